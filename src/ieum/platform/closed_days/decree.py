"""Days of the decree that come with an upgrade: what is open is counted anew, and whoever answers for it is told."""

from collections.abc import Iterator
from datetime import date

from ieum.kernel.calendar.days import Calendar, national_calendar
from ieum.kernel.deadlines.explaining import name_day
from ieum.kernel.registry import due_keepers
from ieum.platform.closed_days import queries
from ieum.platform.database.tenancy import current_municipality, in_municipality
from ieum.platform.models import DecreeCalendar, DecreeDueChange
from ieum.platform.queries import municipality_codes

Step = tuple[date, str, Calendar, Calendar]
"""A day, what became of it, and the municipality's calendars before and after that."""


def recount_everywhere() -> int:
    """Let due dates of every municipality stand as the decree of this version has its days; how many moved."""
    return sum(in_municipality(code, lambda: len(recount())) for code in municipality_codes())


def recount() -> list[DecreeDueChange]:
    """Count what is open anew by each day that the decree of this version has otherwise; how due dates moved.

    Nothing moves where it was done before, nor in a municipality that has counted by this version's days alone.
    """
    running = national_calendar()
    if _stands(running):
        return []
    queries.hold_calendar()
    if _stands(running):
        # Another process has done it meanwhile.
        return []
    before = queries.decree_calendar()
    made = keep_decree()
    steps = list(_steps(before, running)) if before else []
    moved = [change for step in steps for change in _moved(made, step)]
    _mark([day for day, *_ in steps])
    return moved


def keep_decree() -> DecreeCalendar:
    """Write down that due dates are counted by the days of this version from now on."""
    running = national_calendar()
    return DecreeCalendar.objects.create(
        municipality_id=current_municipality(),
        version=running.version,
        holidays=[[each.day.isoformat(), each.name] for each in running.holidays],
    )


def _stands(running: Calendar) -> bool:
    kept = queries.decree_calendar()
    return kept is not None and kept.version == running.version


def _steps(kept: DecreeCalendar, running: Calendar) -> Iterator[Step]:
    """One step for each day of the years known then that is off now and was not, or was and is not."""
    then = kept.calendar(running)
    before = queries.with_closings(then)
    for day in _differing(then, running):
        holidays = running.holidays_on(day) or then.holidays_on(day)
        then = Calendar(
            [*(each for each in then.holidays if each.day != day), *running.holidays_on(day)], years=running.years
        )
        after = queries.with_closings(then)
        said = "지정" if running.holidays_on(day) else "제외"
        yield day, f"{name_day(day)} {', '.join(each.name for each in holidays)} 공휴일 {said}", before, after
        before = after


def _differing(then: Calendar, running: Calendar) -> list[date]:
    return sorted({each.day for each in then.holidays} ^ {each.day for each in running.holidays})


def _moved(made: DecreeCalendar, step: Step) -> list[DecreeDueChange]:
    day, why, before, after = step
    found = []
    for keeper in due_keepers:
        moves = keeper.moves(before, after, day)
        keeper.keep(moves, after, day)
        found += DecreeDueChange.objects.bulk_create(
            DecreeDueChange(
                municipality_id=made.municipality_id, decree_calendar=made, day=day, cause=why, keeper=keeper.name,
                subject_id=each.subject_id, title=each.title[:250], address=each.address, before=each.before,
                after=each.after,
            )
            for each in moves
        )  # fmt: skip
        keeper.tell(moves, why, f"{made.pk} {day}")
    return found


def _mark(days: list[date]) -> None:
    """Let what was counted over several of the days, each in its turn, name the calendar of all."""
    calendar = queries.own_calendar()
    for day in days:
        for keeper in due_keepers:
            keeper.keep([], calendar, day)
