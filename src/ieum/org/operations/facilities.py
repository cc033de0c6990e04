"""Facilities: registered, given to another unit, suspended and closed, each by an order that can be taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from ieum.kernel.wording import worded
from ieum.org import queries
from ieum.org.choices import FacilityState, OrderKind
from ieum.org.models import Facility, FacilityTerm
from ieum.org.operations.desk import Desk
from ieum.org.operations.equipment import Place, next_state, only_term, require_place
from ieum.org.operations.orders import OrderDraft, OrderRefused, Outcome, write_order
from ieum.org.states import FACILITY, action_between


@dataclass(frozen=True, slots=True)
class FacilityDraft:
    """What a facility is said to be from a day on; None and "" are what nobody said."""

    number: str
    name: str
    kind: str
    unit_id: UUID | None
    """None for one that is closed."""
    state: str = FacilityState.OPEN
    address: str = ""
    places: int = 1
    area: Decimal | None = None
    floors_above: int | None = None
    floors_below: int | None = None
    completed_in: int | None = None
    remark: str = ""

    def columns(self) -> dict[str, Any]:
        """The same as columns of a term."""
        said = asdict(self)
        del said["number"]
        return {**said, "kind": str(self.kind), "state": str(self.state)}


def change_facility(
    *,
    facility_id: UUID,
    effective_date: date,
    actor_id: UUID,
    basis: str,
    action: str = "",
    unit_id: UUID | None = None,
    is_preview: bool = False,
) -> Outcome:
    """Take a step of the table of states with a facility, give it to another unit, or both.

    None for ``unit_id`` and "" for ``action`` leave that as it is.

    :raises OrderRefused: if its state does not allow the step, nothing would change, a later order says otherwise, or
        the unit does not stand on that day
    :raises NotInOrganisation: if there is no such facility on that day
    """
    held = queries.facility(facility_id, effective_date)
    if unit_id is not None:
        require_place(Place(unit_id=unit_id), effective_date)
    title = f"시설 변경: {held.number} {held.name}"[:120]
    draft = OrderDraft(OrderKind.FACILITY, title, effective_date, actor_id, basis)

    def work(desk: Desk) -> None:
        term = only_term(desk, desk.from_day(FacilityTerm, facility_id=facility_id), held.number)
        state = next_state(FACILITY, term.state, action) if action else term.state
        unit = None if state == FacilityState.CLOSED else unit_id or term.unit_id
        _change(desk, term, {"state": state, "unit_id": unit})
        if not desk.told:
            raise OrderRefused("바뀌는 것이 없습니다. 할 일이나 다른 부서를 정하십시오.")

    return write_order(draft, work, is_preview=is_preview)


def fault_of(draft: FacilityDraft, state: str | None, day: date) -> str:
    """Why what is said of a facility cannot be, given its state, or None for a new one; "" where it can."""
    if draft.completed_in is not None and draft.completed_in > day.year:
        return worded("준공연도가 시행일보다 늦습니다: {completed_in}.", completed_in=draft.completed_in)
    if state is None and draft.state == FacilityState.CLOSED:
        return "등록되지 않은 시설은 폐지할 수 없습니다. 먼저 등록하십시오."
    if state is not None and state != draft.state and action_between(FACILITY, state, draft.state) is None:
        before, after = FacilityState(state).label, FacilityState(draft.state).label
        return worded(
            "상태를 {before}에서 {after}(으)로 바꿀 수 없습니다. 다른 시설번호로 등록하십시오.",
            before=worded(before),
            after=worded(after),
        )
    return ""


def take_drafts(desk: Desk, drafts: Sequence[FacilityDraft]) -> None:
    """Let what is said of facilities hold as part of an order; what is so already is left as it is.

    :raises OrderRefused: if all of it is so already, or a later order says otherwise
    """
    known: dict[str, UUID] = dict(Facility.objects.values_list("number", "id"))
    terms = queries.terms_of_facilities(known.values())
    for each in drafts:
        facility_id = known.get(each.number)
        if facility_id is not None and facility_id in terms:
            _change(desk, only_term(desk, terms[facility_id], each.number), each.columns())
        else:
            _register(desk, each, facility_id)
    if not desk.told:
        raise OrderRefused("파일의 내용이 이미 그대로 등록되어 있습니다.")


def follow_unit(desk: Desk, unit_id: UUID, heir_id: UUID) -> None:
    """Let the facilities of a unit that ends go to the one that takes over."""
    for term in desk.from_day(FacilityTerm, unit_id=unit_id):
        desk.change(term, unit_id=heir_id)
        desk.tell(f"시설 이관: {term.name}", term.places, "개소")


def _register(desk: Desk, draft: FacilityDraft, facility_id: UUID | None) -> None:
    if facility_id is None:
        facility = desk.bare(Facility, number=draft.number)
        facility.save(force_insert=True)
        facility_id = facility.pk
    desk.add(FacilityTerm, facility_id=facility_id, **draft.columns())
    desk.tell(f"시설 등록: {draft.name}", draft.places, "개소")


def _change(desk: Desk, term: FacilityTerm, columns: Mapping[str, Any]) -> None:
    changed = {key: value for key, value in columns.items() if getattr(term, key) != value}
    if not changed:
        return
    desk.change(term, **changed)
    name, places = changed.get("name", term.name), changed.get("places", term.places)
    if "state" in changed:
        desk.tell(f"시설 {FacilityState(columns['state']).label}: {name}", places, "개소")
    elif "unit_id" in changed:
        desk.tell(f"시설 이관: {name}", places, "개소")
    else:
        desk.tell(f"시설 정정: {name}", places, "개소")
