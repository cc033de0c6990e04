"""Posting the movements of a source: all at once, and where that is refused one by one, to name each row at fault."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from ieum.budget import rules
from ieum.budget.operations.movements import (
    BrokenRule,
    BudgetExceeded,
    MovementRefused,
    call_posting,
    columns,
    listed,
    post_movement,
    require_revenue,
)
from ieum.kernel.row_faults import RowFault
from ieum.platform.database.tenancy import current_municipality

CHUNK = 100_000
"""Movements that are judged together."""


@dataclass(frozen=True, slots=True)
class RowMovement:
    """A movement with the rows of its source."""

    movement: rules.Movement
    basis: str
    line: int
    """The row it begins at."""
    lines: Mapping[UUID, int]
    """The row of each cell."""


def post_rows(*, year: int, rows: Sequence[RowMovement], actor_id: UUID, source_id: UUID) -> list[RowFault]:
    """Post the movements of a source, in their order; what is wrong with them, and then they must be taken back.

    For the day of each and all later ones every limit holds once all are posted. The caller holds their cells.

    :raises NoFiscalYear: if the year is not open
    :raises BasisMissing: without basis
    """
    try:
        with transaction.atomic():
            for first in range(0, len(rows), CHUNK):
                _post_together(rows[first : first + CHUNK], year, actor_id, source_id)
            require_revenue()
    except (BrokenRule, MovementRefused):
        tried = (_try_posting(row, year, actor_id, source_id) for row in rows)
        return [fault for fault in tried if fault]
    return []


def _post_together(rows: Sequence[RowMovement], year: int, actor_id: UUID, source_id: UUID) -> None:
    movements = [row.movement for row in rows]
    numbers = listed(str(number) for number, each in enumerate(movements, 1) for _ in each.lines)
    headers = (
        [row.basis for row in rows],
        listed(each.kind.value for each in movements),
        listed("NULL" if each.round is None else str(each.round) for each in movements),
        listed(each.effective_date.isoformat() for each in movements),
        listed(str(row.line) for row in rows),
        [each.authority for each in movements],
    )
    what = (actor_id, year, source_id, *headers, numbers, *columns(movements))
    call_posting("ieum_post_movements", current_municipality(), *what)


def _try_posting(row: RowMovement, year: int, actor_id: UUID, source_id: UUID) -> RowFault | None:
    """Post a movement, or say why not, at the row whose cell would be overdrawn or else at its first."""
    try:
        post_movement(
            year=year,
            movement=row.movement,
            actor_id=actor_id,
            basis=row.basis,
            source_id=source_id,
            line=row.line,
        )
    except BudgetExceeded as exceeded:
        return RowFault(row.lines[exceeded.overdraft.cell_id], str(exceeded))
    except MovementRefused as refused:
        return RowFault(row.line, str(refused))
    return None
