"""Finds the footnotes of a page: under a short line at its foot, each opened by its mark."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ieum.documents.model import plain
from ieum.documents.readers.common.patterns import drop_start
from ieum.documents.readers.pdf.lines import TextLine
from ieum.documents.readers.pdf.rules import whole
from ieum.documents.readers.pdf.sheets import Sheet

_MARK = re.compile(r"(?P<mark>\d{1,3})(?P<closing>\s?\))?\s*")
_SHORTEST, _LONGEST = 0.08, 0.5
"""Shares of the page's width: a longer line ends a table or stands over the page's foot."""
_LOWER_HALF = 0.5
_LEADING = 2.4


def without_notes(lines: Sequence[TextLine], sheet: Sheet) -> tuple[list[TextLine], dict[str, list[TextLine]]]:
    """The lines of running text, and those of each footnote without its mark, by this."""
    for at in sorted(_separators(sheet), reverse=True):
        below = [line for line in lines if line.base > at]
        if notes := _notes(below):
            used = {line.base for each in notes.values() for line in each}
            return [line for line in lines if line.base not in used], notes
    return list(lines), {}


def _separators(sheet: Sheet) -> list[float]:
    """The heights of short lines in the lower half, which begin at the left."""
    return [
        rule.at
        for rule in whole(sheet.across)
        if rule.at > _LOWER_HALF * sheet.height
        and _SHORTEST < (rule.end - rule.start) / sheet.width < _LONGEST
        and rule.start < sheet.width / 3
    ]


def _notes(lines: Sequence[TextLine]) -> dict[str, list[TextLine]]:
    """The notes that begin with the first line; none where it has no mark."""
    notes: dict[str, list[TextLine]] = {}
    current: list[TextLine] = []
    last: TextLine | None = None
    for line in lines:
        if last and line.base - last.base > _LEADING * last.size:
            break  # what stands further down, such as the page's number, is no note
        last = line
        if mark := _marked(line):
            current = notes.setdefault(mark, [])
            line = replace(line, content=drop_start(line.content, _length(line)))  # noqa: PLW2901 - the mark is no text
        elif not notes:
            break
        current.append(line)
    return notes


def _marked(line: TextLine) -> str:
    """The mark that opens a note: "1)", or a raised "1"; "" where none does."""
    found = _MARK.match(line.text)
    is_mark = found and (found["closing"] or line.content[0].superscript)
    return found["mark"] if found and is_mark else ""


def _length(line: TextLine) -> int:
    found = _MARK.match(plain(line.content))
    return found.end() if found else 0
