"""Reads of the ledger: balances of any day as known at any epoch, and why they changed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from ieum.budget import rules
from ieum.budget.choices import AccountKind, Balance, CarryOrigin, Funding, Grain, Level, MovementKind, Total
from ieum.budget.models import AppropriationCell, FiscalYear, LedgerEvent, LedgerLine, Programme
from ieum.budget.rules import sentences


@dataclass(frozen=True, slots=True)
class Point:
    """Where a balance is read: at the end of a day, as known at a closed epoch."""

    as_of: date
    epoch: int


@dataclass(frozen=True, slots=True)
class BalanceRow:
    """The balances of a cell or of what it is rolled up to, in won."""

    path: tuple[str, ...]
    """Names from the account down."""
    standing: Mapping[Balance, int]
    unreported: frozenset[Balance]
    """Balances that some cell of the row does not report; what is summed of them is not the whole."""

    def total(self, total: Total) -> int | None:
        """A total in won; None where a part of it is not reported."""
        if self.unreported & rules.TOTALS[total].keys():
            return None
        return rules.total_of(total, self.standing)


@dataclass(frozen=True, slots=True)
class Posted:
    """One event in the history of a cell, with the balances that stood after it."""

    event_id: UUID
    kind: MovementKind
    round: int | None
    effective_date: date
    epoch: int
    basis: str
    moved: Mapping[Balance, int]
    standing: Mapping[Balance, int]


@dataclass(frozen=True, slots=True)
class Reason:
    """One event that a difference is made of."""

    event_id: UUID
    amount: int
    """What it adds to the difference, in won; below zero where it had counted before and does no more."""
    sentence: str


def balances(at: Point, *, year: int, by: Level) -> list[BalanceRow]:
    """All balances of a fiscal year at a point, in the order of their codes."""
    rows = _rows(_BALANCES, {"year": year, "as_of": at.as_of, "epoch": at.epoch})
    found: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault(_path(row, by), []).append(row)
    return [_balance_row(tuple(path[1::2]), found[path]) for path in sorted(found)]


def whole(rows: Iterable[BalanceRow]) -> BalanceRow:
    """The sum of rows; a total of it is unknown where one row does not report a part of it."""
    standing = dict.fromkeys(Balance, 0)
    unreported: set[Balance] = set()
    for row in rows:
        unreported |= row.unreported
        for balance, amount in row.standing.items():
            standing[balance] += amount
    return BalanceRow((), standing, frozenset(unreported))


def history(cell_id: UUID, *, epoch: int) -> list[Posted]:
    """Events of a cell by day and then by when they were known, each with what stood after it."""
    standing = dict.fromkeys(Balance, 0)
    found = []
    for rows in _by_event(_rows(_HISTORY, {"cell": cell_id, "epoch": epoch})):
        moved = {Balance(row["balance"]): int(row["amount"]) for row in rows}
        standing = {balance: amount + moved.get(balance, 0) for balance, amount in standing.items()}
        first = rows[0]
        found.append(
            Posted(
                first["id"], MovementKind(first["kind"]), first["round"], first["effective_date"], first["epoch"],
                first["basis"], moved, standing,
            )
        )  # fmt: skip
    return found


def why(before: Point, after: Point, *, year: int, total: Total, path: Sequence[str] = ()) -> list[Reason]:
    """Events whose amounts add up exactly to what ``total`` of ``path`` is after, less what it was before.

    ``path`` are names from the account down, as in ``BalanceRow``; () for the whole year.
    """
    parameters = {
        "year": year,
        "as_of": [before.as_of, after.as_of],
        "epoch": [before.epoch, after.epoch],
        "last_day": max(before.as_of, after.as_of),
        "last_epoch": max(before.epoch, after.epoch),
    }
    lines = [row for row in _rows(_LINES, parameters) if _names(row)[: len(path)] == tuple(path)]
    reasons = (_reason(rows, total, before, after) for rows in _by_event(lines))
    return [reason for reason in reasons if reason.amount]


def places(cell_ids: Iterable[UUID], *, fiscal_year_id: UUID) -> dict[UUID, rules.Place]:
    """Cells of a fiscal year as the rules see them; one that is not of that year is left out."""
    cells = AppropriationCell.objects.filter(id__in=list(cell_ids), account__fiscal_year_id=fiscal_year_id)
    return {cell.id: _place(cell) for cell in cells.select_related("account", "programme")}


def registered_cells(fiscal_year_id: UUID) -> dict[rules.CellDraft, UUID]:
    """All cells of a fiscal year by what they were registered as."""
    cells = AppropriationCell.objects.filter(account__fiscal_year_id=fiscal_year_id)
    return {_draft(cell): cell.id for cell in cells.select_related("account", "programme")}


def find_year(year: int) -> FiscalYear | None:
    """The fiscal year; None where it is not opened."""
    return FiscalYear.objects.filter(year=year).first()


def years() -> list[int]:
    """Fiscal years that are opened, in order."""
    return list(FiscalYear.objects.order_by("year").values_list("year", flat=True))


def entries_of(event_id: UUID) -> list[rules.Entry]:
    """What an event added to which balances."""
    rows = _rows(_ENTRIES, {"event": event_id})
    return [rules.Entry(row["cell_id"], Balance(row["balance"]), row["amount"], row["effective_date"]) for row in rows]


def programme_codes() -> set[str]:
    """Codes of policies, units and programmes that are registered in any year."""
    return {code for row in Programme.objects.values_list("policy_code", "unit_code", "code") for code in row}


def source_of_content(sha256: str) -> UUID | None:
    """The source that ledger events with that content name; None where nothing of it was ever posted."""
    return LedgerEvent.objects.filter(source__sha256=sha256).values_list("source_id", flat=True).first()


def cells_of(events: Iterable[LedgerEvent]) -> dict[int, list[UUID]]:
    """The cells that events move, by fiscal year."""
    found: dict[int, list[UUID]] = {}
    lines = LedgerLine.objects.filter(event__in=list(events)).values_list("event__fiscal_year__year", "cell_id")
    for year, cell_id in lines.distinct():
        found.setdefault(year, []).append(cell_id)
    return found


def standing_events(source_id: UUID) -> list[LedgerEvent]:
    """Events of a source that are not reversed, in the order of its rows."""
    reversed_ids = LedgerEvent.objects.filter(source_id=source_id, reverses__isnull=False).values("reverses_id")
    events = LedgerEvent.objects.filter(source_id=source_id, reverses=None)
    return list(events.exclude(id__in=reversed_ids).order_by("place_line"))


_BALANCES = """
    SELECT c.id, a.kind AS account_kind, a.name AS account, p.policy_code, p.policy_name, p.unit_code, p.unit_name,
        p.code, p.name, c.division, c.item, c.funding, c.carry_origin,
        c.reports_allotment, c.reports_commitment, c.reports_spending, l.balance, sum(l.amount) AS amount
    FROM budget_ledgerline l
    JOIN budget_appropriationcell c ON c.id = l.cell_id
    JOIN budget_budgetaccount a ON a.id = c.account_id
    JOIN budget_fiscalyear y ON y.id = a.fiscal_year_id
    LEFT JOIN budget_programme p ON p.id = c.programme_id
    WHERE y.year = %(year)s AND l.effective_date <= %(as_of)s AND l.epoch <= %(epoch)s
    GROUP BY c.id, a.id, p.id, l.balance
