"""Meetings of committees, what they decided, and their notice and minutes as files."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from ninja import Path, Router
from pydantic import Field

from ieum.api.door import MISSING, operation
from ieum.api.fields import Minute, Page, Part, Schema, minute_of, page
from ieum.api.views.reports import file_response
from ieum.documents.writing import write_document
from ieum.office import queries
from ieum.office.choices import ItemResult, MeetingState
from ieum.office.rules.permissions import OfficeAction

router = Router()


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

    id: UUID
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
    attending: list[UUID] = Field(description="출석한 위원 (GET /api/committees/…/members)")
    starts_at: Minute | None = Field(description="시각 (14:00), 정하지 않았으면 null")
    answer_by: date | None = Field(description="참석 여부 회신 기한")
    remarks: str
    items: list[ItemRow]


@operation(
    router, "/committees/{committee_id}/meetings", OfficeAction.SEE_COMMITTEES, Page[MeetingRow], refuses=MISSING,
    told="위원회의 회의 목록. 늦은 회의부터 줍니다.",
)  # fmt: skip
def list_meetings(request: HttpRequest, committee_id: UUID, part: Part) -> Any:
    """The meetings of a committee."""
    return page(queries.meetings(queries.committee(committee_id).pk), part, _meeting)


@operation(
    router, "/meetings/{meeting_id}", OfficeAction.SEE_COMMITTEES, MeetingDetail, refuses=MISSING,
    told="회의 하나. 출석과 안건마다의 표결, 의결 결과를 함께 줍니다.",
)  # fmt: skip
def get_meeting(request: HttpRequest, meeting_id: UUID) -> Any:
    """One meeting with what it decided."""
    return detail(meeting_id)


@operation(
    router, "/meetings/{meeting_id}/files/{kind}.{form}", OfficeAction.RUN_COMMITTEES, bytes, refuses=MISSING,
    told="회의의 파일. 소집 통지서와 회의록을 한글이나 PDF로 받습니다. 위원의 이름이 들어 있습니다.",
)  # fmt: skip
def get_meeting_file(
    request: HttpRequest,
    meeting_id: UUID,
    kind: Annotated[Literal["notice", "minutes"], Path(description="통지서나 회의록")],
    form: Annotated[Literal["hwpx", "pdf"], Path(description="파일 형식")],
) -> Any:
    """The notice or the minutes of a meeting as a file."""
    document = (queries.meeting_notice if kind == "notice" else queries.minutes)(meeting_id)
    data = write_document(document, f".{form}", styles=settings.REPORT_STYLES)
    return file_response(data, f"{document.title}.{form}")


def detail(meeting_id: UUID) -> dict[str, Any]:
    """A meeting as it is given out."""
    found = queries.meeting(meeting_id)
    board = queries.committee_of(found)
    there = queries.attending(found.pk) & {each.id for each in board.seated}
    same = ("notify_by", "notified_on", "answer_by", "remarks")
    return _meeting(found) | {name: getattr(found, name) for name in same} | {
        "starts_at": minute_of(found.starts_at),
        "committee": board.term.name,
        "seated": len(board.seated),
        "present": len(there),
        "attending": sorted(there),
        "items": [_item(each) for each in queries.items(found.pk)],
    }  # fmt: skip


def _meeting(row: Any) -> dict[str, Any]:
    same = ("id", "committee_id", "year", "number", "held_on", "place", "state")
    return {name: getattr(row, name) for name in same}


def _item(row: Any) -> dict[str, Any]:
    same = (
        "id", "position", "title", "function", "subject_kind", "subject_id", "result", "seated", "present", "in_favour",
        "against", "abstained", "reason", "judged",
    )  # fmt: skip
    return {name: getattr(row, name) for name in same} | {"recused": len(row.recusals.all())}
