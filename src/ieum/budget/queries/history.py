"""What happened to money: the life of a cell, and what rests on a movement."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from ieum.budget import rules
from ieum.budget.choices import Balance, MovementKind
from ieum.budget.models import UnitMovement
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


def history(cell_id: UUID, *, epoch: int) -> list[Posted]:
    """Events of a cell by day and then by when they were known, each with what stood after it."""
    standing = dict.fromkeys(Balance, 0)
    found = []
    for rows in by_event(rows_of(_HISTORY, {"cell": cell_id, "epoch": epoch})):
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
    events = list(by_event(rows))
    if found.unit:
        own = UnitMovement.objects.filter(unit=found.unit, event_id__in=[lines[0]["id"] for lines in events])
        kept = set(own.values_list("event_id", flat=True))
        events = [lines for lines in events if lines[0]["id"] in kept]
    resting = []
    for lines in events:
        used = sum(weight(each, lower) - weight(each, upper) for each in lines)
        if used > 0:
            resting.append(_standing(lines[0]))
    return resting


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


def by_event(rows: Iterable[dict[str, Any]]) -> Iterable[list[dict[str, Any]]]:
    """Lines of one event each, in the order in which the events come first."""
    events: dict[UUID, list[dict[str, Any]]] = {}
    for row in rows:
        events.setdefault(row["id"], []).append(row)
    return events.values()


def weight(line: Mapping[str, Any], weights: Mapping[Balance, int]) -> int:
    """What a line adds to a total, in won."""
    return weights.get(Balance(line["balance"]), 0) * int(line["amount"])


def _standing(row: Mapping[str, Any]) -> sentences.Standing:
    return sentences.Standing(row["id"], MovementKind(row["kind"]), row["round"], row["effective_date"], row["basis"])
