"""Setting targets of early execution and of saving, and stating what was saved."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db import IntegrityError, transaction

from ieum.budget.choices import SavingCategory
from ieum.budget.models import BudgetAccount, ExecutionTarget, SavingResult, SavingTarget
from ieum.budget.operations.cells import year_of
from ieum.budget.queries.bills import division_parts_on, role_parts
from ieum.budget.queries.requests import divisions_with_cells
from ieum.budget.rules.targets import saving_of, target_fault
from ieum.kernel.parameters import NotYetInForce
from ieum.kernel.wording import worded
from ieum.platform.database.tenancy import current_municipality
from ieum.platform.operations import Refused, open_operation


class TargetRefused(Refused):
    """There can be no such target or result; the message says why."""


@transaction.atomic
def set_execution_target(
    *, year: int, until: date, rate: Decimal, basis: str, actor_id: UUID, division: str = ""
) -> ExecutionTarget:
    """Say how much of the eligible budget is to be spent by a day; said again, the last one holds.

    ``division`` is of whose budget; "" of that of every division for which none is said.

    :raises TargetRefused: if it is not the budget team, or the day, the rate or the division cannot be
    :raises NoFiscalYear: if the year is not open
    """
    _require_team(actor_id)
    fiscal_year = year_of(year)
    if not fiscal_year.first_day <= until <= fiscal_year.last_day or not 0 < rate <= 100:
        raise TargetRefused("그 회계연도의 날과 0보다 크고 100을 넘지 않는 목표율을 적으십시오.")
    if division and division not in divisions_with_cells(fiscal_year.pk):
        raise TargetRefused(worded("{division}: 그 회계연도에 예산이 없는 부서입니다.", division=division))
    opened = open_operation(kind="budget.set_execution_target", actor_id=actor_id, basis=basis)
    made: ExecutionTarget = ExecutionTarget.objects.create(
        municipality_id=current_municipality(), operation_id=opened.operation_id, fiscal_year=fiscal_year,
        division=division, until=until, rate=rate,
        position=ExecutionTarget.objects.filter(fiscal_year=fiscal_year, division=division, until=until).count() + 1,
    )  # fmt: skip
    return made


@transaction.atomic
def set_saving_target(
    *, year: int, account: str, division: str, unit: str, category: SavingCategory, base: int, rate: Decimal,
    basis: str, actor_id: UUID, on: date,
) -> SavingTarget:  # fmt: skip
    """Set what a division is to save of a base amount (원); the amount is rounded half up to whole thousands.

    :raises TargetRefused: if the account is neither of the division nor of the budget team, the rate is below the
        least of its category, or there is such a target
    :raises NoFiscalYear: if the year is not open
    """
    _require_part(actor_id, division, on)
    fiscal_year = year_of(year)
    try:
        fault = target_fault(category, base, rate, on=on)
    except NotYetInForce as missing:
        raise TargetRefused(str(missing)) from missing
    kept = BudgetAccount.objects.filter(fiscal_year=fiscal_year, name=account).first()
    if fault or kept is None or not unit.strip():
        raise TargetRefused(fault or "그 회계연도의 회계와 단위사업을 적으십시오.")
    opened = open_operation(kind="budget.set_saving_target", actor_id=actor_id, basis=basis, records_facts=True)
    try:
        with transaction.atomic():
            made: SavingTarget = SavingTarget.objects.create(
                municipality_id=current_municipality(), operation_id=opened.operation_id, epoch=opened.epoch,
                fiscal_year=fiscal_year, account=kept, division=division, unit=unit.strip(), category=category,
                base=base, rate=rate, amount=saving_of(base, rate), set_on=on,
            )  # fmt: skip
    except IntegrityError as taken:
        raise TargetRefused("그 단위사업과 경비의 절감 목표가 이미 있습니다.") from taken
    return made


@transaction.atomic
def state_saving(*, target_id: UUID, spent: int, evidence: str, actor_id: UUID, on: date) -> SavingResult:
    """State what the same output cost in the end, with the evidence; stated again, the last one holds.

    :raises TargetRefused: if there is no such target, or the account is neither of its division nor of the team
    """
    target: SavingTarget | None = SavingTarget.objects.filter(pk=target_id).first()
    if target is None or spent < 0:
        raise TargetRefused("절감 목표를 고르고 실제 집행액을 0원 이상으로 적으십시오.")
    _require_part(actor_id, target.division, on)
    opened = open_operation(kind="budget.state_saving", actor_id=actor_id, basis=evidence, records_facts=True)
    try:
        with transaction.atomic():
            made: SavingResult = SavingResult.objects.create(
                municipality_id=target.municipality_id, operation_id=opened.operation_id, epoch=opened.epoch,
                target=target, position=SavingResult.objects.filter(target=target).count() + 1, spent=spent,
                stated_on=on,
            )  # fmt: skip
    except IntegrityError as taken:
        raise TargetRefused("다른 사람이 먼저 실적을 적었습니다. 화면을 새로 열어 확인하십시오.") from taken
    return made


def _require_part(actor_id: UUID, division: str, on: date) -> None:
    if "TEAM" not in role_parts(actor_id) and not division_parts_on(on, actor_id, division):
        raise TargetRefused("그 부서의 직원이나 예산팀만 할 수 있는 일입니다: 예산절감.")


def _require_team(actor_id: UUID) -> None:
    if "TEAM" not in role_parts(actor_id):
        raise TargetRefused("예산팀만 할 수 있는 일입니다: 신속집행 목표.")
