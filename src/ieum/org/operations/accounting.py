"""Designating 재무관, 지출원 and 출납원, of whom nobody is two at one time."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.utils import DatabaseError

from ieum.kernel.wording import worded
from ieum.org import queries
from ieum.org.choices import AccountingKind
from ieum.org.models import AccountingOffice
from ieum.platform.acting import concerned
from ieum.platform.database.tenancy import current_municipality
from ieum.platform.operations import Refused, open_operation

_EXCLUDED = "IE040"


class DesignationRefused(Refused):
    """Somebody cannot be designated or relieved; the message says why."""


@transaction.atomic
def designate(
    *, unit_id: UUID, person_id: UUID, kind: AccountingKind, first_day: date, last_day: date | None, actor_id: UUID,
    basis: str,
) -> AccountingOffice:  # fmt: skip
    """Make somebody 재무관, 지출원 or 출납원 of a unit; ``last_day`` None until they are relieved.

    :raises DesignationRefused: if they hold another of these, the unit does not stand, or they designate themselves
    :raises BasisMissing: without basis
    """
    found = queries.person(person_id)
    if found is None or unit_id not in queries.standing(first_day).units:
        raise DesignationRefused("첫날에 있는 부서와 등록된 직원을 고르십시오.")
    if last_day is not None and last_day < first_day:
        raise DesignationRefused("마지막 날은 첫날보다 앞설 수 없습니다.")
    if found.account_id in concerned(actor_id):
        raise DesignationRefused("자기 자신을 지정할 수 없습니다. 다른 결정자가 지정합니다.")
    opened = open_operation(kind="org.designate", actor_id=actor_id, basis=basis)
    until = queries.day_after(last_day)
    try:
        with transaction.atomic():
            made: AccountingOffice = AccountingOffice.objects.create(
                municipality_id=current_municipality(), operation_id=opened.operation_id, unit_id=unit_id,
                person_id=person_id, kind=kind, valid_from=first_day, valid_until=until, designated_until=until,
            )  # fmt: skip
    except DatabaseError as error:
        if getattr(error.__cause__, "sqlstate", "") != _EXCLUDED:
            raise
        raise DesignationRefused(_held_already(person_id, first_day)) from error
    return made


@transaction.atomic
def relieve(*, office_id: UUID, last_day: date, actor_id: UUID, basis: str) -> AccountingOffice:
    """End a designation with a day.

    :raises DesignationRefused: if there is none, or it ended by then
    :raises BasisMissing: without basis
    """
    rows = AccountingOffice.objects.select_for_update(of=("self",))
    found: AccountingOffice | None = rows.filter(pk=office_id, relieved_by=None).first()
    until = queries.day_after(last_day)
    if found is None or until is None or (found.valid_until is not None and found.valid_until < until):
        raise DesignationRefused("그런 지정이 없거나 그날보다 먼저 끝났습니다. 목록을 다시 불러오십시오.")
    if until < found.valid_from:
        raise DesignationRefused("마지막 날은 지정한 첫날보다 앞설 수 없습니다.")
    found.relieved_by_id = open_operation(kind="org.relieve", actor_id=actor_id, basis=basis).operation_id
    found.valid_until = until
    found.save(update_fields=["relieved_by", "valid_until"])
    return found


def _held_already(person_id: UUID, day: date) -> str:
    rows = AccountingOffice.objects.filter(person_id=person_id).order_by("-valid_from")
    held = next((each for each in rows if each.valid_until is None or each.valid_until > day), None)
    named = AccountingKind(held.kind).label if held else "다른 회계관직"
    return worded(
        "그 기간에 이미 {named}입니다. 재무관·지출원·출납원은 서로 겸할 수 없습니다(지방회계법 제36조).", named=named
    )
