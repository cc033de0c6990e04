"""Equipment of one day: where it is, how long it serves, and when it is due for replacement."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from uuid import UUID

from ieum.kernel.parameters import NotYetInForce, Parameter, load_yaml, read_parameter
from ieum.kernel.shipped import shipped
from ieum.org.choices import GONE, EquipmentState
from ieum.org.rules.standing import Standing, StandingUnit

_FILE = files("ieum.org") / "parameters" / "useful_life.yaml"


@dataclass(frozen=True, slots=True)
class Holdable:
    """A piece of equipment, or several bought as one, as it stands on the day."""

    id: UUID
    number: str
    """물품번호."""
    item: str
    specification: str
    acquired_on: date
    price: int | None
    """Won; None where nobody said."""
    quantity: int
    unit_id: UUID | None
    """None where a post has it, or nobody any more."""
    post_id: UUID | None
    state: str

    @property
    def is_gone(self) -> bool:
        """Whether it was disposed of."""
        return self.state in GONE

    @property
    def serves(self) -> bool:
        """Whether it is used or kept for use, so that it may have to be replaced."""
        return self.state in (EquipmentState.IN_USE, EquipmentState.STORED)


@dataclass(frozen=True, slots=True)
class Life:
    """How many years equipment of a kind serves."""

    item: str
    years: int
    reference: str
    is_first_hand: bool
    """Whether the number was read in what sets it, and not in a copy."""


@lru_cache(maxsize=1024)
def life_of(item: str, *, on: date) -> Life | None:
    """The useful life of a kind of equipment by the table that holds on a day; None where the table has none."""
    try:
        version = _table().version(on=on)
    except NotYetInForce:
        return None
    known = kind_of(item)
    if known not in version.value:
        return None
    return Life(known, version.value[known], version.reference, version.since not in _second_hand())


def lives(*, on: date) -> list[Life]:
    """All useful lives of the table that holds on a day."""
    try:
        kinds = _table().version(on=on).value
    except NotYetInForce:
        return []
    return [found for kind in kinds if (found := life_of(kind, on=on))]


def served_until(acquired_on: date, years: int) -> date:
    """The day on which equipment reaches its useful life: the same one of the month, or the last where it has none."""
    year = acquired_on.year + years
    return date(year, acquired_on.month, min(acquired_on.day, monthrange(year, acquired_on.month)[1]))


def due_on(held: Holdable, *, on: date) -> date | None:
    """When a piece is due for replacement by the table that holds on a day; None where it has no useful life."""
    life = life_of(held.item, on=on)
    return served_until(held.acquired_on, life.years) if life and held.serves else None


def is_due(held: Holdable, *, on: date) -> bool:
    """Whether a piece reaches its useful life by the end of the year of a day, as plans of replacement count."""
    return falls_due(due_on(held, on=on), on=on)


def falls_due(due: date | None, *, on: date) -> bool:
    """Whether a day on which something is due lies before the end of the year of another day, or in the past."""
    return due is not None and due <= date(on.year, 12, 31)


def place_of(held: Holdable, standing: Standing) -> str:
    """The unit or post that has it; "" where it is gone."""
    if held.post_id is not None:
        return standing.label(held.post_id)
    return standing.units[held.unit_id].name if held.unit_id is not None else ""


def division_of(held: Holdable, standing: Standing) -> StandingUnit | None:
    """The unit that answers for it: its own, or the one above a team; None where it is gone."""
    unit_id = standing.posts[held.post_id].unit_id if held.post_id is not None else held.unit_id
    return None if unit_id is None else standing.division(unit_id)


def kind_of(item: str) -> str:
    """The kind that a word for equipment means, as the table of useful lives calls it; any other word is its own."""
    return _names().get("".join(item.split()), item)


@shipped
def _table() -> Parameter[Mapping[str, int]]:
    return read_parameter(load_yaml(_FILE)["life"], dict)


@shipped
def _second_hand() -> frozenset[date]:
    return frozenset(load_yaml(_FILE)["second_hand"])


@shipped
def _names() -> Mapping[str, str]:
    """Each word for a kind, without spaces, and the kind."""
    named = load_yaml(_FILE)["names"]
    kinds = {kind for values in _table().values.values() for kind in values}
    return {"".join(word.split()): kind for kind in kinds for word in (kind, *named.get(kind, ()))}
