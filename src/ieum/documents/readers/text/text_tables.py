"""Tables of words that lost their columns: read where the words themselves show which column each one stood in."""

import re
from collections.abc import Iterator, Sequence

from ieum.documents.model import Place
from ieum.documents.readers.text.grid import Rows, lay_out, rectangular
from ieum.documents.readers.text.header_words import base, is_known, line_words
from ieum.documents.readers.text.lines import Line
from ieum.documents.readers.text.pieces import Piece, joined
from ieum.documents.readers.text.regions import Region
from ieum.documents.readers.text.space_tables import bounds_header, value_line
from ieum.documents.readers.text.vocabulary import ROW_LABELS

_LEAST_COLUMNS = 3
_MOST_LINES = 80
_MOST_LENGTH = 200
_MOST_NAMES = 2
_BULLET_IN_CELL = re.compile(r"(?<=\s)[○◦•▪]\s")
_TIME_HEADS = ("시기", "기간", "일정", "주기")
_TIME = re.compile(
    r"['’‘`]?\d{2,4}\s*\.\s*\d.{0,30}|\d{1,2}월.{0,30}|[반분]기별|월별|매[월년]|수시|상시|연중|연\s*\d+회"
)


def text_table(lines: Sequence[Line], start: int) -> Region | None:
    """Read the table whose header is line ``start``; None where that is no header, or the columns cannot be told."""
    if not lines[start].is_plain or len(lines[start].text) > _MOST_LENGTH:
        return None
    header = line_words(lines[start])
    if len(header) < _LEAST_COLUMNS or base(header[0].text) not in ROW_LABELS:
        return None
    if not all(is_known(word.text) for word in header):
        return None
    chunks, end = _chunks(lines, start + 1)
    if not chunks or any(_has_numbers(line) for chunk in chunks for line in chunk):
        return None
    body = _rows_by_line(chunks, len(header)) or _rows_by_time(chunks, header)
    if not body:
        return None
    extra = len(body[0]) - len(header)
    rows = [[header[0], *[Piece()] * extra, *header[1:]], *body]
    return Region(start, end, lay_out(rows, 1), 1)


def _chunks(lines: Sequence[Line], start: int) -> tuple[list[list[Line]], int]:
    """The lines under a header, an empty line between one chunk and the next, and the line behind them."""
    chunks: list[list[Line]] = []
    end = start
    for index in range(start, min(start + _MOST_LINES, len(lines))):
        line = lines[index]
        if not line.text:
            continue
        if bounds_header(line) and not _has_numbers(line):
            break
        if chunks and index == end:
            chunks[-1].append(line)
        else:
            chunks.append([line])
        end = index + 1
    return chunks, end


def _has_numbers(line: Line) -> bool:
    row = value_line(line)
    return row is not None and len(row.values) > 1


def _rows_by_line(chunks: Sequence[Sequence[Line]], width: int) -> Rows | None:
    """Rows on a line each: as many words as columns, or fewer of them before a cell that a ○ opens."""
    rows: Rows = []
    for line in (line for chunk in chunks for line in chunk):
        row = list(_words_and_bullet(line))
        has_bullet = bool(row) and _BULLET_IN_CELL.match(f" {row[-1].text}", 1) is not None
        if len(row) > width or (len(row) < width and not has_bullet):
            return None
        rows.append(row + [Piece((), Place(line.number))] * (width - len(row)))
    return rows


def _words_and_bullet(line: Line) -> Iterator[Piece]:
    bullet = _BULLET_IN_CELL.search(line.text)
    end = bullet.start() if bullet else len(line.text)
    for word in re.finditer(r"\S+", line.text[:end]):
        yield Piece((word[0],), Place(line.number, line.column + word.start()))
    if bullet:
        yield Piece((line.text[end:],), Place(line.number, line.column + end))


def _rows_by_time(chunks: Sequence[Sequence[Line]], header: Sequence[Piece]) -> Rows | None:
    """Rows of which each one ends with the chunk that says when."""
    if not base(header[-1].text).endswith(_TIME_HEADS):
        return None
    rows = [_named_row(row, len(header)) for row in _until_time(chunks)]
    found = [row for row in rows if row]
    if not found or len(found) < len(rows):
        return None
    names = max(len(row_names) for row_names, _ in found)
    if names > _MOST_NAMES:
        return None
    return rectangular([[Piece()] * (names - len(row_names)) + row_names + cells for row_names, cells in found])


def _until_time(chunks: Sequence[Sequence[Line]]) -> Iterator[list[Sequence[Line]]]:
    row: list[Sequence[Line]] = []
    for chunk in chunks:
        row.append(chunk)
        if _TIME.fullmatch(chunk[0].text):
            yield row
            row = []
    if row:
        yield row


def _named_row(chunks: Sequence[Sequence[Line]], width: int) -> tuple[list[Piece], list[Piece]] | None:
    """The names and the other cells of a row; the second cell stands in the names' chunk or in one of its own."""
    rest = width - 2
    if len(chunks) == width:
        names, cells = chunks[0], list(chunks[1:])
    elif len(chunks) == width - 1 and len(chunks[0]) > 1:
        names, cells = chunks[0][:1], [chunks[0][1:], *chunks[-rest:]]
    else:
        return None
    words = [
        Piece((word[0],), Place(line.number, line.column + word.start()))
        for line in names
        for word in re.finditer(r"\S+", line.text)
    ]
    return words, [joined([Piece((line.text,), Place(line.number, line.column)) for line in cell]) for cell in cells]
