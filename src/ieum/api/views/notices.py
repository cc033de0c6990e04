"""What the account of a key is told, and the long work that it asked for."""

from typing import TYPE_CHECKING, Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import AwareDatetime, Field

from ieum.api.door import bearer_of, operation, writing
from ieum.api.errors import not_found
from ieum.api.fields import Page, Part, Schema, page
from ieum.api.once import Once, once
from ieum.platform.choices import JobState
from ieum.platform.jobs import operations as job_operations
from ieum.platform.jobs import queries as job_queries
from ieum.platform.jobs.permissions import JobAction
from ieum.platform.notices import operations, queries
from ieum.platform.notices.permissions import NoticeAction
from ieum.platform.queries import accounts

if TYPE_CHECKING:
    from ieum.platform.models import Account, Job

router = Router()


class NoticeRow(Schema):
    """Something that the account was told."""

    id: UUID
    kind: str
    title: str
    address: str = Field(description="화면의 주소, 없으면 빈 글")
    made_at: AwareDatetime
    read_at: AwareDatetime | None = Field(description="읽은 때, 읽지 않았으면 null")


class Unread(Schema):
    """Which notices."""

    is_unread: bool = Field(default=False, description="읽지 않은 것만")


class ReadAll(Schema):
    """How many notices were read now."""

    read: int = Field(description="이번에 읽은 것으로 한 알림의 수")


class JobRow(Schema):
    """Long work that somebody asked for."""

    id: UUID
    kind: str
    title: str
    state: JobState
    step: int
    steps: int
    doing: str = Field(description="지금 하는 일")
    said: str = Field(description="결과, 또는 하지 못한 까닭")
    address: str = Field(description="결과 화면의 주소")
    asked_by: str
    asked_at: AwareDatetime
    ended_at: AwareDatetime | None


@operation(
    router, "/notices", NoticeAction.SEE_NOTICES, Page[NoticeRow],
    told="알림 목록. 이 계정이 받은 것을 새것부터 줍니다.",
)  # fmt: skip
def list_notices(request: HttpRequest, asked: Annotated[Unread, Query()], part: Part) -> Any:
    """What the account of the key was told."""
    rows = queries.notices(bearer_of(request).account_id)
    return page(rows.filter(read_at=None) if asked.is_unread else rows, part, _notice)


@writing(
    router, "/notices/reading", NoticeAction.SEE_NOTICES, ReadAll,
    told="알림을 모두 읽은 것으로 하기.",
)  # fmt: skip
def read_notices(request: HttpRequest, mark: Once) -> Any:
    """Mark all notices of the account as read."""
    mine = bearer_of(request).account_id
    return once(request, mark, lambda: ReadAll(read=operations.mark_read(account_id=mine)))


@writing(
    router, "/notices/{notice_id}/reading", NoticeAction.SEE_NOTICES, ReadAll,
    told="알림 하나를 읽은 것으로 하기.",
)  # fmt: skip
def read_notice(request: HttpRequest, mark: Once, notice_id: UUID) -> Any:
    """Mark a notice of the account as read."""
    mine = bearer_of(request).account_id
    if not queries.notices(mine).filter(pk=notice_id).exists():
        raise not_found("그런 알림이 없습니다. 알림 목록에서 고르십시오.")
    return once(request, mark, lambda: ReadAll(read=operations.mark_read(account_id=mine, notice_id=notice_id)))


@operation(
    router, "/jobs", JobAction.SEE_JOBS, Page[JobRow],
    told="작업 목록. 이 계정이 맡긴 오래 걸리는 작업을 새것부터 줍니다. 과장은 모두의 작업을 봅니다.",
)  # fmt: skip
def list_jobs(request: HttpRequest, part: Part) -> Any:
    """The jobs that the account may see."""
    return page(job_queries.jobs(_asker(request)), part, _job)


@writing(
    router, "/jobs/{job_id}/{action}", JobAction.SEE_JOBS, JobRow,
    told="작업을 다시 하거나 취소. 실패했거나 취소한 작업은 retry로 다시 하고, 기다리거나 하는 작업은 cancel로 "
    "멈춥니다.",
)  # fmt: skip
def move_job(request: HttpRequest, mark: Once, job_id: UUID, action: Literal["retry", "cancel"]) -> Any:
    """Let a job be done again, or cancel it."""
    asker = _asker(request)
    take = job_operations.retry_job if action == "retry" else job_operations.cancel_job

    def work() -> JobRow:
        take(job_id=job_id, asker=asker)
        return JobRow(**_job(job_queries.job(job_id, asker)))

    return once(request, mark, work)


def _asker(request: HttpRequest) -> "Account":
    account_id = bearer_of(request).account_id
    return accounts([account_id])[account_id]


def _notice(row: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ("id", "kind", "title", "address", "made_at", "read_at")}


def _job(row: "Job") -> dict[str, Any]:
    same = ("id", "kind", "title", "state", "step", "steps", "doing", "said", "address", "ended_at")
    return {name: getattr(row, name) for name in same} | {
        "asked_by": row.operation.actor.title,
        "asked_at": row.operation.recorded_at,
    }
