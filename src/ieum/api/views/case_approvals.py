"""Approval lines of a case: which lines a draft may take, what became of each draft, and the steps on its way."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest
from django.utils.timezone import localdate
from ninja import Router
from pydantic import AwareDatetime, Field

from ieum.api.door import MISSING, operation
from ieum.api.errors import Refusal
from ieum.api.fields import Line, Long, Page, Part, Remark, Schema, Why, page
from ieum.api.once import Once
from ieum.api.views.case_steps import case_step, take_step
from ieum.api.views.cases import case_for
from ieum.kernel.registry import ApprovalEffect, approval_effects
from ieum.kernel.wording import worded
from ieum.office import queries
from ieum.office.choices import Outcome, StepRole
from ieum.office.rules.approval import PlannedStep, possible_lines
from ieum.office.rules.permissions import OfficeAction
from ieum.org.queries import standing as standing_on
from ieum.org.rules.standing import Standing

router = Router()
_BACK = (Outcome.RETURNED, Outcome.WITHDRAWN)


class LinePlace(Schema):
    """A place on an approval line that a draft may take."""

    role: StepRole
    post_id: UUID
    title: str = Field(description="부서와 직위의 이름")
    is_delegated: bool = Field(description="전결인지")


class LineRow(Schema):
    """An approval line that a draft may take."""

    steps: list[LinePlace] = Field(description="처음부터. POST /api/cases/…/drafts의 steps로 보냅니다.")


class PassedStep(Schema):
    """A place on the approval line of a draft, and what became of it."""

    position: int
    role: StepRole
    post_id: UUID
    is_delegated: bool = Field(description="전결인지")
    outcome: Outcome = Field(description="차례가 오지 않았거나 기다리면 빈 글")
    actor: str = Field(description="처리한 계정, 없으면 빈 글")
    capacity: Literal["", "HOLDER", "ACTING", "SUPERIOR"] = Field(
        description="본인(HOLDER), 대결(직무대리 ACTING, 상위 부서장 SUPERIOR), 처리한 사람이 없으면 빈 글"
    )
    by_delegation: bool = Field(description="권한을 위임받아 대결했는지")
    ground: str = Field(
        description="대결의 근거(직무대리 명령, 권한 위임, 자리를 비운 직위), 본인이거나 옛것이면 빈 글"
    )
    rule: str = Field(
        description="이 자리가 결재하는 근거(올린 날의 위임전결표의 조항과 시행일), 결재가 아니거나 옛것이면 빈 글"
    )
    delegation_table_id: UUID | None = Field(description="그 자치단체의 위임전결표, 기본값이나 다른 규칙이면 null")
    decided_at: AwareDatetime | None


class DraftRow(Schema):
    """A draft with its approval line."""

    id: UUID
    version: int = Field(description="몇째 판인지")
    title: str
    body: str
    post_id: UUID = Field(description="기안한 직위")
    drafter: str = Field(description="기안한 계정")
    submitted_at: AwareDatetime
    waiting: int | None = Field(description="지금 차례인 자리의 position, 없으면 null")
    steps: list[PassedStep]


class Approval(Schema, extra="forbid"):
    """What is said on a draft that is let pass."""

    remark: Remark = Field("", description="의견")


class NewStep(Schema, extra="forbid"):
    """A place on an approval line."""

    role: StepRole
    post_id: UUID


class NewDraft(Schema, extra="forbid"):
    """A draft with its approval line."""

    title: Line
    body: Long
    steps: list[NewStep] = Field(
        max_length=20,
        description="결재선, 처음부터. 마지막이 결재할 직위이며 그날의 위임전결표가 허락해야 합니다.",
    )


@operation(
    router, "/cases/{case_id}/lines", OfficeAction.SEE_CASES, Page[LineRow], refuses=MISSING,
    told="올릴 수 있는 결재선 목록. 오늘의 위임전결표가 허락하는 것을 권하는 것부터 줍니다. "
    "예산 변경 요청처럼 제 화면에서 올리는 업무이거나 결재할 윗사람이 없으면 비어 있습니다.",
)  # fmt: skip
def list_case_lines(request: HttpRequest, case_id: UUID, part: Part) -> Any:
    """The approval lines that a draft of a case may take today."""
    found, today = case_for(request, case_id), localdate()
    standing = standing_on(today)
    is_possible = found.post_id in standing.posts and _own(found.pk) is None
    lines = possible_lines(standing, found.post_id, found.kind, queries.delegation_on(today)) if is_possible else []
    return page(lines, part, lambda line: {"steps": [_planned(each, standing) for each in line]})


@operation(
    router, "/cases/{case_id}/drafts", OfficeAction.SEE_CASES, Page[DraftRow], refuses=MISSING,
    told="업무의 기안 목록. 새 판부터 결재선과 함께 줍니다. 누가 어떤 자격으로 처리했는지(대결 포함) 알려 줍니다.",
)  # fmt: skip
def list_case_drafts(request: HttpRequest, case_id: UUID, part: Part) -> Any:
    """The drafts of a case, each with what became of its line."""
    return page(queries.drafts(case_for(request, case_id).pk), part, _draft)


@case_step(
    router, "drafts",
    told="결재 올리기. 기안과 결재선을 적습니다. 위임전결표가 허락하지 않는 결재선은 거절합니다.",
)  # fmt: skip
def submit_draft(request: HttpRequest, mark: Once, case_id: UUID, given: NewDraft) -> Any:
    """Submit a draft of a case to an approval line."""
    own = _own(case_for(request, case_id).pk)
    if own is not None:
        said = worded("{label} 화면에서 올려야 합니다.", label=worded(own.label))
        raise Refusal(HTTPStatus.CONFLICT, "REFUSED", said)
    line = [PlannedStep(each.role, each.post_id) for each in given.steps]
    return take_step(request, mark, "submit", case_id, title=given.title, body=given.body, steps=line)


@case_step(
    router, "approval",
    told="검토, 협조, 결재. 차례인 자리를 마칩니다. 직무대리나 윗사람이 하면 대결로 남고, "
    "마지막 결재이면 딸린 일도 함께 합니다.",
)  # fmt: skip
def approve_draft(request: HttpRequest, mark: Once, case_id: UUID, given: Approval) -> Any:
    """Pass the step of the line whose turn it is."""
    return take_step(request, mark, "approve", case_id, **given.model_dump())


@case_step(
    router, "return",
    told="반려. 차례인 사람이 사유를 적어 기안한 사람에게 돌려보냅니다. 다시 올리면 새 판이 됩니다.",
)  # fmt: skip
def return_draft(request: HttpRequest, mark: Once, case_id: UUID, given: Why) -> Any:
    """Send a draft back to who drafted it."""
    return take_step(request, mark, "return_draft", case_id, **given.model_dump())


@case_step(
    router, "withdrawal",
    told="회수. 기안한 사람이 결재가 끝나기 전에 사유를 적어 되가져옵니다.",
)  # fmt: skip
def withdraw_draft(request: HttpRequest, mark: Once, case_id: UUID, given: Why) -> Any:
    """Take one's own draft back before it is decided on."""
    return take_step(request, mark, "withdraw_draft", case_id, **given.model_dump())


