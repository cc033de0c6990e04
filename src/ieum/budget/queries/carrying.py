"""What a year carries over (이월): what could be, what was and came over into the next year."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from ieum.budget.choices import AccountKind, Balance, Bound, CarryOrigin, Funding, MovementKind, Total
from ieum.budget.models import AppropriationCell, FiscalYear
from ieum.budget.queries.reading import rows_of
from ieum.budget.rules.carrying import fund_fault
from ieum.budget.rules.kinds import CARRYING, origins
from ieum.budget.rules.limits import weights_of


@dataclass(frozen=True, slots=True)
class CarryCell:
    """A cell that reports its spending, as the form of carrying over calls it."""

    cell_id: UUID
    label: str
    division: str
    available: int
    """예산현액 in won."""
    committed: int
    spent: int
    room: Mapping[MovementKind, int]
    """Won that each kind may still carry over; without the kinds that may carry nothing."""


@dataclass(frozen=True, slots=True)
class CarryEvent:
    """A movement that carried something out of the year, or into the next one."""

    event_id: UUID
    kind: MovementKind
    on: date
    cell: str
    """The first cell that it moves."""
    others: int
    """How many more it moves."""
    amount: int
    authority: str
    """What it rests on, such as the contract of a 사고이월; "" where none was told."""
    basis: str
    approver: str
    """Who approved it; "" where that was not recorded."""
    is_reversed: bool


def carry_cells(year: FiscalYear, *, with_room: bool = False) -> list[CarryCell]:
    """The cells of a year of which anything is left, in the order of their codes.

    ``with_room`` gives those alone that may carry anything, which are few of thousands.
    """
    rows = rows_of(_CELLS, {"year": year.pk, "least": 0 if with_room else None})
    return [
        CarryCell(
            each["id"], _label(each), each["division"], int(each["available"]), int(each["committed"]),
            int(each["spent"]), _room(each),
        )
        for each in rows
    ]  # fmt: skip


def cells_of_funds(cell_ids: Iterable[UUID]) -> frozenset[UUID]:
    """Those of some cells that are of a fund."""
    found = AppropriationCell.objects.filter(pk__in=list(cell_ids), account__kind=AccountKind.STATUTORY_FUND)
    return frozenset(found.values_list("pk", flat=True))


def carry_events(year: int) -> list[CarryEvent]:
    """All of a year with those that were taken back, the newest first."""
    kinds = [kind.value for kind in CARRYING]
    rows = rows_of(_EVENTS, {"year": year, "kinds": kinds, "balances": _MOVED})
    first: dict[UUID, Mapping[str, Any]] = {}
    for row in rows:
        first.setdefault(row["id"], row)
    return [
        CarryEvent(
            each["id"], MovementKind(each["kind"]), each["effective_date"], _label(each), each["cells"] - 1,
            int(each["amount"]), each["authority"], each["basis"], each["approver"] or "", each["is_reversed"],
        )
        for each in first.values()
    ]  # fmt: skip


def _room(row: Mapping[str, Any]) -> dict[MovementKind, int]:
    origin, is_fund = CarryOrigin(row["carry_origin"]), row["kind"] == AccountKind.STATUTORY_FUND
    found = {
        kind: min(int(row[column]), int(row["remainder"]))
        for kind, column in _COLUMNS.items()
        if origin in origins(kind) and (kind is not MovementKind.INCIDENTAL_CARRY_OUT or row["reports_commitment"])
        if not (is_fund and fund_fault(kind, ""))
    }
    return {kind: won for kind, won in found.items() if won > 0}


def _label(row: Mapping[str, Any]) -> str:
    origin = CarryOrigin(row["carry_origin"])
    told = "" if origin is CarryOrigin.CURRENT else str(origin.label)
    parts = (row["code"], row["name"], row["item"], row["division"], str(Funding(row["funding"]).label), told)
    return " ".join(filter(None, parts))


_COLUMNS = {
    MovementKind.EXPRESS_CARRY_OUT: "express",
    MovementKind.INCIDENTAL_CARRY_OUT: "incidental",
    MovementKind.CONTINUING_CARRY_OUT: "continuing",
}
_LIMITS = {
    "express": (Bound.EXPRESS_VOTED, Bound.CARRIED_EXPRESS),
    "incidental": (Bound.UNPAID, Bound.CARRIED_INCIDENTAL),
    "continuing": (Bound.UNPAID_INSTALMENT, Bound.CARRIED_CONTINUING),
}
_MOVED = [
    Balance.CARRIED_EXPRESS, Balance.CARRIED_INCIDENTAL, Balance.CARRIED_CONTINUING, Balance.CARRIED_IN,
    Balance.CONTINUING_VOTED,
]  # fmt: skip


def _summed(upper: Total | Bound, lower: Bound | None = None) -> str:
    """The difference of two totals of a cell in SQL, by the weights that the ledger judges with."""
    weights = dict(weights_of(upper))
    for balance, times in (weights_of(lower) if lower else {}).items():
        weights[balance] = weights.get(balance, 0) - times
    cases = " ".join(f"WHEN '{balance.value}' THEN {times}" for balance, times in weights.items())
    return f"coalesce(sum(l.amount * CASE l.balance {cases} ELSE 0 END), 0)"


_LIMITED = ", ".join(f"{_summed(upper, lower)} AS {name}" for name, (upper, lower) in _LIMITS.items())
_ROOM = ", ".join(_summed(upper, lower) for upper, lower in _LIMITS.values())
_CELLS = f"""
    SELECT c.id, coalesce(p.code, '') AS code, coalesce(p.name, a.name) AS name, c.item, c.division, c.funding,
        a.kind, c.carry_origin, c.reports_commitment, {_summed(Total.AVAILABLE)} AS available,
        {_summed(Total.COMMITTED)} AS committed, {_summed(Total.SPENT)} AS spent,
        {_summed(Total.AVAILABLE, Bound.SETTLED)} AS remainder, {_LIMITED}
    FROM budget_appropriationcell c
    JOIN budget_budgetaccount a ON a.id = c.account_id
    LEFT JOIN budget_programme p ON p.id = c.programme_id
    JOIN budget_ledgerline l ON l.municipality_id = c.municipality_id AND l.cell_id = c.id
    WHERE a.fiscal_year_id = %(year)s AND c.reports_spending
    GROUP BY c.id, p.code, p.name, a.kind, a.name
    HAVING {_summed(Total.AVAILABLE, Bound.SETTLED)} > 0
        AND (%(least)s::bigint IS NULL OR greatest({_ROOM}) > %(least)s)
    ORDER BY a.kind, a.name, p.code, c.division, c.item, c.funding, c.id