"""
_HISTORY = """
    SELECT e.id, e.kind, e.round, e.effective_date, e.epoch, o.basis, l.balance, l.amount
    FROM budget_ledgerline l
    JOIN budget_ledgerevent e ON e.id = l.event_id
    JOIN platform_operation o ON o.id = e.operation_id
    WHERE l.cell_id = %(cell)s AND l.epoch <= %(epoch)s
    ORDER BY e.effective_date, e.epoch, o.recorded_at, e.id, l.balance
"""
_LINES = """
    SELECT e.id, e.kind, e.round, e.effective_date, e.epoch, o.basis, first.kind AS reversed_kind,
        first.round AS reversed_round, l.balance, l.amount, a.kind AS account_kind, a.name AS account, p.policy_code,
        p.policy_name, p.unit_code, p.unit_name, p.code, p.name, c.division, c.item, c.funding, c.carry_origin
    FROM budget_ledgerline l
    JOIN budget_ledgerevent e ON e.id = l.event_id
    JOIN platform_operation o ON o.id = e.operation_id
    JOIN budget_fiscalyear y ON y.id = e.fiscal_year_id
    JOIN budget_appropriationcell c ON c.id = l.cell_id
    JOIN budget_budgetaccount a ON a.id = c.account_id
    LEFT JOIN budget_programme p ON p.id = c.programme_id
    LEFT JOIN budget_ledgerevent first ON first.id = e.reverses_id
    WHERE y.year = %(year)s AND l.effective_date <= %(last_day)s AND l.epoch <= %(last_epoch)s
    AND (l.effective_date <= (%(as_of)s::date[])[1] AND l.epoch <= (%(epoch)s::bigint[])[1])
        <> (l.effective_date <= (%(as_of)s::date[])[2] AND l.epoch <= (%(epoch)s::bigint[])[2])
    ORDER BY e.effective_date, e.epoch, o.recorded_at, e.id
