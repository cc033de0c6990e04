"""Writing an order: what it ends, what holds instead, what that changes, and who hands over to whom."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection, models, transaction
from django.utils.timezone import localdate

from ieum.kernel.registry import post_work
from ieum.kernel.wording import worded
from ieum.org import queries
from ieum.org.choices import OrderKind
from ieum.org.models import (
    Appointment,
    Dated,
    Duty,
    EquipmentTerm,
    FacilityTerm,
    Order,
    PostClosing,
    PostGrades,
    PostTerm,
    Quota,
    StaffingForm,
    Succession,
    UnitTerm,
)
from ieum.org.operations.departing import departed, reopen_accounts
from ieum.org.operations.desk import Desk, contents
from ieum.org.operations.handing_over import hand_over
from ieum.org.operations.holding import hold_organisation
from ieum.org.operations.unfit_roles import tell_unfit
from ieum.org.rules.comparing import changes
from ieum.platform.acting import concerned
from ieum.platform.database.refusals import Refusals, refusals
from ieum.platform.database.tenancy import current_municipality
from ieum.platform.operations import Refused, open_operation

DATED: tuple[type[Dated], ...] = (
    UnitTerm, Succession, Duty, PostTerm, PostGrades, PostClosing, Appointment, Quota, StaffingForm, EquipmentTerm,
    FacilityTerm,
)  # fmt: skip


_OF_THINGS = frozenset({OrderKind.EQUIPMENT, OrderKind.FACILITY})


class OrderRefused(Refused):
    """An order would leave the organisation in a state that may not be; the message says which and what to do."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an order changed, or would change."""

    order_id: UUID
    """Of a preview it names nothing that stays."""
    changes: tuple[str, ...]
    handovers: int
    """Lists that it makes, now or on its day."""
    roles: tuple[str, ...] = ()
    """Accounts whose role is no longer, or not yet, that of their person's posts."""
    doubt: str = ""
    """Why an order about posts or persons cannot say so; "" where it can."""


@dataclass(frozen=True, slots=True)
class OrderDraft:
    """The head of an order."""

    kind: OrderKind
    title: str
    effective_date: date
    actor_id: UUID
    basis: str
    undoes_id: UUID | None = None


def write_order(draft: OrderDraft, work: Callable[[Desk], object], *, is_preview: bool = False) -> Outcome:
    """Write an order by ``work``, all of it or nothing; a preview does the same and takes it back.

    :raises OrderRefused: if it would leave somebody or something standing on nothing, or two where one may be, or is
        about whoever issues it or whom they act for
    :raises BasisMissing: without basis
    """
    with refusals(_refusals()), transaction.atomic():
        hold_organisation()
        kind = f"org.{draft.kind.lower()}"
        opened = open_operation(kind=kind, actor_id=draft.actor_id, basis=draft.basis, records_facts=True)
        order = Order.objects.create(
            municipality_id=current_municipality(), operation_id=opened.operation_id, kind=draft.kind,
            title=draft.title, effective_date=draft.effective_date, undoes_id=draft.undoes_id,
        )  # fmt: skip
        before = queries.standing(draft.effective_date)
        desk = Desk(order, opened.epoch)
        work(desk)
        _refuse_own(order)
        _check_now()
        after = queries.standing(draft.effective_date)
        handed = hand_over(desk, before, after)
        roles = tuple(map(str, queries.misfits_by_order(order, draft.effective_date)))
        is_of_posts = draft.kind not in _OF_THINGS
        if is_of_posts and not is_preview and draft.effective_date <= localdate():
            tell_unfit(localdate())
        doubt = queries.role_doubt(after, draft.effective_date) if is_of_posts else ""
        transaction.set_rollback(is_preview)
        return Outcome(order.pk, (*changes(before, after), *desk.told), handed, roles, doubt)


def undo_order(*, order_id: UUID, actor_id: UUID, basis: str, is_preview: bool = False) -> Outcome:
    """Take an order back: what it ended holds again, what it added is forgotten.

    :raises OrderRefused: if a later order built on it, or it is itself an undoing or undone
    """
    undone = queries.order(order_id)
    if undone.kind == OrderKind.UNDO:
        raise OrderRefused("되돌린 것은 다시 되돌릴 수 없습니다. 같은 명령을 새로 내십시오.")
    title = f"되돌림: {undone.title}"[:120]
    draft = OrderDraft(OrderKind.UNDO, title, undone.effective_date, actor_id, basis, undone.pk)
    return write_order(draft, lambda desk: _undo(desk, undone), is_preview=is_preview)


def _undo(desk: Desk, undone: Order) -> None:
    left = Appointment.objects.filter(ended_by=undone).exclude(order=undone).values_list("person_id", flat=True)
    gone = departed(set(left), undone)
    ended = set(PostTerm.objects.filter(ended_by=undone).values_list("post_id", flat=True))
    closed = len(ended - queries.standing(desk.day).posts.keys())
    if closed and desk.day <= localdate():
        desk.tell("다시 여는 직위(옮긴 업무는 돌아오지 않으니 담당을 다시 정하십시오)", closed, "개")
    _take_back(desk, undone)
    reopened, closed = reopen_accounts(gone, undone, desk.order)
    if reopened:
        desk.tell("끝나는 날을 없앤 계정", reopened, "개")
    if closed:
        desk.tell("'ieum user enable'로 다시 열어야 하는 계정", closed, "개")


