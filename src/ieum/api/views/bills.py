"""Budget bills: their stages, lines and sheets, and moving them on until the council's vote."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from django.utils.timezone import localdate
from ninja import Query, Router
from pydantic import Field, StringConstraints

from ieum.api.door import MISSING, bearer_of, operation, writing
from ieum.api.fields import Code, Day, Line, Page, Part, Remark, Schema, Short, Year, page
from ieum.api.once import Once, do_once
from ieum.budget import operations
from ieum.budget.choices import AccountKind, Side, Stage, VersionKind
from ieum.budget.queries import bills
from ieum.budget.queries.bill_checks import version_facts
from ieum.budget.queries.bills import VersionLine
from ieum.budget.rules import CellDraft
from ieum.budget.rules.calculation import EXTERNAL
from ieum.budget.rules.permissions import BudgetAction
from ieum.budget.rules.sheets import MOST_ROWS, Sheet, SheetRow
from ieum.budget.states import VERSION
from ieum.platform.heads import with_own_heads

if TYPE_CHECKING:
    from ieum.budget.models import BudgetVersion

router = Router()
_Name = Annotated[Line, StringConstraints(max_length=60)]


class BillRow(Schema):
    """A budget bill."""

    id: UUID
    name: str
    year: int
    kind: VersionKind
    round: int | None = Field(description="추경의 차수, 본예산이면 null")
    stage: Stage
    since: date = Field(description="그 단계가 된 날")


class BillStep(Schema):
    """A step that a bill took."""

    action: str
    stage: Stage
    number: int = Field(description="몇 번째인지")
    decided_on: date
    by: str
    reason: str


class BillMove(Schema):
    """A step that the account of the key takes, now or when nothing stands in its way."""

    action: str
    label: str
    refusal: str = Field(description="지금 할 수 없으면 그 까닭, 할 수 있으면 빈 글")


class BillDetail(BillRow):
    """A bill with its way and where it can go."""

    posted: int = Field(description="원장에 등록한 금액, 원")
    history: list[BillStep]
    moves: list[BillMove] = Field(description="이 계정이 하는 단계")


class BillLine(Schema):
    """A line of a bill as it holds now."""

    side: Side
    account: str
    division: str
    programme: str = Field(description="세부사업의 부호, 세입이면 빈 글")
    programme_name: str
    code: str = Field(description="통계목이나 세입과목")
    amount: int = Field(description="지금 금액, 원")
    shares: dict[str, int] = Field(description="재원마다의 금액, 원")
    reason: str


class SheetAsked(Schema):
    """Which sheet."""

    side: Side = Field(Side.EXPENDITURE, description="세출이나 세입")
    account: _Name = Field("일반회계", description="회계")
    division: _Name = Field(description="부서")


class SheetShare(Schema, extra="forbid"):
    """What another than the district pays of a row."""

    source: Literal[
        "NATIONAL", "CITY", "SPECIAL_GRANT", "SPECIAL_ADJUSTMENT", "BALANCED", "FUND_GRANT", "BOND", "OTHER"
    ] = Field(description="재원")
    amount: Short = Field(description="금액, 적은 대로 (500천원)")


class SheetCells(Schema, extra="forbid"):
    """A row of a calculation sheet, as it is written."""

    programme: Short = Field("", description="세부사업의 부호")
    code: Short = Field("", description="통계목 (201-01)")
    description: Annotated[str, StringConstraints(max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$")] = Field(
        "", description="산출내역"
    )
    formula: Annotated[str, StringConstraints(max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$")] = Field(
        "", description="산출식 (1,000천원*12월)"
    )
    shares: list[SheetShare] = Field([], max_length=len(EXTERNAL), description="구비가 아닌 재원마다의 금액")


class SheetDetail(Schema):
    """A calculation sheet."""

    seen: int = Field(description="몇 번 고쳤는지. 저장할 때 함께 보냄")
    refusal: str = Field(description="이 계정이 지금 적을 수 없으면 그 까닭")
    rows: list[SheetCells]


class WrittenSheet(SheetAsked, extra="forbid"):
    """A sheet as it is to be."""

    seen: Annotated[int, Field(ge=0, le=10**6)] = Field(description="읽은 산출표의 seen. 그사이 바뀌었으면 거절함")
    rows: list[SheetCells] = Field(max_length=MOST_ROWS, description="산출표 전체. 빠진 과목은 0원이 됨")
    reason: Short = Field("", description="사유, 요구 뒤의 단계에서")


class Saved(Schema):
    """What became of a sheet."""

    changed: int = Field(description="바뀐 과목의 수")


class NewBill(Schema, extra="forbid"):
    """A bill to be opened."""

    year: Year = Field(description="회계연도")
    kind: VersionKind
    round: Annotated[int, Field(ge=1, le=99)] | None = Field(None, description="추경의 차수")


class Advance(Schema, extra="forbid"):
    """A step of a bill."""

    action: Annotated[str, StringConstraints(pattern="^[a-z_]{1,20}$")] = Field(description="moves의 action")
    on: Day = Field(description="한 날")
    reason: Remark = Field("", description="사유")


class Vote(Schema, extra="forbid"):
    """The council's vote."""

    voted_on: Day = Field(description="의결한 날")
    reason: Line = Field(description="의결의 근거")


