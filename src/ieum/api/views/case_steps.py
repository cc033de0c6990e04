"""Steps of a case that a program takes; the table of its states says whether its account may take one now."""

from collections.abc import Callable
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.timezone import localdate
from ninja import Router
from pydantic import Field, StringConstraints

from ieum.api.door import View, bearer_of, writing
from ieum.api.fields import Day, Line, Reason, Schema, Short, Why
from ieum.api.once import Once, once
from ieum.api.views.cases import CaseDetail, case_for, detail
from ieum.office import operations
from ieum.office.rules.permissions import OfficeAction

router = Router()


class Assignment(Schema, extra="forbid"):
    """Who has a case from now on."""

    post_id: UUID = Field(description="담당 직위 (GET /api/organisation/units/…)")
    co_post_ids: list[UUID] = Field([], max_length=20, description="함께 할 직위")
    reason: Short = ""


class HandedOver(Schema, extra="forbid"):
    """What 온나라 made of the approved draft."""

    document_number: Annotated[Line, StringConstraints(max_length=80)]
    approved_on: Day
    approver: Annotated[Line, StringConstraints(max_length=60)]


class Correction(HandedOver, extra="forbid"):
    """What 온나라 made of the draft, where it was recorded wrongly."""

    reason: Line = Field(description="고치는 사유")


class Reply(Schema, extra="forbid"):
    """How whoever asked was answered."""

    how: Reason = Field(description="회신한 말이나 방법")


def case_step(target: Router, path: str, *, told: str, gives: Any = CaseDetail) -> Callable[[View], View]:
    """Declare a view as a step of a case, by default answered with the case."""
    return writing(target, f"/cases/{{case_id}}/{path}", OfficeAction.WORK_ON_CASES, gives, told=told)


@case_step(
    router, "assignment",
    told="담당을 정하거나 바꾸기. 담당 직위의 할 일에 올리고 알립니다. 담당자와 그 위의 부서장이 합니다.",
)  # fmt: skip
def assign_case(request: HttpRequest, mark: Once, case_id: UUID, given: Assignment) -> Any:
    """Give a case to a post, and put others beside it."""
    return take_step(request, mark, "assign", case_id, **given.model_dump())


@case_step(
    router, "document",
    told="온나라 결재 결과를 기록. 결재된 기안의 문서번호, 결재일, 결재권자를 적습니다.",
)  # fmt: skip
def record_document(request: HttpRequest, mark: Once, case_id: UUID, given: HandedOver) -> Any:
    """Record what 온나라 made of an approved draft."""
    return take_step(request, mark, "record_document", case_id, **given.model_dump())


@case_step(
    router, "document/correction",
    told="온나라 문서를 고치기. 잘못 적은 문서번호, 결재일, 결재권자를 다시 적으며, 앞서 적은 것도 남습니다.",
)  # fmt: skip
def correct_document(request: HttpRequest, mark: Once, case_id: UUID, given: Correction) -> Any:
    """Record anew what 온나라 made of a draft."""
    return take_step(request, mark, "correct_document", case_id, **given.model_dump())


@case_step(
    router, "reply",
    told="회신을 기록. 온나라 문서를 적은 업무에, 요청한 곳에 어떻게 회신했는지 적습니다.",
)  # fmt: skip
def reply_to_case(request: HttpRequest, mark: Once, case_id: UUID, given: Reply) -> Any:
    """Record that whoever asked was answered."""
    return take_step(request, mark, "reply", case_id, **given.model_dump())


@case_step(
    router, "closing",
    told="종결. 온나라 문서를 적었거나 회신한 업무를 마칩니다. 의견 요청이나 이어진 업무가 남았으면 거절합니다.",
)  # fmt: skip
def close_case(request: HttpRequest, mark: Once, case_id: UUID) -> Any:
    """Close a case."""
    return take_step(request, mark, "close", case_id)


@case_step(
    router, "settlement",
    told="온나라 문서나 회신 없이 종결. 담당을 정했거나 결재된 업무를, 그것이 필요 없는 사유를 적어 마칩니다.",
)  # fmt: skip
def settle_case(request: HttpRequest, mark: Once, case_id: UUID, given: Why) -> Any:
    """Close a case that needs no reply or no document."""
    return take_step(request, mark, "settle", case_id, **given.model_dump())


@case_step(
    router, "assignment/undo",
    told="담당 되돌리기. 담당을 정한 사람이, 그 뒤에 다른 단계가 없을 때 앞 담당 직위로 돌립니다.",
)  # fmt: skip
def undo_assignment(request: HttpRequest, mark: Once, case_id: UUID, given: Why) -> Any:
    """Give a case back to the post that had it before."""
    return take_step(request, mark, "undo_assignment", case_id, **given.model_dump())


def take_step(request: HttpRequest, mark: Once, name: str, case_id: UUID, **given: Any) -> Any:
    """Take a step of a case as the account of the key today, and answer with the case."""

    def work() -> CaseDetail:
        take = getattr(operations, name)
        take(case_id=case_for(request, case_id).pk, actor_id=bearer_of(request).account_id, on=localdate(), **given)
        return CaseDetail(**detail(request, case_id))

    return once(request, mark, work)
