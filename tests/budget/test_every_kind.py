"""Every kind of movement, at random, against a fold that knows each kind by itself."""

from collections import Counter
from dataclasses import replace
from datetime import date
from random import Random
from uuid import uuid4

import pytest

from ieum.budget import operations, rules
from ieum.budget.choices import MovementKind
from ieum.budget.queries import Point
from tests.budget.every_kind import MOVES, moved
from tests.budget.ledger_years import Posted, Year

pytestmark = pytest.mark.database
KINDS = set(MovementKind) - {MovementKind.REVERSAL}


def test_the_fold_knows_every_kind_of_movement():
    assert set(MOVES) == KINDS


def test_random_years_of_every_kind_are_as_the_fold_says_on_any_day_as_known_at_any_moment(books):
    counted: Counter = Counter()

    for number in range(2027, 2039, 2):
        counted += Year(books, number, Random(number)).live()  # noqa: S311 - histories, not secrets

    assert {kind.value for kind in KINDS} <= set(counted)
    assert {"forbidden", "closed", "carried over", "points"} <= set(counted)


def in_year(movement, year, cells):
    """The same movement on the same day of another year."""
    on = movement.effective_date
    lines = tuple(rules.Line(cells[line.cell_id], line.amount) for line in movement.lines)
    return replace(movement, lines=lines, effective_date=on.replace(year=on.year + year.number - 2031))


def shuffled(year, movements):
    """Movements in another order in which the fold takes each of them."""
    while True:
        left, order = list(movements), []
        year.chance.shuffle(left)
        year.events.clear()
        while movement := next((each for each in left if year.judge(each) == (None, None)), None):
            year.events[uuid4()] = Posted(0, moved(movement, year.places), movement)
            left.remove(movement)
            order.append(movement)
        if not left:
            year.events.clear()
            return order


def test_movements_of_every_kind_that_do_not_rest_on_each_other_come_in_any_order(books):
    first, other = (Year(books, number, Random(11)) for number in (2031, 2033))  # noqa: S311 - movements, not secrets
    cells = dict(zip(first.places, other.places, strict=True))
    first.begin()
    for kind in MOVES:
        assert first.post(first.some(kind, first.fitting[kind]))
    movements = [in_year(of.movement, other, cells) for of in first.events.values()]

    order = shuffled(other, movements)
    assert all(other.post(each) for each in order)

    operations.fold_rollups(code=books.district.code)
    assert sum(one is not another for one, another in zip(order, movements, strict=True)) > len(movements) / 2
    for month, of_month in ((1, 1), (3, 31), (7, 15), (12, 30), (12, 31)):
        there = first.rows(Point(date(first.number, month, of_month), first.epoch()))
        here = other.rows(Point(date(other.number, month, of_month), other.epoch()))
        assert {(cells[cell], balance): won for (cell, balance), won in there.items()} == here
    first.compare()
    other.compare()
