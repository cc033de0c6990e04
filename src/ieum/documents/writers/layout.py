"""What printed formats share: how a table's cells stand, how wide its columns are, and what its unit line says."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal
from unicodedata import east_asian_width

from ieum.documents.model import (
    Cell,
    Table,
)
from ieum.documents.styles.names import BoxName, StyleName
from ieum.documents.styles.sheet import StyleSheet, TableLook
from ieum.kernel.numbers import Absence, Printed, parse_cell

Alignment = Literal["left", "center", "right"]

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NUMERIC = re.compile(r"[△▲▽+\-−–]?[\d,.]*\d[\d,.]*%?")
PIECES = r"[^\s\d]?\d(?:[\d,.-]*\d)?[^\s\d(제]{0,3}|[^\s\d]{2,5}"
"""What a word too long for its cell is broken into: numbers with their sign and unit, and syllables."""
_NUMBERS = re.compile(PIECES.partition("|")[0])
_DOTTED = re.compile(r"[0-9A-Za-z가-힣Ⅰ-ⅿ.-]+")
_RUNNING = ("연번", "번호", "순번", "순")
_TOTALS = ("계", "합계", "총계", "소계", "누계")
_NONE = (Absence.DASH, Absence.DOT)
_RASTER = ("image/png", "image/jpeg", "image/gif")
SHOWN_IMAGES = {
    ".html": (*_RASTER, "image/webp", "image/svg+xml", "image/bmp"),
    ".pdf": (*_RASTER, "image/webp", "image/svg+xml"),
    ".docx": (*_RASTER, "image/bmp"),
    ".hwpx": (*_RASTER, "image/bmp"),
    ".md": (),
    ".xlsx": (),
}
"""Kinds of image that each kind of file can show; of any other only the description is printed."""
_STANDS = {"left": StyleName.TABLE_TEXT, "center": StyleName.TABLE_LABEL, "right": StyleName.TABLE_FIGURE}
_KIND_STYLES = {
    "contents": StyleName.CONTENTS_TABLE,
    "banner": StyleName.BANNER,
    "approval": StyleName.APPROVAL,
}
_KIND_BOXES = {"banner": BoxName.BANNER, "approval": BoxName.APPROVAL}
SHORT = 16
"""Widest text, in half-width characters, that stands in the middle of its cell."""
POINTS_PER_MILLIMETRE = 72 / 25.4
LABEL = 8.0
"""Millimetres that a word needs in the approval box, across or down."""
_FEW_LINES = 12
"""A table of so few lines is not torn by the end of a page; it takes a third of one."""
LONGEST = 40
"""Text wider than this wraps; a column need not be wider, in half-width characters."""


def printable(text: str) -> str:
    """The text without control characters and lone surrogates, which XML and PDF cannot hold."""
    return _FORBIDDEN.sub("", text)


@lru_cache(maxsize=8192)
def display_width(text: str) -> int:
    """Width in half-width characters; Hangul, Hanja and signs such as □ take two."""
    return len(text) if text.isascii() else sum(2 if east_asian_width(character) in "WFA" else 1 for character in text)


def alignments(table: Table) -> dict[tuple[int, int], Alignment]:
    """How each cell stands, by its row and column.

    Numbers stand at the right, the header in the middle, sentences at the left. Words stand in the middle where all
    words of their column are short, and so do running numbers (연번) and the words for a total.
    """
    said = list(zip(table.cells, table.texts, strict=True))
    long = {cell.column for cell, text in said if cell.row >= table.header_rows and not _is_narrow(text)}
    middle = set(range(table.column_count)) - long
    counted = {column for column, path in enumerate(table.columns) if path in _RUNNING}
    known: dict[tuple[str, int, bool, bool], Alignment] = {}
    stands: dict[tuple[int, int], Alignment] = {}
    for cell, text in said:
        same = (text, cell.column, cell.row < table.header_rows, cell.column_span > 1)
        if same not in known:
            known[same] = _alignment(table, cell, text, middle, counted)
        stands[cell.row, cell.column] = known[same]
    return stands


def _alignment(table: Table, cell: Cell, text: str, middle: set[int], counted: set[int]) -> Alignment:
    if cell.row < table.header_rows or table.kind == "banner":
        return "center"
    said = _says(text)
    if said == "number":
        return "center" if cell.column in counted else "right"
    is_alone = said == "total" or cell.column in middle or (cell.column_span > 1 and said == "word")
    return "center" if is_alone else "left"


@lru_cache(maxsize=8192)
def _says(cell: str) -> Literal["number", "total", "word", "sentence"]:
    """What a cell holds, by its text; long tables say most of their texts many times."""
    text = cell.strip()
    if is_number(text) or _is_split(text):
        return "number"
    if "".join(text.split()) in _TOTALS:
        return "total"
    return "word" if _is_short(text) else "sentence"


def cell_styles(table: Table) -> dict[tuple[int, int], StyleName]:
    """The style of each cell by its row and column."""
    stands = alignments(table)
    return {(cell.row, cell.column): cell_style(table, cell, stands[cell.row, cell.column]) for cell in table.cells}


def cell_style(table: Table, cell: Cell, stand: str) -> StyleName:
    """The style of the lines in a cell, by how it stands."""
    if table.kind in _KIND_STYLES:
        return _KIND_STYLES[table.kind]
    return StyleName.TABLE_HEADER if cell.row < table.header_rows else _STANDS[stand]


def cell_box(table: Table, cell: Cell) -> BoxName:
    """The lines and filling of a cell."""
    if table.kind in _KIND_BOXES:
        return _KIND_BOXES[table.kind]
    return BoxName.HEADER_CELL if cell.row < table.header_rows else BoxName.CELL


@lru_cache(maxsize=8192)
def is_number(text: str) -> bool:
    """Whether a cell holds nothing but numbers, each with the mark of its note, or a sign for none."""
    read = parse_cell(text)
    is_one = isinstance(read, Printed) or read in _NONE
    return is_one or (bool(text) and all(_NUMERIC.fullmatch(line.strip()) for line in text.split("\n")))


def _is_split(text: str) -> bool:
    """Whether a cell holds a number and below it, in parentheses, what it is made of."""
    whole, *parts = text.split("\n")
    return bool(parts) and is_number(whole) and all(re.fullmatch(r"\(.*\d.*\)", part.strip()) for part in parts)


@lru_cache(maxsize=8192)
def _is_narrow(cell: str) -> bool:
    """Whether a column of nothing longer than the text of a cell is one of short words."""
    text = cell.strip()
    return _is_short(text) or is_number(text) or _is_split(text)


def _is_short(text: str) -> bool:
    return "\n" not in text and display_width(text) <= SHORT


def numbered(number: str) -> str:
    """The number as it stands before a title: "1. ", but "① " and "1) " without a dot; "" for none."""
    if not number:
        return ""
    return f"{number}. " if _DOTTED.fullmatch(number) else f"{number} "


def is_kept_whole(table: Table) -> bool:
    """Whether a table is so small that all of it moves to the next page rather than being torn."""
    if table.row_count > _FEW_LINES:
        return False
    lines = sum(max((len(cell.lines) for cell in row), default=0) or 1 for row in rows_of(table))
    is_plain = all(len(cell.text) <= LONGEST and not (cell.tables or cell.pictures) for cell in table.cells)
    return is_plain and lines <= _FEW_LINES


def unit_line(table: Table) -> str:
    """What stands above a table: unit, and the base date unless caption or header tell it; "" for neither."""
    parts = [f"단위 : {table.unit}"] if table.unit else []
    if table.base_date and not _tells_base_date(table):
        day = table.base_date
        parts.append(f"{day.year}. {day.month}. {day.day}. 기준")
    return f"({', '.join(parts)})" if parts else ""


def printed_unit(table: Table) -> str:
    """The line above a table that tells its unit and base date; "" where it has neither.

    A date that the header tells as well is printed all the same, so that it can be read back.
    """
    parts = [f"단위 : {table.unit}"] if table.unit else []
    if table.base_date:
        day = table.base_date
        parts.append(f"{day.year}. {day.month}. {day.day}. 기준")
    return f"({', '.join(parts)})" if parts else ""


def _tells_base_date(table: Table) -> bool:
    header = [cell.text for cell in table.cells if cell.row < table.header_rows]
    told = "".join("".join([table.caption, *header]).split())
    day = table.base_date
    return day is not None and bool(re.search(rf"(?<!\d)0?{day.month}(\.0?{day.day}(?!\d)|월말)", told))


def rows_of(table: Table) -> list[list[Cell]]:
    """The cells by the row in which they begin."""
    rows: list[list[Cell]] = [[] for _ in range(table.row_count)]
    for cell in table.cells:
        rows[cell.row].append(cell)
    return rows


def header_is_apart(table: Table) -> bool:
    """Whether there is a header and no cell reaches from it into the body, so that it can be repeated on each page."""
    reach = [cell.row + cell.row_span for cell in table.cells if cell.row < table.header_rows]
    return bool(reach) and max(reach) <= table.header_rows < table.row_count


def column_widths(table: Table, room: float) -> tuple[list[float], float]:
    """Share ``room`` half-width characters among the columns; the second value is the scale of type that makes all fit.

    Each column gets what its longest word or number needs; what is left goes to those whose lines are longer.
    """
    if not table.cells:
        return [], 1.0
    needs, wishes = [3.0] * table.column_count, [4.0] * table.column_count
    for (first, span), need, wish in _measures(table):
        for column in range(first, first + span):
            needs[column] = max(needs[column], need / span)
            wishes[column] = max(wishes[column], wish / span)
    scale = min(1.0, room / sum(needs))
    left = max(room / scale - sum(needs), 0.0)
    wants = [max(wish - need, 0.0) for need, wish in zip(needs, wishes, strict=True)]
    if sum(wants) > left:
        return [need + left * want / sum(wants) for need, want in zip(needs, wants, strict=True)], scale
    spare = (left - sum(wants)) / sum(wishes)
    return [need + want + spare * wish for need, want, wish in zip(needs, wants, wishes, strict=True)], scale


def room(sheet: StyleSheet, millimetres: float) -> float:
    """Half-width characters of table type that stand side by side in so much width."""
    return 2 * millimetres * POINTS_PER_MILLIMETRE / sheet.styles[StyleName.TABLE_TEXT].size


def is_wide(table: Table, sheet: StyleSheet) -> bool:
    """Whether a table's type would have to be so small on upright paper that the paper is rather turned."""
    return column_widths(table, room(sheet, sheet.page.text_width))[1] < sheet.table.turn / 100


