"""Notices of meetings: the document (개최 통지), whom it reaches by mail, who was told when and how, what is late."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from ieum.documents.model import Document, Heading, Paragraph, text
from ieum.kernel.calendar.days import WEEKDAYS
from ieum.kernel.registry import decision_subjects
from ieum.office.choices import MeetingState, MemberRole, Seat
from ieum.office.models import AgendaItem, Meeting, MemberContact, MemberNotice
from ieum.office.queries.of_committees import CommitteeOn, contact_of, member
from ieum.office.queries.of_meetings import committee_of, items, meeting
from ieum.office.queries.tabling import table
from ieum.office.rules.committees import Sitting
from ieum.office.rules.notices import Calling, calling_faults
from ieum.org import queries as org
from ieum.platform.personal.values import ERASED

_AGENDA = ("번호", "안건", "기능", "대상")
_CALLING = (MemberRole.CHAIR, MemberRole.VICE_CHAIR)
_KEPT_OUT = "안건에 제척·기피·회피할 사유가 있으면 함께 알려 주시기 바랍니다."


def meeting_notice(meeting_id: UUID) -> Document:
    """The notice of a meeting, one for all its members; before it is sent the title says so.

    :raises NoSuchMeeting: if there is none
    """
    found = meeting(meeting_id)
    then = org.standing(found.held_on)
    board, post_id = committee_of(found, then), found.committee.post_id
    secretary = then.label(post_id) if post_id in then.posts else "폐지된 직위"
    unsent = "" if found.notified_on else " (통지 전)"
    return Document(
        title=f"{board.term.name} {found} 회의 개최 통지{unsent}",
        period=f"{found.notified_on:%Y. %-m. %-d}." if found.notified_on else "",
        blocks=(
            Paragraph(text("위원님께")),
            Paragraph(text(f"{board.term.basis}에 따른 {found} 회의를 다음과 같이 여니 참석하여 주시기 바랍니다.")),
            Heading(2, text("회의"), "1"),
            table(("항목", "내용"), _about(found, board, secretary)),
            Heading(2, text("안건"), "2"),
            table(_AGENDA, [_item(each) for each in items(meeting_id)]),
            Heading(2, text("회신"), "3"),
            Paragraph(text(_answer(found, secretary))),
            Paragraph(text(_KEPT_OUT)),
        ),
    )


def day_and_hour(found: Meeting) -> str:
    """When a meeting is: "2021. 3. 15.(월) 14:00", without the hour where none is set."""
    hour = f" {found.starts_at:%H:%M}" if found.starts_at else ""
    return f"{found.held_on:%Y. %-m. %-d}.({WEEKDAYS[found.held_on.weekday()]}){hour}"


def notices(meeting_id: UUID) -> dict[UUID, list[MemberNotice]]:
    """How each member was told of a meeting, the first notice first; who was not is left out."""
    rows = MemberNotice.objects.filter(meeting_id=meeting_id).order_by("told_on", "pk")
    found: dict[UUID, list[MemberNotice]] = {}
    for each in rows:
        found.setdefault(each.member_id, []).append(each)
    return found


def waiting_mails(meeting_id: UUID) -> dict[UUID, UUID]:
    """The mails of a meeting that wait to be sent, by member."""
    rows = MemberNotice.objects.filter(meeting_id=meeting_id, told_on=None).order_by("operation__recorded_at", "pk")
    return dict(rows.values_list("member_id", "pk"))


def reached_by_mail(members: Iterable[Sitting]) -> list[Sitting]:
    """Those of the members whose address of mail is known and not erased."""
    appointed = (each for each in members if each.seat == Seat.APPOINTED)
    return [each for each in appointed if _has_mail(contact_of(member(each.id)))]


def notice_faults(found: Meeting, board: CommitteeOn, today: date) -> list[str]:
    """What of the notice of a meeting is late or missing on a day; nothing of one that was called off."""
    if found.state in {MeetingState.CANCELLED, MeetingState.FAILED}:
        return []
    told = notices(found.pk)
    lacking = [word for word, said in (("시각", found.starts_at), ("곳", found.place)) if not said]
    calling = Calling(
        is_planned=found.state == MeetingState.PLANNED,
        is_waiting=found.state == MeetingState.NOTIFIED,
        notify_by=found.notify_by,
        lacking=lacking,
        told=[(each.name, _first_day(told.get(each.id, []))) for each in board.seated],
    )
    return calling_faults(calling, today=today)


def _first_day(told: Sequence[MemberNotice]) -> date | None:
    return min((each.told_on for each in told if each.told_on is not None), default=None)


def _has_mail(contact: MemberContact | None) -> bool:
    return contact is not None and contact.mail is not None and str(contact.mail) != ERASED


def _about(found: Meeting, board: CommitteeOn, secretary: str) -> list[tuple[str, ...]]:
    return [
        ("위원회", board.term.name),
        ("회의", str(found)),
        ("일시", day_and_hour(found)),
        ("곳", found.place or "따로 알림"),
        ("소집", _convener(board)),
        ("간사", secretary),
    ]


def _convener(board: CommitteeOn) -> str:
    """The chair, where that seat is empty the vice chair; the committee itself where it has neither that day."""
    calling = (each for role in _CALLING for each in board.seated if each.role == role)
    return next((f"{MemberRole(each.role).label} {each.name}" for each in calling), board.term.name)


def _item(each: AgendaItem) -> tuple[str, ...]:
    return str(each.position), each.title, each.function or "-", _subject(each)


def _subject(each: AgendaItem) -> str:
    """What an item is about, as its app calls it: "업무 2026-0001 이의신청"."""
    if each.subject_kind not in decision_subjects or each.subject_id is None:
        return "-"
    subject = decision_subjects[each.subject_kind]
    return f"{subject.label} {subject.title(each.subject_id)}"


def _answer(found: Meeting, secretary: str) -> str:
    by = f"{found.answer_by:%Y. %-m. %-d}.까지 " if found.answer_by else ""
    return f"참석 여부를 {by}간사({secretary})에게 알려 주시기 바랍니다."
