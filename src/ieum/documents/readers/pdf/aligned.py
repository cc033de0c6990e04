"""Finds tables that no lines rule: rows whose pieces stand below each other in columns, with clear room between."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from ieum.documents.model import text
from ieum.documents.readers.pdf.grids import Grid, Slot
from ieum.documents.readers.pdf.lines import end_of, is_blank
from ieum.documents.readers.pdf.openings import opened
from ieum.documents.readers.pdf.sheets import Box, Glyph, Sheet

_SAME_LINE = 0.5
_GAP = 0.9
"""Room between two pieces of a row, as a share of the size of type; words of justified lines stand nearer."""
_CLEAR = 0.45
"""The same between two columns."""
_LEADING = 3.0
"""Rows of one table stand no further apart than this many sizes."""
_WRAPPED = 1.7
_FEWEST_ROWS = 3
_FEWEST_COLUMNS = 3
_MOST_NARROW = 2
"""How many rows of one piece, such as the names of groups, may follow each other in a table."""
_FULL_ROWS = (1.0, 0.8, 0.6)
"""Rows with such a share of the most pieces tell the columns; others may span them."""
_LEAST_FILLED = 0.5
_MOST_OPENED = 0.3
"""The share of rows that may begin with the marker of a bullet."""
_LONGEST_PIECE = 30
"""Letters that half of the pieces may have; columns of sentences are no table."""
_LEADER = re.compile(r"[.·․‧…⋯]")
_MOST_PAGED = 0.7
_PAGE = re.compile(r"\d{1,3}")
_NUMBERED = re.compile(r"[Ⅰ-Ⅻ]|[IVX]{1,4}[.．]|\d{1,2}[.．)]|붙임|별첨|부록|[a-z][.．]")
_NUMBER = re.compile(r"[($△▲+–-]*\d[\d,.]*[%)]*|[-–—]")


@dataclass(slots=True)
class Piece:
    """What stands together in a row."""

    left: float
    right: float
    words: str


@dataclass(slots=True)
class Row:
    """Letters on one baseline."""

    base: float
    size: float
    pieces: list[Piece]
    has_leader: bool
    """Whether dots led the eye from one piece to the next."""


def aligned_grids(sheet: Sheet, rows: Sequence[Row]) -> list[Grid]:
    """The tables without ruling lines among rows of a page, which stand in one box, in one column or in none."""
    return [grid for stretch in _stretches(rows) if (grid := _grid(stretch, sheet)) is not None]


def rows_of(glyphs: Sequence[Glyph]) -> list[Row]:
    """Letters by their baselines, each row divided where there is room."""
    printed = sorted((glyph for glyph in glyphs if glyph.size > 0 and not is_blank(glyph.char)), key=lambda g: g.base)
    rows: list[list[Glyph]] = []
    base = size = 0.0
    for glyph in printed:
        if not rows or glyph.base - base >= _SAME_LINE * max(size, glyph.size):
            rows.append([])
            base, size = glyph.base, glyph.size
        rows[-1].append(glyph)
        size = max(size, glyph.size)
    return [_row(row) for row in rows]


def _row(glyphs: Sequence[Glyph]) -> Row:
    size = median(glyph.size for glyph in glyphs)
    pieces: list[Piece] = []
    shown = list(_without_leaders(sorted(glyphs, key=lambda glyph: glyph.left)))
    for glyph in shown:
        right = max(end_of(glyph), glyph.left)
        if pieces and glyph.left - pieces[-1].right < _GAP * size:
            pieces[-1].right = max(pieces[-1].right, right)
            pieces[-1].words += glyph.char
        else:
            pieces.append(Piece(glyph.left, right, glyph.char))
    return Row(max(glyph.base for glyph in glyphs), size, pieces, len(shown) < len(glyphs))


def _without_leaders(glyphs: Sequence[Glyph]) -> Iterator[Glyph]:
    """The letters without rows of dots that lead the eye from a label to its number."""
    for is_dot, group in groupby(glyphs, key=lambda glyph: _LEADER.match(glyph.char) is not None):
        members = list(group)
        if not is_dot or len(members) < 4:
            yield from members


def _stretches(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Rows that follow each other closely; most of them have several pieces, the first and last among these."""
    stretch: list[Row] = []
    narrow = 0
    for row in rows:
        narrow = narrow + 1 if len(row.pieces) < 2 else 0
        is_far = bool(stretch) and row.base - stretch[-1].base > _LEADING * max(row.size, stretch[-1].size)
        if stretch and (is_far or narrow > _MOST_NARROW):
            yield _trimmed(stretch)
            stretch = []
        if stretch or len(row.pieces) > 1:
            stretch.append(row)
    yield _trimmed(stretch)


def _trimmed(stretch: list[Row]) -> list[Row]:
    while stretch and len(stretch[-1].pieces) < 2:
        stretch = stretch[:-1]
    return stretch


def _grid(rows: list[Row], sheet: Sheet) -> Grid | None:
    """The table that rows are; None where they are none."""
    columns = _columns_of(rows)
    if not columns:
        return None
    edges = _edges(rows, columns)
    levels = _levels(rows)
    slots: list[Slot] = []
    number = 0
    for index, row in enumerate(rows):
        if slots and _goes_on(row, rows[index - 1], columns):
            slots = [
                slot._replace(box=slot.box._replace(bottom=levels[index + 1])) if slot.row == number - 1 else slot
                for slot in slots
            ]
            continue
        slots += _slots(row, number, columns, edges, levels[index : index + 2])
        number += 1
    return Grid(tuple(slots), _header_rows(slots, sheet))


