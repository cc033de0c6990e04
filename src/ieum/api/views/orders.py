"""Orders that change the organisation: personnel, reorganisations, files, and what was handed over by them.

Who is moved is named by staff number, so that no names pass through a program.
"""

from collections.abc import Callable, Mapping
from datetime import date
from http import HTTPStatus
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from django.utils.timezone import localdate
from ninja import File, Form, Router, UploadedFile
from pydantic import AwareDatetime, Field, StringConstraints

from ieum.api.door import MISSING, operation, writing
from ieum.api.errors import Refusal, not_found
from ieum.api.fields import Day, Line, Page, Part, Remark, Schema, page
from ieum.api.once import Once, do_once
from ieum.org import operations, queries
from ieum.org.choices import OrderKind, Service, UnitKind
from ieum.org.rules import reorganisation as rules
from ieum.org.rules.grades import HIGHEST, LOWEST, GradeRange
from ieum.org.rules.permissions import OrgAction
from ieum.org.rules.personnel import PersonnelAction, PersonnelLine
from ieum.platform.heads import with_own_heads

router = Router()
_MOST_LINES = 200
_Name = Annotated[Line, StringConstraints(max_length=60)]
_Unit = Annotated[UUID | _Name, Field(union_mode="left_to_right")]
"""A unit that stands, or by its name one that the same order makes before."""


class OrderRow(Schema):
    """An order."""

    id: UUID
    kind: OrderKind
    title: str
    effective_date: date
    basis: str
    issued_by: str
    undoes_id: UUID | None = Field(description="되돌린 명령, 없으면 null")


class OrderDetail(OrderRow):
    """An order with what it changed."""

    changes: list[str] = Field(description="달라진 것. 직원의 이름이 들어 있습니다.")
    is_undone: bool = Field(description="되돌렸는지")


class HandoverRow(Schema):
    """That the work of a post passes on."""

    id: UUID
    order_id: UUID
    post_id: UUID
    post: str = Field(description="그날의 부서와 직위")
    effective_date: date
    items: list[str] = Field(description="넘기는 업무")
    received_at: AwareDatetime | None = Field(description="인수를 확인한 때, 기다리면 null")


class OrderOutcome(Schema):
    """What an order changed, or would."""

    order_id: UUID | None = Field(description="명령, 미리 보기이면 null")
    changes: int = Field(description="달라진 것의 수")
    handovers: int = Field(description="생긴 인계 목록의 수")


class Basis(Schema, extra="forbid"):
    """Why, and whether it is only tried."""

    basis: Line = Field(description="근거")
    is_preview: bool = Field(default=False, description="쓰지 않고, 할 수 있는지와 달라질 것의 수만 알려 줌")


class Head(Basis, extra="forbid"):
    """The head of an order."""

    title: Annotated[Line, StringConstraints(max_length=120)]
    effective_date: Day = Field(description="시행일")


