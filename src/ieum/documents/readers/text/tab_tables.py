"""Tables whose cells are divided by tabs."""

from collections.abc import Sequence

from ieum.documents.readers.text.grid import Rows, count_header_rows, lay_out, rectangular
from ieum.documents.readers.text.lines import Line
from ieum.documents.readers.text.pieces import Piece, split_cells
from ieum.documents.readers.text.regions import Region

_LEAST_COLUMNS = 3
"""A lone row is a table only with so many cells."""


def tab_table(lines: Sequence[Line], start: int) -> Region | None:
    """Read the table that begins at line ``start``; None where none begins there."""
    if not lines[start].has_cells:
        return None
    end = _end(lines, start)
    rows = rectangular(_with_remarks(_rows(lines[start:end])))
    filled = sum(1 for row in rows for piece in row if piece.lines)
    if len(rows) < 2 and (lines[start].rank or filled < _LEAST_COLUMNS):
        # A label with its unit or team behind a tab.
        return None
    header_rows = count_header_rows(rows)
    return Region(start, end, lay_out(rows, header_rows), header_rows)


def _end(lines: Sequence[Line], start: int) -> int:
    """The table goes on as long as lines have tabs; a lone line without any between two that do was torn off."""
    end = start
    while end < len(lines):
        torn_off = end + 1 < len(lines) and bool(lines[end].text) and lines[end + 1].has_cells
        if "\t" not in lines[end].raw and not torn_off:
            break
        end += 1
    return end


def _rows(lines: Sequence[Line]) -> Rows:
    rows: Rows = []
    for line in lines:
        if line.is_rule:
            continue
        pieces = split_cells(line.raw, line.number)
        if len(pieces) == 1 and rows:
            _append_to_last_cell(rows[-1], pieces[0])
        else:
            rows.append(pieces)
    return rows


def _append_to_last_cell(row: list[Piece], piece: Piece) -> None:
    filled = [column for column, other in enumerate(row) if other.lines]
    column = filled[-1] if filled else 0
    row[column] = row[column].followed_by(piece)


def _with_remarks(rows: Rows) -> Rows:
    """Put a row of mere remarks, "(구비 51,100)", into the cells above, from which a conversion tore it."""
    kept: Rows = []
    for row in rows:
        if kept and _is_remark(row, kept[-1]):
            above = kept[-1]
            for column, piece in enumerate(row):
                if piece.lines:
                    above[column] = above[column].followed_by(piece)
        else:
            kept.append(row)
    return kept


def _is_remark(row: Sequence[Piece], above: Sequence[Piece]) -> bool:
    filled = [column for column, piece in enumerate(row) if piece.lines]
    return bool(filled) and all(
        row[column].text.startswith("(")
        and row[column].text.endswith(")")
        and column < len(above)
        and bool(above[column].lines)
        for column in filled
    )
