"""Reads of what the units look after: equipment and facilities of any day."""

from collections.abc import Iterable, Iterator
from datetime import date
from uuid import UUID

from ieum.org.models import EquipmentTerm, FacilityTerm, UnitTerm
from ieum.org.queries.standings import NotInOrganisation, holding_on, known, post_then
from ieum.org.rules.equipment import Holdable
from ieum.org.rules.facilities import StandingFacility

_EQUIPMENT = (
    "equipment_id", "equipment__number", "item", "specification", "acquired_on", "price", "quantity",
    "unit_id", "post_id", "state",
)  # fmt: skip


def equipment_on(day: date, epoch: int | None = None) -> list[Holdable]:
    """All equipment that is there on a day, by its number; what was disposed of is among it."""
    rows = holding_on(EquipmentTerm, day, epoch).order_by("equipment__number").values_list(*_EQUIPMENT)
    return [Holdable(*row) for row in rows]


def equipment_piece(equipment_id: UUID, day: date) -> Holdable:
    """One piece as it stands on a day.

    :raises NotInOrganisation: if it is not there on that day
    """
    row = holding_on(EquipmentTerm, day).filter(equipment_id=equipment_id).values_list(*_EQUIPMENT).first()
    if row is None:
        raise NotInOrganisation("그날에 있는 물품이 아닙니다. 물품 목록에서 고르십시오.")
    return Holdable(*row)


def pieces_of(terms: Iterable[EquipmentTerm]) -> Iterator[Holdable]:
    """Terms of one day as plain values."""
    for each in terms:
        yield Holdable(
            each.equipment_id, each.equipment.number, each.item, each.specification, each.acquired_on, each.price,
            each.quantity, each.unit_id, each.post_id, each.state,
        )  # fmt: skip


def equipment_terms(epoch: int | None = None) -> list[EquipmentTerm]:
    """What is known of equipment on all days."""
    return list(known(EquipmentTerm, epoch).select_related("equipment").order_by("valid_from", "equipment__number"))


def terms_of_equipment(equipment_ids: Iterable[UUID]) -> dict[UUID, list[EquipmentTerm]]:
    """What is believed of pieces of equipment, the earliest first; a piece of which nothing is, is left out."""
    rows = known(EquipmentTerm).filter(equipment_id__in=list(equipment_ids)).select_related("equipment")
    found: dict[UUID, list[EquipmentTerm]] = {}
    for row in rows.order_by("valid_from"):
        found.setdefault(row.equipment_id, []).append(row)
    return found


def equipment_history(equipment_id: UUID) -> list[EquipmentTerm]:
    """What became of a piece, the latest first, each with its order."""
    rows = known(EquipmentTerm).filter(equipment_id=equipment_id).select_related("equipment", "order__operation")
    return list(rows.order_by("-valid_from"))


def place_then(term: EquipmentTerm) -> str:
    """Who had a piece of equipment when a term of it began, as it was called then; "" for nobody."""
    return post_then(term.post_id, term.valid_from) if term.post_id is not None else unit_then(term)


def unit_then(term: EquipmentTerm | FacilityTerm) -> str:
    """Which unit had something when a term of it began, as it was called then; "" for none."""
    if term.unit_id is None:
        return ""
    row = known(UnitTerm).filter(unit_id=term.unit_id, valid_from__lte=term.valid_from).order_by("-valid_from").first()
    return str(row.name) if row else ""


_FACILITY = (
    "facility_id", "facility__number", "name", "kind", "address", "places", "area", "floors_above", "floors_below",
    "completed_in", "remark", "unit_id", "state",
)  # fmt: skip


def facilities_on(day: date, epoch: int | None = None) -> list[StandingFacility]:
    """All facilities that are there on a day, by their number; what was closed is among them."""
    rows = holding_on(FacilityTerm, day, epoch).order_by("facility__number").values_list(*_FACILITY)
    return [StandingFacility(*row) for row in rows]


def facility(facility_id: UUID, day: date) -> StandingFacility:
    """One facility as it stands on a day.

    :raises NotInOrganisation: if it is not there on that day
    """
    row = holding_on(FacilityTerm, day).filter(facility_id=facility_id).values_list(*_FACILITY).first()
    if row is None:
        raise NotInOrganisation("그날에 있는 시설이 아닙니다. 시설 목록에서 고르십시오.")
    return StandingFacility(*row)


def terms_of_facilities(facility_ids: Iterable[UUID]) -> dict[UUID, list[FacilityTerm]]:
    """What is believed of facilities, the earliest first; one of which nothing is, is left out."""
    found: dict[UUID, list[FacilityTerm]] = {}
    for row in known(FacilityTerm).filter(facility_id__in=list(facility_ids)).order_by("valid_from"):
        found.setdefault(row.facility_id, []).append(row)
    return found


def facility_history(facility_id: UUID) -> list[FacilityTerm]:
    """What became of a facility, the latest first, each with its order."""
    rows = known(FacilityTerm).filter(facility_id=facility_id).select_related("facility", "order__operation")
    return list(rows.order_by("-valid_from"))
