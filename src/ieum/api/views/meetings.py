"""Committees of a day and what their meetings decided; names of members are not given out."""

from datetime import date
from http import HTTPStatus
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.timezone import localdate
from ninja import Query, Router, Schema
from pydantic import Field

from ieum.api.door import operation
from ieum.api.fields import Page, Part, page
from ieum.api.views.organisation import OnDay
from ieum.office import queries
from ieum.office.choices import ItemResult, MeetingState
from ieum.office.queries import CommitteeOn
from ieum.office.rules.permissions import OfficeAction

router = Router()
_MISSING = (HTTPStatus.NOT_FOUND,)


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


class MeetingRow(Schema):
    """A meeting in a list."""

    id: UUID
    committee_id: UUID
    year: int
    number: int = Field(description="그 연도의 회차")
    held_on: date
    place: str
    state: MeetingState


class ItemRow(Schema):
    """An item of the agenda and what was decided; the counts are null where no vote was taken."""

    position: int
    title: str
    function: str = Field(description="위원회의 어느 기능인지, 정하지 않았으면 빈 글")
    subject_kind: str = Field(description="대상의 구분 (office.case), 없으면 빈 글")
    subject_id: UUID | None
    result: ItemResult = Field(description="심의 전이면 빈 글")
    seated: int | None = Field(description="재적위원")
    present: int | None = Field(description="출석위원")
    in_favour: int | None
    against: int | None
    abstained: int | None
    recused: int = Field(description="제척·기피·회피한 위원")
    reason: str = Field(description="의결 내용과 이유")
    judged: str = Field(description="정족수를 어떻게 세었는지")


class MeetingDetail(MeetingRow):
    """A meeting with its agenda."""

    committee: str = Field(description="회의일의 위원회 이름")
    notify_by: date | None = Field(description="통지 기한, 규정에 없으면 null")
    notified_on: date | None
    seated: int = Field(description="회의일의 재적위원")
    present: int = Field(description="출석위원")
    remarks: str
    items: list[ItemRow]


@operation(
    router, "/committees", OfficeAction.SEE_COMMITTEES, Page[CommitteeRow],
    told="위원회 목록. 기준일에 있던 위원회를 이름 순서로 줍니다.",
)  # fmt: skip
def list_committees(request: HttpRequest, part: Part, asked: Annotated[OnDay, Query()]) -> Any:
    """The committees of a day."""
    return page(queries.committees(asked.day or localdate()), part, _committee)


@operation(
    router, "/committees/{committee_id}/meetings", OfficeAction.SEE_COMMITTEES, Page[MeetingRow], refuses=_MISSING,
    told="위원회의 회의 목록. 늦은 회의부터 줍니다.",
)  # fmt: skip
def list_meetings(request: HttpRequest, committee_id: UUID, part: Part) -> Any:
    """The meetings of a committee."""
    return page(queries.meetings(queries.committee(committee_id).pk), part, _meeting)


@operation(
    router, "/meetings/{meeting_id}", OfficeAction.SEE_COMMITTEES, MeetingDetail, refuses=_MISSING,
    told="회의 하나. 출석과 안건마다의 표결, 의결 결과를 함께 줍니다.",
)  # fmt: skip
def get_meeting(request: HttpRequest, meeting_id: UUID) -> Any:
    """One meeting with what it decided."""
    found = queries.meeting(meeting_id)
    board = queries.committee_of(found)
    there = queries.attending(found.pk) & {each.id for each in board.seated}
    same = ("notify_by", "notified_on", "remarks")
    return _meeting(found) | {name: getattr(found, name) for name in same} | {
        "committee": board.term.name,
        "seated": len(board.seated),
        "present": len(there),
        "items": [_item(each) for each in queries.items(found.pk)],
    }  # fmt: skip


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


def _meeting(row: Any) -> dict[str, Any]:
    same = ("id", "committee_id", "year", "number", "held_on", "place", "state")
    return {name: getattr(row, name) for name in same}


def _item(row: Any) -> dict[str, Any]:
    same = (
        "position", "title", "function", "subject_kind", "subject_id", "result", "seated", "present", "in_favour",
        "against", "abstained", "reason", "judged",
    )  # fmt: skip
    return {name: getattr(row, name) for name in same} | {"recused": len(row.recusals.all())}
