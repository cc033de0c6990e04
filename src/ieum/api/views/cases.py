"""Cases of the office: the list, one with its history, receiving one, and what 온나라 made of its draft."""

from datetime import date, time
from http import HTTPStatus
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.timezone import localdate, localtime
from ninja import Query, Router
from pydantic import AwareDatetime, Field, StringConstraints

from ieum.api.door import bearer_of, operation
from ieum.api.fields import NO_CONTROLS, Day, Line, Long, Minute, Page, Part, Schema, Short, Words, minute_of, page
from ieum.api.once import Once, once
from ieum.office import operations, queries
from ieum.office.choices import CaseKind, CaseState, DueTerm
from ieum.office.rules.permissions import OfficeAction
from ieum.office.states import CASE
from ieum.org.queries import standing

if TYPE_CHECKING:
    from ieum.office.models import OfficeCase

router = Router()


class CaseRow(Schema):
    """A case in a list."""

    id: UUID
    number: str = Field(description="접수 번호 (2026-0001)")
    kind: CaseKind
    title: str
    requester: str = Field(description="요청한 기관이나 부서. 요청한 사람은 개인정보여서 알려 주지 않습니다.")
    received_on: date
    received_time: Minute | None = Field(None, description="접수 시각 (16:30), 모르면 null")
    state: CaseState
    post_id: UUID = Field(description="담당 직위")
    due_on: date | None
    due_time: Minute | None = Field(None, description="근무시간으로 센 기한의 마지막 시각, 날로 센 기한이면 null")
    is_late: bool = Field(description="지금 기한이 지났는지")


class StepRow(Schema):
    """One step of a case's life."""

    action: str
    from_state: str
    to_state: CaseState
    actor: str
    recorded_at: AwareDatetime
    reason: str


class DocumentRow(Schema):
    """The approved document as 온나라 keeps it."""

    document_number: str
    approved_on: date
    approver: str


class CaseDetail(CaseRow):
    """A case with its history."""

    content: str
    due_rule: str = Field(description="기한의 규칙, 기한을 직접 정했으면 빈 글")
    length: str = Field("", description="스스로 정한 처리기간, 없으면 빈 글")
    suspended_since: date | None = Field(description="기한이 멈춘 날, 세고 있으면 null")
    co_post_ids: list[UUID] = Field(description="함께 하는 직위")
    follows: list[UUID] = Field(description="앞 업무")
    followed_by: list[UUID] = Field(description="이어진 업무")
    history: list[StepRow]
    documents: list[DocumentRow] = Field(description="적은 차례로, 마지막 것이 맞는 것")
    steps: list[str] = Field(description="이 계정이 지금 할 수 있는 동작")


class CasesAsked(Schema):
    """Which cases."""

    state: CaseState | None = Field(None, description="상태")
    kind: CaseKind | None = Field(None, description="구분")
    unit_id: UUID | None = Field(None, description="담당 부서 (GET /api/organisation/units), 그 아래 부서까지")
    due: DueTerm | None = Field(
        None, description="종결하지 않은 것의 기한: LATE 지남, TODAY 오늘, WEEK 오늘부터 7일, NONE 없음"
    )
    words: Words = Field("", description="제목, 요청한 곳이나 번호에 있는 말")


class NewCase(Schema, extra="forbid"):
    """A case as it is received."""

    kind: CaseKind
    title: Line
    content: Long = ""
    requester: Short = ""
    post_id: UUID = Field(description="담당 직위 (GET /api/organisation/units/…)")
    received_on: Day = Field(description="접수일, 오늘까지")
    received_time: Minute | None = Field(None, description="접수 시각 (16:30), 근무시간으로 세는 기한에 필요함")
    rule: Annotated[str, StringConstraints(pattern="^[A-Za-z0-9_-]{0,60}$")] = Field(
        "", description="기한의 규칙 (GET /api/deadlines/rules), 없으면 due_on"
    )
    length: Annotated[str, StringConstraints(max_length=20, pattern=NO_CONTROLS)] = Field(
        "", description="스스로 정한 처리기간 (3일, 4시간), 규칙이 기간을 정하면 그보다 짧게 약속한 기간"
    )
    due_on: Day | None = Field(None, description="기한, 규칙이나 처리기간이 있으면 그것이 정함")


