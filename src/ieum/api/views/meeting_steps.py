"""Steps of meetings, from their plan to their minutes; each is answered with the meeting."""

from collections.abc import Callable
from datetime import time
from http import HTTPStatus
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.timezone import localdate
from pydantic import Field, StringConstraints

from ieum.api.door import View, writing
from ieum.api.errors import Refusal
from ieum.api.fields import NO_CONTROLS, Day, Long, Minute, Remark, Schema, Short, Why
from ieum.api.once import Once, do_once
from ieum.api.views.meetings import MeetingDetail, detail, router
from ieum.office import operations, queries
from ieum.office.choices import NoticeWay, RecusalKind, VoteChoice
from ieum.office.rules.committees import MOST_MEMBERS
from ieum.office.rules.deciding import Votes
from ieum.office.rules.permissions import OfficeAction

_Members = Annotated[list[UUID], Field(max_length=MOST_MEMBERS)]
_Votes = Annotated[int, Field(ge=0, le=MOST_MEMBERS)]


class Arranged(Schema, extra="forbid"):
    """Hour and place of a meeting."""

    starts_at: Minute | None = Field(None, description="시각 (14:00)")
    place: Short = Field("", description="곳")
    answer_by: Day | None = Field(None, description="참석 여부 회신 기한")


class Planned(Arranged, extra="forbid"):
    """A meeting to come."""

    held_on: Day = Field(description="회의일")


class NewItem(Schema, extra="forbid"):
    """Something for the agenda."""

    title: Annotated[str, StringConstraints(max_length=200, pattern=NO_CONTROLS)] = Field(
        "", description="안건, 대상을 적으면 비워도 됨"
    )
    function: Annotated[str, StringConstraints(max_length=200, pattern=NO_CONTROLS)] = Field(
        "", description="위원회의 기능"
    )
    subject_kind: Annotated[str, StringConstraints(pattern=r"^[a-z._]{0,60}$")] = Field(
        "", description="대상의 구분 (office.case)"
    )
    subject: Annotated[str, StringConstraints(max_length=40, pattern=NO_CONTROLS)] = Field(
        "", description="대상의 번호 (2026-0001)"
    )


class Urgency(Schema, extra="forbid"):
    """Why a notice is late."""

    reason: Remark = Field("", description="긴급한 사유, 통지 기한이 지났을 때")


class Told(Schema, extra="forbid"):
    """Who was told of a meeting, and how."""

    members: _Members = Field(description="위원 (GET /api/committees/…/members)")
    way: NoticeWay = Field(description="방법. MAIL이면 지금 통지서를 보냄")
    told_on: Day = Field(description="통지한 날")


class There(Schema, extra="forbid"):
    """Who is there, or answered in writing."""

    there: _Members = Field(description="출석한 위원 (GET /api/committees/…/members)")


class End(Schema, extra="forbid"):
    """What else was said."""

    remarks: Long = Field("", description="그 밖의 사항")


class Recused(Schema, extra="forbid"):
    """Who is kept out of an item."""

    member_id: UUID
    kind: RecusalKind = Field(description="제척, 기피, 회피")
    reason: Annotated[str, StringConstraints(min_length=1, max_length=300, pattern=NO_CONTROLS)]


class CountedVotes(Schema, extra="forbid"):
    """Votes as they were counted."""

    in_favour: _Votes
    against: _Votes = 0
    abstained: _Votes = 0


class NamedVote(Schema, extra="forbid"):
    """The vote of a member."""

    member_id: UUID
    choice: VoteChoice


class Decision(Schema, extra="forbid"):
    """What was voted on an item."""

    votes: CountedVotes | None = Field(None, description="표의 수, by_name도 적으면 그 합과 같아야 함")
    by_name: list[NamedVote] | None = Field(None, max_length=MOST_MEMBERS, description="위원마다의 표, 없으면 기권")
    is_amended: bool = Field(default=False, description="수정하여 가결")
    casting: bool | None = Field(None, description="가부동수일 때 위원장의 결정: 가결이면 true")
    reason: Long = Field("", description="의결 내용과 이유")


