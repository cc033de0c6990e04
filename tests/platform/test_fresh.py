"""A fresh database that is laid out at once is the one that the migrations make."""

import re

import psycopg
import pytest
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from tests.database import empty_database

from ieum.platform.database import fresh, setup
from ieum.platform.database.drawing import only_what_changes

pytestmark = pytest.mark.database
CATALOGUE = """
    SELECT 'column', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
        a.attnotnull::text || a.attidentity::text || a.attgenerated::text
            || coalesce(pg_get_expr(d.adbin, d.adrelid), '')
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v', 'p')
    UNION ALL SELECT 'relation', c.relname, c.relkind::text, c.relrowsecurity::text || c.relforcerowsecurity::text,
        coalesce(array_to_string(ARRAY(SELECT unnest(c.relacl)::text ORDER BY 1), ' '), '')
            || coalesce(c.reloptions::text, '')
    FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace
    UNION ALL SELECT 'column rights', c.relname, a.attname, '', a.attacl::text
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = 'public'::regnamespace AND a.attacl IS NOT NULL
    UNION ALL SELECT 'constraint', conrelid::regclass::text, conname, contype::text, pg_get_constraintdef(oid)
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
    UNION ALL SELECT 'index', tablename, indexname, '', indexdef FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL SELECT 'trigger', tgrelid::regclass::text, tgname, tgenabled::text, pg_get_triggerdef(oid)
    FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT 'policy', tablename, policyname, roles::text || cmd::text,
        coalesce(qual, '') || coalesce(with_check, '')
    FROM pg_policies
    UNION ALL SELECT 'function', p.oid::regprocedure::text, p.proowner::regrole::text,
        coalesce(array_to_string(ARRAY(SELECT unnest(p.proacl)::text ORDER BY 1), ' '), ''), pg_get_functiondef(p.oid)
    FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.prokind = 'f'
    UNION ALL SELECT 'default rights', defaclrole::regrole::text, defaclobjtype::text, '',
        array_to_string(ARRAY(SELECT unnest(defaclacl)::text ORDER BY 1), ' ') FROM pg_default_acl
    ORDER BY 1, 2, 3, 4, 5
"""
"""Everything that stands in a database, whatever order it was made in."""
CASTS = re.compile(r"[()\[\]]|::character varying|::text")


@pytest.fixture(scope="module")
def stepwise(database_server):
    """An empty database that all migrations went through, one after the other."""
    with empty_database(database_server, "stepwise") as name:
        with only_what_changes():
            setup.apply_migrations()
        yield name


def told(kind, *parts):
    """A row of the catalogue; a condition that was read back from its own text casts whole lists in place of words."""
    return (kind, *parts) if kind == "function" else (kind, *(CASTS.sub("", part or "") for part in parts))


def everything(server, name):
    with psycopg.connect(**{**server.superuser, "dbname": name}) as connection:
        stands = [told(*row) for row in connection.execute(CATALOGUE).fetchall()]
        tables = [row[1] for row in stands if row[0] == "relation" and row[2] == "r"]
        rows = {
            table: sorted(map(str, connection.execute(f"SELECT * FROM {table}").fetchall()))  # noqa: S608 - our tables
            for table in tables
            if table != "django_migrations"
        }
        counters = connection.execute("SELECT sequencename, last_value FROM pg_sequences ORDER BY 1").fetchall()
    return stands, {table: found for table, found in rows.items() if found}, counters


def test_a_database_laid_out_at_once_is_the_one_that_the_migrations_make(stepwise, database, database_server):
    at_once, step_by_step = everything(database_server, database.name), everything(database_server, stepwise)

    missing = [row for row in step_by_step[0] if row not in set(at_once[0])]
    beyond = [row for row in at_once[0] if row not in set(step_by_step[0])]
    assert (missing, beyond) == ([], [])
    assert at_once[1:] == step_by_step[1:]


def test_the_file_of_tables_holds_every_migration(database):
    recorded = set(MigrationRecorder(connections["owner"]).applied_migrations())

    assert set(MigrationLoader(None).disk_migrations) == recorded
    assert [name for _, name in sorted(recorded) if f"'{name}'" not in fresh.TABLES.read_text(encoding="utf-8")] == []


def test_bringing_a_database_up_to_date_twice_changes_nothing(database):
    assert setup.migrate() == []
