"""Cells with their spans as tables of the model: they tile, and their header rows are known."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ieum.documents.model import Cell, Table

MOST_POSITIONS = 100_000
"""A table with more positions than this is not laid out; no report has one."""
MOST_POSITIONS_OF_A_PART = 1_000_000
"""All tables of a part together; many small cells may claim many large tables."""


class TooManyPositions(Exception):
    """A table claims more positions than any report has."""


@dataclass(slots=True)
class RawCell:
    """A cell with what tells whether it is a header."""

    cell: Cell
    is_marked: bool
    """Whether its file calls it a title cell."""
    is_shaded: bool


def assembled(raw: Sequence[RawCell], *, guess_header: bool) -> Table:
    """A table whose cells tile it, with its header rows; these are guessed from the look where none is marked.

    :raises TooManyPositions: if it claims more positions than any table has
    """
    cells = tiled([each.cell for each in raw])
    table = Table(cells, 0)
    marked = _leading(table, _rows_where_all(raw, [each.is_marked for each in raw]))
    return replace(table, header_rows=marked or (_guessed_header_rows(table, raw) if guess_header else 0))


def tiled(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    """Make cells tile: what overlaps is taken into the cell below it or cut, what is missing is empty.

    :raises TooManyPositions: if they claim more than ``MOST_POSITIONS``
    """
    ordered = sorted(cells, key=lambda cell: (cell.row, cell.column))
    rows = max((cell.row + cell.row_span for cell in ordered), default=0)
    columns = max((cell.column + cell.column_span for cell in ordered), default=0)
    if rows * columns > MOST_POSITIONS:
        raise TooManyPositions(rows * columns)
    owner: dict[tuple[int, int], int] = {}
    kept: list[Cell] = []
    for cell in ordered:
        _place(cell, kept, owner)
    holes = [Cell(row, column) for row in range(rows) for column in range(columns) if (row, column) not in owner]
    return tuple(sorted([*kept, *holes], key=lambda cell: (cell.row, cell.column)))


def _place(cell: Cell, kept: list[Cell], owner: dict[tuple[int, int], int]) -> None:
    """Keep a cell where its corner is free; else its content goes to the cell that covers the corner."""
    below = owner.get((cell.row, cell.column))
    if below is not None:
        under = kept[below]
        kept[below] = replace(
            under,
            lines=under.lines + cell.lines,
            tables=under.tables + cell.tables,
            pictures=under.pictures + cell.pictures,
        )
        return
    positions = _positions(cell)
    if any(position in owner for position in positions):
        cell, positions = replace(cell, row_span=1, column_span=1), positions[:1]
    owner.update(dict.fromkeys(positions, len(kept)))
    kept.append(cell)


def _positions(cell: Cell) -> list[tuple[int, int]]:
    return [
        (row, column)
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    ]


def _guessed_header_rows(table: Table, raw: Sequence[RawCell]) -> int:
    """Rows that are shaded from edge to edge; else the first row, as deep as it is merged."""
    shaded = _leading(table, _rows_where_all(raw, [each.is_shaded or not each.cell.text.strip() for each in raw]))
    if 0 < shaded < table.row_count:
        return shaded
    if table.row_count < 2 or table.column_count < 2:
        return 0
    deepest = max(cell.row_span for cell in table.cells if cell.row == 0)
    return deepest if deepest < table.row_count else 1


def _rows_where_all(raw: Sequence[RawCell], holds: Sequence[bool]) -> set[int]:
    starting = {each.cell.row for each in raw}
    return starting - {each.cell.row for each, does in zip(raw, holds, strict=True) if not does}


def _leading(table: Table, rows: set[int]) -> int:
    """How many rows from the top are among ``rows``; one that merged cells cover wholly goes with those above it."""
    starting = {cell.row for cell in table.cells}
    count = 0
    while count < table.row_count and (count in rows or (count not in starting and count > 0)):
        count += 1
    return count
