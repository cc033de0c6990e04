"""What was deemed part of the budget, used before its adoption or spent beyond it, with the revenue that pays."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Sum

from ieum.budget.choices import AccountKind, MovementKind, RevenueBalance, RevenueTotal
from ieum.budget.models import LedgerEvent, Programme, RevenueLine
from ieum.budget.queries.reading import rows_of
from ieum.budget.queries.revenue import RevenuePlace
from ieum.budget.rules import CellDraft
from ieum.budget.rules.revenue import TOTALS


@dataclass(frozen=True, slots=True)
class Deemed:
    """One movement of 간주처리, 성립전 사용 or 수입대체경비 초과지출."""

    event_id: UUID
    kind: MovementKind
    round: int | None
    on: date
    authority: str
    """The clause or the grant; "" where none was told."""
    basis: str
    approver: str
    """The office of who approved it; "" where that is only told in the 근거."""
    spent: int
    """Won of expenditure."""
    received: int | None
    """Won of revenue; None where none was posted with it."""
    is_reversed: bool


def deemed_of(year: int) -> list[Deemed]:
    """All of a year with those that were taken back, the newest first."""
    return [
        Deemed(
            each["id"], MovementKind(each["kind"]), each["round"], each["effective_date"], each["authority"],
            each["basis"], each["approver"], int(each["spent"]),
            None if each["received"] is None else int(each["received"]), each["is_reversed"],
        )
        for each in rows_of(_DEEMED, {"year": year})
    ]  # fmt: skip


def next_round(year: int) -> int:
    """Which 간주처리 the next one is."""
    rounds = LedgerEvent.objects.filter(fiscal_year__year=year, kind=MovementKind.DEEMED).order_by("-round")
    return (rounds.values_list("round", flat=True).first() or 0) + 1


def programmes_of(year: int) -> list[CellDraft]:
    """The detailed programmes of a year, as cells that tell neither 부서, 통계목 nor 재원."""
    rows = Programme.objects.filter(account__fiscal_year__year=year).select_related("account")
    return [
        CellDraft(
            account_kind=AccountKind(each.account.kind), account=each.account.name,
            policy=(each.policy_code, each.policy_name), unit=(each.unit_code, each.unit_name),
            programme=(each.code, each.name),
        )
        for each in rows.order_by("account__name", "code")
    ]  # fmt: skip


def not_paid_in(year: int, wanted: Mapping[RevenuePlace, int], on: date) -> dict[RevenuePlace, tuple[int, int]]:
    """Of money to be used before its adoption, the places whose 수납액 by a day is less than all that is used so.

    Each with what was received and what would be used, in won. Of an account whose receipts nobody enters nothing is
    known, and none of its places is told.
    """
    return _lacking(year, wanted, on, {RevenueBalance.RECEIVED: 1}, RevenueBalance.PRE_USED)


def not_in_excess(year: int, wanted: Mapping[RevenuePlace, int], on: date) -> dict[RevenuePlace, tuple[int, int]]:
    """Of money to be spent beyond the budget, the places whose 수납액 beyond 예산현액 by a day is less than all of it.

    Told as by ``not_paid_in``; what was received below the budget is told as 0 won.
    """
    excess = {RevenueBalance.RECEIVED: 1} | {each: -n for each, n in TOTALS[RevenueTotal.AVAILABLE].items()}
    found = _lacking(year, wanted, on, excess, RevenueBalance.EXCESS_USED)
    return {place: (max(received, 0), used) for place, (received, used) in found.items()}


def _lacking(
    year: int,
    wanted: Mapping[RevenuePlace, int],
    on: date,
    weights: Mapping[RevenueBalance, int],
    taken: RevenueBalance,
) -> dict[RevenuePlace, tuple[int, int]]:
    """Places where what ``weights`` make of the balances is less than what was ``taken`` of it with what is wanted."""
    lines = RevenueLine.objects.filter(event__fiscal_year__year=year)
    received = lines.filter(balance=RevenueBalance.RECEIVED)
    entered = set(received.values_list("cell__account__name", flat=True).distinct())
    known = lines.filter(effective_date__lte=on, balance__in=[*weights, taken])
    columns = ("cell__account__name", "cell__division", "cell__code", "balance")
    standing = {row[:4]: int(row[4]) for row in known.values_list(*columns).annotate(Sum("amount"))}
    found = {
        place: (
            sum(times * standing.get((*place, balance), 0) for balance, times in weights.items()),
            won + standing.get((*place, taken), 0),
        )
        for place, won in wanted.items()
        if place[0] in entered
    }
    return {place: (there, used) for place, (there, used) in found.items() if there < used}


@dataclass(frozen=True, slots=True)
class PreUsed:
    """What a place of revenue has of money that is used before its adoption, in won."""

    received: int
    used: int
    """All 성립전 사용 of it that stands, taken up or not."""
    open: int
    """What of that no supplementary budget took up yet (지방재정법 제45조 단서)."""


def pre_used(year: int) -> dict[RevenuePlace, PreUsed]:
    """The places of a year at which money was used before its adoption."""
    return {
        (each["account"], each["division"], each["code"]): PreUsed(
            int(each["received"]), int(each["used"]), int(each["open"])
        )
        for each in rows_of(_PRE_USED, {"year": year})
    }  # fmt: skip


def lacking_revenue(year: int, kind: MovementKind, on: date, number: int | None) -> dict[UUID, int]:
    """Movements of a kind, day and round that stand without their revenue, each with its won of expenditure."""
    asked = {"year": year, "kind": kind.value, "on": on, "round": number}
    return {each["id"]: int(each["spent"]) for each in rows_of(_LACKING, asked)}


_PRE_USED = """
    SELECT a.name AS account, c.division, c.code,
        coalesce(sum(l.amount) FILTER (WHERE l.balance = 'RECEIVED'), 0) AS received,
        coalesce(sum(l.amount) FILTER (WHERE l.balance = 'PRE_USED'), 0) AS open,
        coalesce(sum(l.amount) FILTER (
            WHERE l.balance = 'PRE_USED' AND coalesce(b.kind, e.kind) = 'PRE_USE'
        ), 0) AS used
    FROM budget_fiscalyear y JOIN budget_revenueevent e ON e.fiscal_year_id = y.id
    LEFT JOIN budget_revenueevent b ON b.id = e.reverses_id
    JOIN budget_revenueline l ON l.event_id = e.id JOIN budget_revenuecell c ON c.id = l.cell_id
    JOIN budget_budgetaccount a ON a.id = c.account_id
    WHERE y.year = %(year)s AND l.balance IN ('RECEIVED', 'PRE_USED')
    GROUP BY 1, 2, 3 HAVING bool_or(l.balance = 'PRE_USED')
