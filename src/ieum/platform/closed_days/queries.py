"""Reads of closed days: the calendar of the municipality, and what moved with it."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from uuid import UUID

from django.db import connection

from ieum.kernel.calendar.days import Calendar, national_calendar
from ieum.platform.database.tenancy import current_municipality
from ieum.platform.models import ClosedDay, DueChange

Closing = tuple[date, str, str]
"""A day, its name, and the basis."""


class NoSuchClosedDay(LookupError):
    """There is no such closed day in this municipality."""


def own_calendar(*, but: UUID | None = None) -> Calendar:
    """The days of the decree with the municipality's own closed days as they stand now, all or ``but`` one of them."""
    rows = ClosedDay.objects.filter(withdrawn_by=None)
    rows = rows if but is None else rows.exclude(pk=but)
    return calendar_of(tuple(sorted(rows.values_list("day", "name", "operation__basis"))))


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
    rows = ClosedDay.objects.select_related("operation__actor", "withdrawn_by__actor")
    return list(rows.order_by("-day", "-operation__recorded_at"))


def closed_day(closed_day_id: UUID) -> ClosedDay:
    """One that stands.

    :raises NoSuchClosedDay: if there is none, or it was taken back
    """
    found = ClosedDay.objects.select_related("operation").filter(pk=closed_day_id, withdrawn_by=None).first()
    if found is None:
        raise NoSuchClosedDay("그런 휴무일이 없거나 이미 취소되었습니다. 목록을 다시 불러오십시오.")
    return found


def due_changes(keeper: str, subject_ids: Iterable[UUID]) -> list[DueChange]:
    """How the due dates of things moved, the first move first."""
    rows = DueChange.objects.filter(keeper=keeper, subject_id__in=list(subject_ids))
    return list(rows.select_related("closed_day", "operation__actor").order_by("operation__recorded_at", "id"))


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
