"""Reading rows of a statement by the names of its columns."""

from collections.abc import Mapping
from typing import Any

import psycopg
from django.db import connection

from ieum.platform.database.trips import send_lead


def rows_of(statement: str, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
    """All rows that a statement gives."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        names = [column.name for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def tuples_of(statement: str, parameters: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """All rows that a statement gives, their columns in its order."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


def lists_of(statement: str, parameters: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """All rows that a statement gives, as ``tuples_of``, where they hold long lists of numbers.

    They come as the server holds them, which spares both sides to write and read each number as text.
    """
    connection.ensure_connection()
    send_lead()
    with connection.wrap_database_errors, psycopg.Cursor(connection.connection) as cursor:
        return cursor.execute(statement, parameters, prepare=True, binary=True).fetchall()
