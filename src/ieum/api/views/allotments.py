"""Allotment of a year's money: plan against ledger, the plan with its approval, and what is withheld."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.timezone import localdate
from ninja import Query, Router
from pydantic import Field, StringConstraints

from ieum.api.door import MISSING, operation, writing
from ieum.api.errors import not_found
from ieum.api.fields import Day, Line, Page, Part, Schema, Short, Year, page
from ieum.api.once import Once, do_once
from ieum.api.views.budget_requests import RequestLine
from ieum.api.views.proposals import ProposalRow, proposal
from ieum.budget import operations, rules
from ieum.budget.choices import AllotmentKind, BeforeYearGround
from ieum.budget.queries import allotment as queries
from ieum.budget.queries import find_year
from ieum.budget.queries.allotment import AllotmentRow
from ieum.budget.rules.allotment import Shares
from ieum.budget.rules.permissions import BudgetAction
from ieum.budget.rules.requests import MOST_LINES
from ieum.office import queries as office
from ieum.office.choices import CaseState

router = Router()
_Items = Annotated[str, StringConstraints(pattern="^[0-9-]{0,6}$")]
"""What the codes of items begin with; "" for all."""


class DivisionRow(Schema):
    """Plan against ledger of a division, in won."""

    division: str
    planned: list[int] = Field(description="배정계획, 분기마다, 원")
    allotted: list[int] = Field(description="배정한 금액, 배정한 날의 분기마다, 원")
    withheld: int = Field(description="유보, 원")
    available: int = Field(description="예산현액, 원")
    unallotted: int = Field(description="아직 배정하지 않은 금액, 원")


class AllotmentAsked(Schema):
    """Of which year, as of which day."""

    year: Year = Field(description="회계연도")
    as_of: Day | None = Field(None, description="기준일, 없으면 오늘")


class OfYear(Schema):
    """Of which year."""

    year: Year = Field(description="회계연도")


class PlanRow(Schema):
    """A plan of a year's allotment."""

    id: UUID
    case_id: UUID = Field(description="결재를 받는 업무")
    state: CaseState = Field(description="그 업무의 상태. 결재되었으면 업무가 종결되어도 APPROVED")
    reason: str


class HoldRow(Schema):
    """Money that is withheld from allotment."""

    id: UUID
    scope: str
    amount: int = Field(description="유보액, 원")
    reason: str
    held_on: date
    released_on: date | None = Field(description="해제한 날, 유보 중이면 null")


class QuarterShares(Schema, extra="forbid"):
    """How much each quarter gets of the budget of some items."""

    items: _Items = Field("", description="통계목의 부호가 이렇게 시작하는 것. 빈 글은 그 밖의 모든 통계목")
    percents: list[Annotated[int, Field(ge=0, le=100)]] = Field(min_length=4, max_length=4, description="분기마다 %")


class NewPlan(Schema, extra="forbid"):
    """A plan of a year's allotment."""

    year: Year = Field(description="회계연도")
    shares: list[QuarterShares] = Field(min_length=1, max_length=100, description="합이 100이어야 함")
    reason: Line = Field(description="편성 방향")


class Quarter(Schema, extra="forbid"):
    """A quarter that is allotted."""

    year: Year = Field(description="회계연도")
    quarter: Annotated[int, Field(ge=1, le=4)] = Field(description="분기. 아직 오지 않았으면 당겨배정")
    on: Day = Field(description="배정일")
    division: Short = Field("", description="부서 하나만, 없으면 모두")


class Allotted(Schema):
    """What was allotted."""

    kind: AllotmentKind
    cells: int = Field(description="배정한 과목의 수")
    amount: int = Field(description="배정한 금액, 원")


class Occasional(Schema, extra="forbid"):
    """An allotment beside the plan."""

    year: Year = Field(description="회계연도")
    lines: list[RequestLine] = Field(min_length=1, max_length=MOST_LINES)
    on: Day = Field(description="배정일")
    reason: Line = Field(description="사유")


class BeforeYear(Occasional, extra="forbid"):
    """An allotment that was decided before its year begins."""

    ground: BeforeYearGround = Field(description="사유 (지방재정법 시행령 제57조)")


class NewHold(Schema, extra="forbid"):
    """What is withheld."""

    year: Year = Field(description="회계연도")
    items: _Items = Field("", description="통계목의 부호가 이렇게 시작하는 것만, 없으면 모두")
    division: Annotated[str, StringConstraints(max_length=60, pattern=r"^[^\x00-\x1f\x7f]*$")] = Field(
        "", description="부서 하나만, 없으면 모두"
    )
    percent: Annotated[int, Field(ge=1, le=100)] = Field(description="유보율(%)")
    on: Day = Field(description="유보한 날")
    reason: Line = Field(description="사유")


class Release(Schema, extra="forbid"):
    """Why a hold is released."""

    on: Day = Field(description="해제한 날")
    reason: Line = Field(description="사유")


@operation(
    router, "/budget/allotments", BudgetAction.SEE_BUDGET, Page[DivisionRow], refuses=MISSING,
    told="예산 배정. 부서마다 배정계획과 실제로 배정한 금액, 유보와 예산현액을 줍니다. 예비비는 뺍니다.",
)  # fmt: skip
def list_allotments(request: HttpRequest, asked: Annotated[AllotmentAsked, Query()], part: Part) -> Any:
    """Plan against ledger of a year by division."""
    rows = queries.allotment_rows(_year(asked.year), as_of=asked.as_of or localdate())
    return page(rows, part, _division)


