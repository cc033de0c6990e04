"""Movements one by one, as the lists for the council name them: what was decided when, from where to where, why."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from ieum.budget.choices import Balance, CarryOrigin, Funding, MovementKind
from ieum.budget.queries.history import by_event
from ieum.budget.queries.reading import rows_of
from ieum.budget.queries.rollups import Point
from ieum.budget.rules import sentences


@dataclass(frozen=True, slots=True)
class MovedLine:
    """What a movement gave to a cell, or took from it below zero, in won."""

    cell_id: UUID
    division: str
    cell: str
    """회계, 사업, 통계목 and, where they say more, 재원 and 이월."""
    amount: int


@dataclass(frozen=True, slots=True)
class Listed:
    """A movement that stands."""

    event_id: UUID
    kind: MovementKind
    round: int | None
    name: str
    """제2회 추경, 전용."""
    day: date
    basis: str
    authority: str
    """What it rests on; "" where none was told."""
    lines: tuple[MovedLine, ...]

    @property
    def gained(self) -> int:
        """What it gave to cells; for one that only moves money, what was moved."""
        return sum(line.amount for line in self.lines if line.amount > 0)

    @property
    def net(self) -> int:
        """What it gave less what it took."""
        return sum(line.amount for line in self.lines)


def listed(at: Point, *, year: int, kinds: Collection[MovementKind], balances: Collection[Balance]) -> list[Listed]:
    """Movements of some kinds by day, with their lines in some balances; what was taken back is left out."""
    asked = {
        "year": year, "as_of": at.as_of, "epoch": at.epoch,
        "kinds": [each.value for each in kinds], "balances": [each.value for each in balances],
    }  # fmt: skip
    return [_listed(rows) for rows in by_event(rows_of(_EVENTS, asked))]


def revenue_beside(at: Point, events: Collection[UUID]) -> dict[UUID, list[tuple[str, str, int]]]:
    """Division, 세입과목 and won of the revenue that was posted with movements, by those that have any."""
    found: dict[UUID, list[tuple[str, str, int]]] = {}
    for row in rows_of(_BESIDE, {"epoch": at.epoch, "events": [*events]}):
        found.setdefault(row["movement_id"], []).append((row["division"], row["code"], int(row["amount"])))
    return found


def _listed(rows: Sequence[Mapping[str, Any]]) -> Listed:
    first = rows[0]
    kind = MovementKind(first["kind"])
    lines = tuple(MovedLine(row["cell_id"], row["division"], _cell(row), int(row["amount"])) for row in rows)
    name = sentences.name_of(kind, first["round"])
    return Listed(
        first["id"], kind, first["round"], name, first["effective_date"], first["basis"], first["authority"], lines
    )


def _cell(row: Mapping[str, Any]) -> str:
    funding = "" if row["funding"] in (Funding.OWN, Funding.UNDIVIDED) else Funding(row["funding"]).label
    origin = "" if row["carry_origin"] == CarryOrigin.CURRENT else CarryOrigin(row["carry_origin"]).label
    return " ".join(filter(None, (row["account"], row["name"], row["item"], funding, origin)))


_EVENTS = """
    SELECT e.id, e.kind, e.round, e.effective_date, e.authority, o.basis, l.cell_id, l.amount, a.name AS account,
        coalesce(p.name, '') AS name, c.division, c.item, c.funding, c.carry_origin
    FROM budget_ledgerevent e
    JOIN budget_fiscalyear y ON y.id = e.fiscal_year_id
    JOIN budget_ledgerline l ON l.event_id = e.id
    JOIN platform_operation o ON o.id = e.operation_id
    JOIN budget_appropriationcell c ON c.id = l.cell_id
    JOIN budget_budgetaccount a ON a.id = c.account_id
    LEFT JOIN budget_programme p ON p.id = c.programme_id
    WHERE y.year = %(year)s AND e.kind = ANY (%(kinds)s) AND l.balance = ANY (%(balances)s)
    AND e.effective_date <= %(as_of)s AND e.epoch <= %(epoch)s
    AND NOT EXISTS (SELECT FROM budget_ledgerevent r WHERE r.reverses_id = e.id AND r.epoch <= %(epoch)s)
    ORDER BY e.effective_date, e.epoch, o.recorded_at, e.id, l.amount > 0, a.name, p.code, c.item, c.id
"""
_BESIDE = """
    SELECT e.movement_id, c.division, c.code, sum(l.amount) AS amount
    FROM budget_revenueevent e JOIN budget_revenueline l ON l.event_id = e.id
    JOIN budget_revenuecell c ON c.id = l.cell_id
    WHERE e.movement_id = ANY (%(events)s) AND l.epoch <= %(epoch)s
    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
"""
