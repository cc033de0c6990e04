"""Tables: data tables that may run over pages, and one-row bands."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from ieum.documents.model import Cell, Table, Text, plain
from ieum.documents.styles.names import KIND_PLACES, BoxName, StyleName
from ieum.documents.writers.hwpx.measure import text_height
from ieum.documents.writers.hwpx.paragraphs import Ink
from ieum.documents.writers.hwpx.styles import UNITS_PER_POINT
from ieum.documents.writers.layout import alignments, column_widths, header_is_apart

_SUBLIST = (
    '<hp:subList id="" textDirection="HORIZONTAL" lineWrap="BREAK" vertAlign="CENTER" linkListIDRef="0"'
    ' linkListNextIDRef="0" textWidth="0" textHeight="0" hasTextRef="0" hasNumRef="0">'
)
_SIDE_MARGIN, _TOP_MARGIN = 510, 141
"""Left and right, top and bottom inside a cell."""
_LEAST_INNER_WIDTH = 1000
_STANDS = {"left": StyleName.TABLE_TEXT, "center": StyleName.TABLE_LABEL, "right": StyleName.TABLE_FIGURE}
_KIND_STYLES = {"contents": StyleName.CONTENTS_TABLE, "banner": StyleName.BANNER}


@dataclass(frozen=True, slots=True)
class Slot:
    """One cell of a band."""

    style: str
    content: Text
    box: str
    width: int


@dataclass(frozen=True, slots=True)
class _Frame:
    """One cell to write: its paragraphs as XML, its box, place and size."""

    content: str
    box: str
    cell: Cell
    width: int
    height: int
    is_header: bool = False


def table_paragraphs(ink: Ink, table: Table, width: int, *, is_nested: bool = False) -> str:
    """A table with its caption and unit line above it, ``width`` units wide."""
    above = [ink.plain_line(StyleName.TABLE_CAPTION, table.caption)] if table.caption else []
    if unit_line := printed_unit(table):
        above.append(ink.plain_line(StyleName.TABLE_UNIT, unit_line))
    # Only a table that is not treated as a letter runs over pages; in a cell it must be one, or the cell ignores it.
    repeats = header_is_apart(table)
    xml = _table_element(ink, _rows(ink, table, width), as_letter=is_nested, repeats_header=repeats)
    place = KIND_PLACES.get(table.kind, StyleName.TABLE_PLACE)
    return "".join(above) + ink.paragraph(place, ink.run(place, f"{xml}<hp:t/>"))


def printed_unit(table: Table) -> str:
    """The line above a table that tells its unit and base date; "" where it has neither.

    A date that the header tells as well is printed all the same, so that it can be read back.
    """
    parts = [f"단위 : {table.unit}"] if table.unit else []
    if table.base_date:
        day = table.base_date
        parts.append(f"{day.year}. {day.month}. {day.day}. 기준")
    return f"({', '.join(parts)})" if parts else ""


def band(ink: Ink, slots: Sequence[Slot]) -> str:
    """A paragraph that holds a table of one row, moving with the text like a letter."""
    heights = [text_height(ink.sheet.styles[slot.style], plain(slot.content), _inner(slot.width)) for slot in slots]
    height = max(heights) + 2 * _TOP_MARGIN
    frames = [
        _Frame(ink.line(slot.style, slot.content), slot.box, Cell(0, column), slot.width, height)
        for column, slot in enumerate(slots)
    ]
    xml = _table_element(ink, [frames], as_letter=True)
    return ink.paragraph(StyleName.BAND_PLACE, ink.run(StyleName.BAND_PLACE, f"{xml}<hp:t/>"))


def boxed_line(ink: Ink, style: str, content: Text, box: str) -> str:
    """A line in a box over the full width."""
    return band(ink, [Slot(style, content, box, ink.sheet.page.text_width)])


def exact_widths(table: Table, width: int, letter: float) -> list[int]:
    """Share a width out by what the columns hold, for type of ``letter`` units; the sum is exact."""
    shares, _ = column_widths(table, 2 * width / letter)
    edges = [round(width * end / sum(shares)) for end in accumulate(shares, initial=0)]
    return [right - left for left, right in pairwise(edges)]


def _rows(ink: Ink, table: Table, width: int) -> list[list[_Frame]]:
    widths = _widths(ink, table, width)
    heights = _row_heights(ink, table, widths)
    styles = _cell_styles(table)
    rows: list[list[_Frame]] = [[] for _ in heights]
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
        cell_width = _spanned_width(cell, widths)
        content = _cell_content(ink, cell, styles[cell.row, cell.column], cell_width)
        height = sum(heights[cell.row : cell.row + cell.row_span])
        is_header = cell.row < table.header_rows
        rows[cell.row].append(_Frame(content, _cell_box(table, cell), cell, cell_width, height, is_header))
    return rows


def _widths(ink: Ink, table: Table, width: int) -> list[int]:
    return exact_widths(table, width, ink.sheet.styles[StyleName.TABLE_TEXT].size * UNITS_PER_POINT)


def _row_heights(ink: Ink, table: Table, widths: Sequence[int]) -> list[int]:
    """The height of each row; a merged cell that needs more gives it to its last row."""
    heights = [0] * table.row_count
    for cell in sorted(table.cells, key=lambda cell: cell.row_span):
        last = cell.row + cell.row_span - 1
        height = _cell_height(ink, table, cell, _spanned_width(cell, widths))
        heights[last] += max(height - sum(heights[cell.row : last + 1]), 0)
    return heights


def _cell_height(ink: Ink, table: Table, cell: Cell, width: int) -> int:
    style = ink.sheet.styles[_cell_style(table, cell, "left")]
    lines = sum(text_height(style, plain(line), _inner(width)) for line in cell.lines or ((),))
    return lines + 2 * _TOP_MARGIN + sum(_table_height(ink, inner, _inner(width)) for inner in cell.tables)


def _table_height(ink: Ink, table: Table, width: int) -> int:
    above = (StyleName.TABLE_CAPTION, table.caption), (StyleName.TABLE_UNIT, printed_unit(table))
    lines = sum(text_height(ink.sheet.styles[style], value, width) for style, value in above if value)
    place = text_height(ink.sheet.styles[StyleName.TABLE_PLACE], "", width)
    return lines + place + sum(_row_heights(ink, table, _widths(ink, table, width)))


def _cell_content(ink: Ink, cell: Cell, style: StyleName, width: int) -> str:
    inner = "".join(table_paragraphs(ink, inner, _inner(width), is_nested=True) for inner in cell.tables)
    return "".join(ink.line(style, line) for line in cell.lines) + inner or ink.line(style, ())


def _cell_styles(table: Table) -> dict[tuple[int, int], StyleName]:
    """The style of each cell by its row and column."""
    stands = alignments(table)
    return {(cell.row, cell.column): _cell_style(table, cell, stands[cell.row, cell.column]) for cell in table.cells}


def _cell_style(table: Table, cell: Cell, stand: str) -> StyleName:
    if table.kind in _KIND_STYLES:
        return _KIND_STYLES[table.kind]
    return StyleName.TABLE_HEADER if cell.row < table.header_rows else _STANDS[stand]


def _cell_box(table: Table, cell: Cell) -> BoxName:
    if table.kind == "banner":
        return BoxName.BANNER
    return BoxName.HEADER_CELL if cell.row < table.header_rows else BoxName.CELL


def _inner(width: int) -> int:
    return max(width - 2 * _SIDE_MARGIN, _LEAST_INNER_WIDTH)


def _spanned_width(cell: Cell, widths: Sequence[int]) -> int:
    return sum(widths[cell.column : cell.column + cell.column_span])


def _table_element(ink: Ink, rows: Sequence[Sequence[_Frame]], *, as_letter: bool, repeats_header: bool = False) -> str:
    number = ink.next_object()
    width = sum(frame.width for frame in rows[0])
    height = sum(max((frame.height for frame in row if frame.cell.row_span == 1), default=0) for row in rows)
    columns = sum(frame.cell.column_span for frame in rows[0])
    body = "".join(f"<hp:tr>{''.join(_cell(ink, frame) for frame in row)}</hp:tr>" for row in rows)
    return (
        f'<hp:tbl id="{number}" zOrder="{number}" numberingType="TABLE" textWrap="TOP_AND_BOTTOM"'
        f' textFlow="BOTH_SIDES" lock="0" dropcapstyle="None" pageBreak="{"NONE" if as_letter else "CELL"}"'
        f' repeatHeader="{int(repeats_header)}" rowCnt="{len(rows)}" colCnt="{columns}" cellSpacing="0"'
        f' borderFillIDRef="{ink.box(BoxName.CELL)}" noAdjust="0">'
        f'{placing(width, height, as_letter=as_letter)}<hp:outMargin left="0" right="0" top="0" bottom="0"/>'
        f"{_margin('inMargin')}{body}</hp:tbl>"
    )


def placing(width: int, height: int, *, as_letter: bool) -> str:
    """Size and position of an object."""
    return (
        f'<hp:sz width="{width}" widthRelTo="ABSOLUTE" height="{height}" heightRelTo="ABSOLUTE" protect="0"/>'
        f'<hp:pos treatAsChar="{int(as_letter)}" affectLSpacing="0" flowWithText="1" allowOverlap="0"'
        ' holdAnchorAndSO="0" vertRelTo="PARA" horzRelTo="COLUMN" vertAlign="TOP" horzAlign="LEFT" vertOffset="0"'
        ' horzOffset="0"/>'
    )


def _cell(ink: Ink, frame: _Frame) -> str:
    cell = frame.cell
    return (
        f'<hp:tc name="" header="{int(frame.is_header)}" hasMargin="0" protect="0" editable="0" dirty="0"'
        f' borderFillIDRef="{ink.box(frame.box)}">{_SUBLIST}{frame.content}</hp:subList>'
        f'<hp:cellAddr colAddr="{cell.column}" rowAddr="{cell.row}"/>'
        f'<hp:cellSpan colSpan="{cell.column_span}" rowSpan="{cell.row_span}"/>'
        f'<hp:cellSz width="{frame.width}" height="{frame.height}"/>{_margin("cellMargin")}</hp:tc>'
    )


def _margin(tag: str) -> str:
    return f'<hp:{tag} left="{_SIDE_MARGIN}" right="{_SIDE_MARGIN}" top="{_TOP_MARGIN}" bottom="{_TOP_MARGIN}"/>'