def sign_widths(table: Table, look: TableLook) -> list[float]:
    """Widths of the columns of an approval box in millimetres; the one of its name is narrow."""
    names = {cell.column for cell in table.cells if cell.row_span == table.row_count > 1}
    return [LABEL if column in names else look.sign_width for column in range(table.column_count)]


def sign_heights(table: Table, look: TableLook) -> list[float]:
    """Heights of the rows of an approval box in millimetres; those that are signed are empty."""
    written = {cell.row for cell in table.cells if cell.text and cell.row_span == 1}
    return [LABEL if row in written else look.sign_height for row in range(table.row_count)]


def _measures(table: Table) -> Iterator[tuple[tuple[int, int], float, float]]:
    """The columns of cells, as the first one and how many, with the widths that they need at least and would like.

    Margins are included. Cells that say the same in the same columns count once: long tables have many of them.
    """
    said = {
        (cell.column, cell.column_span, text, cell.tables) for cell, text in zip(table.cells, table.texts, strict=True)
    }
    for column, span, words, tables in said:
        need, wish = _measure(words)
        inner = sum(8 * each.column_count for each in tables)
        yield (column, span), max(need, inner) + 2, max(wish, inner) + 2


@lru_cache(maxsize=8192)
def _measure(text: str) -> tuple[float, float]:
    """The width of the longest word and of the longest line, within bounds; a table asks twice."""
    longest = max((display_width(line) for line in text.split("\n")), default=0)
    return max((_unbreakable(word) for word in text.split()), default=0), min(longest, LONGEST)


def _unbreakable(word: str) -> float:
    """Width below which a word looks torn: a number and its unit, with digits wider than half, or five syllables."""
    width = display_width(word)
    if _NUMERIC.fullmatch(word):
        return 1.15 * width
    numbers = (1.15 * display_width(each) for each in _NUMBERS.findall(word))
    return max(min(width, 10), *numbers, 0)