class PersonnelLineGiven(Schema, extra="forbid"):
    """A line of a personnel order."""

    number: Annotated[Line, StringConstraints(max_length=20)] = Field(description="직원번호")
    action: PersonnelAction
    post_id: UUID | None = Field(None, description="갈 직위, 직위로 가지 않으면 null")
    service: Service | None = Field(None, description="직종, 그대로이면 null")
    grade: Annotated[str, StringConstraints(max_length=10, pattern=r"^[^\x00-\x1f\x7f]*$")] = Field(
        "", description="직급"
    )
    series: Annotated[str, StringConstraints(max_length=20, pattern=r"^[^\x00-\x1f\x7f]*$")] = Field(
        "", description="직렬"
    )
    until: Day | None = Field(None, description="더는 아닌 첫날, 정하지 않았으면 null")
    reason: Annotated[str, StringConstraints(max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$")] = Field(
        "", description="직위의 직급 범위 밖에서 임용하는 사유"
    )


class PersonnelOrder(Head, extra="forbid"):
    """A personnel order."""

    lines: list[PersonnelLineGiven] = Field(min_length=1, max_length=_MOST_LINES)


class Place(Schema, extra="forbid"):
    """To which part something of a unit that is split goes."""

    id: UUID = Field(description="직위나 아래 부서")
    name: _Name = Field(description="갈 부서의 이름")


class GradeBounds(Schema, extra="forbid"):
    """In which grades whoever is appointed to a post is."""

    highest: Annotated[int, Field(ge=HIGHEST, le=LOWEST)] = Field(description="가장 높은 급: 4급이면 4")
    lowest: Annotated[int, Field(ge=HIGHEST, le=LOWEST)] = Field(description="가장 낮은 급: 5급이면 5")


class Change(Schema, extra="forbid"):
    """A change of a reorganisation; which names it needs, its kind says."""

    change: Literal[
        "CREATE", "RENAME", "MOVE", "MERGE", "SPLIT", "ABOLISH", "OPEN_POST", "MOVE_POST", "CLOSE_POST", "SET_GRADES",
        "SET_DUTIES", "SET_QUOTA", "SET_FORM",
    ]  # fmt: skip
    unit: _Unit | None = Field(None, description="바꿀 부서: 식별자, 또는 이 명령에서 앞서 만든 부서의 이름")
    units: list[_Unit] = Field(
        [], max_length=20, description="통합(MERGE)할 부서. 먼저 적은 부서의 장이 새 부서의 장이 됩니다"
    )
    post_id: UUID | None = Field(
        None, description="옮기거나(MOVE_POST) 없애거나(CLOSE_POST) 직급 범위를 정할(SET_GRADES) 직위"
    )
    into: _Unit | None = Field(None, description="상위 부서, 받을 부서나 받을 직위")
    name: _Name | None = Field(None, description="새 이름이나 직위명")
    names: list[Line] = Field([], max_length=50, description="분리(SPLIT)한 새 부서, 분장사무(SET_DUTIES)의 줄")
    places: list[Place] = Field([], max_length=_MOST_LINES, description="분리할 때 직위와 아래 부서마다 갈 부서")
    kind: UnitKind | None = Field(None, description="새 부서의 구분")
    is_head: bool | None = Field(None, description="부서장인 직위인지, 이름으로 알면 null")
    service: Service | None = Field(None, description="정원(SET_QUOTA)의 직종")
    grade: Annotated[str, StringConstraints(max_length=10)] = Field("", description="정원의 직급")
    number: Annotated[int, Field(ge=0, le=9999)] | None = Field(None, description="정원")
    grades: GradeBounds | None = Field(None, description="직위(OPEN_POST, SET_GRADES)의 직급 범위, 없으면 null")
    form: Annotated[str, StringConstraints(max_length=40)] = Field("", description="인력표 서식(SET_FORM)")


class Reorganisation(Head, extra="forbid"):
    """A reorganisation."""

    changes: list[Change] = Field(min_length=1, max_length=_MOST_LINES)


class StaffFile(Schema):
    """What is said about a file."""

    effective_date: Day = Field(description="시행일")
    basis: Line = Field(description="근거")
    is_preview: bool = Field(default=False, description="쓰지 않고 잘못된 행과 달라질 것의 수만 알려 줌")


class Receipt(Schema, extra="forbid"):
    """What is said when work is taken over."""

    remark: Remark = Field("", description="특이사항")


@operation(
    router, "/orders", OrgAction.SEE_ORGANISATION, Page[OrderRow],
    told="조직·인사 명령 목록. 새 명령부터 줍니다.",
)  # fmt: skip
def list_orders(request: HttpRequest, part: Part) -> Any:
    """All orders, the newest first."""
    return page(queries.orders().select_related("operation__actor", "operation__on_behalf_of"), part, _order)


@operation(
    router, "/orders/{order_id}", OrgAction.ISSUE_ORDERS, OrderDetail, refuses=MISSING,
    told="명령 하나. 달라진 것을 문장으로 줍니다.",
)  # fmt: skip
def get_order(request: HttpRequest, order_id: UUID) -> Any:
    """One order with what it changed."""
    found = queries.order(order_id)
    changes = [with_own_heads(each) for each in queries.order_changes(found)]
    return _order(found) | {"changes": changes, "is_undone": queries.is_undone(found.pk)}


@writing(
    router, "/personnel-orders", OrgAction.ISSUE_ORDERS, OrderOutcome,
    told="인사발령. 모든 줄을 발령하거나 한 줄도 발령하지 않습니다. 직위의 일은 그날부터 맡은 사람에게 넘어갑니다.",
)  # fmt: skip
def issue_personnel_order(request: HttpRequest, mark: Once, given: PersonnelOrder) -> Any:
    """Move people between posts on one day."""
    lines = [_line(number, each) for number, each in enumerate(given.lines)]
    return _issued(request, mark, operations.issue_personnel_order, given, lines=lines)


@writing(
    router, "/reorganisations", OrgAction.ISSUE_ORDERS, OrderOutcome,
    told="조직개편. 부서와 직위의 모든 변경을 차례로 하거나 하나도 하지 않습니다.",
)  # fmt: skip
def reorganise(request: HttpRequest, mark: Once, given: Reorganisation) -> Any:
    """Change units and posts on one day."""
    steps = [_step(number, each) for number, each in enumerate(given.changes)]
    return _issued(request, mark, operations.reorganise, given, steps=steps)


@writing(
    router, "/staff-files", OrgAction.ISSUE_ORDERS, OrderOutcome,
    told="조직·인사 파일을 등록. 부서, 직위, 정원, 직원, 물품, 시설의 표를 시행일부터 모두 등록하거나 하나도 "
    "등록하지 않습니다. 파일에 없는 것은 그대로입니다.",
)  # fmt: skip
def import_staff_file(
    request: HttpRequest, mark: Once, file: Annotated[UploadedFile, File()], said: Annotated[StaffFile, Form()]
) -> Any:
    """Let what a file lists hold from a day."""
    given = {"name": str(file.name), "data": file.read(), **said.model_dump()}
    file.seek(0)
    return do_once(request, mark, operations.import_file, outcome(is_preview=said.is_preview), files=[file], **given)


@writing(
    router, "/orders/{order_id}/undo", OrgAction.ISSUE_ORDERS, OrderOutcome,
    told="명령을 되돌리기. 그 명령이 끝낸 것은 다시 서고, 더한 것은 없던 것이 됩니다. 뒤의 명령이 기대면 거절합니다.",
)  # fmt: skip
def undo_order(request: HttpRequest, mark: Once, order_id: UUID, given: Basis) -> Any:
    """Take an order back."""
    queries.order(order_id)
    return _issued(request, mark, operations.undo_order, given, order_id=order_id)


@operation(
    router, "/handovers", OrgAction.SEE_HANDOVERS, Page[HandoverRow],
    told="인계 목록. 새것부터, 넘기는 업무와 함께 줍니다. 인계자와 인수자의 이름은 알려 주지 않습니다.",
)  # fmt: skip
def list_handovers(request: HttpRequest, part: Part) -> Any:
    """All hand-overs, the newest first."""
    rows = queries.listed_handovers().prefetch_related("items", "receipts__operation")
    return page(rows, part, _handover)


@writing(
    router, "/handovers/{handover_id}/receipt", OrgAction.HAND_OVER, HandoverRow,
    told="인수를 확인. 넘겨받은 사람이, 그 사람에게 계정이 없으면 상위 부서장이 합니다.",
)  # fmt: skip
def receive_handover(request: HttpRequest, mark: Once, handover_id: UUID, given: Receipt) -> Any:
    """Confirm that the work of a post was taken over."""
    return do_once(
        request, mark, operations.receive_handover, lambda _: HandoverRow(**_handover(queries.handover(handover_id))),
        handover_id=handover_id, on=localdate(), remark=given.remark,
    )  # fmt: skip


def _issued(request: HttpRequest, mark: Once, take: Callable[..., Any], given: Basis, **more: Any) -> Any:
    """Write an order from its head and what it consists of."""
    head = {name: value for name, value in given.model_dump().items() if name in Head.model_fields}
    return do_once(request, mark, take, outcome(is_preview=given.is_preview), **head, **more)


def outcome(*, is_preview: bool) -> Callable[[operations.Outcome], OrderOutcome]:
    """What an answer says of an order that was written, or tried."""
    return lambda done: OrderOutcome(
        order_id=None if is_preview else done.order_id, changes=len(done.changes), handovers=done.handovers
    )


def _line(number: int, given: PersonnelLineGiven) -> PersonnelLine:
    person = queries.person_numbered(given.number)
    if person is None:
        raise not_found("그런 직원번호가 없습니다. 직원 파일로 먼저 등록하십시오.", f"body.lines.{number}.number")
    return PersonnelLine(
        given.action,
        person.pk,
        given.post_id,
        given.service or "",
        given.grade,
        given.series,
        given.until,
        given.reason,
    )


def _step(number: int, given: Change) -> rules.Step:
    """A change as a step of the order; what it lacks is told with its place."""
    needs, make = _CHANGES[given.change]
    for name in needs.split():
        if getattr(given, name) in (None, [], ""):
            said = "이 변경에 필요한 값입니다."
            raise Refusal(HTTPStatus.CONFLICT, "REFUSED", said, place=f"body.changes.{number}.{name}")
    return make(given)


_CHANGES: Mapping[str, tuple[str, Callable[[Any], rules.Step]]] = {
    "CREATE": ("name kind into", lambda given: rules.Create(given.name, given.kind, given.into)),
    "RENAME": ("unit name", lambda given: rules.Rename(given.unit, given.name, given.kind or "")),
    "MOVE": ("unit into", lambda given: rules.Move(given.unit, given.into)),
    "MERGE": ("units name kind", lambda given: rules.Merge(tuple(given.units), given.name, given.kind)),
    "SPLIT": ("unit names", lambda given: rules.Split(given.unit, tuple(given.names), _places(given))),
    "ABOLISH": ("unit into", lambda given: rules.Abolish(given.unit, given.into)),
    "OPEN_POST": (
        "unit name", lambda given: rules.OpenPost(given.unit, given.name, given.is_head, grades=_range(given))
    ),
    "MOVE_POST": ("post_id into", lambda given: rules.MovePost(given.post_id, given.into, given.is_head)),
    "CLOSE_POST": ("post_id into", lambda given: rules.ClosePost(given.post_id, given.into)),
    "SET_GRADES": ("post_id", lambda given: rules.SetGrades(given.post_id, _range(given))),
    "SET_DUTIES": ("unit names", lambda given: rules.SetDuties(given.unit, tuple(given.names))),
    "SET_QUOTA": (
        "unit service number", lambda given: rules.SetQuota(given.unit, given.service, given.grade, given.number)
    ),
    "SET_FORM": ("unit form", lambda given: rules.SetForm(given.unit, given.form)),
}  # fmt: skip
"""What each change needs, and the step that it is."""


def _range(given: Change) -> GradeRange | None:
    return GradeRange(given.grades.highest, given.grades.lowest) if given.grades else None


def _places(given: Change) -> dict[UUID, str]:
    return {each.id: each.name for each in given.places}


def _order(row: Any) -> dict[str, Any]:
    same = ("id", "kind", "title", "effective_date", "undoes_id")
    return {name: getattr(row, name) for name in same} | {
        "basis": row.operation.basis,
        "issued_by": row.operation.actor.title,
    }


def _handover(row: Any) -> dict[str, Any]:
    receipt = next(iter(row.receipts.all()), None)
    return {name: getattr(row, name) for name in ("id", "order_id", "post_id", "effective_date")} | {
        "post": queries.post_label(row),
        "items": [each.title for each in row.items.all()],
        "received_at": receipt.operation.recorded_at if receipt else None,
    }
