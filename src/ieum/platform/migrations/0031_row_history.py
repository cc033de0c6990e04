import django.db.models.deletion
from django.db import migrations, models

from ieum.platform.database.identity import uuid7
from ieum.platform.database.schema import append_only, keeps_history, tenant_table

# The trigger knows the operation by what the last one in the transaction noted; both end with it.
KEEP = """
CREATE FUNCTION ieum_note_operation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_catalog.set_config('ieum.operation', NEW.id::text, true);
    RETURN NULL;
END $$;
CREATE TRIGGER platform_operation_noted AFTER INSERT ON platform_operation
    FOR EACH ROW EXECUTE FUNCTION ieum_note_operation();
CREATE FUNCTION ieum_keep_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    new_row jsonb := to_jsonb(NEW);
    values_before jsonb;
BEGIN
    SELECT jsonb_object_agg(key, value) INTO values_before FROM jsonb_each(to_jsonb(OLD))
        WHERE key = ANY(TG_ARGV) AND value <> new_row -> key;
    IF values_before IS NOT NULL THEN
        INSERT INTO platform_rowchange (id, municipality_id, operation_id, table_name, row_id, before, changed_at)
        VALUES (ieum_uuid7(), OLD.municipality_id, (
            SELECT id FROM platform_operation WHERE municipality_id = OLD.municipality_id
                AND id = nullif(current_setting('ieum.operation', true), '')::uuid
        ), TG_TABLE_NAME, OLD.id, values_before, clock_timestamp());
    END IF;
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION ieum_keep_change() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ieum_keep_change() TO ieum_app;
"""
NOT_KEEP = """
DROP FUNCTION ieum_keep_change();
DROP TRIGGER platform_operation_noted ON platform_operation;
DROP FUNCTION ieum_note_operation();
"""
PROTECT = django.db.models.deletion.PROTECT


class Migration(migrations.Migration):
    dependencies = [("platform", "0030_likeness_planned_by_its_words")]
    operations = [
        migrations.CreateModel(
            name="RowChange",
            fields=[
                ("id", models.UUIDField(default=uuid7, editable=False, primary_key=True, serialize=False)),
                ("table_name", models.CharField(max_length=63, verbose_name="표")),
                ("row_id", models.UUIDField(verbose_name="행")),
                ("before", models.JSONField(verbose_name="앞 값")),
                ("changed_at", models.DateTimeField(verbose_name="바뀐 시각")),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=PROTECT, related_name="+", to="platform.municipality", verbose_name="지방자치단체"
                    ),
                ),
                (
                    "operation",
                    models.ForeignKey(
                        null=True,
                        on_delete=PROTECT,
                        related_name="+",
                        to="platform.operation",
                        verbose_name="처리 기록",
                    ),
                ),
            ],
            options={
                "verbose_name": "행이 바뀐 기록",
                "verbose_name_plural": "행이 바뀐 기록",
                "indexes": [
                    models.Index(fields=["municipality", "table_name", "row_id"], name="platform_rowchange_row")
                ],
            },
        ),
        tenant_table("platform_rowchange", {"operation_id": "platform_operation"}),
        append_only("platform_rowchange", posted=True),
        migrations.RunSQL(KEEP, NOT_KEEP),
        keeps_history("platform_apitoken", "revoked_at"),
        keeps_history("platform_calendarfeed", "revoked_at"),
    ]
