"""What becomes of the due date of a case: it stops while others are waited for, is counted on, and is put off."""

from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction

from ieum.kernel.calendar.days import OutsideCalendar
from ieum.kernel.deadlines.due import Deadline, deadline
from ieum.kernel.deadlines.falling_due import is_past
from ieum.kernel.deadlines.periods import DAY, DeadlineError, Span, read_length
from ieum.kernel.parameters import NotYetInForce
from ieum.kernel.wording import worded
from ieum.office import queries
from ieum.office.choices import SegmentKind
from ieum.office.models import DueSegment, OfficeCase
from ieum.office.operations.cases import CaseRefused, Step, tell_requester
from ieum.office.rules.extensions import Extension, extension_fault
from ieum.office.telling import DUE_CHANGED
from ieum.platform.closed_days.queries import held_calendar


@transaction.atomic
def suspend_due(*, case_id: UUID, from_on: date, told_on: date, basis: str, actor_id: UUID, on: date) -> OfficeCase:
    """Stop the due date of a case from a day on, which does not count itself; until it is counted on there is none.

    :raises CaseRefused: without basis, if it stands still already, or if the day is to come, past the due date or of
        days that are left out already
    """
    step = Step(case_id, "suspend", actor_id=actor_id, on=on, reason=basis)
    case, due_before = step.case, _due_on(step.case)
    left_out = [each.until_on for each in queries.due_segments(case) if each.kind == SegmentKind.SUSPENDED]
    if not case.received_on <= from_on <= min(on, due_before):
        raise CaseRefused("멈춘 날은 접수일부터 오늘까지, 기한 안에 있어야 합니다.")
    if any(each is not None and from_on <= each for each in left_out):
        raise CaseRefused("앞서 멈춘 기간과 겹칩니다. 그 뒤의 날을 적으십시오.")
    _add(step, kind=SegmentKind.SUSPENDED, from_on=from_on, due_before=due_before, told_on=told_on)
    return _due_again(step, None, version=case.calendar_version)


@transaction.atomic
def resume_due(*, case_id: UUID, until_on: date, actor_id: UUID, on: date) -> OfficeCase:
    """Count the due date of a case on after a day, the last that does not count.

    :raises CaseRefused: if it does not stand still, or the day is to come or lies before it stopped
    """
    step = Step(case_id, "resume", actor_id=actor_id, on=on)
    open_one = next(each for each in queries.due_segments(step.case) if each.is_open)
    if not open_one.from_on <= until_on <= on:
        raise CaseRefused("멈춤이 끝난 날은 멈춘 날부터 오늘까지에서 고르십시오.")
    step.reason = f"{open_one.from_on}~{until_on} 세지 않음"
    left_out = _span(open_one.from_on, until_on)
    open_one.until_on, open_one.ended_id = until_on, step.take()
    open_one.save(update_fields=["until_on", "ended"])
    if step.case.due_rule:
        return _count_again(step)
    days = (left_out.last - left_out.first + DAY).days
    return _due_again(step, open_one.due_before + days * DAY)


@transaction.atomic
def extend_due(
    *,
    case_id: UUID,
    length: str,
    until_on: date | None,
    told_on: date,
    basis: str,
    actor_id: UUID,
    on: date,
    at: time = time.max,
    agreed_on: date | None = None,
) -> OfficeCase:
    """Put the due date of a case off: by a length where a rule counts it, to a day where it was given.

    ``at`` is what time it is now, which matters where the case is due at a minute.
    ``agreed_on`` is when who asked consented, which the law on some kinds wants of a second one; None where nobody was
    asked. It stays with the basis.

    :raises CaseRefused: without basis, after the due date, where both are given, or oftener or longer than the rule or
        the law allows
    """
    if agreed_on is not None and agreed_on > on:
        raise CaseRefused("동의한 날은 오늘보다 뒤일 수 없습니다.")
    if agreed_on is not None and basis.strip():
        basis = f"{basis.strip()} (민원인 동의 {agreed_on})"
    step = Step(case_id, "extend", actor_id=actor_id, on=on, reason=basis)
    due_before = _due_on(step.case)
    if is_past(due_before, step.case.due_time, datetime.combine(on, at)):
        raise CaseRefused("기한이 지난 뒤에는 연장할 수 없습니다.")
    _refuse_the_other(step.case, length, until_on)
    given = _length(length) if step.case.due_rule else ""
    until = _extended(step.case, given).due_on if given else until_on
    if until is None or (until <= due_before and not given):
        raise CaseRefused("지금 기한보다 뒤의 날을 새 기한으로 적으십시오.")
    _refuse_unlawful(step.case, None if given else (until - due_before).days, has_consent=agreed_on is not None)
    # Hours go on from the due minute itself, days begin on the next one.
    from_on = due_before if step.case.due_time else due_before + DAY
    _add(
        step, kind=SegmentKind.EXTENDED, from_on=from_on, until_on=until, length=given, due_before=due_before,
        told_on=told_on,
    )  # fmt: skip
    return _count_again(step) if given else _due_again(step, until)


