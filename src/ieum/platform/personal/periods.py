"""Saying for how long the office keeps personal data, where law leaves that to it."""

from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from ieum.kernel.wording import worded
from ieum.platform.database.tenancy import current_municipality
from ieum.platform.models import RetentionPeriod
from ieum.platform.operations import Refused, open_operation
from ieum.platform.personal.retention import SET_BY_OFFICE

MOST_YEARS = 30


class PeriodRefused(Refused):
    """The period cannot be set so; the message says why."""


@dataclass(frozen=True, slots=True)
class Period:
    """That data of a kind is kept for so many years, where it was last needed from a day on."""

    code: str
    years: int
    valid_from: date


@transaction.atomic
def set_retention(period: Period, *, actor_id: UUID, basis: str, on: date) -> RetentionPeriod:
    """Keep personal data for as long as a period says; not from a day gone by.

    :raises PeriodRefused: if law leaves that period not to the office, it is none, or one begins on that day
    :raises BasisMissing: without basis
    """
    if period.code not in SET_BY_OFFICE:
        raise PeriodRefused("법령이 정한 보유기간이라 바꿀 수 없습니다.")
    if not 1 <= period.years <= MOST_YEARS:
        raise PeriodRefused(worded("보유기간은 1년부터 {most}년까지 정할 수 있습니다.", most=MOST_YEARS))
    if period.valid_from < on:
        raise PeriodRefused("시행일은 오늘이거나 그 뒤여야 합니다. 이미 끝난 업무의 보유기간은 바뀌지 않습니다.")
    opened = open_operation(kind="platform.set_retention", actor_id=actor_id, basis=basis)
    own = {"municipality_id": current_municipality(), "operation_id": opened.operation_id}
    try:
        with transaction.atomic():
            return RetentionPeriod.objects.create(**own, **asdict(period))
    except IntegrityError as taken:
        raise PeriodRefused("그날부터의 보유기간은 이미 정했습니다. 다른 시행일을 적으십시오.") from taken
