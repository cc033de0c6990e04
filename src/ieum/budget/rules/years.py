"""Where a fiscal year stands on a day, from its budget's vote to its settlement."""

from datetime import date

from ieum.budget.choices import YearStatus
from ieum.budget.rules import Term


def status_of(on: date, term: Term, *, books_until: date, is_provisional: bool, is_settled: bool) -> YearStatus:
    """The status of a year on a day.

    ``is_provisional`` says that 준예산 is paid while no budget was voted. Until ``term.payments_until`` (20 January)
    some receipts and payments of the year go on, until ``books_until`` (10 February) all of it is entered
    (지방회계법 제7조).
    """
    if is_settled:
        return YearStatus.SETTLED
    if on < term.first_day:
        return YearStatus.PLANNING
    if on <= term.last_day:
        return YearStatus.PROVISIONAL if is_provisional else YearStatus.OPEN
    if on <= term.payments_until:
        return YearStatus.WINDOW
    return YearStatus.BOOKS if on <= books_until else YearStatus.CLOSED
