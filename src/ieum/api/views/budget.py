"""The budget's ledger: balances of any day as known at any time, the life of a cell, why a total changed."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import Field

from ieum.api.door import MISSING, bearer_of, operation
from ieum.api.errors import not_found
from ieum.api.fields import Day, Moment, Page, Part, Schema, Words, Year, page
from ieum.budget import queries
from ieum.budget.choices import Balance, Level, Total
from ieum.budget.queries import BalanceRow, Point, Posted, Reason
from ieum.budget.rules import total_of
from ieum.budget.rules.permissions import BudgetAction
from ieum.budget.rules.sentences import name_of
from ieum.platform.database.tenancy import snapshot

router = Router()
_WON = "원. 관리하지 않는 잔액이 들어 있으면 null"


class Row(Schema):
    """Balances of a cell or of what it is rolled up to."""

    path: list[str] = Field(description="회계부터의 이름")
    cell_id: UUID | None = Field(description="예산과목 하나일 때 그 식별자")
    totals: dict[str, int | None] = Field(description=_WON)


class EventRow(Schema):
    """An event of a cell with what stood after it."""

    event_id: UUID
    kind: str
    label: str
    effective_date: date
    epoch: int
    basis: str
    moved: dict[str, int] = Field(description="움직인 금액, 원")
    available: int = Field(description="그 뒤 예산현액, 원")


class ReasonRow(Schema):
    """An event that a difference is made of."""

    event_id: UUID
    amount: int = Field(description="차이에 더하는 금액, 원")
    sentence: str


class YearRow(Schema):
    """A fiscal year."""

    year: int


class BalancesAsked(Schema):
    """Balances of which year, as of which day, by what."""

    year: Year = Field(description="회계연도")
    as_of: Day = Field(description="기준일")
    by: Level = Field(Level.ACCOUNT, description="나누는 단위")
    known_at: Moment | None = Field(None, description="이때까지 등록된 것만")
    path: list[Words] = Field([], max_length=5, description="이 이름 아래만 (회계부터 차례로)")


class ChangesAsked(Schema):
    """Which total, between which two points."""

    year: Year = Field(description="회계연도")
    before: Day = Field(description="앞 기준일")
    after: Day = Field(description="뒤 기준일")
    total: Total = Field(Total.AVAILABLE, description="무엇이")
    before_known_at: Moment | None = Field(None, description="앞을 알던 때")
    after_known_at: Moment | None = Field(None, description="뒤를 알던 때")
    path: list[Words] = Field([], max_length=5, description="이 이름 아래만")


class KnownAt(Schema):
    """As known when."""

    known_at: Moment | None = Field(None, description="이때까지 등록된 것만")


@operation(router, "/budget/years", BudgetAction.SEE_BUDGET, Page[YearRow], told="열려 있는 회계연도.")
def list_budget_years(request: HttpRequest, part: Part) -> Any:
    """Fiscal years that are open."""
    return page(queries.years(), part, lambda year: {"year": year})


@operation(
    router, "/budget/balances", BudgetAction.SEE_BUDGET, Page[Row], refuses=MISSING, own_transactions=True,
    told="예산 잔액. 어느 날의 잔액이든, 어느 때 알던 대로든 회계·부서·사업·예산과목으로 나누어 줍니다.",
)  # fmt: skip
def list_balances(request: HttpRequest, asked: Annotated[BalancesAsked, Query()], part: Part) -> Any:
    """Balances of a year at a point."""
    under = tuple(asked.path)
    with snapshot(bearer_of(request).municipality_id, known_at=asked.known_at) as epoch:
        rows = queries.balances(Point(asked.as_of, epoch), year=asked.year, by=asked.by)
    return page([row for row in rows if row.path[: len(under)] == under], part, _balances)


@operation(
    router, "/budget/cells/{cell_id}/events", BudgetAction.SEE_BUDGET, Page[EventRow], refuses=MISSING,
    own_transactions=True,
    told="예산과목 하나의 이력. 사건마다 움직인 금액과 그 뒤의 예산현액을 줍니다.",
)  # fmt: skip
def list_cell_events(request: HttpRequest, cell_id: UUID, part: Part, asked: Annotated[KnownAt, Query()]) -> Any:
    """Every event of a cell."""
    with snapshot(bearer_of(request).municipality_id, known_at=asked.known_at) as epoch:
        if queries.name_of_cell(cell_id) is None:
            raise not_found("그런 예산과목이 없습니다.")
        events = queries.history(cell_id, epoch=epoch)
    return page(events, part, _event)


@operation(
    router, "/budget/changes", BudgetAction.SEE_BUDGET, Page[ReasonRow], refuses=MISSING, own_transactions=True,
    told="예산이 달라진 까닭. 두 때 사이의 차이를 사건으로 설명하며, 금액의 합은 차이와 꼭 같습니다.",
)  # fmt: skip
def list_budget_changes(request: HttpRequest, asked: Annotated[ChangesAsked, Query()], part: Part) -> Any:
    """The events whose amounts add up to the difference of a total between two points."""
    home = bearer_of(request).municipality_id
    with snapshot(home, known_at=asked.before_known_at) as epoch:
        before = Point(asked.before, epoch)
    with snapshot(home, known_at=asked.after_known_at) as epoch:
        after = Point(asked.after, epoch)
        reasons = queries.why(before, after, of=queries.Part(asked.year, tuple(asked.path)), total=asked.total)
    return page(reasons, part, _reason)


def _balances(row: BalanceRow) -> dict[str, Any]:
    return {
        "path": list(row.path),
        "cell_id": row.cell_id,
        "totals": {total.value: row.total(total) for total in Total},
    }


def _event(row: Posted) -> dict[str, Any]:
    same = ("event_id", "effective_date", "epoch", "basis")
    return {name: getattr(row, name) for name in same} | {
        "kind": row.kind.value,
        "label": name_of(row.kind, row.round),
        "moved": {Balance(balance).value: amount for balance, amount in row.moved.items()},
        "available": total_of(Total.AVAILABLE, row.standing),
    }


def _reason(row: Reason) -> dict[str, Any]:
    return {"event_id": row.event_id, "amount": row.amount, "sentence": row.sentence}
