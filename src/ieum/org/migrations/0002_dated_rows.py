from django.db import migrations

from ieum.platform.database.schema import append_only, tenant_table

DATED = {
    "org_unitterm": {"unit_id": "org_unit", "parent_id": "org_unit"},
    "org_succession": {"predecessor_id": "org_unit", "successor_id": "org_unit"},
    "org_duty": {"unit_id": "org_unit"},
    "org_postterm": {"post_id": "org_post", "unit_id": "org_unit"},
    "org_appointment": {"person_id": "org_person", "post_id": "org_post"},
    "org_quota": {"unit_id": "org_unit"},
    "org_staffingform": {"unit_id": "org_unit"},
}
ORDERS = {"order_id": "org_order", "ended_by_id": "org_order"}

RANGES = "CREATE TYPE uuid_range AS RANGE (subtype = uuid); CREATE TYPE text_range AS RANGE (subtype = text)"
DAYS = "daterange(valid_from, valid_until)"
HOLDERS = "kind IN ('REGULAR', 'SECONDED_IN', 'SUBSTITUTE')"
AT_ONE_TIME = (
    ("org_unitterm", "one_name", ("unit_id",), ""),
    ("org_duty", "one_listing", ("unit_id",), ""),
    ("org_postterm", "one_title", ("post_id",), ""),
    ("org_staffingform", "one_form", ("unit_id",), ""),
    ("org_appointment", "one_holder", ("post_id",), HOLDERS),
    ("org_appointment", "one_post", ("person_id",), HOLDERS),
)
"""Of the rows that are not ended, what may stand only once on any day."""

KEEP = """
CREATE FUNCTION ieum_org_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- A dated row is ended once, by an order, and never rewritten.
    IF OLD.ended_epoch IS NOT NULL OR NEW.ended_epoch IS NULL OR NEW.ended_by_id IS NULL
        OR to_jsonb(NEW) - 'ended_by_id' - 'ended_epoch' <> to_jsonb(OLD) - 'ended_by_id' - 'ended_epoch'
    THEN
        RAISE EXCEPTION '% is dated: rows are ended, never rewritten', TG_TABLE_NAME USING ERRCODE = 'IE006';
    END IF;
    RETURN NEW;
END $$;
"""
HOLD = """
CREATE FUNCTION ieum_org_hold(municipality uuid) RETURNS void LANGUAGE sql VOLATILE AS $$
    SELECT pg_advisory_xact_lock(hashtextextended('ieum.org:' || municipality::text, 0))
$$;
GRANT EXECUTE ON FUNCTION ieum_org_hold(uuid) TO ieum_app;
"""
STANDS = """
CREATE FUNCTION ieum_org_stands() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    own_column name := TG_ARGV[0];
    stage regclass := TG_ARGV[1];
    stage_column name := TG_ARGV[2];
    named uuid := (to_jsonb(NEW) ->> own_column)::uuid;
    stands boolean;
BEGIN
    -- What it stands on must hold on each of its days; the lock lets two changes at once see each other.
    PERFORM ieum_org_hold(NEW.municipality_id);
    IF named IS NULL THEN
        RETURN NULL;
    END IF;
    EXECUTE format(
        'SELECT NOT EXISTS (SELECT FROM %s WHERE id = $1 AND ended_epoch IS NULL) OR coalesce(daterange($2, $3) <@ ('
        'SELECT range_agg(daterange(valid_from, valid_until)) FROM %s '
        'WHERE municipality_id = $4 AND %I = $5 AND ended_epoch IS NULL), false)',
        TG_RELID::regclass, stage, stage_column
    ) INTO stands USING NEW.id, NEW.valid_from, NEW.valid_until, NEW.municipality_id, named;
    IF NOT stands THEN
        RAISE EXCEPTION '% stands on nothing', TG_TABLE_NAME
            USING ERRCODE = 'IE030', CONSTRAINT = TG_TABLE_NAME || '_' || own_column || '_stands';
    END IF;
    RETURN NULL;
END $$;
"""
BEARS = """
CREATE FUNCTION ieum_org_bears() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    own_column name := TG_ARGV[0];
    upper regclass := TG_ARGV[1];
    upper_column name := TG_ARGV[2];
    named uuid := (to_jsonb(NEW) ->> own_column)::uuid;
    orphaned boolean;
BEGIN
    -- Where something is ended, what stood on it must have found another place.
    PERFORM ieum_org_hold(NEW.municipality_id);
    EXECUTE format(
        'SELECT EXISTS (SELECT FROM %s u WHERE u.municipality_id = $1 AND u.%I = $2 AND u.ended_epoch IS NULL AND NOT '
        'coalesce(daterange(u.valid_from, u.valid_until) <@ (SELECT range_agg(daterange(valid_from, valid_until)) '
        'FROM %s WHERE municipality_id = $1 AND %I = $2 AND ended_epoch IS NULL), false))',
        upper, upper_column, TG_RELID::regclass, own_column
    ) INTO orphaned USING NEW.municipality_id, named;
    IF orphaned THEN
        RAISE EXCEPTION '% still bears rows of %', TG_TABLE_NAME, upper
            USING ERRCODE = 'IE030', CONSTRAINT = replace(upper::text, '"', '') || '_' || upper_column || '_stands';
    END IF;
    RETURN NULL;
END $$;
"""
STANDING = (
    ("org_unitterm", "parent_id", "org_unitterm", "unit_id"),
    ("org_postterm", "unit_id", "org_unitterm", "unit_id"),
    ("org_appointment", "post_id", "org_postterm", "post_id"),
    ("org_quota", "unit_id", "org_unitterm", "unit_id"),
    ("org_duty", "unit_id", "org_unitterm", "unit_id"),
    ("org_staffingform", "unit_id", "org_unitterm", "unit_id"),
)
"""What stands on what: a team in its division, a post in its unit, a holder on a post."""


