"""품의: what is asked for before it is committed, and what became of it."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from django.utils.timezone import localdate
from ninja import Query, Router
from pydantic import Field, StringConstraints

from ieum.api.door import operation, writing
from ieum.api.fields import MOST_WON, Day, Line, Page, Part, Schema, YearAsked, page
from ieum.api.once import Once, do_once
from ieum.budget import operations
from ieum.budget.choices import SpendingState
from ieum.budget.queries.spending import spending_requests
from ieum.budget.rules.permissions import BudgetAction
from ieum.office.rules.permissions import OfficeAction

if TYPE_CHECKING:
    from ieum.budget.models import SpendingRequest

router = Router()


class SpendingRow(Schema):
    """The last word on a request to spend."""

    id: UUID
    cell_id: UUID
    number: str = Field(description="품의번호")
    asked_on: date = Field(description="품의일자")
    amount: int = Field(description="품의금액, 원")
    state: SpendingState
    since: date = Field(description="그 상태가 된 날")
    basis: str


class SpendingGiven(Schema, extra="forbid"):
    """What is asked for from a cell."""

    cell_id: UUID = Field(description="예산과목")
    number: Annotated[Line, StringConstraints(max_length=60)] = Field(description="품의번호")
    asked_on: Day = Field(description="품의일자")
    amount: Annotated[int, Field(ge=1, le=MOST_WON)] = Field(description="품의금액, 원")
    basis: Line = Field(description="근거")


class SpendingEnd(Schema, extra="forbid"):
    """What became of a request."""

    state: Literal["COMMITTED", "WITHDRAWN"] = Field(description="원인행위를 했음, 취소")
    since: Day = Field(description="그 날")
    basis: Line = Field(description="근거")


@operation(
    router, "/budget/spending", BudgetAction.SEE_BUDGET, Page[SpendingRow],
    told="품의 목록. 한 회계연도의 품의마다 마지막에 적은 것을 새것부터 줍니다.",
)  # fmt: skip
def list_spending(request: HttpRequest, asked: Annotated[YearAsked, Query()], part: Part) -> Any:
    """Requests to spend of a year."""
    return page(
        spending_requests(asked.year).select_related("operation"), part, lambda each: _spending(each).model_dump()
    )


@writing(
    router, "/budget/spending", OfficeAction.WORK_ON_CASES, SpendingRow,
    told="품의를 적기. 그 부서의 직원과 예산팀이 하며, 같은 번호를 다시 적으면 뒤의 것이 섭니다.",
)  # fmt: skip
def ask_spending(request: HttpRequest, mark: Once, given: SpendingGiven) -> Any:
    """Say what is asked for from a cell."""
    return do_once(
        request, mark, operations.ask_spending, _spending, cell_id=given.cell_id, number=given.number,
        asked=operations.AskedSpending(given.asked_on, given.amount), basis=given.basis, on=localdate(),
    )  # fmt: skip


@writing(
    router, "/budget/spending/{request_id}/end", OfficeAction.WORK_ON_CASES, SpendingRow,
    told="품의를 마치기. 원인행위를 했거나 취소한 것을 적습니다. request_id는 지금 서 있는 품의입니다.",
)  # fmt: skip
def end_spending(request: HttpRequest, mark: Once, request_id: UUID, given: SpendingEnd) -> Any:
    """Say that a request was committed or withdrawn."""
    return do_once(
        request, mark, operations.end_spending, _spending, request_id=request_id, state=SpendingState(given.state),
        since=given.since, basis=given.basis, on=localdate(),
    )  # fmt: skip


def _spending(each: "SpendingRequest") -> SpendingRow:
    same = ("id", "cell_id", "number", "asked_on", "amount", "state", "since")
    return SpendingRow(**{name: getattr(each, name) for name in same}, basis=each.operation.basis)
