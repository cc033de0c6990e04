"""How far a year's money is spent and received, and files of revenue and of budget books."""

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils.timezone import localdate
from ninja import File, Form, Query, Router, UploadedFile
from pydantic import Field

from ieum.api.door import MISSING, bearer_of, operation, writing
from ieum.api.fields import Day, Moment, Page, Part, Schema, Short, Year, page
from ieum.api.once import Once, once_by_content
from ieum.api.views.budget_files import FileForm, PostedFile
from ieum.budget import operations, queries
from ieum.budget.choices import ExecutedBy, RevenueBalance, Total
from ieum.budget.operations import BookOf
from ieum.budget.queries import ExecutedRow, MonthRow, Point
from ieum.budget.queries import revenue as receiving
from ieum.budget.queries.revenue import RevenueRow
from ieum.budget.rules.permissions import BudgetAction
from ieum.platform.database.tenancy import snapshot

router = Router()


class PointAsked(Schema):
    """Of which year, as of which day, as known when."""

    year: Year = Field(description="회계연도")
    as_of: Day | None = Field(None, description="기준일, 없으면 오늘")
    known_at: Moment | None = Field(None, description="이때까지 등록된 것만")


class ExecutionAsked(PointAsked):
    """By what spending is divided."""

    by: ExecutedBy = Field(ExecutedBy.DIVISION, description="나누는 것")


class ExecutionRow(Schema):
    """What a division, a team, a programme or a source of money had and spent."""

    key: list[str]
    label: str
    totals: dict[str, int | None] = Field(description="집행을 관리하는 과목의 금액, 원. 배정을 관리하지 않으면 null")
    beside: dict[str, int] = Field(description="집행을 관리하지 않는 과목의 금액, 원")


class MonthOfYear(Schema):
    """Spending of a month."""

    since: date
    until: date
    moved: int = Field(description="이 달의 집행액, 원")
    spent: int = Field(description="이날까지의 집행액, 원")
    allotted: int | None = Field(description="이날까지의 배정액, 원")
    base: dict[str, int] = Field(description="이날의 예산액과 예산현액, 원")
    spent_before: int | None = Field(description="한 해 전 같은 날까지의 집행액, 모르면 null")


class RevenuePlace(Schema):
    """A place of revenue with its balances."""

    account: str
    group: str = Field(description="장 (지방세수입)")
    division: str
    code: str = Field(description="세입과목")
    balances: dict[str, int] = Field(description="예산액, 징수결정액, 수납액 따위, 원")
    budgeted: int = Field(description="예산액, 원")
    uncollected: int = Field(description="미수납액, 원")


class SurplusRow(Schema):
    """What is left of an account."""

    account: str
    received: int = Field(description="수납액, 원")
    spent: int = Field(description="집행액, 원")
    whole: int = Field(description="세계잉여금, 원")
    carried: int = Field(description="이월액, 원")
    unused_grants: int = Field(description="보조금 집행잔액, 원")
    net: int = Field(description="순세계잉여금, 원")


class BookForm(FileForm):
    """What is said about a budget book."""

    year: Year = Field(description="회계연도")
    on: Day = Field(description="본예산은 그해 첫날, 추경은 의결한 날")
    round: Annotated[int, Field(ge=0, le=99)] = Field(0, description="추경의 차수, 본예산이면 0")
    account: Short = Field("일반회계", description="회계")


@operation(
    router, "/budget/execution", BudgetAction.SEE_BUDGET, Page[ExecutionRow], refuses=MISSING, own_transactions=True,
    told="집행 현황. 기준일까지의 예산과 집행을 부서, 팀, 사업이나 재원으로 나누어 줍니다.",
)  # fmt: skip
def list_execution(request: HttpRequest, asked: Annotated[ExecutionAsked, Query()], part: Part) -> Any:
    """Spending of a year at a point."""
    with snapshot(bearer_of(request).municipality_id, known_at=asked.known_at) as epoch:
        rows = queries.executed_by(point_of(asked, epoch), year=asked.year, by=asked.by)
    return page(rows, part, _executed)


@operation(
    router, "/budget/execution/months", BudgetAction.SEE_BUDGET, Page[MonthOfYear], refuses=MISSING,
    own_transactions=True,
    told="월별 집행. 기준일까지 달마다의 집행액을 한 해 전의 같은 날과 함께 줍니다.",
)  # fmt: skip
def list_execution_months(request: HttpRequest, asked: Annotated[PointAsked, Query()], part: Part) -> Any:
    """Spending of a year by month."""
    with snapshot(bearer_of(request).municipality_id, known_at=asked.known_at) as epoch:
        rows = queries.by_month(point_of(asked, epoch), year=asked.year)
    return page(rows, part, _month)


