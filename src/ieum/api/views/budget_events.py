"""Events of the budget's ledgers, each taken back by the operation of its page."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.timezone import localdate
from ninja import Query, Router
from pydantic import Field

from ieum.api.door import operation, writing
from ieum.api.errors import not_found
from ieum.api.fields import Line, Page, Part, Schema, YearAsked, page
from ieum.api.once import Once, do_once
from ieum.budget import operations
from ieum.budget.choices import RevenueKind
from ieum.budget.operations import PostedMovement
from ieum.budget.queries import events, revenue
from ieum.budget.rules.permissions import BudgetAction

if TYPE_CHECKING:
    from ieum.budget.models import RevenueLine

router = Router()
_NOWHERE = "그런 사건이 없습니다. 사건 목록에서 고르십시오."


class EventUndo(Schema, extra="forbid"):
    """Why an event is taken back."""

    basis: Line = Field(description="취소하는 근거")


class ReversedEvent(Schema):
    """What took an event back."""

    event_id: UUID = Field(description="취소로 등록한 사건")
    reverses: UUID = Field(description="취소한 사건")


class RevenueEventRow(Schema):
    """A line of an event of revenue."""

    event_id: UUID
    kind: RevenueKind
    code: str = Field(description="세입과목")
    account: str
    division: str
    amount: int = Field(description="금액, 원")
    effective_date: date
    basis: str
    reverses: UUID | None = Field(description="취소한 사건, 취소가 아니면 null")


@operation(
    router, "/budget/revenue/events", BudgetAction.SEE_BUDGET, Page[RevenueEventRow],
    told="세입 사건 목록. 한 회계연도의 세입 사건을 과목마다 한 줄로, 새것부터 줍니다.",
)  # fmt: skip
def list_revenue_events(request: HttpRequest, asked: Annotated[YearAsked, Query()], part: Part) -> Any:
    """The lines of all movements of revenue of a year."""
    return page(revenue.revenue_lines(asked.year).select_related("cell__account"), part, _revenue)


@writing(
    router, "/budget/events/{event_id}/undo", BudgetAction.TAKE_BACK, ReversedEvent,
    told="예산 사건 하나를 취소. 함께 등록한 세입도 취소합니다. 결재나 승인을 받은 사건은 올린 사람이 아닌 결정하는 "
    "이의 계정으로만 취소하고, 딸린 사건이 있으면 그 사건을 알려 주고 거절합니다.",
)  # fmt: skip
def take_back_budget_event(request: HttpRequest, mark: Once, event_id: UUID, given: EventUndo) -> Any:
    """Take one event of expenditure back."""
    if events.ledger_event(event_id) is None:
        raise not_found(_NOWHERE)
    return do_once(
        request, mark, operations.take_back_event, lambda done: _reversed(done, event_id),
        event_id=event_id, basis=given.basis, on=localdate(),
    )  # fmt: skip


@writing(
    router, "/budget/revenue/events/{event_id}/undo", BudgetAction.TAKE_BACK, ReversedEvent,
    told="세입 사건 하나를 취소. 세출과 함께 등록한 세입은 그 세출을 취소할 때 함께 취소합니다.",
)  # fmt: skip
def take_back_revenue_event(request: HttpRequest, mark: Once, event_id: UUID, given: EventUndo) -> Any:
    """Take one event of revenue back."""
    if events.revenue_event(event_id) is None:
        raise not_found(_NOWHERE)
    return do_once(
        request, mark, operations.take_back_revenue, lambda done: _reversed(done, event_id),
        event_id=event_id, basis=given.basis,
    )  # fmt: skip


def _reversed(done: PostedMovement, event_id: UUID) -> ReversedEvent:
    return ReversedEvent(event_id=done.event_id, reverses=event_id)


def _revenue(line: "RevenueLine") -> dict[str, Any]:
    event, cell = line.event, line.cell
    return {
        "event_id": event.pk,
        "kind": event.kind,
        "code": cell.code,
        "account": cell.account.name,
        "division": cell.division,
        "amount": line.amount,
        "effective_date": event.effective_date,
        "basis": event.operation.basis,
        "reverses": event.reverses_id,
    }
