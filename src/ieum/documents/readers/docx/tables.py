"""Tables of DOCX as tables of the model: spans from gridSpan and vMerge, header rows, nested tables."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from ieum.documents.elements import local
from ieum.documents.model import Cell, Table
from ieum.documents.readers.common.heads import whole_number
from ieum.documents.readers.common.tables import RawCell, assembled
from ieum.documents.readers.docx.shapes import attribute, value

_WHITE = ("", "auto", "FFFFFF", "ffffff")


def read_table(element: Any, content: Callable[[Any], Cell], *, guess_header: bool) -> Table:
    """Read a ``tbl``; ``content`` reads what stands in a cell.

    :raises TooManyPositions: if it claims more positions than any table has
    """
    raw: list[RawCell] = []
    above: dict[int, int] = {}
    for row, line in enumerate(_within(element, "tr")):
        _read_row(line, row, raw, above, content)
    caption = value(element, "{*}tblPr/{*}tblCaption") or ""
    return replace(assembled(raw, guess_header=guess_header), caption=caption)


def _read_row(line: Any, row: int, raw: list[RawCell], above: dict[int, int], content: Callable[[Any], Cell]) -> None:
    """Add a row's cells; ``above`` holds by column the cell that a merged one below it belongs to."""
    shape = line.find("{*}trPr")
    is_repeated = value(shape, "{*}tblHeader") not in (None, "0", "false", "off")
    is_header = is_repeated or (value(shape, "{*}cnfStyle") or "").startswith("1")
    column = whole_number(value(shape, "{*}gridBefore"))
    for element in _within(line, "tc"):
        properties = element.find("{*}tcPr")
        span = max(whole_number(value(properties, "{*}gridSpan"), 1), 1)
        merge = value(properties, "{*}vMerge")
        if merge is not None and merge != "restart" and column in above:
            upper = raw[above[column]]
            raw[above[column]] = replace(upper, cell=replace(upper.cell, row_span=row - upper.cell.row + 1))
        else:
            above.pop(column, None)
            if merge is not None:
                above[column] = len(raw)
            cell = replace(content(element), row=row, column=column, column_span=span)
            raw.append(RawCell(cell, is_header, _is_shaded(properties)))
        column += span


def _within(parent: Any, name: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row; a form control may stand around them."""
    for child in parent:
        if local(child) == name:
            yield child
        elif local(child) in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _within(child, name)


def _is_shaded(properties: Any) -> bool:
    shade = None if properties is None else properties.find("{*}shd")
    return shade is not None and attribute(shade, "fill") not in _WHITE
