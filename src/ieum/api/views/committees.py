"""Committees of a day: their rule, who sits on them, and registering, composing and dissolving them.

Names of members are given only to who runs committees, for attendance and votes name them.
"""

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.timezone import localdate
from ninja import Query, Router
from pydantic import Field, StringConstraints

from ieum.api.door import MISSING, operation, writing
from ieum.api.fields import Day, Line, Page, Part, Reason, Schema, Short, page
from ieum.api.once import Once, do_once
from ieum.api.views.organisation import OnDay
from ieum.office import operations, queries
from ieum.office.choices import ChairKind, MemberGroup, MemberRole, Seat, Sex, ShareBase, Tie, VoteBase
from ieum.office.queries import CommitteeOn
from ieum.office.rules.committees import MOST_MEMBERS
from ieum.office.rules.permissions import OfficeAction

router = Router()
Share = Annotated[str, StringConstraints(pattern=r"^(>=|<=|>)[1-9][0-9]?/[1-9][0-9]?$")]
"""A share as a rule keeps it: ">1/2" is 과반수."""
_Number = Annotated[int, Field(ge=0, le=MOST_MEMBERS)]
Bounds = Annotated[list[_Number | None], Field(min_length=2, max_length=2)]
"""From how many to how many; null where there is no bound."""


class GroupShare(Schema, extra="forbid"):
    """The share that some groups must have."""

    groups: list[MemberGroup] = Field(min_length=1, max_length=len(MemberGroup))
    threshold: Share
    of: ShareBase = ShareBase.ALL


class GroupCount(Schema, extra="forbid"):
    """How many there must be of some groups, or of one kind of seat."""

    groups: list[MemberGroup] | None = Field(None, description="seat를 적으면 비움")
    seat: Seat | None = Field(None, description="소속이 아니라 위촉직이나 당연직을 셀 때")
    bounds: Bounds


class Rule(Schema, extra="forbid"):
    """What the basis of a committee asks of its members and meetings."""

    size: Bounds = Field([None, None], description="위원 수: 최소와 최대, 없으면 null")
    chairs: Bounds = Field([1, 1], description="위원장 수")
    chair_by: ChairKind | None = Field(None, description="위원장이 되는 길")
    vice_chairs: Bounds = Field([None, None], description="부위원장 수")
    vice_chair_by: ChairKind | None = Field(None, description="부위원장이 되는 길")
    shares: list[GroupShare] = Field([], max_length=20, description="소속마다의 비율")
    counts: list[GroupCount] = Field([], max_length=20, description="소속마다의 위원 수")
    one_sex: Share | None = Field(None, description="조례가 정한 한쪽 성의 상한 (<=6/10)")
    one_sex_of: ShareBase = Field(ShareBase.APPOINTED, description="그 상한을 재는 위원")
    one_sex_waiver: Short = Field("", description="법의 성별 상한을 지키지 않아도 되는 근거")
    term_years: Annotated[int, Field(ge=1, le=MOST_MEMBERS)] | None = Field(None, description="위촉직의 임기(년)")
    renewals: _Number | None = Field(None, description="연임 횟수, 제한이 없으면 null")
    notice_days: Annotated[int, Field(ge=1, le=MOST_MEMBERS)] | None = Field(
        None, description="회의 며칠 전에 통지하는지"
    )
    quorum: Share = Field(">1/2", description="의사정족수 (재적위원의)")
    vote: Share = Field(">1/2", description="의결정족수")
    base: VoteBase = Field(VoteBase.PRESENT, description="의결정족수를 재는 위원")
    tie: Tie = Field(Tie.REJECTED, description="가부동수")
    written: Annotated[str, StringConstraints(pattern=r"^$|^SAME$|^(>=|<=|>)[1-9][0-9]?/[1-9][0-9]?$")] = Field(
        "", description="서면심의: 빈 글이면 하지 못함, SAME이면 회의와 같음, 아니면 재적위원의 비율"
    )
    recused_on_roll: bool = Field(default=True, description="제척·기피·회피한 위원도 재적위원으로 셈")


class CommitteeRow(Schema):
    """A committee as of a day."""

    id: UUID
    name: str
    functions: list[str]
    basis: str
    post_id: UUID = Field(description="간사인 직위")
    members: int = Field(description="위원, 빈 당연직의 자리도 셈")
    seated: int = Field(description="재적위원")
    faults: list[str] = Field(
        description="그날의 구성이 규정에 맞지 않는 점 (VACANT, SIZE, CHAIR, COUNT, SHARE, SEX, TERM, RENEWAL)"
    )


