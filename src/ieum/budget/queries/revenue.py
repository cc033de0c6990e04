"""Reads of revenue: each place as it stands at a point, and what is left of each account at the end of the year."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from ieum.budget.choices import RevenueBalance, VersionKind
from ieum.budget.models import RevenueEvent, RevenueFileEvent, RevenueLine, SealedRound
from ieum.budget.queries.reading import rows_of
from ieum.budget.queries.rollups import Point
from ieum.budget.rules.accounts import is_budget
from ieum.budget.rules.revenue import Surplus, budgeted, group_of, uncollected


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

    @property
    def budgeted(self) -> int:
        """예산액."""
        return budgeted(self.standing)

    @property
    def uncollected(self) -> int:
        """미수납액."""
        return uncollected(self.standing)

    def amount(self, balance: RevenueBalance) -> int:
        """One balance."""
        return self.standing.get(balance, 0)


def revenue_rows(at: Point, *, year: int) -> list[RevenueRow]:
    """All places of revenue of a fiscal year at a point, by account, code and division."""
    found: dict[tuple[str, str, str], dict[RevenueBalance, int]] = {}
    groups: dict[str, str] = {}
    kinds: dict[str, str] = {}
    for each in rows_of(_ROWS, {"year": year, "as_of": at.as_of, "epoch": at.epoch}):
        key = (each["account"], each["code"], each["division"])
        found.setdefault(key, {})[RevenueBalance(each["balance"])] = int(each["amount"])
        groups.setdefault(each["code"], group_of(each["code"], on=each["first_day"]))
        kinds[each["account"]] = each["kind"]
    return [
        RevenueRow(account, groups[code], division, code, standing, is_budget(kinds[account]))
        for (account, code, division), standing in found.items()
    ]


def surpluses(at: Point, *, year: int) -> list[Surplus]:
    """What is left of each account at a point: 세계잉여금 and, without what is bound, 순세계잉여금."""
    rows = rows_of(_SURPLUS, {"year": year, "as_of": at.as_of, "epoch": at.epoch})
    return [
        Surplus(each["account"], int(each["received"]), int(each["spent"]), int(each["carried"]), int(each["unused"]))
        for each in rows
    ]


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
    SELECT a.name AS account, c.code, c.division, y.first_day, l.balance, a.kind, sum(l.amount) AS amount
    FROM budget_fiscalyear y JOIN budget_budgetaccount a ON a.fiscal_year_id = y.id
    JOIN budget_revenuecell c ON c.account_id = a.id JOIN budget_revenueline l ON l.cell_id = c.id
    WHERE y.year = %(year)s AND l.effective_date <= %(as_of)s AND l.epoch <= %(epoch)s
    GROUP BY a.kind, 1, 2, 3, 4, 5 ORDER BY a.kind, 1, 2, 3, 5
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