def meeting_step(path: str, *, told: str) -> Callable[[View], View]:
    """Declare a view as a step of a meeting, which is answered with the meeting."""
    return writing(router, path, OfficeAction.RUN_COMMITTEES, MeetingDetail, told=told)


@meeting_step("/committees/{committee_id}/meetings", told="회의를 준비. 통지 기한은 위원회의 규칙으로 셉니다.")
def plan_meeting(request: HttpRequest, mark: Once, committee_id: UUID, given: Planned) -> Any:
    """Plan a meeting of a committee."""
    said = {**given.model_dump(), "starts_at": _hour(given.starts_at)}
    return do_once(
        request,
        mark,
        operations.plan_meeting,
        lambda made: _meeting(made.pk),
        on=localdate(),
        committee_id=committee_id,
        **said,
    )


@meeting_step("/meetings/{meeting_id}/arrangement", told="시각과 곳을 정하기. 소집을 통지하기 전에 합니다.")
def arrange_meeting(request: HttpRequest, mark: Once, meeting_id: UUID, given: Arranged) -> Any:
    """Set hour, place and the last day of answers anew."""
    return _taken(
        request,
        mark,
        operations.arrange_meeting,
        meeting_id,
        **{**given.model_dump(), "starts_at": _hour(given.starts_at)},
    )


@meeting_step(
    "/meetings/{meeting_id}/items", told="안건을 올리기. 업무 같은 대상은 그 담당자가 부칩니다."
)  # fmt: skip
def propose_item(request: HttpRequest, mark: Once, meeting_id: UUID, given: NewItem) -> Any:
    """Put something on the agenda."""
    return _taken(request, mark, operations.propose_item, meeting_id, **given.model_dump())


@meeting_step(
    "/meetings/{meeting_id}/notice",
    told="소집을 통지. 당연직 위원에게 알리고, 메일 주소를 적어 둔 위원에게 통지서를 보냅니다.",
)
def notify_meeting(request: HttpRequest, mark: Once, meeting_id: UUID, given: Urgency) -> Any:
    """Send the notice of a meeting."""
    return _taken(request, mark, operations.notify_meeting, meeting_id, **given.model_dump())


@meeting_step("/meetings/{meeting_id}/notices", told="위원에게 알린 것을 기록. 우편, 전화처럼 직접 알린 날을 적습니다.")
def tell_members(request: HttpRequest, mark: Once, meeting_id: UUID, given: Told) -> Any:
    """Record that members were told of a meeting."""
    return _taken(request, mark, operations.tell_members, meeting_id, **given.model_dump())


@meeting_step("/meetings/{meeting_id}/opening", told="개회. 출석한 위원이 의사정족수에 못 미치면 거절합니다.")
def open_meeting(request: HttpRequest, mark: Once, meeting_id: UUID, given: There) -> Any:
    """Open a meeting with those who are there."""
    return _taken(request, mark, operations.open_meeting, meeting_id, **given.model_dump())


@meeting_step("/meetings/{meeting_id}/writing", told="서면심의. 회의를 여는 대신 위원의 회신을 적습니다.")
def deliberate_in_writing(request: HttpRequest, mark: Once, meeting_id: UUID, given: There) -> Any:
    """Take the answers of members in writing."""
    return _taken(request, mark, operations.deliberate_in_writing, meeting_id, **given.model_dump())


@meeting_step("/meetings/{meeting_id}/attendance", told="출석을 고치기. 연 회의에 지금 있는 위원을 모두 적습니다.")
def correct_attendance(request: HttpRequest, mark: Once, meeting_id: UUID, given: There) -> Any:
    """Say anew who is there."""
    return _taken(request, mark, operations.correct_attendance, meeting_id, **given.model_dump())


@meeting_step(
    "/meetings/{meeting_id}/failure", told="무산을 기록. 정족수에 못 미쳐 열지 못한 회의의 안건을 돌려보냅니다."
)
def fail_meeting(request: HttpRequest, mark: Once, meeting_id: UUID, given: There) -> Any:
    """Record that a meeting could not open."""
    return _taken(request, mark, operations.fail_meeting, meeting_id, **given.model_dump())


