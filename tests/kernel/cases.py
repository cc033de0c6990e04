"""Deadlines of cases given in words."""

from datetime import date, datetime, timedelta

from ieum.kernel.calendar.days import national_calendar
from ieum.kernel.deadlines.due import Case, Deadline, deadline
from ieum.kernel.deadlines.periods import Span, read_length
from ieum.kernel.deadlines.rules import rules

DAY = timedelta(days=1)
CALENDAR = national_calendar()
NONE: frozenset[date] = frozenset()


def case(code: str, started: str, *, length="", extend: tuple[str, ...] = (), left_out=(), promised="") -> Case:
    """A case given in words; "2023-12-22" or "2023-12-22T15:00"."""
    return Case(
        rules()[code],
        datetime.fromisoformat(started) if "T" in started else date.fromisoformat(started),
        read_length(length) if length else None,
        tuple(map(read_length, extend)),
        tuple(Span(*map(date.fromisoformat, span)) for span in left_out),
        read_length(promised) if promised else None,
    )


def due(code: str, started: str, **more) -> Deadline:
    """The deadline of a case given in words."""
    return deadline(case(code, started, **more), calendar=CALENDAR)


def told(found: Deadline) -> str:
    return f"{found.due_at:%Y-%m-%dT%H:%M}" if found.due_at else f"{found.due_on}"
