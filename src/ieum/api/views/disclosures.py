"""재정공시: how its items stand, and asking offices for their data."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.timezone import localdate
from ninja import Router
from pydantic import Field, StringConstraints

from ieum.api.door import MISSING, operation, writing
from ieum.api.errors import not_found
from ieum.api.fields import Day, Line, Page, Part, Schema, page
from ieum.api.once import Once, do_once
from ieum.budget import operations
from ieum.budget.choices import DisclosedState, MatterKind
from ieum.budget.queries import matters as queries
from ieum.budget.queries.disclosing import ItemStanding, disclosure_items
from ieum.budget.queries.matters import StandingMatter
from ieum.budget.rules.permissions import BudgetAction

router = Router()
_MOST_ITEMS = 100


class DisclosureItem(Schema):
    """An item of a disclosure as it stands."""

    code: str = Field(description="항목의 번호")
    label: str
    state: DisclosedState
    asked_id: UUID | None = Field(description="부서에 요청한 자료(재정 심사·계획의 하나), 요청하지 않았으면 null")
    division: str = Field(description="요청한 부서, 없으면 빈 글")
    due_on: date | None = Field(description="언제까지, 할 일이 없으면 null")
    may_be_asked: bool = Field(description="지금 요청할 수 있는지")


class DataAsked(Schema, extra="forbid"):
    """What is asked of an office."""

    items: list[Annotated[Line, StringConstraints(max_length=20)]] = Field(
        min_length=1, max_length=_MOST_ITEMS, description="항목의 번호"
    )
    division: Annotated[Line, StringConstraints(max_length=60)] = Field(description="낼 부서, 조직도의 이름")
    answer_by: Day = Field(description="언제까지")


class AskedItems(Schema):
    """What was asked for."""

    ids: list[UUID] = Field(description="요청한 자료, 재정 심사·계획으로 읽고 냄")


@operation(
    router, "/budget/disclosures/{matter_id}/items", BudgetAction.SEE_BUDGET, Page[DisclosureItem], refuses=MISSING,
    told="재정공시의 항목. 법의 차례로 상태와 요청한 부서를 줍니다. 재정공시는 재정 심사·계획의 목록에 있습니다.",
)  # fmt: skip
def list_disclosure_items(request: HttpRequest, matter_id: UUID, part: Part) -> Any:
    """The items of a disclosure."""
    return page(disclosure_items(_disclosure(matter_id)), part, _item)


@writing(
    router, "/budget/disclosures/{matter_id}/requests", BudgetAction.WORK_ON_MATTERS, AskedItems,
    told="재정공시의 자료를 요청. 예산팀이 부서에 항목을 요청하면 그 부서의 장에게 알립니다.",
)  # fmt: skip
def ask_disclosure_items(request: HttpRequest, mark: Once, matter_id: UUID, given: DataAsked) -> Any:
    """Ask an office for items of a disclosure."""
    return do_once(
        request, mark, operations.ask_for_items, lambda made: AskedItems(ids=[each.pk for each in made]),
        disclosure_id=_disclosure(matter_id).row.pk, on=localdate(), **given.model_dump(),
    )  # fmt: skip


def _disclosure(matter_id: UUID) -> StandingMatter:
    found = queries.matter(matter_id)
    if found.kind is not MatterKind.DISCLOSURE:
        raise not_found("재정공시가 아닙니다. 재정공시 목록에서 고르십시오.")
    return found


def _item(each: ItemStanding) -> dict[str, Any]:
    asked = each.asked.row if each.asked else None
    return {
        "code": each.item.code,
        "label": each.item.label,
        "state": each.state,
        "asked_id": asked.pk if asked else None,
        "division": asked.division if asked else "",
        "due_on": each.due_on,
        "may_be_asked": each.may_be_asked,
    }
