"""Puts a page in order: its grids with what stands in their cells, and the lines between them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from ieum.documents.model import Cell, Picture, Place, Run, Table, Text
from ieum.documents.readers.common.patterns import is_team
from ieum.documents.readers.common.runs import merged
from ieum.documents.readers.pdf.aligned import aligned_grids, rows_of
from ieum.documents.readers.pdf.columns import Part, parts_of, whole_part, with_letters
from ieum.documents.readers.pdf.grids import Grid, Slot, find_grids, outline_of
from ieum.documents.readers.pdf.lines import TextLine, once, text_lines
from ieum.documents.readers.pdf.notes import without_notes
from ieum.documents.readers.pdf.openings import opened
from ieum.documents.readers.pdf.sheets import Box, Glyph, Sheet

_PADDING = 4.0
_BAND = 16
"""Height of the bands, in points, by which the cells at a letter's height are found."""
_LARGEST_SIGN = 24.0
_MOST_HEADER_ROWS = 8
_FEWEST_CELLS = 12
_LEAST_FILLED = 0.15
"""The share of a table's cells that have words at least, where it has many."""
_FEWEST_STRIPES = 4
"""Areas below each other that a box on a changing colour is drawn with."""
_NUMBER = re.compile(r"(?!(?:19|20)\d\d$)[△▲+-]?\d[\d,.]*%?|[-–]")
"""A number other than a year."""
TORN = "\x1f"
"""Stands where a line of a cell ended, until the words of the whole document tell whether it ended within one."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """A table or box on a page."""

    table: Table
    box: Box
    lines: tuple[TextLine, ...]
    """The lines in it, from top to bottom, where it has one cell; empty otherwise."""
    columns: tuple[float, ...] = ()
    """Where its columns end."""
    page: int = 0


@dataclass(frozen=True, slots=True)
class Pictured:
    """A picture on a page."""

    picture: Picture
    box: Box


Piece = TextLine | Ruled | Pictured


@dataclass
class Page:
    """What stands on a page, in reading order."""

    number: int
    width: float
    height: float
    pieces: list[Piece] = field(default_factory=list)
    notes: dict[str, list[TextLine]] = field(default_factory=dict)
    """The lines of each footnote, without its mark, by this."""


def read_page(sheet: Sheet) -> Page:
    """Divide a page into lines, grids and footnotes."""
    layout = _Layout(sheet)
    boxes: list[Ruled | Pictured] = [ruled for ruled in layout.ruled() if ruled.table.cells]
    boxes += [
        Pictured(Picture("", drawn.media_type, drawn.data, Place(page=sheet.number)), drawn.box)
        for drawn in sheet.pictures
    ]
    page = Page(sheet.number, sheet.width, sheet.height)
    for index, part in enumerate(layout.parts):
        lines, notes = without_notes(text_lines(part.glyphs, sheet.number), sheet)
        pieces = [*(box for box in boxes if _home_of(box, layout.parts) == index), *lines]
        page.pieces += _in_column(_in_order(pieces), part) if part.depth else _in_order(pieces)
        page.notes |= notes
    return page


def _home_of(piece: Ruled | Pictured, parts: Sequence[Part]) -> int:
    """Which part a box stands in by its middle; the first where it stands in none."""
    x, y = (piece.box.left + piece.box.right) / 2, (piece.box.top + piece.box.bottom) / 2
    return next((index for index, part in enumerate(parts) if part.area.holds(x, y)), 0)


def _in_column(pieces: Sequence[Piece], part: Part) -> list[Piece]:
    """What stands in a column, as far left as if it had the page alone: depths and hanging lines go by that."""
    lines = [piece for piece in pieces if isinstance(piece, TextLine)]
    end, by = max((line.right for line in lines), default=0.0), part.shift
    return [
        replace(line, left=line.left - by, right=line.right - by, text_left=line.text_left - by, end=end - by)
        if isinstance(line, TextLine)
        else replace(line, box=line.box._replace(left=line.box.left - by, right=line.box.right - by))
        for line in pieces
    ]


class _Layout:
    """Which letter stands in which cell."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        glyphs, ruled = once(sheet.glyphs), find_grids(sheet)
        self._divide(glyphs, ruled)
        if drawings := [index for index in range(len(self._grids)) if self._is_drawing(index)]:
            ruled = [grid for index, grid in enumerate(self._grids) if index not in drawings]
            ruled += [outline_of(self._grids[index]) for index in drawings if self._is_banded(index)]
            self._divide(glyphs, ruled)
        boxes = [self._grids[index].box for index in {index for index, _ in self._within}]
        self.parts = parts_of(whole_part(self.free), [*boxes, *(drawn.box for drawn in sheet.pictures)])
        together = [*(part.rows for part in self.parts), *map(rows_of, self._boxed())]
        if aligned := [grid for rows in together for grid in aligned_grids(sheet, rows)]:
            self._divide(glyphs, [*ruled, *aligned])
        self.parts = with_letters(self.parts, [*self.free, *self._drawn_signs()])

    def _divide(self, glyphs: Iterable[Glyph], grids: Iterable[Grid]) -> None:
        """Put each letter into its cell."""
        self._grids = sorted(grids, key=lambda grid: _area(grid.box))
        self._bands = _by_height(self._grids)
        self._within: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
        self.free: list[Glyph] = []
        for glyph in glyphs:
            self._place(glyph)

    def _filled(self, index: int) -> set[int]:
        return {number for number in range(len(self._grids[index].slots)) if (index, number) in self._within}

    def _is_banded(self, index: int) -> bool:
        """Whether a grid is a box on a colour that changes: one column, and words in one row."""
        slots = self._grids[index].slots
        is_column = all(slot.column == 0 and slot.column_end == slots[0].column_end for slot in slots)
        return len(slots) >= _FEWEST_STRIPES and is_column and len(self._filled(index)) == 1

    def _is_drawing(self, index: int) -> bool:
        """Whether the lines of a grid are a chart's or an ornament's; an empty form has a full first row."""
        slots, filled = self._grids[index].slots, self._filled(index)
        if not filled or self._is_banded(index):
            return bool(filled)
        is_form = all(number in filled for number, slot in enumerate(slots) if slot.row == 0)
        return len(slots) >= _FEWEST_CELLS and len(filled) < _LEAST_FILLED * len(slots) and not is_form

    def _boxed(self) -> list[list[Glyph]]:
        """The letters of each box that is no table."""
        return [letters for (index, _), letters in self._within.items() if len(self._grids[index].slots) == 1]

    def _place(self, glyph: Glyph) -> None:
        # Not the middle: many fonts tell no widths, and a narrow letter then seems to reach into the next cell.
        x, y = glyph.left + 0.2 * glyph.size, glyph.base - 0.35 * glyph.size
        for index, number, box in self._bands.get(int(y // _BAND), ()):
            if box.holds(x, y):
                self._within[index, number].append(glyph)
                return
        self.free.append(glyph)

    def _drawn_signs(self) -> list[Glyph]:
        """Small empty squares: a □ that is drawn, not printed."""
        filled = {index for index, _ in self._within}
        boxes = [grid.box for index, grid in enumerate(self._grids) if index not in filled and len(grid.slots) == 1]
        return [
            Glyph("□", box.left, box.right, box.bottom - 0.1 * (box.bottom - box.top), box.bottom - box.top)
            for box in boxes
            if max(box.right - box.left, box.bottom - box.top) < _LARGEST_SIGN
        ]

    def ruled(self) -> list[Ruled]:
        """All grids with text; those that stand in a cell of another are given with it."""
        filled = {index for index, _ in self._within}
        inner: dict[tuple[int, int], list[int]] = defaultdict(list)
        outer = []
        for index in sorted(filled):
            home = self._home(index)
            if home is None:
                outer.append(index)
            else:
                inner[home].append(index)
                filled.add(home[0])
        return [self._ruled(index, inner) for index in outer]

    def _home(self, index: int) -> tuple[int, int] | None:
        """The cell of a larger grid with text of its own that a grid stands in."""
        box = self._grids[index].box
        x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        for other in range(index + 1, len(self._grids)):
            for number, slot in enumerate(self._grids[other].slots):
                if slot.box.holds(x, y) and _area(slot.box) > _area(box) and (other, number) in self._within:
                    return other, number
        return None

    def _ruled(self, index: int, inner: dict[tuple[int, int], list[int]]) -> Ruled:
        grid = self._grids[index]
        place = Place(page=self._sheet.number)
        cells = [
            self._cell(slot, (index, number), inner.get((index, number), ()), inner)
            for number, slot in enumerate(grid.slots)
        ]
        slots = grid.slots
        if len(slots) == 2 and slots[1].row == 0:
            cells = self._band(cells, text_lines(self._within.get((index, 1), [])))
        table = Table(tuple(cells), 0, place=place)
        table = replace(table, header_rows=grid.header_rows or self._header_rows(table, slots))
        lines = tuple(text_lines(self._within[index, 0], self._sheet.number)) if len(grid.slots) == 1 else ()
        return Ruled(table, grid.box, lines, tuple(sorted({slot.box.right for slot in slots})), self._sheet.number)

    def _cell(
        self, slot: Slot, key: tuple[int, int], nested: Iterable[int], inner: dict[tuple[int, int], list[int]]
    ) -> Cell:
        lines = joined_lines(text_lines(self._within.get(key, [])), slot.box.right - slot.box.left - 2 * _PADDING)
        return Cell(
            slot.row,
            slot.column,
            tuple(lines),
            slot.row_end - slot.row,
            slot.column_end - slot.column,
            tuple(self._ruled(index, inner).table for index in nested),
            Place(page=self._sheet.number),
        )

    def _band(self, cells: list[Cell], lines: Sequence[TextLine]) -> list[Cell]:
        """The cells of a row of number and title; a team that stands apart at its right has a cell of its own."""
        if len(lines) != 1 or not is_team(lines[0].tail):
            return cells
        title = replace(cells[1], lines=(lines[0].content,))
        return [cells[0], title, Cell(0, 2, (lines[0].apart,), place=title.place)]

    def _header_rows(self, table: Table, slots: Sequence[Slot]) -> int:
        """Rows that are shaded from edge to edge; else the first, as deep as it is merged."""
        if table.row_count < 2 or table.column_count < 2:
            return 0
        shaded = self._shaded_rows(table, slots)
        deepest = max(cell.row_span for cell in table.cells if cell.row == 0)
        if 0 < shaded < table.row_count:
            return shaded
        return deepest if deepest < table.row_count else 1

    def _shaded_rows(self, table: Table, slots: Sequence[Slot]) -> int:
        """How many rows from the top are shaded from edge to edge and are no body."""
        for row in range(table.row_count):
            is_plain = any(slot.row == row and not self._is_shaded(slot.box) for slot in slots)
            if is_plain or row == _MOST_HEADER_ROWS or (row > 0 and _is_body(table, row)):
                return row
        return table.row_count

    def _is_shaded(self, box: Box) -> bool:
        x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        return any(fill.holds(x, y) for fill in self._sheet.fills)


def _is_body(table: Table, row: int) -> bool:
    """Whether a row that is shaded like a header is none: a total's numbers, or the name of a group of rows alone."""
    others = [cell.text.strip() for cell in table.cells if cell.row == row and cell.column > 0]
    filled = [words for words in others if words]
    numbers = [words for words in filled if _NUMBER.fullmatch(words)]
    return (not filled and len(others) > 1) or 2 * len(numbers) > len(filled) > 0


def _by_height(grids: Sequence[Grid]) -> dict[int, list[tuple[int, int, Box]]]:
    """The cells that stand at each height, those of the smallest grid first: a nested table comes before its cell."""
    bands: dict[int, list[tuple[int, int, Box]]] = defaultdict(list)
    for index, grid in enumerate(grids):
        for number, slot in enumerate(grid.slots):
            for band in range(int(slot.box.top // _BAND), int(slot.box.bottom // _BAND) + 1):
                bands[band].append((index, number, slot.box))
    return bands


def joined_lines(lines: Sequence[TextLine], room: float) -> list[Text]:
    """Paragraphs of printed lines: one goes on, behind ``TORN``, where the next word had no room."""
    found: list[Text] = []
    last: TextLine | None = None
    for line in lines:
        if last and last.right - last.left + line.first_word > room and not opened(line.content):
            found[-1] = merged([*found[-1], Run(TORN), *line.whole])
        else:
            found.append(line.whole)
        last = line
    return found


def _area(box: Box) -> float:
    return (box.right - box.left) * (box.bottom - box.top)


def _in_order(pieces: Sequence[Piece]) -> list[Piece]:
    """From top to bottom; what stands side by side from left to right."""
    rows: list[list[Piece]] = []
    low = 0.0
    for piece in sorted(pieces, key=_top):
        if rows and _top(piece) < low - 2:
            rows[-1].append(piece)
            low = low if isinstance(piece, TextLine) else max(low, _bottom(piece))
        else:
            rows.append([piece])
            low = _bottom(piece)
    return [piece for row in rows for piece in _beside(row)]


def _beside(row: list[Piece]) -> list[Piece]:
    """Boxes side by side are read from left to right; lines keep their order."""
    return sorted(row, key=_left) if not any(isinstance(piece, TextLine) for piece in row) else row


def _top(piece: Piece) -> float:
    return piece.base - 0.8 * piece.size if isinstance(piece, TextLine) else piece.box.top


def _bottom(piece: Piece) -> float:
    return piece.base if isinstance(piece, TextLine) else piece.box.bottom


def _left(piece: Piece) -> float:
    return piece.left if isinstance(piece, TextLine) else piece.box.left
