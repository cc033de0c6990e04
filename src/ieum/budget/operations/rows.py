"""Posting the movements of a source: all at once, and where that is refused one by one, to name each row at fault."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.db import transaction

from ieum.budget import rules
from ieum.budget.choices import MovementKind
from ieum.budget.operations.movements import (
    BrokenRule,
    BudgetExceeded,
    MovementRefused,
    call_posting,
    columns,
    listed,
    post_movement,
    require_revenue,
    texts,
)
from ieum.budget.rules.papers import DECIDED
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


def post_rows(
    *, year: int, rows: Sequence[RowMovement], actor_id: UUID, source_id: UUID, approver_id: UUID | None = None
) -> list[RowFault]:
    """Post the movements of a source, in their order; what is wrong with them, and then they must be taken back.

    For the day of each and all later ones every limit holds once all are posted. The caller holds their cells. Those
    that others decided are posted one by one where somebody confirmed them, ``approver_id``; so are those of a unit.

    :raises NoFiscalYear: if the year is not open
    :raises BasisMissing: without basis
    """
    try:
        with transaction.atomic():
            for is_alone, run in groupby(rows, key=lambda row: _is_alone(row, approver_id)):
                if is_alone:
                    for row in run:
                        _post_row(row, year, actor_id, source_id, approver_id)
                else:
                    _post_run(list(run), year, actor_id, source_id)
            require_revenue()
    except (BrokenRule, MovementRefused):
        tried = (_try_posting(row, year, actor_id, source_id, approver_id) for row in rows)
        return [fault for fault in tried if fault]
    return []


def _is_confirmed(row: RowMovement, approver_id: UUID | None) -> bool:
    return approver_id is not None and row.movement.kind in DECIDED


def _is_alone(row: RowMovement, approver_id: UUID | None) -> bool:
    return _is_confirmed(row, approver_id) or row.movement.kind is MovementKind.SUB_ALLOTMENT or bool(row.movement.unit)


def _post_run(rows: Sequence[RowMovement], year: int, actor_id: UUID, source_id: UUID) -> None:
    for first in range(0, len(rows), CHUNK):
        _post_together(rows[first : first + CHUNK], year, actor_id, source_id)


def _post_together(rows: Sequence[RowMovement], year: int, actor_id: UUID, source_id: UUID) -> None:
    movements = [row.movement for row in rows]
    numbers = listed(str(number) for number, each in enumerate(movements, 1) for _ in each.lines)
    headers = (
        texts([row.basis for row in rows]),
        listed(each.kind.value for each in movements),
        listed("NULL" if each.round is None else str(each.round) for each in movements),
        listed(each.effective_date.isoformat() for each in movements),
        listed(str(row.line) for row in rows),
        texts([each.authority for each in movements]),
    )
    what = (actor_id, year, source_id, *headers, numbers, *columns(movements))
    call_posting("ieum_post_movements", current_municipality(), *what)


def _post_row(row: RowMovement, year: int, actor_id: UUID, source_id: UUID, approver_id: UUID | None) -> None:
    post_movement(
        year=year,
        movement=row.movement,
        actor_id=actor_id,
        basis=row.basis,
        source_id=source_id,
        line=row.line,
        approver_id=approver_id if _is_confirmed(row, approver_id) else None,
    )


def _try_posting(
    row: RowMovement, year: int, actor_id: UUID, source_id: UUID, approver_id: UUID | None
) -> RowFault | None:
    """Post a movement, or say why not, at the row whose cell would be overdrawn or else at its first."""
    try:
        _post_row(row, year, actor_id, source_id, approver_id)
    except BudgetExceeded as exceeded:
        return RowFault(row.lines[exceeded.overdraft.cell_id], str(exceeded))
    except MovementRefused as refused:
        return RowFault(row.line, str(refused))
    return None