@operation(
    router,
    "/cases",
    OfficeAction.SEE_CASES,
    Page[CaseRow],
    told="업무 목록. 새 업무부터 상태, 구분, 부서, 기한, 말로 거릅니다. 민원과 질의는 맡은 부분이 있는 것만 줍니다.",
)
def list_cases(request: HttpRequest, asked: Annotated[CasesAsked, Query()], part: Part) -> Any:
    """The cases that the account of the key reads."""
    by = queries.AskedCases(asked.state or "", asked.kind or "", str(asked.unit_id or ""), asked.due or "", asked.words)
    return page(queries.cases_for(bearer_of(request).account_id, standing(localdate()), by), part, _case)


@operation(
    router, "/cases/{case_id}", OfficeAction.SEE_CASES, CaseDetail, refuses=(HTTPStatus.NOT_FOUND,),
    told="업무 하나. 이력, 온나라 문서, 지금 할 수 있는 동작을 함께 줍니다.",
)  # fmt: skip
def get_case(request: HttpRequest, case_id: UUID) -> Any:
    """One case that the account of the key reads."""
    return detail(request, case_for(request, case_id).pk)


@operation(
    router, "/cases", OfficeAction.WORK_ON_CASES, CaseDetail, method="POST", status=HTTPStatus.CREATED,
    refuses=(HTTPStatus.CONFLICT,),
    told="업무를 접수. 규칙이나 처리기간을 적으면 접수한 때부터 기한을 셉니다. 근무시간으로 세면 마지막 시각도 줍니다.",
)  # fmt: skip
def receive_case(request: HttpRequest, mark: Once, given: NewCase) -> Any:
    """Receive a case at a post."""

    def work() -> CaseDetail:
        said, now = given.model_dump(), localtime()
        minute = said.pop("received_time")
        made = operations.receive_case(
            actor_id=bearer_of(request).account_id, on=now.date(), at=now.time(),
            received_time=time.fromisoformat(minute) if minute else None, **said,
        )  # fmt: skip
        return CaseDetail(**detail(request, made.pk))

    return once(request, mark, work)


def case_for(request: HttpRequest, case_id: UUID) -> "OfficeCase":
    """A case that the account of the key reads.

    :raises NoSuchCase: if there is none, or it does not
    """
    return queries.case_for(bearer_of(request).account_id, case_id)


def detail(request: HttpRequest, case_id: UUID) -> dict[str, Any]:
    """A case as it is given out."""
    found = queries.case(case_id)
    parts = {each.name for each in queries.parts(found, bearer_of(request).account_id, standing(localdate()))}
    offered = CASE.offered(found.state, parts=parts, facts=queries.facts(found))
    stopped, (before, after) = queries.suspended(found), queries.links(case_id)
    return _case(found) | {
        "content": found.content,
        "due_rule": found.due_rule,
        "length": found.length,
        "suspended_since": stopped.from_on if stopped else None,
        "co_post_ids": queries.co_posts(case_id),
        "follows": [each.pk for each in before],
        "followed_by": [each.pk for each in after],
        "history": [_step(each) for each in queries.events(case_id)],
        "documents": [_document(each) for each in queries.registered_documents(found)],
        "steps": [each.action for each in offered],
    }


def _case(row: Any) -> dict[str, Any]:
    same = ("id", "kind", "title", "requester", "received_on", "state", "post_id", "due_on")
    return {name: getattr(row, name) for name in same} | {
        "number": str(row),
        "received_time": minute_of(row.received_time),
        "due_time": minute_of(row.due_time),
        "is_late": queries.is_late(row, localtime()),
    }


def _step(row: Any) -> dict[str, Any]:
    return {
        "action": row.action,
        "from_state": row.from_state,
        "to_state": row.to_state,
        "actor": row.operation.actor.title,
        "recorded_at": row.operation.recorded_at,
        "reason": row.reason,
    }


def _document(row: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ("document_number", "approved_on", "approver")}
