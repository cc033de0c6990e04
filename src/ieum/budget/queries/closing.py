"""How far a fiscal year is on its way to its settlement: what is left, what it carries out, and what came over."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from ieum.budget.choices import Balance
from ieum.budget.models import FiscalYear, YearClosing
from ieum.budget.queries.cells import remainders
from ieum.budget.queries.reading import rows_of

_SHOWN = (
    Balance.SPENT,
    Balance.CARRIED_EXPRESS,
    Balance.CARRIED_INCIDENTAL,
    Balance.CARRIED_CONTINUING,
    Balance.LAPSED,
)
_OUT = (Balance.CARRIED_EXPRESS, Balance.CARRIED_INCIDENTAL, Balance.CARRIED_CONTINUING)


@dataclass(frozen=True, slots=True)
class AccountClosing:
    """An account at the end of its year, in won."""

    account: str
    available: int
    standing: Mapping[Balance, int]
    """집행액, 이월액 of each kind and 불용액."""

    @property
    def left(self) -> int:
        """예산현액 that is neither spent, carried over nor lapsed."""
        return self.available - sum(self.standing.values())


@dataclass(frozen=True, slots=True)
class YearEnd:
    """A year on its way to its settlement."""

    accounts: tuple[AccountClosing, ...]
    """Of cells that report their spending."""
    open_cells: Mapping[UUID, int]
    """Won of each cell that keeps the year from being settled."""
    came_over: int
    """Won that the next year took over."""
    is_closed: bool

    @property
    def carried_out(self) -> int:
        """Won that the year carries out."""
        return sum(each.standing.get(balance, 0) for each in self.accounts for balance in _OUT)


def year_end(year: FiscalYear) -> YearEnd:
    """Where a year stands, whatever the day."""
    rows = rows_of(_ACCOUNTS, {"year": year.pk, "balances": [each.value for each in _SHOWN]})
    found: dict[str, tuple[int, dict[Balance, int]]] = {}
    for row in rows:
        _, standing = found.setdefault(row["account"], (int(row["available"]), {}))
        if row["balance"]:
            standing[Balance(row["balance"])] = int(row["amount"])
    came_over = rows_of(_CAME_OVER, {"year": year.year + 1})[0]["amount"]
    return YearEnd(
        tuple(AccountClosing(name, available, standing) for name, (available, standing) in found.items()),
        {cell_id: won for cell_id, won in remainders(year.pk).items() if won},
        int(came_over),
        YearClosing.objects.filter(fiscal_year=year).exists(),
    )


_ACCOUNTS = """
    WITH moved AS (
        SELECT a.kind, a.name, l.balance, sum(l.amount) AS amount
        FROM budget_budgetaccount a
        JOIN budget_appropriationcell c ON c.account_id = a.id AND c.reports_spending
        JOIN budget_ledgerline l ON l.cell_id = c.id
        WHERE a.fiscal_year_id = %(year)s GROUP BY 1, 2, 3
    ), available AS (
        SELECT kind, name, coalesce(sum(amount) FILTER (WHERE balance IN (
            'ORIGINAL', 'SUPPLEMENTARY', 'DEEMED', 'PROVISIONAL', 'PRE_USED', 'CARRIED_IN', 'RESERVE_USED',
            'TRANSFERRED', 'CHANGED', 'CROSS_USED', 'REORGANISED'
        )), 0) AS available
        FROM moved GROUP BY 1, 2
    )
    SELECT v.name AS account, v.available, m.balance, m.amount
    FROM available v LEFT JOIN moved m ON m.name = v.name AND m.balance = ANY(%(balances)s)
    ORDER BY v.kind, v.name
"""
_CAME_OVER = """
    SELECT coalesce(sum(l.amount), 0) AS amount
    FROM budget_fiscalyear y JOIN budget_budgetaccount a ON a.fiscal_year_id = y.id
    JOIN budget_appropriationcell c ON c.account_id = a.id AND c.carry_origin <> 'CURRENT'
    JOIN budget_ledgerline l ON l.cell_id = c.id AND l.balance = 'CARRIED_IN'
    WHERE y.year = %(year)s
"""
