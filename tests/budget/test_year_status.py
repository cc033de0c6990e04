"""Where a fiscal year stands on a day, by law and by what was entered."""

from datetime import date

import pytest

from ieum.budget.choices import YearStatus
from ieum.budget.rules import term
from ieum.budget.rules.years import status_of

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
