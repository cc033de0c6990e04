"""Saying that a duty was done that follows from movements, such as a report to the council."""

from datetime import date
from uuid import UUID

from django.db import transaction

from ieum.budget.models import DutyReport
from ieum.budget.operations.cells import year_of
from ieum.budget.operations.holding import hold
from ieum.budget.queries import bills
from ieum.budget.queries.duties import REPORTED, duties
from ieum.budget.queries.milestones import STATED, milestones
from ieum.budget.queries.rollups import Point
from ieum.budget.rules import term
from ieum.platform.operations import Refused, open_operation


class DutyRefused(Refused):
    """A duty cannot be said to be done; the message says why."""


@transaction.atomic
def report_duty(*, year: int, code: str, period: str, epoch: int, actor_id: UUID, on: date, basis: str) -> DutyReport:
    """Say that a duty or a milestone is done; a later movement opens a duty of movements, as of an epoch, again.

    :raises DutyRefused: if there is no such duty, it goes by itself, or the account is not of the budget team
    """
    if "TEAM" not in bills.role_parts(actor_id):
        raise DutyRefused("예산팀만 할 일을 마쳤다고 적을 수 있습니다.")
    hold(f"duties:{year}")
    known = milestones(year) if code in STATED else duties(Point(term(year).payments_until, epoch), year=year)
    found = next((each for each in known if (each.code, each.period) == (code, period)), None)
    if found is None or code not in REPORTED | STATED:
        raise DutyRefused("마쳤다고 적을 할 일이 없습니다. 화면을 새로 열어 고르십시오.")
    opened = open_operation(kind="budget.report_duty", actor_id=actor_id, basis=basis)
    fiscal_year = year_of(year)
    made: DutyReport = DutyReport.objects.create(
        municipality_id=fiscal_year.municipality_id, operation_id=opened.operation_id, fiscal_year=fiscal_year,
        code=code, period=period, amount=found.amount, events=len(found.events), reported_on=on,
        position=DutyReport.objects.filter(fiscal_year=fiscal_year, code=code, period=period).count() + 1,
    )  # fmt: skip
    return made
