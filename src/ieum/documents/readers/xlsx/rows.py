"""The rows of a workbook as they stand, for files that are lists and not reports."""

from dataclasses import dataclass

from ieum.documents.readers.xlsx.workbook import Grid, Workbook


@dataclass(frozen=True, slots=True)
class SheetRows:
    """The rows of the first sheet that shows something, all as wide as the widest; none where no sheet does."""

    rows: list[list[str]]
    merged: frozenset[int] = frozenset()
    """Lines, from 1, in which cells are merged."""


def read_rows(data: bytes, name: str) -> SheetRows:
    """Read a workbook (XLSX).

    :raises DocumentError: if it is none, or damaged
    """
    for grid in Workbook(data, name).sheets():
        if grid.shown:
            lines = (line + 1 for first, _, last, _ in grid.merged for line in range(first, last + 1))
            return SheetRows(_rows(grid), frozenset(lines))
    return SheetRows([])


def _rows(grid: Grid) -> list[list[str]]:
    height, width = (max(place[axis] for place in grid.shown) + 1 for axis in (0, 1))
    return [[grid.shown.get((row, column), "") for column in range(width)] for row in range(height)]
