"""준예산 of a year: what was provided while the council had not voted, on which of the three grounds of the law."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ieum.budget.choices import CodeKind, Grain, MovementKind, ProvisionalGround
from ieum.budget.models import AppropriationCell, LedgerEvent
from ieum.budget.queries.codes import successors_into
from ieum.budget.queries.reading import rows_of
from ieum.budget.rules import CellDraft
from ieum.kernel.wording import worded


@dataclass(frozen=True, slots=True)
class Provided:
    """One movement of 준예산."""

    event_id: UUID
    on: date
    authority: str
    """The ground of the law, and the paper."""
    basis: str
    approver: str
    """The office of who approved it; "" where that is only told in the 근거."""
    amount: int
    """Won."""
    is_reversed: bool


def provided_in(year: int) -> list[Provided]:
    """All of a year with those that were taken back, the newest first."""
    return [
        Provided(
            each["id"], each["effective_date"], each["authority"], each["basis"], each["approver"],
            int(each["amount"]), each["is_reversed"],
        )
        for each in rows_of(_PROVIDED, {"year": year})
    ]  # fmt: skip


def is_voted(year: int) -> bool:
    """Whether the budget of a year stands in the ledger."""
    events = LedgerEvent.objects.filter(fiscal_year__year=year)
    taken_back = events.filter(reverses__isnull=False).values("reverses_id")
    voted = events.filter(kind__in=[MovementKind.ORIGINAL, MovementKind.REVISED]).exclude(pk__in=taken_back)
    return bool(voted.exists())


def new_programmes(year: int, cells: Collection[CellDraft]) -> list[str]:
    """The programmes of cells that the budget of the year before did not have, also not under a former code.

    None where the ledger does not know that budget by programmes.
    """
    rows = AppropriationCell.objects.filter(account__fiscal_year__year=year - 1).exclude(grain=Grain.ACCOUNT)
    before = set(rows.values_list("account__name", "programme__code").distinct())
    heirs = successors_into(year)
    known = {each for account, old in before for each in heirs.places(CodeKind.PROGRAMME, old, account)}
    new = {each.programme for each in cells if (each.account, each.programme[0]) not in known}
    return sorted(" ".join(programme) for programme in new) if before else []


def provisional_fault(year: int, cells: Collection[CellDraft], ground: ProvisionalGround | None) -> str:
    """Say why the law knows no 준예산 of a year for these cells on a ground; "" where it does."""
    if ground is None:
        return "준예산으로 쓰는 근거를 고르십시오. 지방자치법 제146조의 세 가지뿐입니다."
    if is_voted(year):
        return worded(
            "{year}회계연도의 본예산이 원장에 있습니다. 준예산은 예산이 의결되지 않은 동안에만 씁니다. "
            "(지방재정법 제46조)",
            year=year,
        )
    new = new_programmes(year, cells) if ground is ProvisionalGround.CONTINUED else []
    if new:
        return worded(
            "지난해 예산에 없던 사업입니다: {names}. 이미 승인된 사업의 계속이 아니므로 근거를 고치거나 본예산을 "
            "기다리십시오. (지방자치법 제146조제3호)",
            names=", ".join(new[:5]),
        )
    return ""


_PROVIDED = """
    SELECT e.id, e.effective_date, e.authority, o.basis, coalesce(a.title, '') AS approver,
        (SELECT sum(l.amount) FROM budget_ledgerline l WHERE l.event_id = e.id AND l.balance = 'PROVISIONAL') AS amount,
        EXISTS (SELECT FROM budget_ledgerevent b WHERE b.reverses_id = e.id) AS is_reversed
    FROM budget_fiscalyear y JOIN budget_ledgerevent e ON e.fiscal_year_id = y.id
    JOIN platform_operation o ON o.id = e.operation_id
    LEFT JOIN platform_account a ON a.id = e.approver_id
    WHERE y.year = %(year)s AND e.kind = 'PROVISIONAL'
    ORDER BY e.effective_date DESC, e.epoch DESC, e.id DESC
"""
