"""Events of the budget's ledgers, each taken back by the operation of its page."""

from collections.abc import Callable
from datetime import date
from http import HTTPStatus
from typing import TYPE_CHECKING, Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from django.utils.timezone import localdate
from ninja import Query, Router
from pydantic import Field

from ieum.api.door import bearer_of, operation, writing
from ieum.api.errors import not_found
from ieum.api.fields import MOST_WON, Day, Line, Page, Part, Schema, Short, Year, YearAsked, page
from ieum.api.once import Once, do_once, once_within
from ieum.budget import operations, rules
from ieum.budget.choices import MovementKind, RevenueKind
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


class EntryGiven(Schema, extra="forbid"):
    """What was committed, paid or returned of a cell."""

    year: Year = Field(description="회계연도")
    kind: Literal["COMMITMENT", "EXPENDITURE", "RETURN"] = Field(description="원인행위, 지출, 반납")
    day: Day = Field(description="효력일")
    cell_id: UUID = Field(description="예산과목")
    amount: Annotated[int, Field(ge=-MOST_WON, le=MOST_WON)] = Field(
        description="금액, 원. 원인행위를 줄일 때만 0보다 작게 적음"
    )
    authority: Short = Field("", description="결의서나 문서의 번호")
    basis: Line = Field(description="근거")


class PostedEntry(Schema):
    """The event that an entry was posted as."""

    event_id: UUID


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


@operation(
    router, "/budget/entries", BudgetAction.POST_BUDGET, PostedEntry, method="POST", status=HTTPStatus.CREATED,
    refuses=(HTTPStatus.CONFLICT,), own_transactions=True,
    told="원인행위, 지출, 반납 한 건을 등록. 사건 파일의 한 줄과 같으며, e-호조 집행내역을 등록하는 예산과목에는 쓰지 "
    "않습니다. 한꺼번에 온 여러 건은 함께 등록하고, 답은 건마다 따로 줍니다.",
)  # fmt: skip
def post_budget_entry(request: HttpRequest, mark: Once, given: EntryGiven) -> Any:
    """Post one commitment, payment or return, with those that other programs send meanwhile."""
    bearer = bearer_of(request)
    movement = rules.Movement(
        kind=MovementKind(given.kind), effective_date=given.day, lines=(rules.Line(given.cell_id, given.amount),),
        authority=given.authority,
    )  # fmt: skip

    def work(keep: Callable[[Schema], None]) -> PostedMovement:
        entry = operations.SingleEntry(
            year=given.year, movement=movement, actor_id=bearer.account_id, basis=given.basis,
            also=lambda posted: keep(PostedEntry(event_id=posted.event_id)),
        )  # fmt: skip
        return operations.post_entry(code=bearer.municipality_id, entry=entry)

    return once_within(request, mark, work)


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
