"""Reads of revenue: each place as it stands at a point, and what is left of each account at the end of the year."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from ieum.budget.choices import RevenueBalance, RevenueTotal, VersionKind
from ieum.budget.models import FiscalYear, RevenueEvent, RevenueFileEvent, RevenueLine, SealedRound
from ieum.budget.queries.reading import rows_of
from ieum.budget.queries.rollups import Point
from ieum.budget.rules.accounts import is_budget
from ieum.budget.rules.revenue import Surplus, group_of, total_of_revenue


@dataclass(frozen=True, slots=True)
class RevenueRow:
    """A place of revenue with its balances, in won."""

    account: str
    group: str
    """지방세수입, 세외수입 and so on."""
    division: str
    code: str
    standing: Mapping[RevenueBalance, int]
    is_budget: bool
    """Whether it counts in the sums of the budget; that of a fund stands beside it."""
    cell_id: UUID

    @property
    def budgeted(self) -> int:
        """예산액."""
        return self.total(RevenueTotal.BUDGETED)

    @property
    def uncollected(self) -> int:
        """미수납액."""
        return self.total(RevenueTotal.UNCOLLECTED)

    def amount(self, balance: RevenueBalance) -> int:
        """One balance."""
        return self.standing.get(balance, 0)

    def total(self, total: RevenueTotal) -> int:
        """A total, in won."""
        return total_of_revenue(total, self.standing)


def revenue_rows(at: Point, *, year: int) -> list[RevenueRow]:
    """All places of revenue of a fiscal year at a point, by account, code and division."""
    found: dict[UUID, RevenueRow] = {}
    standing: dict[UUID, dict[RevenueBalance, int]] = {}
    for each in rows_of(_ROWS, {"year": year, "as_of": at.as_of, "epoch": at.epoch}):
        own = standing.setdefault(each["id"], {})
        own[RevenueBalance(each["balance"])] = int(each["amount"])
        group = group_of(each["code"], on=each["first_day"])
        found.setdefault(
            each["id"],
            RevenueRow(
                each["account"], group, each["division"], each["code"], own, is_budget(each["kind"]), each["id"]
            ),
        )
    return list(found.values())


def surpluses(at: Point, *, year: int) -> list[Surplus]:
    """What is left of each account at a point: 세계잉여금 and, without what is bound, 순세계잉여금."""
    rows = rows_of(_SURPLUS, {"year": year, "as_of": at.as_of, "epoch": at.epoch})
    return [
        Surplus(each["account"], int(each["received"]), int(each["spent"]), int(each["carried"]), int(each["unused"]))
        for each in rows
    ]


def revenue_years() -> dict[int, date]:
    """The fiscal years that are opened, each with the last day on which its money comes in."""
    return dict(FiscalYear.objects.order_by("year").values_list("year", "payments_until"))


RevenuePlace = tuple[str, str, str]
"""Account, division and 세입과목."""


def standing_revenue(fiscal_year_id: UUID) -> dict[tuple[RevenuePlace, RevenueBalance], int]:
    """What stands of each balance of the places of a year, whatever its day."""
    return {
        ((each["account"], each["division"], each["code"]), RevenueBalance(each["balance"])): int(each["amount"])
        for each in rows_of(_STANDING, {"year": fiscal_year_id})
    }


def keeps_both_sides(fiscal_year_id: UUID) -> bool:
    """Whether the revenue of a year was found equal to its expenditure, so that from then on both move together."""
    return SealedRound.objects.filter(fiscal_year_id=fiscal_year_id, kind=VersionKind.ORIGINAL).exists()


def sealed_rounds(year: int) -> list[SealedRound]:
    """The rounds of a year whose revenue equals their expenditure, in their order."""
    return list(SealedRound.objects.filter(fiscal_year__year=year).order_by("kind", "round"))


def revenue_lines(year: int) -> QuerySet[RevenueLine]:
    """The lines of all movements of revenue of a year, the newest first."""
    rows = RevenueLine.objects.filter(event__fiscal_year__year=year)
    return rows.select_related("event__operation", "cell").order_by("-event__effective_date", "-event__epoch", "id")


def file_events(sha256: str) -> list[UUID]:
    """Movements that came in by a file of that content and are not reversed, in the order in which they were posted."""
    reversed_ids = RevenueEvent.objects.filter(reverses__isnull=False).values("reverses_id")
    found = RevenueFileEvent.objects.filter(source__sha256=sha256).exclude(event_id__in=reversed_ids)
    return list(found.order_by("event__epoch", "position").values_list("event_id", flat=True))


_ROWS = """
    SELECT a.name AS account, c.code, c.division, y.first_day, l.balance, a.kind, c.id, sum(l.amount) AS amount
    FROM budget_fiscalyear y JOIN budget_budgetaccount a ON a.fiscal_year_id = y.id
    JOIN budget_revenuecell c ON c.account_id = a.id JOIN budget_revenueline l ON l.cell_id = c.id
    WHERE y.year = %(year)s AND l.effective_date <= %(as_of)s AND l.epoch <= %(epoch)s
    GROUP BY a.kind, 1, 2, 3, 4, 5, c.id ORDER BY a.kind, 1, 2, 3, 5
"""
_STANDING = """
    SELECT a.name AS account, c.division, c.code, l.balance, sum(l.amount) AS amount
    FROM budget_budgetaccount a JOIN budget_revenuecell c ON c.account_id = a.id
    JOIN budget_revenueline l ON l.cell_id = c.id
    WHERE a.fiscal_year_id = %(year)s GROUP BY 1, 2, 3, 4
"""
# What lapses of money that others gave for a stated use is given back to them (지방회계법 제17조제1항제6호).
_SURPLUS = """
    WITH account AS (
        SELECT a.id, a.kind, a.name FROM budget_fiscalyear y JOIN budget_budgetaccount a ON a.fiscal_year_id = y.id
        WHERE y.year = %(year)s
    ), received AS (
        SELECT c.account_id, sum(l.amount) AS amount
        FROM budget_revenuecell c JOIN budget_revenueline l ON l.cell_id = c.id
        WHERE c.account_id IN (SELECT id FROM account) AND l.balance = 'RECEIVED'
        AND l.effective_date <= %(as_of)s AND l.epoch <= %(epoch)s
        GROUP BY 1
    ), moved AS (
        SELECT c.account_id, sum(l.amount) FILTER (WHERE l.balance = 'SPENT') AS spent,
            sum(l.amount) FILTER (
                WHERE l.balance IN ('CARRIED_EXPRESS', 'CARRIED_INCIDENTAL', 'CARRIED_CONTINUING')
            ) AS carried,
            sum(l.amount) FILTER (
                WHERE l.balance = 'LAPSED' AND c.funding IN ('NATIONAL', 'CITY', 'BALANCED', 'FUND_GRANT')
            ) AS unused
        FROM budget_appropriationcell c JOIN budget_ledgerline l ON l.cell_id = c.id
        WHERE c.account_id IN (SELECT id FROM account) AND l.effective_date <= %(as_of)s AND l.epoch <= %(epoch)s
        GROUP BY 1
    )
    SELECT a.name AS account, coalesce(r.amount, 0) AS received, coalesce(m.spent, 0) AS spent,
        coalesce(m.carried, 0) AS carried, coalesce(m.unused, 0) AS unused
    FROM account a JOIN received r ON r.account_id = a.id LEFT JOIN moved m ON m.account_id = a.id
    ORDER BY a.kind, a.name
"""
