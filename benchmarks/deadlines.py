"""CPU time of counting on by 1 to 30 working days, beside ``get_nth_working_day`` of the holidays package.

Both answer the same questions about days from 2014 to 2026, each put in its own terms, and must agree on every one. A
whole deadline (rule, version, citation) is measured too, for what the table alone leaves out.
"""

import random
from datetime import date, timedelta

from holidays import country_holidays

from benchmarks.measuring import Result, beside, cpu_seconds, present
from ieum.kernel.calendar.days import national_calendar
from ieum.kernel.deadlines.due import Case, deadline
from ieum.kernel.deadlines.rules import rules

QUESTIONS = 20_000
DAY = timedelta(days=1)
CALENDAR = national_calendar()
PACKAGE = country_holidays("KR", years=range(2013, 2028))
RULE = rules()["DISCLOSURE_SILENCE"]
NAME = "holidays.get_nth_working_day"


def questions() -> list[tuple[date, int]]:
    """Days with a number of working days, always the same ones."""
    draw = random.Random(2023)  # noqa: S311 - a sample, not a secret
    first, last = date(2014, 1, 1), date(2026, 10, 31)
    return [(first + draw.randrange((last - first).days) * DAY, draw.randint(1, 30)) for _ in range(QUESTIONS)]


def by_package(asked: list[tuple[date, int]]) -> list[date]:
    """The package counts from the day after the one it is given."""
    return [PACKAGE.get_nth_working_day(day, count) for day, count in asked]


def by_table(asked: list[tuple[date, int]]) -> list[date]:
    """The calendar's table, which counts from the very day."""
    return [CALENDAR.nth_working_day(day, count) for day, count in asked]


def by_rule(asked: list[tuple[date, int]]) -> list[date]:
    """A whole deadline: 20 days of silence, since 2020 in working days."""
    return [deadline(Case(RULE, day), calendar=CALENDAR).due_on for day, _ in asked]


def measure() -> list[Result]:
    """The table and the whole deadline, each beside the package."""
    asked = questions()
    days_before = [(day - DAY, count) for day, count in asked]
    differing = sum(ours != theirs for ours, theirs in zip(by_table(asked), by_package(days_before), strict=True))
    if differing:
        raise SystemExit(f"{differing} of {QUESTIONS} answers differ from the package.")
    table, rule, package = cpu_seconds(lambda: by_table(asked), lambda: by_rule(asked), lambda: by_package(days_before))
    return [
        beside(f"{QUESTIONS} times n working days on", table, package, of=NAME, bar=100),
        beside(f"{QUESTIONS} whole deadlines", rule, package, of=NAME, bar=1),
    ]


if __name__ == "__main__":
    present(__doc__ or "", measure)
