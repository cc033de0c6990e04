"""Closing a day and taking that back; both count all open deadlines anew and tell who answers for them."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.db import transaction

from ieum.kernel.calendar.days import Calendar, OutsideCalendar
from ieum.kernel.deadlines.explaining import name_day
from ieum.kernel.registry import DueKeeper, DueMove, due_keepers
from ieum.kernel.wording import worded
from ieum.platform.closed_days import queries
from ieum.platform.database.tenancy import current_municipality
from ieum.platform.models import ClosedDay, DueChange
from ieum.platform.operations import Refused, open_operation

Moved = list[tuple[DueKeeper, list[DueMove]]]
"""What moves, by who keeps it."""


class ClosingRefused(Refused):
    """The day cannot be closed, or not be taken back; the message says why."""


def moved_by_closing(day: date, name: str) -> Moved:
    """What would move if a day were closed; nothing is written.

    :raises ClosingRefused: if it is off already, or its year is not known
    """
    before = queries.own_calendar()
    return list(_moves(before, _with(before, day, name, ""), day))


def moved_by_reopening(closed_day_id: UUID) -> Moved:
    """What would move back if a closed day were taken back; nothing is written.

    :raises NoSuchClosedDay: if it does not stand
    """
    found = queries.closed_day(closed_day_id)
    return list(_moves(queries.own_calendar(), queries.own_calendar(but=found.pk), found.day))


@transaction.atomic
def close_day(*, day: date, name: str, actor_id: UUID, basis: str) -> list[DueChange]:
    """Close a day by the municipality's own decision; how the due dates that moved by it moved.

    :raises ClosingRefused: if it is off already, its year is not known, or it has no name
    :raises BasisMissing: without basis
    """
    if not name.strip():
        raise ClosingRefused("휴무일의 이름을 적어야 합니다. 예: 개청 기념일")
    queries.hold_calendar()
    before = queries.own_calendar()
    after = _with(before, day, name.strip(), basis)
    opened = open_operation(kind="platform.close_day", actor_id=actor_id, basis=basis)
    made = ClosedDay.objects.create(
        municipality_id=current_municipality(), operation_id=opened.operation_id, day=day, name=name.strip()
    )
    why = f"{name_day(day)} {made.name} 휴무"
    return _moved(made, opened.operation_id, before, after, why)


@transaction.atomic
def reopen_day(*, closed_day_id: UUID, actor_id: UUID, basis: str) -> list[DueChange]:
    """Take a closed day back; how the due dates that moved back moved.

    :raises NoSuchClosedDay: if it does not stand
    :raises BasisMissing: without basis
    """
    queries.hold_calendar()
    found = queries.closed_day(closed_day_id)
    before = queries.own_calendar()
    opened = open_operation(kind="platform.reopen_day", actor_id=actor_id, basis=basis)
    found.withdrawn_by_id = opened.operation_id
    found.save(update_fields=["withdrawn_by"])
    why = f"{name_day(found.day)} {found.name} 휴무 취소"
    return _moved(found, opened.operation_id, before, queries.own_calendar(), why)


def _with(before: Calendar, day: date, name: str, basis: str) -> Calendar:
    try:
        why = before.why_off(day)
    except OutsideCalendar as error:
        raise ClosingRefused(str(error)) from error
    if why:
        raise ClosingRefused(
            worded("{day}: 이미 쉬는 날입니다({why}). 다른 날을 고르십시오.", day=name_day(day), why=why)
        )
    return before.with_closed_days({day: name}, reference=basis)


def _moves(before: Calendar, after: Calendar, day: date) -> Iterator[tuple[DueKeeper, list[DueMove]]]:
    for keeper in due_keepers:
        yield keeper, keeper.moves(before, after, day)


def _moved(found: ClosedDay, operation_id: UUID, before: Calendar, after: Calendar, why: str) -> list[DueChange]:
    made = []
    for keeper, moves in _moves(before, after, found.day):
        keeper.keep(moves, after, found.day)
        made += DueChange.objects.bulk_create(
            DueChange(
                municipality_id=found.municipality_id, operation_id=operation_id, closed_day=found,
                keeper=keeper.name, subject_id=each.subject_id, title=each.title[:250], address=each.address,
                before=each.before, after=each.after,
            )
            for each in moves
        )  # fmt: skip
        keeper.tell(moves, why, str(operation_id))
    return made


def move_words(move: DueMove, why: str) -> str:
    """What is told of a move, in a sentence: what, from which day to which, and why."""
    return f"{move.title}: 기한이 {name_day(move.before)}에서 {name_day(move.after)}로 바뀜 ({why})"
