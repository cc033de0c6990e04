"""Carrying over (이월): what a year carried out comes into the next one, and 계속비 may be carried on (체차이월)."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from ieum.budget import queries, rules
from ieum.budget.choices import Balance, CarryOrigin, MovementKind
from ieum.budget.models import LedgerEvent
from ieum.budget.operations.approving import require_approver, require_may_take_back
from ieum.budget.operations.cells import open_fiscal_year, register_under, year_of
from ieum.budget.operations.movements import PostedMovement, hold_cells, post_movement, reverse_movement
from ieum.budget.operations.versions import VersionRefused
from ieum.budget.queries.carrying import carry_events, cells_of_funds
from ieum.budget.queries.cells import standing_of_cells
from ieum.budget.queries.codes import lineage_into
from ieum.budget.queries.provisions import continues_beyond
from ieum.budget.rules.carrying import CarryOut, carry_fault, fund_fault
from ieum.budget.rules.codes import Place
from ieum.kernel.wording import worded
from ieum.platform.operations import Refused, open_operation

_ORIGINS = {
    Balance.CARRIED_EXPRESS: CarryOrigin.EXPRESS,
    Balance.CARRIED_INCIDENTAL: CarryOrigin.INCIDENTAL,
    Balance.CARRIED_CONTINUING: CarryOrigin.CONTINUING,
}
Amounts = dict[rules.CellDraft, int]
_TOO_MUCH = "이미 넘어온 이월액이 이월한 금액보다 많습니다. 그 이월을 먼저 취소하십시오."


class CarryRefused(Refused):
    """It cannot be carried over so; the message says why."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What came over into a year."""

    events: tuple[UUID, ...]
    amount: int
    """Won."""


@transaction.atomic
def carry_out(
    *, year: int, asked: Sequence[CarryOut], on: date, actor_id: UUID, approver_id: UUID, basis: str
) -> list[UUID]:
    """Carry money of cells over: what the council listed, what is committed and not paid, or of an instalment.

    All of it or nothing; the events, one of each cell.

    :raises CarryRefused: if it is none of the three kinds, a 사고이월 tells neither a commitment nor what the law lets
        stand for one, or money of a fund was not committed; of several also where the ledger does not allow one, which
        it names
    :raises NotApproved: if whoever entered it confirmed it, or one whose duty that is not
    :raises MovementRefused: if the ledger does not allow it
    """
    require_approver(approver_id, actor_id=actor_id)
    hold_cells(year=year, cell_ids=[each.line.cell_id for each in asked])
    own = {"year": year, "actor_id": actor_id, "basis": basis, "approver_id": approver_id}
    of_funds = cells_of_funds(each.line.cell_id for each in asked)
    if len(asked) == 1:
        return [_carried_one(asked[0], on, own, of_funds)]
    events = []
    for number, each in enumerate(asked, start=1):
        try:
            events.append(_carried_one(each, on, own, of_funds))
        except Refused as refused:
            said = worded("{number}번째 과목: {said}", number=number, said=str(refused))
            raise CarryRefused(said) from refused
    return events


def _carried_one(asked: CarryOut, on: date, own: Mapping[str, Any], of_funds: Collection[UUID]) -> UUID:
    fault = carry_fault(asked)
    if not fault and asked.line.cell_id in of_funds:
        fault = fund_fault(asked.kind, asked.authority)
    if fault:
        raise CarryRefused(fault)
    movement = rules.Movement(kind=asked.kind, effective_date=on, lines=(asked.line,), authority=asked.authority)
    return post_movement(movement=movement, **own).event_id


@transaction.atomic
def take_back_carrying(*, year: int, event_id: UUID, actor_id: UUID, basis: str, on: date) -> PostedMovement:
    """Take back a movement that carried something out of a year, or into the next one, by whoever may on that day.

    :raises CarryRefused: if it is no such movement
    :raises ReversalRefused: if somebody else must
    :raises VersionRefused: if more came over than the year would carry out then
    :raises MovementRefused: if something rests on it
    """
    if event_id not in {each.event_id for each in carry_events(year)}:
        raise CarryRefused("이 회계연도의 이월이 아닙니다. 목록에서 고르십시오.")
    event = LedgerEvent.objects.select_related("operation").get(pk=event_id)
    require_may_take_back([event], actor_id=actor_id, on=on)
    with keeping_what_came_over(year):
        return reverse_movement(event_id=event_id, actor_id=actor_id, basis=basis)


