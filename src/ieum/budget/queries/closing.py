"""How far a fiscal year is on its way to its settlement: what became of its money, and what is left."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Sum

from ieum.budget.choices import Balance, Total
from ieum.budget.models import FiscalYear, LedgerLine, YearClosing
from ieum.budget.queries.cells import remainders
from ieum.budget.rules.limits import total_of


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
