"""Meetings from their plan to their minutes; each is one step that its table allows or refuses with a sentence."""

from collections.abc import Collection
from datetime import date, time
from uuid import UUID

from django.db import transaction

from ieum.kernel.calendar.days import Calendar, OutsideCalendar
from ieum.kernel.deadlines.due import Case as DeadlineCase
from ieum.kernel.deadlines.due import deadline
from ieum.kernel.deadlines.periods import DeadlineError, Length, Unit
from ieum.kernel.deadlines.rules import rules as deadline_rules
from ieum.kernel.parameters import NotYetInForce
from ieum.kernel.registry import decision_subjects
from ieum.kernel.wording import worded
from ieum.office import queries
from ieum.office.choices import ItemResult
from ieum.office.models import AgendaItem, Attendance, Meeting, MeetingEvent
from ieum.office.operations.cases import capacity_of
from ieum.office.operations.committees import hold_committee, refuse_after_end
from ieum.office.operations.meeting_steps import MeetingRefused, MeetingStep
from ieum.office.operations.settling import settle_item
from ieum.office.queries import CommitteeOn, Part
from ieum.office.rules.deciding import Bench, quorum_words
from ieum.office.states import MEETING
from ieum.office.telling import MINUTES
from ieum.org.queries import standing as standing_on
from ieum.org.telling import Word, tell_posts
from ieum.platform.closed_days.queries import held_calendar
from ieum.platform.operations import open_operation


@transaction.atomic
def plan_meeting(
    *,
    committee_id: UUID,
    held_on: date,
    place: str,
    actor_id: UUID,
    on: date,
    starts_at: time | None = None,
    answer_by: date | None = None,
) -> Meeting:
    """Plan a meeting of a committee; the last day of its notice follows from the committee's rule.

    :raises CommitteeRefused: if the account does not run the committee, or it is dissolved by that day
    :raises MeetingRefused: if the committee does not stand yet on that day, or members would answer after it
    """
    found = hold_committee(committee_id, actor_id, on)
    refuse_after_end(found, held_on)
    _refuse_late_answer(answer_by, held_on)
    try:
        board = queries.committee_on(committee_id, held_on)
    except queries.NoSuchCommittee as error:
        raise MeetingRefused(str(error)) from error
    standing = standing_on(on)
    post_id = queries.committee_parts(found, standing.held_by(actor_id), standing)[0].post_id
    due = notify_by(board.rule.notice_days, held_on, held_calendar())
    opened = open_operation(kind="office.meeting_plan", actor_id=actor_id, basis=f"회의 준비: {board.term.name}")
    made: Meeting = Meeting.objects.create(
        municipality_id=found.municipality_id, operation_id=opened.operation_id, committee=found, year=held_on.year,
        number=Meeting.objects.filter(committee=found, year=held_on.year).count() + 1, held_on=held_on,
        starts_at=starts_at, place=place.strip(), answer_by=answer_by, state=MEETING.initial, notify_by=due,
    )  # fmt: skip
    MeetingEvent.objects.create(
        municipality_id=found.municipality_id, operation_id=opened.operation_id, meeting=made, position=1,
        action="plan", to_state=made.state, post_id=post_id, capacity=capacity_of(standing, post_id),
    )  # fmt: skip
    return made


@transaction.atomic
def arrange_meeting(
    *, meeting_id: UUID, starts_at: time | None, place: str, answer_by: date | None, actor_id: UUID, on: date
) -> Meeting:
    """Set hour, place and the last day of answers of a planned meeting anew, before its notice is sent.

    :raises MeetingRefused: once its notice is sent, if members would answer after it, or if the account may not
    """
    step = MeetingStep(meeting_id, "arrange", actor_id=actor_id, on=on)
    _refuse_late_answer(answer_by, step.meeting.held_on)
    step.take()
    step.meeting.starts_at, step.meeting.place, step.meeting.answer_by = starts_at, place.strip(), answer_by
    step.meeting.save(update_fields=["starts_at", "place", "answer_by"])
    return step.meeting


