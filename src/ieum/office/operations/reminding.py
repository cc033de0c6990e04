"""Setting when a municipality brings due dates to mind."""

from datetime import date
from uuid import UUID

from django.db import transaction

from ieum.office.models import ReminderTimes
from ieum.office.rules.reminders import Habits, refusal
from ieum.platform.database.tenancy import current_municipality
from ieum.platform.operations import Refused, open_operation


class RemindersRefused(Refused):
    """Due dates cannot be brought to mind so; the message says why."""


@transaction.atomic
def set_reminders(habits: Habits, *, valid_from: date, actor_id: UUID, basis: str, on: date) -> ReminderTimes:
    """Bring due dates to mind so from a day on, not from one gone by; of one day the last word holds.

    :raises RemindersRefused: if the days are out of order, too many or too far, or the first day is past
    :raises BasisMissing: without basis
    """
    if valid_from < on:
        raise RemindersRefused("시행일은 오늘이거나 그 뒤여야 합니다. 이미 보낸 알림은 바뀌지 않습니다.")
    why_not = refusal(habits)
    if why_not:
        raise RemindersRefused(why_not)
    opened = open_operation(kind="office.set_reminders", actor_id=actor_id, basis=basis)
    made: ReminderTimes = ReminderTimes.objects.create(
        municipality_id=current_municipality(), operation_id=opened.operation_id, valid_from=valid_from,
        before=list(habits.before), after=list(habits.after), minutes=habits.minutes,
    )  # fmt: skip
    return made