@meeting_step("/meetings/{meeting_id}/cancellation", told="회의를 취소. 열기 전에 사유를 적으며, 안건을 돌려보냅니다.")
def cancel_meeting(request: HttpRequest, mark: Once, meeting_id: UUID, given: Why) -> Any:
    """Call a meeting off."""
    return _taken(request, mark, operations.cancel_meeting, meeting_id, **given.model_dump())


@meeting_step("/meetings/{meeting_id}/end", told="회의를 마치기. 모든 안건을 의결하거나 보류해야 합니다.")
def end_meeting(request: HttpRequest, mark: Once, meeting_id: UUID, given: End) -> Any:
    """End a meeting."""
    return _taken(request, mark, operations.end_meeting, meeting_id, **given.model_dump())


@meeting_step("/meetings/{meeting_id}/minutes", told="회의록을 확정. 간사가 아닌 위원장이나 윗사람이 합니다.")
def confirm_minutes(request: HttpRequest, mark: Once, meeting_id: UUID) -> Any:
    """Confirm the minutes of a meeting."""
    return _taken(request, mark, operations.confirm_minutes, meeting_id)


@meeting_step("/agenda-items/{item_id}/recusals", told="위원을 안건에서 제외. 제척, 기피, 회피와 사유를 적습니다.")
def recuse_member(request: HttpRequest, mark: Once, item_id: UUID, given: Recused) -> Any:
    """Keep a member out of an item."""
    return _of_item(request, mark, operations.recuse_member, item_id, **given.model_dump())


@meeting_step(
    "/agenda-items/{item_id}/decision",
    told="안건을 의결. 표를 수로 적거나 위원마다 적으면 정족수를 세어 가결과 부결을 정하고, 대상에 반영합니다.",
)
def decide_item(request: HttpRequest, mark: Once, item_id: UUID, given: Decision) -> Any:
    """Decide on an item by votes."""
    votes = Votes(given.votes.in_favour, given.votes.against, given.votes.abstained) if given.votes else None
    by_name = None if given.by_name is None else {each.member_id: each.choice.value for each in given.by_name}
    if by_name is not None and len(by_name) < len(given.by_name or ()):
        raise Refusal(HTTPStatus.CONFLICT, "REFUSED", "한 위원의 표를 두 번 적었습니다.", place="body.by_name")
    return _of_item(
        request, mark, operations.decide_item, item_id, votes=votes, by_name=by_name, is_amended=given.is_amended,
        casting=given.casting, reason=given.reason,
    )  # fmt: skip


@meeting_step("/agenda-items/{item_id}/deferral", told="안건을 보류. 사유를 적으며, 대상은 낸 사람에게 돌아갑니다.")
def defer_item(request: HttpRequest, mark: Once, item_id: UUID, given: Why) -> Any:
    """Put an item off."""
    return _of_item(request, mark, operations.defer_item, item_id, **given.model_dump())


@meeting_step("/agenda-items/{item_id}/removal", told="안건을 내리기. 소집을 통지하기 전에 사유를 적습니다.")
def drop_item(request: HttpRequest, mark: Once, item_id: UUID, given: Why) -> Any:
    """Take an item off the agenda."""
    return _of_item(request, mark, operations.drop_item, item_id, **given.model_dump())


def _hour(given: str | None) -> time | None:
    return time.fromisoformat(given) if given else None


def _meeting(meeting_id: UUID) -> MeetingDetail:
    return MeetingDetail(**detail(meeting_id))


def _taken(request: HttpRequest, mark: Once, take: Callable[..., Any], meeting_id: UUID, **given: Any) -> Any:
    return do_once(request, mark, take, lambda _: _meeting(meeting_id), meeting_id=meeting_id, on=localdate(), **given)


def _of_item(request: HttpRequest, mark: Once, take: Callable[..., Any], item_id: UUID, **given: Any) -> Any:
    meeting_id = queries.agenda_item(item_id).meeting_id
    return do_once(request, mark, take, lambda _: _meeting(meeting_id), item_id=item_id, on=localdate(), **given)