@transaction.atomic
def propose_item(
    *,
    meeting_id: UUID,
    actor_id: UUID,
    on: date,
    title: str = "",
    function: str = "",
    subject_kind: str = "",
    subject: str = "",
) -> AgendaItem:
    """Put something on the agenda: words alone, or a matter that whoever is in charge of it submits.

    :raises MeetingRefused: if there is no such matter or function, nothing is said, or the account may not
    :raises Refused: if the matter cannot be put before a committee now
    """
    matter = _matter(subject_kind, subject)
    also = [Part("SUBMITTER", each) for each in standing_on(on).held_by(actor_id)[:1]]
    step = MeetingStep(meeting_id, "propose", actor_id=actor_id, on=on, also=also)
    if not matter and "SECRETARY" not in {each.name for each in step.known}:
        raise MeetingRefused("안건의 대상을 고르고 그 번호를 적으십시오. 대상 없는 안건은 간사가 올립니다.")
    said = title.strip() or (decision_subjects[subject_kind].title(matter) if matter else "")
    if not said:
        raise MeetingRefused("안건의 제목을 적거나 대상을 고르십시오.")
    if function and function not in step.board.term.functions.splitlines():
        raise MeetingRefused("이 위원회의 기능이 아닙니다. 목록에서 고르십시오.")
    if matter:
        decision_subjects[subject_kind].submit(matter, actor_id, on)
    position = AgendaItem.objects.filter(meeting=step.meeting).count() + 1
    made: AgendaItem = AgendaItem.objects.create(
        municipality_id=step.meeting.municipality_id, operation_id=step.take(), meeting=step.meeting,
        position=position, title=said, function=function, subject_kind=subject_kind if matter else "",
        subject_id=matter,
    )  # fmt: skip
    return made


@transaction.atomic
def open_meeting(*, meeting_id: UUID, there: Collection[UUID], actor_id: UUID, on: date) -> Meeting:
    """Open a meeting with those who are there.

    :raises MeetingRefused: before its day, without a quorum, or if somebody does not sit on the committee
    """
    return _gather(meeting_id, "open", there, actor_id, on)


@transaction.atomic
def deliberate_in_writing(*, meeting_id: UUID, there: Collection[UUID], actor_id: UUID, on: date) -> Meeting:
    """Take the answers of members in writing instead of a meeting; ``there`` are those who answered.

    :raises MeetingRefused: if the committee may not, too few answered, or somebody does not sit on the committee
    """
    return _gather(meeting_id, "write", there, actor_id, on)


@transaction.atomic
def correct_attendance(*, meeting_id: UUID, there: Collection[UUID], actor_id: UUID, on: date) -> Meeting:
    """Say anew who is there, as members come and go; items decided before stay as they were counted.

    :raises MeetingRefused: if the meeting is not open, or somebody does not sit on the committee
    """
    return _gather(meeting_id, "attend", there, actor_id, on)


@transaction.atomic
def fail_meeting(*, meeting_id: UUID, there: Collection[UUID], actor_id: UUID, on: date) -> Meeting:
    """Record that a meeting could not open for want of a quorum; its items go back to who submitted them.

    :raises MeetingRefused: before its day, or if those there make a quorum
    """
    step = MeetingStep(meeting_id, "fail", actor_id=actor_id, on=on, there=there)
    _refuse_strangers(step.board, there)
    roll = Bench(len(step.board.seated), len(set(there)))
    step.reason = quorum_words(step.board.rule.deciding, roll)
    operation_id = step.take(records_facts=True)
    _record_attendance(step, operation_id, there)
    _drop_all(step, operation_id)
    return step.meeting


@transaction.atomic
def cancel_meeting(*, meeting_id: UUID, reason: str, actor_id: UUID, on: date) -> Meeting:
    """Call a meeting off; its items go back to who submitted them.

    :raises MeetingRefused: without reason, once it is open, or if the account may not
    """
    step = MeetingStep(meeting_id, "cancel", actor_id=actor_id, on=on, reason=reason)
    _drop_all(step, step.take())
    return step.meeting


