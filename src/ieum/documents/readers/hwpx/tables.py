"""A cell of HWPX with its place in the table."""

from typing import Any

from ieum.documents.model import Cell
from ieum.documents.readers.common.heads import whole_number
from ieum.documents.readers.common.tables import RawCell
from ieum.documents.readers.hwpx.shapes import Shapes


def raw_cell(element: Any, content: Cell, shapes: Shapes) -> RawCell:
    """Give the content of a ``tc`` its place."""
    address, span = element.find("{*}cellAddr"), element.find("{*}cellSpan")
    cell = Cell(
        _attribute(address, "rowAddr", 0),
        _attribute(address, "colAddr", 0),
        content.lines,
        max(_attribute(span, "rowSpan", 1), 1),
        max(_attribute(span, "colSpan", 1), 1),
        content.tables,
        content.place,
        content.pictures,
    )
    return RawCell(cell, element.get("header") == "1", element.get("borderFillIDRef") in shapes.shaded)


def _attribute(element: Any, name: str, default: int) -> int:
    return default if element is None else max(whole_number(element.get(name), default), 0)