@contextmanager
def keeping_what_came_over(year: int) -> Iterator[None]:
    """Take back movements of a year, after which no more may have come into the next one than came rightly before.

    :raises NoFiscalYear: if the year is not open
    :raises VersionRefused: if more came over than the year would carry out then
    """
    before = _uncovered(year)
    yield
    if any(won > before.get(draft, 0) for draft, won in _uncovered(year).items()):
        raise VersionRefused(_TOO_MUCH)


def _uncovered(year: int) -> Amounts:
    """Won that came into the next year without having been carried out, by the cell that it came into."""
    following = queries.find_year(year + 1)
    if following is None:
        return {}
    carried, cells = _summed(_carried_out(year)), _carried_cells(following.pk)
    standing = standing_of_cells(cells.values())
    gaps = {draft: standing.get((cell, Balance.CARRIED_IN), 0) - carried.get(draft, 0) for draft, cell in cells.items()}
    return {draft: gap for draft, gap in gaps.items() if gap > 0}


@transaction.atomic
def carry_over(*, year: int, actor_id: UUID, on: date, basis: str) -> Carried:
    """Bring what a year carried out into the next one; of 계속비 that goes on after that, it may be carried on.

    What came over before is left; a second call brings what was carried out since.

    :raises VersionRefused: if more came over than the year carries out now
    :raises MovementRefused: if the ledger does not allow it, such as on a day outside the next year
    """
    out = _carried_out(year)
    carried = _summed(out)
    next_id = open_fiscal_year(year=year + 1, actor_id=actor_id, basis=basis)
    operation_id = open_operation(kind="budget.carry_over", actor_id=actor_id, basis=basis).operation_id
    cells = {**_carried_cells(next_id), **{draft: register_under(next_id, draft, operation_id) for draft in carried}}
    hold_cells(year=year + 1, cell_ids=cells.values())
    standing = standing_of_cells(cells.values())
    going_on = _going_on(year, out)
    movements = {
        MovementKind.CARRY_IN: _still(carried, cells, standing, Balance.CARRIED_IN),
        MovementKind.CONTINUING_VOTE: _still(
            {draft: won for draft, won in carried.items() if draft in going_on},
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


def _carried_cells(fiscal_year_id: UUID) -> dict[rules.CellDraft, UUID]:
    """The cells of a year for what came over into it."""
    return {
        draft: cell_id
        for draft, cell_id in queries.registered_cells(fiscal_year_id).items()
        if draft.carry_origin is not CarryOrigin.CURRENT
    }


def _carried_out(year: int) -> list[tuple[rules.CellDraft, rules.CellDraft, int]]:
    """The cells of a year that carry something out, each with the cell that it comes into, and won."""
    drafts = {cell_id: draft for draft, cell_id in queries.registered_cells(year_of(year).id).items()}
    return [
        (drafts[cell_id], replace(drafts[cell_id], carry_origin=_ORIGINS[balance]), amount)
        for (cell_id, balance), amount in standing_of_cells(drafts).items()
        if balance in _ORIGINS and amount
    ]


def _summed(carried: Iterable[tuple[rules.CellDraft, rules.CellDraft, int]]) -> Amounts:
    """Won that is carried out, by the cell that it comes into."""
    found: Amounts = {}
    for _, into, amount in carried:
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
        raise VersionRefused(_TOO_MUCH)
    return tuple(line for line in lines if line.amount)


def _going_on(year: int, carried: Iterable[tuple[rules.CellDraft, rules.CellDraft, int]]) -> frozenset[rules.CellDraft]:
    """계속비 that goes on after the next year, by the codes that its money keeps or by what they became."""
    beyond, lineage = continues_beyond(year + 1), lineage_into(year + 1)

    def places(of: rules.CellDraft) -> set[Place]:
        own = (of.account, of.programme[0], of.division, of.item)
        # What came over into the year, and goes over again, has the codes of the year before.
        return {own, *lineage.places(own, year if of.carry_origin is CarryOrigin.CURRENT else year - 1)}

    return frozenset(
        into for of, into, _ in carried
        if into.carry_origin is CarryOrigin.CONTINUING and not beyond.isdisjoint(places(of))
    )  # fmt: skip
