"""Every table keeps the house rules: whose rows, who may do what, and what is only added to."""

import hashlib
from datetime import date
from uuid import UUID

import psycopg
import pytest
from tests.platform.facts import draft, record, register

from ieum.platform import operations
from ieum.platform.choices import ReadingKind
from ieum.platform.database.schema import GLOBAL_TABLES
from ieum.platform.database.tenancy import municipality, snapshot
from ieum.platform.personal import operations as personal
from ieum.platform.personal.masking import PersonalKind
from ieum.platform.personal.values import Personal

pytestmark = pytest.mark.database
EMPTY = hashlib.sha256(b"").hexdigest()
APPEND_ONLY = (
    "epoch",
    "operation",
    "file",
    "source",
    "observation",
    "ruling",
    "decision",
    "personalreading",
    "tombstone",
    "readingcheck",
)


@pytest.fixture
def owner(database):
    """A connection as the owner of the tables."""
    with database.connect("owner") as connection:
        yield connection


def column(connection, statement, parameters=()):
    return {row[0] for row in connection.execute(statement, parameters)}


def all_tables(owner):
    return column(
        owner, "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace"
    )


def test_every_table_is_of_tenants_or_on_the_list_of_global_ones(owner):
    secured = column(owner, "SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity")

    assert all_tables(owner) - secured == set(GLOBAL_TABLES)
    assert all(GLOBAL_TABLES.values())


def test_every_tenant_table_shows_a_municipality_only_its_own_rows(owner):
    own = "(municipality_id = ( SELECT ieum_municipality() AS ieum_municipality))"
    policies = {
        table: rules
        for table, *rules in owner.execute("SELECT tablename, permissive, cmd, qual, with_check FROM pg_policies")
    }

    tenants = all_tables(owner) - set(GLOBAL_TABLES)
    assert policies == {table: ["PERMISSIVE", "ALL", own, own] for table in tenants}


def test_every_key_of_a_tenant_table_but_the_row_itself_contains_the_municipality(owner):
    keys = owner.execute(
        """
        SELECT c.relname, i.indexrelid::regclass::text, array_agg(a.attname)
        FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
        WHERE i.indisunique AND NOT i.indisprimary AND c.relrowsecurity GROUP BY 1, 2
        """
    ).fetchall()

    assert [(table, key) for table, key, columns in keys if "municipality_id" not in columns] == []
    assert {table for table, *_ in keys} == all_tables(owner) - set(GLOBAL_TABLES)


def test_every_reference_between_tenant_tables_has_its_twin_with_the_municipality(owner):
    references = owner.execute(
        """
        SELECT c.conrelid::regclass::text, c.confrelid::regclass::text, array_agg(a.attname ORDER BY a.attname)
        FROM pg_constraint c
        JOIN pg_class f ON f.oid = c.conrelid AND f.relrowsecurity
        JOIN pg_class t ON t.oid = c.confrelid AND t.relrowsecurity
        JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
        WHERE c.contype = 'f' GROUP BY c.oid
        """
    ).fetchall()
    single = {(source, target, *columns) for source, target, columns in references if len(columns) == 1}
    # A key of more columns asks for more than the municipality, beside a twin.
    twins = {
        (source, target, *(name for name in columns if name != "municipality_id"))
        for source, target, columns in references
        if "municipality_id" in columns and len(columns) == 2
    }

    assert single == twins
    assert ("platform_ruling", "platform_observation", "observation_id") in single


def test_the_application_owns_nothing_and_no_role_but_the_owner_and_backup_passes_row_security(owner):
    assert owner.execute("SELECT count(*) FROM pg_class WHERE relowner = 'ieum_app'::regrole").fetchone() == (0,)
    assert owner.execute("SELECT count(*) FROM pg_proc WHERE proowner = 'ieum_app'::regrole").fetchone() == (0,)
    roles = (
        "SELECT rolname, rolsuper, rolcreaterole, rolcreatedb, rolbypassrls FROM pg_roles WHERE rolname LIKE 'ieum%'"
    )

    assert sorted(owner.execute(roles).fetchall()) == [
        ("ieum_app", False, False, False, False),
        ("ieum_backup", False, False, False, True),
        ("ieum_owner", False, False, False, True),
    ]


