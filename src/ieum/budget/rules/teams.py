"""Who is in charge of a detailed programme on a day, from what was stated of it and how the organisation changed."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class StatedTeam:
    """That a unit is in charge from a day on; None is nobody."""

    unit_id: UUID | None
    valid_from: date


@dataclass(frozen=True, slots=True)
class Charge:
    """The unit that was put in charge, from a day until, and not on, another."""

    unit_id: UUID
    since: date
    until: date | None
    """None while nothing else was stated."""


def charge_on(stated: Iterable[StatedTeam], day: date) -> Charge | None:
    """Who was put in charge on a day, by statements in the order in which they were made; None for nobody."""
    by_day = {each.valid_from: each.unit_id for each in stated}
    since = max((each for each in by_day if each <= day), default=None)
    unit_id = None if since is None else by_day[since]
    if since is None or unit_id is None:
        return None
    return Charge(unit_id, since, min((each for each in by_day if each > day), default=None))


def standing_heir(unit_id: UUID, units: Collection[UUID], heirs: Mapping[UUID, Collection[UUID]]) -> UUID | None:
    """The unit itself where it stands, else the one that alone took it over, or took that one over.

    None where nobody did or several did: who is in charge then is for an officer to say.
    """
    passed = set()
    while unit_id not in units:
        found = heirs.get(unit_id, ())
        if len(found) != 1 or unit_id in passed:
            return None
        passed.add(unit_id)
        (unit_id,) = found
    return unit_id
