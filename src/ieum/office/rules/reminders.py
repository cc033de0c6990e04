"""When work with a due date is brought to mind, and to whom, by the working days that are left or past."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from ieum.kernel.calendar.days import Calendar
from ieum.kernel.deadlines.falling_due import is_past
from ieum.kernel.deadlines.periods import DAY
from ieum.kernel.parameters import load_yaml, read_parameter


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


def habits(on: date) -> Habits:
    """What is set for a day.

    :raises NotYetInForce: if nothing is known for that day
    """
    value = _parameter().version(on=on).value
    return Habits(tuple(value["before"]), tuple(value["after"]), value["minutes"])


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


@cache
def _parameter() -> Any:
    return read_parameter(load_yaml(files("ieum.office") / "parameters" / "reminders.yaml"), dict)