def _own(case_id: UUID) -> ApprovalEffect | None:
    """The app that follows the approval of a case and submits its drafts itself; None for others."""
    return next((each for each in approval_effects if each.is_about(case_id)), None)


def _planned(each: PlannedStep, standing: Standing) -> dict[str, Any]:
    return {
        "role": each.role, "post_id": each.post_id, "title": standing.label(each.post_id),
        "is_delegated": each.is_delegated,
    }  # fmt: skip


def _draft(row: Any) -> dict[str, Any]:
    line, grounds = queries.steps(row), queries.grounds(row)
    ends = [each.position for each in line if each.outcome in _BACK]
    waiting = next((each.position for each in line if not each.outcome), None)
    same = ("id", "version", "title", "body", "post_id")
    return {name: getattr(row, name) for name in same} | {
        "drafter": row.operation.actor.title,
        "submitted_at": row.operation.recorded_at,
        "waiting": waiting,
        # A draft that goes back ends all that follow; whoever they are of did nothing.
        "steps": [_passed(each, grounds, is_over=bool(ends) and each.position > min(ends)) for each in line],
    }


def _passed(row: Any, grounds: Mapping[UUID, str], *, is_over: bool) -> dict[str, Any]:
    decision = None if is_over else row.decision
    return {name: getattr(row, name) for name in ("position", "role", "post_id", "is_delegated", "rule")} | {
        "outcome": row.outcome if decision else Outcome.OPEN,
        "actor": decision.actor.title if decision else "",
        "capacity": row.capacity if decision else "",
        "by_delegation": bool(decision and decision.on_behalf_of_id),
        "ground": grounds[row.pk] if decision else "",
        "delegation_table_id": row.delegation_id,
        "decided_at": decision.recorded_at if decision else None,
    }
