"""Facilities of one day: what they are, which unit answers for them, and how they are told."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from ieum.org.choices import FacilityState
from ieum.org.rules.standing import Standing


@dataclass(frozen=True, slots=True)
class StandingFacility:
    """A facility, or several places of one kind, as it stands on the day; None is what nobody said."""

    id: UUID
    number: str
    """시설번호."""
    name: str
    kind: str
    address: str
    places: int
    area: Decimal | None
    """㎡ of all floors (연면적)."""
    floors_above: int | None
    floors_below: int | None
    completed_in: int | None
    """The year (준공)."""
    remark: str
    unit_id: UUID | None
    """None where it was closed."""
    state: str

    @property
    def serves(self) -> bool:
        """Whether it is open, or closed only for some time."""
        return self.state != FacilityState.CLOSED

    @property
    def floors(self) -> str:
        """The floors as offices write them: "지하 2층·지상 5층"; "" where nobody said."""
        said = (("지하", self.floors_below), ("지상", self.floors_above))
        return "·".join(f"{where} {number}층" for where, number in said if number)


def unit_of(facility: StandingFacility, standing: Standing) -> str:
    """The unit that looks after it; "" where it was closed."""
    return standing.units[facility.unit_id].name if facility.unit_id is not None else ""


def division_of_facility(facility: StandingFacility, standing: Standing) -> str:
    """The unit that answers for it, the one above a team; "" where it was closed."""
    return standing.division(facility.unit_id).name if facility.unit_id is not None else ""


def total_area(facilities: Iterable[StandingFacility]) -> Decimal | None:
    """The area of facilities together; None where that of one is not known."""
    areas = [each.area for each in facilities]
    known = [each for each in areas if each is not None]
    return sum(known, Decimal(0)) if len(known) == len(areas) else None
