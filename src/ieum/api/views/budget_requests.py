"""Requests of divisions to move money, and how far a year's money is allotted against its plan."""

from http import HTTPStatus
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.timezone import localdate
from ninja import Query, Router, Schema
from pydantic import Field, StringConstraints

from ieum.api.door import bearer_of, operation
from ieum.api.errors import not_found
from ieum.api.fields import NO_CONTROLS, Day, Line, Page, Part, Year, page
from ieum.api.once import Once, once
from ieum.budget import operations, rules
from ieum.budget.choices import MovementKind
from ieum.budget.operations.requests import Asked
from ieum.budget.queries import allotment, find_year, requests
from ieum.budget.queries.allotment import AllotmentRow
from ieum.budget.rules.permissions import BudgetAction
from ieum.budget.rules.request_places import place_label
from ieum.budget.rules.requests import MOST_LINES
from ieum.office.choices import CaseState
from ieum.office.rules.permissions import OfficeAction

router = Router()
_MOST = 10**15
"""Won of a line; more than any budget of a municipality."""


class RequestLine(Schema, extra="forbid"):
    """What a cell gives or gets."""

    cell_id: UUID = Field(description="예산과목 (GET /api/budget/balances의 cell_id)")
    amount: int = Field(ge=-_MOST, le=_MOST, description="원. 줄이면 음수")


class RequestedPlace(Schema):
    """What a place gets that has no cell yet."""

    name: str = Field(description="세부사업, 통계목, 부서, 재원")
    amount: int = Field(description="원")


class RequestRow(Schema):
    """A request to move money."""

    id: UUID
    case_id: UUID = Field(description="결재를 받는 업무")
    number: str = Field(description="그 업무의 번호")
    state: CaseState = Field(description="그 업무의 상태. APPROVED부터는 원장에 등록된 것")
    year: int
    kind: MovementKind
    reason: str
    authority: str = Field(description="결정 근거, 적지 않았으면 빈 글")
    lines: list[RequestLine]
    places: list[RequestedPlace] = Field(description="예산이 아직 없는 과목. 결재가 끝나면 등록되어 lines에 섭니다")


class NewRequest(Schema, extra="forbid"):
    """A request as a division makes it."""

    year: Year = Field(description="회계연도")
    kind: MovementKind = Field(description="전용, 변경사용, 이용, 이체, 예비비 사용 가운데 하나")
    lines: list[RequestLine] = Field(min_length=1, max_length=MOST_LINES)
    reason: Line = Field(description="사유")
    authority: Annotated[str, StringConstraints(max_length=200, pattern=NO_CONTROLS)] = Field(
        "", description="결정 근거"
    )


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


@operation(
    router, "/budget/requests", BudgetAction.SEE_BUDGET, Page[RequestRow],
    told="예산 변경 요청 목록. 새 요청부터, 다시 올린 것은 마지막 것을 줍니다.",
)  # fmt: skip
def list_budget_requests(request: HttpRequest, part: Part) -> Any:
    """Requests to move money."""
    return page(requests.movement_requests().prefetch_related("lines", "places"), part, _request)


@operation(
    router, "/budget/requests", OfficeAction.WORK_ON_CASES, RequestRow, method="POST", status=HTTPStatus.CREATED,
    refuses=(HTTPStatus.CONFLICT,),
    told="예산 변경 요청. 부서가 제 예산과목 사이의 변경을 요청하고, 규칙이 정한 결재선에 올립니다. "
    "결재가 끝나면 원장에 등록됩니다. 원장이 받지 않을 요청은 까닭과 함께 거절합니다.",
)  # fmt: skip
def request_budget_change(request: HttpRequest, mark: Once, given: NewRequest) -> Any:
    """Ask for a movement, which its approval posts."""
    asked = Asked(
        kind=given.kind, reason=given.reason, authority=given.authority,
        lines=[rules.Line(each.cell_id, each.amount) for each in given.lines],
    )  # fmt: skip

    def work() -> RequestRow:
        made = operations.request_movement(
            year=given.year, asked=asked, actor_id=bearer_of(request).account_id, on=localdate()
        )
        return RequestRow(**_request(made))

    return once(request, mark, work)


@operation(
    router, "/budget/allotments", BudgetAction.SEE_BUDGET, Page[DivisionRow], refuses=(HTTPStatus.NOT_FOUND,),
    told="예산 배정. 부서마다 배정계획과 실제로 배정한 금액, 유보와 예산현액을 줍니다. 예비비는 뺍니다.",
)  # fmt: skip
def list_allotments(request: HttpRequest, asked: Annotated[AllotmentAsked, Query()], part: Part) -> Any:
    """Plan against ledger of a year by division."""
    year = find_year(asked.year)
    if year is None:
        raise not_found(
            "열려 있지 않은 회계연도입니다. 회계연도 목록(GET /api/budget/years)에서 고르십시오.", "query.year"
        )
    return page(allotment.allotment_rows(year.pk, as_of=asked.as_of or localdate()), part, _division)


def _request(row: Any) -> dict[str, Any]:
    return {
        "id": row.pk,
        "case_id": row.case_id,
        "number": str(row.case),
        "state": row.case.state,
        "year": row.fiscal_year.year,
        "kind": row.kind,
        "reason": row.reason,
        "authority": row.authority,
        "lines": [
            {"cell_id": each.cell_id, "amount": each.amount}
            for each in sorted(row.lines.all(), key=lambda each: each.pk)
        ],
        "places": [{"name": place_label(each.cell), "amount": each.amount} for each in requests.places_of(row)],
    }


def _division(row: AllotmentRow) -> dict[str, Any]:
    same = ("division", "planned", "allotted", "withheld", "available", "unallotted")
    return {name: getattr(row, name) for name in same}
