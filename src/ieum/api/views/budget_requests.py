"""Requests of divisions to move money, which an approval posts."""

from http import HTTPStatus
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.timezone import localdate
from ninja import Router
from pydantic import Field, StringConstraints

from ieum.api.door import operation, writing
from ieum.api.fields import NO_CONTROLS, Line, Page, Part, Schema, Won, Year, page
from ieum.api.once import Once, do_once
from ieum.api.views.cases import case_for
from ieum.budget import operations, rules
from ieum.budget.choices import MovementKind, ReserveGround
from ieum.budget.operations.requests import Asked
from ieum.budget.queries import requests
from ieum.budget.rules.permissions import BudgetAction
from ieum.budget.rules.reorganising import MOST_MOVED
from ieum.budget.rules.request_places import place_label
from ieum.office import queries as office
from ieum.office.choices import CaseState
from ieum.office.rules.permissions import OfficeAction

router = Router()


class RequestLine(Schema, extra="forbid"):
    """What a cell gives or gets."""

    cell_id: UUID = Field(description="예산과목 (GET /api/budget/balances의 cell_id)")
    amount: Won = Field(description="원. 줄이면 음수")


class RequestedPlace(Schema):
    """What a place gets that has no cell yet."""

    name: str = Field(description="세부사업, 통계목, 부서, 재원")
    amount: int = Field(description="원")


class RequestRow(Schema):
    """A request to move money."""

    id: UUID
    case_id: UUID = Field(description="결재를 받는 업무")
    number: str = Field(description="그 업무의 번호")
    state: CaseState = Field(description="그 업무의 상태. 결재되어 원장에 등록되었으면 업무가 종결되어도 APPROVED")
    year: int
    kind: MovementKind
    reason: str
    authority: str = Field(description="결정 근거, 적지 않았으면 빈 글")
    ground: ReserveGround | None = Field(description="예비비의 근거, 다른 구분이면 null")
    lines: list[RequestLine]
    places: list[RequestedPlace] = Field(description="예산이 아직 없는 과목. 결재가 끝나면 등록되어 lines에 섭니다")


class AskedAnew(Schema, extra="forbid"):
    """What a request asks for."""

    kind: MovementKind = Field(description="전용, 변경사용, 이용, 이체, 예비비 사용 가운데 하나")
    lines: list[RequestLine] = Field(min_length=1, max_length=MOST_MOVED)
    reason: Line = Field(description="사유")
    authority: Annotated[str, StringConstraints(max_length=200, pattern=NO_CONTROLS)] = Field(
        "", description="결정 근거"
    )
    ground: ReserveGround | None = Field(None, description="예비비 사용의 근거. 예비비 사용이면 있어야 합니다")


class NewRequest(AskedAnew, extra="forbid"):
    """A request as a division makes it."""

    year: Year = Field(description="회계연도")


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
    return do_once(
        request, mark, operations.request_movement, _made, year=given.year, asked=_asked(given), on=localdate()
    )


@writing(
    router, "/budget/requests/{case_id}/revision", OfficeAction.WORK_ON_CASES, RequestRow,
    told="예산 변경 요청을 다시 올리기. 반려되거나 회수한 요청을 고쳐 올립니다. 앞의 것은 이력에 남습니다.",
)  # fmt: skip
def revise_budget_change(request: HttpRequest, mark: Once, case_id: UUID, given: AskedAnew) -> Any:
    """Submit a request anew that came back; ``case_id`` is the case of the request."""
    case_for(request, case_id)
    return do_once(
        request, mark, operations.revise_request, _made, case_id=case_id, asked=_asked(given), on=localdate()
    )


def _asked(given: AskedAnew) -> Asked:
    lines = [rules.Line(each.cell_id, each.amount) for each in given.lines]
    return Asked(
        kind=given.kind, lines=lines, reason=given.reason, authority=given.authority, ground=given.ground or ""
    )


def _made(row: Any) -> RequestRow:
    return RequestRow(**_request(row))


def _request(row: Any) -> dict[str, Any]:
    return {
        "id": row.pk,
        "case_id": row.case_id,
        "number": str(row.case),
        "state": office.state_of(row.draft),
        "year": row.fiscal_year.year,
        "kind": row.kind,
        "reason": row.reason,
        "authority": row.authority,
        "ground": row.ground or None,
        "lines": [
            {"cell_id": each.cell_id, "amount": each.amount}
            for each in sorted(row.lines.all(), key=lambda each: each.pk)
        ],
        "places": [{"name": place_label(each.cell), "amount": each.amount} for each in requests.places_of(row)],
    }
