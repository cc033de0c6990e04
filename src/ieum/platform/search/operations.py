"""Writing the search index: in the transaction that changes a subject, or anew as a whole.

Triggers mark the subjects whose rows a transaction changed (``platform.database.searching``). Before it ends, they are
indexed as they then stand, so that index and tables agree whenever anybody else can see them.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import islice

from django.db import connection, transaction

from ieum.kernel.registry import searchables
from ieum.kernel.search import Findable
from ieum.platform.database.tenancy import current_municipality
from ieum.platform.models import SearchItem, SearchKeys, SearchTouch
from ieum.platform.search.keys import Keys
from ieum.platform.search.rows import row_of, written

CHUNK = 500
MOST_LOCKS = 200
"""Subjects that are locked one by one; a transaction that changes more holds the whole index."""


def settle() -> None:
    """Index what this transaction changed; called by ``platform.database.tenancy`` before it ends."""
    if transaction.get_rollback():
        return
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM platform_searchtouch RETURNING kind, subject")
        touched = sorted(set(cursor.fetchall()))
    if touched:
        _hold(touched)
        for kind, subjects in _by_kind(touched).items():
            _index(kind, subjects)


def rebuild() -> int:
    """Index the current municipality anew, whatever stands there; how many items there are."""
    _hold(None)
    SearchTouch.objects.all().delete()
    SearchKeys.objects.all().delete()
    SearchItem.objects.all().delete()
    return sum(_add(each.name, each.read(None)) for each in searchables)


def _index(kind: str, subjects: Collection[str]) -> None:
    wanted = {(each.subject, each.part): row_of(each) for each in searchables[kind].read(subjects)}
    standing = {(each.subject, each.part): each for each in SearchItem.objects.filter(kind=kind, subject__in=subjects)}
    same = {place for place, row in wanted.items() if place in standing and written(standing[place]) == row}
    gone = [each.pk for place, each in standing.items() if place not in same]
    SearchKeys.objects.filter(item_id__in=gone).delete()
    SearchItem.objects.filter(pk__in=gone).delete()
    _add(kind, (row for place, row in wanted.items() if place not in same))


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
        body=row.body, day=row.day, place=row.place, address=row.address,
    )  # fmt: skip


def _keys_of(keys: Keys, items: Iterable[SearchItem]) -> Iterator[SearchKeys]:
    for item in items:
        numbers, size = keys.of_item(item.title, item.body, item.day, item.place)
        yield SearchKeys(
            municipality_id=item.municipality_id, item_id=item.pk, day=item.day, size=size, keys=numbers
        )  # fmt: skip


def _by_kind(touched: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    kinds: dict[str, list[str]] = defaultdict(list)
    for kind, subject in touched:
        kinds[kind].append(subject)
    return kinds


def _hold(touched: Collection[tuple[str, str]] | None) -> None:
    """Wait for who indexes the same subjects, and then see what they committed; all subjects where None.

    In their order, so that two never wait for each other.
    """
    home = f"ieum.search:{current_municipality()}"
    few = touched if touched is not None and len(touched) <= MOST_LOCKS else None
    with connection.cursor() as cursor:
        shared = "_shared" if few is not None else ""
        cursor.execute(f"SELECT pg_advisory_xact_lock{shared}(hashtextextended(%s, 0))", [home])
        for kind, subject in few or ():
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"{home}:{kind}:{subject}"])
