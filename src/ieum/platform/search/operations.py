"""Writing the search index: in the transaction that changes a subject, or later what is left marked.

Triggers mark the subjects whose rows a transaction changed (``platform.database.searching``). Before it ends, they are
indexed as they then stand, so that index and tables agree whenever anybody else can see them.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import islice
from uuid import UUID

from django.db import connection, transaction

from ieum.kernel.registry import searchables
from ieum.kernel.search import Findable
from ieum.platform.database.tenancy import current_municipality
from ieum.platform.database.trips import fetch_all
from ieum.platform.models import SearchItem, SearchKeys, SearchTouch
from ieum.platform.models.search import TITLE
from ieum.platform.search.files import hanging_on
from ieum.platform.search.keys import Keys
from ieum.platform.search.rows import row_of, written
from ieum.platform.search.words import normalised, squeezed

CHUNK = 500
MOST_LOCKS = 200
"""Subjects that are locked one by one; a transaction that changes more holds the whole index."""
STEP = 100
"""Marked subjects that are indexed in one transaction, so that who changes one of them waits for a moment at most."""


def settle() -> None:
    """Index what this transaction changed; called by ``platform.database.tenancy`` before it ends.

    Marks of others are left to ``settle_left``, so that nobody's page waits for them.
    """
    if transaction.get_rollback():
        return
    # Nothing was changed where no number was assigned yet, and then no row is looked for.
    marks = fetch_all(
        "DELETE FROM platform_searchtouch WHERE marked_in = pg_current_xact_id_if_assigned()::text::bigint "
        "RETURNING kind, subject"
    )
    _index_all(set(marks), _index)


def settle_left(most: int = STEP) -> int:
    """Index subjects that a migration or a statement by hand marked, whatever stands of them; how many marks are gone.

    Several may do so at once, each with marks of its own.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH mine AS (SELECT id FROM platform_searchtouch LIMIT %s FOR UPDATE SKIP LOCKED) "
            "DELETE FROM platform_searchtouch t USING mine WHERE t.id = mine.id RETURNING t.kind, t.subject",
            [most],
        )
        touched = cursor.fetchall()
    _index_all(set(touched), _index_anew)
    return len(touched)


def mark_all() -> int:
    """Mark all that there is and all that the index holds, to be indexed anew; how many marks there are."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT ieum_search_mark_all()")
    return SearchTouch.objects.count()


def _index_all(marks: set[tuple[str, str]], index: Callable[[str, Collection[str]], None]) -> None:
    if marks:
        touched = sorted(marks | hanging_on(marks))
        _hold(touched)
        for kind, subjects in _by_kind(touched).items():
            index(kind, subjects)


def _index_anew(kind: str, subjects: Collection[str]) -> None:
    _remove([each.pk for each in SearchItem.objects.filter(kind=kind, subject__in=subjects)])
    # A kind of an app that is not here any more has items that go, and none that come.
    if kind in searchables:
        _add(kind, searchables[kind].read(subjects))


def _index(kind: str, subjects: Collection[str]) -> None:
    wanted = {(each.subject, each.part): row_of(each) for each in searchables[kind].read(subjects)}
    standing = {(each.subject, each.part): each for each in SearchItem.objects.filter(kind=kind, subject__in=subjects)}
    same = {place for place, row in wanted.items() if place in standing and written(standing[place]) == row}
    gone = [each.pk for place, each in standing.items() if place not in same]
    _remove(gone)
    _add(kind, (row for place, row in wanted.items() if place not in same))


def _remove(items: Collection[UUID]) -> None:
    SearchKeys.objects.filter(item_id__in=items).delete()
    SearchItem.objects.filter(pk__in=items).delete()


def _add(kind: str, found: Iterable[Findable]) -> int:
    """Add items; how many."""
    keys, rows = Keys(current_municipality(), kind), map(row_of, found)
    added = 0
    while chunk := list(islice(rows, CHUNK)):
        items = [_item(kind, each) for each in chunk]
        SearchItem.objects.bulk_create(items)
        SearchKeys.objects.bulk_create(_keys_of(keys, items))
        added += len(items)
    return added


def _item(kind: str, row: Findable) -> SearchItem:
    return SearchItem(
        municipality_id=current_municipality(), kind=kind, subject=row.subject, part=row.part, title=row.title,
        body=row.body, day=row.day, place=row.place, address=row.address, readers=sorted(row.readers),
    )  # fmt: skip


def _keys_of(keys: Keys, items: Iterable[SearchItem]) -> Iterator[SearchKeys]:
    for item in items:
        numbers, size = keys.of_item(written(item))
        title = squeezed(normalised(item.title))[:TITLE]
        yield SearchKeys(
            municipality_id=item.municipality_id, item_id=item.pk, day=item.day, title=title, size=size, keys=numbers
        )  # fmt: skip


def _by_kind(touched: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    kinds: dict[str, list[str]] = defaultdict(list)
    for kind, subject in touched:
        kinds[kind].append(subject)
    return kinds


def _hold(touched: Collection[tuple[str, str]]) -> None:
    """Wait for who indexes the same subjects, and then see what they committed.

    In their order, so that two never wait for each other.
    """
    home = f"ieum.search:{current_municipality()}"
    few = touched if len(touched) <= MOST_LOCKS else ()
    with connection.cursor() as cursor:
        shared = "_shared" if few else ""
        cursor.execute(f"SELECT pg_advisory_xact_lock{shared}(hashtextextended(%s, 0))", [home])
        for kind, subject in few:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"{home}:{kind}:{subject}"])
