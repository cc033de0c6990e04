"""Payments that are settled later (일상경비, 선금급, 개산급): what is said of them, and what was given back."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.timezone import localdate
from ninja import Query, Router
from pydantic import Field

from ieum.api.door import MISSING, operation, writing
from ieum.api.errors import not_found
from ieum.api.fields import INLINE, MOST_WON, Day, Line, Page, Part, Schema, YearAsked, page
from ieum.api.once import Once, do_once
from ieum.budget import operations
from ieum.budget.choices import AdvanceKind, AdvanceState
from ieum.budget.queries.advances import advance_of, advances
from ieum.budget.rules.permissions import BudgetAction
from ieum.office.rules.permissions import OfficeAction

router = Router()


class AdvanceRow(Schema):
    """The last word on a payment that is settled later."""

    event_id: UUID = Field(description="지출 사건")
    kind: AdvanceKind
    state: AdvanceState
    paid_on: date = Field(description="지출일")
    division: str
    amount: int = Field(description="지출액, 원")
    due_on: date = Field(description="정산기한")
    settled_on: date | None = Field(description="정산일, 정산 전이면 null")
    used: int | None = Field(description="정산액, 원. 정산 전이면 null")
    returned: int = Field(description="이은 반납액, 원")
    left: int = Field(description="지출액에서 정산액과 반납액을 뺀 금액, 원")
    basis: str


class SaidAdvance(Schema):
    """What was said."""

    event_id: UUID = Field(description="지출 사건")


class AdvanceGiven(Schema, extra="forbid"):
    """That a payment is settled later."""

    event_id: UUID = Field(description="지출 사건")
    kind: Annotated[AdvanceKind, INLINE]
    due_on: Day = Field(description="정산기한")
    basis: Line = Field(description="근거")


class SettlementGiven(Schema, extra="forbid"):
    """How much of a payment was used."""

    used: Annotated[int, Field(ge=0, le=MOST_WON)] = Field(description="실제로 쓴 금액, 원")
    settled_on: Day = Field(description="정산일")
    basis: Line = Field(description="근거")


class ReturnGiven(Schema, extra="forbid"):
    """What gave back what was left of a payment."""

    return_id: UUID = Field(description="반납 사건")
    basis: Line = Field(description="근거")


class WithdrawalGiven(Schema, extra="forbid"):
    """Why something said is taken back."""

    basis: Line = Field(description="근거")


@operation(
    router, "/budget/advances", BudgetAction.SEE_BUDGET, Page[AdvanceRow],
    told="정산할 지출 목록. 한 회계연도의 일상경비 교부, 선금급, 개산급을 정산기한의 차례로 줍니다.",
)  # fmt: skip
def list_advances(request: HttpRequest, asked: Annotated[YearAsked, Query()], part: Part) -> Any:
    """Payments of a year that are settled later."""
    return page(advances(asked.year), part, lambda each: _row(each).model_dump())


@operation(
    router, "/budget/advances/{event_id}", BudgetAction.SEE_BUDGET, AdvanceRow, refuses=MISSING,
    told="정산할 지출 하나. event_id는 지출 사건입니다.",
)  # fmt: skip
def get_advance(request: HttpRequest, event_id: UUID) -> Any:
    """What is said of a payment."""
    found = advance_of(event_id)
    if found is None:
        raise not_found("정산할 지출이 아닙니다. 목록에서 고르십시오.")
    return _row(found)


@writing(
    router, "/budget/advances", OfficeAction.WORK_ON_CASES, SaidAdvance,
    told="지출을 정산할 지출로 적기. 등록된 지출을 일상경비 교부, 선금급, 개산급으로 적습니다. "
    "그 부서의 직원과 예산팀이 하며, 다시 적으면 뒤의 것이 섭니다.",
)  # fmt: skip
def say_advance(request: HttpRequest, mark: Once, given: AdvanceGiven) -> Any:
    """Say that a payment is settled later."""
    return do_once(request, mark, operations.say_advance, _said, on=localdate(), **given.model_dump())


@writing(
    router, "/budget/advances/{event_id}/settlement", OfficeAction.WORK_ON_CASES, SaidAdvance,
    told="지출을 정산하기. 실제로 쓴 금액을 적습니다. 나머지는 반납을 등록하고 이 지출과 잇습니다.",
)  # fmt: skip
def settle_advance(request: HttpRequest, mark: Once, event_id: UUID, given: SettlementGiven) -> Any:
    """Say how much of a payment was used."""
    return do_once(
        request, mark, operations.settle_advance, _said, event_id=event_id, on=localdate(), **given.model_dump()
    )


@writing(
    router, "/budget/advances/{event_id}/returns", OfficeAction.WORK_ON_CASES, SaidAdvance,
    told="반납을 정산할 지출과 잇기. 등록된 반납이 이 지출의 나머지를 돌려준 것이라고 적습니다. 남은 금액보다 많으면 "
    "거절합니다.",
)  # fmt: skip
def match_return(request: HttpRequest, mark: Once, event_id: UUID, given: ReturnGiven) -> Any:
    """Say that a 반납 gives back what is left of a payment."""
    return do_once(
        request, mark, operations.match_return, lambda made: SaidAdvance(event_id=made.payment_id),
        event_id=event_id, on=localdate(), **given.model_dump(),
    )  # fmt: skip


@writing(
    router, "/budget/advances/{event_id}/withdrawal", OfficeAction.WORK_ON_CASES, SaidAdvance,
    told="정산을 잘못 적은 것 취소. 정산한 지출은 정산 전으로, 정산 전인 지출은 여느 지출로 돌아갑니다.",
)  # fmt: skip
def withdraw_advance(request: HttpRequest, mark: Once, event_id: UUID, given: WithdrawalGiven) -> Any:
    """Take back what was said last of a payment."""
    return do_once(
        request, mark, operations.withdraw_advance, _said, event_id=event_id, on=localdate(), basis=given.basis
    )


@writing(
    router, "/budget/advances/returns/{return_id}/withdrawal", OfficeAction.WORK_ON_CASES, SaidAdvance,
    told="반납을 이은 것 취소. 그 반납은 어느 지출의 것도 아니게 됩니다.",
)  # fmt: skip
def unmatch_return(request: HttpRequest, mark: Once, return_id: UUID, given: WithdrawalGiven) -> Any:
    """Take back that a 반납 is of a payment."""
    return do_once(
        request, mark, operations.unmatch_return, lambda made: SaidAdvance(event_id=made.event_id),
        return_id=return_id, on=localdate(), basis=given.basis,
    )  # fmt: skip


def _said(made: Any) -> SaidAdvance:
    return SaidAdvance(event_id=made.event_id)


def _row(each: Any) -> AdvanceRow:
    return AdvanceRow(
        event_id=each.event_id, kind=AdvanceKind(each.kind), state=AdvanceState(each.state), paid_on=each.paid_on,
        division=each.division, amount=each.amount, due_on=each.due_on, settled_on=each.settled_on, used=each.used,
        returned=each.returned, left=each.amount - (each.used or 0) - each.returned, basis=each.operation.basis,
    )  # fmt: skip
