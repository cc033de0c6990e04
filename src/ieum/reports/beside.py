"""Tables whose rows stand beside each other in print, so that a narrow list takes less height: two pairs in a row."""

from collections.abc import Sequence
from dataclasses import replace

from ieum.documents.model import Cell, Table


def fold(table: Table, times: int) -> Table:
    """Set as many rows beside each other, each under a heading of its own; what is left of the last row is empty."""
    if times == 1:
        return table
    width, head = table.column_count, table.header_rows
    heading = [
        replace(cell, column=cell.column + at * width) for at in range(times) for cell in table.cells if cell.row < head
    ]
    body = [_moved(cell, head, width, times) for cell in table.cells if cell.row >= head]
    missing = -len(table.body) % times
    last = head + (len(table.body) - 1) // times
    empty = [Cell(last, column) for column in range((times - missing) * width, times * width)]
    return replace(table, cells=_in_order([*heading, *body, *empty]))


def unfold(table: Table, times: int) -> Table | None:
    """The rows one below the other, without those that say nothing; None where the heading is not printed so often."""
    width, rest = divmod(table.column_count, times)
    if rest or not table.header_rows or table.columns != table.columns[:width] * times:
        return None
    if any(cell.row_span > 1 or cell.column_span > 1 for cell in table.cells):
        return None
    heading = [cell for cell in table.cells if cell.row < table.header_rows and cell.column < width]
    groups = [row[at * width : (at + 1) * width] for row in table.body for at in range(times)]
    said = [group for group in groups if any(cell.text.strip() for cell in group)]
    body = [
        replace(cell, row=table.header_rows + row, column=column)
        for row, group in enumerate(said)
        for column, cell in enumerate(group)
    ]
    return replace(table, cells=(*heading, *body))


def _moved(cell: Cell, head: int, width: int, times: int) -> Cell:
    down, beside = divmod(cell.row - head, times)
    return replace(cell, row=head + down, column=cell.column + beside * width)


def _in_order(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    return tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))