"""  # noqa: S608 - constants
_EVENTS = """
    SELECT e.id, e.kind, e.effective_date, e.authority, o.basis, r.title AS approver, count(*) OVER own AS cells,
        sum(l.amount) OVER own AS amount, coalesce(p.code, '') AS code, coalesce(p.name, a.name) AS name, c.item,
        c.division, c.funding, c.carry_origin,
        EXISTS (SELECT FROM budget_ledgerevent b WHERE b.reverses_id = e.id) AS is_reversed
    FROM budget_fiscalyear y
    JOIN budget_ledgerevent e ON e.fiscal_year_id = y.id
    JOIN platform_operation o ON o.id = e.operation_id
    LEFT JOIN platform_account r ON r.id = e.approver_id
    JOIN budget_ledgerline l ON l.municipality_id = e.municipality_id AND l.event_id = e.id
    JOIN budget_appropriationcell c ON c.id = l.cell_id
    JOIN budget_budgetaccount a ON a.id = c.account_id
    LEFT JOIN budget_programme p ON p.id = c.programme_id
    WHERE l.balance = ANY(%(balances)s) AND (
        y.year = %(year)s AND e.kind = ANY(%(kinds)s)
        OR y.year = %(year)s + 1 AND c.carry_origin <> 'CURRENT' AND e.kind IN ('CARRY_IN', 'CONTINUING_VOTE')
    )
    WINDOW own AS (PARTITION BY e.id)
    ORDER BY e.effective_date DESC, e.epoch DESC, e.id DESC, p.code, c.item, c.id
"""
