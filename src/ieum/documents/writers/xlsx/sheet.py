"""One table as a worksheet: caption and unit line above, the table below with its merged cells."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from xml.sax.saxutils import escape

from ieum.documents.model import Cell, Table
from ieum.documents.number_formats import as_number
from ieum.documents.writers.layout import alignments, column_widths, header_is_apart, printable, rows_of, unit_line
from ieum.documents.writers.xlsx.styles import Look, Styles

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_ROOM = 110.0
"""Half-width characters over which the columns of a table are spread."""


@lru_cache(maxsize=1024)
def column_name(column: int) -> str:
    """The letters of a column, from 0: A, Z, AA."""
    name = ""
    while column >= 0:
        name = chr(ord("A") + column % 26) + name
        column = column // 26 - 1
    return name


def area(top: int, left: int, bottom: int, right: int) -> str:
    """A range of cells by its corners, from 0, the last ones within: "A1:C2"; one cell is "A1"."""
    first, last = f"{column_name(left)}{top + 1}", f"{column_name(right)}{bottom + 1}"
    return first if first == last else f"{first}:{last}"


@dataclass(frozen=True)
class Sheet:
    """A table on its sheet."""

    table: Table
    styles: Styles

    @cached_property
    def above(self) -> list[tuple[str, Look]]:
        """The lines above the table."""
        lines = [
            (self.table.caption, Look("left", is_ruled=False, is_bold=True)),
            (unit_line(self.table), Look("right", is_ruled=False)),
        ]
        return [(words, look) for words, look in lines if words]

    @property
    def ground(self) -> tuple[int, int, int, int]:
        """First row and column of the table, and its last ones."""
        first = len(self.above)
        return first, 0, first + self.table.row_count - 1, self.table.column_count - 1

    @property
    def titles(self) -> tuple[int, int] | None:
        """The first and last title row, which are printed again on each page; None where there is none."""
        count, first = self.table.header_rows, len(self.above)
        return (first, first + count - 1) if count else None

    def xml(self) -> str:
        """The part xl/worksheets/sheetN.xml."""
        widths, _ = column_widths(self.table, _ROOM)
        columns = "".join(
            f'<col min="{index}" max="{index}" width="{width:.2f}" customWidth="1"/>'
            for index, width in enumerate(widths, 1)
        )
        merged = list(self._merged())
        merges = "".join(f'<mergeCell ref="{each}"/>' for each in merged)
        return (
            f'<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
            f'<sheetViews><sheetView showGridLines="0" workbookViewId="0">{self._frozen()}</sheetView></sheetViews>'
            f"<cols>{columns}</cols><sheetData>{''.join(self._rows())}</sheetData>"
            + (f'<mergeCells count="{len(merged)}">{merges}</mergeCells>' if merged else "")
            + '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
        )

    def _frozen(self) -> str:
        if self.titles is None or not header_is_apart(self.table):
            return ""
        below = self.titles[1] + 1
        return f'<pane ySplit="{below}" topLeftCell="A{below + 1}" activePane="bottomLeft" state="frozen"/>'

    def _rows(self) -> Iterator[str]:
        for index, (words, look) in enumerate(self.above):
            cells = "".join(
                _cell(index, column, words if column == 0 else "", self.styles.of(look))
                for column in range(self.table.column_count)
            )
            yield f'<row r="{index + 1}">{cells}</row>'
        stands = alignments(self.table)
        for index, row in enumerate(self.table.grid, len(self.above)):
            cells = "".join(
                self._position(index, column, cell, stands[cell.row, cell.column]) for column, cell in enumerate(row)
            )
            yield f'<row r="{index + 1}">{cells}</row>'

    def _position(self, row: int, column: int, cell: Cell, align: str) -> str:
        is_head = cell.row < self.table.header_rows
        is_corner = (row - len(self.above), column) == (cell.row, cell.column)
        words = printable(cell.text) if is_corner else ""
        number = None if is_head else as_number(words)
        if number is None:
            return _cell(row, column, words, self.styles.of(Look(align, is_head=is_head)))
        style = self.styles.of(Look(align, number[1]))
        return f'<c r="{column_name(column)}{row + 1}" s="{style}"><v>{number[0]:f}</v></c>'

    def _merged(self) -> Iterator[str]:
        if self.table.column_count > 1:
            for index in range(len(self.above)):
                yield area(index, 0, index, self.table.column_count - 1)
        first = len(self.above)
        for cells in rows_of(self.table):
            for cell in cells:
                if cell.row_span * cell.column_span > 1:
                    top, left = cell.row + first, cell.column
                    yield area(top, left, top + cell.row_span - 1, left + cell.column_span - 1)


def _cell(row: int, column: int, words: str, style: int) -> str:
    place = f'<c r="{column_name(column)}{row + 1}" s="{style}"'
    if not words:
        return f"{place}/>"
    return f'{place} t="inlineStr"><is><t xml:space="preserve">{escape(words)}</t></is></c>'
