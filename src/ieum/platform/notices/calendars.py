"""An account's due dates as an iCalendar (RFC 5545): all-day events whose changes are told as changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from icalendar import Calendar, Event

from ieum.platform.database.tenancy import current_municipality
from ieum.platform.models import Account, CalendarEntry, Municipality

MEDIA_TYPE = "text/calendar; charset=utf-8"
_PRODUCER = "-//Ieum//Deadlines//KO"


@dataclass(frozen=True, slots=True)
class DueDate:
    """Something that is due."""

    uid: str
    """What it is known by for as long as it waits."""
    title: str
    address: str
    due_on: date


def calendar(account_id: UUID, due: Sequence[DueDate], *, moment: datetime) -> bytes:
    """The calendar of an account with what is due; what changed since it was asked for last has a higher SEQUENCE."""
    place = Municipality.objects.get(pk=current_municipality())
    made = Calendar()
    made.add("prodid", _PRODUCER)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", f"이음 기한 ({place.name})")
    for each, entry in zip(due, _entries(account_id, due, moment), strict=True):
        made.add_component(_event(each, entry, place.code))
    return bytes(made.to_ical())


def _event(due: DueDate, entry: CalendarEntry, code: str) -> Event:
    made = Event()
    made.add("uid", f"{due.uid}@{code}.ieum")
    made.add("dtstamp", entry.changed_at)
    made.add("last-modified", entry.changed_at)
    made.add("sequence", entry.sequence)
    made.add("dtstart", due.due_on)
    made.add("dtend", due.due_on + timedelta(days=1))
    made.add("summary", due.title)
    made.add("class", "PRIVATE")
    made.add("transp", "TRANSPARENT")
    if due.address:
        made.add("url", f"{settings.ADDRESS}{due.address}")
    return made


@transaction.atomic
def _entries(account_id: UUID, due: Sequence[DueDate], moment: datetime) -> list[CalendarEntry]:
    """How each due date stands now, with its changes counted; two who ask at once count them once."""
    Account.objects.select_for_update().get(pk=account_id)
    known = {each.uid: each for each in CalendarEntry.objects.filter(account_id=account_id)}
    return [_entry(account_id, each, known.get(each.uid), moment) for each in due]


def _entry(account_id: UUID, due: DueDate, entry: CalendarEntry | None, moment: datetime) -> CalendarEntry:
    title = due.title[:300]
    if entry is None:
        return CalendarEntry.objects.create(
            municipality_id=current_municipality(), account_id=account_id, uid=due.uid, title=title,
            due_on=due.due_on, changed_at=moment,
        )  # fmt: skip
    if (entry.title, entry.due_on) != (title, due.due_on):
        entry.title, entry.due_on, entry.changed_at = title, due.due_on, moment
        entry.sequence += 1
        entry.save(update_fields=["title", "due_on", "sequence", "changed_at"])
    return entry