@transaction.atomic
def end_meeting(*, meeting_id: UUID, actor_id: UUID, on: date, remarks: str = "") -> Meeting:
    """End a meeting, every item of which is decided or deferred; who is to confirm its minutes is told.

    :raises MeetingRefused: while an item is open
    """
    step = MeetingStep(meeting_id, "end", actor_id=actor_id, on=on)
    operation_id = step.take(records_facts=True)
    step.meeting.remarks = remarks.strip()
    step.meeting.save(update_fields=["remarks"])
    word = Word(f"{step.name} ({step.meeting.held_on})", str(operation_id), f"/meetings/{step.meeting.pk}/")
    tell_posts(step.standing, queries.confirming_posts(step.meeting, step.standing), MINUTES, word, but=actor_id)
    return step.meeting


@transaction.atomic
def confirm_minutes(*, meeting_id: UUID, actor_id: UUID, on: date) -> Meeting:
    """Confirm the minutes, as the chair or a superior of whoever wrote them; nothing of the meeting changes after.

    :raises MeetingRefused: if the meeting has not ended, or the account wrote them
    """
    step = MeetingStep(meeting_id, "confirm", actor_id=actor_id, on=on)
    step.take()
    return step.meeting


def _refuse_late_answer(answer_by: date | None, held_on: date) -> None:
    if answer_by is not None and answer_by > held_on:
        raise MeetingRefused("회신 기한이 회의일보다 늦습니다. 회의일이나 그 앞의 날을 적으십시오.")


def _gather(meeting_id: UUID, action: str, there: Collection[UUID], actor_id: UUID, on: date) -> Meeting:
    step = MeetingStep(meeting_id, action, actor_id=actor_id, on=on, there=there)
    _refuse_strangers(step.board, there)
    _record_attendance(step, step.take(), there)
    return step.meeting


def _refuse_strangers(board: CommitteeOn, there: Collection[UUID]) -> None:
    if set(there) - {each.id for each in board.seated}:
        raise MeetingRefused("그날 위원이 아니거나 공석인 자리를 출석으로 적을 수 없습니다.")


def _record_attendance(step: MeetingStep, operation_id: UUID, there: Collection[UUID]) -> None:
    """Say of each member of the day whether they are there, where that differs from what was said last."""
    known = queries.attendance(step.meeting.pk)
    for each in step.board.seated:
        before, is_present = known.get(each.id), each.id in there
        if before is None or before.is_present != is_present:
            Attendance.objects.create(
                municipality_id=step.meeting.municipality_id, operation_id=operation_id, meeting=step.meeting,
                member_id=each.id, position=before.position + 1 if before else 1, is_present=is_present,
            )  # fmt: skip


def _drop_all(step: MeetingStep, operation_id: UUID) -> None:
    for each in queries.items(step.meeting.pk):
        if each.result == ItemResult.OPEN:
            settle_item(step, each, operation_id, ItemResult.DROPPED, f"{step.row.label}: {step.reason}")


def _matter(kind: str, words: str) -> UUID | None:
    """The matter that an item is about; None where it is about none."""
    if not kind:
        return None
    found = decision_subjects[kind].find(words.strip()) if kind in decision_subjects else None
    if found is None:
        raise MeetingRefused(worded("안건의 대상을 찾을 수 없습니다: {words}. 번호를 다시 확인하십시오.", words=words))
    return found


def notify_by(days: int | None, held_on: date, calendar: Calendar) -> date | None:
    """The last day on which a meeting is called; None where the committee's rule sets none.

    :raises MeetingRefused: if it cannot be counted
    """
    if days is None:
        return None
    case = DeadlineCase(deadline_rules()["COMMITTEE_NOTICE"], held_on, Length(days, Unit.DAY))
    try:
        return deadline(case, calendar=calendar).act_by
    except (DeadlineError, NotYetInForce, OutsideCalendar) as error:
        raise MeetingRefused(str(error)) from error
