"""Reads of when due dates are brought to mind: what holds on a day, and all that was set."""

from datetime import date

from django.db.models import QuerySet

from ieum.office.models import ReminderTimes
from ieum.office.rules.reminders import Habits, usual_habits


def habits_on(day: date) -> Habits:
    """When due dates are brought to mind on a day: as the municipality set it, else as is usual.

    :raises NotYetInForce: if it set nothing, and nothing is usual on that day
    """
    own = own_times(day)
    return Habits(tuple(own.before), tuple(own.after), own.minutes) if own else usual_habits(day)


def own_times(day: date) -> ReminderTimes | None:
    """What the municipality set that holds on a day; None where it set nothing."""
    found: ReminderTimes | None = reminder_times().filter(valid_from__lte=day).first()
    return found


def reminder_times() -> QuerySet[ReminderTimes]:
    """All that was set, the latest day first, and of a day the one that holds first."""
    return ReminderTimes.objects.select_related("operation__actor", "operation__on_behalf_of").order_by(
        "-valid_from", "-id"
    )
