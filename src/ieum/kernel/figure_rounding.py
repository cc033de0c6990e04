"""Amounts of a figure grid in the unit of its print, so that the printed cells still add up.

The sums are those that the table declares, as far as they hold among the exact amounts: a contradiction of a source is
not rounded away.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ieum.kernel.additive import Equation, nearest, round_sums
from ieum.kernel.figure_grid import FigureGrid, operands
from ieum.kernel.figure_tables import Difference, Line, Rate, Sum
from ieum.kernel.figures import Figure
from ieum.kernel.units import unit_of

Place = tuple[int, int, str]
"""Row, column and part of a cell; "" for its whole."""
_Sum = tuple[Place, list[Place]]


def add_up(grid: FigureGrid) -> FigureGrid:
    """Mark the figures that must be printed one unit away from their own nearest for the table to add up."""
    scale = unit_of(grid.table.unit).scale
    if not grid.table.adds_up or scale == 1:
        return grid
    known = dict(_amounts(grid))
    numbers = {place: number for number, place in enumerate(known)}
    values = [int(figure.value or 0) for figure in known.values()]
    equations = [
        Equation(numbers[whole], tuple(numbers[part] for part in parts if part in numbers))
        for whole, parts in _sums(grid)
        if _holds(whole, parts, grid, known)
    ]
    found = round_sums(values, equations, scale, _ranks(grid, known))
    moved = {place: found[number] - nearest(values[number], scale) for place, number in numbers.items()}
    return _marked(grid, {place: step for place, step in moved.items() if step})


def _amounts(grid: FigureGrid) -> Iterator[tuple[Place, Figure]]:
    """The amounts of money, each a whole number of won."""
    for row, cells in enumerate(grid.cells):
        for column, cell in enumerate(cells):
            for part, figure in cell.figures.items():
                if figure.unit == "원" and figure.value is not None and figure.value == int(figure.value):
                    yield (row, column, part), figure


def _sums(grid: FigureGrid) -> Iterator[_Sum]:
    """What adds up to what: within cells, along the rows, and down the columns that are no sum themselves."""
    for row, cells in enumerate(grid.cells):
        for column, cell in enumerate(cells):
            parts = [(row, column, part) for part in cell.figures if part]
            if parts:
                yield (row, column, ""), parts
    across = list(_along(grid.columns))
    along = [
        ((row, whole, ""), [(row, part, "") for part in parts])
        for row in range(len(grid.rows))
        for whole, parts in across
    ]
    yield from along
    # A column that sums others adds up by itself where those do; one whose parts nobody knows is like any other.
    summed = {whole for (_, whole, _), parts in along if not any(_is_unknown(part, grid) for part in parts)}
    for column in (each for each in range(len(grid.columns)) if each not in summed):
        yield from (((whole, column, ""), [(part, column, "") for part in parts]) for whole, parts in _along(grid.rows))


def _along(axis: tuple[Line, ...]) -> Iterator[tuple[int, list[int]]]:
    """The lines of an axis that sum others; a difference and what was taken away sum to what it was taken of."""
    places = {line.label: number for number, line in enumerate(axis)}
    for number, line in enumerate(axis):
        if line.formula is None or isinstance(line.formula, Rate):
            continue
        named = [places[each.label] for each in operands(line.formula, axis)]
        match line.formula:
            case Sum():
                yield number, named
            case Difference():
                yield named[0], [named[1], number]


def _holds(whole: Place, parts: Sequence[Place], grid: FigureGrid, known: Mapping[Place, Figure]) -> bool:
    """Whether a sum holds among the exact amounts; what is not there adds nothing, what is unknown leaves it open."""
    if whole not in known or any(_is_unknown(part, grid) for part in parts):
        return False
    return known[whole].value == sum((known[part].value or 0) for part in parts if part in known)


def _is_unknown(place: Place, grid: FigureGrid) -> bool:
    row, column, part = place
    figure = grid.cells[row][column].figures.get(part)
    return figure is None or (figure.value is None and figure.absence is None)


def _ranks(grid: FigureGrid, places: Iterable[Place]) -> list[int]:
    """In how many ways each number sums others: those of its row, of its column, and its own parts."""
    rows, columns = ({whole for whole, _ in _along(axis)} for axis in (grid.rows, grid.columns))
    return [
        (row in rows) + (column in columns) + (not part and len(grid.cells[row][column].figures) > 1)
        for row, column, part in places
    ]


def _marked(grid: FigureGrid, moved: Mapping[Place, int]) -> FigureGrid:
    cells = [list(own) for own in grid.cells]
    for (row, column, part), step in moved.items():
        cell = cells[row][column]
        figures = {**cell.figures, part: replace(cell.figures[part], moved=step)}
        cells[row][column] = replace(cell, figures=figures)
    return replace(grid, cells=tuple(map(tuple, cells)))
