"""Reads of closed days: the calendar of the municipality, and what moved with it."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from uuid import UUID

from django.db import connection

from ieum.kernel.calendar.days import Calendar, national_calendar
from ieum.platform.database.tenancy import current_municipality
from ieum.platform.models import ClosedDay, DecreeCalendar, DecreeDueChange, DueChange

Closing = tuple[date, str, str]
"""A day, its name, and the basis."""


class NoSuchClosedDay(LookupError):
    """There is no such closed day in this municipality."""


def own_calendar(*, but: UUID | None = None) -> Calendar:
    """The days of the decree with the municipality's own closed days as they stand now, all or ``but`` one of them."""
    return calendar_of(_closings(but))


def with_closings(calendar: Calendar) -> Calendar:
    """A calendar with the municipality's own closed days as they stand now."""
    for day, name, basis in _closings():
        calendar = calendar.with_closed_days({day: name}, reference=basis)
    return calendar


def decree_calendar() -> DecreeCalendar | None:
    """The days of the decree that due dates stand counted by; None where that was never written down."""
    return DecreeCalendar.objects.order_by("recorded_at", "id").last()


def earlier_calendars() -> list[Calendar]:
    """What due dates of this municipality were counted by before, the latest first: what is closed keeps that."""
    kept = DecreeCalendar.objects.order_by("-recorded_at", "-id")
    return [
        each
        for row in kept
        for national in [row.calendar(national_calendar())]
        for each in (with_closings(national), national)
    ]


def held_calendar() -> Calendar:
    """The same, which nobody changes until the transaction ends, so that no change overlooks what is counted by it."""
    hold_calendar(shared=True)
    return own_calendar()


def hold_calendar(*, shared: bool = False) -> None:
    """Let nobody else change closed days until the transaction ends; not ``shared`` also let nobody count by them."""
    lock = "pg_advisory_xact_lock_shared" if shared else "pg_advisory_xact_lock"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {lock}(hashtextextended(%s, 0))", [f"ieum.calendar:{current_municipality()}"])


def closed_days() -> list[ClosedDay]:
    """All closed days, the latest day first; those that were taken back are among them."""
    rows = ClosedDay.objects.select_related("operation__actor", "operation__on_behalf_of", "withdrawn_by__actor")
    return list(rows.order_by("-day", "-operation__recorded_at"))


def closed_day(closed_day_id: UUID) -> ClosedDay:
    """One that stands.

    :raises NoSuchClosedDay: if there is none, or it was taken back
    """
    found = ClosedDay.objects.select_related("operation").filter(pk=closed_day_id, withdrawn_by=None).first()
    if found is None:
        raise NoSuchClosedDay("그런 휴무일이 없거나 이미 취소되었습니다. 목록을 다시 불러오십시오.")
    return found


def due_changes(keeper: str, subject_ids: Iterable[UUID]) -> list[DueChange | DecreeDueChange]:
    """How the due dates of things moved, with closed days and with days of the decree, the first move first."""
    of = {"keeper": keeper, "subject_id__in": list(subject_ids)}
    closed = DueChange.objects.filter(**of).select_related("closed_day", "operation__actor", "operation__on_behalf_of")
    by_decree = DecreeDueChange.objects.filter(**of).select_related("decree_calendar")
    rows: list[tuple[datetime, UUID, DueChange | DecreeDueChange]] = [
        *((each.operation.recorded_at, each.pk, each) for each in closed),
        *((each.decree_calendar.recorded_at, each.pk, each) for each in by_decree),
    ]
    return [each for *_, each in sorted(rows, key=lambda row: row[:2])]


def changes_by(closed_day_ids: Iterable[UUID]) -> list[DueChange]:
    """What moved with closed days, the first due date first."""
    rows = DueChange.objects.filter(closed_day__in=list(closed_day_ids)).select_related("closed_day")
    return list(rows.order_by("after", "title", "id"))


@lru_cache(maxsize=64)
def calendar_of(closings: tuple[Closing, ...]) -> Calendar:
    """The days of the decree with closed days; which days those are names it."""
    calendar = national_calendar()
    for day, name, basis in closings:
        calendar = calendar.with_closed_days({day: name}, reference=basis)
    return calendar


def _closings(but: UUID | None = None) -> tuple[Closing, ...]:
    rows = ClosedDay.objects.filter(withdrawn_by=None)
    rows = rows if but is None else rows.exclude(pk=but)
    return tuple(sorted(rows.values_list("day", "name", "operation__basis")))
