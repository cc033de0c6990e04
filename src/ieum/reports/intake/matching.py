"""Matching: which figure table a printed table is, line by line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ieum.documents.model import Cell, Table
from ieum.kernel.figure_tables import Axis, FigureTable, Line, squeeze
from ieum.reports.beside import unfold


@dataclass(frozen=True)
class Match:
    """A printed table with the meaning of its lines."""

    table: Table
    shape: FigureTable
    rows: tuple[tuple[Line, tuple[Cell, ...]], ...]
    """Each body row's line and its cells behind the stub."""
    columns: tuple[Line, ...]


def match(table: Table, shapes: Iterable[FigureTable]) -> Match | None:
    """Find the shape whose lines a table has; of several the one with most fixed lines. None where none fits."""
    head = [squeeze(label) for label in table.columns]
    likely = (shape for shape in shapes if [squeeze(each) for each in shape.stub] == head[: len(shape.stub)])
    found = [matched for shape in likely if (matched := match_shape(table, shape))]
    return max(found, key=lambda matched: _fixed_lines(matched.shape), default=None)


def match_shape(printed: Table, shape: FigureTable) -> Match | None:
    """Read a table as one shape; None where a line does not fit or is missing."""
    stub, table = len(shape.stub), unfold(printed, shape.beside) if shape.beside > 1 else printed
    if (
        table is None
        or not table.header_rows
        or [squeeze(label) for label in table.columns[:stub]] != [squeeze(each) for each in shape.stub]
    ):
        return None
    used = [column for column in range(stub, table.column_count) if not _is_empty(table, column)]
    columns = _lines(shape.columns, [table.columns[column] for column in used])
    rows = columns and _lines(shape.rows, [_row_label(row, stub) for row in table.body])
    if not columns or not rows:
        return None
    cells = [tuple(row[column] for column in used) for row in table.body]
    return Match(table, shape, tuple(zip(rows, cells, strict=True)), columns)


def _lines(axis: Axis, labels: Sequence[str]) -> tuple[Line, ...] | None:
    read = []
    for label in labels:
        line = next((line for entry in axis if (line := entry.read(label))), None)
        # Most shapes are of other tables, which their first line tells.
        if line is None:
            return None
        read.append(line)
    needed = [entry for entry in axis if isinstance(entry, Line) and not entry.optional]
    is_whole = bool(labels) and all(entry in read for entry in needed)
    return tuple(read) if is_whole and len({line.label for line in read}) == len(read) else None


def _row_label(row: tuple[Cell, ...], stub: int) -> str:
    return "/".join(" ".join(cell.text.split()) for cell in row[:stub])


def _is_empty(table: Table, column: int) -> bool:
    return not table.columns[column] and all(not row[column].text.strip() for row in table.body)


def _fixed_lines(shape: FigureTable) -> int:
    return sum(isinstance(entry, Line) for entry in (*shape.rows, *shape.columns))
