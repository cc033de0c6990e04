"""Reviews, plans, funds, bonds and disclosures around the budget: what is said of each, and its steps."""

from collections.abc import Mapping
from datetime import date
from http import HTTPStatus
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.timezone import localdate
from ninja import Query, Router
from pydantic import Field, StringConstraints

from ieum.api.door import MISSING, bearer_of, operation, writing
from ieum.api.errors import Refusal
from ieum.api.fields import INLINE, Code, Day, Line, Long, Page, Part, Remark, Schema, Won, Words, Year, page
from ieum.api.once import Once, do_once
from ieum.api.views.bills import BillMove
from ieum.budget import operations
from ieum.budget.choices import MatterKind, MatterState, MoneySource
from ieum.budget.queries import matters as queries
from ieum.budget.queries.matters import StandingMatter
from ieum.budget.rules.matters import YearAmount
from ieum.budget.rules.permissions import BudgetAction
from ieum.budget.rules.traits import TRAITS
from ieum.budget.states import CODES, MATTERS, WRITE
from ieum.platform.heads import with_own_heads

router = Router()
_Words60 = Annotated[str, StringConstraints(max_length=60, pattern=r"^[^\x00-\x1f\x7f]*$")]


class MatterRow(Schema):
    """A matter in a list."""

    id: UUID
    kind: MatterKind
    number: str = Field(description="번호 (투자심사 2026-3)")
    title: str
    division: str
    programme: str = Field(description="세부사업의 부호, 없으면 빈 글")
    state: MatterState
    since: date = Field(description="그 상태가 된 날")
    total: int = Field(description="금액, 원")


class AmountOfYear(Schema, extra="forbid"):
    """Money of a source in a year."""

    source: MoneySource
    year: Year
    amount: Won = Field(description="원")
    heading: _Words60 = Field("", description="중기계획의 분야, 기금의 수입과 지출")
    sector: _Words60 = Field("", description="중기계획의 부문")
    code: Code = Field("", description="중기계획의 세부사업")
    item: Annotated[str, StringConstraints(max_length=100, pattern=r"^[^\x00-\x1f\x7f]*$")] = ""


class MatterStepRow(Schema):
    """A step that a matter took."""

    action: str
    state: MatterState
    decided_on: date
    due_on: date | None = Field(description="이 단계에서 시작한 기한")
    by: str
    reason: str


class MatterDetail(MatterRow):
    """A matter with what is said of it and where it can go."""

    traits: dict[str, str] = Field(description="적은 것, 이름마다")
    amounts: list[AmountOfYear]
    warnings: list[str] = Field(description="확인할 점")
    history: list[MatterStepRow]
    moves: list[BillMove] = Field(description="이 계정이 하는 단계")


class MattersAsked(Schema):
    """Which matters."""

    kind: Annotated[MatterKind, INLINE] = Field(description="구분")
    year: Year | None = Field(None, description="연도")
    state: MatterState | None = Field(None, description="상태")
    words: Words = Field("", description="제목이나 부서에 있는 말")


class SaidTrait(Schema, extra="forbid"):
    """Something that is said of a matter."""

    name: Annotated[str, StringConstraints(pattern="^[a-z_]{1,40}$")] = Field(
        description="이름 (GET /api/budget/matters/…의 traits)"
    )
    value: Long


class SaidMatter(Schema, extra="forbid"):
    """What a matter is about, whole."""

    traits: list[SaidTrait] = Field([], max_length=100)
    amounts: list[AmountOfYear] = Field([], max_length=1000, description="재원과 연도마다의 금액")


class NewMatter(SaidMatter, extra="forbid"):
    """A matter as it is recorded."""

    kind: MatterKind
    year: Year = Field(description="연도")
    title: Annotated[Line, StringConstraints(max_length=100)]
    division: Annotated[Line, StringConstraints(max_length=60)] = Field(description="부서의 이름")
    programme: Code = Field("", description="세부사업의 부호")


class RestatedMatter(SaidMatter, extra="forbid"):
    """What a matter is about from now on."""

    reason: Remark = Field("", description="고치는 사유")


class MatterAdvance(Schema, extra="forbid"):
    """A step of a matter."""

    action: Annotated[str, StringConstraints(pattern="^[a-z_]{1,20}$")] = Field(description="moves의 action")
    on: Day = Field(description="한 날")
    reason: Remark = Field("", description="사유나 근거 문서")


@operation(
    router, "/budget/matters", BudgetAction.SEE_BUDGET, Page[MatterRow],
    told="재정 심사·계획 목록. 투자심사, 중기지방재정계획, 기금, 지방채, 재정공시 따위를 구분마다 새것부터 줍니다.",
)  # fmt: skip
def list_matters(request: HttpRequest, asked: Annotated[MattersAsked, Query()], part: Part) -> Any:
    """The matters of a kind."""
    return page(queries.matters(asked.kind, year=asked.year, state=asked.state or "", words=asked.words), part, _row)


