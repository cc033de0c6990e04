"""Commits that let go of their locks before the disk is done, and are still on it before anybody hears of them.

Decisions of a municipality commit one at a time, since each link names the one before (ADR 0013). Were the lock held
until the disk has answered, there would be one decision for each answer of the disk. So the transaction commits without
waiting for it, and whoever asked for it is answered once the log up to there is flushed: many are flushed together.
The log is written in the order of commits, so that what was decided after seeing it cannot survive without it.
"""

from django.db import connection, transaction

NOT_WAITING = "set_config('synchronous_commit', 'off', true)"
"""What a statement selects besides, where ``flush_after_commit`` follows in the same savepoint."""


def flush_after_commit() -> None:
    """Wait for the disk right after the transaction commits, before its caller goes on; once, however often asked."""
    if all(registered[1] is not _flush for registered in connection.run_on_commit):
        transaction.on_commit(_flush)


def commit_and_flush() -> None:
    """Commit the outermost transaction and wait for the disk in one message, where ``flush_after_commit`` was asked."""
    registered = [each for each in connection.run_on_commit if each[1] is _flush]
    if registered and len(connection.atomic_blocks) == 1 and not connection.get_rollback():
        connection.run_on_commit.remove(registered[0])
        with connection.wrap_database_errors:
            connection.connection.execute(f"COMMIT; {_WAITING}")


# A message without reader, since it is its commit that waits for the log.
_WAITING = "SELECT pg_logical_emit_message(true, 'ieum', '')"


def _flush() -> None:
    with connection.cursor() as cursor:
        cursor.execute(_WAITING)
