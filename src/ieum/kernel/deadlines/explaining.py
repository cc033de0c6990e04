"""How a due date was counted, day by day, in words."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from ieum.kernel.calendar.days import Calendar
from ieum.kernel.deadlines.counting import Mode, Segment, minutes_of, worked
from ieum.kernel.deadlines.due import Deadline
from ieum.kernel.deadlines.periods import DAY, days_of
from ieum.kernel.wording import worded

LEFT_OUT = worded("세지 않는 기간")


@dataclass(frozen=True, slots=True)
class Step:
    """One day on the way to the due date."""

    day: date
    counted: str
    """Which day of the period it is ("3일째", "연장 3일째") or which hours of it count; "" where it does not count."""
    reason: str
    """Why it does not count, or what else there is to say; "" for an ordinary counted day."""


def explain(deadline: Deadline, *, calendar: Calendar) -> tuple[Step, ...]:
    """Every day from the event to the due date, which comes last and says so."""
    mode = deadline.version.value.mode
    walk = {Mode.BEFORE: _backward, Mode.YEARLY: _yearly, Mode.WORKING_HOURS: _hours}.get(mode, _forward)
    *steps, last = walk(deadline, calendar)
    mark = worded("효력이 생기는 날") if mode is Mode.EFFECT else worded("기한")
    return (*steps, replace(last, reason=_joined(last.reason, mark)))


_NAMED = (
    worded("{day}(월)"), worded("{day}(화)"), worded("{day}(수)"), worded("{day}(목)"), worded("{day}(금)"),
    worded("{day}(토)"), worded("{day}(일)"),
)  # fmt: skip


def name_day(day: date) -> str:
    """A day as officers read it: "2023-10-13(금)"."""
    return worded(_NAMED[day.weekday()], day=day.isoformat())


def _forward(deadline: Deadline, calendar: Calendar) -> Iterator[Step]:
    if not deadline.version.value.way.counts_first_day:
        yield Step(deadline.case.day, "", worded("첫날은 세지 않음"))
    for extension, segment in enumerate(deadline.segments):
        yield from _segment(deadline, segment, calendar, is_extension=extension > 0)
    if deadline.version.value.mode is Mode.EFFECT:
        yield Step(deadline.due_on, "", worded("기간이 지난 다음 날"))


def _segment(deadline: Deadline, segment: Segment, calendar: Calendar, *, is_extension: bool) -> Iterator[Step]:
    number = 0
    for day in _days(segment.first, segment.last):
        why = _why_not(day, deadline, segment, calendar)
        number += not why
        yield Step(day, "" if why else _counted(number, is_extension=is_extension), why or calendar.why_off(day))


def _counted(number: int, *, is_extension: bool) -> str:
    if is_extension:
        return worded("연장 {number}일째", number=number)
    return worded("{number}일째", number=number)


def _why_not(day: date, deadline: Deadline, segment: Segment, calendar: Calendar) -> str:
    """Why a day does not count; "" where it does."""
    if day in days_of(deadline.case.left_out):
        return LEFT_OUT
    if day > segment.counted_until:
        return _joined(calendar.why_off(day), worded("말일이 쉬는 날이어서 밀림"))
    return calendar.why_off(day) if deadline.version.value.way.skips_days_off else ""


def _backward(deadline: Deadline, calendar: Calendar) -> Iterator[Step]:
    event = deadline.case.day
    yield Step(event, "", worded("당일은 세지 않음"))
    for number, _ in enumerate(_days(deadline.due_on + DAY, event - DAY), start=1):
        day = event - number * DAY
        yield Step(day, worded("{number}일 전", number=number), calendar.why_off(day))
    yield Step(deadline.due_on, "", _joined(calendar.why_off(deadline.due_on), worded("온전한 날수를 둔 앞날")))


def _yearly(deadline: Deadline, calendar: Calendar) -> Iterator[Step]:
    yield Step(deadline.due_on, "", _joined(calendar.why_off(deadline.due_on), worded("다음 해의 정한 날")))


def _hours(deadline: Deadline, calendar: Calendar) -> Iterator[Step]:
    left_out, hours = days_of(deadline.case.left_out), defaultdict(list)
    minutes = sum(minutes_of(segment.length) for segment in deadline.segments)
    for begin, end in worked(deadline.case.moment, minutes, calendar=calendar, left_out=left_out):
        hours[begin.date()].append(f"{begin:%H:%M}-{end:%H:%M}")
    for day in _days(deadline.case.day, deadline.due_on):
        why = LEFT_OUT if day in left_out else calendar.why_off(day) or worded("근무시간이 지남")
        yield Step(day, ", ".join(hours[day]), "" if hours[day] else why)


def _days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += DAY


def _joined(*reasons: str) -> str:
    return ", ".join(filter(None, reasons))
