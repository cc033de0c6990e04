"""Where a fiscal year stands on a day, by law and by what was entered."""

from datetime import date

import pytest

from ieum.budget.choices import MovementKind, YearStatus
from ieum.budget.rules import term
from ieum.budget.rules.years import entry_fault, status_of

YEAR = {"books_until": date(2027, 2, 10), "is_provisional": False, "is_settled": False}


@pytest.mark.parametrize(
    ("on", "more", "status"),
    [
        (date(2025, 12, 31), {}, YearStatus.PLANNING),
        (date(2026, 1, 1), {}, YearStatus.OPEN),
        (date(2026, 1, 1), {"is_provisional": True}, YearStatus.PROVISIONAL),
        (date(2026, 12, 31), {}, YearStatus.OPEN),
        (date(2027, 1, 1), {}, YearStatus.WINDOW),
        (date(2027, 1, 20), {}, YearStatus.WINDOW),
        (date(2027, 1, 21), {}, YearStatus.BOOKS),
        (date(2027, 2, 10), {}, YearStatus.BOOKS),
        (date(2027, 2, 11), {}, YearStatus.CLOSED),
        (date(2027, 1, 1), {"is_settled": True}, YearStatus.SETTLED),
    ],
)
def test_a_year_goes_from_planning_to_its_settlement(on, more, status):
    assert status_of(on, term(2026), **YEAR | more) is status


@pytest.mark.parametrize(
    ("kind", "today", "is_late"),
    [
        (MovementKind.TRANSFER, date(2027, 2, 10), False),
        (MovementKind.TRANSFER, date(2027, 2, 11), True),
        (MovementKind.ORIGINAL, date(2027, 12, 1), True),
        (MovementKind.EXPENDITURE, date(2027, 2, 11), False),
        (MovementKind.INCIDENTAL_CARRY_OUT, date(2027, 2, 11), False),
        (MovementKind.LAPSE, date(2027, 2, 11), False),
    ],
)
def test_what_others_decided_is_not_entered_once_the_books_are_closed_but_what_settles_the_year_is(
    kind, today, is_late
):
    assert bool(entry_fault(kind, 2026, today=today, books_until=date(2027, 2, 10))) is is_late
