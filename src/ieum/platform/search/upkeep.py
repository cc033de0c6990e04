"""What keeps the index whole beside transactions: marks that are left are worked off, an empty index is filled."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from time import monotonic
from uuid import UUID

from django.db import connection, connections, transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from ieum.kernel.registry import Round
from ieum.platform.database.tenancy import current_municipality, in_municipality, municipality
from ieum.platform.models import Municipality, SearchItem, SearchKeys, SearchTouch
from ieum.platform.search.operations import mark_all, settle_left

INDEX = "ieum.index"
LONGEST = 40.0
"""Seconds that a worker indexes before others have their turn; the next round lets it go on."""


@dataclass(frozen=True, slots=True)
class IndexStanding:
    """How the index of all municipalities stands."""

    has_lists: bool
    """Whether the lists of keys are there and whole."""
    items: int
    left: int
    """Marked subjects that are not indexed yet."""
    is_unfilled: bool
    """Whether a municipality has subjects, and nothing of them is indexed or marked."""


def standing() -> IndexStanding:
    """Look at the index and change nothing."""
    items, left, is_unfilled = 0, 0, False
    for municipality_id in Municipality.objects.values_list("pk", flat=True):
        with municipality(municipality_id):
            here, marked = SearchItem.objects.count(), SearchTouch.objects.count()
            items, left = items + here, left + marked
            # What marking would find is looked at and taken back.
            is_unfilled |= not here and not marked and bool(mark_all())
            transaction.set_rollback(True)
    return IndexStanding(_has_lists(), items, left, is_unfilled)


def mend_lists() -> None:
    """Make the lists of keys again where they are missing or were left half made, without keeping anybody waiting."""
    if _has_lists():
        return
    (lists,) = SearchKeys._meta.indexes
    with connections["owner"].cursor() as cursor:
        cursor.execute(f"DROP INDEX IF EXISTS {lists.name}")
    with connections["owner"].schema_editor(atomic=False) as editor:
        editor.execute(lists.create_sql(SearchKeys, editor, concurrently=True))


def _has_lists() -> bool:
    (lists,) = SearchKeys._meta.indexes
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_index WHERE indexrelid = to_regclass(%s) AND indisvalid", [lists.name])
        return bool(cursor.fetchone() == (1,))


def look_after(_moment: datetime) -> None:
    """Let a worker index what is marked; all that there is where nothing is indexed, as after a restore of tables."""
    if not SearchTouch.objects.exists() and (SearchItem.objects.exists() or not mark_all()):
        return
    municipality_id = str(current_municipality())
    try:
        with transaction.atomic():
            app.configure_task(INDEX, lock=municipality_id, queueing_lock=f"{INDEX} {municipality_id}").defer(
                municipality_id=municipality_id
            )
    except AlreadyEnqueued:
        return


def work_off(municipality_id: UUID, seconds: float = LONGEST) -> None:
    """Index marked subjects, few in a transaction, until none is left or the time is over."""
    until = monotonic() + seconds
    while monotonic() < until and in_municipality(municipality_id, settle_left):
        pass


def rebuild(municipality_id: UUID) -> Iterator[int]:
    """Index all anew, or go on where that was broken off; yields how many marked subjects are left, 0 at the end.

    It is done in short transactions, so that the site goes on beside it.
    """
    mend_lists()
    yield in_municipality(municipality_id, _marked_or_all)
    while in_municipality(municipality_id, settle_left):
        yield in_municipality(municipality_id, SearchTouch.objects.count)


def _marked_or_all() -> int:
    return SearchTouch.objects.filter(marked_in=0).count() or mark_all()


ROUND = Round("platform.search", look_after)
