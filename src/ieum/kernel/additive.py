"""Controlled rounding: a table is cut to larger units and its cells still add up to its printed sums.

Each cell, each sum of a row or column and the whole are cut to one of the two units they lie between, the whole to the
nearer one. Of all such tables one is taken whose cells lie nearest to what they were cut from; those that are not cut
to their own nearest unit are named, so that a print can mark them.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rounded:
    """A table in the larger unit."""

    cells: tuple[tuple[int, ...], ...]
    moved: frozenset[tuple[int, int]]
    """Row and column, from 0, of the cells that are one unit away from their own nearest."""

    @property
    def rows(self) -> tuple[int, ...]:
        """The sum of each row."""
        return tuple(map(sum, self.cells))

    @property
    def columns(self) -> tuple[int, ...]:
        """The sum of each column."""
        return tuple(map(sum, zip(*self.cells, strict=True)))

    @property
    def whole(self) -> int:
        """The sum of all cells."""
        return sum(self.rows)


def round_together(values: Sequence[Sequence[int]], unit: int) -> Rounded:
    """Cut a table of whole numbers to ``unit``, such as won to 1,000,000; every row has the same length.

    Such a table always exists: it is an integral flow from rows to columns.
    """
    network = _Network(values, unit)
    network.fill()
    cells = tuple(
        tuple(value // unit + network.raised[row, column] for column, value in enumerate(own))
        for row, own in enumerate(values)
    )
    moved = {
        (row, column)
        for row, own in enumerate(values)
        for column, value in enumerate(own)
        if cells[row][column] != _nearest(value, unit)
    }
    return Rounded(cells, frozenset(moved))


def _nearest(value: int, unit: int) -> int:
    """Half a unit goes away from zero, as offices round."""
    whole = (2 * abs(value) + unit) // (2 * unit)
    return -whole if value < 0 else whole


_SOURCE, _SINK = ("source", 0), ("sink", 0)
_Node = tuple[str, int]


class _Network:
    """Units that are still to be given out, as a flow from rows to columns with the least cost."""

    def __init__(self, values: Sequence[Sequence[int]], unit: int) -> None:
        self._room: dict[tuple[_Node, _Node], int] = {}
        self._cost: dict[tuple[_Node, _Node], int] = {}
        self.raised: dict[tuple[int, int], int] = {}
        for row, own in enumerate(values):
            for column, value in enumerate(own):
                self.raised[row, column] = 0
                if value % unit:
                    self._lay(("row", row), ("column", column), 1, unit - 2 * (value % unit))
        # What a row or column needs at least is worth more than all that cells can cost.
        must = -4 * unit * (len(self.raised) + 1)
        for kind, lines in (("row", values), ("column", list(zip(*values, strict=True)))):
            for number, line in enumerate(lines):
                self._lay_sum((kind, number), sum(value % unit for value in line), unit, must)
        whole = sum(map(sum, values))
        self._units = _nearest(whole, unit) - sum(value // unit for own in values for value in own)

    def fill(self) -> None:
        """Give out all units, each along the cheapest way that is left."""
        for _ in range(self._units):
            node = _SINK
            before = self._cheapest()
            while node != _SOURCE:
                last, node = node, before[node]
                self._room[node, last] -= 1
                self._room[last, node] += 1
                self._count(node, last)

    def _count(self, node: _Node, last: _Node) -> None:
        if node[0] == "row":
            self.raised[node[1], last[1]] += 1
        elif node[0] == "column" and last[0] == "row":
            self.raised[last[1], node[1]] -= 1

    def _lay_sum(self, node: _Node, rest: int, unit: int, must: int) -> None:
        """A line's sum gets its whole units surely, and one more where it lies between two."""
        ends = (_SOURCE, node) if node[0] == "row" else (node, _SINK)
        self._lay(*ends, rest // unit, must)
        if rest % unit:
            # A second edge between the same ends goes by way of a node of its own.
            between = (f"more of {node[0]}", node[1])
            self._lay(ends[0], between, 1, 0)
            self._lay(between, ends[1], 1, 0)

    def _lay(self, start: _Node, end: _Node, room: int, cost: int) -> None:
        self._room[start, end], self._cost[start, end] = room, cost
        self._room[end, start], self._cost[end, start] = 0, -cost

    def _cheapest(self) -> dict[_Node, _Node]:
        """For each node the one before it on the cheapest way from the source (Bellman and Ford)."""
        costs: dict[_Node, int] = {_SOURCE: 0}
        before: dict[_Node, _Node] = {}
        has_changed = True
        while has_changed:
            has_changed = False
            for (start, end), room in self._room.items():
                if not room or start not in costs:
                    continue
                cost = costs[start] + self._cost[start, end]
                if end not in costs or cost < costs[end]:
                    costs[end], before[end], has_changed = cost, start, True
        return before
