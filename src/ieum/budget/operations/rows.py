"""Posting the movements of a source: all at once, and where that is refused one by one, to name each row at fault."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from ieum.budget import rules
from ieum.budget.operations.cells import year_of
from ieum.budget.operations.movements import BrokenRule, BudgetExceeded, MovementRefused, call_posting, post_movement
from ieum.kernel.row_faults import RowFault
from ieum.platform.database.tenancy import current_municipality

CHUNK = 10_000
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
    except BrokenRule:
        tried = (_try_posting(row, year, actor_id, source_id) for row in rows)
        return [fault for fault in tried if fault]
    return []


def _post_together(rows: Sequence[RowMovement], year: int, actor_id: UUID, source_id: UUID) -> None:
    movements = [_header(number, row) for number, row in enumerate(rows)]
    what = (actor_id, year_of(year).id, source_id, json.dumps(movements))
    call_posting("ieum_post_movements", current_municipality(), *what)


def _header(number: int, row: RowMovement) -> dict[str, Any]:
    return {
        "number": number,
        "basis": row.basis,
        "kind": row.movement.kind,
        "round": row.movement.round,
        "day": row.movement.effective_date.isoformat(),
        "line": row.line,
        "authority": row.movement.authority,
        "lines": [{"cell_id": str(each.cell_id), "amount": each.amount} for each in row.movement.lines],
    }


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