def _take_back(desk: Desk, undone: Order) -> None:
    for model in DATED:
        added = list(model.objects.filter(order=undone))
        ended = list(model.objects.filter(ended_by=undone).exclude(order=undone))
        for row in added:
            if row.ended_by_id != undone.pk:
                desk.forget(_believed(row))
        for row in ended:
            desk.add(model, valid_from=row.valid_from, valid_until=row.valid_until, **contents(row))
    pieces = EquipmentTerm.objects.filter(models.Q(order=undone) | models.Q(ended_by=undone))
    for item, number in pieces.values_list("item").annotate(models.Count("equipment", distinct=True)).order_by("item"):
        desk.tell(f"물품 되돌림: {item}", number)
    facilities = FacilityTerm.objects.filter(models.Q(order=undone) | models.Q(ended_by=undone))
    for name, number in (
        facilities.values_list("name").annotate(models.Count("facility", distinct=True)).order_by("name")
    ):
        desk.tell(f"시설 되돌림: {name}", number, "건")


def _believed(row: Dated) -> Dated:
    """The row itself, or its like that an undoing put back.

    :raises OrderRefused: if a later order has changed it
    """
    if row.ended_by_id is None:
        return row
    same = {"valid_from": row.valid_from, "valid_until": row.valid_until, **contents(row)}
    found = queries.known(type(row)).filter(order__kind=OrderKind.UNDO, **same).first()
    if found is None:
        later = queries.order(row.ended_by_id).title
        raise OrderRefused(
            worded("뒤의 명령 '{later}'이(가) 고친 것이 있습니다. 그것을 먼저 되돌리십시오.", later=later)
        )
    return found


def _refuse_own(order: Order) -> None:
    """Nobody appoints, relieves or takes back the appointment of themselves (separation of duties)."""
    touched = Appointment.objects.filter(models.Q(order=order) | models.Q(ended_by=order))
    own = touched.filter(person__account_id__in=concerned(order.operation.actor_id)).select_related("person").first()
    if own is not None:
        raise OrderRefused(
            worded(
                "자기 자신이나 대행하는 사람의 발령은 낼 수 없습니다(직원번호 {number}). 다른 결정자가 발령합니다.",
                number=own.person.number,
            )
        )


def _check_now() -> None:
    """Ask now what the database would ask only at the end, so that a refusal can be told."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


_SENTENCES = {
    "org_order_undone_once": "이미 되돌린 명령입니다.",
    "org_unitterm_parent_id_stands": "없는 부서에 하위 부서가 남습니다. 하위 부서를 옮기거나 함께 폐지하십시오.",
    "org_postterm_unit_id_stands": "없는 부서에 직위가 남습니다. 직위를 다른 부서로 옮기십시오.",
    "org_postgrades_post_id_stands": "없는 직위에 직급 범위가 남습니다. 뒤의 명령을 먼저 되돌리십시오.",
    "org_postgrades_one_range": "그 기간에 그 직위의 직급 범위가 이미 정해져 있습니다. 뒤의 명령을 먼저 되돌리십시오.",
    "org_postclosing_one_heir": "그 직위를 없애는 명령이 이미 있습니다. 그것을 먼저 되돌리십시오.",
    "org_postclosing_into_id_stands": "없어지는 직위의 일을 이어받을 직위가 없어집니다. 뒤의 명령을 먼저 되돌리십시오.",
    "org_appointment_post_id_stands": "없는 직위에 사람이 남습니다. 먼저 인사발령으로 옮기십시오.",
    "org_quota_unit_id_stands": "없는 부서에 정원이 남습니다. 정원을 다른 부서로 옮기십시오.",
    "org_duty_unit_id_stands": "없는 부서에 분장사무가 남습니다. 이어받을 부서를 정하십시오.",
    "org_staffingform_unit_id_stands": "없는 부서에 인력표 서식이 남습니다. 이어받을 부서를 정하십시오.",
    "org_equipmentterm_unit_id_stands": "그 기간에 없는 부서에 물품이 남습니다. 물품을 둘 부서를 정하십시오.",
    "org_equipmentterm_post_id_stands": "그 기간에 없는 직위에 물품이 남습니다. 물품을 둘 곳을 정하십시오.",
    "org_equipmentterm_one_state": "그 기간의 물품의 상태가 이미 정해져 있습니다. 뒤의 명령을 먼저 되돌리십시오.",
    "org_facilityterm_unit_id_stands": "그 기간에 없는 부서에 시설이 남습니다. 시설을 관리할 부서를 정하십시오.",
    "org_facilityterm_one_state": "그 기간의 시설의 상태가 이미 정해져 있습니다. 뒤의 명령을 먼저 되돌리십시오.",
    "org_appointment_one_holder": "그 기간에 그 직위에는 이미 사람이 있습니다. 그 사람의 발령을 함께 적으십시오.",
    "org_appointment_one_post": "그 사람은 그 기간에 다른 직위에 있습니다. 겸임이나 직무대리로 하십시오.",
    "org_unitterm_one_name": "그 기간의 부서 이름이 이미 정해져 있습니다. 뒤의 조직개편을 먼저 되돌리십시오.",
    "org_postterm_one_title": "그 기간의 직위가 이미 정해져 있습니다. 뒤의 명령을 먼저 되돌리십시오.",
    "org_quota_one_number": "그 기간에 그 직급의 정원이 이미 정해져 있습니다.",
    "org_unitterm_not_its_own": "부서를 자기 자신 아래로 옮길 수 없습니다.",
}
"""What the database says, by constraint, and what that means to an officer."""


def _refusals() -> Refusals:
    sentences = _SENTENCES | {name: sentence for each in post_work for name, sentence in each.refusals.items()}
    return {name: (OrderRefused, sentence) for name, sentence in sentences.items()}
