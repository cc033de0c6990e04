"""How periods are counted: which day is the first, which days are left out, and whether the end moves."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from importlib.resources import files

from ieum.kernel.calendar.days import Calendar
from ieum.kernel.calendar.decree import SATURDAY
from ieum.kernel.deadlines.periods import DAY, Length, Unit, period_end
from ieum.kernel.parameters import Parameter, in_force, load_yaml, read_parameter
from ieum.kernel.shipped import shipped

HOURS_A_DAY = 8
"""One day of a period counted in hours (민원 처리에 관한 법률 제19조제1항)."""


class Mode(StrEnum):
    """A way of counting."""

    CIVIL = "CIVIL"
    WORKING_DAYS = "WORKING_DAYS"
    WORKING_HOURS = "WORKING_HOURS"
    CIVIL_FIRST_DAY = "CIVIL_FIRST_DAY"
    EFFECT = "EFFECT"
    RESTRICTION = "RESTRICTION"
    BEFORE = "BEFORE"
    YEARLY = "YEARLY"


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """What a mode does with the first day, with days off, and with an end that is off."""

    label: str
    counts_first_day: bool = False
    skips_days_off: bool = False
    moves_end: bool = False


WAYS = {
    Mode.CIVIL: Way(label="첫날 불산입, 말일이 토요일·공휴일이면 그 다음 날(민법 제157조, 제161조)", moves_end=True),
    Mode.WORKING_DAYS: Way(label="첫날 산입, 토요일·공휴일 불산입", counts_first_day=True, skips_days_off=True),
    Mode.WORKING_HOURS: Way(label="접수 시각부터 근무시간만, 토요일·공휴일 불산입, 1일은 8시간", skips_days_off=True),
    Mode.CIVIL_FIRST_DAY: Way(
        label="첫날 산입, 말일이 토요일·공휴일이면 그 다음 날(민법 제161조)", counts_first_day=True, moves_end=True
    ),
    Mode.EFFECT: Way(label="첫날 불산입, 기간이 지난 다음 날(말일이 토요일·공휴일이어도 밀리지 않음)"),
    Mode.RESTRICTION: Way(label="첫날 산입, 말일이 토요일·공휴일이어도 그 날로 만료", counts_first_day=True),
    Mode.BEFORE: Way(label="그 날을 빼고 거꾸로 세어 온전한 날수를 둠(밀리지 않음)"),
    Mode.YEARLY: Way(label="다음 해의 정한 날(밀리지 않음)"),
}


@dataclass(frozen=True, slots=True)
class Segment:
    """One stretch of a period: the period itself, or an extension of it."""

    first: date
    """The first day that may be counted (기산일)."""
    length: Length
    counted_until: date
    """The last day that was counted."""
    last: date
    """Where it ends: that day, or a later one where the end moved."""


def count(way: Way, first: date, length: Length, *, calendar: Calendar, left_out: frozenset[date]) -> Segment:
    """Count a length of days, weeks, months or years from its first counted day.

    :raises OutsideCalendar: if an end that may move lies outside the calendar
    """
    if way.skips_days_off:
        until = _nth_working_day(first, length.count, calendar, left_out)
    else:
        until = _lengthened(first, period_end(first, length), left_out)
    last = _moved(until, calendar, left_out) if way.moves_end else until
    return Segment(first, length, until, last)


def _nth_working_day(first: date, number: int, calendar: Calendar, left_out: frozenset[date]) -> date:
    if not left_out:
        return calendar.nth_working_day(first, number)
    day = first - DAY
    while number:
        day += DAY
        number -= day not in left_out and not calendar.is_off(day)
    return day


def _lengthened(first: date, end: date, left_out: frozenset[date]) -> date:
    """The end moved on by a day for each day left out on the way, also on the days gained."""
    missing = sum(first <= day <= end for day in left_out)
    while missing:
        end += DAY
        missing -= end not in left_out
    return end


def _moved(day: date, calendar: Calendar, left_out: frozenset[date]) -> date:
    while day in left_out or moves_on(day, calendar):
        day += DAY
    return day


def moves_on(day: date, calendar: Calendar) -> bool:
    """Whether a period cannot end on this day (민법 제161조): a holiday, and since 2008 also a Saturday."""
    return calendar.is_holiday(day) or (day.weekday() == SATURDAY and "토요일" in in_force(civil_act().values, on=day))


@shipped
def civil_act() -> Parameter[list[str]]:
    """The days on which a period cannot end, by day of effect."""
    return read_parameter(load_yaml(files(__package__) / "parameters" / "civil_act.yaml"), list)


def minutes_of(length: Length) -> int:
    """The working minutes of a length in hours or days."""
    return 60 * length.count * (1 if length.unit is Unit.HOUR else HOURS_A_DAY)


def worked(
    start: datetime, minutes: int, *, calendar: Calendar, left_out: frozenset[date]
) -> Iterator[tuple[datetime, datetime]]:
    """The stretches of working time that together make up so many minutes; the last one ends the period.

    :raises OutsideCalendar: if they leave the calendar
    """
    for begin, end in _stretches(start, calendar, left_out):
        available = int((end - begin).total_seconds()) // 60
        if available >= minutes:
            yield begin, begin + (end - begin) * minutes / available
            return
        minutes -= available
        yield begin, end


def _stretches(start: datetime, calendar: Calendar, left_out: frozenset[date]) -> Iterator[tuple[datetime, datetime]]:
    day = start.date()
    while True:
        if day not in left_out and not calendar.is_off(day):
            for opens, closes in in_force(working_hours().values, on=day):
                begin, end = max(datetime.combine(day, opens), start), datetime.combine(day, closes)
                if begin < end:
                    yield begin, end
        day += DAY


@shipped
def working_hours() -> Parameter[list[tuple[time, time]]]:
    """The hours of a working day from opening to closing, by day of effect."""
    return read_parameter(load_yaml(files(__package__) / "parameters" / "working_hours.yaml"), _read_hours)


def _read_hours(raw: list[str]) -> list[tuple[time, time]]:
    return [(time.fromisoformat(span[:5]), time.fromisoformat(span[6:])) for span in raw]
