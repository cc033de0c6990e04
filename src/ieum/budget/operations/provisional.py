"""준예산: what is paid while the council has not voted the budget of a year (지방자치법 제146조, 지방재정법 제46조)."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import transaction

from ieum.budget import queries, rules
from ieum.budget.choices import MovementKind, ProvisionalGround
from ieum.budget.operations.approving import require_approver
from ieum.budget.operations.cells import register_under, year_of
from ieum.budget.operations.movements import PostedMovement, hold_cells, post_movement
from ieum.budget.queries.provisional import provisional_fault
from ieum.platform.operations import Refused, open_operation


class ProvisionalRefused(Refused):
    """It cannot be provided for so; the message says why."""


@transaction.atomic
def provide(
    *, year: int, amounts: Mapping[rules.CellDraft, int], ground: str, authority: str, on: date, actor_id: UUID,
    approver_id: UUID, basis: str,
) -> PostedMovement:  # fmt: skip
    """Post 준예산 on one ``ProvisionalGround``; the budget takes it up when it is adopted.

    ``authority`` is what the ground is told by: the ordinance of an agency, the law of a duty, the budget of a project.

    :raises ProvisionalRefused: without a ground, once the budget stands, or for a project that is new
    :raises NotApproved: if whoever entered it confirmed it, or one whose duty that is not
    :raises NoFiscalYear: if the year is not open
    :raises MovementRefused: if a rule forbids it
    """
    require_approver(approver_id, actor_id=actor_id)
    year_id = year_of(year).pk
    named = ProvisionalGround(ground) if ground in ProvisionalGround.values else None
    if fault := provisional_fault(year, amounts, named):
        raise ProvisionalRefused(fault)
    known = queries.registered_cells(year_id)
    operation_id = open_operation(kind="budget.register_cells", actor_id=actor_id, basis=basis).operation_id
    cells = {draft: known.get(draft) or register_under(year_id, draft, operation_id) for draft in amounts}
    hold_cells(year=year, cell_ids=cells.values())
    movement = rules.Movement(
        kind=MovementKind.PROVISIONAL, effective_date=on,
        lines=tuple(rules.Line(cells[draft], won) for draft, won in amounts.items()),
        authority=f"{ProvisionalGround(ground).label}: {authority.strip()}",
    )  # fmt: skip
    return post_movement(year=year, movement=movement, actor_id=actor_id, basis=basis, approver_id=approver_id)