@operation(
    router, "/budget/allotment-plans", BudgetAction.SEE_BUDGET, Page[PlanRow], refuses=MISSING,
    told="배정계획 목록. 새것부터, 결재가 어디까지 왔는지 줍니다.",
)  # fmt: skip
def list_allotment_plans(request: HttpRequest, asked: Annotated[OfYear, Query()], part: Part) -> Any:
    """Plans of a year's allotment."""
    return page(queries.plans(_year(asked.year)), part, _plan)


@operation(
    router, "/budget/allotment-holds", BudgetAction.SEE_BUDGET, Page[HoldRow], refuses=MISSING,
    told="배정유보 목록. 새것부터, 해제한 것도 줍니다.",
)  # fmt: skip
def list_allotment_holds(request: HttpRequest, asked: Annotated[OfYear, Query()], part: Part) -> Any:
    """What is or was withheld in a year."""
    return page(queries.holds(_year(asked.year)), part, _hold)


@writing(
    router, "/budget/allotment-plans", BudgetAction.POST_BUDGET, PlanRow,
    told="배정계획을 올리기. 예산현액을 분기로 나누어 결재를 올립니다. 결재가 끝난 마지막 계획이 섭니다.",
)  # fmt: skip
def draft_allotment_plan(request: HttpRequest, mark: Once, given: NewPlan) -> Any:
    """Submit a plan of a year's allotment."""
    shares = [Shares(each.items, tuple(each.percents)) for each in given.shares]
    return do_once(
        request, mark, operations.draft_allotment_plan, lambda made: PlanRow(**_plan(made)), year=given.year,
        shares=shares, reason=given.reason, on=localdate(),
    )  # fmt: skip


@writing(
    router, "/budget/allotments", BudgetAction.POST_BUDGET, Allotted,
    told="계획대로 배정. 그 분기까지 계획하고 아직 배정하지 않은 금액을 배정합니다.",
)  # fmt: skip
def allot_quarter(request: HttpRequest, mark: Once, given: Quarter) -> Any:
    """Allot what the plan in force has up to a quarter."""
    return do_once(
        request, mark, operations.allot_quarter,
        lambda done: Allotted(kind=done.kind, cells=done.cells, amount=done.amount), **given.model_dump(),
    )  # fmt: skip


@writing(
    router, "/budget/allotments/occasional", BudgetAction.POST_BUDGET, ProposalRow,
    told="수시배정을 올리기. 다른 과장이나 단체장이 승인하면 등록합니다.",
)  # fmt: skip
def propose_allotment(request: HttpRequest, mark: Once, given: Occasional) -> Any:
    """Enter an allotment beside the plan, which another confirms."""
    lines = [rules.Line(each.cell_id, each.amount) for each in given.lines]
    return do_once(
        request, mark, operations.propose_allotment, lambda made: ProposalRow(**proposal(made)), year=given.year,
        lines=lines, reason=given.reason, on=given.on,
    )  # fmt: skip


@writing(
    router, "/budget/allotments/before-year", BudgetAction.POST_BUDGET, ProposalRow,
    told="회계연도 개시 전 배정을 올리기. on은 정한 날이며, 다른 과장이나 단체장이 승인하면 개시일에 배정합니다.",
)  # fmt: skip
def propose_allotment_before_year(request: HttpRequest, mark: Once, given: BeforeYear) -> Any:
    """Enter an allotment that was decided before the year begins, which another confirms."""
    lines = [rules.Line(each.cell_id, each.amount) for each in given.lines]
    return do_once(
        request, mark, operations.propose_allotment_before_year, lambda made: ProposalRow(**proposal(made)),
        year=given.year, lines=lines, ground=given.ground.value, reason=given.reason, on=given.on,
    )  # fmt: skip


@writing(
    router, "/budget/allotment-holds", BudgetAction.POST_BUDGET, HoldRow,
    told="배정을 유보. 아직 배정하지 않은 예산의 비율을 묶어 둡니다.",
)  # fmt: skip
def withhold_allotment(request: HttpRequest, mark: Once, given: NewHold) -> Any:
    """Withhold a share of what is not allotted yet."""
    year = _year(given.year, "body.year")
    return do_once(
        request, mark, operations.withhold_allotment, lambda made: HoldRow(**_hold(_held(year, made.pk))),
        **given.model_dump(),
    )  # fmt: skip


@writing(
    router, "/budget/allotment-holds/{hold_id}/release", BudgetAction.POST_BUDGET, HoldRow,
    told="배정유보를 해제. 묶어 둔 금액을 다시 배정할 수 있습니다.",
)  # fmt: skip
def release_hold(request: HttpRequest, mark: Once, hold_id: UUID, given: Release) -> Any:
    """Release a hold."""
    return do_once(
        request, mark, operations.release_hold,
        lambda made: HoldRow(**_hold(_held(made.hold.fiscal_year_id, hold_id))), hold_id=hold_id, **given.model_dump(),
    )  # fmt: skip


def _year(year: int, place: str = "query.year") -> UUID:
    """The id of a fiscal year that is open; ``place`` is where the request says it."""
    found = find_year(year)
    if found is None:
        raise not_found("열려 있지 않은 회계연도입니다. 회계연도 목록(GET /api/budget/years)에서 고르십시오.", place)
    return found.pk


def _held(year_id: UUID, hold_id: UUID) -> Any:
    return next(each for each in queries.holds(year_id) if each.pk == hold_id)


def _plan(row: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ("id", "case_id", "reason")} | {"state": office.state_of(row.draft)}


def _hold(row: Any) -> dict[str, Any]:
    release = next(iter(row.releases.all()), None)
    return {name: getattr(row, name) for name in ("id", "scope", "amount", "held_on")} | {
        "reason": row.operation.basis,
        "released_on": release.released_on if release else None,
    }


def _division(row: AllotmentRow) -> dict[str, Any]:
    same = ("division", "planned", "allotted", "withheld", "available", "unallotted")
    return {name: getattr(row, name) for name in same}
