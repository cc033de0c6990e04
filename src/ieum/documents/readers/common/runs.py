"""Lines of text put together from pieces."""

from collections.abc import Iterable

from ieum.documents.model import Run, Text


def joined(pieces: Iterable[tuple[str, bool, bool]]) -> Text:
    """Runs of text, bold, superscript; neighbours of one appearance become one."""
    runs: list[Run] = []
    for value, bold, superscript in pieces:
        if runs and (runs[-1].bold, runs[-1].superscript) == (bold, superscript):
            runs[-1] = Run(runs[-1].text + value, bold=bold, superscript=superscript)
        elif value:
            runs.append(Run(value, bold=bold, superscript=superscript))
    return tuple(runs)


def prefixed(head: str, line: Text) -> Text:
    """A line with something before it."""
    return joined([(head, False, False), *((run.text, run.bold, run.superscript) for run in line)])
