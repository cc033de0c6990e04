"""Finds ruled grids on a page: which lines belong together, and which positions are merged into one cell."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from ieum.documents.readers.pdf.rules import snapped, whole
from ieum.documents.readers.pdf.sheets import Box, Rule, Sheet

_TOUCH = 2.0
_SMALLEST = 6.0
"""Smaller boxes, in points, hold no letter."""
_MOST_PAIRS = 4_000_000
"""Pages with more meeting lines are drawings."""
_MOST_POSITIONS = 40_000
_FEWEST_CELLS = 12
_MOST_RAGGED = 0.1
"""The share of a table's positions that may be in cells which are no rectangles."""


class Slot(NamedTuple):
    """A cell of a grid: its rows and columns, from and up to, and its area."""

    row: int
    column: int
    row_end: int
    column_end: int
    box: Box
    is_closed: bool
    """Whether lines stand on all four sides; those of an open-sided table are only thought of."""


@dataclass(frozen=True)
class Grid:
    """A table or box."""

    slots: tuple[Slot, ...]
    header_rows: int = 0
    """How many rows are header by the line below them; 0 where that is not known."""

    @cached_property
    def box(self) -> Box:
        """Its whole area."""
        boxes = [slot.box for slot in self.slots]
        return Box(
            min(box.left for box in boxes),
            min(box.top for box in boxes),
            max(box.right for box in boxes),
            max(box.bottom for box in boxes),
        )


def outline_of(grid: Grid) -> Grid:
    """The box round a grid, without the lines in it."""
    return Grid((Slot(0, 0, 1, 1, grid.box, is_closed=True),))


class Groups:
    """Sets of things that belong together, by pairs that do."""

    def __init__(self) -> None:
        self._above: dict[Hashable, Hashable] = {}

    def join(self, first: Hashable, second: Hashable) -> None:
        """Let two belong together."""
        self._above[self.of(first)] = self.of(second)

    def of(self, one: Hashable) -> Hashable:
        """The one that stands for the group."""
        while (above := self._above.get(one, one)) != one:
            self._above[one] = self._above.get(above, above)
            one = above
        return one


def find_grids(sheet: Sheet) -> list[Grid]:
    """All grids of a page, from top to bottom."""
    across, down = whole(sheet.across), whole(sheet.down)
    if len(across) * len(down) > _MOST_PAIRS:
        return []
    found = [grid for rows, columns in _connected(across, down) for grid in _grids_of(rows, columns)]
    grids = [grid for grid in found if min(grid.box.right - grid.box.left, grid.box.bottom - grid.box.top) >= _SMALLEST]
    return sorted(grids, key=lambda grid: (grid.box.top, grid.box.left))


