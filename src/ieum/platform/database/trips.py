"""Statements that go to the server together: waiting for each answer takes longer than most statements do.

The server keeps each statement that is asked here, so that it is read and planned once for a connection. What enters a
municipality goes with the first statement after it, whatever that is.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

import psycopg
from django.db import connection
from psycopg.generators import send
from psycopg.sql import Composed

Row = tuple[Any, ...]


def fetch_first(statement: str, arguments: Sequence[Any]) -> Row | None:
    """The first row of a statement, sent together with the beginning of the transaction where it is the first one."""
    send_lead()
    with connection.wrap_database_errors, connection.connection.pipeline():
        cursor = psycopg.Cursor(connection.connection).execute(statement, arguments, prepare=True)
    row: Row | None = cursor.fetchone()
    return row


def fetch_all(statement: str) -> list[Row]:
    """All rows of a statement."""
    send_lead()
    with connection.wrap_database_errors:
        return psycopg.Cursor(connection.connection).execute(statement, prepare=True).fetchall()


def fetch_in_savepoint(statement: str | Composed, arguments: Sequence[Any]) -> Row | None:
    """The first row of a statement, as of all or nothing; an error leaves the transaction around it usable.

    It calls a function that changes nothing which others look at before the transaction ends (``has_only_called``).
    """
    raw = connection.connection
    try:
        with connection.wrap_database_errors, raw.pipeline() as pipeline, _ended(pipeline):
            for lead in _leads():
                lead.send()
            # All are kept from their first time on: what comes to be kept later, psycopg believes to be kept by the
            # server also where a refusal before it let the server pass it over.
            raw.execute("SAVEPOINT called", prepare=True)
            cursor = psycopg.Cursor(raw).execute(statement, arguments, prepare=True)
            raw.execute("RELEASE SAVEPOINT called", prepare=True)
    except BaseException:
        raw.execute("ROLLBACK TO SAVEPOINT called")
        raise
    row: Row | None = cursor.fetchone()
    return row


@contextmanager
def led_by(statement: str, arguments: Sequence[Any], *, is_sent: bool = False) -> Iterator[None]:
    """Send a statement whose answer nobody reads with the first one within, unless it ``is_sent``."""
    lead = _Lead(statement, arguments, is_sent)
    connection.execute_wrappers.append(lead)
    try:
        yield
    finally:
        if lead in connection.execute_wrappers:
            connection.execute_wrappers.remove(lead)


def send_lead() -> None:
    """Send what still waits for the first statement, before one that does not go by a cursor of Django."""
    for lead in _leads():
        connection.execute_wrappers.remove(lead)
        if not lead.is_sent:
            with connection.wrap_database_errors, connection.connection.pipeline():
                lead.send()


def has_only_called() -> bool:
    """Whether since ``led_by`` nothing but ``fetch_in_savepoint`` was asked of the server."""
    return bool(_leads())


@dataclass(eq=False)
class _Lead:
    """What goes ahead of a first statement; it stands among the wrappers of statements until there was one."""

    statement: str
    arguments: Sequence[Any]
    is_sent: bool

    def __call__(self, execute: Callable[..., Any], *asked: Any) -> Any:
        """Go ahead of a statement of Django's."""
        if self in connection.execute_wrappers:
            send_lead()
        return execute(*asked)

    def send(self) -> None:
        """Send it, once."""
        if not self.is_sent:
            psycopg.Cursor(connection.connection).execute(self.statement, self.arguments, prepare=True)
            self.is_sent = True


def _leads() -> list[_Lead]:
    return [each for each in connection.execute_wrappers if isinstance(each, _Lead)]


@contextmanager
def _ended(pipeline: psycopg.Pipeline) -> Iterator[None]:
    """Take in all answers before the pipeline is left: what it then finds aborted, it would tell beside the fault."""
    raw = connection.connection
    try:
        yield
        # Answers are waited for without sending on, so the server would wait for the rest of a long message for ever.
        raw.wait(send(raw.pgconn))
        pipeline.sync()
    except psycopg.Error:
        with suppress(psycopg.Error):
            pipeline.sync()
        raise