class NewProgramme(Schema, extra="forbid"):
    """A programme of the year of a bill."""

    account_kind: AccountKind
    account: _Name = "일반회계"
    policy_code: Annotated[Code, StringConstraints(min_length=1)]
    policy: Line
    unit_code: Annotated[Code, StringConstraints(min_length=1)]
    unit: Line
    code: Annotated[Code, StringConstraints(min_length=1)]
    name: Line


class Registered(Schema):
    """Something that is known from now on."""

    id: UUID


@operation(router, "/budget/bills", BudgetAction.SEE_BUDGET, Page[BillRow], told="예산안 목록. 새 회계연도부터 줍니다.")
def list_bills(request: HttpRequest, part: Part) -> Any:
    """All budget bills."""
    return page(bills.versions(), part, _bill)


@operation(
    router, "/budget/bills/{bill_id}", BudgetAction.SEE_BUDGET, BillDetail, refuses=MISSING,
    told="예산안 하나. 거친 단계와, 이 계정이 옮길 수 있는 단계를 줍니다.",
)  # fmt: skip
def get_bill(request: HttpRequest, bill_id: UUID) -> Any:
    """One bill with its way."""
    return _detail(bill_id, bearer_of(request).account_id)


@operation(
    router, "/budget/bills/{bill_id}/lines", BudgetAction.SEE_BUDGET, Page[BillLine], refuses=MISSING,
    told="예산안의 과목. 부호 순서로 지금 금액을 재원마다 줍니다.",
)  # fmt: skip
def list_bill_lines(request: HttpRequest, bill_id: UUID, part: Part) -> Any:
    """The lines of a bill."""
    return page(bills.version_lines(bills.version(bill_id).pk), part, _line)


@operation(
    router, "/budget/bills/{bill_id}/sheet", BudgetAction.SEE_BUDGET, SheetDetail, refuses=MISSING,
    told="산출표. 부서의 산출내역과 산출식을 적은 대로 줍니다.",
)  # fmt: skip
def get_sheet(request: HttpRequest, bill_id: UUID, asked: Annotated[SheetAsked, Query()]) -> Any:
    """A calculation sheet of a bill."""
    found, sheet = bills.version(bill_id), Sheet(asked.side, asked.account, asked.division)
    mine = bearer_of(request).account_id
    return {
        "seen": bills.seen_of(found.pk, sheet),
        "refusal": bills.sheet_refusal(found.pk, sheet, account_id=mine, day=localdate()),
        "rows": [_cells(each) for each in bills.sheet_rows(found.pk, sheet)],
    }


@writing(
    router, "/budget/bills/{bill_id}/sheet", BudgetAction.WRITE_BUDGET_LINES, Saved,
    told="산출표를 저장. 전체를 저장하거나 하나도 저장하지 않습니다. 그사이 다른 사람이 고쳤으면 거절합니다.",
)  # fmt: skip
def write_sheet(request: HttpRequest, mark: Once, bill_id: UUID, given: WrittenSheet) -> Any:
    """State the lines of a sheet."""
    rows = [
        SheetRow({**row.model_dump(exclude={"shares"}), **{each.source.lower(): each.amount for each in row.shares}})
        for row in given.rows
    ]
    return do_once(
        request, mark, operations.write_sheet, lambda saved: Saved(changed=saved.changed),
        version_id=bills.version(bill_id).pk, sheet=Sheet(given.side, given.account, given.division), rows=rows,
        seen=given.seen, on=localdate(), reason=given.reason,
    )  # fmt: skip


