"""Putting teams in charge of detailed programmes."""

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from ieum.budget.models import FiscalYear, Programme, TeamTerm
from ieum.budget.operations.cells import year_of
from ieum.budget.queries.bills import own_divisions, role_parts
from ieum.budget.queries.team_carrying import CARRIED, UNDONE, carried_teams, carry_plan
from ieum.budget.queries.teams import divisions_of_programmes, teams_on
from ieum.kernel.wording import worded
from ieum.platform.database.tenancy import current_municipality
from ieum.platform.operations import Refused, open_operation


class TeamRefused(Refused):
    """The team cannot be put in charge; the message says why."""


@transaction.atomic
def put_in_charge(
    *, programme_ids: Collection[UUID], unit_id: UUID | None, valid_from: date, basis: str, actor_id: UUID, on: date
) -> int:
    """Put a team in charge of detailed programmes of one year from a day on, and say of how many; None for nobody.

    :raises TeamRefused: if there is no such programme, it is of a division that the account is not in, the day is not
        of its year, or there is no such team on that day
    """
    programmes = _programmes(programme_ids)
    year = programmes[0].account.fiscal_year
    _require_part(year, programmes, actor_id, on)
    _require_day(year, valid_from)
    if unit_id is not None and unit_id not in teams_on(valid_from):
        raise TeamRefused(
            worded("{day}에 있는 팀을 고르십시오. 아래에 팀이 있는 부서는 고를 수 없습니다.", day=valid_from)
        )
    opened = open_operation(kind="budget.put_in_charge", actor_id=actor_id, basis=basis, records_facts=True)
    own = {"municipality_id": current_municipality(), "operation_id": opened.operation_id, "epoch": opened.epoch}
    positions = _next_positions(programmes)
    rows = [
        TeamTerm(**own, programme=each, unit_id=unit_id, valid_from=valid_from, position=positions[each.pk])
        for each in programmes
    ]
    try:
        with transaction.atomic():
            TeamTerm.objects.bulk_create(rows)
    except IntegrityError as taken:
        raise TeamRefused("다른 사람이 먼저 담당 팀을 정했습니다. 화면을 새로 열어 확인하십시오.") from taken
    return len(rows)


@transaction.atomic
def carry_teams(*, year: int, basis: str, actor_id: UUID) -> int:
    """Let the teams of the year before go on with its programmes from the first day of a year, and say with how many.

    What somebody said something of is left as it is. ``queries.team_carrying.carry_plan`` tells what cannot go on.

    :raises NoFiscalYear: if the year is not open
    :raises TeamRefused: if the account is not of the budget team, or there is nothing to carry over
    """
    _require_team(actor_id)
    count = carry_teams_under(year_of(year), basis=basis, actor_id=actor_id)
    if not count:
        raise TeamRefused("이어받을 담당 팀이 없습니다.")
    return count


def carry_teams_under(year: FiscalYear, *, basis: str, actor_id: UUID) -> int:
    """The same as what follows from another decision, such as the vote of the year's budget; 0 where there is none."""
    if not TeamTerm.objects.filter(programme__account__fiscal_year__year=year.year - 1).exists():
        return 0
    opened = open_operation(kind=CARRIED, actor_id=actor_id, basis=basis, records_facts=True)
    going_on = {each.programme: each.team for each in carry_plan(year, opened.epoch) if each.team}
    own = {"municipality_id": current_municipality(), "operation_id": opened.operation_id, "epoch": opened.epoch}
    positions = _next_positions(going_on)
    TeamTerm.objects.bulk_create(
        TeamTerm(**own, programme=each, unit_id=team.unit_id, valid_from=year.first_day, position=positions[each.pk])
        for each, team in going_on.items()
    )
    return len(going_on)


@transaction.atomic
def undo_carried_teams(*, year: int, basis: str, actor_id: UUID) -> int:
    """Take back what was carried over into a year, where nobody said anything else since; of how many programmes.

    :raises NoFiscalYear: if the year is not open
    :raises TeamRefused: if the account is not of the budget team, or nothing carried over stands
    """
    _require_team(actor_id)
    carried = carried_teams(year_of(year))
    if not carried:
        raise TeamRefused("되돌릴 이어받기가 없습니다.")
    opened = open_operation(kind=UNDONE, actor_id=actor_id, basis=basis, records_facts=True)
    own = {"municipality_id": current_municipality(), "operation_id": opened.operation_id, "epoch": opened.epoch}
    TeamTerm.objects.bulk_create(
        TeamTerm(**own, programme=each.programme, unit_id=None, valid_from=each.valid_from, position=each.position + 1)
        for each in carried
    )
    return len(carried)


def _require_team(actor_id: UUID) -> None:
    if "TEAM" not in role_parts(actor_id):
        raise TeamRefused("예산팀만 지난해의 담당 팀을 이어받거나 되돌릴 수 있습니다.")


def _programmes(programme_ids: Collection[UUID]) -> list[Programme]:
    rows = Programme.objects.filter(pk__in=list(programme_ids)).select_related("account__fiscal_year")
    found = list(rows.order_by("account__name", "code"))
    if not found or len(found) < len(set(programme_ids)):
        raise TeamRefused("담당 팀을 정할 세부사업을 목록에서 하나 이상 고르십시오.")
    if len({each.account.fiscal_year_id for each in found}) > 1:
        raise TeamRefused("한 회계연도의 세부사업만 함께 고르십시오.")
    return found


def _require_part(year: FiscalYear, programmes: Iterable[Programme], actor_id: UUID, on: date) -> None:
    """The budget team may for all; who is in a division for what no other division has money of."""
    if "TEAM" in role_parts(actor_id):
        return
    own, divisions = set(own_divisions(on, actor_id)), divisions_of_programmes(year.year)
    for each in programmes:
        of = divisions.get(each.pk, ())
        if not of or not own.issuperset(of):
            raise TeamRefused(
                worded("그 사업의 부서 직원이나 예산팀만 담당 팀을 정할 수 있습니다: {programme}.", programme=each)
            )


def _require_day(year: FiscalYear, day: date) -> None:
    if not year.first_day <= day <= year.last_day:
        raise TeamRefused(
            worded("시작일을 {first}부터 {last}까지의 날로 적으십시오.", first=year.first_day, last=year.last_day)
        )


def _next_positions(programmes: Iterable[Programme]) -> dict[UUID, int]:
    keys = [each.pk for each in programmes]
    positions = dict.fromkeys(keys, 1)
    for key, last in (
        TeamTerm.objects.filter(programme_id__in=keys).order_by("position").values_list("programme_id", "position")
    ):
        positions[key] = last + 1
    return positions
