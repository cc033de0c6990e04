"""Finds the tables on a sheet: in our own files where they say, in those of others between empty rows."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ieum.documents.errors import UnreadableDocument, file_fault
from ieum.documents.model import Block, Cell, Paragraph, Place, Table, text
from ieum.documents.readers.common.patterns import our_unit_line, unit_line
from ieum.documents.readers.common.tables import TooManyPositions, tiled
from ieum.documents.readers.xlsx.workbook import Area, Grid

_MOST_ROWS_OF_A_CELL = 1_000
_MOST_BESIDE = 50
_UNNAMED = re.compile(r"(?:sheet|표|시트)\s*\d*(?: \(\d+\))?", re.IGNORECASE)
"""Names that a program gives to sheets."""


def blocks_of(grid: Grid, name: str) -> Iterator[Block]:
    """The tables of a sheet, and the lines that stand outside of them; ``name`` is the file's.

    :raises UnreadableDocument: if it claims more positions than any report has
    """
    try:
        if grid.ground:
            yield _own_table(grid, grid.ground)
        else:
            for region in _regions(grid):
                yield from _foreign_blocks(grid, region)
    except TooManyPositions as error:
        raise UnreadableDocument(
            file_fault(
                name, "{sheet} 시트의 표가 지나치게 커서 읽지 않았습니다. 표를 나누어 올려 주십시오.", sheet=grid.name
            )
        ) from error


def _own_table(grid: Grid, ground: Area) -> Table:
    table = _table(grid, ground)
    for row in range(ground[0]):
        words = grid.shown.get((row, 0), "")
        found = our_unit_line(words)
        if found.says_more:
            table = replace(table, caption=words)
        else:
            table = replace(table, unit=found.unit, base_date=found.base_date)
    titles = grid.titles
    count = titles[1] - titles[0] + 1 if titles and titles[0] == ground[0] else 0
    return replace(table, header_rows=min(count, table.row_count))


def _foreign_blocks(grid: Grid, region: Area) -> Iterator[Block]:
    caption, unit, base_date = "", "", None
    top, left, bottom, right = region
    above: list[str] = []
    while top < bottom:
        row = [words for column in range(left, right + 1) if (words := grid.shown.get((top, column), ""))]
        if len(row) != 1 or right == left:
            break
        found = unit_line(row[0])
        if found and not found.says_more:
            unit, base_date = found.unit, found.base_date
        else:
            above += [caption] if caption else []
            caption = row[0]
        top += 1
    is_table = top < bottom and left < right
    for words in above if is_table else ():
        yield Paragraph(text(words), place=Place(part=grid.part))
    if not is_table:
        for row_number in range(region[0], bottom + 1):
            words = " ".join(filter(None, (grid.shown.get((row_number, column)) for column in range(left, right + 1))))
            yield Paragraph(text(" ".join(words.split())), place=Place(part=grid.part))
        return
    named = "" if _UNNAMED.fullmatch(grid.name.strip()) else grid.name.strip()
    table = _table(grid, (top, left, bottom, right))
    yield replace(
        table, caption=caption or named, unit=unit, base_date=base_date, header_rows=_header_rows(grid, table, top)
    )


def _header_rows(grid: Grid, table: Table, top: int) -> int:
    """Rows that are printed again on each page; else the first, as deep as it is merged."""
    if grid.titles and grid.titles[0] <= top <= grid.titles[1]:
        return min(grid.titles[1] - top + 1, table.row_count - 1)
    deepest = max(cell.row_span for cell in table.cells if cell.row == 0)
    return deepest if deepest < table.row_count else 1


def _table(grid: Grid, area: Area) -> Table:
    top, left, bottom, right = area
    if (bottom - top + 1) * (right - left + 1) > 100_000:
        raise TooManyPositions
    spans = {(first, start): (last, end) for first, start, last, end in grid.merged}
    covered: set[tuple[int, int]] = set()
    cells = []
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            if (row, column) in covered:
                continue
            last, end = spans.get((row, column), (row, column))
            last, end = min(last, bottom), min(end, right)
            covered.update((r, c) for r in range(row, last + 1) for c in range(column, end + 1))
            lines = tuple(text(line) for line in grid.shown.get((row, column), "").split("\n"))
            cells.append(
                Cell(
                    row - top,
                    column - left,
                    () if lines == ((),) else lines,
                    last - row + 1,
                    end - column + 1,
                    place=Place(part=grid.part),
                )
            )
    return Table(tiled(cells), 0, place=Place(part=grid.part))


def _regions(grid: Grid) -> Iterator[Area]:
    """What stands between empty rows, and in these between empty columns; a merged cell holds what it covers."""
    ground = _Ground(grid)
    run: list[int] = []
    for row in sorted(ground.filled):
        if run and row != run[-1] + 1:
            yield from ground.areas(run)
            run = []
        run.append(row)
    if run:
        yield from ground.areas(run)


class _Ground:
    """Which columns of each row are filled, and which merged cells with text begin there."""

    def __init__(self, grid: Grid) -> None:
        self._columns: defaultdict[int, list[int]] = defaultdict(list)
        for row, column in grid.shown:
            self._columns[row].append(column)
        self._merged: defaultdict[int, list[Area]] = defaultdict(list)
        self.filled = set(self._columns)
        """The rows that hold something, or that a merged cell with text covers."""
        lowest = max(self.filled, default=0)
        for area in grid.merged:
            first, start, last, _ = area
            if (first, start) in grid.shown:
                self._merged[first].append(area)
                self.filled.update(range(first, min(last, lowest, first + _MOST_ROWS_OF_A_CELL) + 1))

    def areas(self, rows: Sequence[int]) -> list[Area]:
        """The tables that stand beside each other in such rows, with an empty column between; else all as one."""
        columns = sorted({column for row in rows for column in self._columns[row]})
        starts = [column for before, column in pairwise(columns) if column > before + 1][:_MOST_BESIDE]
        merged = [area for row in rows for area in self._merged[row]]
        starts = [columns[0], *(column for column in starts if not any(area[1] < column <= area[3] for area in merged))]
        spans = [(start, max(c for c in columns if c < end)) for start, end in pairwise([*starts, columns[-1] + 1])]
        parts = [self._area(rows, merged, *span) for span in spans]
        # A line or column beside a table is its label or remark, and no table.
        if all(top < bottom and left < right for top, left, bottom, right in parts):
            return parts
        return [self._area(rows, merged, columns[0], columns[-1])]

    def _area(self, rows: Sequence[int], merged: Sequence[Area], left: int, right: int) -> Area:
        """The rows of a stretch of columns that hold something.

        A title merged beyond the last column of the table makes no more columns.
        """
        held = [row for row in rows if any(left <= column <= right for column in self._columns[row])]
        lowest = max(held[-1], *(min(last, rows[-1]) for _, start, last, _ in merged if left <= start <= right), 0)
        return held[0], left, lowest, right
