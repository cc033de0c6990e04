"""How far a fiscal year is on its way to its settlement: what became of its money, and what is left."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Sum

from ieum.budget.choices import Balance, Total, YearStatus
from ieum.budget.models import FiscalYear, LedgerLine, YearClosing
from ieum.budget.queries.cells import remainders
from ieum.budget.queries.milestones import BOOKS_CLOSED, milestones
from ieum.budget.queries.provisional import is_voted, provided_in
from ieum.budget.rules import Term
from ieum.budget.rules.limits import total_of
from ieum.budget.rules.years import BOOKS_UNTIL, status_of


@dataclass(frozen=True, slots=True)
class AccountClosing:
    """An account at the end of its year."""

    account: str
    standing: Mapping[Balance, int]
    """Won of each balance."""

    @property
    def available(self) -> int:
        """예산현액 in won."""
        return total_of(Total.AVAILABLE, self.standing)

    @property
    def left(self) -> int:
        """예산현액 in won that is neither spent, carried over nor lapsed."""
        return total_of(Total.REMAINING, self.standing) - self.standing.get(Balance.LAPSED, 0)


@dataclass(frozen=True, slots=True)
class YearEnd:
    """A year on its way to its settlement."""

    accounts: tuple[AccountClosing, ...]
    """Of cells that report their spending."""
    untold: int
    """예산현액 in won of all other cells, such as totals of an account that a report states."""
    open_cells: Mapping[UUID, int]
    """Won of each cell that keeps the year from being settled."""
    is_closed: bool


def books_until(year: FiscalYear) -> date:
    """The day by which all of a year is entered (출납사무의 완결, 지방회계법 제7조제3항)."""
    counted = (each.due_on for each in milestones(year.year) if each.code == BOOKS_CLOSED)
    return next(counted, date(year.year + 1, *BOOKS_UNTIL))


def status_on(year: FiscalYear, day: date) -> YearStatus:
    """Where a year stands on a day, as known now."""
    is_provisional = bool(provided_in(year.year)) and not is_voted(year.year)
    return status_of(
        day,
        Term(year.year, year.first_day, year.last_day, year.payments_until),
        books_until=books_until(year),
        is_provisional=is_provisional,
        is_settled=YearClosing.objects.filter(fiscal_year=year).exists(),
    )


def year_end(year: FiscalYear) -> YearEnd:
    """Where a year stands, whatever the day."""
    accounts: dict[str, Counter[Balance]] = {}
    untold: Counter[Balance] = Counter()
    moved = LedgerLine.objects.filter(cell__account__fiscal_year=year)
    parts = ("cell__account__kind", "cell__account__name", "cell__reports_spending", "balance")
    for _, account, is_told, balance, won in moved.values_list(*parts).annotate(Sum("amount")).order_by(*parts):
        standing = accounts.setdefault(account, Counter()) if is_told else untold
        standing[Balance(balance)] += int(won)
    return YearEnd(
        tuple(AccountClosing(name, standing) for name, standing in accounts.items()),
        total_of(Total.AVAILABLE, untold),
        {cell_id: won for cell_id, won in remainders(year.pk).items() if won},
        YearClosing.objects.filter(fiscal_year=year).exists(),
    )
