"""Equipment: registered, moved, put out of use and disposed of, each by an order that can be taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from ieum.kernel.states import Machine, TransitionNotAllowed
from ieum.kernel.wording import joined, worded
from ieum.org import queries
from ieum.org.choices import GONE, EquipmentState, OrderKind
from ieum.org.models import Equipment, EquipmentTerm
from ieum.org.operations.desk import Desk, Row
from ieum.org.operations.orders import OrderDraft, OrderRefused, Outcome, write_order
from ieum.org.states import EQUIPMENT, action_between

PLACES = ("unit_id", "post_id")


@dataclass(frozen=True, slots=True)
class Place:
    """Who has a piece of equipment: a post, or a unit as a whole; the other one is None."""

    unit_id: UUID | None = None
    post_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class EquipmentDraft:
    """What a piece of equipment is said to be from a day on."""

    number: str
    item: str
    acquired_on: date
    place: Place
    """Of what is disposed of it is passed over."""
    state: str = EquipmentState.IN_USE
    specification: str = ""
    price: int | None = None
    quantity: int = 1

    def columns(self) -> dict[str, Any]:
        """The same as columns of a term."""
        place = Place() if self.state in GONE else self.place
        return {
            "item": self.item,
            "specification": self.specification,
            "acquired_on": self.acquired_on,
            "price": self.price,
            "quantity": self.quantity,
            "unit_id": place.unit_id,
            "post_id": place.post_id,
            "state": str(self.state),
        }


def change_equipment(
    *,
    equipment_id: UUID,
    effective_date: date,
    actor_id: UUID,
    basis: str,
    action: str = "",
    place: Place | None = None,
    is_preview: bool = False,
) -> Outcome:
    """Take a step of the table of states with a piece of equipment, give it to somebody else, or both.

    None for ``place`` and "" for ``action`` leave that as it is.

    :raises OrderRefused: if its state does not allow the step, nothing would change, a later order says otherwise, or
        the place does not stand on that day
    :raises NotInOrganisation: if there is no such piece on that day
    """
    held = queries.equipment_piece(equipment_id, effective_date)
    if place is not None:
        require_place(place, effective_date)
    title = f"물품 변경: {held.number} {held.item}"[:120]
    draft = OrderDraft(OrderKind.EQUIPMENT, title, effective_date, actor_id, basis)

    def work(desk: Desk) -> None:
        term = only_term(desk, desk.from_day(EquipmentTerm, equipment_id=equipment_id), held.number)
        state = next_state(EQUIPMENT, term.state, action) if action else term.state
        now = place or Place(term.unit_id, term.post_id)
        columns = EquipmentDraft(held.number, term.item, term.acquired_on, now, state).columns()
        _change(desk, term, {key: columns[key] for key in (*PLACES, "state")})
        if not desk.told:
            raise OrderRefused("바뀌는 것이 없습니다. 할 일이나 다른 둘 곳을 정하십시오.")

    return write_order(draft, work, is_preview=is_preview)


def fault_of(draft: EquipmentDraft, state: str | None, day: date) -> str:
    """Why what is said of a piece cannot be, given the state in which it is, or None for a new one; "" where it can."""
    if draft.acquired_on > day:
        return worded("취득일이 시행일보다 늦습니다: {acquired_on}.", acquired_on=draft.acquired_on)
    if state is None and draft.state in GONE:
        return "등록되지 않은 물품은 처분할 수 없습니다. 먼저 등록하십시오."
    if state is not None and state != draft.state and action_between(EQUIPMENT, state, draft.state) is None:
        before, after = EquipmentState(state).label, EquipmentState(draft.state).label
        said = worded("상태를 {before}에서 {after}(으)로 바꿀 수 없습니다.", before=worded(before), after=worded(after))
        first = worded("먼저 불용 결정을 하십시오.")
        return joined([said, first], by=" ") if draft.state in GONE and state not in GONE else said
    return ""


def take_drafts(desk: Desk, drafts: Sequence[EquipmentDraft]) -> None:
    """Let what is said of equipment hold as part of an order; what is so already is left as it is.

    :raises OrderRefused: if all of it is so already, or a later order says otherwise
    """
    known = dict(Equipment.objects.values_list("number", "id"))
    terms = queries.terms_of_equipment(known.values())
    new = [each for each in drafts if known.get(each.number) not in terms]
    _register(desk, new, known)
    for each in drafts:
        if known.get(each.number) in terms:
            _change(desk, only_term(desk, terms[known[each.number]], each.number), each.columns())
    if not desk.told:
        raise OrderRefused("파일의 내용이 이미 그대로 등록되어 있습니다.")


def follow_unit(desk: Desk, unit_id: UUID, heir_id: UUID) -> None:
    """Let the equipment of a unit that ends go to the one that takes over."""
    for term in desk.from_day(EquipmentTerm, unit_id=unit_id):
        desk.change(term, unit_id=heir_id)
        desk.tell(f"물품 이동: {term.item}", term.quantity)


def follow_post(desk: Desk, post_id: UUID, heir_id: UUID) -> None:
    """Let the equipment of a post that ends go to the one that takes over."""
    for term in desk.from_day(EquipmentTerm, post_id=post_id):
        desk.change(term, post_id=heir_id)
        desk.tell(f"물품 이동: {term.item}", term.quantity)


def _register(desk: Desk, drafts: Sequence[EquipmentDraft], known: Mapping[str, UUID]) -> None:
    lacking = {each.number for each in drafts if each.number not in known}
    made = [desk.bare(Equipment, number=number) for number in sorted(lacking)]
    Equipment.objects.bulk_create(made)
    ids = {**known, **{each.number: each.pk for each in made}}
    EquipmentTerm.objects.bulk_create(
        desk.row(EquipmentTerm, equipment_id=ids[each.number], **each.columns()) for each in drafts
    )
    for each in drafts:
        desk.tell(f"물품 등록: {each.item}", each.quantity)


def only_term(desk: Desk, terms: Sequence[Row], number: str) -> Row:
    """Of the terms of a piece, or of a facility, the one that holds on the day of the order and on.

    :raises OrderRefused: if another one follows, which an earlier day may not pass over
    """
    current = [each for each in terms if each.valid_until is None or each.valid_until > desk.day]
    if len(current) != 1 or current[0].valid_from > desk.day:
        raise OrderRefused(
            worded(
                "{number}: 시행일 뒤에 바뀐 것이 있습니다. 그 뒤의 날을 적거나 뒤의 명령을 되돌리십시오.", number=number
            )
        )
    return current[0]


def _change(desk: Desk, term: EquipmentTerm, columns: Mapping[str, Any]) -> None:
    changed = {key: value for key, value in columns.items() if getattr(term, key) != value}
    if not changed:
        return
    desk.change(term, **changed)
    if "state" in changed:
        desk.tell(f"물품 {EquipmentState(columns['state']).label}: {term.item}", term.quantity)
    elif set(changed) & set(PLACES):
        desk.tell(f"물품 이동: {term.item}", term.quantity)
    else:
        desk.tell(f"물품 정정: {term.item}", term.quantity)


def require_place(place: Place, day: date) -> None:
    """See that a place is one unit or one post, and stands on a day.

    :raises OrderRefused: if it does not
    """
    standing = queries.standing(day)
    if (place.unit_id is None) == (place.post_id is None):
        raise OrderRefused("부서나 직위 가운데 하나를 정하십시오.")
    if place.unit_id is not None and place.unit_id not in standing.units:
        raise OrderRefused("시행일에 그런 부서가 없습니다. 조직도에서 고르십시오.")
    if place.post_id is not None and place.post_id not in standing.posts:
        raise OrderRefused("시행일에 그런 직위가 없습니다. 조직도에서 고르십시오.")


def next_state(machine: Machine[None], state: str, action: str) -> str:
    """The state to which a step leads.

    :raises OrderRefused: if it cannot be taken there
    """
    try:
        return machine.advance(state, action, parts=machine.parts, facts=None).target
    except TransitionNotAllowed as refused:
        raise OrderRefused(str(refused)) from refused
