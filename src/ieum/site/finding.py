"""What somebody may find, and what is like something that they look at."""

from dataclasses import dataclass
from functools import partial

from ieum.kernel.registry import searchables
from ieum.kernel.search import Searchable
from ieum.platform.search import queries
from ieum.site.access import may
from ieum.site.requests import StaffRequest


@dataclass(frozen=True, slots=True)
class Like:
    """Something alike, as a page shows it."""

    kind: str
    title: str
    address: str


def kinds_of(request: StaffRequest) -> list[Searchable]:
    """The kinds whose pages whoever asks may open, by the same rule as those pages."""
    return [each for each in searchables if each.is_for(partial(may, request))]


def alike(request: StaffRequest, kind: str, subject: str) -> list[Like]:
    """What is like a subject among all that whoever asks may open."""
    item, labels = queries.item_of(kind, subject), {each.name: each.label for each in kinds_of(request)}
    if item is None:
        return []
    found = queries.alike(item.title, item.body, list(labels), request.user.pk, besides=subject)
    return [Like(labels[each.item.kind], each.item.title, each.item.address) for each in found]
