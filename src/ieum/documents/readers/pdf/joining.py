"""Joins what page ends and line ends have divided."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import reduce

from ieum.documents.model import Cell, Table, plain, text
from ieum.documents.readers.pdf.pages import TORN, Page, Ruled
from ieum.documents.readers.text.lines import close_up

_NEAR = 3.0


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

    def joined(self, above: str, below: str) -> str:
        """Two lines as one: without a blank where the document has the torn word elsewhere, and not as two words."""
        before, after = above.split()[-1:], below.split()[:1]
        if not before or not after:
            return f"{above}{below}"
        tail, head = re.sub(r"^\W+", "", before[0])[-3:], re.sub(r"\W.*$", "", after[0])[:3]
        is_torn = bool(tail and head) and self._text.count(tail + head) > self._text.count(f"{tail} {head}")
        return f"{above}{below}" if is_torn else f"{above} {below}"

    def mended(self, table: Table) -> Table:
        """A table with the broken lines of its cells joined."""
        return replace(table, cells=tuple(self._mended(cell) for cell in table.cells))

    def _mended(self, cell: Cell) -> Cell:
        lines = tuple(text(close_up(reduce(self.joined, plain(line).split(TORN)))) for line in cell.lines)
        return replace(cell, lines=lines, tables=tuple(self.mended(table) for table in cell.tables))
