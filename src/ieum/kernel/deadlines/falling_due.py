"""When something is due: on a day, or at a minute of it where its period is counted in working hours."""

from datetime import date, datetime, time


def is_past(due_on: date, due_time: time | None, now: datetime) -> bool:
    """Whether something is late now, by the clock that its due date is of; the last minute itself is in time."""
    return (due_on, due_time or time.max) < (now.date(), now.time().replace(second=0, microsecond=0))


def due_words(due_on: date | None, due_time: time | None) -> str:
    """When something is due, as officers read it: "2023-12-26 10:30", "2023-12-26"; "" where it has no due date."""
    return " ".join(filter(None, (str(due_on or ""), f"{due_time:%H:%M}" if due_time else "")))
