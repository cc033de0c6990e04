"""Tables that lost their tabs and lines: rows of numbers divided by spaces, names and headers broken over lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ieum.documents.model import Place
from ieum.documents.readers.text.captions import beside_table
from ieum.documents.readers.text.grid import Rows, lay_out, rectangular
from ieum.documents.readers.text.header_words import (
    base,
    header_words,
    is_remark,
    known_share,
    line_words,
)
from ieum.documents.readers.text.lines import Line, page_number
from ieum.documents.readers.text.lost_headers import set_over_columns
from ieum.documents.readers.text.numbering import read_boxed, read_chapter
from ieum.documents.readers.text.pieces import Piece, joined
from ieum.documents.readers.text.regions import Region
from ieum.documents.readers.text.vocabulary import ROW_LABELS

MOST_LABEL_LENGTH = 40
MOST_HEADER_LINES = 30
MOST_HEADER_LENGTH = 200
MOST_LABEL_LINES = 4
MOST_CELL_LINES = 4
MOST_LINE_LENGTH = 400
ENOUGH_KNOWN = 0.5
"""Share of a header's words that must be known to head columns."""

_TOKEN = re.compile(r"[^\s()]*(?:\([^()]*\))+[^\s()]*|\S+")
_VALUE = re.compile(r"(?:[△▲▽+\-−–]?\d[\d,]*(?:\.\d+)?%?(?:\([^()]{1,40}\))?|[-–−.])")
_VALUE_ENDS = frozenset("0123456789%)-–−.")
_REMARK_GROUP = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class ValueLine:
    """A line that ends with numbers: the label before them, if any, and the numbers."""

    label: Piece
    values: tuple[Piece, ...]


def value_line(line: Line) -> ValueLine | None:
    """Read a line as label and numbers; None where it is not one, above all where it is a sentence."""
    if line.rank or not line.text or line.text[-1] not in _VALUE_ENDS or len(line.text) > MOST_LINE_LENGTH:
        return None
    values = _values_at_end(line)
    label = line.text[: _offset(line, values[0])].rstrip() if values else ""
    has_digits = any(character.isdigit() for piece in values for character in piece.lines[0])
    if not has_digits or len(label) > MOST_LABEL_LENGTH or ":" in label:
        return None
    return ValueLine(_piece(line, 0, len(label)), tuple(values))


def _values_at_end(line: Line) -> list[Piece]:
    """The numbers with which a line ends, each with the remark in parentheses behind it."""
    values: list[Piece] = []
    remark: Piece | None = None
    for token in reversed(list(_TOKEN.finditer(line.text))):
        piece = _piece(line, token.start(), token.end())
        if remark is None and is_remark(token[0]):
            remark = piece
        elif _VALUE.fullmatch(token[0]):
            values.append(piece.followed_by(remark) if remark else piece)
            remark = None
        else:
            break
    return values[::-1]


def _offset(line: Line, piece: Piece) -> int:
    return (piece.place.column or 1) - line.column


def _piece(line: Line, start: int, end: int) -> Piece:
    return Piece((line.text[start:end],), Place(line.number, line.column + start)) if end > start else Piece()


def space_table(lines: Sequence[Line], start: int, floor: int) -> tuple[Region | None, int]:
    """Read the table whose first row of numbers is line ``start``; its header lies at ``floor`` or below.

    The second result is where to look on: a run of rows that is no table is not looked at again.
    """
    first = value_line(lines[start])
    if first is None:
        return None, start + 1
    head = _header_start(lines, start, floor)
    if len(first.values) > 1:
        return _row_table(lines, head, start)
    if first.label.lines:
        return None, start + 1
    return _stream_table(lines, head, start), start + 1


def _header_start(lines: Sequence[Line], start: int, floor: int) -> int:
    """First line of what may be the header above line ``start``; no marker, number or tabs stand in a header."""
    head = start
    for index in range(start - 1, max(start - MOST_HEADER_LINES, floor) - 1, -1):
        line = lines[index]
        if not line.text:
            continue
        if bounds_header(line):
            break
        head = index
        if line_words(line) and base(line_words(line)[0].text) in ROW_LABELS:
            break
    return head


def bounds_header(line: Line) -> bool:
    """Whether a line can be no part of a header or name: a marker, a title, a row of numbers, a whole sentence."""
    return bool(
        line.rank
        or line.has_cells
        or len(line.text) > MOST_HEADER_LENGTH
        or (len(line.text) > MOST_LABEL_LENGTH and known_share(line_words(line)) < ENOUGH_KNOWN)
        or (beside_table(line.text) or "").startswith("단위")
        or read_chapter(line.text)
        or read_boxed(line.text)
        or page_number(line.text)
        or value_line(line)
    )


