"""When work with a due date is brought to mind, and to whom, by the working days that are left or past."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from importlib.resources import files
from itertools import pairwise
from typing import Any

from ieum.kernel.calendar.days import Calendar
from ieum.kernel.deadlines.falling_due import is_past
from ieum.kernel.deadlines.periods import DAY
from ieum.kernel.parameters import load_yaml, read_parameter
from ieum.kernel.shipped import shipped
from ieum.kernel.wording import worded

MOST_STAGES = 5
FARTHEST = 60
"""Working days, some three months."""
LEAST_MINUTES, MOST_MINUTES = 10, 480
"""A working day has eight hours."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """That a due date is to be brought to mind."""

    stage: str
    """Which of the reminders it is: "before 3", "soon", "late", "after 1"."""
    above: int = 0
    """To whom: 0 is whoever answers for the post, 1 the head next above, 2 the one above that."""


@dataclass(frozen=True, slots=True)
class Habits:
    """On which working days the office brings to mind."""

    before: Sequence[int]
    after: Sequence[int]
    minutes: int
    """How long before a due minute, on its day."""


def usual_habits(on: date) -> Habits:
    """What is usual on a day, where the municipality has set nothing.

    :raises NotYetInForce: if nothing is known for that day
    """
    value = _parameter().version(on=on).value
    return Habits(tuple(value["before"]), tuple(value["after"]), value["minutes"])


def refusal(habits: Habits) -> str:
    """Why nothing can be brought to mind so, in a sentence; "" where it can."""
    if not 1 <= len(habits.before) <= MOST_STAGES or len(habits.after) > MOST_STAGES:
        return worded("기한 전은 하나부터, 기한 뒤는 없거나 {most}개까지 적습니다.", most=MOST_STAGES)
    if max(*habits.before, *habits.after, 0) > FARTHEST or min(habits.before) < 0 or min(habits.after, default=1) < 1:
        return worded("기한 전은 0부터 {most}까지, 기한 뒤는 1부터 {most}까지의 근무일 수입니다.", most=FARTHEST)
    if _is_out_of_order(tuple(reversed(habits.before))) or _is_out_of_order(habits.after):
        return "기한 전은 먼 날부터(3, 1, 0), 기한 뒤는 가까운 날부터(1, 3) 겹치지 않게 적습니다."
    if not LEAST_MINUTES <= habits.minutes <= MOST_MINUTES:
        return worded("분은 {least}부터 {most}까지 적습니다.", least=LEAST_MINUTES, most=MOST_MINUTES)
    return ""


def _is_out_of_order(days: Sequence[int]) -> bool:
    return any(later <= earlier for earlier, later in pairwise(days))


def reminders(due_on: date, today: date, *, set_habits: Habits, calendar: Calendar) -> list[Reminder]:
    """The reminders for a due date that have come by a day; of those before it the nearest alone.

    What was missed on its own day, such as while nothing ran, thus comes on the next one.
    """
    if today <= due_on:
        left = _working_days(today, due_on, calendar)
        nearest = min((each for each in set_habits.before if left <= each), default=None)
        return [] if nearest is None else [Reminder(f"before {nearest}")]
    past = _working_days(due_on, today, calendar)
    if past == 0:
        return []
    heads = [Reminder(f"after {each}", above) for above, each in enumerate(set_habits.after, 1) if past >= each]
    return [Reminder("late"), *heads]


def minute_reminders(due_time: time, now: datetime, *, set_habits: Habits) -> list[Reminder]:
    """Those of a due minute on its own day: shortly before it, and once it is past; none in between."""
    if is_past(now.date(), due_time, now):
        return [Reminder("late")]
    left = datetime.combine(now.date(), due_time) - now.replace(tzinfo=None)
    return [Reminder("soon")] if left <= timedelta(minutes=set_habits.minutes) else []


def _working_days(first: date, last: date, calendar: Calendar) -> int:
    """The working days after one day until and with another, whose year may be one that no holiday is known of yet."""
    return 0 if first == last else calendar.working_days_as_known(first + DAY, last)


@shipped
def _parameter() -> Any:
    return read_parameter(load_yaml(files("ieum.office") / "parameters" / "reminders.yaml"), dict)
