"""What an app says of a thing, as the index keeps it."""

from dataclasses import replace

from ieum.kernel.search import Findable
from ieum.platform.models import SearchItem
from ieum.platform.models.search import TITLE

LONGEST_BODY = 50_000
"""Characters of a text that are kept and searched."""


def row_of(found: Findable) -> Findable:
    """A thing as its row holds it: gaps of one space, texts cut to what is kept."""
    title, body = (" ".join(text.split()) for text in (found.title, found.body))
    return replace(found, title=title[:TITLE], body=body[:LONGEST_BODY])


def written(item: SearchItem) -> Findable:
    """A row of the index as the thing that it was made of."""
    same = (item.subject, item.title, item.body, item.address, item.day, item.place, item.part)
    return Findable(*same, frozenset(item.readers))
