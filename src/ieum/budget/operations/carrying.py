"""Carrying over (이월): what a year carried out comes into the next one, and 계속비 may be carried on (체차이월)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db import transaction

from ieum.budget import queries, rules
from ieum.budget.choices import Balance, CarryOrigin, MovementKind
from ieum.budget.operations.cells import open_fiscal_year, register_under, year_of
from ieum.budget.operations.movements import hold_cells, post_movement
from ieum.budget.operations.versions import VersionRefused
from ieum.budget.queries.cells import standing_of_cells
from ieum.budget.queries.provisions import continues_beyond
from ieum.platform.operations import open_operation

_ORIGINS = {
    Balance.CARRIED_EXPRESS: CarryOrigin.EXPRESS,
    Balance.CARRIED_INCIDENTAL: CarryOrigin.INCIDENTAL,
    Balance.CARRIED_CONTINUING: CarryOrigin.CONTINUING,
}
Amounts = dict[rules.CellDraft, int]


@dataclass(frozen=True, slots=True)
class Carried:
    """What came over into a year."""

    events: tuple[UUID, ...]
    amount: int
    """Won."""


@transaction.atomic
def carry_over(*, year: int, actor_id: UUID, on: date, basis: str) -> Carried:
    """Bring what a year carried out into the next one; of 계속비 that goes on after that, it may be carried on.

    What came over before is left; a second call brings what was carried out since.

    :raises VersionRefused: if more came over than the year carries out now
    :raises MovementRefused: if the ledger does not allow it, such as on a day outside the next year
    """
    carried = _carried_out(year)
    next_id = open_fiscal_year(year=year + 1, actor_id=actor_id, basis=basis)
    operation_id = open_operation(kind="budget.carry_over", actor_id=actor_id, basis=basis).operation_id
    known = {
        draft: cell_id
        for draft, cell_id in queries.registered_cells(next_id).items()
        if draft.carry_origin is not CarryOrigin.CURRENT
    }
    cells = {**known, **{draft: register_under(next_id, draft, operation_id) for draft in carried}}
    hold_cells(year=year + 1, cell_ids=cells.values())
    standing = standing_of_cells(cells.values())
    going_on = continues_beyond(year + 1)
    movements = {
        MovementKind.CARRY_IN: _still(carried, cells, standing, Balance.CARRIED_IN),
        MovementKind.CONTINUING_VOTE: _still(
            {draft: won for draft, won in carried.items() if _goes_on(draft, going_on)},
            cells, standing, Balance.CONTINUING_VOTED,
        ),
    }  # fmt: skip
    events = [
        post_movement(
            year=year + 1, movement=rules.Movement(kind=kind, effective_date=on, lines=lines), actor_id=actor_id,
            basis=basis,
        ).event_id
        for kind, lines in movements.items() if lines
    ]  # fmt: skip
    return Carried(tuple(events), sum(line.amount for line in movements[MovementKind.CARRY_IN]))


def _carried_out(year: int) -> Amounts:
    """Won that a year carries out, by the cell that it comes into."""
    drafts = {cell_id: draft for draft, cell_id in queries.registered_cells(year_of(year).id).items()}
    found: Amounts = {}
    for (cell_id, balance), amount in standing_of_cells(drafts).items():
        if balance in _ORIGINS and amount:
            into = replace(drafts[cell_id], carry_origin=_ORIGINS[balance])
            found[into] = found.get(into, 0) + amount
    return found


def _still(
    wanted: Mapping[rules.CellDraft, int],
    cells: Mapping[rules.CellDraft, UUID],
    standing: Mapping[tuple[UUID, Balance], int],
    balance: Balance,
) -> tuple[rules.Line, ...]:
    """What is wanted and is not there yet.

    :raises VersionRefused: if more is there than is wanted
    """
    lines = [
        rules.Line(cell_id, wanted.get(draft, 0) - standing.get((cell_id, balance), 0))
        for draft, cell_id in cells.items()
    ]
    if any(line.amount < 0 for line in lines):
        raise VersionRefused("이미 넘어온 이월액이 이월한 금액보다 많습니다. 그 이월을 먼저 취소하십시오.")
    return tuple(line for line in lines if line.amount)


def _goes_on(draft: rules.CellDraft, going_on: frozenset[tuple[str, str, str, str]]) -> bool:
    place = (draft.account, draft.programme[0], draft.division, draft.item)
    return draft.carry_origin is CarryOrigin.CONTINUING and place in going_on
