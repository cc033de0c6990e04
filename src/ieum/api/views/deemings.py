"""간주처리, 성립전 사용, 초과지출 and 준예산: what stands of a year, and entering more for another to confirm."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import File, Form, Query, Router, UploadedFile
from pydantic import Field, StringConstraints

from ieum.api.door import operation, writing
from ieum.api.errors import not_found
from ieum.api.fields import INLINE, Day, Line, Page, Part, Schema, Year, YearAsked, page
from ieum.api.once import Once, do_once
from ieum.api.rows import rows_of
from ieum.api.views.proposals import ProposalRow, proposal
from ieum.budget import operations
from ieum.budget.choices import ExcessGround, MovementKind, PreUseGround, ProvisionalGround
from ieum.budget.deemed_rows import read_cell_rows, read_deemed_rows, read_revenue_rows
from ieum.budget.queries import deemed, events, provisional
from ieum.budget.rules.kinds import authority_with
from ieum.budget.rules.permissions import BudgetAction

router = Router()
_Authority = Annotated[Line, StringConstraints(max_length=150)]
_Round = Annotated[int, Field(ge=1, le=999)]


class DeemedMovement(Schema):
    """간주처리, 성립전 사용 or 수입대체경비 초과지출."""

    event_id: UUID
    kind: Literal["DEEMED", "PRE_USE", "EXCESS_USE"]
    round: int | None = Field(description="차수, 간주처리가 아니면 null")
    on: date = Field(description="효력일")
    authority: str = Field(description="예산총칙 조항, 교부결정이나 초과지출의 이유")
    basis: str
    approver: str = Field(description="승인한 사람, 근거에만 적혔으면 빈 글")
    spent: int = Field(description="세출, 원")
    received: int | None = Field(description="세입, 원. 함께 등록하지 않았으면 null")
    is_reversed: bool = Field(description="취소했는지")


class ProvidedMovement(Schema):
    """준예산."""

    event_id: UUID
    on: date = Field(description="효력일")
    authority: str
    basis: str
    approver: str = Field(description="승인한 사람, 근거에만 적혔으면 빈 글")
    amount: int = Field(description="원")
    is_reversed: bool = Field(description="취소했는지")


class EnteredForm(Schema):
    """What is said about rows that are entered."""

    year: Year = Field(description="회계연도")
    on: Day = Field(description="효력일")
    authority: _Authority = Field(description="먼저 결정된 근거: 예산총칙 조항, 교부결정, 법령, 조례, 초과지출의 이유")
    basis: Line = Field(description="근거")


class DeemingForm(EnteredForm):
    """What is said about a round of 간주처리."""

    round: _Round = Field(description="몇 차 간주처리인지")


class PreUseForm(EnteredForm):
    """What is said about a 성립전 사용."""

    ground: Annotated[PreUseGround, INLINE] = Field(description="사유 (지방재정법 제45조 단서)")


class ExcessUseForm(EnteredForm):
    """What is said about a 수입대체경비 초과지출."""

    ground: Annotated[ExcessGround, INLINE] = Field(description="사유 (지방회계법 제26조제1항 단서)")


class ProvisionalForm(EnteredForm):
    """What is said about 준예산."""

    ground: Annotated[ProvisionalGround, INLINE] = Field(description="사유 (지방자치법 제146조)")


class RevenueForm(Schema):
    """What is said about revenue that lacks."""

    basis: Line = Field(description="근거")


class PostedEvent(Schema):
    """What was posted."""

    event_id: UUID


@operation(
    router, "/budget/deemings", BudgetAction.SEE_BUDGET, Page[DeemedMovement],
    told="간주처리·성립전 사용·수입대체경비 초과지출 목록. 한 회계연도의 것을 새것부터, 취소한 것까지 줍니다.",
)  # fmt: skip
def list_deemings(request: HttpRequest, asked: Annotated[YearAsked, Query()], part: Part) -> Any:
    """간주처리, 성립전 사용 and 초과지출 of a year."""
    return page(deemed.deemed_of(asked.year), part, lambda each: DeemedMovement.model_validate(each).model_dump())


@writing(
    router, "/budget/deemings", BudgetAction.POST_BUDGET, ProposalRow,
    told="간주처리를 올리기. 머리글이 회계, 부서, 세부사업, 통계목, 재원, 세입과목, 금액(원)인 엑셀이나 CSV의 "
    "모든 줄을 세출과 세입으로 올립니다. 다른 과장이나 단체장이 승인하면 등록됩니다.",
)  # fmt: skip
def propose_deeming(
    request: HttpRequest, mark: Once, file: Annotated[UploadedFile, File()], said: Annotated[DeemingForm, Form()]
) -> Any:
    """Enter a round of 간주처리."""
    return _deemed(request, mark, file, said, kind=MovementKind.DEEMED, round=said.round)


@writing(
    router, "/budget/pre-uses", BudgetAction.POST_BUDGET, ProposalRow,
    told="성립전 사용을 올리기. 파일은 간주처리와 같습니다. 용도가 지정되고 전액 수납된 돈이나 재난구호·복구에만 쓰며, "
    "다른 과장이나 단체장이 승인하면 등록됩니다.",
)  # fmt: skip
def propose_pre_use(
    request: HttpRequest, mark: Once, file: Annotated[UploadedFile, File()], said: Annotated[PreUseForm, Form()]
) -> Any:
    """Enter a 성립전 사용."""
    return _deemed(
        request, mark, file, said, kind=MovementKind.PRE_USE, before_receipts=said.ground is PreUseGround.DISASTER,
        authority=authority_with(said.authority, said.ground),
    )  # fmt: skip


@writing(
    router, "/budget/excess-uses", BudgetAction.POST_BUDGET, ProposalRow,
    told="수입대체경비 초과지출을 올리기. 파일은 간주처리와 같고 재원에 구비도 적습니다. 세입과목의 수납액이 예산을 "
    "초과한 만큼만, 또는 초과할 것으로 예상될 때 쓰며, 다른 과장이나 단체장이 승인하면 등록됩니다.",
)  # fmt: skip
def propose_excess_use(
    request: HttpRequest, mark: Once, file: Annotated[UploadedFile, File()], said: Annotated[ExcessUseForm, Form()]
) -> Any:
    """Enter a 수입대체경비 초과지출."""
    return _deemed(
        request, mark, file, said, kind=MovementKind.EXCESS_USE, before_receipts=said.ground is ExcessGround.EXPECTED,
        authority=authority_with(said.authority, said.ground),
    )  # fmt: skip


@writing(
    router, "/budget/deemings/{event_id}/revenue", BudgetAction.POST_BUDGET, PostedEvent,
    told="간주처리의 빠진 세입을 등록. 머리글이 회계, 부서, 세입과목, 금액(원)인 엑셀이나 CSV이며, 합이 세출과 "
    "같아야 합니다.",
)  # fmt: skip
def add_deemed_revenue(
    request: HttpRequest, mark: Once, event_id: UUID, file: Annotated[UploadedFile, File()],
    said: Annotated[RevenueForm, Form()],
) -> Any:  # fmt: skip
    """Post the revenue of 간주처리, 성립전 사용 or 초과지출 that stands without."""
    if events.ledger_event(event_id) is None:
        raise not_found("그런 사건이 없습니다. 간주처리 목록에서 고르십시오.")
    return do_once(
        request, mark, operations.add_revenue, lambda done: PostedEvent(event_id=done.event_id), files=[file],
        event_id=event_id, revenue=read_revenue_rows(rows_of(file)), basis=said.basis,
    )  # fmt: skip


@operation(
    router, "/budget/provisional", BudgetAction.SEE_BUDGET, Page[ProvidedMovement],
    told="준예산 목록. 한 회계연도의 것을 새것부터, 취소한 것까지 줍니다.",
)  # fmt: skip
def list_provisional(request: HttpRequest, asked: Annotated[YearAsked, Query()], part: Part) -> Any:
    """준예산 of a year."""
    return page(
        provisional.provided_in(asked.year), part, lambda each: ProvidedMovement.model_validate(each).model_dump()
    )


@writing(
    router, "/budget/provisional", BudgetAction.POST_BUDGET, ProposalRow,
    told="준예산을 올리기. 머리글이 회계, 부서, 세부사업, 통계목, 재원, 금액(원)인 엑셀이나 CSV입니다. 다른 과장이나 "
    "단체장이 승인하면 등록됩니다.",
)  # fmt: skip
def propose_provisional(
    request: HttpRequest, mark: Once, file: Annotated[UploadedFile, File()], said: Annotated[ProvisionalForm, Form()]
) -> Any:
    """Enter 준예산."""
    amounts = read_cell_rows(rows_of(file), deemed.programmes_of(said.year))
    return do_once(
        request, mark, operations.propose_provisional, _entered, files=[file], amounts=amounts, **said.model_dump()
    )


def _deemed(
    request: HttpRequest, mark: Once, file: UploadedFile, said: EnteredForm, *, kind: MovementKind, **more: Any
) -> Any:
    """Enter rows that revenue pays for; ``more`` goes before what the form says."""
    given = {name: getattr(said, name) for name in EnteredForm.model_fields} | {"kind": kind} | more
    rows = read_deemed_rows(rows_of(file), deemed.programmes_of(said.year), kind=kind)
    return do_once(request, mark, operations.propose_deeming, _entered, files=[file], rows=rows, **given)


def _entered(made: Any) -> ProposalRow:
    return ProposalRow(**proposal(made))
