"""Equipment, facilities and accounting offices: what stands in their registers, and changes of one of them.

Who holds an accounting office is named by staff number, so that no names pass through a program.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from django.utils.timezone import localdate
from ninja import Query, Router
from pydantic import Field

from ieum.api.door import MISSING, operation, writing
from ieum.api.errors import not_found
from ieum.api.fields import Day, Page, Part, Reason, Schema, page
from ieum.api.once import Once, do_once
from ieum.api.views.orders import OrderOutcome, outcome
from ieum.api.views.organisation import OnDay
from ieum.org import operations, queries
from ieum.org.choices import AccountingKind, EquipmentState, FacilityKind, FacilityState
from ieum.org.rules.equipment import Holdable, due_on, place_of
from ieum.org.rules.facilities import StandingFacility, unit_of
from ieum.org.rules.permissions import OrgAction
from ieum.org.rules.standing import Standing

if TYPE_CHECKING:
    from ieum.org.models import AccountingOffice

router = Router()


class PieceRow(Schema):
    """A piece of equipment, or several bought as one, on a day."""

    id: UUID
    number: str = Field(description="물품번호")
    item: str = Field(description="품명")
    specification: str
    acquired_on: date
    price: int | None = Field(description="취득금액, 원. 적지 않았으면 null")
    quantity: int
    unit_id: UUID | None = Field(description="둔 부서, 직위에 두었거나 처분했으면 null")
    post_id: UUID | None = Field(description="둔 직위, 부서에 두었거나 처분했으면 null")
    place: str = Field(description="둔 곳의 이름, 처분했으면 빈 글")
    state: EquipmentState
    due_on: date | None = Field(description="내용연수가 끝나는 날, 정하지 않았으면 null")


class FacilityRow(Schema):
    """A facility on a day."""

    id: UUID
    number: str = Field(description="시설번호")
    name: str
    kind: FacilityKind
    address: str
    places: int = Field(description="개소")
    area: float | None = Field(description="연면적, ㎡. 모르면 null")
    floors: str = Field(description="층수 (지하 1층·지상 5층), 모르면 빈 글")
    completed_in: int | None = Field(description="준공연도, 모르면 null")
    unit_id: UUID | None = Field(description="관리부서, 폐지했으면 null")
    unit: str
    state: FacilityState
    remark: str


class OfficeRow(Schema):
    """That somebody holds an accounting office."""

    id: UUID
    unit_id: UUID
    unit: str
    kind: AccountingKind
    number: str = Field(description="직원번호")
    first_day: date
    last_day: date | None = Field(description="마지막 날, 계속이면 null")
    is_relieved: bool = Field(description="해제했는지")
    basis: str


class RegisterChange(Schema, extra="forbid"):
    """A change of one thing from a day on."""

    effective_date: Day = Field(description="시행일")
    basis: Reason = Field(description="근거")
    is_preview: bool = Field(default=False, description="쓰지 않고, 할 수 있는지와 달라질 것의 수만 알려 줌")


class PieceChange(RegisterChange, extra="forbid"):
    """A change of a piece of equipment: a step, another place, or both."""

    action: Literal["store", "use", "condemn", "restore", "sell", "give", "scrap"] | None = Field(
        None, description="상태를 바꾸는 단계, 그대로이면 null"
    )
    unit_id: UUID | None = Field(None, description="둘 부서")
    post_id: UUID | None = Field(None, description="둘 직위. 부서와 직위를 모두 비우면 그대로 둠")


class FacilityChange(RegisterChange, extra="forbid"):
    """A change of a facility: a step, another unit, or both."""

    action: Literal["suspend", "reopen", "close"] | None = Field(
        None, description="상태를 바꾸는 단계, 그대로이면 null"
    )
    unit_id: UUID | None = Field(None, description="관리할 부서, 그대로이면 null")


class Designation(Schema, extra="forbid"):
    """Who becomes what, of which unit, from when."""

    unit_id: UUID = Field(description="부서")
    number: Annotated[str, Field(min_length=1, max_length=20, pattern=r"^[^\x00-\x1f\x7f]*$")] = Field(
        description="직원번호"
    )
    kind: AccountingKind
    first_day: Day = Field(description="첫날")
    last_day: Day | None = Field(None, description="마지막 날, 해제할 때까지이면 null")
    basis: Reason = Field(description="근거")


class Relief(Schema, extra="forbid"):
    """When somebody is it no longer, and why."""

    last_day: Day = Field(description="마지막 날")
    basis: Reason = Field(description="해제하는 근거")


@operation(
    router, "/equipment", OrgAction.SEE_ORGANISATION, Page[PieceRow],
    told="물품 목록. 기준일에 있는 물품을 물품번호 순서로, 처분한 것까지 줍니다.",
)  # fmt: skip
def list_equipment(request: HttpRequest, asked: Annotated[OnDay, Query()], part: Part) -> Any:
    """All equipment of a day."""
    day = asked.day or localdate()
    standing = queries.standing(day)
    return page(queries.equipment_on(day), part, lambda each: _piece(each, standing, day))


@operation(
    router, "/equipment/{equipment_id}", OrgAction.SEE_ORGANISATION, PieceRow, refuses=MISSING,
    told="물품 하나. 기준일의 상태와 둔 곳입니다.",
)  # fmt: skip
def get_equipment(request: HttpRequest, equipment_id: UUID, asked: Annotated[OnDay, Query()]) -> Any:
    """One piece on a day."""
    day = asked.day or localdate()
    return _piece(queries.equipment_piece(equipment_id, day), queries.standing(day), day)


@writing(
    router, "/equipment/{equipment_id}/changes", OrgAction.ISSUE_ORDERS, OrderOutcome,
    told="물품 하나의 변경. 단계는 store(보관), use(다시 사용), condemn(불용 결정), restore(불용 결정 취소), "
    "sell(매각), give(양여), scrap(폐기)입니다.",
)  # fmt: skip
def change_equipment(request: HttpRequest, mark: Once, equipment_id: UUID, given: PieceChange) -> Any:
    """Take a step with a piece, give it to somebody else, or both."""
    place = operations.Place(given.unit_id, given.post_id) if given.unit_id or given.post_id else None
    return _changed(request, mark, operations.change_equipment, given, equipment_id=equipment_id, place=place)


@operation(
    router, "/facilities", OrgAction.SEE_ORGANISATION, Page[FacilityRow],
    told="시설 목록. 기준일에 있는 시설을 시설번호 순서로, 폐지한 것까지 줍니다.",
)  # fmt: skip
def list_facilities(request: HttpRequest, asked: Annotated[OnDay, Query()], part: Part) -> Any:
    """All facilities of a day."""
    day = asked.day or localdate()
    standing = queries.standing(day)
    return page(queries.facilities_on(day), part, lambda each: _facility(each, standing))


@operation(
    router, "/facilities/{facility_id}", OrgAction.SEE_ORGANISATION, FacilityRow, refuses=MISSING,
    told="시설 하나. 기준일의 상태와 관리부서입니다.",
)  # fmt: skip
def get_facility(request: HttpRequest, facility_id: UUID, asked: Annotated[OnDay, Query()]) -> Any:
    """One facility on a day."""
    day = asked.day or localdate()
    return _facility(queries.facility(facility_id, day), queries.standing(day))


@writing(
    router, "/facilities/{facility_id}/changes", OrgAction.ISSUE_ORDERS, OrderOutcome,
    told="시설 하나의 변경. 단계는 suspend(휴관), reopen(다시 운영), close(폐지)입니다.",
)  # fmt: skip
def change_facility(request: HttpRequest, mark: Once, facility_id: UUID, given: FacilityChange) -> Any:
    """Take a step with a facility, give it to another unit, or both."""
    return _changed(request, mark, operations.change_facility, given, facility_id=facility_id, unit_id=given.unit_id)


@operation(
    router, "/accounting-offices", OrgAction.SEE_ORGANISATION, Page[OfficeRow],
    told="회계관직 목록. 기준일이나 그 뒤의 재무관·지출원·출납원을 부서마다 직원번호로 줍니다.",
)  # fmt: skip
def list_accounting_offices(request: HttpRequest, asked: Annotated[OnDay, Query()], part: Part) -> Any:
    """Who is it on a day or will be."""
    return page(queries.accounting_offices(asked.day or localdate()), part, lambda each: _office(each).model_dump())


@writing(
    router, "/accounting-offices", OrgAction.DESIGNATE_ACCOUNTING, OfficeRow,
    told="회계관직 지정. 재무관·지출원·출납원은 서로 겸할 수 없고, 자기 자신은 지정하지 못합니다.",
)  # fmt: skip
def designate_accounting_office(request: HttpRequest, mark: Once, given: Designation) -> Any:
    """Make somebody 재무관, 지출원 or 출납원 of a unit."""
    said = given.model_dump()
    person = queries.person_numbered(said.pop("number"))
    if person is None:
        raise not_found("그런 직원번호가 없습니다. 직원 파일로 먼저 등록하십시오.", "body.number")
    return do_once(request, mark, operations.designate, _office, person_id=person.pk, **said)


@writing(
    router, "/accounting-offices/{office_id}/relief", OrgAction.DESIGNATE_ACCOUNTING, OfficeRow,
    told="회계관직 해제. 적은 마지막 날까지입니다.",
)  # fmt: skip
def relieve_accounting_office(request: HttpRequest, mark: Once, office_id: UUID, given: Relief) -> Any:
    """End a designation with a day."""
    return do_once(request, mark, operations.relieve, _office, office_id=office_id, **given.model_dump())


def _changed(
    request: HttpRequest, mark: Once, take: Callable[..., Any], given: PieceChange | FacilityChange, **more: Any
) -> Any:
    """Write a change of one thing."""
    head = {name: getattr(given, name) for name in RegisterChange.model_fields}
    return do_once(request, mark, take, outcome(is_preview=given.is_preview), action=given.action or "", **head, **more)


def _piece(each: Holdable, standing: Standing, day: date) -> dict[str, Any]:
    same = (
        "id", "number", "item", "specification", "acquired_on", "price", "quantity", "unit_id", "post_id", "state",
    )  # fmt: skip
    return {name: getattr(each, name) for name in same} | {
        "place": place_of(each, standing),
        "due_on": due_on(each, on=day),
    }


def _facility(each: StandingFacility, standing: Standing) -> dict[str, Any]:
    same = (
        "id", "number", "name", "kind", "address", "places", "area", "floors", "completed_in", "unit_id", "state",
        "remark",
    )  # fmt: skip
    return {name: getattr(each, name) for name in same} | {"unit": unit_of(each, standing)}


def _office(each: "AccountingOffice") -> OfficeRow:
    return OfficeRow(
        id=each.pk,
        unit_id=each.unit_id,
        unit=queries.last_name(each.unit_id),
        kind=AccountingKind(each.kind),
        number=each.person.number,
        first_day=each.valid_from,
        last_day=each.valid_until - timedelta(days=1) if each.valid_until else None,
        is_relieved=each.relieved_by_id is not None,
        basis=each.operation.basis,
    )
