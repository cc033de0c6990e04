"""Reads of meetings: agenda, who is there, who counts for an item, and what may be done now."""

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from ieum.office.choices import ItemResult, MeetingState, MemberRole
from ieum.office.models import AgendaItem, Attendance, Meeting, MeetingEvent
from ieum.office.queries.of_cases import Part
from ieum.office.queries.of_committees import CommitteeOn, committee_on, committee_parts, member_rows
from ieum.office.rules.deciding import Bench, is_quorate
from ieum.office.states import MEETING, MeetingFacts
from ieum.org.rules.standing import Standing


class NoSuchMeeting(LookupError):
    """There is no such meeting or item in this municipality."""


def meeting(meeting_id: UUID) -> Meeting:
    """One meeting.

    :raises NoSuchMeeting: if there is none
    """
    found: Meeting | None = Meeting.objects.filter(pk=meeting_id).first()
    if found is None:
        raise NoSuchMeeting("회의를 찾을 수 없습니다. 위원회의 회의 목록에서 고르십시오.")
    return found


def meetings(committee_id: UUID) -> QuerySet[Meeting]:
    """The meetings of a committee, the latest first."""
    rows: QuerySet[Meeting] = Meeting.objects.filter(committee_id=committee_id)
    return rows.order_by("-held_on", "-number")


def open_meetings(post_id: UUID) -> list[Meeting]:
    """Meetings that its committees have still to hold, for the post that runs them, the next one first."""
    rows = Meeting.objects.filter(committee__post_id=post_id)
    return list(rows.exclude(state__in=[*MEETING.final, MeetingState.ENDED]).order_by("held_on", "pk"))


def unconfirmed() -> list[Meeting]:
    """Meetings that ended and whose minutes nobody has confirmed, the first one first."""
    rows = Meeting.objects.filter(state=MeetingState.ENDED).select_related("committee")
    return list(rows.order_by("held_on", "pk"))


def confirming_posts(found: Meeting, standing: Standing) -> list[UUID]:
    """The posts that are to confirm the minutes of a meeting: the chair's, else the nearest head above who wrote them.

    Other heads above may too, and need not be asked.
    """
    writes = found.committee.post_id
    chairs = member_rows([found.committee_id]).filter(role=MemberRole.CHAIR, ended_on=None).exclude(post_id=writes)
    seated = [post for post in chairs.values_list("post_id", flat=True) if post in standing.posts]
    return seated[:1] or list(standing.superiors(writes))[:1]


def next_meetings(committee_ids: Iterable[UUID]) -> dict[UUID, Meeting]:
    """By committee its earliest meeting that is not finished; one without any is left out."""
    rows = Meeting.objects.filter(committee_id__in=list(committee_ids)).exclude(state__in=MEETING.final)
    return {each.committee_id: each for each in rows.order_by("committee_id", "held_on", "pk").distinct("committee_id")}


def items(meeting_id: UUID) -> list[AgendaItem]:
    """The agenda in its order, with recusals and votes."""
    rows = AgendaItem.objects.filter(meeting_id=meeting_id).order_by("position")
    return list(rows.prefetch_related("recusals", "votes"))


def agenda_item(item_id: UUID) -> AgendaItem:
    """One item.

    :raises NoSuchMeeting: if there is none
    """
    found: AgendaItem | None = AgendaItem.objects.select_related("meeting").filter(pk=item_id).first()
    if found is None:
        raise NoSuchMeeting("안건을 찾을 수 없습니다. 회의의 안건 목록에서 고르십시오.")
    return found


def meeting_events(meeting_id: UUID) -> list[MeetingEvent]:
    """The history of a meeting, the first step first."""
    rows = MeetingEvent.objects.filter(meeting_id=meeting_id).select_related(
        "operation__actor", "operation__on_behalf_of"
    )
    return list(rows.order_by("position"))


def attendance(meeting_id: UUID) -> dict[UUID, Attendance]:
    """What was last said of each member: whether they are there, and who it is."""
    rows = Attendance.objects.filter(meeting_id=meeting_id).order_by("position")
    return {each.member_id: each for each in rows}


def attending(meeting_id: UUID) -> set[UUID]:
    """The members who are there, or answered in writing."""
    return {member_id for member_id, each in attendance(meeting_id).items() if each.is_present}


def committee_of(found: Meeting, standing: Standing | None = None) -> CommitteeOn:
    """The committee as it is on the day of a meeting; ``standing`` is that of the day."""
    return committee_on(found.committee_id, found.held_on, standing)


def bench(item: AgendaItem, board: CommitteeOn) -> Bench:
    """Who counts for an item: the roll, who is there, and who of them is kept out."""
    roll = {each.id for each in board.seated}
    there = attending(item.meeting_id) & roll
    kept = {each.member_id for each in item.recusals.all()} & roll
    return Bench(len(roll), len(there), len(kept), len(kept & there))


def meeting_facts(
    found: Meeting, board: CommitteeOn, on: date, *, reason: str = "", there: Collection[UUID] | None = None
) -> MeetingFacts:
    """What the conditions of the table ask about a meeting; ``there`` are those said to be there, else as recorded."""
    agenda = [each for each in items(found.pk) if each.result != ItemResult.DROPPED]
    present = {each.id for each in board.seated} & set(attending(found.pk) if there is None else there)
    return MeetingFacts(
        items=len(agenda),
        open_items=sum(each.result == ItemResult.OPEN for each in agenda),
        is_in_time=found.notify_by is None or on <= found.notify_by or bool(reason),
        has_come=on >= found.held_on,
        is_quorate=is_quorate(board.rule.deciding, Bench(len(board.seated), len(present))),
        allows_written=board.rule.deciding.allows_written,
    )


def meeting_parts(found: Meeting, mine: Collection[UUID], standing: Standing) -> list[Part]:
    """The parts that somebody has in a meeting by the posts that they answer for."""
    chairs = member_rows([found.committee_id]).filter(role=MemberRole.CHAIR, post_id__in=mine, ended_on=None)
    posts = chairs.values_list("post_id", flat=True)[:1]
    known = committee_parts(found.committee, mine, standing)
    return [*known, *[Part("CHAIR", each) for each in posts if each is not None]]