def dated(table: str) -> migrations.RunSQL:
    """Rows are ended once and never rewritten or removed, by the owner neither; a period is not empty."""
    refuse = "EXECUTE FUNCTION ieum_refuse_change()"
    forward = [
        f"REVOKE UPDATE, DELETE ON {table} FROM ieum_app",
        f"GRANT UPDATE (ended_by_id, ended_epoch) ON {table} TO ieum_app",
        f"CREATE TRIGGER {table}_kept BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION ieum_org_keep()",
        f"CREATE TRIGGER {table}_not_removed BEFORE DELETE ON {table} FOR EACH ROW {refuse}",
        f"CREATE TRIGGER {table}_not_emptied BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {refuse}",
        f"ALTER TABLE {table} ADD CONSTRAINT {table}_period CHECK (valid_until > valid_from)",
        f"ALTER TABLE {table} ADD CONSTRAINT {table}_ended CHECK ((ended_by_id IS NULL) = (ended_epoch IS NULL))",
    ]
    backward = [
        f"ALTER TABLE {table} DROP CONSTRAINT {table}_ended",
        f"ALTER TABLE {table} DROP CONSTRAINT {table}_period",
        *(f"DROP TRIGGER {table}_{name} ON {table}" for name in ("not_emptied", "not_removed", "kept")),
        f"GRANT UPDATE, DELETE ON {table} TO ieum_app",
    ]
    return migrations.RunSQL(";\n".join(forward), ";\n".join(backward))


def once(table: str, name: str, columns: tuple[str, ...], where: str) -> migrations.RunSQL:
    """Of the rows that are not ended, only one for the same ``columns`` holds on any day."""
    same = ", ".join(f"uuid_range({column}, {column}, '[]') WITH &&" for column in ("municipality_id", *columns))
    condition = " AND ".join(filter(None, ("ended_epoch IS NULL", where)))
    rule = f"EXCLUDE USING gist ({same}, {DAYS} WITH &&) WHERE ({condition})"
    return migrations.RunSQL(
        f"ALTER TABLE {table} ADD CONSTRAINT {table}_{name} {rule}",
        f"ALTER TABLE {table} DROP CONSTRAINT {table}_{name}",
    )


