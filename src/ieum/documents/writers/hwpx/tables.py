"""Tables: data tables that may run over pages, and one-row bands."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from ieum.documents.model import Cell, Table, Text, plain
from ieum.documents.styles.names import KIND_PLACES, BoxName, StyleName
from ieum.documents.writers.hwpx.measure import millimetres, text_height
from ieum.documents.writers.hwpx.paragraphs import Ink
from ieum.documents.writers.hwpx.pictures import picture_paragraph, placing
from ieum.documents.writers.hwpx.xml import FIXED_SPACE, RIGHT_TAB, inline
from ieum.documents.writers.layout import (
    cell_box,
    cell_style,
    cell_styles,
    header_is_apart,
    is_kept_whole,
    printed_unit,
    sign_heights,
    sign_widths,
)

_SUBLIST = (
    '<hp:subList id="" textDirection="HORIZONTAL" lineWrap="BREAK" vertAlign="CENTER" linkListIDRef="0"'
    ' linkListNextIDRef="0" textWidth="0" textHeight="0" hasTextRef="0" hasNumRef="0">'
)
_LEAST_INNER_WIDTH = 1000


@dataclass(frozen=True, slots=True)
class Slot:
    """One cell of a band."""

    style: str
    content: Text
    box: str
    width: int
    name: int = 0
    """What fields refer to its line by; 0 where none does."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """One cell to write: its paragraphs as XML, its box, place and size."""

    content: str
    box: int
    cell: Cell
    width: int
    height: int
    is_header: bool = False


@dataclass(frozen=True, slots=True)
class _Plan:
    """How a table is laid out."""

    widths: list[int]
    heights: list[int]
    scale: int = 100
    """Size of its type in per cent of what the styles say."""


def table_paragraphs(ink: Ink, table: Table, width: int, *, is_nested: bool = False, is_titled: bool = False) -> str:
    """A table with its caption and unit line above it, ``width`` units wide.

    :param is_titled: whether the title straight above is its caption, which is not printed once more then
    """
    above = _above(ink, "" if is_titled else table.caption, printed_unit(table), is_nested=is_nested)
    if not table.cells:
        return above
    plan = _plan(ink, table, width)
    with ink.scaled(plan.scale):
        rows = _rows(ink, table, plan)
    # Only a table that is not treated as a letter runs over pages; in a cell it must be one, or the cell ignores it.
    as_letter = is_nested or table.kind == "approval" or is_kept_whole(table)
    xml = _table_element(ink, rows, as_letter=as_letter, repeats_header=header_is_apart(table))
    # The reader knows by the style of its place that the title above is its caption.
    place = StyleName.TITLED_TABLE_PLACE if is_titled else KIND_PLACES.get(table.kind, StyleName.TABLE_PLACE)
    return above + ink.paragraph(place, ink.run(place, f"{xml}<hp:t/>"))


def _above(ink: Ink, caption: str, unit: str, *, is_nested: bool) -> str:
    """The lines above a table; caption and unit share one whose style has a tab stop, but not in a cell."""
    style = StyleName.TABLE_CAPTION
    if caption and unit and ink.sheet.styles[style].tab and not is_nested:
        # The reader knows by the fixed blank where the unit begins.
        told = ink.fragment(StyleName.TABLE_UNIT, FIXED_SPACE + inline(unit))
        return ink.paragraph(style, ink.fragment(style, inline(caption) + RIGHT_TAB) + told)
    lines = ((style, caption), (StyleName.TABLE_UNIT, unit))
    return "".join(ink.plain_line(style, words) for style, words in lines if words)


def band(ink: Ink, slots: Sequence[Slot]) -> str:
    """A paragraph that holds a table of one row, moving with the text like a letter."""
    inner = [_inner(ink, slot.width) for slot in slots]
    heights = [
        text_height(ink.sheet.styles[slot.style], plain(slot.content), width)
        for slot, width in zip(slots, inner, strict=True)
    ]
    height = max(heights) + 2 * millimetres(ink.sheet.table.top)
    frames = [
        _Frame(
            ink.line(slot.style, slot.content, name=slot.name),
            ink.boxes.id_of(slot.box),
            Cell(0, column),
            slot.width,
            height,
        )
        for column, slot in enumerate(slots)
    ]
    xml = _table_element(ink, [frames], as_letter=True)
    return ink.paragraph(StyleName.BAND_PLACE, ink.run(StyleName.BAND_PLACE, f"{xml}<hp:t/>"))


def boxed_line(ink: Ink, style: str, content: Text, box: str) -> str:
    """A line in a box over the full width."""
    return band(ink, [Slot(style, content, box, ink.width)])


def exact_widths(shares: Sequence[float], width: int) -> list[int]:
    """Share a width out; the sum is exact."""
    edges = [round(width * end / sum(shares)) for end in accumulate(shares, initial=0)]
    return [right - left for left, right in pairwise(edges)]


def _plan(ink: Ink, table: Table, width: int) -> _Plan:
    look = ink.sheet.table
    if not table.cells:
        return _Plan([], [])
    if table.kind == "approval":
        widths = [millimetres(each) for each in sign_widths(table, look)]
        heights = [millimetres(each) for each in sign_heights(table, look)]
        return _Plan(widths if sum(widths) <= width else exact_widths(widths, width), heights)
    shares, scale = ink.shares(table, width)
    widths, percent = exact_widths(shares, width), max(round(100 * scale), round(look.smallest))
    return _Plan(widths, _row_heights(ink, table, widths, percent), percent)


def _rows(ink: Ink, table: Table, plan: _Plan) -> list[list[_Frame]]:
    styles = cell_styles(table)
    rows: list[list[_Frame]] = [[] for _ in plan.heights]
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
        cell_width = _spanned_width(cell, plan.widths)
        content = _cell_content(ink, cell, styles[cell.row, cell.column], cell_width)
        height = sum(plan.heights[cell.row : cell.row + cell.row_span])
        is_header = cell.row < table.header_rows
        edges = {"is_first": cell.row == 0, "is_last": cell.row + cell.row_span == table.row_count}
        box = ink.boxes.id_of(cell_box(table, cell), **edges)
        rows[cell.row].append(_Frame(content, box, cell, cell_width, height, is_header))
    return rows


def _row_heights(ink: Ink, table: Table, widths: Sequence[int], scale: int) -> list[int]:
    """The height of each row; a merged cell that needs more gives it to its last row."""
    heights = [0] * table.row_count
    for cell in sorted(table.cells, key=lambda cell: cell.row_span):
        last = cell.row + cell.row_span - 1
        height = _cell_height(ink, table, cell, _spanned_width(cell, widths), scale)
        heights[last] += max(height - sum(heights[cell.row : last + 1]), 0)
    return heights


def _cell_height(ink: Ink, table: Table, cell: Cell, width: int, scale: int) -> int:
    style, inner = ink.sheet.styles[cell_style(table, cell, "left")], _inner(ink, width)
    lines = sum(text_height(style, plain(line), inner, scale=scale) for line in cell.lines or ((),))
    tables = sum(_table_height(ink, each, inner) for each in cell.tables)
    return lines + tables + 2 * millimetres(ink.sheet.table.top)


def _table_height(ink: Ink, table: Table, width: int) -> int:
    above = (StyleName.TABLE_CAPTION, table.caption), (StyleName.TABLE_UNIT, printed_unit(table))
    lines = sum(text_height(ink.sheet.styles[style], value, width) for style, value in above if value)
    place = text_height(ink.sheet.styles[StyleName.TABLE_PLACE], "", width)
    return lines + place + sum(_plan(ink, table, width).heights)


def _cell_content(ink: Ink, cell: Cell, style: StyleName, width: int) -> str:
    inner = _inner(ink, width)
    tables = "".join(table_paragraphs(ink, each, inner, is_nested=True) for each in cell.tables)
    pictures = "".join(picture_paragraph(each, ink, inner) for each in cell.pictures)
    return "".join(ink.line(style, line) for line in cell.lines) + tables + pictures or ink.line(style, ())


def _inner(ink: Ink, width: int) -> int:
    return max(width - 2 * millimetres(ink.sheet.table.side), _LEAST_INNER_WIDTH)


def _spanned_width(cell: Cell, widths: Sequence[int]) -> int:
    return sum(widths[cell.column : cell.column + cell.column_span])


def _table_element(ink: Ink, rows: Sequence[Sequence[_Frame]], *, as_letter: bool, repeats_header: bool = False) -> str:
    number = ink.next_object()
    width = sum(frame.width for frame in rows[0])
    height = sum(max((frame.height for frame in row if frame.cell.row_span == 1), default=0) for row in rows)
    columns = sum(frame.cell.column_span for frame in rows[0])
    margin = _margin(ink, "cellMargin")
    body = "".join(f"<hp:tr>{''.join([_cell(frame, margin) for frame in row])}</hp:tr>" for row in rows)
    return (
        f'<hp:tbl id="{number}" zOrder="{number}" numberingType="TABLE" textWrap="TOP_AND_BOTTOM"'
        f' textFlow="BOTH_SIDES" lock="0" dropcapstyle="None" pageBreak="{"NONE" if as_letter else "CELL"}"'
        f' repeatHeader="{int(repeats_header)}" rowCnt="{len(rows)}" colCnt="{columns}" cellSpacing="0"'
        f' borderFillIDRef="{ink.boxes.id_of(BoxName.CELL)}" noAdjust="0">'
        f'{placing(width, height, as_letter=as_letter)}<hp:outMargin left="0" right="0" top="0" bottom="0"/>'
        f"{_margin(ink, 'inMargin')}{body}</hp:tbl>"
    )


def _cell(frame: _Frame, margin: str) -> str:
    cell = frame.cell
    return (
        f'<hp:tc name="" header="{int(frame.is_header)}" hasMargin="0" protect="0" editable="0" dirty="0"'
        f' borderFillIDRef="{frame.box}">{_SUBLIST}{frame.content}</hp:subList>'
        f'<hp:cellAddr colAddr="{cell.column}" rowAddr="{cell.row}"/>'
        f'<hp:cellSpan colSpan="{cell.column_span}" rowSpan="{cell.row_span}"/>'
        f'<hp:cellSz width="{frame.width}" height="{frame.height}"/>{margin}</hp:tc>'
    )


def _margin(ink: Ink, tag: str) -> str:
    side, top = millimetres(ink.sheet.table.side), millimetres(ink.sheet.table.top)
    return f'<hp:{tag} left="{side}" right="{side}" top="{top}" bottom="{top}"/>'
