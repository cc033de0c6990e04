"""From rows of pieces to a table: which rows are header, which positions one cell covers, which rows slipped."""

import re
from collections.abc import Sequence

from ieum.documents.model import Cell, Place
from ieum.documents.readers.text.pieces import Piece
from ieum.kernel.numbers import parse_number

Rows = list[list[Piece]]

_PERIOD_LABEL = re.compile(r"(19|20)\d\d")
_COUNTED = re.compile(r"(\d{1,3})\s*(회|차|번|호|단계|일차|주차)")
_DIGIT = re.compile(r"\d")
_RUN = re.compile(r"[가-힣A-Za-z]+|\d+")


def rectangular(rows: Rows) -> Rows:
    """Pad short rows with empty cells, so that every row has as many as the widest; nothing is dropped."""
    width = max((len(row) for row in rows), default=0)
    return [row + [Piece((), Place(_line(row)), is_padding=True)] * (width - len(row)) for row in rows]


def _line(row: Sequence[Piece]) -> int | None:
    return row[0].place.line if row else None


def is_number(piece: Piece) -> bool:
    """Whether a piece is a quantity; a bare year is a label."""
    return parse_number(piece.text) is not None and not _PERIOD_LABEL.fullmatch(piece.text)


def count_header_rows(rows: Rows) -> int:
    """How many rows from the top are header; 0 where the first row is already content."""
    if len(rows) < 2 or any(is_number(piece) for piece in rows[0]) or _is_counted(rows):
        return 0
    count = 1
    while count < len(rows) - 1 and _continues_header(rows[count - 1], rows[count]):
        count += 1
    return count


def _is_counted(rows: Rows) -> bool:
    first = [_COUNTED.fullmatch(row[0].text) for row in rows[:2]]
    return len(first) == 2 and all(first) and [int(match[1]) for match in first if match] == [1, 2]


def _continues_header(above: Sequence[Piece], row: Sequence[Piece]) -> bool:
    """A row goes on with the header where it names columns that the row above left open."""
    if any(is_number(piece) for piece in row):
        return False
    opens = [not upper.lines and bool(lower.lines) for upper, lower in zip(above, row, strict=True)]
    if not any(opens[1:]):
        return False
    return not row[0].lines or all(piece.lines and not _DIGIT.search(piece.text) for piece in row)


def lay_out(rows: Rows, header_rows: int) -> tuple[Cell, ...]:
    """Make the cells of a table, restoring merged ones in the header and in the body's leading columns."""
    rows = rectangular(rows)
    rows = rows[:header_rows] + restore_shifted(rows[header_rows:])
    owner = [[(row, column) for column in range(len(pieces))] for row, pieces in enumerate(rows)]
    _merge_header(rows, owner, header_rows)
    _merge_body(rows, owner, header_rows)
    return _cells(rows, owner)


def _merge_header(rows: Rows, owner: list[list[tuple[int, int]]], header_rows: int) -> None:
    for row in range(header_rows):
        for column in range(len(rows[row])):
            if rows[row][column].lines:
                continue
            if _widens(rows, owner, (row, column), header_rows):
                owner[row][column] = owner[row][column - 1]
            elif row and rows[owner[row - 1][column][0]][owner[row - 1][column][1]].lines:
                _deepen(owner, row, column)


def _widens(rows: Rows, owner: list[list[tuple[int, int]]], position: tuple[int, int], header_rows: int) -> bool:
    """Whether an empty header position belongs to the cell at its left: both have something of their own below."""
    row, column = position
    if column == 0 or rows[row][column].is_padding:
        return False
    left_row, left_column = owner[row][column - 1]
    if left_row != row or not rows[left_row][left_column].lines:
        return False
    # Below a header of one row it is the body that shows two columns under one name.
    below = rows[row + 1 : header_rows] if header_rows > 1 else rows[1:]
    if not all(any(other[at].lines for other in below) for at in (left_column, column)):
        return False
    return row == 0 or owner[row - 1][column] == owner[row - 1][left_column]


def _deepen(owner: list[list[tuple[int, int]]], row: int, column: int) -> None:
    """Give an empty header position to the cell above, where that one is not wider than one column."""
    above = owner[row - 1][column]
    width = sum(1 for other in owner[row - 1] if other == above)
    if width == 1 and above[1] == column:
        owner[row][column] = above


def _merge_body(rows: Rows, owner: list[list[tuple[int, int]]], header_rows: int) -> None:
    """An empty first cell belongs to the one above; so do empty texts beside it that the row above has."""
    texts = _text_columns(rows[header_rows:])
    for row in range(max(header_rows, 1), len(rows)):
        if rows[row][0].lines or not any(piece.lines for piece in rows[row]):
            continue
        above = owner[row - 1][0]
        if above[0] < header_rows and not _is_stacked(rows, header_rows):
            continue
        owner[row][0] = above
        for column in texts[1:]:
            if not rows[row][column].lines and owner[row - 1][column][1] == column:
                owner[row][column] = owner[row - 1][column]


def _is_stacked(rows: Rows, header_rows: int) -> bool:
    """Whether the header comes again further down: then its first cell is the name of the part under it."""
    header = [(column, piece.text) for column, piece in enumerate(rows[0]) if column and piece.lines]
    return header_rows == 1 and any(row[column].text == label for row in rows[2:] for column, label in header[:1])


def _text_columns(body: Rows) -> list[int]:
    """Columns before the last one that hold words; an empty number is no merged cell."""
    if not body:
        return []
    return [
        column
        for column in range(len(body[0]) - 1)
        if column == 0 or not any(is_number(row[column]) or row[column].text == "-" for row in body)
    ]


def restore_shifted(body: Rows) -> Rows:
    """Move a row right again that lost the empty cell under a merged one; told by the shapes of its neighbours."""
    fixed = list(body)
    for index in range(1, len(fixed)):
        above, row = fixed[index - 1], fixed[index]
        if above[0].lines or row[-1].lines or not above[-1].lines or not row[0].lines:
            continue
        moved = [Piece((), Place(_line(row))), *row[:-1]]
        if _likeness(moved, above) > _likeness(row, above):
            fixed[index] = moved
    return fixed


def _likeness(row: Sequence[Piece], other: Sequence[Piece]) -> int:
    return sum(1 for one, two in zip(row, other, strict=True) if _shape(one.text) == _shape(two.text))


def _shape(text: str) -> str:
    return _RUN.sub(lambda match: "0" if match[0].isdigit() else "a", text[:40])


def _cells(rows: Rows, owner: list[list[tuple[int, int]]]) -> tuple[Cell, ...]:
    last: dict[tuple[int, int], tuple[int, int]] = {}
    for row, owners in enumerate(owner):
        for column, position in enumerate(owners):
            last[position] = (row, column)
    return tuple(
        rows[row][column].cell(row, column, end[0] - row + 1, end[1] - column + 1)
        for (row, column), end in last.items()
    )
