"""Every tenant table is really filled for two municipalities, and one tries to get at the rows of the other.

Whatever else guards a table (grants, triggers, checks, keys) is taken away first in this copy of the database, so that
row security alone stands between the two.
"""

from uuid import UUID

import psycopg
import pytest
from psycopg import sql

pytestmark = pytest.mark.database
OWN, OTHER = UUID(int=1), UUID(int=2)
TENANT_TABLES = "SELECT relname FROM pg_class WHERE relrowsecurity AND relkind IN ('r', 'p') ORDER BY relname"
BARE = """
    DO $$
    DECLARE
        of_table record;
    BEGIN
        FOR of_table IN
            SELECT conrelid::regclass AS name, conname FROM pg_constraint
            WHERE contype IN ('c', 'f') AND connamespace = 'public'::regnamespace
        LOOP
            EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', of_table.name, of_table.conname);
        END LOOP;
        FOR of_table IN SELECT oid::regclass AS name FROM pg_class WHERE relrowsecurity LOOP
            EXECUTE format('ALTER TABLE %s DISABLE TRIGGER ALL', of_table.name);
        END LOOP;
    END $$;
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ieum_app;
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ieum_app;
"""
NEEDED = """
    SELECT a.attname, CASE
        WHEN t.typtype = 'r' THEN 'empty' WHEN t.typcategory = 'A' THEN '{}' WHEN t.typcategory = 'B' THEN 'true'
        WHEN t.typname = 'uuid' THEN gen_random_uuid()::text WHEN t.typname IN ('json', 'jsonb') THEN '{}'
        WHEN t.typname = 'bytea' THEN '' WHEN t.typcategory = 'D' THEN '2026-11-21' ELSE '1' END
    FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
    WHERE a.attrelid = %s::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull AND NOT a.atthasdef
    AND a.attidentity = '' AND a.attname <> 'municipality_id'
"""
"""Columns that a row cannot do without, each with something that its type takes."""


def a_row(connection, table, municipality_id):
    """The statement that adds a row of a municipality to a table."""
    needed = {**dict(connection.execute(NEEDED, [table]).fetchall()), "municipality_id": str(municipality_id)}
    return sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, needed)),
        sql.SQL(", ").join(map(sql.Literal, needed.values())),
    )  # fmt: skip


@pytest.fixture
def tables(database):
    """The tenant tables, bare but for row security, each with a row of either municipality and a statement for more."""
    with database.connect("superuser") as superuser:
        superuser.execute(BARE)
        names = [name for (name,) in superuser.execute(TENANT_TABLES).fetchall()]
        for name in names:
            for each in (OWN, OTHER):
                superuser.execute(a_row(superuser, name, each))
        return {name: a_row(superuser, name, OTHER) for name in names}


@pytest.fixture
def application(database, tables):
    """The application within the one municipality; each statement is a transaction of its own."""
    with database.connect(autocommit=True) as connection:
        connection.execute("SELECT set_config('ieum.municipality', %s, false)", [str(OWN)])
        yield connection


def on(statement, table):
    return sql.SQL(statement).format(table=sql.Identifier(table), own=sql.Literal(OWN), other=sql.Literal(OTHER))


def refused(connection, statement):
    """Whether row security, and nothing else, refuses a statement."""
    try:
        connection.execute(statement)
    except psycopg.errors.InsufficientPrivilege as error:
        return "violates row-level security policy" in str(error)
    return False


def test_no_table_shows_changes_or_takes_a_row_of_another_municipality(database, tables, application):
    leaks = []
    for table, insert in tables.items():
        seen = application.execute(on("SELECT municipality_id FROM {table}", table)).fetchall()
        asked = application.execute(on("SELECT FROM {table} WHERE municipality_id = {other}", table)).rowcount
        change = "UPDATE {table} SET municipality_id = {own} WHERE municipality_id = {other}"
        changed = application.execute(on(change, table)).rowcount
        gives_away = refused(application, on("UPDATE {table} SET municipality_id = {other}", table))
        adds = refused(application, insert)
        removed = application.execute(on("DELETE FROM {table} WHERE municipality_id = {other}", table)).rowcount
        emptied = application.execute(on("DELETE FROM {table}", table)).rowcount
        if (seen, asked, changed, gives_away, adds, removed, emptied) != ([(OWN,)], 0, 0, True, True, 0, 1):
            leaks.append((table, seen, asked, changed, gives_away, adds, removed, emptied))

    assert leaks == []
    assert len(tables) > 120
    with database.connect("superuser") as superuser:
        left = {
            table: superuser.execute(on("SELECT municipality_id FROM {table}", table)).fetchall() for table in tables
        }
    assert left == {table: [(OTHER,)] for table in tables}


def test_without_a_municipality_every_table_refuses_to_be_read(database, tables):
    answered = []
    with database.connect(autocommit=True) as application:
        for table in tables:
            try:
                application.execute(on("SELECT FROM {table}", table))
                answered.append(table)
            except psycopg.Error as error:
                assert error.sqlstate == "IE001"  # noqa: PT017 - of each table, in one database

    assert answered == []
