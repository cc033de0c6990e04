"""A rounded table adds up in both directions, and no number in it is further than one unit from what it was."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ieum.kernel.additive import Equation, NotANetwork, round_sums, round_together

UNIT = 100
tables = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(st.integers(-450, 450), min_size=width, max_size=width), min_size=1, max_size=4)
)


def between(value: int, whole: int) -> bool:
    """Whether a number is one of the two units that a value lies between."""
    return whole in {value // UNIT, -(-value // UNIT)}


def nearest(value: int) -> int:
    return (abs(value) * 2 + UNIT) // (2 * UNIT) * (-1 if value < 0 else 1)


@settings(max_examples=300)
@given(tables)
def test_cells_rows_columns_and_the_whole_lie_beside_what_they_were(values):
    found = round_together(values, UNIT)

    assert all(between(value, cell) for own, cells in zip(values, found.cells, strict=True)
               for value, cell in zip(own, cells, strict=True))  # fmt: skip
    assert all(between(sum(own), row) for own, row in zip(values, found.rows, strict=True))
    assert all(between(sum(own), column) for own, column in zip(zip(*values, strict=True), found.columns, strict=True))
    assert found.whole == nearest(sum(map(sum, values)))


@settings(max_examples=100)
@given(tables)
def test_what_is_moved_is_named(values):
    found = round_together(values, UNIT)

    assert found.moved == {
        (row, column)
        for row, own in enumerate(values)
        for column, value in enumerate(own)
        if found.cells[row][column] != nearest(value)
    }


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.integers(-250, 250), min_size=2, max_size=2), min_size=1, max_size=3))
def test_no_other_such_table_moves_fewer_totals_then_fewer_cells_or_lies_nearer(values):
    found = round_together(values, UNIT)
    flat = [value for own in values for value in own]
    best = min(
        burden(values, units)
        for units in product(*({value // UNIT, -(-value // UNIT)} for value in flat))
        if sum(units) == nearest(sum(flat))
        and all(between(sum(own), sum(units[2 * row : 2 * row + 2])) for row, own in enumerate(values))
        and all(between(sum(flat[column::2]), sum(units[column::2])) for column in range(2))
    )

    assert burden(values, [cell for cells in found.cells for cell in cells]) == best


def burden(values, units):
    """How many totals and cells of a table of two columns are moved, and how far all lie from what they were."""
    flat = [value for own in values for value in own]
    rows = [(sum(own), sum(units[2 * row : 2 * row + 2])) for row, own in enumerate(values)]
    columns = [(sum(flat[column::2]), sum(units[column::2])) for column in range(2)]
    cells = list(zip(flat, units, strict=True))
    totals, moved = (sum(nearest(value) != unit for value, unit in each) for each in ([*rows, *columns], cells))
    return totals, moved, sum(abs(unit * UNIT - value) for value, unit in [*rows, *columns, *cells])


@settings(max_examples=60)
@given(tables, st.randoms())
def test_the_same_numbers_are_cut_alike_and_zeros_stay(values, chance):
    emptied = [[value if chance.random() < 0.5 else 0 for value in own] for own in values]

    found = round_together(emptied, UNIT)

    assert found == round_together(emptied, UNIT)
    assert [cell for own, cells in zip(emptied, found.cells, strict=True)
            for value, cell in zip(own, cells, strict=True) if not value and cell] == []  # fmt: skip


amounts = st.integers(-350, 350)


@settings(max_examples=150)
@given(st.lists(st.tuples(amounts, amounts, amounts), min_size=1, max_size=4))
def test_what_is_available_is_what_was_granted_and_carried_and_what_is_allotted_and_left(rows):
    values, equations, ranks = allotted(rows)

    found = round_sums(values, equations, UNIT, ranks)

    assert all(between(value, unit) for value, unit in zip(values, found, strict=True))
    assert all(found[each.whole] == sum(found[part] for part in each.parts) for each in equations)


def allotted(rows):
    """A table of 예산액, 전년도이월액, 배정액, 배정잔액 and 예산현액, which sums the first two and the last two."""
    body = [(granted, carried, spent, granted + carried - spent, granted + carried) for granted, carried, spent in rows]
    lines = [*body, tuple(map(sum, zip(*body, strict=True)))]
    equations = []
    for row in range(len(lines)):
        equations += [Equation(5 * row + 4, (5 * row, 5 * row + 1)), Equation(5 * row + 4, (5 * row + 2, 5 * row + 3))]
    equations += [
        Equation(5 * len(body) + column, tuple(5 * row + column for row in range(len(body)))) for column in range(4)
    ]
    ranks = [int(row == len(body)) + int(column == 4) for row in range(len(lines)) for column in range(5)]
    return [value for line in lines for value in line], equations, ranks


def test_sums_that_no_flow_holds_together_are_refused():
    three = [Equation(1, (0,)), Equation(2, (0,)), Equation(3, (0,))]
    crossed = [Equation(0, (1, 2)), Equation(1, (2, 3)), Equation(0, (1, 3))]

    for equations in (three, crossed):
        with pytest.raises(NotANetwork, match="함께 맞출 수 없습니다"):
            round_sums([0, 0, 0, 0], equations, UNIT, [0] * 4)


def test_whole_units_stay_as_they_are():
    found = round_together([[100, -200], [0, 300]], UNIT)

    assert (found.cells, found.moved) == (((1, -2), (0, 3)), frozenset())


@pytest.mark.parametrize(
    ("values", "cells", "moved"),
    [
        ([[40, 40, 40]], ((0, 0, 1),), 1),
        ([[60, 60, 60]], ((1, 1, 0),), 1),
        ([[150], [150]], ((2,), (1,)), 1),
    ],
)
def test_cells_are_moved_where_each_by_itself_would_not_add_up(values, cells, moved):
    found = round_together(values, UNIT)

    assert (sorted(map(sorted, found.cells)), len(found.moved)) == (sorted(map(sorted, cells)), moved)


def test_the_worked_table_of_the_documentation_holds():
    found = round_together([[450_4, 450_4], [16_4, 16_0]], 10)

    assert (found.cells, found.moved) == (((451, 450), (16, 16)), {(0, 0)})
    assert (found.rows, found.columns, found.whole) == ((901, 32), (467, 466), 933)
