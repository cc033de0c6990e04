"""Taking one event back: who may, what it would do to each balance, and doing it."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from ieum.budget.models import LedgerEvent
from ieum.budget.operations.approving import ReversalRefused, require_may_take_back, require_no_other_head
from ieum.budget.operations.carrying import keeping_what_came_over
from ieum.budget.operations.movements import DependantsStand, NoSuchMovement, PostedMovement, reverse_movement
from ieum.budget.operations.revenue import reverse_revenue
from ieum.budget.queries import events
from ieum.budget.rules.kinds import CARRYING
from ieum.budget.rules.reversing import BY_ADOPTION, WITH_MOVEMENT
from ieum.budget.rules.sentences import Standing
from ieum.platform.operations import Refused

_TRIED = "취소 미리 보기"


@dataclass(frozen=True, slots=True)
class Reversal:
    """What taking an event back would do now."""

    changes: Sequence[events.Change] = ()
    fault: str = ""
    """Why it cannot be taken back; "" where it can."""
    dependants: Sequence[Standing] = ()
    """What rests on it, the last first; only where that is why."""


@transaction.atomic
def take_back_event(*, event_id: UUID, actor_id: UUID, basis: str, on: date) -> PostedMovement:
    """Take one movement back with its revenue, by whoever may on that day.

    :raises NoSuchMovement: if there is none, or it is a reversal
    :raises ReversalRefused: if somebody else must, or it belongs to what the council voted
    :raises AlreadyReversed: if it was reversed before
    :raises VersionRefused: if money that it carried out came into the next year already
    :raises DependantsStand: if what came after rests on it
    """
    event = events.ledger_event(event_id)
    if event is None:
        raise NoSuchMovement("등록되지 않았거나 취소할 수 없는 사건입니다.")
    if events.is_adopted(event.pk):
        raise ReversalRefused(BY_ADOPTION)
    require_may_take_back([event], actor_id=actor_id, on=on)
    with _keeping(event):
        return reverse_movement(event_id=event_id, actor_id=actor_id, basis=basis)


@transaction.atomic
def take_back_revenue(*, event_id: UUID, actor_id: UUID, basis: str) -> PostedMovement:
    """Take one movement of revenue back that has no expenditure of its own.

    :raises NoSuchMovement: if there is none, or it is a reversal
    :raises ReversalRefused: if it stands beside expenditure, with which it is taken back, or somebody else must
    :raises AlreadyReversed: if it was reversed before
    :raises RevenueRefused: if what came after rests on it, or its round is sealed
    """
    event = events.revenue_event(event_id)
    if event is not None and event.movement_id is not None:
        raise ReversalRefused(WITH_MOVEMENT)
    require_no_other_head(actor_id)
    return reverse_revenue(event_id=event_id, actor_id=actor_id, basis=basis)


def try_event(*, event_id: UUID, actor_id: UUID, on: date) -> Reversal:
    """Take one movement back and let nothing of it stand: what it would do to the ledger as it stands now."""
    return _tried(lambda: take_back_event(event_id=event_id, actor_id=actor_id, basis=_TRIED, on=on))


def try_revenue(*, event_id: UUID, actor_id: UUID) -> Reversal:
    """Take one movement of revenue back and let nothing of it stand."""
    return _tried(lambda: take_back_revenue(event_id=event_id, actor_id=actor_id, basis=_TRIED))


@transaction.atomic
def _tried(take_back: Callable[[], PostedMovement]) -> Reversal:
    try:
        with transaction.atomic():
            done = take_back()
            changes = events.changes_of(done.operation_id)
            transaction.set_rollback(True)
    except DependantsStand as stand:
        return Reversal(fault=str(stand), dependants=stand.dependants)
    except Refused as refused:
        return Reversal(fault=str(refused))
    return Reversal(changes)


def _keeping(event: LedgerEvent) -> AbstractContextManager[None]:
    """What must hold still once it is taken back: what was carried out covers what came into the next year."""
    return keeping_what_came_over(event.fiscal_year.year) if event.kind in CARRYING else nullcontext()
