"""Finds text in columns side by side: a gutter that holds over many lines, which fill the room on both of its sides."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf
from statistics import median
from typing import NamedTuple

from ieum.documents.readers.pdf.aligned import Piece, Row, rows_of
from ieum.documents.readers.pdf.sheets import Box, Glyph

_FEWEST_LINES = 8
"""On each side of a gutter."""
_STEP = 3.0
"""Lines that begin nearer, in points, begin at one place."""
_CANDIDATES = 3
_NARROWEST = 0.2
"""The least share of a part's width that a column has; labels and teams at the right are narrower."""
_FILLED = 0.6
"""The share of a column's width that half of its lines fill at least; cells of a table are shorter."""
_FEWEST_LETTERS = 12
"""Letters that half of the lines have at least."""
_MOST_PARTED = 0.4
"""The share of lines on one side that may have a gap within."""
_DEEPEST = 2
"""Four columns are two, twice divided."""


class Part(NamedTuple):
    """What is read before the next part: its letters, these as rows, and its area."""

    glyphs: list[Glyph]
    rows: list[Row]
    area: Box
    depth: int = 0
    """How often columns were divided to come to it; 0 for what stands in no column."""
    shift: float = 0.0
    """How far right of the first column it begins."""


@dataclass(frozen=True, slots=True)
class _Band:
    """Lines in two columns: which, and where the right one begins."""

    first: int
    last: int
    right: float


def whole_part(glyphs: list[Glyph]) -> Part:
    """A page that is not divided."""
    return Part(glyphs, rows_of(glyphs), Box(-inf, -inf, inf, inf))


def parts_of(part: Part, boxes: Sequence[Box]) -> list[Part]:
    """The parts in reading order that a part is divided into; itself where no columns are found.

    :param boxes: tables and pictures, which end columns where they stand across their gutter
    """
    band = _band(part.rows, boxes) if part.depth < _DEEPEST else None
    if band is None:
        return [part]
    area, rows = part.area, part.rows
    top, bottom = _edge(rows, band.first, area.top), _edge(rows, band.last + 1, area.bottom)
    aside = band.right - min(row.pieces[0].left for row in rows[band.first : band.last + 1])
    divided = (
        _within(part, area._replace(bottom=top), 0, 0.0),
        _within(part, Box(area.left, top, band.right, bottom), 1, 0.0),
        _within(part, Box(band.right, top, area.right, bottom), 1, aside),
        _within(part, area._replace(top=bottom), 0, 0.0),
    )
    return [found for each in divided for found in parts_of(each, boxes)]


def _within(part: Part, area: Box, deeper: int, aside: float) -> Part:
    glyphs = [glyph for glyph in part.glyphs if _stands_in(glyph, area)]
    return Part(glyphs, rows_of(glyphs), area, part.depth + deeper, part.shift + aside)


def with_letters(parts: Sequence[Part], glyphs: Sequence[Glyph]) -> list[Part]:
    """The same parts with other letters, such as those that are left when tables were found."""
    if len(parts) == 1:
        return [parts[0]._replace(glyphs=list(glyphs))]
    return [part._replace(glyphs=[glyph for glyph in glyphs if _stands_in(glyph, part.area)]) for part in parts]


def _stands_in(glyph: Glyph, area: Box) -> bool:
    y = glyph.base - 0.35 * glyph.size
    return area.left <= glyph.left < area.right and area.top <= y < area.bottom


def _edge(rows: Sequence[Row], index: int, end: float) -> float:
    """The height between a row and the one above; the end of the area where either is missing."""
    if not 0 < index < len(rows):
        return end
    above, below = rows[index - 1], rows[index]
    return min((above.base + 0.2 * above.size + below.base - 0.8 * below.size) / 2, below.base - 0.5 * below.size)


def _band(rows: Sequence[Row], boxes: Sequence[Box]) -> _Band | None:
    """The first stretch of lines that stand in two columns."""
    if len(rows) < _FEWEST_LINES:
        return None
    left, right = min(row.pieces[0].left for row in rows), max(row.pieces[-1].right for row in rows)
    least = _NARROWEST * (right - left)
    starts = Counter(
        round(piece.left / _STEP)
        for row in rows
        for piece in row.pieces
        if left + least < piece.left < right - least and len(piece.words) >= _FEWEST_LETTERS
    )
    for step, count in starts.most_common(_CANDIDATES):
        if count < _FEWEST_LINES // 2:
            break
        gutter = (step - 0.5) * _STEP
        for first, last in _stretches(rows, boxes, gutter):
            while first < last and rows[first].pieces[-1].left < gutter:
                first += 1  # noqa: PLW2901 - what stands at the left alone was above the columns
            if _are_columns(rows[first : last + 1], gutter):
                return _Band(first, last, gutter)
    return None


def _stretches(rows: Sequence[Row], boxes: Sequence[Box], gutter: float) -> Iterator[tuple[int, int]]:
    """From where to where no row and no box stands across the gutter."""
    tops = [box.top for box in boxes if box.left < gutter - _STEP and box.right > gutter + _STEP]
    first = 0
    for index, row in enumerate(rows):
        is_below = index > first and any(rows[index - 1].base <= top < row.base for top in tops)
        if _crosses(row, gutter) or is_below:
            if index > first:
                yield first, index - 1
            first = index + _crosses(row, gutter)
    if first < len(rows):
        yield first, len(rows) - 1


def _crosses(row: Row, gutter: float) -> bool:
    """Whether a row stands across a gutter, or is one of a table on both of its sides."""
    if any(piece.left < gutter < piece.right + 0.3 * row.size for piece in row.pieces):
        return True
    is_both = row.pieces[0].left < gutter < row.pieces[-1].left
    return is_both and len(row.pieces) > 2 and all(len(piece.words) < _FEWEST_LETTERS for piece in row.pieces)


def _are_columns(rows: Sequence[Row], gutter: float) -> bool:
    left, right = min(row.pieces[0].left for row in rows), max(row.pieces[-1].right for row in rows)
    least = _NARROWEST * (right - left)
    sides = [
        (gutter - left, [[piece for piece in row.pieces if piece.left < gutter] for row in rows]),
        (right - gutter, [[piece for piece in row.pieces if piece.left >= gutter] for row in rows]),
    ]
    return all(width >= least and _are_lines([line for line in side if line], width) for width, side in sides)


def _are_lines(lines: Sequence[Sequence[Piece]], width: float) -> bool:
    """Whether what stands on one side of a gutter is lines of text that fill it."""
    if len(lines) < _FEWEST_LINES or sum(len(line) > 2 for line in lines) > _MOST_PARTED * len(lines):
        return False
    is_filled = median(line[-1].right - line[0].left for line in lines) >= _FILLED * width
    return is_filled and median(max(len(piece.words) for piece in line) for line in lines) >= _FEWEST_LETTERS
