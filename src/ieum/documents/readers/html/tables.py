"""Tables of a page: rows and spans as a browser lays them out, and which rows are header."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from ieum.documents.model import Cell
from ieum.documents.readers.common.heads import whole_number
from ieum.documents.readers.common.tables import MOST_POSITIONS, RawCell, TooManyPositions

_MOST_COLUMNS = 1000
"""A browser takes no wider span."""
_SHADED = re.compile(r"background(?:-color)?\s*:\s*(?P<colour>[^;]+)", re.IGNORECASE)
_WHITE = ("", "white", "#fff", "#ffffff", "transparent", "none", "inherit", "initial", "rgb(255,255,255)")


def rows_within(table: Any) -> list[Any]:
    """The rows of a table, those of tables in its cells left out."""
    return list(_within(table, ("tr",)))


def read_cells(table: Any, content: Callable[[Any], Cell]) -> list[RawCell]:
    """The cells of a table at their places; ``content`` reads what stands in one.

    :raises TooManyPositions: if they claim more positions than any table has
    """
    rows = rows_within(table)
    taken: dict[tuple[int, int], None] = {}
    raw: list[RawCell] = []
    for row, line in enumerate(rows):
        elements = list(_within(line, ("td", "th")))
        names_columns = _names_columns(line, elements)
        column = 0
        for element in elements:
            while (row, column) in taken:
                column += 1
            cell = _placed(content(element), row, column, element, len(rows) - row)
            taken.update(dict.fromkeys(_positions(cell)))
            if len(taken) > MOST_POSITIONS:
                raise TooManyPositions(len(taken))
            is_marked = names_columns and (element.tag == "th" or not cell.text.strip())
            raw.append(RawCell(cell, is_marked, _is_shaded(element, line)))
    return raw


def without_empty_edge(raw: list[RawCell]) -> list[RawCell]:
    """The cells of a table that ends with its last column; pages often span more columns than there are."""
    width = max((each.cell.column + 1 for each in raw), default=0)
    return [
        replace(each, cell=replace(each.cell, column_span=min(each.cell.column_span, width - each.cell.column)))
        for each in raw
    ]


def _placed(cell: Cell, row: int, column: int, element: Any, rows_left: int) -> Cell:
    row_span = whole_number(element.get("rowspan"), 1) or rows_left  # 0 is all that are left
    column_span = min(whole_number(element.get("colspan"), 1), _MOST_COLUMNS)
    return replace(
        cell, row=row, column=column, row_span=min(max(row_span, 1), rows_left), column_span=max(column_span, 1)
    )


def _positions(cell: Cell) -> Iterator[tuple[int, int]]:
    for row in range(cell.row, cell.row + cell.row_span):
        for column in range(cell.column, cell.column + cell.column_span):
            yield row, column


def _names_columns(row: Any, cells: list[Any]) -> bool:
    """Whether a row may be header: it stands in the head, or all its title cells speak for columns."""
    titles = [cell for cell in cells if cell.tag == "th"]
    return row.getparent().tag == "thead" or (bool(titles) and all(cell.get("scope") != "row" for cell in titles))


def _is_shaded(cell: Any, row: Any) -> bool:
    colours = [cell.get("bgcolor", ""), row.get("bgcolor", "")]
    colours += [found["colour"] for each in (cell, row) if (found := _SHADED.search(each.get("style", "")))]
    return any("".join(colour.lower().split()) not in _WHITE for colour in colours)


def _within(parent: Any, names: tuple[str, ...]) -> Iterator[Any]:
    for child in parent:
        if child.tag in names:
            yield child
        elif child.tag in ("thead", "tbody", "tfoot", "form", "tr"):
            yield from _within(child, names)