"""
_ENTRIES = """
    SELECT cell_id, balance, amount, effective_date FROM budget_ledgerline WHERE event_id = %(event)s
"""
_REPORTING = {
    "reports_allotment": Balance.ALLOTTED,
    "reports_commitment": Balance.COMMITTED,
    "reports_spending": Balance.SPENT,
}


def _path(row: Mapping[str, Any], by: Level) -> tuple[str, ...]:
    """Code and name of each level from the account down; the code first, so that sorting goes by it."""
    names = _names(row)
    codes = (row["account_kind"], row["policy_code"] or "", row["unit_code"] or "", row["code"] or "", names[-1])
    depth = list(Level).index(by) + 1
    return tuple(part for pair in zip(codes[:depth], names[:depth], strict=True) for part in pair)


def _names(row: Mapping[str, Any]) -> tuple[str, ...]:
    origin = CarryOrigin(row["carry_origin"])
    cell = (row["division"], row["item"], Funding(row["funding"]).label)
    words = (*cell, "" if origin is CarryOrigin.CURRENT else origin.label)
    programme = (row["policy_name"] or "", row["unit_name"] or "", row["name"] or "")
    return (row["account"], *programme, " ".join(word for word in words if word))


def _balance_row(path: tuple[str, ...], rows: Sequence[Mapping[str, Any]]) -> BalanceRow:
    standing = dict.fromkeys(Balance, 0)
    for row in rows:
        standing[Balance(row["balance"])] += int(row["amount"])
    unreported = {balance for row in rows for name, balance in _REPORTING.items() if not row[name]}
    return BalanceRow(path, standing, frozenset(unreported))


def _by_event(rows: Iterable[dict[str, Any]]) -> Iterable[list[dict[str, Any]]]:
    events: dict[UUID, list[dict[str, Any]]] = {}
    for row in rows:
        events.setdefault(row["id"], []).append(row)
    return events.values()


def _reason(rows: Sequence[Mapping[str, Any]], total: Total, before: Point, after: Point) -> Reason:
    first = rows[0]
    sign = 1 if first["effective_date"] <= after.as_of and first["epoch"] <= after.epoch else -1
    weights = rules.TOTALS[total]
    amount = sign * sum(weights.get(Balance(row["balance"]), 0) * int(row["amount"]) for row in rows)
    point = after if sign > 0 else before
    is_late = sign > 0 and first["effective_date"] <= before.as_of and first["epoch"] > before.epoch
    return Reason(first["id"], amount, _sentence(first, total, amount, is_late=is_late, is_gone=point is before))


def _sentence(first: Mapping[str, Any], total: Total, amount: int, *, is_late: bool, is_gone: bool) -> str:
    kind = sentences.name_of(MovementKind(first["kind"]), first["round"])
    if first["reversed_kind"]:
        kind = f"{sentences.name_of(MovementKind(first['reversed_kind']), first['reversed_round'])} {kind}"
    day = f"{first['effective_date']:%Y. %-m. %-d.}"
    note = " 뒤늦게 등록되어" if is_late else " 더는 포함되지 않아" if is_gone else ""
    verb = "늘었습니다" if amount > 0 else "줄었습니다"
    return f"{day} {kind}({first['basis']}){note} {total.label} {abs(amount):,}원이 {verb}."


def _place(cell: AppropriationCell) -> rules.Place:
    return rules.Place(
        id=cell.id,
        name=str(cell),
        account_id=cell.account_id,
        policy_code=cell.programme.policy_code if cell.programme else "",
        item=cell.item,
        funding=Funding(cell.funding),
        carry_origin=CarryOrigin(cell.carry_origin),
        grain=Grain(cell.grain),
        reported=_reported(cell),
    )


def _draft(cell: AppropriationCell) -> rules.CellDraft:
    programme = cell.programme or Programme()
    return rules.CellDraft(
        account_kind=AccountKind(cell.account.kind),
        account=cell.account.name,
        policy=(programme.policy_code, programme.policy_name),
        unit=(programme.unit_code, programme.unit_name),
        programme=(programme.code, programme.name),
        division=cell.division,
        item=cell.item,
        funding=Funding(cell.funding),
        carry_origin=CarryOrigin(cell.carry_origin),
        reported=_reported(cell),
    )


def _reported(cell: AppropriationCell) -> frozenset[Balance]:
    return frozenset(balance for name, balance in _REPORTING.items() if getattr(cell, name))


def _rows(statement: str, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        names = [column.name for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
