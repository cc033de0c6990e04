"""What happened to money: the life of a cell, and why a total changed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from ieum.budget import rules
from ieum.budget.choices import Balance, Level, MovementKind, Total
from ieum.budget.queries.balances import Point
from ieum.budget.queries.names import names_of
from ieum.budget.queries.reading import rows_of
from ieum.budget.rules import sentences


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


def history(cell_id: UUID, *, epoch: int) -> list[Posted]:
    """Events of a cell by day and then by when they were known, each with what stood after it."""
    standing = dict.fromkeys(Balance, 0)
    found = []
    for rows in _by_event(rows_of(_HISTORY, {"cell": cell_id, "epoch": epoch})):
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


def resting_on(found: rules.Overdraft, *, without: UUID) -> list[sentences.Standing]:
    """Movements that keep another one from being reversed, the last first: they use what it gave to the cell.

    Only those that stand and count on the day of ``found``; ``without`` is the one to be reversed.
    """
    upper = rules.weights_of(rules.named(found.upper))
    lower: Mapping[Balance, int] = rules.weights_of(rules.named(found.lower)) if found.lower else {}
    rows = rows_of(_STANDING, {"cell": found.cell_id, "day": found.day, "without": without})
    resting = []
    for lines in _by_event(rows):
        used = sum(_weight(each, lower) - _weight(each, upper) for each in lines)
        if used > 0:
            resting.append(_standing(lines[0]))
    return resting


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
    lines = [row for row in rows_of(_LINES, parameters) if names_of(row, Level.CELL)[: len(path)] == tuple(path)]
    reasons = (_reason(rows, total, before, after) for rows in _by_event(lines))
    return [reason for reason in reasons if reason.amount]


_HISTORY = """
    SELECT e.id, e.kind, e.round, e.effective_date, e.epoch, o.basis, l.balance, l.amount
    FROM budget_ledgerline l
    JOIN budget_ledgerevent e ON e.id = l.event_id
    JOIN platform_operation o ON o.id = e.operation_id
    WHERE l.cell_id = %(cell)s AND l.epoch <= %(epoch)s
    ORDER BY e.effective_date, e.epoch, o.recorded_at, e.id, l.balance
"""
_STANDING = """
    SELECT e.id, e.kind, e.round, e.effective_date, o.basis, l.balance, l.amount
    FROM budget_ledgerline l
    JOIN budget_ledgerevent e ON e.id = l.event_id
    JOIN platform_operation o ON o.id = e.operation_id
    WHERE l.cell_id = %(cell)s AND e.effective_date <= %(day)s AND e.id <> %(without)s AND e.kind <> 'REVERSAL'
    AND NOT EXISTS (SELECT FROM budget_ledgerevent r WHERE r.reverses_id = e.id)
    ORDER BY e.effective_date DESC, e.epoch DESC, o.recorded_at DESC, e.id DESC
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


def _by_event(rows: Iterable[dict[str, Any]]) -> Iterable[list[dict[str, Any]]]:
    events: dict[UUID, list[dict[str, Any]]] = {}
    for row in rows:
        events.setdefault(row["id"], []).append(row)
    return events.values()


def _weight(line: Mapping[str, Any], weights: Mapping[Balance, int]) -> int:
    """What a line adds to a total, in won."""
    return weights.get(Balance(line["balance"]), 0) * int(line["amount"])


def _standing(row: Mapping[str, Any]) -> sentences.Standing:
    return sentences.Standing(row["id"], MovementKind(row["kind"]), row["round"], row["effective_date"], row["basis"])


def _reason(rows: Sequence[Mapping[str, Any]], total: Total, before: Point, after: Point) -> Reason:
    first = rows[0]
    sign = 1 if first["effective_date"] <= after.as_of and first["epoch"] <= after.epoch else -1
    weights = rules.weights_of(total)
    amount = sign * sum(_weight(row, weights) for row in rows)
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
