"""Due dates of office work that rules of law count, so that they move with the days of the calendar."""

from collections.abc import Sequence
from datetime import date

from django.db.models import QuerySet

from ieum.kernel.calendar.days import Calendar, OutsideCalendar
from ieum.kernel.deadlines.due import deadline
from ieum.kernel.registry import DueKeeper, DueMove
from ieum.office import queries
from ieum.office.choices import CaseState, MeetingState
from ieum.office.models import Meeting, OfficeCase
from ieum.office.operations.meetings import notify_by
from ieum.org.telling import tell_moves


def _spanning(day: date) -> QuerySet[OfficeCase]:
    """Open cases whose period, as a rule counted it, runs over a day; no other one moves with it."""
    rows: QuerySet[OfficeCase] = OfficeCase.objects.exclude(state=CaseState.CLOSED).exclude(due_rule="")
    return rows.filter(received_on__lte=day, due_on__gte=day).order_by("due_on", "year", "number")


def _moved_cases(_: Calendar, after: Calendar, day: date) -> list[DueMove]:
    moves = (_move(each, after) for each in _spanning(day).prefetch_related("due_segments"))
    return [each for each in moves if each is not None]


def _move(found: OfficeCase, calendar: Calendar) -> DueMove | None:
    """How a case moves by a calendar; None where it stays, or where its end leaves the years that are known."""
    try:
        due = deadline(queries.deadline_case(found), calendar=calendar)
    except OutsideCalendar:
        return None
    if found.due_on is None or (found.due_on, found.due_time) == (due.due_on, due.due_time):
        return None
    title, address = queries.named(found), f"/cases/{found.pk}/"
    return DueMove(found.pk, title, address, found.due_on, due.due_on, found.post_id, due.due_time)


def _keep_cases(moves: Sequence[DueMove], after: Calendar, day: date) -> None:
    for each in moves:
        rows = OfficeCase.objects.exclude(state=CaseState.CLOSED).filter(pk=each.subject_id)
        rows.update(due_on=each.after, due_time=each.after_time)
    # Those that did not move were counted over the day too, and show it in their count.
    _spanning(day).update(calendar_version=after.version)


def _moved_notices(_: Calendar, after: Calendar, __: date) -> list[DueMove]:
    """Meetings that are not called yet, whose last day for it is another one."""
    rows = Meeting.objects.filter(state=MeetingState.PLANNED).exclude(notify_by=None).select_related("committee")
    found = []
    for each in rows.order_by("notify_by", "pk"):
        board = queries.committee_on(each.committee_id, each.held_on)
        due, post = notify_by(board.rule.notice_days, each.held_on, after), each.committee.post_id
        if due not in (None, each.notify_by):
            title = f"{board.term.name} {each} 소집 통지"
            found.append(DueMove(each.pk, title, f"/meetings/{each.pk}/", each.notify_by, due, post))
    return found


def _keep_notices(moves: Sequence[DueMove], _: Calendar, __: date) -> None:
    for each in moves:
        Meeting.objects.filter(pk=each.subject_id, state=MeetingState.PLANNED).update(notify_by=each.after)


KEEPERS = (
    DueKeeper("office.case", "업무", _moved_cases, _keep_cases, tell_moves),
    DueKeeper("office.meeting", "회의 소집 통지", _moved_notices, _keep_notices, tell_moves),
)
