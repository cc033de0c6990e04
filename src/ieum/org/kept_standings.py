"""The organisation of a day, kept at hand in each process until it changes, since every page asks for it.

The database gives a municipality a mark that is new after each change of what a standing is read from. Who has changed
it in an own transaction is given none, and reads afresh: what another transaction would not see is never kept.
"""

from collections import OrderedDict
from collections.abc import Callable
from datetime import date
from threading import Lock
from uuid import UUID

from django.db import connection

from ieum.org.rules.standing import Standing
from ieum.platform.database.tenancy import current_municipality

Key = tuple[UUID, date, int | None]
"""Whose organisation, on which day, and as known at which epoch."""
MOST_KEPT = 8
_MARK = """
    SELECT mark FROM org_standingmark
    WHERE municipality_id = (SELECT ieum_municipality())
    AND mark::text IS DISTINCT FROM current_setting('ieum.org_mark', true)"""


def kept_standing(day: date, epoch: int | None, read: Callable[[], Standing]) -> Standing:
    """What ``read`` gave when it was last asked, where nothing has changed since."""
    mark, key = _mark(), (current_municipality(), day, epoch)
    if mark is None:
        return read()
    found = KEPT.find(key, mark)
    if found is None:
        found = read()
        # Each statement reads what is committed by then, so a change in between would be kept under the earlier mark.
        if _mark() == mark:
            KEPT.keep(key, mark, found)
    return found


def _mark() -> UUID | None:
    """What the last change is known by; None before the first one, and within the transaction of a change."""
    with connection.cursor() as cursor:
        cursor.execute(_MARK)
        row = cursor.fetchone()
    return row[0] if row else None


class KeptStandings:
    """So many standings, of all municipalities and days, those that were asked for last."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Key, tuple[UUID, Standing]] = OrderedDict()
        self._lock = Lock()

    def find(self, key: Key, mark: UUID) -> Standing | None:
        """The one that was kept under the mark; None where there is none."""
        with self._lock:
            kept = self._kept.get(key)
            if kept is None or kept[0] != mark:
                return None
            self._kept.move_to_end(key)
            return kept[1]

    def keep(self, key: Key, mark: UUID, found: Standing) -> None:
        """Keep one instead of what was kept under an earlier mark."""
        with self._lock:
            self._kept[key] = (mark, found)
            self._kept.move_to_end(key)
            if len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)

    def cache_clear(self) -> None:
        """Keep nothing, as after a start."""
        with self._lock:
            self._kept.clear()


KEPT = KeptStandings()
