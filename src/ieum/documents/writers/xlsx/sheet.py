"""One table as a worksheet: caption and unit line above, the table below with its merged cells."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from xml.sax.saxutils import escape

from ieum.documents.model import Table
from ieum.documents.number_formats import as_number
from ieum.documents.writers.layout import alignments, column_widths, header_is_apart, printable, unit_line
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
                f'<c r="{column_name(column)}{index + 1}" {_rest("" if column else words, self.styles.of(look))}'
                for column in range(self.table.column_count)
            )
            yield f'<row r="{index + 1}">{cells}</row>'
        stands, first, heads = alignments(self.table), len(self.above), self.table.header_rows
        names = [column_name(column) for column in range(self.table.column_count)]
        texts = {(cell.row, cell.column): text for cell, text in zip(self.table.cells, self.table.texts, strict=True)}
        # Long tables say the same again and again, and standing alike it is written alike.
        written: dict[tuple[str, str, bool], str] = {}
        for index, row in enumerate(self.table.grid):
            line = []
            for column, cell in enumerate(row):
                said = (texts.get((index, column), ""), stands[cell.row, cell.column], cell.row < heads)
                if said not in written:
                    written[said] = self._said(*said)
                line.append(f'<c r="{names[column]}{index + first + 1}" {written[said]}')
            yield f'<row r="{index + first + 1}">{"".join(line)}</row>'

    def _said(self, words: str, align: str, is_head: bool) -> str:  # noqa: FBT001 - what a cell is known by here
        """What follows the place of a cell."""
        shown = printable(words)
        number = None if is_head else as_number(shown)
        if number is None:
            return _rest(shown, self.styles.of(Look(align, is_head=is_head)))
        return f's="{self.styles.of(Look(align, number[1]))}"><v>{number[0]:f}</v></c>'

    def _merged(self) -> Iterator[str]:
        if self.table.column_count > 1:
            for index in range(len(self.above)):
                yield area(index, 0, index, self.table.column_count - 1)
        first = len(self.above)
        for cell in self.table.cells:
            if cell.row_span > 1 or cell.column_span > 1:
                top, left = cell.row + first, cell.column
                yield area(top, left, top + cell.row_span - 1, left + cell.column_span - 1)


def _rest(words: str, style: int) -> str:
    """What follows the place of a cell that holds words, or nothing."""
    if not words:
        return f's="{style}"/>'
    return f's="{style}" t="inlineStr"><is><t xml:space="preserve">{escape(words)}</t></is></c>'
