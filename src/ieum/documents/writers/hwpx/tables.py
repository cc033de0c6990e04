"""Tables: data tables that may run over pages, and one-row bands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from unicodedata import east_asian_width

from ieum.documents.model import Cell, Table, plain
from ieum.documents.writers.hwpx.names import StyleName
from ieum.documents.writers.hwpx.paragraphs import Ink
from ieum.kernel.numbers import Absence, Printed, parse_cell

_OBJECT = 'textWrap="TOP_AND_BOTTOM" textFlow="BOTH_SIDES" lock="0" dropcapstyle="None"'
SUBLIST = (
    '<hp:subList id="" textDirection="HORIZONTAL" lineWrap="BREAK" vertAlign="CENTER" linkListIDRef="0"'
    ' linkListNextIDRef="0" textWidth="0" textHeight="0" hasTextRef="0" hasNumRef="0">'
)
_MARGIN = (510, 510, 141, 141)
"""Left, right, top, bottom inside a cell."""
_ROW_HEIGHT = 1900
"""Least height of a row; Hangul makes it higher where the text needs it."""
_WIDTH_BOUNDS = (5, 36)
"""Half-width characters that a column counts at least and at most when the width is shared out."""
_SHORT = 16
"""A text of so many half-width characters stands in the middle of its cell."""
_WRAPPING = re.compile(r"[()%\s]|^[가-힣]+(?=\s*[△\d])")
_KIND_STYLES = {"contents": StyleName.CONTENTS_TABLE, "banner": StyleName.BANNER}


@dataclass(frozen=True, slots=True)
class Frame:
    """The look of one cell: its box, its place and size, and the XML of its paragraphs."""

    content: str
    box: str
    row: int = 0
    column: int = 0
    row_span: int = 1
    column_span: int = 1
    width: int = 0
    height: int = _ROW_HEIGHT
    is_header: bool = False


def table_paragraphs(ink: Ink, table: Table, width: int) -> str:
    """A table with its caption and unit line above it, ``width`` units wide."""
    above = [ink.plain_line(StyleName.TABLE_CAPTION, table.caption)] if table.caption else []
    if unit_line := printed_unit(table):
        above.append(ink.plain_line(StyleName.TABLE_UNIT, unit_line))
    host = ink.run(StyleName.TABLE_PLACE, f"{_table(ink, table, width)}<hp:t/>")
    return "".join(above) + ink.paragraph(StyleName.TABLE_PLACE, host)


def printed_unit(table: Table) -> str:
    """The line above a table that tells its unit and base date; "" where it has neither."""
    parts = [f"단위: {table.unit}"] if table.unit else []
    if table.base_date:
        day = table.base_date
        parts.append(f"{day.year:04}.{day.month:02}.{day.day:02}. 기준")
    return f"({' / '.join(parts)})" if parts else ""


def band(ink: Ink, style: str, frames: Sequence[Frame]) -> str:
    """A paragraph that holds a one-row table, moving with the text like a letter."""
    xml = _table_element(ink, [frames], columns=len(frames), boxed="bare", as_letter=True)
    return ink.paragraph(style, ink.run(style, f"{xml}<hp:t/>"))


def _table(ink: Ink, table: Table, width: int) -> str:
    widths = column_widths(table, width)
    rows: list[list[Frame]] = [[] for _ in range(table.row_count)]
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
        rows[cell.row].append(_frame(ink, table, cell, widths))
    return _table_element(ink, rows, columns=table.column_count, boxed="cell", as_letter=False)


def _frame(ink: Ink, table: Table, cell: Cell, widths: Sequence[int]) -> Frame:
    is_header = cell.row < table.header_rows
    width = sum(widths[cell.column : cell.column + cell.column_span])
    box = "banner" if table.kind == "banner" else "header_cell" if is_header else "cell"
    content = _cell_content(ink, table, cell, width)
    height = _ROW_HEIGHT * cell.row_span
    return Frame(content, box, cell.row, cell.column, cell.row_span, cell.column_span, width, height, is_header)


def _cell_content(ink: Ink, table: Table, cell: Cell, width: int) -> str:
    style = _cell_style(table, cell)
    inner_width = max(width - _MARGIN[0] - _MARGIN[1] - 600, 1000)
    inner = "".join(table_paragraphs(ink, inner, inner_width) for inner in cell.tables)
    return ink.lines(style, cell.lines) + inner or ink.line(style, ())


def _cell_style(table: Table, cell: Cell) -> StyleName:
    if table.kind in _KIND_STYLES:
        return _KIND_STYLES[table.kind]
    if cell.row < table.header_rows:
        return StyleName.TABLE_HEADER
    if cell.lines and all(_is_figure(plain(line)) for line in cell.lines):
        return StyleName.TABLE_FIGURE
    is_label = len(cell.lines) == 1 and _display_width(plain(cell.lines[0])) <= _SHORT
    return StyleName.TABLE_LABEL if is_label else StyleName.TABLE_TEXT


def _is_figure(line: str) -> bool:
    """Whether a line is a number or says that there is none: "1,234", "△2", "52.1%", "(구비 226,719)", "-"."""
    bare = _WRAPPING.sub("", line.strip().strip("()"))
    return isinstance(parse_cell(bare), Printed) or parse_cell(line) in (Absence.DASH, Absence.DOT)


def column_widths(table: Table, width: int) -> list[int]:
    """Share a width out by the longest text of each column; the sum is exact."""
    least, most = _WIDTH_BOUNDS
    weights = [least] * table.column_count
    for cell in sorted(table.cells, key=lambda cell: cell.column_span):
        longest = max((_display_width(plain(line)) for line in cell.lines), default=0)
        columns = range(cell.column, cell.column + cell.column_span)
        lacking = min(longest + 2, most * cell.column_span) - sum(weights[column] for column in columns)
        for column in columns if lacking > 0 else ():
            weights[column] += -(-lacking // cell.column_span)
    edges = [width * sum(weights[:number]) // sum(weights) for number in range(len(weights) + 1)]
    return [right - left for left, right in pairwise(edges)]


def _display_width(value: str) -> int:
    return sum(2 if east_asian_width(letter) in "WFA" else 1 for letter in value)


def _table_element(ink: Ink, rows: Sequence[Sequence[Frame]], *, columns: int, boxed: str, as_letter: bool) -> str:
    number = ink.next_object()
    width = sum(frame.width for frame in rows[0])
    height = _ROW_HEIGHT * len(rows)
    box = ink.box(boxed)
    body = "".join(f"<hp:tr>{''.join(_cell(ink, frame) for frame in row)}</hp:tr>" for row in rows)
    return (
        f'<hp:tbl id="{number}" zOrder="{number}" numberingType="TABLE" {_OBJECT}'
        f' pageBreak="{"NONE" if as_letter else "CELL"}" repeatHeader="1" rowCnt="{len(rows)}" colCnt="{columns}"'
        f' cellSpacing="0" borderFillIDRef="{box}" noAdjust="0">'
        f"{placing(width, height, as_letter=as_letter)}"
        f"{_margin('outMargin', 0, 0, 0 if as_letter else 283, 0 if as_letter else 283)}"
        f"{_margin('inMargin', *_MARGIN)}{body}</hp:tbl>"
    )


def placing(width: int, height: int, *, as_letter: bool) -> str:
    """Size and position of an object. Only one that is not treated as a letter may run over a page."""
    return (
        f'<hp:sz width="{width}" widthRelTo="ABSOLUTE" height="{height}" heightRelTo="ABSOLUTE" protect="0"/>'
        f'<hp:pos treatAsChar="{int(as_letter)}" affectLSpacing="0" flowWithText="1" allowOverlap="0"'
        ' holdAnchorAndSO="0" vertRelTo="PARA" horzRelTo="COLUMN" vertAlign="TOP" horzAlign="LEFT" vertOffset="0"'
        ' horzOffset="0"/>'
    )


def _cell(ink: Ink, frame: Frame) -> str:
    return (
        f'<hp:tc name="" header="{int(frame.is_header)}" hasMargin="0" protect="0" editable="0" dirty="0"'
        f' borderFillIDRef="{ink.box(frame.box)}">{SUBLIST}{frame.content}</hp:subList>'
        f'<hp:cellAddr colAddr="{frame.column}" rowAddr="{frame.row}"/>'
        f'<hp:cellSpan colSpan="{frame.column_span}" rowSpan="{frame.row_span}"/>'
        f'<hp:cellSz width="{frame.width}" height="{frame.height}"/>{_margin("cellMargin", *_MARGIN)}</hp:tc>'
    )


def _margin(tag: str, left: int, right: int, top: int, bottom: int) -> str:
    return f'<hp:{tag} left="{left}" right="{right}" top="{top}" bottom="{bottom}"/>'
