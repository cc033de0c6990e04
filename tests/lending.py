"""Databases that one test after another works in: to take out what a test wrote is quicker than another copy.

Rows are put back as they stood before. A test that changed more than rows (tables, functions, rights), that wrote much,
or that leaves somebody connected, has its database dropped, and the next one gets a new copy.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from django.db import connections
from psycopg.pq import TransactionStatus

from tests.database import Database, Server, drop, make_copy, point_django_at

MOST_BYTES = 4 * 2**20
"""What may lie in the files of tables more than at first: rows that are gone still take room there."""
_PATIENCE = 0.2
"""Seconds that who is about to leave is given."""

_SET_UP = """
CREATE SCHEMA before_test;
CREATE TABLE before_test.tables AS
    SELECT c.oid, c.relname AS name, 0::bigint AS rows, a.columns
    FROM pg_class c, LATERAL (
        SELECT string_agg(quote_ident(attname), ', ') AS columns FROM pg_attribute
        WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
    ) a
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r';
DO $$
DECLARE here record;
BEGIN
    FOR here IN SELECT * FROM before_test.tables WHERE pg_relation_size(oid) > 0 LOOP
        EXECUTE format('CREATE TABLE before_test.%I AS TABLE public.%I', here.name || '_rows', here.name);
        EXECUTE format('UPDATE before_test.tables SET rows = (SELECT count(*) FROM public.%I) WHERE oid = %s',
                       here.name, here.oid);
    END LOOP;
END $$;
CREATE TABLE before_test.sequences AS
    SELECT format('%I.%I', schemaname, sequencename) AS name, coalesce(last_value, start_value) AS value,
           last_value IS NOT NULL AS is_called
    FROM pg_sequences WHERE schemaname = 'public';
CREATE FUNCTION before_test.put_back(since xid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE here record; standing bigint; ages int := age(since);
BEGIN
    SET LOCAL session_replication_role = replica;
    FOR here IN SELECT * FROM before_test.tables WHERE pg_relation_size(oid) > 0 LOOP
        EXECUTE format('DELETE FROM public.%I WHERE age(xmin) <= $1', here.name) USING ages;
        CONTINUE WHEN here.rows = 0;
        EXECUTE format('SELECT count(*) FROM public.%I', here.name) INTO standing;
        CONTINUE WHEN standing = here.rows;
        EXECUTE format('DELETE FROM public.%I', here.name);
        EXECUTE format('INSERT INTO public.%I (%s) OVERRIDING SYSTEM VALUE SELECT %s FROM before_test.%I',
                       here.name, here.columns, here.columns, here.name || '_rows');
    END LOOP;
    PERFORM setval(b.name::regclass, b.value, b.is_called)
    FROM before_test.sequences b JOIN pg_sequences s ON format('%I.%I', s.schemaname, s.sequencename) = b.name
    WHERE s.last_value IS DISTINCT FROM CASE WHEN b.is_called THEN b.value END;
END $$;
"""
_CATALOGUES = ("pg_attribute", "pg_class", "pg_constraint", "pg_namespace", "pg_policy", "pg_proc", "pg_trigger")
_LAID_OUT = " UNION ALL ".join(
    f"SELECT count(*), count(*) FILTER (WHERE age(xmin) <= (SELECT age(%(since)s::xid))) FROM {each}"  # noqa: S608 - names of tables
    for each in _CATALOGUES
)
_NOW = "SELECT pg_snapshot_xmax(pg_current_snapshot())::xid::text"
_BYTES = "SELECT sum(pg_relation_size(oid)) FROM before_test.tables"
_OTHERS = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend' "
    "AND pid <> pg_backend_pid() AND pid IS DISTINCT FROM %s"
)


class Loan:
    """One database that tests work in, and who puts it back beside them."""

    def __init__(self, server: Server, original: str) -> None:
        self.database = make_copy(server, original)
        self._beside = psycopg.connect(**{**server.superuser, "dbname": self.database.name}, autocommit=True)
        self._beside.execute(_SET_UP)
        self._since = self._one(_NOW)
        self._layout, self._bytes = self._laid_out(), self._one(_BYTES)

    def put_back(self) -> bool:
        """Take out what a test wrote; False where the database cannot be used again."""
        is_quiet = _let_go() and self._is_alone()
        if not is_quiet or self._laid_out() != self._layout or self._one(_BYTES) > self._bytes + MOST_BYTES:
            return False
        self._beside.execute("SELECT before_test.put_back(%s::xid)", (self._since,))
        self._since = self._one(_NOW)
        return True

    def drop(self) -> None:
        """Drop it, whoever is connected."""
        self._beside.close()
        drop(self.database)

    def _laid_out(self) -> list[tuple[int, ...]]:
        """How many rows each catalogue has, and how many of them are of the last test."""
        return self._beside.execute(_LAID_OUT, {"since": self._since}).fetchall()

    def _is_alone(self) -> bool:
        """Whether nobody but Django is connected, at the latest after a moment."""
        own = connections["default"].connection
        until = time.monotonic() + _PATIENCE
        while self._one(_OTHERS, own.info.backend_pid if own else None):
            if time.monotonic() > until:
                return False
            time.sleep(0.01)
        return True

    def _one(self, statement: str, *given: object) -> Any:
        (found,) = self._beside.execute(statement, given).fetchone() or (None,)
        return found


class Lender:
    """Lends a test its database, the one of an earlier test where there is one."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._free: dict[str, Loan] = {}

    @contextmanager
    def lend(self, original: str) -> Iterator[Database]:
        """A database as an original is ("": without rows), to which Django is connected."""
        loan = self._free.pop(original, None) or Loan(self._server, original)
        point_django_at(loan.database.name)
        try:
            yield loan.database
        finally:
            if loan.put_back():
                self._free[original] = loan
            else:
                loan.drop()

    def close(self) -> None:
        """Drop all of them."""
        for each in self._free.values():
            each.drop()


def _let_go() -> bool:
    """Close what is not to be used again by the next test; whether the rest holds nothing."""
    for connection in connections.all(initialized_only=True):
        used = connection.connection
        if connection.alias != "default" or (used and used.info.transaction_status != TransactionStatus.IDLE):
            connection.close()
    return not connections["default"].in_atomic_block