def _columns_of(rows: Sequence[Row]) -> list[tuple[float, float]]:
    """The columns of a table: of those that its fuller rows tell the most; [] where the rows are none."""
    most = max((len(row.pieces) for row in rows), default=0)
    found: list[list[tuple[float, float]]] = []
    for share in _FULL_ROWS:
        full = [row for row in rows if len(row.pieces) >= max(share * most, 2)]
        columns = _columns(full)
        if _is_table(rows, full, columns):
            found.append(columns)
    return max(found, key=len, default=[])


def _columns(rows: Sequence[Row]) -> list[tuple[float, float]]:
    """From where to where columns reach: what the pieces of the rows cover, and clear room between."""
    least = _CLEAR * median(row.size for row in rows) if rows else 0.0
    columns: list[tuple[float, float]] = []
    for left, right in sorted((piece.left, piece.right) for row in rows for piece in row.pieces):
        if columns and left - columns[-1][1] < least:
            columns[-1] = (columns[-1][0], max(columns[-1][1], right))
        else:
            columns.append((left, right))
    return columns


def _is_table(rows: Sequence[Row], full: Sequence[Row], columns: Sequence[tuple[float, float]]) -> bool:
    pieces = [piece for row in full for piece in row.pieces]
    if len(full) < _FEWEST_ROWS or len(columns) < 2 or 3 * len(full) < len(rows):
        return False
    if len(pieces) < _LEAST_FILLED * len(full) * len(columns):
        return False
    # Single letters are a word that is spread, such as a name in a chart of boxes.
    spread = sum(len(piece.words) == 1 and piece.words.isalpha() for piece in pieces)
    if median(len(piece.words) for piece in pieces) > _LONGEST_PIECE or 2 * spread > len(pieces):
        return False
    if sum(_opens(row) for row in rows) > _MOST_OPENED * len(rows) or _is_contents(full):
        return False
    return len(columns) >= _FEWEST_COLUMNS or _is_list_of_numbers(full)


def _opens(row: Row) -> bool:
    """Whether a row begins with the marker of a bullet."""
    return opened(text(" ".join(piece.words for piece in row.pieces))) is not None


def _is_contents(rows: Sequence[Row]) -> bool:
    """Whether rows are a contents list: numbered titles, and pages that rise."""
    pages = [int(row.pieces[-1].words) for row in rows if _PAGE.fullmatch(row.pieces[-1].words)]
    numbered = sum(_NUMBERED.match(row.pieces[0].words) is not None for row in rows)
    return len(pages) > _MOST_PAGED * len(rows) and pages == sorted(pages) and 2 * numbered >= len(rows)


def _is_list_of_numbers(rows: Sequence[Row]) -> bool:
    """Whether two columns are a table: the second has numbers, which are not the pages of a contents list."""
    numbers = sum(_NUMBER.fullmatch(row.pieces[-1].words) is not None and not row.has_leader for row in rows)
    return 3 * numbers > 2 * len(rows)


def _edges(rows: Sequence[Row], columns: Sequence[tuple[float, float]]) -> list[float]:
    """Where columns end: in the middle of the room between them, and where the widest row does."""
    between = [(left[1] + right[0]) / 2 for left, right in pairwise(columns)]
    left, right = min(row.pieces[0].left for row in rows), max(row.pieces[-1].right for row in rows)
    return [left - 1, *between, right + 1]


def _levels(rows: Sequence[Row]) -> list[float]:
    """Where rows end: in the middle between the foot of one and the head of the next."""
    between = [(above.base + below.base - 0.8 * below.size) / 2 for above, below in pairwise(rows)]
    return [rows[0].base - rows[0].size, *between, rows[-1].base + 0.3 * rows[-1].size]


def _goes_on(row: Row, above: Row, columns: Sequence[tuple[float, float]]) -> bool:
    """Whether a row holds nothing but what had no room in the cells above."""
    is_near = row.base - above.base < _WRAPPED * row.size
    is_indented = row.pieces[0].left > columns[0][1]
    has_numbers = any(_NUMBER.fullmatch(piece.words) for piece in row.pieces)
    return is_near and is_indented and not has_numbers and 2 * len(row.pieces) <= len(columns)


def _slots(
    row: Row, number: int, columns: Sequence[tuple[float, float]], edges: Sequence[float], levels: Sequence[float]
) -> list[Slot]:
    """The cells of a row; a piece that reaches over several columns merges these."""
    spans: list[tuple[int, int]] = []
    column = 0
    for piece in row.pieces:
        touched = [
            index
            for index, (left, right) in enumerate(columns)
            if index >= column and piece.left < right and piece.right > left
        ]
        if touched:
            spans += [(each, each + 1) for each in range(column, touched[0])]
            spans.append((touched[0], touched[-1] + 1))
            column = touched[-1] + 1
    spans += [(each, each + 1) for each in range(column, len(columns))]
    return [
        Slot(number, start, number + 1, end, Box(edges[start], levels[0], edges[end], levels[1]), is_closed=False)
        for start, end in spans
    ]


def _header_rows(slots: Sequence[Slot], sheet: Sheet) -> int:
    """How many rows stand above the first line that runs below them over the whole table; 0 where none does."""
    left, right = min(slot.box.left for slot in slots), max(slot.box.right for slot in slots)
    middles = sorted({(slot.row, (slot.box.top + slot.box.bottom) / 2) for slot in slots})
    for rule in sorted(sheet.across):
        if rule.start < left + 0.1 * (right - left) and rule.end > right - 0.1 * (right - left):
            above = len({row for row, middle in middles if middle < rule.at})
            if 0 < above < len({row for row, _ in middles}):
                return above
    return 0
