"""Letting nobody else change the organisation meanwhile."""

from django.db import connection

from ieum.platform.database.tenancy import current_municipality


def hold_organisation() -> None:
    """Let nobody else change the organisation until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT ieum_org_hold(%s)", [current_municipality()])
