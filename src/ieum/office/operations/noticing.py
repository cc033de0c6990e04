"""Telling members of a meeting: posts in the site, outside members by mail, and what an officer did by hand."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db import transaction

from ieum.kernel.wording import worded
from ieum.office import queries
from ieum.office.choices import MeetingState, NoticeWay
from ieum.office.models import Meeting, MemberNotice
from ieum.office.operations.meeting_steps import MeetingRefused, MeetingStep
from ieum.office.rules.committees import Sitting
from ieum.office.telling import CONVENED
from ieum.org.telling import Word, tell_posts
from ieum.platform.jobs.operations import ask_job

MAIL_JOB = "office.meeting_mail"
BY_HAND = (NoticeWay.PERSON, NoticeWay.LETTER, NoticeWay.PHONE)


@transaction.atomic
def notify_meeting(*, meeting_id: UUID, actor_id: UUID, on: date, reason: str = "") -> Meeting:
    """Send the notice: posts are told in the site, outside members whose address is known get it by mail.

    After its last day only with the reason of its urgency. Without a mail server nothing is mailed.

    :raises MeetingRefused: without an item, too late without reason, or if the account may not
    :raises JobRefused: while too many jobs of the account wait
    """
    step = MeetingStep(meeting_id, "notify", actor_id=actor_id, on=on, reason=reason)
    operation_id = step.take()
    step.meeting.notified_on = on
    step.meeting.save(update_fields=["notified_on"])
    _tell_posts(step, operation_id)
    reached = queries.reached_by_mail(step.board.seated)
    if settings.EMAIL_HOST and reached:
        _mail(step, operation_id, reached)
    return step.meeting


@transaction.atomic
def tell_members(
    *, meeting_id: UUID, members: Collection[UUID], way: str, told_on: date, actor_id: UUID, on: date
) -> Meeting:
    """Mail the notice to members, or record that they were told of the meeting by hand on a day.

    :raises MeetingRefused: before the notice is sent or after the meeting, if nobody or somebody else is named, the
        day is to come, an address or the mail server is missing, or the account may not
    :raises JobRefused: while too many jobs of the account wait
    """
    step = MeetingStep(meeting_id, "tell", actor_id=actor_id, on=on)
    chosen = [each for each in step.board.seated if each.id in members]
    if not chosen or len(chosen) < len(set(members)):
        raise MeetingRefused("통지한 위원을 그날의 위원 가운데에서 고르십시오.")
    is_mail = way == NoticeWay.MAIL
    fault = _mail_fault(step, chosen) if is_mail else _hand_fault(way, told_on, on)
    if fault:
        raise MeetingRefused(fault)
    step.reason = f"{NoticeWay(way).label}: {', '.join(each.name for each in chosen)}"
    operation_id = step.take()
    if is_mail:
        _mail(step, operation_id, chosen)
    else:
        _record(step, operation_id, chosen, way, told_on)
    return step.meeting


def _mail_fault(step: MeetingStep, chosen: Sequence[Sitting]) -> str:
    """Say why the notice cannot be mailed; "" where it can."""
    if step.meeting.state != MeetingState.NOTIFIED:
        return "회의를 연 뒤에는 통지서를 보내지 않습니다. 직접 알린 날을 적으십시오."
    if not settings.EMAIL_HOST:
        return "메일 서버가 정해져 있지 않습니다. 운영자에게 알리거나, 통지서를 내려받아 직접 보내고 적으십시오."
    reached = {each.id for each in queries.reached_by_mail(chosen)}
    names = ", ".join(each.name for each in chosen if each.id not in reached)
    return (
        worded("메일 주소를 모르는 위원: {names}. 위원회 화면에서 주소를 먼저 적으십시오.", names=names)
        if names
        else ""
    )


def _hand_fault(way: str, told_on: date, on: date) -> str:
    if way not in BY_HAND:
        return "통지한 방법을 목록에서 고르십시오."
    return "아직 오지 않은 날입니다. 통지한 날을 적으십시오." if told_on > on else ""


def _tell_posts(step: MeetingStep, operation_id: UUID) -> None:
    """Tell whoever answers for the posts that sit there; whose account sends it knows without being told."""
    word = Word(f"{step.name} ({step.meeting.held_on})", str(operation_id), f"/meetings/{step.meeting.pk}/")
    seated = {each.id: each for each in step.board.seated}
    told = []
    for member_id, post_id in queries.posts_on(step.meeting.committee_id, step.meeting.held_on).items():
        number = tell_posts(step.standing, [post_id], CONVENED, word, but=step.actor_id)
        if member_id in seated and (number or post_id in step.standing.held_by(step.actor_id)):
            told.append(seated[member_id])
    _record(step, operation_id, told, NoticeWay.SITE, step.on)


def _mail(step: MeetingStep, operation_id: UUID, chosen: Sequence[Sitting]) -> None:
    """Let a worker send the notice to members; a mail that waits still is not put beside another one."""
    waiting = queries.waiting_mails(step.meeting.pk)
    _record(step, operation_id, [each for each in chosen if each.id not in waiting], NoticeWay.MAIL, None)
    ask_job(
        kind=MAIL_JOB, title=f"{step.name} 통지서", arguments={"meeting_id": str(step.meeting.pk)},
        actor_id=step.actor_id,
    )  # fmt: skip


def _record(step: MeetingStep, operation_id: UUID, told: Iterable[Sitting], way: str, told_on: date | None) -> None:
    MemberNotice.objects.bulk_create(
        MemberNotice(
            municipality_id=step.meeting.municipality_id, operation_id=operation_id, meeting=step.meeting,
            member_id=each.id, way=way, told_on=told_on,
        )
        for each in told
    )  # fmt: skip
