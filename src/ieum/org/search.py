"""What of the organisation can be found: units, posts, facilities, equipment, orders and hand-overs; no person."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import QuerySet

from ieum.kernel.search import Findable, Searchable
from ieum.org.choices import EquipmentState, FacilityKind, OrderKind
from ieum.org.models import Duty, EquipmentTerm, FacilityTerm, Order, PostTerm, UnitTerm
from ieum.org.queries import known, listed_handovers
from ieum.org.rules.permissions import OrgAction


def _units(subjects: Collection[str] | None) -> Iterator[Findable]:
    """Units by all their names, with what they are and were in charge of."""
    terms, duties = _by("unit_id", known(UnitTerm), subjects), _by("unit_id", known(Duty), subjects)
    for unit_id, names in terms.items():
        body = "\n".join([*(each.name for each in names), *(each.lines for each in duties[unit_id])])
        last = names[-1]
        yield Findable(str(unit_id), last.name, body, f"/organisation/units/{unit_id}/", last.valid_from, str(unit_id))


def _posts(subjects: Collection[str] | None) -> Iterator[Findable]:
    """Posts by all their titles, each behind the names of its unit."""
    terms = _by("post_id", known(PostTerm), subjects)
    units = _by("unit_id", known(UnitTerm), {each.unit_id for found in terms.values() for each in found})
    for post_id, titles in terms.items():
        called = [f"{unit.name} {each.title}" for each in titles for unit in units[each.unit_id]]
        last = titles[-1]
        address, place = f"/organisation/posts/{post_id}/", str(post_id)
        yield Findable(str(post_id), called[-1], "\n".join(called), address, last.valid_from, place)


def _facilities(subjects: Collection[str] | None) -> Iterator[Findable]:
    """Facilities by all their names, with what they are, where, and what was remarked."""
    terms = _by("facility_id", known(FacilityTerm).select_related("facility"), subjects)
    for facility_id, stands in terms.items():
        last = stands[-1]
        said = [[each.name, FacilityKind(each.kind).label, each.address, each.remark] for each in stands]
        body = "\n".join(dict.fromkeys([last.facility.number, *(text for each in said for text in each if text)]))
        address, place = f"/organisation/facilities/{facility_id}/", str(last.unit_id or "")
        yield Findable(str(facility_id), last.name, body, address, last.valid_from, place)


def _equipment(subjects: Collection[str] | None) -> Iterator[Findable]:
    """Equipment by all that it was called, with its specification and state."""
    terms = _by("equipment_id", known(EquipmentTerm).select_related("equipment"), subjects)
    for equipment_id, stands in terms.items():
        last = stands[-1]
        title, place = f"{last.item} ({last.equipment.number})", str(last.post_id or last.unit_id or "")
        said = dict.fromkeys(text for each in stands for text in (each.item, each.specification) if text)
        body, address = "\n".join([EquipmentState(last.state).label, *said]), f"/organisation/equipment/{equipment_id}/"
        yield Findable(str(equipment_id), title, body, address, last.acquired_on, place)


def _orders(subjects: Collection[str] | None) -> Iterator[Findable]:
    """Orders by their titles and on what they rest; not whom they appoint."""
    rows = Order.objects.select_related("operation")
    for each in rows if subjects is None else rows.filter(pk__in=subjects):
        body, address = f"{OrderKind(each.kind).label}\n{each.operation.basis}", f"/organisation/orders/{each.pk}/"
        yield Findable(str(each.pk), each.title, body, address, each.effective_date)


def _handovers(subjects: Collection[str] | None) -> Iterator[Findable]:
    """Hand-overs by what their posts were called then and the titles of their orders; not who hands over to whom."""
    rows: QuerySet[Any] = listed_handovers().select_related("order")
    for each in rows if subjects is None else rows.filter(pk__in=subjects):
        post = " ".join(filter(None, (each.unit_name, each.post_title)))
        title, address = f"{post} 인계인수".strip(), f"/organisation/handovers/{each.pk}/"
        yield Findable(str(each.pk), title, each.order.title, address, each.effective_date, str(each.post_id))


def _by(column: str, rows: QuerySet[Any], wanted: Collection[Any] | None) -> defaultdict[Any, list[Any]]:
    """Rows by what they are of, in the order of their days."""
    if wanted is not None:
        rows = rows.filter(**{f"{column}__in": wanted})
    found: defaultdict[Any, list[Any]] = defaultdict(list)
    for row in rows.order_by("valid_from", "pk"):
        found[getattr(row, column)].append(row)
    return found


SEARCHABLES = (
    Searchable("org.unit", "부서", OrgAction.SEE_ORGANISATION, _units),
    Searchable("org.post", "직위", OrgAction.SEE_ORGANISATION, _posts),
    Searchable("org.facility", "시설", OrgAction.SEE_ORGANISATION, _facilities),
    Searchable("org.equipment", "물품", OrgAction.SEE_ORGANISATION, _equipment),
    Searchable("org.order", "조직·인사 명령", OrgAction.SEE_ORGANISATION, _orders),
    Searchable("org.handover", "인계 목록", OrgAction.SEE_HANDOVERS, _handovers),
)
