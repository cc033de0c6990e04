"""The place of a cell of HWPX in its table."""

from typing import Any

from ieum.documents.readers.common.heads import whole_number


def position(cell: Any) -> tuple[int, int, int, int]:
    """Row and column of a ``tc``, from 0, and how many of each it spans; what is not told is the first, and one."""
    told: dict[str, str] = {}
    # Every cell of a file comes by here, so nothing else of it is looked at.
    for child in cell.iterchildren("{*}cellAddr", "{*}cellSpan"):
        told.update(child.items())
    return (
        max(whole_number(told.get("rowAddr")), 0),
        max(whole_number(told.get("colAddr")), 0),
        max(whole_number(told.get("rowSpan"), 1), 1),
        max(whole_number(told.get("colSpan"), 1), 1),
    )
