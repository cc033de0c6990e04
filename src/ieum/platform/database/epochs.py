"""Epochs: when we knew. A row carries the number of the epoch that it was recorded in; closing one makes it known.

A time stamp cannot carry this: a transaction that began earlier and commits later would change what "was known".
"""

from datetime import datetime

from django.db import connection, transaction
from django.db.utils import DatabaseError

from ieum.kernel.wording import worded


class NotYetKnown(LookupError):
    """Nothing had been recorded by the moment asked for."""


class NotYetPast(ValueError):
    """The moment asked for is to come, so that the answer could still change."""


def close_epoch() -> int:
    """Make everything recorded so far known; the number of the last closed epoch, 0 while nothing is recorded.

    Without anything new no epoch is closed, so that the same edition built twice reads at the same number. Waits for
    those who are recording.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT ieum_close_epoch()")
        return int(cursor.fetchone()[0])


def epoch_at(known_at: datetime) -> int:
    """Find the last epoch that was closed by a moment; the answer never changes.

    :raises NotYetKnown: if none was
    :raises NotYetPast: if the moment is to come
    """
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT ieum_epoch_at(%s)", [known_at])
            found = cursor.fetchone()[0]
    except DatabaseError as error:
        if getattr(error.__cause__, "sqlstate", "") == "IE002":
            raise NotYetPast(
                worded("아직 오지 않은 시점입니다: {known_at:%Y-%m-%d %H:%M}", known_at=known_at)
            ) from error
        raise
    if found is None:
        raise NotYetKnown(worded("아직 등록되지 않은 시점입니다: {known_at:%Y-%m-%d %H:%M}", known_at=known_at))
    return int(found)
