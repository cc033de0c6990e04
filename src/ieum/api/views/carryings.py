"""Carrying over (이월): what may be, what was, entering more, and bringing it into the next year."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import Field

from ieum.api.door import operation, writing
from ieum.api.fields import MOST_WON, Day, Line, Page, Part, Schema, Year, YearAsked, page
from ieum.api.once import Once, do_once
from ieum.api.views.proposals import ProposalRow, proposal
from ieum.budget import operations, queries
from ieum.budget.choices import MovementKind, UncommittedGround
from ieum.budget.queries.carrying import CarryCell, CarryEvent, carry_cells, carry_events
from ieum.budget.rules import Line as CellAmount
from ieum.budget.rules.carrying import CarryOut
from ieum.budget.rules.permissions import BudgetAction

router = Router()
_MOST_LINES = 500
_Kind = Literal["EXPRESS_CARRY_OUT", "INCIDENTAL_CARRY_OUT", "CONTINUING_CARRY_OUT"]


class CarriableRow(Schema):
    """A cell of which something may be carried over."""

    cell_id: UUID
    label: str
    division: str
    available: int = Field(description="예산현액, 원")
    committed: int = Field(description="원인행위, 원")
    spent: int = Field(description="집행, 원")
    room: dict[str, int] = Field(description="이월 구분마다 이월할 수 있는 금액, 원")


class CarryingRow(Schema):
    """A movement that carried something out of a year, or into the next one."""

    event_id: UUID
    kind: MovementKind
    on: date = Field(description="효력일")
    cell: str = Field(description="첫째 예산과목")
    others: int = Field(description="그 밖의 예산과목의 수")
    amount: int = Field(description="원")
    authority: str = Field(description="지출원인행위나 의결, 없으면 빈 글")
    basis: str
    approver: str = Field(description="승인한 사람, 적지 않았으면 빈 글")
    is_reversed: bool = Field(description="취소했는지")


class CarryLine(Schema, extra="forbid"):
    """Money of a cell that is to be carried over."""

    cell_id: UUID = Field(description="예산과목")
    kind: _Kind = Field(description="명시이월, 사고이월, 계속비이월")
    amount: Annotated[int, Field(ge=1, le=MOST_WON)] = Field(description="원")
    paper: Annotated[str, Field(max_length=150, pattern=r"^[^\x00-\x1f\x7f]*$")] = Field(
        "", description="지출원인행위(사고이월은 반드시)나 의결"
    )
    uncommitted: UncommittedGround | None = Field(
        None, description="원인행위 없는 사고이월의 사유 (지방재정법 제50조제2항), 원인행위를 했으면 null"
    )


class CarryingGiven(Schema, extra="forbid"):
    """What is carried over, of one cell or of many."""

    year: Year = Field(description="회계연도")
    on: Day = Field(description="효력일")
    lines: list[CarryLine] = Field(min_length=1, max_length=_MOST_LINES)
    basis: Line = Field(description="근거")


class YearStep(Schema, extra="forbid"):
    """A step at the end of a year."""

    year: Year = Field(description="회계연도")
    on: Day = Field(description="효력일")
    basis: Line = Field(description="근거")


class CarriedOver(Schema):
    """What came over into the next year."""

    events: list[UUID]
    amount: int = Field(description="원")


class Lapsed(Schema):
    """What lapsed."""

    event_id: UUID | None = Field(description="등록한 사건, 남은 예산이 없었으면 null")


@operation(
    router, "/budget/carriable-cells", BudgetAction.SEE_BUDGET, Page[CarriableRow],
    told="이월할 수 있는 예산과목. 이월 구분마다 이월할 수 있는 금액과 함께 줍니다.",
)  # fmt: skip
def list_carriable_cells(request: HttpRequest, asked: Annotated[YearAsked, Query()], part: Part) -> Any:
    """The cells of a year that may carry something."""
    found = queries.find_year(asked.year)
    return page(carry_cells(found, with_room=True) if found else [], part, _carriable)


@operation(
    router, "/budget/carryings", BudgetAction.SEE_BUDGET, Page[CarryingRow],
    told="이월 목록. 한 회계연도에서 이월한 것과 다음 회계연도로 넘어간 것을 새것부터, 취소한 것까지 줍니다.",
)  # fmt: skip
def list_carryings(request: HttpRequest, asked: Annotated[YearAsked, Query()], part: Part) -> Any:
    """All that a year carried."""
    return page(carry_events(asked.year), part, _carried)


@writing(
    router, "/budget/carryings", BudgetAction.POST_BUDGET, ProposalRow,
    told="이월을 올리기. 예산과목 하나나 여럿을 모두 올리거나 하나도 올리지 않습니다. 다른 과장이나 단체장이 승인하면 "
    "등록되고, 등록한 것은 예산 사건 하나의 취소로 취소합니다.",
)  # fmt: skip
def propose_carrying(request: HttpRequest, mark: Once, given: CarryingGiven) -> Any:
    """Enter that money of one or more cells is carried over."""
    return do_once(
        request, mark, operations.propose_carrying, lambda made: ProposalRow(**proposal(made)), year=given.year,
        on=given.on, basis=given.basis, asked=[_asked(each) for each in given.lines],
    )  # fmt: skip


@writing(
    router, "/budget/carried-over", BudgetAction.POST_BUDGET, CarriedOver,
    told="이월액을 다음 회계연도로 넘기기. 이미 넘어간 것은 두고, 그 뒤에 이월한 것을 넘깁니다. year는 이월한 "
    "회계연도, on은 다음 회계연도의 날입니다.",
)  # fmt: skip
def carry_over(request: HttpRequest, mark: Once, given: YearStep) -> Any:
    """Bring what a year carried out into the next one."""
    return do_once(
        request, mark, operations.carry_over,
        lambda done: CarriedOver(events=list(done.events), amount=done.amount), **given.model_dump(),
    )  # fmt: skip


@writing(
    router, "/budget/lapses", BudgetAction.POST_BUDGET, Lapsed,
    told="남은 예산을 불용으로 등록. 집행하지도 이월하지도 않은 것이 모두 불용이 되며, 회계연도의 마지막 날부터 "
    "합니다.",
)  # fmt: skip
def lapse_remainders(request: HttpRequest, mark: Once, given: YearStep) -> Any:
    """Let all lapse that is neither spent nor carried over."""
    return do_once(
        request, mark, operations.lapse_remainders,
        lambda done: Lapsed(event_id=done.event_id if done else None), **given.model_dump(),
    )  # fmt: skip


def _asked(each: CarryLine) -> CarryOut:
    line = CellAmount(each.cell_id, each.amount)
    return CarryOut(MovementKind(each.kind), line, each.paper, each.uncommitted or "")


def _carriable(each: CarryCell) -> dict[str, Any]:
    same = ("cell_id", "label", "division", "available", "committed", "spent")
    return {name: getattr(each, name) for name in same} | {
        "room": {kind.value: amount for kind, amount in each.room.items()}
    }


def _carried(each: CarryEvent) -> dict[str, Any]:
    return {name: getattr(each, name) for name in CarryingRow.model_fields}