"""
_LACKING = """
    SELECT e.id, coalesce(sum(l.amount) FILTER (WHERE l.amount > 0), 0) AS spent
    FROM budget_fiscalyear y JOIN budget_ledgerevent e ON e.fiscal_year_id = y.id
    JOIN budget_ledgerline l ON l.event_id = e.id
    WHERE y.year = %(year)s AND e.kind = %(kind)s AND e.effective_date = %(on)s
    AND e.round IS NOT DISTINCT FROM %(round)s::int
    AND NOT EXISTS (SELECT FROM budget_ledgerevent b WHERE b.reverses_id = e.id)
    AND NOT EXISTS (SELECT FROM budget_revenueevent r WHERE r.movement_id = e.id)
    GROUP BY e.id
"""
_DEEMED = """
    SELECT e.id, e.kind, e.round, e.effective_date, e.authority, o.basis, coalesce(a.title, '') AS approver,
        (
            SELECT sum(l.amount) FROM budget_ledgerline l
            WHERE l.event_id = e.id AND l.balance IN ('DEEMED', 'PRE_USED', 'EXCESS_USED')
        ) AS spent,
        (
            SELECT sum(l.amount) FROM budget_revenueevent r JOIN budget_revenueline l ON l.event_id = r.id
            WHERE r.movement_id = e.id
        ) AS received,
        EXISTS (SELECT FROM budget_ledgerevent b WHERE b.reverses_id = e.id) AS is_reversed
    FROM budget_fiscalyear y JOIN budget_ledgerevent e ON e.fiscal_year_id = y.id
    JOIN platform_operation o ON o.id = e.operation_id
    LEFT JOIN platform_account a ON a.id = e.approver_id
    WHERE y.year = %(year)s AND e.kind IN ('DEEMED', 'PRE_USE', 'EXCESS_USE')
    ORDER BY e.effective_date DESC, e.epoch DESC, e.kind, e.round DESC NULLS LAST, o.basis, e.id
"""
