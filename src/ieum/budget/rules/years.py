"""Where a fiscal year stands on a day, from its budget's vote to its settlement."""

from datetime import date

from ieum.budget.choices import YearStatus


def status_of(  # noqa: PLR0913 - the days of a year, and what was done
    on: date, *, first_day: date, last_day: date, payments_until: date, books_until: date,
    is_provisional: bool, is_settled: bool,
) -> YearStatus:  # fmt: skip
    """The status of a year on a day.

    ``is_provisional`` says that 준예산 is paid while no budget was voted.
    Until ``payments_until`` (20 January) some receipts and payments of the year go on, until ``books_until`` (10
    February) all of it is entered (지방회계법 제7조).
    """
    if is_settled:
        return YearStatus.SETTLED
    if on < first_day:
        return YearStatus.PLANNING
    if on <= last_day:
        return YearStatus.PROVISIONAL if is_provisional else YearStatus.OPEN
    if on <= payments_until:
        return YearStatus.WINDOW
    return YearStatus.BOOKS if on <= books_until else YearStatus.CLOSED
