"""Reminders and escalation: on each working day whoever answers for work that is due soon or late is told of it.

Each reminder is told once, whoever else looks at the same time: the notice is known by what it is about, its due date
and its stage, so that a due date that is put off begins anew.
"""

from datetime import date, datetime, time
from functools import partial
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localtime

from ieum.kernel.calendar.days import Calendar
from ieum.kernel.registry import NoticeKind, Round
from ieum.office import queries
from ieum.office.rules.reminders import Reminder, minute_reminders, reminders
from ieum.office.telling import DUE_SOON, ESCALATED, OVERDUE
from ieum.org.due_dates import Due, dated_work, open_due
from ieum.org.queries import standing as standing_on
from ieum.org.rules.standing import Standing
from ieum.org.telling import Word, tell_posts
from ieum.platform.closed_days.queries import own_calendar
from ieum.platform.database.tenancy import current_municipality

MORNING = time(8)
_looked: set[tuple[UUID, date]] = set()
"""Municipalities with the days on which this process has told all that was to be told."""


def remind(moment: datetime) -> None:
    """Tell on the morning of a working day, once in each process; then of what is due at a minute, as that comes."""
    here = localtime(moment)
    done = (current_municipality(), here.date())
    if here.time() < MORNING or own_calendar().is_off_as_known(here.date()):
        return
    if done in _looked:
        tell_minutes(here)
    else:
        tell_due(here.date(), calendar=own_calendar())
        transaction.on_commit(lambda: _looked.add(done))


def tell_due(today: date, *, calendar: Calendar) -> int:
    """Tell of all work that is due soon or late on a day; how many were told now.

    What is wrong with the work of one post is raised when that of all others is told and kept.
    """
    standing, set_habits = standing_on(today), queries.habits_on(today)
    told, faults = 0, []
    for post_id, sources in dated_work(today).items():
        try:
            with transaction.atomic():
                told += sum(
                    _tell(standing, post_id, due, each)
                    for due in open_due(post_id, sources)
                    for each in reminders(due.due_on, today, set_habits=set_habits, calendar=calendar)
                )
        except Exception as fault:  # noqa: BLE001 - one post's fault must not keep all others untold
            faults.append(fault)
    if faults:
        transaction.on_commit(partial(_fail, faults))
    return told


def _fail(faults: list[Exception]) -> None:
    raise ExceptionGroup("reminders", faults)


def tell_minutes(now: datetime) -> int:
    """Tell of work whose due minute of this day is near or past, by the office's clock; how many were told now."""
    today = now.date()
    posts = queries.posts_due_at_a_minute(today)
    if not posts:
        return 0
    standing, set_habits = standing_on(today), queries.habits_on(today)
    return sum(
        _tell(standing, post_id, due, each)
        for post_id in posts
        for due in open_due(post_id)
        if due.due_on == today and due.item.due_time is not None
        for each in minute_reminders(due.item.due_time, now, set_habits=set_habits)
    )


def _tell(standing: Standing, post_id: UUID, due: Due, reminder: Reminder) -> int:
    told = _post_above(standing, post_id, reminder.above)
    if told is None:
        return 0
    key = f"{due.uid} {due.words} {reminder.stage}"
    word = Word(f"{due.item.title} 기한 {due.words}", key, due.item.address)
    return tell_posts(standing, [told], _kind(reminder), word)


def _kind(reminder: Reminder) -> NoticeKind:
    if reminder.above:
        return ESCALATED
    return OVERDUE if reminder.stage == "late" else DUE_SOON


def _post_above(standing: Standing, post_id: UUID, above: int) -> UUID | None:
    """The post itself, or a head above it; None where there are not so many."""
    chain = [post_id, *standing.superiors(post_id)]
    return chain[above] if above < len(chain) else None


REMINDERS = Round("office.reminders", remind)
