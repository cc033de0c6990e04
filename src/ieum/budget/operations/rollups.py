"""Folding what became known into the roll-ups that balances are read from."""

from uuid import UUID

from django.db import connection

from ieum.platform.database.epochs import close_epoch
from ieum.platform.database.tenancy import in_municipality


def fold_rollups(*, code: str | UUID, anew: bool = False) -> int:
    """Close the open epoch and fold all closed ones into the roll-ups; the epoch that they stand at.

    ``anew`` drops what was folded before. Balances are the same before, during and after; only faster. Opens its own
    transactions: closing makes everybody wait, folding nobody.
    """
    in_municipality(code, close_epoch)
    return in_municipality(code, lambda: _fold(anew=anew))


def _fold(*, anew: bool) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT ieum_fold_rollups(%s)", [anew])
        return int(cursor.fetchone()[0])
