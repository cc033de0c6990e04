from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from ieum.platform.database.identity import uuid7
from ieum.platform.database.schema import append_only, tenant_table

KEEP = """
CREATE FUNCTION ieum_keep_closed_day() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF OLD.withdrawn_by_id IS NOT NULL OR NEW.withdrawn_by_id IS NULL
        OR to_jsonb(NEW) - 'withdrawn_by_id' <> to_jsonb(OLD) - 'withdrawn_by_id'
    THEN
        RAISE EXCEPTION 'a closed day is taken back once, and never rewritten' USING ERRCODE = 'IE006';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER platform_closedday_kept BEFORE UPDATE ON platform_closedday
    FOR EACH ROW EXECUTE FUNCTION ieum_keep_closed_day();
CREATE TRIGGER platform_closedday_not_removed BEFORE DELETE ON platform_closedday
    FOR EACH ROW EXECUTE FUNCTION ieum_refuse_change();
CREATE TRIGGER platform_closedday_not_emptied BEFORE TRUNCATE ON platform_closedday
    FOR EACH STATEMENT EXECUTE FUNCTION ieum_refuse_change();
REVOKE UPDATE, DELETE ON platform_closedday FROM ieum_app;
GRANT UPDATE (withdrawn_by_id) ON platform_closedday TO ieum_app;
"""
NOT_KEEP = """
GRANT UPDATE, DELETE ON platform_closedday TO ieum_app;
DROP TRIGGER platform_closedday_not_emptied ON platform_closedday;
DROP TRIGGER platform_closedday_not_removed ON platform_closedday;
DROP TRIGGER platform_closedday_kept ON platform_closedday;
DROP FUNCTION ieum_keep_closed_day();
"""


def _id() -> tuple[str, Any]:
    return "id", models.UUIDField(default=uuid7, editable=False, primary_key=True, serialize=False)


def _row(name: str, to: str, word: str, *, null: bool = False, related: str = "+") -> tuple[str, Any]:
    on_delete = django.db.models.deletion.PROTECT
    return name, models.ForeignKey(null=null, on_delete=on_delete, related_name=related, to=to, verbose_name=word)


class Migration(migrations.Migration):
    dependencies = [("platform", "0019_decisions_planned_by_their_rows")]
    operations = [
        migrations.CreateModel(
            name="ClosedDay",
            fields=[
                _id(),
                ("day", models.DateField(verbose_name="휴무일")),
                ("name", models.CharField(max_length=60, verbose_name="이름")),
                _row("municipality", "platform.municipality", "지방자치단체"),
                _row("operation", "platform.operation", "처리 기록"),
                _row("withdrawn_by", "platform.operation", "취소한 기록", null=True),
            ],
            options={
                "verbose_name": "자치단체 휴무일",
                "verbose_name_plural": "자치단체 휴무일",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_by", None)),
                        fields=("municipality", "day"),
                        name="platform_closedday_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name__regex", "\\S")), name="platform_closedday_has_name"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DueChange",
            fields=[
                _id(),
                ("keeper", models.CharField(max_length=40, verbose_name="구분")),
                ("subject_id", models.UUIDField(verbose_name="기한이 있는 것")),
                ("title", models.CharField(max_length=250, verbose_name="제목")),
                ("address", models.CharField(max_length=200, verbose_name="주소")),
                ("before", models.DateField(verbose_name="앞 기한")),
                ("after", models.DateField(verbose_name="다음 기한")),
                _row("municipality", "platform.municipality", "지방자치단체"),
                _row("operation", "platform.operation", "처리 기록"),
                _row("closed_day", "platform.closedday", "휴무일", related="moved"),
            ],
            options={
                "verbose_name": "기한 변경",
                "verbose_name_plural": "기한 변경",
                "indexes": [
                    models.Index(fields=["municipality", "keeper", "subject_id"], name="platform_duechange_subject")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "operation", "keeper", "subject_id"), name="platform_duechange_once"
                    ),
                    models.CheckConstraint(
                        condition=~models.Q(before=models.F("after")), name="platform_duechange_moves"
                    ),
                ],
            },
        ),
        tenant_table(
            "platform_closedday", {"operation_id": "platform_operation", "withdrawn_by_id": "platform_operation"}
        ),
        migrations.RunSQL(KEEP, NOT_KEEP),
        tenant_table(
            "platform_duechange", {"operation_id": "platform_operation", "closed_day_id": "platform_closedday"}
        ),
        append_only("platform_duechange"),
    ]