@operation(
    router, "/budget/matters/{matter_id}", BudgetAction.SEE_BUDGET, MatterDetail, refuses=MISSING,
    told="재정 심사·계획 하나. 적은 것과 거친 단계, 이 계정이 옮길 수 있는 단계를 줍니다.",
)  # fmt: skip
def get_matter(request: HttpRequest, matter_id: UUID) -> Any:
    """One matter as it stands."""
    return _detail(matter_id, bearer_of(request).account_id)


@writing(
    router, "/budget/matters", BudgetAction.WORK_ON_MATTERS, MatterDetail,
    told="재정 심사·계획을 작성. 그 부서의 직원과 예산팀이 하며, 번호는 구분과 연도로 정합니다.",
)  # fmt: skip
def record_matter(request: HttpRequest, mark: Once, given: NewMatter) -> Any:
    """Record a matter."""
    mine = bearer_of(request).account_id
    head = {name: getattr(given, name) for name in ("kind", "year", "title", "division", "programme")}
    return do_once(
        request, mark, operations.record_matter, lambda made: MatterDetail(**_detail(made.pk, mine)),
        on=localdate(), **head, **_said(given.kind, given),
    )  # fmt: skip


@writing(
    router, "/budget/matters/{matter_id}/statement", BudgetAction.WORK_ON_MATTERS, MatterDetail,
    told="재정 심사·계획을 고치기. 적은 것을 통째로 새로 적으며, 앞의 것은 이력에 남습니다.",
)  # fmt: skip
def state_matter(request: HttpRequest, mark: Once, matter_id: UUID, given: RestatedMatter) -> Any:
    """Say what a matter is about from now on."""
    mine, kind = bearer_of(request).account_id, queries.matter(matter_id).kind
    return do_once(
        request, mark, operations.state_matter, lambda _: MatterDetail(**_detail(matter_id, mine)),
        matter_id=matter_id, reason=given.reason, on=localdate(), **_said(kind, given),
    )  # fmt: skip


@writing(
    router, "/budget/matters/{matter_id}/steps", BudgetAction.WORK_ON_MATTERS, MatterDetail,
    told="재정 심사·계획을 다음 단계로. 위원회 심의는 회의의 안건으로 올립니다.",
)  # fmt: skip
def advance_matter(request: HttpRequest, mark: Once, matter_id: UUID, given: MatterAdvance) -> Any:
    """Move a matter on by a step of its table."""
    mine = bearer_of(request).account_id
    return do_once(
        request, mark, operations.advance_matter, lambda _: MatterDetail(**_detail(matter_id, mine)),
        matter_id=matter_id, **given.model_dump(),
    )  # fmt: skip


def _said(kind: MatterKind, given: SaidMatter) -> dict[str, Any]:
    """What is said of a matter of a kind; a name that it does not have is refused with its place."""
    known = {each.name for each in TRAITS[kind]}
    for number, each in enumerate(given.traits):
        if each.name not in known:
            said = "이 구분에 없는 이름입니다."
            raise Refusal(HTTPStatus.CONFLICT, "REFUSED", said, place=f"body.traits.{number}.name")
    return {
        "traits": {each.name: each.value for each in given.traits},
        "amounts": [YearAmount(**each.model_dump()) for each in given.amounts],
    }


def _same(row: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ("id", "kind", "title", "division", "programme")} | {
        "number": str(row)
    }


def _row(row: Any) -> dict[str, Any]:
    return _same(row) | {"state": row.state_now, "since": row.decided_on, "total": row.total or 0}


def _detail(matter_id: UUID, account_id: UUID) -> dict[str, Any]:
    found = queries.matter(matter_id)
    judgement = queries.judgement(found, on=localdate())
    last = found.steps[-1]
    return _same(found.row) | {
        "state": last.state,
        "since": last.decided_on,
        "total": found.stated.total,
        "traits": dict(found.stated.traits),
        "amounts": [_amount(each) for each in found.stated.amounts],
        "warnings": [str(each) for each in judgement.warnings],
        "history": [_step(each) for each in found.steps],
        "moves": _moves(found, account_id, judgement.unmet, queries.facts_of(judgement)),
    }


def _moves(found: StandingMatter, account_id: UUID, unmet: Mapping[str, str], facts: Any) -> list[dict[str, str]]:
    """The steps of the account, each with why it cannot be taken now."""
    parts, machine = queries.parts_of(found, account_id, on=localdate()), MATTERS[found.kind]
    moves = []
    for row in machine.transitions:
        if row.source == found.state and row.by & parts and row.action not in {WRITE, "refer"}:
            said = machine.refusal(found.state, row.action, parts=parts, facts=facts)
            why = with_own_heads(unmet.get(CODES.get(said, ""), said))
            moves.append({"action": row.action, "label": with_own_heads(row.label), "refusal": why})
    return moves


def _amount(each: YearAmount) -> dict[str, Any]:
    return {name: getattr(each, name) for name in AmountOfYear.model_fields}


def _step(row: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ("action", "state", "decided_on", "due_on")} | {
        "by": row.operation.actor.title,
        "reason": row.operation.basis,
    }