def test_every_function_that_acts_as_the_owner_has_a_fixed_path_and_serves_the_application_alone(owner):
    functions = owner.execute(
        "SELECT proname, array(SELECT said FROM unnest(proconfig) said WHERE said LIKE 'search_path=%')::text, "
        "proacl::text FROM pg_proc WHERE prosecdef AND proowner = 'ieum_owner'::regrole AND proname LIKE 'ieum%'"
    ).fetchall()

    assert {name for name, *_ in functions} == {
        "ieum_chain_operation",
        "ieum_close_epoch",
        "ieum_close_fiscal_year",
        "ieum_fold_rollups",
        "ieum_hold_cells",
        "ieum_hold_year",
        "ieum_keep_approver",
        "ieum_keep_change",
        "ieum_keep_file",
        "ieum_log_reading",
        "ieum_open_operation",
        "ieum_open_operations",
        "ieum_org_mark",
        "ieum_post_entries",
        "ieum_post_movement",
        "ieum_post_movements",
        "ieum_post_observations",
        "ieum_post_revenue",
        "ieum_post_unit_movement",
        "ieum_register_source",
        "ieum_replace_observation",
        "ieum_require_revenue",
        "ieum_reverse_movement",
        "ieum_rule_on",
        "ieum_seal_round",
        "ieum_search_ranked",
        "ieum_search_likeness",
    }
    assert {(path, grants) for _, path, grants in functions} == {
        ('{"search_path=pg_catalog, public, pg_temp"}', "{ieum_owner=X/ieum_owner,ieum_app=X/ieum_owner}")
    }


@pytest.fixture
def filled(district):
    """A row in every table."""
    with municipality(district.code):
        recorded = record(district, draft(), source_id=register(district, sha256=EMPTY, content=b""))
        operations.rule_on(observation_id=recorded.observation_ids[0], actor_id=district.team_lead_id, basis="결재")
        name = Personal.of("홍길동", subject_id=district.id, field="test", kind=PersonalKind.NAME)
        given = {"actor_id": district.officer_id, "purpose": "시험 삼아 보기", "address": None}
        personal.read_personal(values=[name], kind=ReadingKind.VIEW, **given)
        personal.check_readings(month=date(2020, 1, 1), actor_id=district.officer_id, remark="", today=date(2020, 2, 1))
    personal.dispose_readings(municipality_id=district.id, actor_id=district.officer_id, on=date(2099, 1, 1))
    with municipality(district.code):
        personal.read_personal(values=[name], kind=ReadingKind.VIEW, **given)
    with snapshot(district.code):
        pass
    return district


@pytest.mark.parametrize("table", APPEND_ONLY)
@pytest.mark.parametrize("change", ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
@pytest.mark.parametrize("role", ["app", "owner", "superuser"])
def test_rows_are_neither_changed_nor_removed_by_anybody(database, filled, table, change, role):
    with database.connect(role) as connection:
        connection.execute("SELECT set_config('ieum.municipality', %s, false)", [str(filled.id)])
        held = connection.execute(f"SELECT count(*) FROM platform_{table}").fetchone()  # noqa: S608 - constants
        assert held[0] > 0

        with pytest.raises(psycopg.Error) as refusal, connection.transaction():
            connection.execute(change.format(f"platform_{table}"))

        expected = "42501" if role == "app" else "IE006"
        assert refusal.value.sqlstate == expected


def test_keys_made_by_the_database_are_of_the_same_kind(database):
    with database.connect() as connection:
        keys = [key for (key,) in connection.execute("SELECT ieum_uuid7() FROM generate_series(1, 2000)")]
        now = connection.execute("SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)").fetchone()[0]

    assert {(key.version, key.variant) for key in map(UUID, map(str, keys))} == {(7, "specified in RFC 4122")}
    assert len(set(keys)) == 2_000
    assert [0 <= now - (key.int >> 80) < 10_000 for key in keys] == [True] * 2_000
    assert [key.int >> 80 for key in keys] == sorted(key.int >> 80 for key in keys)
