"""Finds the tables on a sheet: in our own files where they say, in those of others between empty rows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ieum.documents.errors import UnreadableDocument
from ieum.documents.model import Block, Cell, Paragraph, Place, Table, text
from ieum.documents.readers.common.patterns import our_unit_line, unit_line
from ieum.documents.readers.common.tables import TooManyPositions, tiled
from ieum.documents.readers.xlsx.workbook import Area, Grid

_MOST_ROWS_OF_A_CELL = 1_000
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
            f"{name}: {grid.name} 시트의 표가 지나치게 커서 읽지 않았습니다. 표를 나누어 올려 주십시오."
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
    while top < bottom:
        row = [words for column in range(left, right + 1) if (words := grid.shown.get((top, column), ""))]
        if len(row) != 1 or right == left:
            break
        found = unit_line(row[0])
        if found and not found.says_more:
            unit, base_date = found.unit, found.base_date
        elif caption:
            yield Paragraph(text(caption), place=Place(part=grid.part))
            caption = row[0]
        else:
            caption = row[0]
        top += 1
    if top == bottom or left == right:
        for row_number in range(top, bottom + 1):
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
    """What stands between empty rows; a merged cell holds its rows together."""
    filled = {row for row, _ in grid.shown}
    lowest = max(filled, default=0)
    for first, start, last, _ in grid.merged:
        if (first, start) in grid.shown:
            filled.update(range(first, min(last, lowest, first + _MOST_ROWS_OF_A_CELL) + 1))
    run: list[int] = []
    for row in sorted(filled):
        if run and row != run[-1] + 1:
            yield _bounds(grid, run)
            run = []
        run.append(row)
    if run:
        yield _bounds(grid, run)


def _bounds(grid: Grid, rows: Sequence[int]) -> Area:
    first, last = rows[0], rows[-1]
    columns = [column for row, column in grid.shown if first <= row <= last]
    ends = [end for top, start, _, end in grid.merged if first <= top <= last and (top, start) in grid.shown]
    right = max(columns)
    # A title merged beyond the last column of the table makes no more columns.
    return first, min(columns), last, max([right, *(end for end in ends if end <= right)])
