"""Saying what the programmes of a division will have spent by the end of the year."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from django.db import transaction

from ieum.budget.forecast_rows import ForecastRow
from ieum.budget.models import ExecutionForecast, FiscalYear, Programme
from ieum.budget.operations.cells import year_of
from ieum.budget.operations.holding import hold
from ieum.budget.queries.bills import division_parts_on, role_parts
from ieum.budget.queries.forecasts import ProgrammeForecast, programme_forecasts
from ieum.budget.queries.rollups import Point
from ieum.budget.rules.forecasts import forecast_fault
from ieum.kernel.row_faults import RowFault
from ieum.kernel.wording import worded
from ieum.platform.database.tenancy import current_municipality
from ieum.platform.operations import Refused, open_operation

Place = tuple[str, str]
"""Account and code of a programme."""


class ForecastRefused(Refused):
    """The rows cannot be recorded; each fault names its row."""

    def __init__(self, faults: Iterable[RowFault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))


@transaction.atomic
def state_forecasts(
    *, year: int, division: str, stated_on: date, rows: Mapping[int, ForecastRow], basis: str, actor_id: UUID, on: date
) -> int:
    """Say what programmes of a division will have spent by 31 December, all or none, and of how many.

    Said again, the last word of a day holds, and a later day takes the place of an earlier one.

    :raises ForecastRefused: naming each row of a programme that the division has not, or whose amount is below what
        was spent or above 예산현액 as of the day
    :raises Refused: if the account is neither of the division nor of the budget team, or the day is not one of the
        year up to today
    :raises NoFiscalYear: if the year is not open
    """
    _require_part(actor_id, division, on)
    fiscal_year = year_of(year)
    _require_day(fiscal_year, stated_on, on)
    hold(f"forecasts:{year}")
    opened = open_operation(kind="budget.state_forecasts", actor_id=actor_id, basis=basis, records_facts=True)
    known = programme_forecasts(Point(stated_on, opened.epoch), year=year, division=division)
    amounts = _judged(rows, known)
    programmes = _programmes(year, amounts)
    positions = _next_positions(programmes.values(), division, stated_on)
    ExecutionForecast.objects.bulk_create(
        ExecutionForecast(
            municipality_id=current_municipality(), operation_id=opened.operation_id, epoch=opened.epoch,
            programme_id=programmes[place], division=division, stated_on=stated_on,
            position=positions[programmes[place]], amount=amount,
        )
        for place, amount in amounts.items()
    )  # fmt: skip
    return len(amounts)


def _judged(rows: Mapping[int, ForecastRow], known: Iterable[ProgrammeForecast]) -> dict[Place, int]:
    """Won by programme.

    :raises ForecastRefused: naming each row that is wrong
    """
    by_code: dict[str, list[ProgrammeForecast]] = {}
    for each in known:
        by_code.setdefault(each.code, []).append(each)
    found: dict[Place, int] = {}
    faults = []
    for line, row in rows.items():
        named = [each for each in by_code.get(row.code, ()) if row.account in {"", each.unit[0]}]
        fault = _fault(row, named, found)
        if fault:
            faults.append(RowFault(line, fault))
        else:
            found[named[0].unit[0], row.code] = row.amount
    if faults:
        raise ForecastRefused(faults)
    return found


def _fault(row: ForecastRow, named: list[ProgrammeForecast], found: Mapping[Place, int]) -> str:
    """What is wrong with a row; "" where nothing is."""
    if not named:
        return worded("'{code}': 그날까지 이 부서에 예산이 있는 세부사업의 코드가 아닙니다.", code=row.code)
    if len(named) > 1:
        return worded("'{code}': 여러 회계에 있는 코드입니다. 회계 열을 넣어 적으십시오.", code=row.code)
    if (named[0].unit[0], row.code) in found:
        return worded("'{code}': 두 번 적었습니다. 한 줄만 남기십시오.", code=row.code)
    fault = forecast_fault(row.amount, spent=named[0].spent, available=named[0].available)
    return f"{row.code} {named[0].name}: {fault}" if fault else ""


def _programmes(year: int, places: Iterable[Place]) -> dict[Place, UUID]:
    wanted = set(places)
    rows = Programme.objects.filter(account__fiscal_year__year=year, code__in=[code for _, code in wanted])
    return {
        (account, code): key
        for key, account, code in rows.values_list("pk", "account__name", "code")
        if (account, code) in wanted
    }


def _next_positions(programmes: Iterable[UUID], division: str, stated_on: date) -> dict[UUID, int]:
    keys = list(programmes)
    positions = dict.fromkeys(keys, 1)
    rows = ExecutionForecast.objects.filter(programme_id__in=keys, division=division, stated_on=stated_on)
    for key, last in rows.order_by("position").values_list("programme_id", "position"):
        positions[key] = last + 1
    return positions


def _require_part(actor_id: UUID, division: str, on: date) -> None:
    if "TEAM" not in role_parts(actor_id) and not division_parts_on(on, actor_id, division):
        raise Refused("그 부서의 직원이나 예산팀만 할 수 있는 일입니다: 연말 예상 집행액.")


def _require_day(year: FiscalYear, day: date, on: date) -> None:
    last = min(year.last_day, on)
    if not year.first_day <= day <= last:
        raise Refused(
            worded(
                "기준일은 그 회계연도의 날이면서 오늘까지여야 합니다({first}부터 {last}까지).",
                first=year.first_day, last=last,
            )
        )  # fmt: skip
