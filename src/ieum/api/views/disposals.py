"""Files whose period of retention is over: listed, asked to be disposed of, and held back.

Whether they are disposed of is decided on the page alone, by somebody else: what is gone does not come back.
"""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.timezone import localdate
from ninja import Query, Router
from pydantic import Field

from ieum.api.door import bearer_of, operation, writing
from ieum.api.fields import Day, Line, Page, Part, Schema, page
from ieum.api.once import Once, do_once
from ieum.api.views.attachments import may_open, open_file
from ieum.platform.choices import Retention
from ieum.platform.files import disposing, queries
from ieum.platform.files.permissions import FileAction
from ieum.platform.files.queries import Expired

router = Router()
MOST_FILES = 200
"""Files that one request names."""
_Files = Annotated[list[UUID], Field(min_length=1, max_length=MOST_FILES, description="붙임 파일의 식별자")]


class DayAsked(Schema):
    """As of which day."""

    on: Day | None = Field(None, description="기준일 (없으면 오늘)")


class ExpiredRow(Schema):
    """A file whose period of retention is over."""

    id: UUID = Field(description="붙임 파일의 식별자")
    name: str = Field(description="파일 이름")
    kind: str = Field(description="일의 구분 (office.case는 업무)")
    subject_id: UUID = Field(description="그 일의 식별자")
    subject: str = Field(description="그 일의 제목")
    retention: Retention = Field(description="보존기간")
    completed_on: date = Field(description="그 일이 끝난 날")
    expires_on: date = Field(description="보존기간의 마지막 날")


class DisposalAsked(Schema, extra="forbid"):
    """Which files are to be disposed of, and why."""

    attachment_ids: _Files
    basis: Line = Field(description="까닭")


class HoldAsked(DisposalAsked):
    """Which files are kept beyond their period, until when, and why."""

    kept_until: Day = Field(description="보류의 마지막 날")


class DisposalGiven(Schema):
    """A request to dispose of files."""

    id: UUID = Field(description="요청의 식별자")


class HoldGiven(Schema):
    """How many files are held back."""

    held: int = Field(description="보류한 파일 수")


@operation(
    router, "/expired-files", FileAction.SEE_EXPIRED, Page[ExpiredRow],
    told="보존기간이 끝난 파일 목록. 오래된 것부터. 그 일을 읽는 범위도 있어야 하고, 보류하거나 폐기한 파일은 "
    "없습니다.",
)  # fmt: skip
def list_expired_files(request: HttpRequest, asked: Annotated[DayAsked, Query()], part: Part) -> Any:
    """The files whose period is over and whose matters the key opens."""
    bearer, due = bearer_of(request), queries.expired(asked.on or localdate())
    opened = queries.opened((each.attachment for each in due), bearer.account_id)
    found = [each for each in due if each.attachment.pk in opened and may_open(bearer, each.attachment.subject_kind)]
    return page(found, part, _row)


@writing(
    router, "/disposal-requests", FileAction.REQUEST_DISPOSAL, DisposalGiven,
    told="보존기간이 끝난 파일의 폐기를 요청. 다른 과장이 화면에서 결정합니다. 폐기는 되돌릴 수 없어 "
    "API로 결정하지 않습니다.",
)  # fmt: skip
def request_disposal(request: HttpRequest, mark: Once, given: DisposalAsked) -> Any:
    """Ask to dispose of files."""
    for each in given.attachment_ids:
        open_file(request, each)
    return do_once(
        request,
        mark,
        disposing.request_disposal,
        lambda made: DisposalGiven(id=made),
        on=localdate(),
        **given.model_dump(),
    )


@writing(
    router, "/retention-holds", FileAction.REQUEST_DISPOSAL, HoldGiven,
    told="보존기간이 끝난 파일의 폐기를 보류. 그날까지 폐기하지 않습니다. 다시 보류하면 새 날이 앞의 것을 대신합니다.",
)  # fmt: skip
def hold_expired_files(request: HttpRequest, mark: Once, given: HoldAsked) -> Any:
    """Hold files back."""
    for each in given.attachment_ids:
        open_file(request, each)
    return do_once(
        request, mark, disposing.hold, lambda made: HoldGiven(held=len(made)), on=localdate(), **given.model_dump()
    )


def _row(found: Expired) -> dict[str, Any]:
    row = found.attachment
    return {
        "id": row.pk, "name": found.name, "kind": row.subject_kind, "subject_id": row.subject_id,
        "subject": found.subject, "retention": row.retention, "completed_on": found.completed_on,
        "expires_on": found.expires_on,
    }  # fmt: skip
