"""Who is in charge of a detailed programme on a day, from what was stated of it and how the organisation changed."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ieum.budget.choices import CodeKind
from ieum.budget.rules.codes import Successors

NO_SUCCESSORS = Successors()


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


@dataclass(frozen=True, slots=True)
class Coded:
    """A detailed programme of one year by what it is recognised by in another; codes belong to their year."""

    id: UUID
    account: str
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Precursor:
    """What a programme was in the year before."""

    of: Coded | None
    """None where nothing there is it for certain."""
    renamed: Coded | None = None
    """What had its code under another name; None where nothing had."""


def precursor(of: Coded, before: Sequence[Coded], successors: Successors = NO_SUCCESSORS) -> Precursor:
    """The programme of the year before that one goes on with: its code and name, else its name alone under a new code.

    First what a succession says: that a programme became this one and no other, or that it became another one. A code
    that another name had may stand for something else, so that it is only told.
    """
    own = [each for each in before if of.account in successors.accounts(each.account)]
    said = set(successors.before(CodeKind.PROGRAMME, of.code, of.account))
    named = [each for each in own if each.code in said]
    if said:
        whole = len(named) == 1 and successors.after(CodeKind.PROGRAMME, named[0].code, named[0].account) == (of.code,)
        return Precursor(named[0] if whole else None)
    own = [each for each in own if each.code in successors.after(CodeKind.PROGRAMME, each.code, each.account)]
    named = [each for each in own if each.name == of.name]
    alike = [each for each in named if each.code == of.code] or named
    same = alike[0] if len(alike) == 1 else None
    return Precursor(same, None if same else next((each for each in own if each.code == of.code), None))
