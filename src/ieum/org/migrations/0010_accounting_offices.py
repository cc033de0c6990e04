from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from ieum.platform.database.identity import uuid7
from ieum.platform.database.schema import tenant_table

# One after the other for one person, so that the second of two at the same time sees the first.
EXCLUDE = """
CREATE FUNCTION ieum_check_accounting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('ieum.accounting:' || NEW.person_id::text, 0));
    IF EXISTS (
        SELECT FROM org_accountingoffice o
        WHERE o.municipality_id = NEW.municipality_id AND o.person_id = NEW.person_id AND o.id <> NEW.id
        AND (o.kind <> NEW.kind OR o.unit_id = NEW.unit_id)
        AND daterange(o.valid_from, o.valid_until) && daterange(NEW.valid_from, NEW.valid_until)
    ) THEN
        RAISE EXCEPTION 'one person holds one kind of accounting office at a time' USING ERRCODE = 'IE040';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER org_accountingoffice_exclusive BEFORE INSERT ON org_accountingoffice
    FOR EACH ROW EXECUTE FUNCTION ieum_check_accounting();
CREATE FUNCTION ieum_keep_accounting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.relieved_by_id IS NOT NULL OR NEW.relieved_by_id IS NULL OR NEW.valid_until IS NULL
        OR NEW.valid_until > coalesce(OLD.valid_until, 'infinity')
        OR to_jsonb(NEW) - ARRAY['relieved_by_id', 'valid_until']
            <> to_jsonb(OLD) - ARRAY['relieved_by_id', 'valid_until']
    THEN
        RAISE EXCEPTION 'an accounting office is ended once, and never rewritten' USING ERRCODE = 'IE006';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER org_accountingoffice_kept BEFORE UPDATE ON org_accountingoffice
    FOR EACH ROW EXECUTE FUNCTION ieum_keep_accounting();
CREATE TRIGGER org_accountingoffice_not_removed BEFORE DELETE ON org_accountingoffice
    FOR EACH ROW EXECUTE FUNCTION ieum_refuse_change();
CREATE TRIGGER org_accountingoffice_not_emptied BEFORE TRUNCATE ON org_accountingoffice
    FOR EACH STATEMENT EXECUTE FUNCTION ieum_refuse_change();
REVOKE UPDATE, DELETE ON org_accountingoffice FROM ieum_app;
GRANT UPDATE (relieved_by_id, valid_until) ON org_accountingoffice TO ieum_app;
"""
NOT_EXCLUDE = """
GRANT UPDATE, DELETE ON org_accountingoffice TO ieum_app;
DROP TRIGGER org_accountingoffice_not_emptied ON org_accountingoffice;
DROP TRIGGER org_accountingoffice_not_removed ON org_accountingoffice;
DROP TRIGGER org_accountingoffice_kept ON org_accountingoffice;
DROP TRIGGER org_accountingoffice_exclusive ON org_accountingoffice;
DROP FUNCTION ieum_keep_accounting();
DROP FUNCTION ieum_check_accounting();
"""
# Nobody comes to two of them by acting for somebody else either.
APART = """
ALTER FUNCTION ieum_may_act_for(uuid, uuid, uuid, date) RENAME TO ieum_has_power;
CREATE FUNCTION ieum_may_act_for(municipality uuid, actor uuid, behalf uuid, day date) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
    WITH held AS (
        SELECT o.kind, p.account_id FROM org_accountingoffice o JOIN org_person p ON p.id = o.person_id
        WHERE o.municipality_id = municipality AND p.account_id IN (actor, behalf)
        AND o.valid_from <= day AND (o.valid_until IS NULL OR day < o.valid_until)
    )
    SELECT ieum_has_power(municipality, actor, behalf, day) AND NOT EXISTS (
        SELECT FROM held own JOIN held other ON other.account_id = behalf AND own.kind <> other.kind
        WHERE own.account_id = actor
    )
$$;
GRANT EXECUTE ON FUNCTION ieum_may_act_for(uuid, uuid, uuid, date) TO ieum_app;
"""
TOGETHER = """
DROP FUNCTION ieum_may_act_for(uuid, uuid, uuid, date);
ALTER FUNCTION ieum_has_power(uuid, uuid, uuid, date) RENAME TO ieum_may_act_for;
"""


def _row(name: str, to: str, word: str, *, null: bool = False) -> tuple[str, Any]:
    on_delete = django.db.models.deletion.PROTECT
    return name, models.ForeignKey(null=null, on_delete=on_delete, related_name="+", to=to, verbose_name=word)


class Migration(migrations.Migration):
    dependencies = [("org", "0009_searched"), ("platform", "0016_rulings_by_another")]
    operations = [
        migrations.CreateModel(
            name="AccountingOffice",
            fields=[
                ("id", models.UUIDField(default=uuid7, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[("COMMITMENT", "재무관"), ("PAYING", "지출원"), ("CASH", "출납원")],
                        max_length=20,
                        verbose_name="회계관직",
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="시작일")),
                ("valid_until", models.DateField(null=True, verbose_name="끝난 다음 날")),
                _row("municipality", "platform.municipality", "지방자치단체"),
                _row("operation", "platform.operation", "처리 기록"),
                _row("person", "org.person", "직원"),
                _row("relieved_by", "platform.operation", "해제한 기록", null=True),
                _row("unit", "org.unit", "부서"),
            ],
            options={
                "verbose_name": "회계관직",
                "verbose_name_plural": "회계관직",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until", None), ("valid_until__gte", models.F("valid_from")), _connector="OR"
                        ),
                        name="org_accountingoffice_period",
                    )
                ],
            },
        ),
        tenant_table(
            "org_accountingoffice",
            {
                "operation_id": "platform_operation",
                "relieved_by_id": "platform_operation",
                "person_id": "org_person",
                "unit_id": "org_unit",
            },
        ),
        migrations.RunSQL(EXCLUDE, NOT_EXCLUDE),
        migrations.RunSQL(APART, TOGETHER),
    ]
