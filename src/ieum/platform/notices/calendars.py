"""An account's due dates as an iCalendar (RFC 5545): events of a day or a minute, their changes told as changes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from icalendar import Calendar, vText
from icalendar.parser import Contentline

from ieum.kernel.moments import KOREA
from ieum.platform.database.tenancy import current_municipality
from ieum.platform.models import Account, CalendarEntry, Municipality

MEDIA_TYPE = "text/calendar; charset=utf-8"
_PRODUCER = "-//Ieum//Deadlines//KO"
_END = b"END:VCALENDAR\r\n"
_LONGEST = 75
"""Bytes of a line (RFC 5545, 3.1)."""


@dataclass(frozen=True, slots=True)
class DueDate:
    """Something that is due."""

    uid: str
    """What it is known by for as long as it waits."""
    title: str
    address: str
    due_on: date
    due_time: time | None = None
    """The last minute of that day by the office's clock; None where it is due on a day."""


def calendar(account_id: UUID, due: Sequence[DueDate], *, moment: datetime) -> bytes:
    """The calendar of an account with what is due; what changed since it was asked for last has a higher SEQUENCE."""
    place = Municipality.objects.get(pk=current_municipality())
    made = Calendar()
    made.add("prodid", _PRODUCER)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", f"이음 기한 ({place.name})")
    entries = zip(due, _entries(account_id, due, moment), strict=True)
    lines = [line for each, entry in entries for line in _event(each, entry, place.code)]
    return bytes(made.to_ical()).removesuffix(_END) + b"".join(map(_folded, lines)) + _END


def _event(due: DueDate, entry: CalendarEntry, code: str) -> Iterator[str]:
    """The lines of one event. An Event of the library takes twenty times as long, and a feed holds hundreds."""
    changed = entry.changed_at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    yield "BEGIN:VEVENT"
    yield f"SUMMARY:{_escaped(due.title)}"
    yield from _when(due)
    yield f"DTSTAMP:{changed}"
    yield f"UID:{_escaped(f'{due.uid}@{code}.ieum')}"
    yield f"SEQUENCE:{entry.sequence}"
    yield "CLASS:PRIVATE"
    yield f"LAST-MODIFIED:{changed}"
    yield "TRANSP:TRANSPARENT"
    if due.address:
        yield f"URL:{settings.ADDRESS}{due.address}"
    yield "END:VEVENT"


def _when(due: DueDate) -> Iterator[str]:
    """The whole day, or the minute, which takes no time itself."""
    if due.due_time is None:
        yield f"DTSTART;VALUE=DATE:{due.due_on:%Y%m%d}"
        # Without an end an event of a day ends with it, as the last day that can be written must.
        if due.due_on < date.max:
            yield f"DTEND;VALUE=DATE:{due.due_on + timedelta(days=1):%Y%m%d}"
    else:
        yield f"DTSTART:{datetime.combine(due.due_on, due.due_time, KOREA).astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    return vText(text).to_ical().decode()


def _folded(line: str) -> bytes:
    """A line with its end; where it is longer than 75 bytes, as several."""
    written = line.encode()
    if len(written) >= _LONGEST:
        written = bytes(Contentline(line).to_ical())  # type: ignore[no-untyped-call]  # the library says no types
    return written + b"\r\n"


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
            due_on=due.due_on, due_time=due.due_time, changed_at=moment,
        )  # fmt: skip
    if (entry.title, entry.due_on, entry.due_time) != (title, due.due_on, due.due_time):
        entry.title, entry.due_on, entry.due_time, entry.changed_at = title, due.due_on, due.due_time, moment
        entry.sequence += 1
        entry.save(update_fields=["title", "due_on", "due_time", "sequence", "changed_at"])
    return entry
