"""Holding what one works on, so that nobody else does until the transaction ends."""

from django.db import connection

from ieum.platform.database.tenancy import current_municipality


def hold(what: str) -> None:
    """Wait until nobody else of the municipality holds something, and hold it to the end of the transaction."""
    name = f"ieum.budget.{what}:{current_municipality()}"
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])
