"""Statements that go to the server together: waiting for each answer takes longer than most statements do.

The server keeps each statement that is asked here, so that it is read and planned once for a connection.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

import psycopg
from django.db import connection
from psycopg.sql import Composed


def fetch_first(statement: str, arguments: Sequence[Any]) -> tuple[Any, ...] | None:
    """The first row of a statement, sent together with the beginning of the transaction where it is the first one."""
    with connection.wrap_database_errors, connection.connection.pipeline():
        cursor = psycopg.Cursor(connection.connection).execute(statement, arguments, prepare=True)
    row: tuple[Any, ...] | None = cursor.fetchone()
    return row


def fetch_in_savepoint(statement: Composed, arguments: Sequence[Any]) -> tuple[Any, ...] | None:
    """The first row of a statement, as of all or nothing; an error leaves the transaction around it usable."""
    raw = connection.connection
    try:
        with connection.wrap_database_errors, raw.pipeline() as pipeline, _ended(pipeline):
            raw.execute("SAVEPOINT called")
            cursor = psycopg.Cursor(raw).execute(statement, arguments, prepare=True)
            raw.execute("RELEASE SAVEPOINT called")
    except BaseException:
        raw.execute("ROLLBACK TO SAVEPOINT called")
        raise
    row: tuple[Any, ...] | None = cursor.fetchone()
    return row


@contextmanager
def _ended(pipeline: psycopg.Pipeline) -> Iterator[None]:
    """Take in all answers before the pipeline is left: what it then finds aborted, it would tell beside the fault."""
    try:
        yield
        pipeline.sync()
    except psycopg.Error:
        with suppress(psycopg.Error):
            pipeline.sync()
        raise
