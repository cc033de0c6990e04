"""Until when movements of a year are entered here."""

from datetime import date

from django.utils.timezone import localdate

from ieum.budget.choices import MovementKind, RevenueKind
from ieum.budget.queries.cells import find_year
from ieum.budget.queries.closing import books_until
from ieum.budget.queries.proposals import opened_on
from ieum.budget.rules.years import (
    BOOKS_UNTIL,
    ENTERED_LATER,
    REVENUE_ENTERED_LATER,
    entry_fault,
    revenue_entry_fault,
)


def late_entry_fault(kind: MovementKind, year: int) -> str:
    """Say why a movement of a year is entered too late today; "" where it is not.

    A year that was over before the office opened its books here is history, and entered whenever it is known.
    """
    today, until = localdate(), None if kind in ENTERED_LATER else _entered_until(year)
    return entry_fault(kind, year, today=today, books_until=until) if until else ""


def late_revenue_fault(kind: RevenueKind, year: int) -> str:
    """The same of a movement of revenue."""
    today, until = localdate(), None if kind in REVENUE_ENTERED_LATER else _entered_until(year)
    return revenue_entry_fault(kind, year, today=today, books_until=until) if until else ""


def _entered_until(year: int) -> date | None:
    """The day by which all of a year is entered; None where that is not over yet, or the year is history here.

    Hardly any movement is of a year whose books may be closed, and nothing is looked up for the others.
    """
    if localdate() <= date(year + 1, *BOOKS_UNTIL):
        return None
    found = find_year(year)
    return books_until(found) if found and found.last_day >= opened_on() else None
