"""What was deemed part of the budget or used before its adoption in a year, with the revenue that pays for it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ieum.budget.choices import AccountKind, MovementKind
from ieum.budget.models import LedgerEvent, Programme
from ieum.budget.queries.reading import rows_of
from ieum.budget.rules import CellDraft


@dataclass(frozen=True, slots=True)
class Deemed:
    """One movement of 간주처리 or 성립전 사용."""

    event_id: UUID
    kind: MovementKind
    round: int | None
    on: date
    authority: str
    """The clause or the grant; "" where none was told."""
    basis: str
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
            each["basis"], int(each["spent"]), None if each["received"] is None else int(each["received"]),
            each["is_reversed"],
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


_DEEMED = """
    SELECT e.id, e.kind, e.round, e.effective_date, e.authority, o.basis,
        (
            SELECT sum(l.amount) FROM budget_ledgerline l
            WHERE l.event_id = e.id AND l.balance IN ('DEEMED', 'PRE_USED')
        ) AS spent,
        (
            SELECT sum(l.amount) FROM budget_revenueevent r JOIN budget_revenueline l ON l.event_id = r.id
            WHERE r.movement_id = e.id
        ) AS received,
        EXISTS (SELECT FROM budget_ledgerevent b WHERE b.reverses_id = e.id) AS is_reversed
    FROM budget_fiscalyear y JOIN budget_ledgerevent e ON e.fiscal_year_id = y.id
    JOIN platform_operation o ON o.id = e.operation_id
    WHERE y.year = %(year)s AND e.kind IN ('DEEMED', 'PRE_USE')
    ORDER BY e.effective_date DESC, e.epoch DESC, e.id DESC
"""
