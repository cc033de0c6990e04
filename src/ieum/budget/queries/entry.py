"""Until when movements of a year are entered here."""

from datetime import date

from django.utils.timezone import localdate

from ieum.budget.choices import MovementKind
from ieum.budget.queries.cells import find_year
from ieum.budget.queries.closing import books_until
from ieum.budget.queries.proposals import opened_on
from ieum.budget.rules.years import BOOKS_UNTIL, ENTERED_LATER, entry_fault


def late_entry_fault(kind: MovementKind, year: int) -> str:
    """Say why a movement of a year is entered too late today; "" where it is not.

    A year that was over before the office opened its books here is history, and entered whenever it is known.
    """
    today = localdate()
    # Hardly any movement is of a year whose books may be closed, and nothing is looked up for the others.
    if kind in ENTERED_LATER or today <= date(year + 1, *BOOKS_UNTIL):
        return ""
    found = find_year(year)
    if found is None or found.last_day < opened_on():
        return ""
    return entry_fault(kind, year, today=today, books_until=books_until(found))
