"""Cases as officers look for them: by whose they are and by when they are due."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from ieum.office.choices import CaseState, DueTerm
from ieum.office.models import OfficeCase
from ieum.org.rules.standing import Standing

_WEEK = timedelta(days=6)
"""From today to the last of seven days."""


@dataclass(frozen=True, slots=True)
class AskedCases:
    """By what cases are looked for; "" for all."""

    state: str = ""
    kind: str = ""
    unit: str = ""
    """The id of a unit, with all below it."""
    due: str = ""
    """A ``DueTerm``."""
    words: str = ""
    """In titles, requesters and numbers."""


EVERY_CASE = AskedCases()


def at_unit(rows: QuerySet[OfficeCase], unit: str, standing: Standing) -> QuerySet[OfficeCase]:
    """Those at a post of a unit, told by its id, or of one below it; none where there is no such unit."""
    known = next((each for each in standing.units if str(each) == unit), None)
    units = standing.within(known) if known else ()
    return rows.filter(post_id__in=[post.id for each in units for post in standing.posts_of(each)])


def due_then(rows: QuerySet[OfficeCase], term: str, now: datetime) -> QuerySet[OfficeCase]:
    """Those of some cases that are not closed and due so; none for a term that there is not."""
    if term not in _TERMS:
        return rows.none()
    return rows.exclude(state=CaseState.CLOSED).filter(_TERMS[DueTerm(term)](now))


def _is_past(now: datetime) -> Q:
    """As ``falling_due.is_past`` tells it of one case: the last minute itself is in time."""
    minute = now.time().replace(second=0, microsecond=0)
    return Q(due_on__lt=now.date()) | Q(due_on=now.date(), due_time__lt=minute)


_TERMS: dict[DueTerm, Callable[[datetime], Q]] = {
    DueTerm.LATE: _is_past,
    DueTerm.TODAY: lambda now: Q(due_on=now.date()),
    DueTerm.WEEK: lambda now: Q(due_on__range=(now.date(), now.date() + _WEEK)),
    DueTerm.NONE: lambda _: Q(due_on=None),
}
