"""Who was in charge of what goes on from the year before: what can be carried over, and why the rest cannot."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from ieum.budget.choices import CarryFault
from ieum.budget.models import FiscalYear, Programme, TeamTerm
from ieum.budget.queries.cells import find_year
from ieum.budget.queries.codes import successors_into
from ieum.budget.queries.rollups import Point
from ieum.budget.queries.teams import Team, charges_of, teams_on
from ieum.budget.rules.teams import Charge, Coded, precursor, standing_heir
from ieum.org.queries import heirs_on

CARRIED, UNDONE = "budget.carry_teams", "budget.undo_carried_teams"
"""The kinds of operation that carry over, and take that back."""


@dataclass(frozen=True, slots=True)
class CarriedTeam:
    """A programme of a year with the team that goes on with it, or why nobody does."""

    programme: Programme
    before: Coded | None
    """What it was the year before, or what had its code under another name."""
    team: Team | None
    """Who is in charge from the first day on; None where that is not known."""
    fault: CarryFault | None
    """None where it can be carried over."""


def carry_plan(year: FiscalYear, epoch: int) -> list[CarriedTeam]:
    """All programmes of a year that nobody said anything of, with who was in charge of them at the end of the last one.

    A team is followed to the one that alone took it over by the first day, as the organisation is known now; nothing
    where the year before is not here.
    """
    last = find_year(year.year - 1)
    if last is None:
        return []
    before = [_coded(each) for each in _programmes(last)]
    charges = charges_of(Point(year.first_day - timedelta(days=1), epoch), year=last.year)
    teams, heirs = teams_on(year.first_day), heirs_on(year.first_day)
    stated, successors = _stated(year), successors_into(year.year, epoch=epoch)

    def plan(programme: Programme) -> CarriedTeam:
        found = precursor(_coded(programme), before, successors)
        if found.of is None:
            fault = CarryFault.RENAMED if found.renamed else CarryFault.NEW
            return CarriedTeam(programme, found.renamed, None, fault)
        charge: Charge | None = charges.get(found.of.id)
        if charge is None:
            return CarriedTeam(programme, found.of, None, CarryFault.NOBODY)
        heir = standing_heir(charge.unit_id, teams, heirs)
        return CarriedTeam(programme, found.of, teams[heir] if heir else None, None if heir else CarryFault.GONE)

    return [plan(each) for each in _programmes(year) if each.pk not in stated]


def carried_teams(year: FiscalYear) -> list[TeamTerm]:
    """What was carried over into a year and still is the last word on its programme."""
    last = _last_statements(year)
    return [each for each in last.values() if each.operation.kind == CARRIED]


def _stated(year: FiscalYear) -> set[UUID]:
    """Programmes of which somebody said something, but what was carried over and taken back."""
    return {key for key, each in _last_statements(year).items() if each.operation.kind != UNDONE}


def _last_statements(year: FiscalYear) -> Mapping[UUID, TeamTerm]:
    rows = TeamTerm.objects.filter(programme__account__fiscal_year=year)
    rows = rows.select_related("operation", "programme__account")
    return {each.programme_id: each for each in rows.order_by("position")}


def _programmes(year: FiscalYear) -> list[Programme]:
    rows = Programme.objects.filter(account__fiscal_year=year).select_related("account__fiscal_year")
    return list(rows.order_by("account__name", "policy_code", "unit_code", "code"))


def _coded(each: Programme) -> Coded:
    return Coded(each.pk, each.account.name, each.code, each.name)
