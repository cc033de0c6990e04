from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from ieum.platform.database.identity import uuid7
from ieum.platform.database.schema import tenant_table

# Two people: who asks, in person or on behalf, is not who decides.
DECIDE = """
CREATE FUNCTION ieum_decide_erasure() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF OLD.decision_id IS NOT NULL OR NEW.decision_id IS NULL
        OR to_jsonb(NEW) - ARRAY['decision_id', 'outcome'] <> to_jsonb(OLD) - ARRAY['decision_id', 'outcome']
    THEN
        RAISE EXCEPTION 'a request is decided once, and never rewritten' USING ERRCODE = 'IE006';
    END IF;
    IF EXISTS (
        SELECT FROM platform_operation asked, platform_operation decided
        WHERE asked.id = NEW.operation_id AND decided.id = NEW.decision_id
        AND (asked.actor_id IN (decided.actor_id, decided.on_behalf_of_id)
            OR asked.on_behalf_of_id IN (decided.actor_id, decided.on_behalf_of_id))
    ) THEN
        RAISE EXCEPTION 'who asks does not decide' USING ERRCODE = 'IE012';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER platform_erasurerequest_decided BEFORE UPDATE ON platform_erasurerequest
    FOR EACH ROW EXECUTE FUNCTION ieum_decide_erasure();
CREATE TRIGGER platform_erasurerequest_not_removed BEFORE DELETE ON platform_erasurerequest
    FOR EACH ROW EXECUTE FUNCTION ieum_refuse_change();
CREATE TRIGGER platform_erasurerequest_not_emptied BEFORE TRUNCATE ON platform_erasurerequest
    FOR EACH STATEMENT EXECUTE FUNCTION ieum_refuse_change();
REVOKE UPDATE, DELETE ON platform_erasurerequest FROM ieum_app;
GRANT UPDATE (decision_id, outcome) ON platform_erasurerequest TO ieum_app;
"""
NO_DECIDE = """
GRANT UPDATE, DELETE ON platform_erasurerequest TO ieum_app;
DROP TRIGGER platform_erasurerequest_not_emptied ON platform_erasurerequest;
DROP TRIGGER platform_erasurerequest_not_removed ON platform_erasurerequest;
DROP TRIGGER platform_erasurerequest_decided ON platform_erasurerequest;
DROP FUNCTION ieum_decide_erasure();
"""


def _row(name: str, to: str, word: str, *, null: bool = False) -> tuple[str, Any]:
    on_delete = django.db.models.deletion.PROTECT
    return name, models.ForeignKey(null=null, on_delete=on_delete, related_name="+", to=to, verbose_name=word)


class Migration(migrations.Migration):
    dependencies = [("platform", "0017_search_kinds_at_once")]
    operations = [
        migrations.CreateModel(
            name="ErasureRequest",
            fields=[
                ("id", models.UUIDField(default=uuid7, editable=False, primary_key=True, serialize=False)),
                ("subject_id", models.UUIDField(verbose_name="정보주체")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("ERASED", "파기함"), ("REFUSED", "파기하지 않음")],
                        max_length=20,
                        verbose_name="결정",
                    ),
                ),
                _row("decision", "platform.operation", "결정한 기록", null=True),
                _row("municipality", "platform.municipality", "지방자치단체"),
                _row("operation", "platform.operation", "처리 기록"),
            ],
            options={
                "verbose_name": "파기 요청",
                "verbose_name_plural": "파기 요청",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("decision", None)),
                        fields=("municipality", "subject_id"),
                        name="platform_erasurerequest_waits_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decision", None), ("outcome", "")),
                            models.Q(("decision__isnull", False), ("outcome__gt", "")),
                            _connector="OR",
                        ),
                        name="platform_erasurerequest_decided",
                    ),
                ],
            },
        ),
        tenant_table(
            "platform_erasurerequest", {"operation_id": "platform_operation", "decision_id": "platform_operation"}
        ),
        migrations.RunSQL(DECIDE, NO_DECIDE),
    ]
