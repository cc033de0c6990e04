"""Lines of text put together from pieces."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ieum.documents.model import Run, Text

_PLAIN = ("", False, False)


def joined(pieces: Iterable[tuple[str, bool, bool]]) -> Text:
    """Runs of text, bold, superscript; neighbours of one appearance become one."""
    return merged(Run(value, bold=bold, superscript=superscript) for value, bold, superscript in pieces)


def prefixed(head: str, line: Text) -> Text:
    """A line with something before it."""
    return merged([Run(head), *line])


def merged(runs: Iterable[Run]) -> Text:
    """The fewest runs that say the same: neighbours of one appearance are one, and a note hangs on what it follows."""
    given = tuple(runs)
    if len(given) == 1 and given[0].text:
        return given  # as most lines are
    kept: list[_OpenRun] = []
    for run in given:
        last = kept[-1] if kept else None
        if last and not last.footnote and (not run.text or last.look == _look(run)):
            last.letters.append(run.text)
            last.footnote = run.footnote
        elif run.text or run.footnote:
            kept.append(_OpenRun(_look(run) if run.text else _PLAIN, [run.text], run.footnote))
    return tuple(Run("".join(each.letters), *each.look, each.footnote) for each in kept)


def split_lines(content: Text) -> Iterator[Text]:
    """The lines of a broken one, without their ends."""
    line: list[Run] = []
    for run in content:
        first, *others = run.text.split("\n")
        line.append(replace(run, text=first, footnote=() if others else run.footnote))
        for number, other in enumerate(others, 1):
            yield merged(line)
            line = [replace(run, text=other, footnote=run.footnote if number == len(others) else ())]
    yield merged(line)


@dataclass(slots=True)
class _OpenRun:
    """A run that may still go on; its letters are put together once, since there may be very many."""

    look: tuple[str, bool, bool]
    letters: list[str]
    footnote: Text


def _look(run: Run) -> tuple[str, bool, bool]:
    return run.figure, run.bold, run.superscript
