"""What goes with a budget bill: its documents, and the tables of 계속비, 채무부담행위 and 명시이월비."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from django.utils.timezone import localdate
from ninja import Query, Router
from pydantic import Field, StringConstraints

from ieum.api.door import MISSING, operation, writing
from ieum.api.errors import not_found
from ieum.api.fields import INLINE, Day, Line, Long, Page, Part, Remark, Schema, Won, page
from ieum.api.once import Once, do_once
from ieum.api.views.bills import Saved
from ieum.api.views.reports import file_response
from ieum.budget import operations
from ieum.budget.bill_documents import DOCUMENT_WRITERS, document_of
from ieum.budget.choices import EnclosureForm, Funding, ProvisionKind
from ieum.budget.queries import bills, enclosures, provisions
from ieum.budget.queries.enclosures import Enclosed
from ieum.budget.queries.provisions import Debt
from ieum.budget.rules.permissions import BudgetAction
from ieum.budget.rules.provisions import Provided, Schedule

router = Router()
_Name = Annotated[Line, StringConstraints(max_length=60)]


class BillDocumentRow(Schema):
    """A document that goes with a bill."""

    code: str
    label: str
    clause: str = Field(description="근거: 지방재정법이나 그 시행령")
    is_made: bool = Field(description="이음의 자료로 만드는지")
    is_draft: bool = Field(description="만든 것이 초안인지")
    is_later: bool = Field(description="예산안 뒤 10일 안에 내도 되는지")
    is_there: bool = Field(description="냈거나 해당이 없다고 적었는지")
    form: EnclosureForm | None = Field(description="파일로 붙임이나 해당 없음, 정하지 않았으면 null")
    file: str = Field(description="붙인 파일의 이름, 없으면 빈 글")


class EnclosureGiven(Schema, extra="forbid"):
    """How a document is there."""

    code: Annotated[Line, StringConstraints(max_length=20)] = Field(description="서류의 번호")
    form: EnclosureForm
    attachment_id: UUID | None = Field(None, description="예산안에 붙인 파일, 해당이 없으면 null")
    reason: Remark = Field("", description="해당이 없는 까닭")


class ScheduleAsked(Schema):
    """Which table."""

    kind: Annotated[ProvisionKind, INLINE] = Field(description="계속비, 채무부담행위, 명시이월비")
    account: _Name = Field("일반회계", description="회계")
    division: _Name = Field(description="부서")


class ShareOfYear(Schema):
    """Money of a year by who pays."""

    year: int
    funding: Funding
    amount: int = Field(description="원")


class ProvidedLine(Schema):
    """A line of such a table."""

    programme: str = Field(description="세부사업의 부호")
    item: str = Field(description="통계목")
    name: str = Field(description="사업명이나 사항")
    note: str = Field(description="사유")
    total: int = Field(description="총액, 원")
    shares: list[ShareOfYear]


class ScheduleDetail(Schema):
    """A table of a bill."""

    seen: int = Field(description="몇 번 고쳤는지. 저장할 때 함께 보냄")
    lines: list[ProvidedLine]


class WrittenSchedule(ScheduleAsked, extra="forbid"):
    """A table as it is to be."""

    seen: Annotated[int, Field(ge=0, le=10**6)] = Field(description="읽은 표의 seen. 그사이 바뀌었으면 거절함")
    table: Long = Field(
        description="탭으로 나눈 줄. 첫 줄은 세부사업, 통계목, 사업명, 사유, 재원과 연도들이며, 금액은 천원. "
        "빠진 줄은 없어짐"
    )
    reason: Remark = Field("", description="사유, 요구 뒤의 단계에서")


class DebtRow(Schema):
    """An adopted 채무부담행위 with what was contracted under it."""

    id: UUID
    year: int = Field(description="의결한 예산의 회계연도")
    account: str
    division: str
    name: str
    total: int = Field(description="의결액, 원")
    contracted: int = Field(description="계약액, 원")
    left: int = Field(description="더 계약할 수 있는 금액, 원")


class ContractGiven(Schema, extra="forbid"):
    """What was contracted."""

    amount: Won = Field(description="계약액, 원. 줄이면 0보다 작게")
    on: Day = Field(description="계약한 날")
    basis: Line = Field(description="근거: 계약의 번호와 날짜")


class Contracted(Schema):
    """A contract that was recorded."""

    id: UUID
    amount: int = Field(description="원")
    contracted_on: date


@operation(
    router, "/budget/bills/{bill_id}/documents", BudgetAction.SEE_BUDGET, Page[BillDocumentRow], refuses=MISSING,
    told="예산안의 첨부서류. 법의 차례로, 이음에서 만드는지와 어떻게 내는지를 줍니다.",
)  # fmt: skip
def list_bill_documents(request: HttpRequest, bill_id: UUID, part: Part) -> Any:
    """The documents of a bill."""
    return page(enclosures.enclosed(bills.version(bill_id)), part, _document)


@operation(
    router, "/budget/bills/{bill_id}/documents/{code}/{form}", BudgetAction.SEE_BUDGET, bytes, refuses=MISSING,
    told="예산안의 첨부서류 파일. 이음의 자료로 만들 수 있는 것만 한글(hwpx)이나 엑셀(xlsx)로 줍니다.",
)  # fmt: skip
def get_bill_document(request: HttpRequest, bill_id: UUID, code: str, form: Literal["hwpx", "xlsx"]) -> Any:
    """One of the documents as our own data makes it."""
    found = bills.version(bill_id)
    made = (each.document for each in enclosures.enclosed(found) if each.is_made)
    known = next((each for each in made if each.code == code), None)
    if known is None:
        raise not_found("이음에서 만드는 서류가 아닙니다. 첨부서류 목록에서 고르십시오.", "path.code")
    document = document_of(found, known)
    return file_response(DOCUMENT_WRITERS[form](document), f"{document.title}.{form}")


@writing(
    router, "/budget/bills/{bill_id}/documents", BudgetAction.COMPILE_BUDGET, BillDocumentRow,
    told="첨부서류를 정하기. 예산안에 붙인 파일을 고르거나, 해당이 없다고 적습니다.",
)  # fmt: skip
def enclose_document(request: HttpRequest, mark: Once, bill_id: UUID, given: EnclosureGiven) -> Any:
    """Say how a document is there."""
    found = bills.version(bill_id)

    def answer(_: Any) -> BillDocumentRow:
        now = next(each for each in enclosures.enclosed(found) if each.document.code == given.code)
        return BillDocumentRow(**_document(now))

    return do_once(request, mark, operations.enclose, answer, version_id=found.pk, **given.model_dump())


@operation(
    router, "/budget/bills/{bill_id}/provisions", BudgetAction.SEE_BUDGET, ScheduleDetail, refuses=MISSING,
    told="계속비·채무부담행위·명시이월비의 표. 한 부서의 표에 지금 있는 줄을 재원과 연도마다 줍니다.",
)  # fmt: skip
def get_provisions(request: HttpRequest, bill_id: UUID, asked: Annotated[ScheduleAsked, Query()]) -> Any:
    """A table of a bill."""
    found, schedule = bills.version(bill_id), _schedule(asked)
    lines = provisions.lines_of(provisions.provisions_of(found.pk), schedule)
    return {"seen": provisions.seen_of(found.pk, schedule), "lines": [_provided(each) for each in lines]}


@writing(
    router, "/budget/bills/{bill_id}/provisions", BudgetAction.WRITE_BUDGET_LINES, Saved,
    told="계속비·채무부담행위·명시이월비의 표를 저장. 전체를 저장하거나 한 줄도 저장하지 않습니다.",
)  # fmt: skip
def write_provisions(request: HttpRequest, mark: Once, bill_id: UUID, given: WrittenSchedule) -> Any:
    """State the lines of a table."""
    return do_once(
        request, mark, operations.write_provisions, lambda saved: Saved(changed=saved.changed),
        version_id=bills.version(bill_id).pk, schedule=_schedule(given), table=given.table, seen=given.seen,
        on=localdate(), reason=given.reason,
    )  # fmt: skip


@operation(
    router, "/budget/debts", BudgetAction.SEE_BUDGET, Page[DebtRow],
    told="의결된 채무부담행위 목록. 새 회계연도부터 계약액과 남은 금액을 함께 줍니다.",
)  # fmt: skip
def list_debts(request: HttpRequest, part: Part) -> Any:
    """Adopted 채무부담행위."""
    return page(provisions.debts(), part, _debt)


@writing(
    router, "/budget/debts/{debt_id}/contracts", BudgetAction.WRITE_BUDGET_LINES, Contracted,
    told="채무부담행위의 계약을 적기. 예산팀이 의결된 금액 안에서, 그 회계연도의 계약만 적습니다.",
)  # fmt: skip
def contract_debt(request: HttpRequest, mark: Once, debt_id: UUID, given: ContractGiven) -> Any:
    """Record what was contracted under an adopted 채무부담행위."""
    return do_once(
        request, mark, operations.contract_debt,
        lambda made: Contracted(id=made.pk, amount=made.amount, contracted_on=made.contracted_on),
        provision_id=debt_id, **given.model_dump(),
    )  # fmt: skip


def _schedule(asked: ScheduleAsked) -> Schedule:
    return Schedule(asked.kind, asked.account, asked.division)


def _document(each: Enclosed) -> dict[str, Any]:
    same = ("code", "label", "clause", "is_draft", "is_later")
    return {name: getattr(each.document, name) for name in same} | {
        "is_made": each.is_made,
        "is_there": each.is_there,
        "form": each.said.form if each.said else None,
        "file": each.file,
    }


def _provided(each: Provided) -> dict[str, Any]:
    shares = [{"year": year, "funding": funding, "amount": won} for (year, funding), won in each.shares.items()]
    return {name: getattr(each, name) for name in ("programme", "item", "name", "note", "total")} | {"shares": shares}


def _debt(each: Debt) -> dict[str, Any]:
    of = each.of
    return {name: getattr(of, name) for name in ("id", "year", "account", "division")} | {
        "name": each.line.name,
        "total": each.line.total,
        "contracted": each.contracted,
        "left": each.left,
    }
