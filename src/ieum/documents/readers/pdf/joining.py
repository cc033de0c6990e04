"""Joins what page ends and line ends have divided."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import reduce

from ieum.documents.model import Cell, Run, Table, Text, plain, text
from ieum.documents.readers.common.runs import merged
from ieum.documents.readers.pdf.pages import TORN, Page, Ruled
from ieum.documents.readers.text.lines import close_up

_NEAR = 3.0
_ENDINGS = frozenset(re.findall(r"\S+", "의 가 을 를 은 는 에 와 에서 으로 에게 까지 에는 하고 하며 하여 하는 되는"))
"""What follows a noun without a blank, so that a line which begins with it alone begins within a word."""


def joined_tables(pages: Sequence[Page]) -> None:
    """Let a table that goes on at the head of the next page be one, its repeated title rows once."""
    last: tuple[Page, int] | None = None
    for page in pages:
        first = page.pieces[0] if page.pieces else None
        if last and isinstance(first, Ruled):
            above = last[0].pieces[last[1]]
            if isinstance(above, Ruled) and _goes_on(above, first):
                last[0].pieces[last[1]] = replace(above, table=_joined(above.table, first.table))
                page.pieces.pop(0)
        if page.pieces:
            last = (page, len(page.pieces) - 1)


def _goes_on(above: Ruled, below: Ruled) -> bool:
    if len(above.columns) < 2 or len(above.columns) != len(below.columns):
        return False
    return all(abs(one - other) < _NEAR for one, other in zip(above.columns, below.columns, strict=True))


def _joined(above: Table, below: Table) -> Table:
    head = _rows(above, above.header_rows)
    repeated = above.header_rows if above.header_rows and _rows(below, above.header_rows) == head else 0
    shift = above.row_count - repeated
    more = [replace(cell, row=cell.row + shift) for cell in below.cells if cell.row >= repeated]
    return replace(above, cells=(*above.cells, *more))


def _rows(table: Table, count: int) -> list[tuple[int, int, str]]:
    return [(cell.row, cell.column, _squeezed(cell)) for cell in table.cells if cell.row < count]


def _squeezed(cell: Cell) -> str:
    return "".join(cell.text.split())


class Vocabulary:
    """The words of the document, which tell whether a line ended within one."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._text = "\n".join(lines)

    def joined(self, above: Text, below: Text) -> Text:
        """Two lines as one: without a blank where the document has the torn word elsewhere, and not as two words."""
        if self._is_torn(plain(above), plain(below)):
            return merged([*above, *below])
        bold = bool(above and below) and above[-1].bold and below[0].bold
        return merged([*above, Run(" ", bold=bold), *below])

    def _is_torn(self, above: str, below: str) -> bool:
        before, after = above.split()[-1:], below.split()[:1]
        if not before or not after:
            return True
        if after[0] in _ENDINGS and before[0][-1].isalpha():
            return True
        tail, head = re.sub(r"^\W+", "", before[0])[-3:], re.sub(r"\W.*$", "", after[0])[:3]
        return bool(tail and head) and self._text.count(tail + head) > self._text.count(f"{tail} {head}")

    def mended(self, table: Table) -> Table:
        """A table with the broken lines of its cells joined."""
        return replace(table, cells=tuple(self._mended(cell) for cell in table.cells))

    def _mended(self, cell: Cell) -> Cell:
        lines = tuple(even(reduce(self.joined, [_closed(part) for part in _parts(line)])) for line in cell.lines)
        return replace(cell, lines=lines, tables=tuple(self.mended(table) for table in cell.tables))


def even(line: Text) -> Text:
    """A line that is bold throughout, as a plain one: that is the look of its kind, and no word of it stands out."""
    if any(not run.bold and run.text.strip() for run in line):
        return line
    return merged(replace(run, bold=False) for run in line)


def _parts(line: Text) -> list[Text]:
    """The printed lines of a paragraph."""
    parts: list[list[Run]] = [[]]
    for run in line:
        first, *rest = run.text.split(TORN)
        parts[-1].append(replace(run, text=first))
        parts += [[replace(run, text=each)] for each in rest]
    return [merged(part) for part in parts]


def _closed(line: Text) -> Text:
    """A label that is spread over its width as one word."""
    words = plain(line)
    closed = close_up(words)
    return line if closed == words else text(closed)