class CommitteeDetail(CommitteeRow):
    """A committee with its rule."""

    valid_from: date = Field(description="이 이름과 규칙의 시행일")
    ended_on: date | None = Field(description="폐지일, 없으면 null")
    rule: dict[str, Any] = Field(description="구성과 의결의 규칙, 등록할 때 적은 꼴")


class MemberRow(Schema):
    """A member, once for each term."""

    id: UUID
    seat: Seat
    group: MemberGroup
    role: MemberRole
    post_id: UUID | None = Field(description="당연직의 직위")
    valid_from: date
    valid_until: date | None = Field(description="임기가 끝나 위원이 아닌 첫날, 정하지 않았으면 null")
    ended_on: date | None = Field(description="해촉일, 없으면 null")
    renews_id: UUID | None = Field(description="연임이면 앞 임기")


class NamedMember(MemberRow):
    """A member in a list; answers to writes are kept for a month, and keep no names."""

    name: str = Field(description="위촉직의 이름, 당연직이면 빈 글")


class Said(Schema, extra="forbid"):
    """What a committee is called and asked to be from a day."""

    name: Annotated[Line, StringConstraints(max_length=60)]
    functions: list[Line] = Field(min_length=1, max_length=50, description="기능, 하나씩")
    basis: Line = Field(description="조례나 규칙의 이름과 조항")
    rule: Rule
    valid_from: Day = Field(description="시행일")


class NewCommittee(Said, extra="forbid"):
    """A committee as it is registered."""

    post_id: UUID = Field(description="간사 직위 (GET /api/organisation/units/…)")


class NewMember(Schema, extra="forbid"):
    """A person, or whoever holds a post."""

    name: Annotated[str, StringConstraints(max_length=60, pattern=r"^[^\x00-\x1f\x7f]*$")] = Field(
        "", description="위촉할 사람, 당연직이면 비움"
    )
    post_id: UUID | None = Field(None, description="당연직의 직위, 위촉직이면 비움")
    group: MemberGroup
    role: MemberRole = MemberRole.MEMBER
    sex: Sex | None = Field(None, description="성별, 알려 주지 않으며 구성의 비율에만 씀")
    valid_from: Day = Field(description="위촉일")


class Ended(Schema, extra="forbid"):
    """From which day somebody or something is no more, and why."""

    ended_on: Day = Field(description="해촉일이나 폐지일. 이날부터 아님")
    reason: Reason = Field(description="사유와 근거")


@operation(
    router, "/committees", OfficeAction.SEE_COMMITTEES, Page[CommitteeRow],
    told="위원회 목록. 기준일에 있던 위원회를 이름 순서로 줍니다.",
)  # fmt: skip
def list_committees(request: HttpRequest, part: Part, asked: Annotated[OnDay, Query()]) -> Any:
    """The committees of a day."""
    return page(queries.committees(asked.day or localdate()), part, _committee)


@operation(
    router, "/committees/{committee_id}", OfficeAction.SEE_COMMITTEES, CommitteeDetail, refuses=MISSING,
    told="위원회 하나. 기준일의 이름과 규칙, 그날의 구성을 줍니다.",
)  # fmt: skip
def get_committee(request: HttpRequest, committee_id: UUID, asked: Annotated[OnDay, Query()]) -> Any:
    """One committee as of a day."""
    return _detail(committee_id, asked.day or localdate())


@operation(
    router, "/committees/{committee_id}/members", OfficeAction.RUN_COMMITTEES, Page[NamedMember], refuses=MISSING,
    told="위원회의 위원 목록. 지난 위원까지 늦게 위촉한 위원부터 줍니다. 연락처는 알려 주지 않습니다.",
)  # fmt: skip
def list_members(request: HttpRequest, committee_id: UUID, part: Part) -> Any:
    """Everybody who sat on a committee."""
    return page(
        queries.member_rows([queries.committee(committee_id).pk]), part, lambda row: _member(row) | {"name": row.name}
    )


@writing(
    router, "/committees", OfficeAction.RUN_COMMITTEES, CommitteeDetail,
    told="위원회를 등록. 간사 직위는 본인이나 소속 부서의 직위여야 합니다.",
)  # fmt: skip
def register_committee(request: HttpRequest, mark: Once, given: NewCommittee) -> Any:
    """Register a committee that a post runs."""
    return _done(
        request, mark, operations.register_committee,
        lambda made: CommitteeDetail(**_detail(made.pk, given.valid_from)), **_said(given), post_id=given.post_id,
    )  # fmt: skip