def _connected(across: Sequence[Rule], down: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Lines that meet, directly or through others."""
    groups = Groups()
    for index, row in enumerate(across):
        for other, column in enumerate(down):
            if _reaches(row, column.at) and _reaches(column, row.at):
                groups.join((0, index), (1, other))
    members: dict[Hashable, tuple[list[Rule], list[Rule]]] = defaultdict(lambda: ([], []))
    for kind, rules in enumerate((across, down)):
        for index, rule in enumerate(rules):
            members[groups.of((kind, index))][kind].append(rule)
    return [(rows, columns) for rows, columns in members.values() if rows and columns]


def _reaches(rule: Rule, place: float) -> bool:
    return rule.start - _TOUCH <= place <= rule.end + _TOUCH


def _grids_of(across: Sequence[Rule], down: Sequence[Rule]) -> list[Grid]:
    rows = snapped([rule.at for rule in across] + [end for rule in down for end in (rule.start, rule.end)])
    columns = snapped([rule.at for rule in down] + [end for rule in across for end in (rule.start, rule.end)])
    if len(rows) < 2 or len(columns) < 2 or len(rows) * len(columns) > _MOST_POSITIONS:
        return []
    lattice = _Lattice(across, down, rows, columns)
    slots = lattice.slots()
    if slots is not None:
        return [Grid(tuple(slots))]
    # Boxes that mere connectors join, such as an organisation chart, are no table together.
    return _neighbours([slot for slot in lattice.rectangles() if slot.is_closed])


class _Lattice:
    """All positions that the lines of a group make, before merged cells are known."""

    def __init__(self, across: Sequence[Rule], down: Sequence[Rule], rows: list[float], columns: list[float]) -> None:
        self._rows, self._columns = rows, columns
        self._floors = _walls(across, rows, columns)
        self._sides = _walls(down, columns, rows)
        self._members = self._merged()

    def slots(self) -> list[Slot] | None:
        """The cells; None where more than a few are no rectangles.

        Where a short piece of line is missing, two cells of a large table run into each other; they are parted by rows.
        """
        rectangles = self.rectangles()
        if len(rectangles) == len(self._members):
            return rectangles
        ragged = [members for members in self._members if self._slot(members) is None]
        positions = sum(map(len, self._members))
        if len(rectangles) < _FEWEST_CELLS or sum(map(len, ragged)) > _MOST_RAGGED * positions:
            return None
        parted = [self._slot(stretch) for members in ragged for stretch in _stretches(members)]
        return sorted([*rectangles, *(slot for slot in parted if slot is not None)])

    def rectangles(self) -> list[Slot]:
        """The cells that are rectangles, row by row."""
        found = [slot for members in self._members if (slot := self._slot(members)) is not None]
        return sorted(found)

    def _merged(self) -> list[list[tuple[int, int]]]:
        """Positions between which no line stands."""
        groups = Groups()
        positions = [(row, column) for row in range(len(self._rows) - 1) for column in range(len(self._columns) - 1)]
        for row, column in positions:
            if column + 2 < len(self._columns) and (column + 1, row) not in self._sides:
                groups.join((row, column), (row, column + 1))
            if row + 2 < len(self._rows) and (row + 1, column) not in self._floors:
                groups.join((row, column), (row + 1, column))
        members: dict[Hashable, list[tuple[int, int]]] = defaultdict(list)
        for position in positions:
            members[groups.of(position)].append(position)
        return list(members.values())

    def _slot(self, members: Sequence[tuple[int, int]]) -> Slot | None:
        top, bottom = min(row for row, _ in members), max(row for row, _ in members) + 1
        left, right = min(column for _, column in members), max(column for _, column in members) + 1
        if len(members) != (bottom - top) * (right - left):
            return None
        box = Box(self._columns[left], self._rows[top], self._columns[right], self._rows[bottom])
        closed = all((row, column) in self._floors for row in (top, bottom) for column in range(left, right)) and all(
            (column, row) in self._sides for column in (left, right) for row in range(top, bottom)
        )
        return Slot(top, left, bottom, right, box, closed)


def _stretches(members: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Positions side by side in one row."""
    stretches: list[list[tuple[int, int]]] = []
    for row, column in sorted(members):
        if stretches and stretches[-1][-1] == (row, column - 1):
            stretches[-1].append((row, column))
        else:
            stretches.append([(row, column)])
    return stretches


def _walls(rules: Sequence[Rule], places: Sequence[float], steps: Sequence[float]) -> set[tuple[int, int]]:
    """Where a line stands: index of its place, and of each step that it covers."""
    walls = set()
    for rule in rules:
        index = min(range(len(places)), key=lambda index: abs(places[index] - rule.at))
        for step, (start, end) in enumerate(pairwise(steps)):
            if rule.start - 1 <= (start + end) / 2 <= rule.end + 1:
                walls.add((index, step))
    return walls


def _neighbours(slots: Sequence[Slot]) -> list[Grid]:
    """Grids of the cells that share a side."""
    owner = {
        (row, column): index
        for index, slot in enumerate(slots)
        for row in range(slot.row, slot.row_end)
        for column in range(slot.column, slot.column_end)
    }
    groups = Groups()
    for (row, column), index in owner.items():
        for beside in ((row, column + 1), (row + 1, column)):
            if beside in owner:
                groups.join(index, owner[beside])
    members: dict[Hashable, list[Slot]] = defaultdict(list)
    for index, slot in enumerate(slots):
        members[groups.of(index)].append(slot)
    return [grid for group in members.values() for grid in _tiled(group)]


def _tiled(slots: Sequence[Slot]) -> list[Grid]:
    """One grid of cells that fill a rectangle, its rows and columns counted anew; else each cell for itself."""
    area = sum((slot.row_end - slot.row) * (slot.column_end - slot.column) for slot in slots)
    height = max(slot.row_end for slot in slots) - min(slot.row for slot in slots)
    width = max(slot.column_end for slot in slots) - min(slot.column for slot in slots)
    if area != height * width:
        return [Grid((_renumbered([slot])[0],)) for slot in slots]
    return [Grid(tuple(_renumbered(slots)))]


def _renumbered(slots: Sequence[Slot]) -> list[Slot]:
    rows = _order(place for slot in slots for place in (slot.row, slot.row_end))
    columns = _order(place for slot in slots for place in (slot.column, slot.column_end))
    return [
        slot._replace(
            row=rows[slot.row],
            row_end=rows[slot.row_end],
            column=columns[slot.column],
            column_end=columns[slot.column_end],
        )
        for slot in slots
    ]


def _order(places: Iterable[int]) -> dict[int, int]:
    return {place: index for index, place in enumerate(sorted(set(places)))}
