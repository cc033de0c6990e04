"""What was allotted further to 동 and 사업소 (재배정), and what they committed of it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ieum.budget.models import UnitMovement
from ieum.budget.queries.reading import rows_of


@dataclass(frozen=True, slots=True)
class UnitStanding:
    """What stands of a cell at a unit, in won."""

    unit: str
    sub_allotted: int
    committed: int

    @property
    def left(self) -> int:
        """What the unit may still commit."""
        return self.sub_allotted - self.committed


def units_of(cell_id: UUID, *, epoch: int) -> list[UnitStanding]:
    """The units that a cell was allotted further to, by their names, as known at an epoch."""
    rows = rows_of(_UNITS, {"cell": cell_id, "epoch": epoch})
    return [UnitStanding(each["unit"], int(each["sub_allotted"]), int(each["committed"])) for each in rows]


@dataclass(frozen=True, slots=True)
class UnitRow:
    """What stands of one cell of a year at one unit."""

    cell_id: UUID
    standing: UnitStanding


def units_of_year(year_id: UUID) -> list[UnitRow]:
    """What every unit holds of every cell of a year, by the names of the units, as known now."""
    return [
        UnitRow(each["cell_id"], UnitStanding(each["unit"], int(each["sub_allotted"]), int(each["committed"])))
        for each in rows_of(_UNITS_OF_YEAR, {"year": year_id})
    ]


@dataclass(frozen=True, slots=True)
class UnitCommitment:
    """What a unit committed by one movement of one cell."""

    event_id: UUID
    cell_id: UUID
    on: date
    amount: int
    """Won, below 0 where a commitment was lowered."""
    basis: str


def commitments_of(year_id: UUID, unit: str) -> list[UnitCommitment]:
    """The commitments of a unit in a year that stand, the newest first, as known now."""
    return [
        UnitCommitment(each["id"], each["cell_id"], each["effective_date"], int(each["amount"]), each["basis"])
        for each in rows_of(_COMMITTED, {"year": year_id, "unit": unit})
    ]


def unit_of(event_id: UUID) -> str:
    """The unit that received or committed what an event moved; "" where none did."""
    found = UnitMovement.objects.filter(event_id=event_id).first()
    return found.unit if found else ""


_MOVED = """
    coalesce(sum(l.amount) FILTER (WHERE l.balance = 'SUB_ALLOTTED'), 0) AS sub_allotted,
    coalesce(sum(l.amount) FILTER (WHERE l.balance = 'COMMITTED'), 0) AS committed
    FROM budget_ledgerline l JOIN budget_ledgerevent e ON e.id = l.event_id
    JOIN budget_unitmovement u ON u.event_id = coalesce(e.reverses_id, e.id)
    WHERE l.balance IN ('SUB_ALLOTTED', 'COMMITTED')
"""
_COMMITTED = """
    SELECT e.id, l.cell_id, e.effective_date, l.amount, o.basis
    FROM budget_unitmovement u JOIN budget_ledgerevent e ON e.id = u.event_id
    JOIN budget_ledgerline l ON l.event_id = e.id AND l.balance = 'COMMITTED'
    JOIN platform_operation o ON o.id = e.operation_id
    WHERE e.fiscal_year_id = %(year)s AND u.unit = %(unit)s
    AND NOT EXISTS (SELECT FROM budget_ledgerevent b WHERE b.reverses_id = e.id)
    ORDER BY e.effective_date DESC, e.epoch DESC, e.id DESC
"""
_UNITS = f"""
    SELECT u.unit, {_MOVED} AND l.cell_id = %(cell)s AND l.epoch <= %(epoch)s
    GROUP BY 1 ORDER BY 1
"""
_UNITS_OF_YEAR = f"""
    SELECT u.unit, l.cell_id, {_MOVED} AND e.fiscal_year_id = %(year)s
    GROUP BY 1, 2 ORDER BY 1, 2
"""
