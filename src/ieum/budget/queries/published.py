"""What is disclosed to anyone: 재정공시 as published (지방재정법 제60조), and budgets (지방자치법 제149조)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from ieum.budget.choices import MatterKind, MatterState, Stage
from ieum.budget.models import Matter, MatterStep, VersionStep
from ieum.budget.queries.matters import NoSuchMatter, history_of
from ieum.budget.rules.matters import StatedMatter

_STANDING = frozenset({MatterState.PUBLISHED, MatterState.REPORTED})
"""While a disclosure is in one of these, what is written of it is what the public has."""


@dataclass(frozen=True, slots=True)
class Publication:
    """A disclosure as it was published last; what is prepared for a correction is not in it."""

    row: Matter
    published_on: date
    epoch: int
    """When it was published, as a point of what was known."""
    stated: StatedMatter


def publications() -> list[Publication]:
    """Disclosures that were published, the newest first."""
    steps = Prefetch("steps", MatterStep.objects.order_by("position"))
    rows = Matter.objects.filter(kind=MatterKind.DISCLOSURE, steps__state=MatterState.PUBLISHED).distinct()
    return [_publication(each) for each in rows.prefetch_related(steps).order_by("-year", "-number")]


def publication(matter_id: UUID) -> Publication:
    """One disclosure that was published.

    :raises NoSuchMatter: if there is none, or none that was published
    """
    found = next((each for each in publications() if each.row.pk == matter_id), None)
    if found is None:
        raise NoSuchMatter("그런 재정공시가 없습니다. 공개 자료에서 고르십시오.")
    return found


def published_budgets() -> QuerySet[VersionStep]:
    """The steps by which budgets were published, each with its bill, the newest first; none that was taken back."""
    later = VersionStep.objects.filter(version=OuterRef("version"), position__gt=OuterRef("position"))
    steps = VersionStep.objects.filter(~Exists(later), action="publish", stage=Stage.PUBLISHED)
    return steps.select_related("version__fiscal_year").order_by("-decided_on", "-pk")


def _publication(row: Matter) -> Publication:
    steps = list(row.steps.all())
    published = next(each for each in reversed(steps) if each.action == "publish")
    last = next(each for each in reversed(steps) if each.state in _STANDING)
    said = [stated for statement, stated in history_of(row) if statement.step.position <= last.position]
    return Publication(row, published.decided_on, published.epoch, said[-1])
