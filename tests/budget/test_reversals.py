"""What is taken back of every kind of movement is as if it had not been, and what something rests on stays."""

from datetime import timedelta
from random import Random

import pytest

from ieum.budget.choices import MovementKind
from ieum.budget.operations import DependantsStand
from ieum.budget.queries import Point
from tests.budget.every_kind import MOVES, with_lines
from tests.budget.ledger import ALL
from tests.budget.ledger_years import Year

pytestmark = pytest.mark.database
K = MovementKind
RESTING = {
    K.ORIGINAL: K.ALLOTMENT,
    K.REVISED: K.ALLOTMENT,
    K.PROVISIONAL: K.ABSORB_PROVISIONAL,
    K.PRE_USE: K.ABSORB_PRE_USE,
    K.SUPPLEMENTARY: K.ALLOTMENT,
    K.DEEMED: K.ABSORB_DEEMED,
    K.CARRY_IN: K.COMMITMENT,
    K.RESERVE_USE: K.ALLOTMENT,
    K.CROSS_USE: K.ALLOTMENT,
    K.REORGANISATION: K.ALLOTMENT,
    K.TRANSFER: K.ALLOTMENT,
    K.CHANGE_OF_USE: K.ALLOTMENT,
    K.EXCESS_USE: K.ALLOTMENT,
    K.ALLOTMENT: K.COMMITMENT,
    K.SUB_ALLOTMENT: K.SUB_ALLOTMENT,
    K.COMMITMENT: K.EXPENDITURE,
    K.EXPENDITURE: K.RETURN,
    K.RETURN: K.COMMITMENT,
    K.EXPRESS_VOTE: K.EXPRESS_CARRY_OUT,
    K.CONTINUING_VOTE: K.CONTINUING_CARRY_OUT,
}
"""What rests on each kind of movement: it uses all that is there on the last day."""
TAKEN_AWAY = {K.SUB_ALLOTMENT}
"""What rests on a movement of its own kind by taking away."""
FREE = {
    K.ABSORB_PROVISIONAL, K.ABSORB_PRE_USE, K.ABSORB_DEEMED, K.COUNCIL_CUT, K.EXPRESS_CARRY_OUT, K.INCIDENTAL_CARRY_OUT,
    K.CONTINUING_CARRY_OUT, K.LAPSE,
}  # fmt: skip
"""What nothing rests on before the year is settled: taking it back lowers nothing that another one needs."""


@pytest.fixture
def year(books):
    """A year that has begun, in which money waits to be taken up."""
    begun = Year(books, 2031, Random(7))  # noqa: S311 - movements, not secrets
    begun.begin()
    for kind in (K.PRE_USE, K.DEEMED):
        assert begun.post(with_lines(kind, {begun.fitting[kind][0][0]: 500}, begun.term.last_day - timedelta(days=40)))
    return begun


def taken(year, kind):
    """A movement of a kind, by cells of which all is reported where something is to rest on it."""
    told = {cell for cell, place in year.places.items() if kind in FREE or place.reported == ALL}
    return year.some(kind, (each for each in year.fitting[kind] if told.issuperset(each)))


def most(year, kind, cell):
    """The largest movement of a kind that a cell allows on the last day of the year."""
    sign = -1 if kind in TAKEN_AWAY else 1
    won, step = 0, 2**20
    while step:
        if year.judge(with_lines(kind, {cell: sign * (won + step)}, year.term.last_day)) == (None, None):
            won += step
        step //= 2
    return with_lines(kind, {cell: sign * won}, year.term.last_day)


def test_of_every_kind_it_is_known_whether_something_may_rest_on_it():
    assert (set(RESTING) | FREE, set(RESTING) & FREE) == (set(MOVES), set())


def test_a_reversal_of_any_kind_restores_every_balance_and_changes_nothing_that_was_known(year):
    for kind in MOVES:
        movement = taken(year, kind)
        days = [movement.effective_date, year.term.payments_until]
        before, epoch = [year.rows(Point(each, year.epoch())) for each in days], year.epoch()
        event = year.post(movement)
        year.points.append(Point(movement.effective_date, year.epoch()))

        assert year.reverse(event) is None, movement

        assert [year.rows(Point(each, year.epoch())) for each in days] == before
        year.points.append(Point(days[1], epoch))
    year.compare()


def test_a_movement_on_which_another_rests_is_taken_back_after_that_one_which_is_named(year):
    for kind, resting in RESTING.items():
        movement = taken(year, kind)
        before = year.fold()
        event = year.post(movement)
        upper = year.post(most(year, resting, movement.lines[-1].cell_id))

        said = year.reverse(event)

        assert isinstance(said, DependantsStand), kind
        assert upper in {each.event_id for each in said.dependants}
        assert f"{resting.label}" in str(said).split("딸린 사건: ")[1]
        year.take_back(event)
        assert not year.events[upper].stands
        assert +year.fold() == +before, kind
    assert year.rows(Point(year.term.payments_until, year.epoch())) == {key: won for key, won in before.items() if won}


def test_what_rests_on_a_movement_may_have_been_posted_before_it(books):
    cell = books.cell()
    first = books.post("ORIGINAL", {cell: 100})
    allotment = books.post("ALLOTMENT", {cell: 100})
    second = books.post("ORIGINAL", {cell: 100})
    books.reverse(first)

    with pytest.raises(DependantsStand) as caught:
        books.reverse(second)

    assert [each.event_id for each in caught.value.dependants] == [allotment]