def _refuse_the_other(case: OfficeCase, length: str, until_on: date | None) -> None:
    """Let nobody believe that what is not looked at was taken."""
    if case.due_rule and until_on is not None:
        raise CaseRefused("규칙으로 센 기한은 기간으로 연장합니다. 새 기한을 비우십시오.")
    if not case.due_rule and length.strip():
        raise CaseRefused("직접 정한 기한은 새 기한으로 연장합니다. 연장할 기간을 비우십시오.")


def _refuse_unlawful(case: OfficeCase, days: int | None, *, has_consent: bool) -> None:
    segments = queries.due_segments(case)
    first = segments[0].due_before if segments else _due_on(case)
    number = sum(each.kind == SegmentKind.EXTENDED for each in segments) + 1
    asked = Extension(number, has_consent, days, (first - case.received_on).days)
    fault = extension_fault(case.kind, asked, received_on=case.received_on)
    if fault:
        raise CaseRefused(fault)


def _add(step: Step, *, told_on: date, **columns: object) -> None:
    if told_on > step.on:
        raise CaseRefused("알린 날은 오늘보다 뒤일 수 없습니다.")
    own = {"municipality_id": step.case.municipality_id, "operation_id": step.take(), "case": step.case}
    made = DueSegment.objects.create(**own, told_on=told_on, **columns)
    for post_id in dict.fromkeys([step.case.post_id, *queries.co_posts(step.case.pk)]):
        step.tell(DUE_CHANGED, post_id, made.operation_id)
    tell_requester(step.case, made.operation_id, kind=DUE_CHANGED)


def _count_again(step: Step) -> OfficeCase:
    found = queries.deadline_case(step.case)
    try:
        counted = deadline(found, calendar=held_calendar())
    except (DeadlineError, NotYetInForce, OutsideCalendar) as error:
        raise CaseRefused(str(error)) from error
    return _due_again(step, counted.due_on, counted.due_time, version=counted.calendar_version)


def _extended(case: OfficeCase, length: str) -> Deadline:
    """When a case is due once it is put off.

    :raises CaseRefused: oftener or longer than the rule allows
    """
    try:
        return deadline(queries.deadline_case(case, more=read_length(length)), calendar=held_calendar())
    except (DeadlineError, NotYetInForce, OutsideCalendar) as error:
        raise CaseRefused(str(error)) from error


def _due_again(step: Step, due_on: date | None, due_time: time | None = None, *, version: str = "") -> OfficeCase:
    step.case.due_on, step.case.due_time, step.case.calendar_version = due_on, due_time, version
    step.case.save(update_fields=["due_on", "due_time", "calendar_version"])
    return step.case


def _due_on(case: OfficeCase) -> date:
    if case.due_on is None:
        raise CaseRefused("기한이 없는 업무입니다.")
    return case.due_on


def _length(text: str) -> str:
    try:
        return str(read_length(text))
    except DeadlineError as error:
        raise CaseRefused(worded("연장할 기간: {error}", error=error)) from error


def _span(first: date, last: date) -> Span:
    try:
        return Span(first, last)
    except DeadlineError as error:
        raise CaseRefused(str(error)) from error