@writing(
    router, "/budget/bills", BudgetAction.COMPILE_BUDGET, BillDetail,
    told="예산안을 열기. 부서가 예산을 요구할 수 있게 됩니다. 세부사업이 없는 해는 앞 해의 것을 이어받습니다.",
)  # fmt: skip
def open_bill(request: HttpRequest, mark: Once, given: NewBill) -> Any:
    """Open a bill for requests."""
    mine = bearer_of(request).account_id
    return do_once(
        request, mark, operations.open_version, lambda made: BillDetail(**_detail(made.pk, mine)), on=localdate(),
        **given.model_dump(),
    )  # fmt: skip


@writing(
    router, "/budget/bills/{bill_id}/steps", BudgetAction.COMPILE_BUDGET, BillDetail,
    told="예산안을 다음 단계로. 의결(adopt)은 따로 기록합니다.",
)  # fmt: skip
def advance_bill(request: HttpRequest, mark: Once, bill_id: UUID, given: Advance) -> Any:
    """Move a bill on by a step that posts nothing."""
    mine = bearer_of(request).account_id
    return do_once(
        request, mark, operations.advance_version, lambda _: BillDetail(**_detail(bill_id, mine)),
        version_id=bills.version(bill_id).pk, **given.model_dump(),
    )  # fmt: skip


@writing(
    router, "/budget/bills/{bill_id}/adoption", BudgetAction.COMPILE_BUDGET, BillDetail,
    told="의결을 기록. 의결한 예산을 원장에 모두 등록하거나 하나도 등록하지 않습니다.",
)  # fmt: skip
def adopt_bill(request: HttpRequest, mark: Once, bill_id: UUID, given: Vote) -> Any:
    """Record the council's vote."""
    mine = bearer_of(request).account_id
    return do_once(
        request, mark, operations.adopt_version, lambda _: BillDetail(**_detail(bill_id, mine)),
        version_id=bills.version(bill_id).pk, **given.model_dump(),
    )  # fmt: skip


@writing(
    router, "/budget/bills/{bill_id}/programmes", BudgetAction.COMPILE_BUDGET, Registered,
    told="세부사업을 등록. 예산안의 회계연도에 정책·단위·세부사업을 둡니다. 같은 것은 같은 식별자를 줍니다.",
)  # fmt: skip
def register_programme(request: HttpRequest, mark: Once, bill_id: UUID, given: NewProgramme) -> Any:
    """Make a programme known in the year of a bill."""
    cell = CellDraft(
        account_kind=given.account_kind, account=given.account, policy=(given.policy_code, given.policy),
        unit=(given.unit_code, given.unit), programme=(given.code, given.name),
    )  # fmt: skip
    return do_once(
        request, mark, operations.register_programme, lambda made: Registered(id=made),
        version_id=bills.version(bill_id).pk, cell=cell,
    )  # fmt: skip


def _bill(row: "BudgetVersion") -> dict[str, Any]:
    last = max(row.steps.all(), key=lambda step: step.position)
    return {
        "id": row.pk, "name": str(row), "year": row.fiscal_year.year, "kind": row.kind, "round": row.round,
        "stage": last.stage, "since": last.decided_on,
    }  # fmt: skip


def _detail(bill_id: UUID, account_id: UUID) -> dict[str, Any]:
    found, taken = bills.version(bill_id), bills.steps(bill_id)
    facts = version_facts(found, taken)
    parts, stage = bills.version_parts(found.pk, account_id), taken[-1].stage
    rows = [row for row in VERSION.transitions if row.source == stage and row.action != "write" and row.by & parts]
    return _bill(found) | {
        "posted": bills.posted_amount(found.pk),
        "history": [_step(each) for each in taken],
        "moves": [
            {"action": row.action, "label": with_own_heads(row.label),
             "refusal": with_own_heads(VERSION.refusal(stage, row.action, parts=parts, facts=facts))}
            for row in rows
        ],
    }  # fmt: skip


def _step(row: Any) -> dict[str, Any]:
    same = ("action", "stage", "number", "decided_on")
    return {name: getattr(row, name) for name in same} | {
        "by": row.operation.actor.title,
        "reason": row.operation.basis,
    }


def _line(row: VersionLine) -> dict[str, Any]:
    last = row.stated[-1]
    code, name = row.programme
    return {each: getattr(row, each) for each in ("side", "account", "division", "code")} | {
        "programme": code,
        "programme_name": name,
        "amount": sum(last.shares.values()),
        "shares": {source.value: amount for source, amount in last.shares.items()},
        "reason": last.reason,
    }


def _cells(row: SheetRow) -> dict[str, Any]:
    shares = [(each.value, row.text(each.lower())) for each in EXTERNAL]
    return {name: row.text(name) for name in ("programme", "code", "description", "formula")} | {
        "shares": [{"source": source, "amount": amount} for source, amount in shares if amount]
    }
