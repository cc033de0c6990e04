"""A rounded table adds up in both directions, and no number in it is further than one unit from what it was."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ieum.kernel.additive import round_together

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
@given(st.lists(st.lists(st.integers(0, 250), min_size=2, max_size=2), min_size=1, max_size=3))
def test_no_other_such_table_lies_nearer(values):
    found = round_together(values, UNIT)
    flat = [value for own in values for value in own]
    best = min(
        sum(abs(unit * UNIT - value) for unit, value in zip(units, flat, strict=True))
        for units in product(*({value // UNIT, -(-value // UNIT)} for value in flat))
        if sum(units) == nearest(sum(flat))
        and all(between(sum(own), sum(units[2 * row : 2 * row + 2])) for row, own in enumerate(values))
        and all(between(sum(flat[column::2]), sum(units[column::2])) for column in range(2))
    )

    assert (
        sum(
            abs(cell * UNIT - value)
            for own, cells in zip(values, found.cells, strict=True)
            for value, cell in zip(own, cells, strict=True)
        )
        == best
    )


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