def _row_table(lines: Sequence[Line], head: int, start: int) -> tuple[Region | None, int]:
    """A table of rows that stand on a line each, but for their names."""
    rows, end = _rows(lines, start)
    labelled = any(row[0].lines for row in rows)
    width = max(len(row) for row in rows) - (0 if labelled else 1)
    header_lines = _header_lines(lines[head:start], width)
    words = header_words(header_lines)
    if labelled and not rows[0][0].lines:
        words, rows[0][0] = _give_back_label(words, width)
    body = rectangular(rows if labelled else [row[1:] for row in rows])
    header = set_over_columns(words, body)
    if header is None or (len(rows) == 1 and known_share(header.columns) < ENOUGH_KNOWN):
        return None, end
    header_rows = header.rows()
    cells = lay_out(header_rows + body, len(header_rows))
    return Region(header_lines[0].number - 1, end, cells, len(header_rows)), end


def _header_lines(lines: Sequence[Line], width: int) -> list[Line]:
    """The header's lines from the first one that is known to head columns; else the last ones that fit the columns."""
    header = [line for line in lines if line.text]
    words = [line_words(line) for line in header]
    for index, line in enumerate(words):
        if known_share(line) >= ENOUGH_KNOWN or (line and base(line[0].text) in ROW_LABELS):
            return header[index:]
    fitting = (index for index in range(len(header)) if sum(len(line) for line in words[index:]) == width)
    return header[next(fitting, len(header)) :]


def _give_back_label(words: list[list[Piece]], width: int) -> tuple[list[list[Piece]], Piece]:
    """The name of the first row stood on lines above its numbers, and was taken for header."""
    label: list[Piece] = []
    while len(words) > 1 and sum(len(line) for line in words[:-1]) >= width:
        label = [*words[-1], *label]
        words = words[:-1]
    return words, joined(label)


def _rows(lines: Sequence[Line], start: int) -> tuple[Rows, int]:
    """Rows from line ``start`` on, each with its label first, and the line behind the last."""
    rows: Rows = []
    end = index = start
    label: list[Piece] = []
    while index < len(lines):
        line = lines[index]
        index += 1
        row = value_line(line)
        if row and len(row.values) > 1:
            name = joined([*label, row.label] if row.label.lines else label)
            rows.append([name, *row.values])
            label, end = [], index
        elif rows and not label and _is_cell_remark(line):
            _add_remarks(rows[-1], line)
            end = index
        elif line.text and (len(label) == MOST_LABEL_LINES or _ends_rows(line)):
            break
        elif line.text:
            label.append(_piece(line, 0, len(line.text)))
    return rows, end


def _ends_rows(line: Line) -> bool:
    return bounds_header(line) or line.text.startswith("(")


def _add_remarks(row: list[Piece], line: Line) -> None:
    for column, match in zip(range(1, len(row)), _REMARK_GROUP.finditer(line.text), strict=False):
        row[column] = row[column].followed_by(_piece(line, match.start(), match.end()))


def _stream_table(lines: Sequence[Line], head: int, start: int) -> Region | None:
    """A table whose cells stand on a line each, below a header that is known word by word."""
    header = [word for words in header_words(lines[head:start]) for word in words]
    if len(header) < 2 or known_share(header) < 1 or base(header[0].text) in ROW_LABELS:
        return None
    cells, end = _stream(lines, start)
    if len(cells) % len(header):
        return None
    body = [cells[at : at + len(header)] for at in range(0, len(cells), len(header))]
    return Region((header[0].place.line or 1) - 1, end, lay_out([header, *body], 1), 1)


def _stream(lines: Sequence[Line], start: int) -> tuple[list[Piece], int]:
    """Numbers, each on a line of its own with its remark below, and the line behind the last."""
    cells: list[Piece] = []
    end = start
    for index in range(start, len(lines)):
        line = lines[index]
        row = value_line(line)
        if row and len(row.values) == 1 and not row.label.lines:
            cells.append(row.values[0])
        elif line.text and _goes_on(cells[-1], line):
            cells[-1] = joined([cells[-1], _piece(line, 0, len(line.text))])
        elif line.text:
            break
        end = index + 1 if line.text else end
    return cells, end


def _goes_on(cell: Piece, line: Line) -> bool:
    """Whether a line is a remark on the number above, or the rest of one that is still open."""
    if len(line.text) > MOST_LABEL_LENGTH or (line.text.startswith("(") and len(cell.lines) == MOST_CELL_LINES):
        return False
    text = cell.text
    is_open = text.count("(") > text.count(")") and line.text.endswith((",", ")"))
    opens = line.text.startswith("(") and line.text.endswith(",")
    return is_open or opens or _is_cell_remark(line)


def _is_cell_remark(line: Line) -> bool:
    return is_remark(line.text) and beside_table(line.text) is None
