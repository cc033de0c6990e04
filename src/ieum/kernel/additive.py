"""Controlled rounding: numbers are cut to larger units and still add up as they did.

Each number is cut to one of the two units it lies between. Of all ways in which every sum still holds the one is taken
that moves the fewest totals from their own nearest unit, then the fewest other numbers, then the one that lies nearest.
"""

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Equation:
    """One number is the sum of others, all named by their positions."""

    whole: int
    parts: tuple[int, ...]


class NotANetwork(ValueError):
    """A number stands in more than two sums, or in two that no flow can hold together."""


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

    The sum of each row, of each column and of all lies between the same two units as before, too.
    """
    height, width = len(values), len(values[0]) if values else 0
    columns = list(zip(*values, strict=True))
    rows = range(height * width, height * width + height)
    below = range(rows.stop, rows.stop + width)
    numbers = [*(value for own in values for value in own), *map(sum, values), *map(sum, columns)]
    equations = [
        *(Equation(total, tuple(range(row * width, row * width + width))) for row, total in enumerate(rows)),
        *(Equation(total, tuple(range(column, rows.start, width))) for column, total in enumerate(below)),
        Equation(len(numbers), tuple(rows)),
    ]
    ranks = [0] * rows.start + [1] * (height + width) + [2]
    found = round_sums([*numbers, sum(map(sum, values))], equations, unit, ranks)
    cells = tuple(tuple(found[row * width : row * width + width]) for row in range(height))
    moved = {
        (row, column)
        for row, own in enumerate(values)
        for column, value in enumerate(own)
        if cells[row][column] != nearest(value, unit)
    }
    return Rounded(cells, frozenset(moved))


def round_sums(values: Sequence[int], equations: Sequence[Equation], unit: int, ranks: Sequence[int]) -> list[int]:
    """Cut whole numbers to ``unit`` so that the equations, which hold among them, hold afterwards.

    Such numbers always exist: the numbers are an integral flow along edges, the equations its nodes.

    :param ranks: of each number, 0 for one that sums nothing; those of a higher rank are moved last
    :raises NotANetwork: if the equations are no flow; each number may stand in two, such as of its row and its column
    """
    flow = _Flow(values, equations, unit, ranks)
    flow.balance()
    return flow.rounded


def nearest(value: int, unit: int) -> int:
    """Cut to the nearest unit; half a unit goes away from zero, as offices round."""
    whole = (2 * abs(value) + unit) // (2 * unit)
    return -whole if value < 0 else whole


@dataclass(slots=True)
class _Edge:
    """A number on its way from the node that it leaves to the one that it enters."""

    tail: int
    head: int
    step: int
    """What it may still be changed by: 1 or -1; 0 where it is a whole number of units."""
    cost: int
    """Of changing it so; what was changed is paid back when it is changed again."""

    @property
    def ends(self) -> tuple[int, int]:
        """From where to where the change carries a unit."""
        return (self.tail, self.head) if self.step > 0 else (self.head, self.tail)


@dataclass(slots=True)
class _Flow:
    """Numbers cut to their own nearest, and what does not add up in consequence carried to where it is missing."""

    values: Sequence[int]
    equations: Sequence[Equation]
    unit: int
    ranks: Sequence[int]
    rounded: list[int] = field(init=False)
    _edges: list[_Edge] = field(init=False)
    _at: list[list[int]] = field(init=False)
    """The edges at each node; the last node is what lies around all equations."""
    _excess: list[int] = field(init=False)
    _height: list[int] = field(init=False)
    """Potentials of the nodes, by which no changed edge costs less than nothing (Johnson)."""

    def __post_init__(self) -> None:
        ends = _ends(self.equations, len(self.values))
        self.rounded = [nearest(value, self.unit) for value in self.values]
        self._edges = [self._edge(number, *ends[number]) for number in range(len(self.values))]
        nodes = len(self.equations) + 1
        self._at, self._excess, self._height = [[] for _ in range(nodes)], [0] * nodes, [0] * nodes
        for number, edge in enumerate(self._edges):
            self._excess[edge.head] += self.rounded[number]
            self._excess[edge.tail] -= self.rounded[number]
            for node in {edge.head, edge.tail} if edge.step else ():
                self._at[node].append(number)

    def _edge(self, number: int, tail: int, head: int) -> _Edge:
        value, cut = self.values[number], self.rounded[number]
        rest = value - cut * self.unit
        # One more unit than all distances together for a number of rank 0, and more than all those for the next rank.
        weight = self.unit * (len(self.values) + 1) ** (self.ranks[number] + 1)
        step = (rest > 0) - (rest < 0)
        return _Edge(tail, head, step, weight + self.unit - 2 * abs(rest))

    def balance(self) -> None:
        """Carry each unit that is too much the cheapest way to where one is missing."""
        while any(excess > 0 for excess in self._excess):
            node, before = self._cheapest()
            self._excess[node] += 1
            while node in before:
                edge = self._edges[before[node]]
                start, _ = edge.ends
                self.rounded[before[node]] += edge.step
                edge.step, edge.cost = -edge.step, -edge.cost
                node = start
            self._excess[node] -= 1

    def _cheapest(self) -> tuple[int, dict[int, int]]:
        """The node where a unit is missing that is reached most cheaply, and by which edge each node was (Dijkstra)."""
        starts = [node for node, excess in enumerate(self._excess) if excess > 0]
        costs, before = dict.fromkeys(starts, 0), dict[int, int]()
        done: dict[int, int] = {}
        queue = [(0, node) for node in starts]
        while queue:
            cost, node = heapq.heappop(queue)
            if node in done:
                continue
            done[node] = cost
            if self._excess[node] < 0:
                break
            for number, end, price in self._ways(node):
                if end not in costs or cost + price < costs[end]:
                    costs[end], before[end] = cost + price, number
                    heapq.heappush(queue, (costs[end], end))
        for each, reached in done.items():
            self._height[each] += reached - cost
        return node, before

    def _ways(self, node: int) -> Iterator[tuple[int, int, int]]:
        """The edges that carry a unit away from a node: which, to where, and at what cost."""
        for number in self._at[node]:
            edge = self._edges[number]
            start, end = edge.ends
            if start == node:
                yield number, end, edge.cost + self._height[node] - self._height[end]


def _ends(equations: Sequence[Equation], count: int) -> list[tuple[int, int]]:
    """The nodes that each number leaves and enters: a whole enters its equation and the parts leave it, or otherwise.

    A number that stands in one equation comes from around them, or goes there.
    """
    around = len(equations)
    found = [[around, around] for _ in range(count)]
    for node, number, sign in _turned(equations, count):
        if found[number][sign > 0] != around:
            raise NotANetwork(f"{number + 1}번째 수가 든 합계들을 함께 맞출 수 없습니다.")
        found[number][sign > 0] = node
    return [(tail, head) for tail, head in found]


def _turned(equations: Sequence[Equation], count: int) -> Iterator[tuple[int, int, int]]:
    """Each equation with its numbers and their signs, turned so that a number enters one and leaves the other."""
    signs = [{equation.whole: 1, **dict.fromkeys(equation.parts, -1)} for equation in equations]
    places: list[list[int]] = [[] for _ in range(count)]
    for node, own in enumerate(signs):
        for number in own:
            places[number].append(node)
    turns: dict[int, int] = {}
    for first in range(len(equations)):
        waiting = [] if first in turns else [first]
        turns.setdefault(first, 1)
        while waiting:
            node = waiting.pop()
            for other, number in _neighbours(node, signs, places):
                if other not in turns:
                    turns[other] = -turns[node] * signs[node][number] * signs[other][number]
                    waiting.append(other)
    return ((node, number, turns[node] * sign) for node, own in enumerate(signs) for number, sign in own.items())


def _neighbours(node: int, signs: Sequence[dict[int, int]], places: Sequence[list[int]]) -> Iterable[tuple[int, int]]:
    return ((other, number) for number in signs[node] for other in places[number] if other != node)
