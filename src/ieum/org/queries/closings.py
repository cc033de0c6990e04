"""Posts that are closed: which post takes their work over, and from which day on."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.utils.timezone import localdate

from ieum.org.models import PostClosing, PostTerm
from ieum.org.queries.standings import known


def posts_that_end(post_ids: Collection[UUID]) -> list[UUID]:
    """Of posts, those that end on some day, past or to come."""
    stays = set(known(PostTerm).filter(post_id__in=post_ids, valid_until=None).values_list("post_id", flat=True))
    return [each for each in post_ids if each not in stays]


def posts_without_work(post_ids: Collection[UUID]) -> list[UUID]:
    """Of posts, those where no new work may wait: they end, and no work goes on to another post on a day to come."""
    ending = posts_that_end(post_ids)
    rows = known(PostClosing).filter(post_id__in=ending, valid_from__gt=localdate())
    passed_on = set(rows.values_list("post_id", flat=True))
    return [each for each in ending if each not in passed_on]


def closings(until: date) -> list[PostClosing]:
    """The closings of posts until a day, the earliest first."""
    rows = known(PostClosing).filter(valid_from__lte=until).select_related("order")
    return list(rows.order_by("valid_from", "epoch", "id"))


def closing_of(post_id: UUID) -> PostClosing | None:
    """On which day a post is closed, and which one takes its work over; None where it stays."""
    found: PostClosing | None = known(PostClosing).filter(post_id=post_id).first()
    return found