@operation(
    router, "/budget/revenue", BudgetAction.SEE_BUDGET, Page[RevenuePlace], refuses=MISSING, own_transactions=True,
    told="세입. 기준일까지 세입과목마다의 예산액, 징수결정액, 수납액, 미수납액을 줍니다.",
)  # fmt: skip
def list_revenue(request: HttpRequest, asked: Annotated[PointAsked, Query()], part: Part) -> Any:
    """Revenue of a year at a point."""
    with snapshot(bearer_of(request).municipality_id, known_at=asked.known_at) as epoch:
        rows = receiving.revenue_rows(point_of(asked, epoch), year=asked.year)
    return page(rows, part, _received)


@operation(
    router, "/budget/surpluses", BudgetAction.SEE_BUDGET, Page[SurplusRow], refuses=MISSING, own_transactions=True,
    told="세계잉여금. 기준일까지 회계마다 받은 것에서 쓴 것을 뺀 금액과 순세계잉여금을 줍니다.",
)  # fmt: skip
def list_surpluses(request: HttpRequest, asked: Annotated[PointAsked, Query()], part: Part) -> Any:
    """What is left of each account at a point."""
    with snapshot(bearer_of(request).municipality_id, known_at=asked.known_at) as epoch:
        rows = receiving.surpluses(point_of(asked, epoch), year=asked.year)
    return page(rows, part, lambda row: {name: getattr(row, name) for name in SurplusRow.model_fields})


@writing(
    router, "/budget/revenue/files", BudgetAction.POST_BUDGET, PostedFile, own_transactions=True,
    told="세입 파일을 등록. 모든 사건을 등록하거나 하나도 등록하지 않습니다. 같은 내용은 두 번 등록되지 않습니다.",
)  # fmt: skip
def post_revenue_file(
    request: HttpRequest, mark: Once, file: Annotated[UploadedFile, File()], said: Annotated[FileForm, Form()]
) -> Any:
    """Post the movements of revenue of a file, or look them over."""
    return _posted(request, mark, operations.post_revenue_file, file, said)


@writing(
    router, "/budget/books", BudgetAction.POST_BUDGET, PostedFile, own_transactions=True,
    told="예산서를 등록. 예산서의 모든 과목을 본예산이나 추경으로 등록하거나 하나도 등록하지 않습니다.",
)  # fmt: skip
def post_budget_book(
    request: HttpRequest, mark: Once, file: Annotated[UploadedFile, File()], said: Annotated[BookForm, Form()]
) -> Any:
    """Post the items of a budget book, or look them over."""
    of = BookOf(said.year, said.on, said.round or None, said.account)
    return _posted(request, mark, operations.post_book, file, said, of=of)


def _posted(request: HttpRequest, mark: Once, post: Any, file: UploadedFile, said: FileForm, **more: Any) -> Any:
    """Post a file by an operation that opens its own transaction."""
    bearer = bearer_of(request)

    def work() -> PostedFile:
        done = post(
            code=bearer.municipality_id, name=str(file.name), data=file.read(), actor_id=bearer.account_id,
            basis=said.basis, is_preview=said.is_preview, **more,
        )  # fmt: skip
        notes = [str(each) for each in done.notes]
        return PostedFile(is_preview=said.is_preview, posted=done.posted, known=done.known, notes=notes)

    return once_by_content(request, mark, work, [file])


def point_of(asked: PointAsked, epoch: int) -> Point:
    """The day that is asked about, as known at an epoch."""
    return Point(asked.as_of or localdate(), epoch)


def _executed(row: ExecutedRow) -> dict[str, Any]:
    return {
        "key": list(row.key),
        "label": row.label,
        "totals": {total.value: row.total(total) for total in Total},
        "beside": {total.value: row.beside(total) for total in Total},
    }


def _month(row: MonthRow) -> dict[str, Any]:
    same = ("since", "until", "moved", "spent", "allotted", "spent_before")
    return {name: getattr(row, name) for name in same} | {
        "base": {total.value: amount for total, amount in row.base.items()}
    }


def _received(row: RevenueRow) -> dict[str, Any]:
    same = ("account", "group", "division", "code", "budgeted", "uncollected")
    return {name: getattr(row, name) for name in same} | {
        "balances": {balance.value: row.amount(balance) for balance in RevenueBalance}
    }
