"""What printed formats share: how a table's cells stand, how wide its columns are, and what its unit line says."""

import re
from collections.abc import Iterator
from typing import Literal
from unicodedata import east_asian_width

from ieum.documents.model import Cell, Document, Table
from ieum.kernel.numbers import Absence, parse_cell

Alignment = Literal["left", "center", "right"]

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NUMERIC = re.compile(r"[△▲▽+\-−–]?[\d,.]*\d[\d,.]*%?")
_NONE = (Absence.DASH, Absence.DOT)
SHORT = 16
"""Widest text, in half-width characters, that stands in the middle of its cell."""
LONGEST = 40
"""Text wider than this wraps; a column need not be wider, in half-width characters."""


def printable(text: str) -> str:
    """The text without control characters and lone surrogates, which XML and PDF cannot hold."""
    return _FORBIDDEN.sub("", text)


def display_width(text: str) -> int:
    """Width in half-width characters; Hangul, Hanja and signs such as □ take two."""
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in text)


def alignment(table: Table, cell: Cell) -> Alignment:
    """Numbers stand at the right, header and short words in the middle, sentences at the left."""
    if cell.row < table.header_rows or table.kind == "banner":
        return "center"
    text = cell.text.strip()
    if text and (parse_cell(text) in _NONE or all(_NUMERIC.fullmatch(line.strip()) for line in text.split("\n"))):
        return "right"
    return "center" if "\n" not in text and display_width(text) <= SHORT else "left"


def unit_line(table: Table) -> str:
    """What stands above a table: unit, and the base date unless caption or header tell it; "" for neither."""
    parts = [f"단위 : {table.unit}"] if table.unit else []
    if table.base_date and not _tells_base_date(table):
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
    needs, wishes = [3.0] * table.column_count, [4.0] * table.column_count
    for cell, need, wish in _measures(table):
        for column in range(cell.column, cell.column + cell.column_span):
            needs[column] = max(needs[column], need / cell.column_span)
            wishes[column] = max(wishes[column], wish / cell.column_span)
    scale = min(1.0, room / sum(needs))
    left = room / scale - sum(needs)
    wants = [max(wish - need, 0.0) for need, wish in zip(needs, wishes, strict=True)]
    if sum(wants) > left:
        return [need + left * want / sum(wants) for need, want in zip(needs, wants, strict=True)], scale
    spare = (left - sum(wants)) / sum(wishes)
    return [need + want + spare * wish for need, want, wish in zip(needs, wants, wishes, strict=True)], scale


def _measures(table: Table) -> Iterator[tuple[Cell, float, float]]:
    """Each cell with the width that it needs at least and the one that it would like, its margins included."""
    for cell in table.cells:
        text = cell.text
        longest = max((display_width(line) for line in text.split("\n")), default=0)
        inner = sum(8 * table.column_count for table in cell.tables)
        words = [_unbreakable(word) for word in text.split()]
        yield cell, max([*words, inner]) + 2 if words or inner else 2, max(min(longest, LONGEST), inner) + 2


def _unbreakable(word: str) -> int:
    """Width below which a word looks torn: all of a number, at most five syllables of anything else."""
    width = display_width(word)
    return width if _NUMERIC.fullmatch(word) else min(width, 10)


def has_cover(document: Document) -> bool:
    """Whether anything stands on the cover."""
    return bool(document.title or document.organisation or document.session or document.period)
