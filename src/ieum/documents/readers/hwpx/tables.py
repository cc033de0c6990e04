"""A cell of HWPX with its place in the table."""

from typing import Any

from ieum.documents.model import Cell
from ieum.documents.readers.common.heads import whole_number
from ieum.documents.readers.common.tables import RawCell
from ieum.documents.readers.hwpx.shapes import Shapes


def raw_cell(element: Any, content: Cell, shapes: Shapes) -> RawCell:
    """Give the content of a ``tc`` its place."""
    told: dict[str, str] = {}
    # Every cell of a file comes by here, so its children are gone over once.
    for child in element:
        if not len(child):
            told.update(child.attrib)
    cell = Cell(
        _number(told.get("rowAddr"), 0),
        _number(told.get("colAddr"), 0),
        content.lines,
        max(_number(told.get("rowSpan"), 1), 1),
        max(_number(told.get("colSpan"), 1), 1),
        content.tables,
        content.place,
        content.pictures,
    )
    return RawCell(cell, element.get("header") == "1", element.get("borderFillIDRef") in shapes.shaded)


def _number(value: str | None, default: int) -> int:
    return max(whole_number(value, default), 0)
