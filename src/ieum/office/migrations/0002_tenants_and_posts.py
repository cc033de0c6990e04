from django.db import migrations

from ieum.platform.database.schema import append_only, tenant_table

OPERATION = {"operation_id": "platform_operation"}
TABLES = {
    "office_officecase": {"post_id": "org_post"},
    "office_caseevent": {"case_id": "office_officecase", "post_id": "org_post"},
    "office_draft": {"case_id": "office_officecase", "post_id": "org_post"},
    "office_approvalstep": {"draft_id": "office_draft", "post_id": "org_post", "decision_id": "platform_operation"},
    "office_opinionrequest": {
        "case_id": "office_officecase", "post_id": "org_post", "answered_id": "platform_operation",
    },
    "office_documentrecord": {"case_id": "office_officecase"},
    "office_caselink": {"case_id": "office_officecase", "follows_id": "office_officecase"},
}  # fmt: skip
ADDED_TO = ("office_caseevent", "office_draft", "office_documentrecord", "office_caselink")
MOVING = {
    "office_officecase": "state, post_id",
    "office_approvalstep": "post_id, outcome, capacity, decision_id",
    "office_opinionrequest": "post_id, answer, answered_id",
}
"""What may change in a row that is not only added to."""
WAITING = {
    "office_officecase": "state <> 'CLOSED'",
    "office_approvalstep": "outcome = ''",
    "office_opinionrequest": "answered_id IS NULL",
}
"""Rows that are work of a post."""
HELD = """
CREATE FUNCTION ieum_office_held() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    waiting text := TG_ARGV[0];
    orphaned boolean;
BEGIN
    -- Open work stands on a post without an end, so that no day comes on which nobody answers for it.
    PERFORM ieum_org_hold(NEW.municipality_id);
    EXECUTE format(
        'SELECT EXISTS (SELECT FROM %s w WHERE w.id = $1 AND %s) AND NOT EXISTS ('
        'SELECT FROM org_postterm t JOIN %s w ON w.post_id = t.post_id AND w.municipality_id = t.municipality_id '
        'WHERE w.id = $1 AND t.ended_epoch IS NULL AND t.valid_until IS NULL)',
        TG_RELID::regclass, waiting, TG_RELID::regclass
    ) INTO orphaned USING NEW.id;
    IF orphaned THEN
        RAISE EXCEPTION 'work of % is at no post', TG_TABLE_NAME
            USING ERRCODE = 'IE031', CONSTRAINT = TG_TABLE_NAME || '_held';
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION ieum_office_holds() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    work regclass := TG_ARGV[0];
    waiting text := TG_ARGV[1];
    orphaned boolean;
BEGIN
    PERFORM ieum_org_hold(NEW.municipality_id);
    EXECUTE format(
        'SELECT EXISTS (SELECT FROM %s WHERE municipality_id = $1 AND post_id = $2 AND %s) AND NOT EXISTS ('
        'SELECT FROM org_postterm WHERE municipality_id = $1 AND post_id = $2 '
        'AND ended_epoch IS NULL AND valid_until IS NULL)',
        work, waiting
    ) INTO orphaned USING NEW.municipality_id, NEW.post_id;
    IF orphaned THEN
        RAISE EXCEPTION 'a post still has work of %', work
            USING ERRCODE = 'IE031', CONSTRAINT = replace(work::text, '"', '') || '_held';
    END IF;
    RETURN NULL;
END $$;
"""


def held(table: str, waiting: str) -> migrations.RunSQL:
    """Open work of ``table`` is never without a post; asked at the end of an operation."""
    deferred = "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION"
    said = waiting.replace("'", "''")
    own, other = f"ieum_office_held('{said}')", f"ieum_office_holds('{table}', '{said}')"
    forward = [
        f"CREATE CONSTRAINT TRIGGER {table}_held AFTER INSERT OR UPDATE ON {table} {deferred} {own}",
        f"CREATE CONSTRAINT TRIGGER {table}_holds AFTER UPDATE ON org_postterm {deferred} {other}",
    ]
    backward = [f"DROP TRIGGER {table}_holds ON org_postterm", f"DROP TRIGGER {table}_held ON {table}"]
    return migrations.RunSQL(";\n".join(forward), ";\n".join(backward))


def moving(table: str, columns: str) -> migrations.RunSQL:
    """Only these columns of a row may change, and no row is removed."""
    refuse = "EXECUTE FUNCTION ieum_refuse_change()"
    forward = [
        f"REVOKE UPDATE, DELETE ON {table} FROM ieum_app",
        f"GRANT UPDATE ({columns}) ON {table} TO ieum_app",
        f"CREATE TRIGGER {table}_not_removed BEFORE DELETE ON {table} FOR EACH ROW {refuse}",
        f"CREATE TRIGGER {table}_not_emptied BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {refuse}",
    ]
    backward = [
        f"DROP TRIGGER {table}_not_emptied ON {table}",
        f"DROP TRIGGER {table}_not_removed ON {table}",
        f"GRANT UPDATE, DELETE ON {table} TO ieum_app",
    ]
    return migrations.RunSQL(";\n".join(forward), ";\n".join(backward))


class Migration(migrations.Migration):
    dependencies = [("office", "0001_cases_and_approvals")]
    operations = [
        migrations.RunSQL(HELD, "DROP FUNCTION ieum_office_held(); DROP FUNCTION ieum_office_holds()"),
        *(tenant_table(table, {**OPERATION, **references}) for table, references in TABLES.items()),
        *(append_only(table) for table in ADDED_TO),
        *(moving(table, columns) for table, columns in MOVING.items()),
        *(held(table, waiting) for table, waiting in WAITING.items()),
    ]
