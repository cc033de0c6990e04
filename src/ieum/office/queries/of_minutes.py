"""The minutes of a meeting as a Document: what it was, who was there, what was decided by which votes."""

from uuid import UUID

from ieum.documents.model import Block, Bullet, Document, Heading, Paragraph, text
from ieum.office.choices import ItemResult, MeetingState, MemberGroup, MemberRole, RecusalKind, Seat, VoteChoice
from ieum.office.models import AgendaItem, Meeting
from ieum.office.queries.of_committees import CommitteeOn
from ieum.office.queries.of_meetings import attending, committee_of, items, meeting
from ieum.office.queries.of_notices import day_and_hour
from ieum.office.queries.tabling import table

_VOTES = ("안건", "재적", "출석", "찬성", "반대", "기권", "결과")
_MEMBERS = ("직책", "위원", "구분", "소속", "출석")


def minutes(meeting_id: UUID) -> Document:
    """The minutes as far as the meeting has come; before they are confirmed the title says so.

    :raises NoSuchMeeting: if there is none
    """
    found = meeting(meeting_id)
    board, agenda = committee_of(found), items(meeting_id)
    draft = "" if found.state == MeetingState.MINUTED else " (확정 전)"
    return Document(
        title=f"{board.term.name} {found} 회의록{draft}",
        period=f"{found.held_on:%Y. %-m. %-d}.",
        blocks=(
            Heading(2, text("회의"), "1"),
            table(("항목", "내용"), _about(found, board)),
            Heading(2, text("출석"), "2"),
            table(_MEMBERS, _members(found, board)),
            Heading(2, text("의결"), "3"),
            table(_VOTES, [_votes(each) for each in agenda]),
            Heading(2, text("안건별 내용"), "4"),
            *(block for each in agenda for block in _told(each, board)),
            Heading(2, text("그 밖의 사항"), "5"),
            *(Paragraph(text(line)) for line in (found.remarks or "없음").splitlines()),
        ),
    )


def _about(found: Meeting, board: CommitteeOn) -> list[tuple[str, ...]]:
    there = len(attending(found.pk) & {each.id for each in board.seated})
    return [
        ("위원회", board.term.name),
        ("근거", board.term.basis),
        ("일시", day_and_hour(found)),
        ("곳", found.place or "적지 않음"),
        ("소집 통지", f"{found.notified_on:%Y-%m-%d}" if found.notified_on else "하지 않음"),
        ("상태", MeetingState(found.state).label),
        ("출석", f"재적 {len(board.seated)}명 가운데 {there}명"),
    ]


def _members(found: Meeting, board: CommitteeOn) -> list[tuple[str, ...]]:
    there = attending(found.pk)
    return [
        (
            MemberRole(each.role).label,
            each.name,
            Seat(each.seat).label,
            MemberGroup(each.group).label,
            "공석" if each.is_vacant else "출석" if each.id in there else "결석",
        )
        for each in board.members
    ]


def _votes(item: AgendaItem) -> tuple[str, ...]:
    numbers = (item.seated, item.present, item.in_favour, item.against, item.abstained)
    said = ("-" if each is None else str(each) for each in numbers)
    return (f"{item.position}. {item.title}", *said, ItemResult(item.result).label)


def _told(item: AgendaItem, board: CommitteeOn) -> list[Block]:
    names = {each.id: each.name for each in board.members}
    lines = [item.judged, *item.reason.splitlines()]
    lines += [
        f"{RecusalKind(each.kind).label}: {names.get(each.member_id, '위원')} ({each.reason})"
        for each in item.recusals.all()
    ]
    lines += [f"{names.get(each.member_id, '위원')}: {VoteChoice(each.choice).label}" for each in item.votes.all()]
    return [
        Bullet("□", 1, text(f"{item.position}. {item.title}: {ItemResult(item.result).label}")),
        *(Bullet("○", 2, text(line)) for line in lines if line),
    ]
