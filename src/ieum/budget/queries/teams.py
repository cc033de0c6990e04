"""Which team is in charge of each detailed programme of a year, on a day and as known at an epoch."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ieum.budget.models import AppropriationCell, Programme, TeamTerm
from ieum.budget.queries.rollups import Point
from ieum.budget.rules.teams import Charge, StatedTeam, charge_on, standing_heir
from ieum.org.choices import UnitKind
from ieum.org.queries import heirs_on
from ieum.org.queries import standing as standing_on
from ieum.org.rules.standing import Standing


@dataclass(frozen=True, slots=True)
class Team:
    """A team as it is called on the day."""

    unit_id: UUID
    name: str
    """With its division: "기획예산과 예산팀"."""
    division: str
    """The division that it is part of, or itself."""
    position: int
    """In the order of the organisation."""


@dataclass(frozen=True, slots=True)
class ProgrammeInCharge:
    """A detailed programme with who is in charge of it."""

    programme: Programme
    divisions: tuple[str, ...]
    """Those that have money of it."""
    team: Team | None
    """None where nobody is."""
    charge: Charge | None
    """What was stated, also of a unit that is gone and left no one heir; None where nothing holds."""


def teams_on(day: date, epoch: int | None = None) -> dict[UUID, Team]:
    """The units that can be in charge on a day: those without units below them."""
    return {each.unit_id: each for each in _teams(standing_on(day, epoch))}


def teams_of(at: Point, *, year: int) -> dict[UUID, Team]:
    """The teams by the detailed programmes of a year that they are in charge of at a point."""
    team_of = _finder(at)
    found = {key: team_of(charge) for key, charge in charges_of(at, year=year).items()}
    return {key: team for key, team in found.items() if team}


def charges_of(at: Point, *, year: int) -> dict[UUID, Charge | None]:
    """Who was put in charge of each detailed programme of a year, at a point; None for nobody."""
    return {key: charge_on(stated, at.as_of) for key, stated in _stated(at, year).items()}


def programmes_in_charge(at: Point, *, year: int) -> list[ProgrammeInCharge]:
    """All detailed programmes of a year by account and code, with who is in charge of them at a point."""
    team_of, stated, divisions = _finder(at), _stated(at, year), divisions_of_programmes(year)
    rows = Programme.objects.filter(account__fiscal_year__year=year).select_related("account")
    charges = (
        (each, charge_on(stated.get(each.pk, ()), at.as_of))
        for each in rows.order_by("account__name", "policy_code", "unit_code", "code")
    )
    return [ProgrammeInCharge(each, divisions.get(each.pk, ()), team_of(charge), charge) for each, charge in charges]


def divisions_of_programmes(year: int) -> dict[UUID, tuple[str, ...]]:
    """The divisions that have money of each detailed programme of a year; one that none has is left out."""
    cells = AppropriationCell.objects.filter(programme__account__fiscal_year__year=year).exclude(division="")
    found: dict[UUID, tuple[str, ...]] = {}
    for key, division in cells.order_by("division").values_list("programme_id", "division").distinct():
        found[key] = (*found.get(key, ()), division)
    return found


def _finder(at: Point) -> Callable[[Charge | None], Team | None]:
    """Finds the team that is in charge at a point: the stated one, or who took it over."""
    teams, heirs = teams_on(at.as_of, at.epoch), heirs_on(at.as_of, at.epoch)

    def team_of(charge: Charge | None) -> Team | None:
        heir = standing_heir(charge.unit_id, teams, heirs) if charge else None
        return teams[heir] if heir else None

    return team_of


def _stated(at: Point, year: int) -> Mapping[UUID, list[StatedTeam]]:
    rows = TeamTerm.objects.filter(programme__account__fiscal_year__year=year, epoch__lte=at.epoch)
    found: dict[UUID, list[StatedTeam]] = {}
    for key, unit_id, valid_from in rows.order_by("position").values_list("programme_id", "unit_id", "valid_from"):
        found.setdefault(key, []).append(StatedTeam(unit_id, valid_from))
    return found


def _teams(standing: Standing) -> Iterator[Team]:
    for position, (_, unit) in enumerate(standing.tree()):
        if standing.children(unit.id):
            continue
        above = standing.units.get(unit.parent_id) if unit.parent_id and unit.kind == UnitKind.TEAM else None
        name, division = (f"{above.name} {unit.name}", above.name) if above else (unit.name, unit.name)
        yield Team(unit.id, name, division, position)
