"""Who did what, when, why and on whose behalf: the operations, with the links of those that are decisions."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils.timezone import get_current_timezone, now

from ieum.platform.models import Account, Decision, Operation
from ieum.platform.personal.subjects import subjects


@dataclass(frozen=True, slots=True)
class AskedOperations:
    """Which operations are looked for; "" and None ask for all."""

    actor: UUID | None = None
    kind: str = ""
    since: date | None = None
    until: date | None = None
    words: str = ""
    """In the basis; or the number of an official or the id of a row that a decision speaks of."""
    decisions_only: bool = False


def operations(asked: AskedOperations) -> QuerySet[Operation]:
    """Operations, the newest first, each with ``link``, the number in the chain; None where it is no decision."""
    link = Decision.objects.filter(operation_id=OuterRef("pk"))
    found = Operation.objects.select_related("actor", "on_behalf_of").annotate(link=Subquery(link.values("number")))
    given = {"actor_id": asked.actor, "kind": asked.kind or None}
    found = found.filter(**{name: value for name, value in given.items() if value is not None})
    if asked.since is not None:
        found = found.filter(recorded_at__gte=_begin(asked.since))
    if asked.until is not None:
        found = found.filter(recorded_at__lt=_begin(asked.until + timedelta(days=1)))
    if asked.decisions_only:
        found = found.filter(Exists(link))
    if asked.words:
        found = found.filter(_about(asked.words))
    return found.order_by("-recorded_at", "-id")


def kinds() -> list[str]:
    """The kinds of operations that there are."""
    return sorted(Operation.objects.order_by().values_list("kind", flat=True).distinct())


def first_recorded_at() -> datetime:
    """When the municipality recorded something here for the first time; now where it did not yet."""
    return Operation.objects.order_by("epoch", "pk").values_list("recorded_at", flat=True).first() or now()


def actors() -> QuerySet[Account]:
    """The accounts that did something, by title."""
    return Account.objects.filter(pk__in=Operation.objects.values("actor_id")).order_by("title", "login")


def _about(words: str) -> Q:
    """What says the words, or decides about whom or what they name."""
    names = [str(each) for kind in subjects if (each := kind.find(words)) is not None]
    names += [words] if _is_id(words) else []
    told = (Exists(Decision.objects.filter(operation_id=OuterRef("pk"), content__contains=each)) for each in names)
    asked = Q(basis__icontains=words)
    for is_told in told:
        asked |= Q(is_told)
    return asked


def _is_id(words: str) -> bool:
    try:
        return str(UUID(words)) == words
    except ValueError:
        return False


def _begin(day: date) -> datetime:
    return datetime.combine(day, time(), get_current_timezone())