@writing(
    router, "/committees/{committee_id}/revision", OfficeAction.RUN_COMMITTEES, CommitteeDetail,
    told="위원회를 고치기. 시행일부터의 이름, 기능, 근거, 규칙을 모두 적습니다. 그 앞의 것은 남습니다.",
)  # fmt: skip
def revise_committee(request: HttpRequest, mark: Once, committee_id: UUID, given: Said) -> Any:
    """Say what a committee is called and asked to be from a day."""
    return _done(
        request, mark, operations.revise_committee,
        lambda _: CommitteeDetail(**_detail(committee_id, given.valid_from)), committee_id=committee_id, **_said(given),
    )  # fmt: skip


@writing(
    router, "/committees/{committee_id}/end", OfficeAction.RUN_COMMITTEES, CommitteeDetail,
    told="위원회를 폐지. 끝나지 않은 회의가 있으면 거절합니다.",
)  # fmt: skip
def end_committee(request: HttpRequest, mark: Once, committee_id: UUID, given: Ended) -> Any:
    """Dissolve a committee from a day."""
    return _done(
        request, mark, operations.end_committee, lambda made: CommitteeDetail(**_detail(made.pk, localdate())),
        committee_id=committee_id, **given.model_dump(),
    )  # fmt: skip


@writing(
    router, "/committees/{committee_id}/members", OfficeAction.RUN_COMMITTEES, MemberRow,
    told="위원을 위촉. 위촉직은 이름을, 당연직은 직위를 적습니다. 임기는 위원회의 규칙이 정합니다.",
)  # fmt: skip
def appoint_member(request: HttpRequest, mark: Once, committee_id: UUID, given: NewMember) -> Any:
    """Appoint somebody, or seat whoever holds a post."""
    said = {**given.model_dump(), "sex": given.sex or ""}
    return _done(request, mark, operations.appoint_member, _appointed, committee_id=committee_id, **said)


@writing(
    router, "/committee-members/{member_id}/renewal", OfficeAction.RUN_COMMITTEES, MemberRow,
    told="위원을 연임. 앞 임기가 끝난 날부터의 새 임기가 됩니다. 규칙이 정한 횟수를 넘으면 거절합니다.",
)  # fmt: skip
def renew_member(request: HttpRequest, mark: Once, member_id: UUID) -> Any:
    """Appoint a member again."""
    return _done(request, mark, operations.renew_member, _appointed, member_id=member_id)


@writing(
    router, "/committee-members/{member_id}/removal", OfficeAction.RUN_COMMITTEES, MemberRow,
    told="위원을 해촉. 임기가 끝나기 전의 날과 사유를 적습니다.",
)  # fmt: skip
def remove_member(request: HttpRequest, mark: Once, member_id: UUID, given: Ended) -> Any:
    """End a member's seat before its term does."""
    return _done(request, mark, operations.remove_member, _appointed, member_id=member_id, **given.model_dump())


def _done(
    request: HttpRequest, mark: Once, take: Callable[..., Any], answer: Callable[[Any], Schema], **given: Any
) -> Any:
    return do_once(request, mark, take, answer, on=localdate(), **given)


def _said(given: Said) -> dict[str, Any]:
    words = {"name": given.name, "functions": "\n".join(given.functions), "basis": given.basis}
    rule = given.rule.model_dump(mode="json", exclude_none=True)
    return {**words, "rule": rule, "valid_from": given.valid_from}


def _committee(row: CommitteeOn) -> dict[str, Any]:
    return {
        "id": row.committee.pk,
        "name": row.term.name,
        "functions": row.term.functions.splitlines(),
        "basis": row.term.basis,
        "post_id": row.committee.post_id,
        "members": len(row.members),
        "seated": len(row.seated),
        "faults": list(dict.fromkeys(each.code for each in row.findings)),
    }


def _detail(committee_id: UUID, day: date) -> dict[str, Any]:
    found = queries.committee_on(committee_id, day)
    return _committee(found) | {
        "valid_from": found.term.valid_from,
        "ended_on": found.committee.ended_on,
        "rule": found.term.rule,
    }


def _member(row: Any) -> dict[str, Any]:
    same = ("id", "seat", "group", "role", "post_id", "valid_from", "valid_until", "ended_on", "renews_id")
    return {name: getattr(row, name) for name in same}


def _appointed(row: Any) -> MemberRow:
    return MemberRow(**_member(row))
