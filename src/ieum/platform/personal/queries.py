"""Who read personal data, and which months still wait for their check."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Count, QuerySet
from django.db.models.functions import TruncMonth
from django.utils.timezone import get_current_timezone

from ieum.platform.models import PersonalReading, ReadingCheck
from ieum.platform.personal.fields import personal_fields
from ieum.platform.personal.subjects import subject_of, subjects


@dataclass(frozen=True, slots=True)
class AskedReadings:
    """Which readings are looked for; "" and None ask for all."""

    words: str = ""
    """In the purpose or the title of who read, or the number of whom it is about."""
    since: date | None = None
    until: date | None = None
    kind: str = ""


def readings(asked: AskedReadings) -> QuerySet[PersonalReading]:
    """What the log of access holds, the newest first."""
    found = PersonalReading.objects.select_related("account").order_by("-read_at", "-id")
    if asked.kind:
        found = found.filter(kind=asked.kind)
    if asked.since is not None:
        found = found.filter(read_at__gte=_begin(asked.since))
    if asked.until is not None:
        found = found.filter(read_at__lt=_begin(asked.until + timedelta(days=1)))
    if asked.words:
        about = [each for kind in subjects if (each := kind.find(asked.words)) is not None]
        said = found.filter(purpose__icontains=asked.words) | found.filter(account__title__icontains=asked.words)
        found = said | found.filter(subject_id__in=about)
    return found


def unchecked_months(today: date) -> list[tuple[date, int]]:
    """The months that are over and have readings which nobody checked, with how many; the oldest first."""
    done = set(ReadingCheck.objects.values_list("month", flat=True))
    months = (
        PersonalReading.objects.filter(read_at__lt=_begin(today.replace(day=1)))
        .annotate(month=TruncMonth("read_at"))
        .values_list("month")
        .annotate(count=Count("id"))
        .order_by("month")
    )
    return [(month.date(), count) for month, count in months if month.date() not in done]


def checks() -> QuerySet[ReadingCheck]:
    """The months that were checked, the newest first."""
    return ReadingCheck.objects.select_related("operation__actor", "operation__on_behalf_of").order_by("-month")


def named(subject_id: UUID) -> str:
    """Whom a value is about, without their name: "직원 1001"."""
    kind = subject_of(subject_id)
    return f"{kind.label} {kind.number(subject_id)}" if kind else str(subject_id)


def field_word(place: str) -> str:
    """What a personal field is called: "직원 이름"."""
    words = {each.place: f"{each.model._meta.verbose_name} {each.verbose_name}" for each in personal_fields()}
    return words.get(place, place)


def _begin(day: date) -> datetime:
    return datetime.combine(day, time(), get_current_timezone())
