"""Lines of text put together from pieces."""

from collections.abc import Iterable
from dataclasses import replace

from ieum.documents.model import Run, Text


def joined(pieces: Iterable[tuple[str, bool, bool]]) -> Text:
    """Runs of text, bold, superscript; neighbours of one appearance become one."""
    return merged(Run(value, bold=bold, superscript=superscript) for value, bold, superscript in pieces)


def prefixed(head: str, line: Text) -> Text:
    """A line with something before it."""
    return merged([Run(head), *line])


def merged(runs: Iterable[Run]) -> Text:
    """The fewest runs that say the same: neighbours of one appearance are one, and a note hangs on what it follows."""
    kept: list[Run] = []
    for run in runs:
        last = kept[-1] if kept else None
        if last and not last.footnote and (not run.text or _look(last) == _look(run)):
            kept[-1] = replace(last, text=last.text + run.text, footnote=run.footnote)
        elif run.text:
            kept.append(run)
        elif run.footnote:
            kept.append(Run("", footnote=run.footnote))
    return tuple(kept)


def _look(run: Run) -> tuple[str, bool, bool]:
    return run.figure, run.bold, run.superscript
