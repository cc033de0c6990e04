"""A Table as WordprocessingML, built as elements, since the library looks through the whole table for each cell."""

from typing import Any

from docx.shared import Pt
from docx.text.paragraph import Paragraph as Line

from ieum.documents.model import Cell, Table, Text
from ieum.documents.writers.docx.elements import element, write
from ieum.documents.writers.docx.styles import CELL_ID
from ieum.documents.writers.layout import Alignment, alignments, column_widths, header_is_apart, printable

_TYPE_SIZE = 10.0
_SMALLEST = 0.6
_ROOM_PER_TWIP = 96 / 9638
"""Half-width characters of table type for each twentieth of a point."""
_MARGIN = 60
"""Left and right of what stands in a cell, in twentieths of a point."""
_FILL = "E4EDF8"


def table_element(table: Table, width: int, parent: Any) -> Any:
    """The table as an element, ``width`` twentieths of a point wide, to stand inside ``parent``."""
    return _Table(table, width, parent).element()


class _Table:
    """A table being written: its measures, and how its cells stand."""

    def __init__(self, table: Table, width: int, parent: Any) -> None:
        shares, scale = column_widths(table, max(width, 1) * _ROOM_PER_TWIP)
        self.table, self.parent = table, parent
        self.widths = [int(width * share / sum(shares)) for share in shares]
        self.size = Pt(round(_TYPE_SIZE * max(scale, _SMALLEST) * 2) / 2)
        self.stands = alignments(table)
        self.repeated = table.header_rows if header_is_apart(table) else 0

    def element(self) -> Any:
        columns = element("tblGrid", *(element("gridCol", w=str(width)) for width in self.widths))
        rows = (self.row(row) for row in range(self.table.row_count))
        return element("tbl", self.properties(), columns, *rows)

    def properties(self) -> Any:
        table = self.table
        properties = element(
            "tblPr",
            element("tblStyle", val="TableGrid"),
            element("tblW", w=str(sum(self.widths)), type="dxa"),
            element("tblLayout", type="fixed"),
            element("tblCellMar", *(element(side, w=str(_MARGIN), type="dxa") for side in ("left", "right"))),
            element("tblLook", val="0020" if table.header_rows else "0000"),
        )
        if table.caption:
            properties.append(element("tblCaption", val=printable(table.caption)))
        return properties

    def row(self, row: int) -> Any:
        properties = element("trPr", element("cantSplit"))
        if row < self.repeated:
            properties.append(element("tblHeader"))
        begun = (cell for column, cell in enumerate(self.table.grid[row]) if cell.column == column)
        return element("tr", properties, *(self.cell(cell, row) for cell in begun))

    def cell(self, cell: Cell, row: int) -> Any:
        """The cell as it stands in one row; in rows below its first it is empty and says that it goes on."""
        room = sum(self.widths[cell.column : cell.column + cell.column_span])
        written = element("tc", self.cell_properties(cell, row, room))
        stand, is_first = self.stands[cell.row, cell.column], cell.row == row
        is_head = cell.row < self.table.header_rows
        lines = cell.lines if is_first else ()
        written.extend(self.line(content, stand, is_head=is_head) for content in lines or ((),))
        for inner in cell.tables if is_first else ():
            if inner.cells:
                # A cell ends with a paragraph.
                written.extend(
                    [table_element(inner, room - 2 * _MARGIN, self.parent), self.line((), stand, is_head=False)]
                )
        return written

    def line(self, content: Text, stand: Alignment, *, is_head: bool) -> Any:
        shape = element("pPr", element("pStyle", val=CELL_ID), element("jc", val=stand))
        paragraph = element("p", shape)
        line = Line(paragraph, self.parent)
        write(line, content)
        for run in line.runs:
            run.font.size = self.size
            run.bold = True if is_head else run.bold
        return paragraph

    def cell_properties(self, cell: Cell, row: int, room: int) -> Any:
        properties = element("tcPr", element("tcW", w=str(room), type="dxa"))
        if cell.column_span > 1:
            properties.append(element("gridSpan", val=str(cell.column_span)))
        if cell.row_span > 1:
            properties.append(element("vMerge", val="restart" if cell.row == row else "continue"))
        if cell.row < self.table.header_rows:
            properties.append(element("shd", val="clear", color="auto", fill=_FILL))
        properties.append(element("vAlign", val="center"))
        return properties
