"""A Table as WordprocessingML, built as elements, since the library looks through the whole table for each cell."""

from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import Any

from ieum.documents.model import Cell, Picture, Table
from ieum.documents.styles.names import KIND_PLACES, PICTURE_LABEL, StyleName
from ieum.documents.writers.docx.elements import TWIPS_PER_MILLIMETRE, clean, element, twips
from ieum.documents.writers.docx.ink import Ink
from ieum.documents.writers.docx.names import TABLE_STYLES
from ieum.documents.writers.docx.styles import borders, shade, style_ids
from ieum.documents.writers.layout import (
    cell_box,
    cell_styles,
    column_widths,
    header_is_apart,
    printed_unit,
    room,
    sign_heights,
    sign_widths,
)

_HEADER_ROW = "100000000000"
"""Says that a row looks as the first one does, which is how Word names header rows."""
_LEAST_WIDTH = 200
_NARROWER = 0.6


def table_paragraphs(ink: Ink, table: Table, caption: str) -> Iterator[Any]:
    """A table with its caption and unit line above it and a line behind it, since Word joins tables that touch."""
    yield from _above(ink, table, caption)
    if not table.cells:
        return
    yield _Table(table, ink.width, ink).element()
    yield ink.line(KIND_PLACES.get(table.kind, StyleName.TABLE_PLACE), ())


def picture_line(ink: Ink, picture: Picture, width: int) -> Any:
    """A picture no wider than ``width``, or its description where Word does not show it."""
    shown = ink.picture(picture, width)
    if shown is not None:
        return ink.paragraph(StyleName.PICTURE, [shown])
    return ink.words(StyleName.PICTURE_DESCRIPTION, PICTURE_LABEL + picture.description)


def _above(ink: Ink, table: Table, caption: str) -> Iterator[Any]:
    if caption:
        yield ink.words(StyleName.TABLE_CAPTION, caption)
    if unit := printed_unit(table):
        yield ink.words(StyleName.TABLE_UNIT, unit)


class _Table:
    """A table being written: its measures, and how its cells stand."""

    def __init__(self, table: Table, width: int, ink: Ink) -> None:
        self.table, self.ink = table, ink
        look = ink.sheet.table
        self.heights: list[int] = []
        self.scale = 1.0
        if table.kind == "approval":
            shares = [float(twips(each)) for each in sign_widths(table, look)]
            width = min(round(sum(shares)), width)
            self.heights = [twips(each) for each in sign_heights(table, look)]
        else:
            shares, scale = column_widths(table, room(ink.sheet, max(width, _LEAST_WIDTH) / TWIPS_PER_MILLIMETRE))
            self.scale = max(scale, look.smallest / 100)
        edges = [round(width * end / sum(shares)) for end in accumulate(shares, initial=0.0)]
        self.widths = [right - left for left, right in pairwise(edges)]
        self.styles = cell_styles(table)
        self.repeated = table.header_rows if header_is_apart(table) else 0

    def element(self) -> Any:
        columns = element("tblGrid", *(element("gridCol", w=str(width)) for width in self.widths))
        with self.ink.scaled(self.scale):
            return element("tbl", self.properties(), columns, *map(self.row, range(self.table.row_count)))

    def properties(self) -> Any:
        table = self.table
        style = TABLE_STYLES.get(table.kind, TABLE_STYLES["data"])
        right = [element("jc", val="right")] if table.kind == "approval" else []
        properties = element(
            "tblPr",
            element("tblStyle", val=style_ids()[style]),
            element("tblW", w=str(sum(self.widths)), type="dxa"),
            *right,
            element("tblLayout", type="fixed"),
            *self.margins(),
            element("tblLook", val="0020" if table.header_rows else "0000"),
        )
        if table.caption:
            properties.append(element("tblCaption", val=clean(table.caption)))
        return properties

    def margins(self) -> list[Any]:
        """Left and right of the text in small type less is left free, or numbers would not fit into their columns."""
        if self.scale >= 1:
            return []
        free = str(twips(self.ink.sheet.table.side * self.scale * _NARROWER))
        return [element("tblCellMar", *(element(side, w=free, type="dxa") for side in ("left", "right")))]

    def row(self, row: int) -> Any:
        properties = element("trPr", element("cantSplit"))
        if row < self.table.header_rows:
            properties.insert(0, element("cnfStyle", val=_HEADER_ROW))
        if self.heights:
            properties.append(element("trHeight", val=str(self.heights[row]), hRule="atLeast"))
        if row < self.repeated:
            properties.append(element("tblHeader"))
        begun = (cell for column, cell in enumerate(self.table.grid[row]) if cell.column == column)
        return element("tr", properties, *(self.cell(cell, row) for cell in begun))

    def cell(self, cell: Cell, row: int) -> Any:
        """The cell as it stands in one row; in rows below its first it is empty and says that it goes on."""
        across = sum(self.widths[cell.column : cell.column + cell.column_span])
        style = self.styles[cell.row, cell.column]
        content = list(self.content(cell, style, across)) if cell.row == row else []
        return element("tc", self.cell_properties(cell, row, across), *(content or [self.ink.line(style, ())]))

    def content(self, cell: Cell, style: StyleName, width: int) -> Iterator[Any]:
        inner = max(width - 2 * twips(self.ink.sheet.table.side), _LEAST_WIDTH)
        yield from (self.ink.line(style, line) for line in cell.lines)
        for table in cell.tables:
            yield from _above(self.ink, table, table.caption)
            if table.cells:
                yield _Table(table, inner, self.ink).element()
            # A cell ends with a paragraph.
            yield self.ink.line(StyleName.SPACER, ())
        yield from (picture_line(self.ink, picture, inner) for picture in cell.pictures)

    def cell_properties(self, cell: Cell, row: int, width: int) -> Any:
        properties = element("tcPr", element("tcW", w=str(width), type="dxa"))
        if cell.column_span > 1:
            properties.append(element("gridSpan", val=str(cell.column_span)))
        if cell.row_span > 1:
            properties.append(element("vMerge", val="restart" if cell.row == row else "continue"))
        box = self.ink.sheet.boxes[cell_box(self.table, cell)]
        properties.append(element("tcBorders", *borders(box)))
        properties.extend(shade(box))
        properties.append(element("vAlign", val="center"))
        return properties