def stands_on(table: str, column: str, stage: str, stage_column: str) -> migrations.RunSQL:
    """Rows of ``table`` hold only on days on which what they name in ``stage`` holds; asked when the order is done."""
    deferred = "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION"
    own, other = f"{table}_{column}_stands", f"{table}_{column}_borne"
    asks = f"ieum_org_stands('{column}', '{stage}', '{stage_column}')"
    answers = f"ieum_org_bears('{stage_column}', '{table}', '{column}')"
    forward = [
        f"CREATE CONSTRAINT TRIGGER {own} AFTER INSERT ON {table} {deferred} {asks}",
        f"CREATE CONSTRAINT TRIGGER {other} AFTER UPDATE ON {stage} {deferred} {answers}",
        f"CREATE INDEX {table}_{column}_held ON {table} (municipality_id, {column}) WHERE ended_epoch IS NULL",
    ]
    backward = [
        f"DROP INDEX {table}_{column}_held",
        f"DROP TRIGGER {other} ON {stage}",
        f"DROP TRIGGER {own} ON {table}",
    ]
    return migrations.RunSQL(";\n".join(forward), ";\n".join(backward))


class Migration(migrations.Migration):
    dependencies = [("org", "0001_units_posts_people")]
    operations = [
        migrations.RunSQL(RANGES, "DROP TYPE uuid_range; DROP TYPE text_range"),
        migrations.RunSQL(KEEP, "DROP FUNCTION ieum_org_keep()"),
        migrations.RunSQL(HOLD, "DROP FUNCTION ieum_org_hold(uuid)"),
        migrations.RunSQL(STANDS, "DROP FUNCTION ieum_org_stands()"),
        migrations.RunSQL(BEARS, "DROP FUNCTION ieum_org_bears()"),
        tenant_table("org_order", {"operation_id": "platform_operation", "undoes_id": "org_order"}),
        append_only("org_order"),
        tenant_table("org_unit", {"order_id": "org_order"}),
        append_only("org_unit"),
        tenant_table("org_post", {"order_id": "org_order"}),
        append_only("org_post"),
        tenant_table("org_person"),
        migrations.RunSQL("REVOKE DELETE ON org_person FROM ieum_app", "GRANT DELETE ON org_person TO ieum_app"),
        *(tenant_table(table, {**ORDERS, **references}) for table, references in DATED.items()),
        *(dated(table) for table in DATED),
        *(once(*each) for each in AT_ONE_TIME),
        migrations.RunSQL(
            "ALTER TABLE org_quota ADD CONSTRAINT org_quota_one_number EXCLUDE USING gist ("
            "uuid_range(municipality_id, municipality_id, '[]') WITH &&, uuid_range(unit_id, unit_id, '[]') WITH &&, "
            "text_range(service || grade, service || grade, '[]') WITH &&, "
            f"{DAYS} WITH &&) WHERE (ended_epoch IS NULL)",
            "ALTER TABLE org_quota DROP CONSTRAINT org_quota_one_number",
        ),
        *(stands_on(*each) for each in STANDING),
        tenant_table(
            "org_handover",
            {"order_id": "org_order", "post_id": "org_post", "giver_id": "org_person", "taker_id": "org_person"},
        ),
        append_only("org_handover"),
        tenant_table("org_handoveritem", {"handover_id": "org_handover"}),
        append_only("org_handoveritem"),
        tenant_table("org_handoverreceipt", {"handover_id": "org_handover", "operation_id": "platform_operation"}),
        append_only("org_handoverreceipt"),
    ]
