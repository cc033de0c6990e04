"""Disposal of a file is asked for by one and decided by another, and a file is held back beyond its period."""

import django.db.models.deletion
from django.db import migrations, models

from ieum.platform.database.identity import uuid7
from ieum.platform.database.schema import append_only, decision, tenant_table

REQUEST, HOLD = "platform_disposalrequest", "platform_retentionhold"
# Two people, by the same rule as for erasures: who asks does not decide, and a request is decided once.
DECIDE = f"""
CREATE TRIGGER {REQUEST}_decided BEFORE UPDATE ON {REQUEST} FOR EACH ROW EXECUTE FUNCTION ieum_decide_erasure();
CREATE TRIGGER {REQUEST}_not_removed BEFORE DELETE ON {REQUEST} FOR EACH ROW EXECUTE FUNCTION ieum_refuse_change();
CREATE TRIGGER {REQUEST}_not_emptied BEFORE TRUNCATE ON {REQUEST}
    FOR EACH STATEMENT EXECUTE FUNCTION ieum_refuse_change();
REVOKE UPDATE, DELETE ON {REQUEST} FROM ieum_app;
GRANT UPDATE (decision_id, outcome) ON {REQUEST} TO ieum_app;
"""
NO_DECIDE = f"""
GRANT UPDATE, DELETE ON {REQUEST} TO ieum_app;
DROP TRIGGER {REQUEST}_not_emptied ON {REQUEST};
DROP TRIGGER {REQUEST}_not_removed ON {REQUEST};
DROP TRIGGER {REQUEST}_decided ON {REQUEST};
"""


def _to(target: str, label: str, related_name: str = "+", *, null: bool = False) -> "models.ForeignKey[models.Model]":
    on_delete = django.db.models.deletion.PROTECT
    return models.ForeignKey(on_delete=on_delete, related_name=related_name, to=target, verbose_name=label, null=null)


class Migration(migrations.Migration):
    dependencies = [("platform", "0037_files_put_back")]
    operations = [
        migrations.CreateModel(
            name="DisposalRequest",
            fields=[
                ("id", models.UUIDField(default=uuid7, editable=False, primary_key=True, serialize=False)),
                ("municipality", _to("platform.municipality", "지방자치단체")),
                ("operation", _to("platform.operation", "처리 기록")),
                ("attachment", _to("platform.attachment", "파일")),
                ("decision", _to("platform.operation", "결정한 기록", null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True, choices=[("APPROVED", "폐기함"), ("REFUSED", "폐기하지 않음")], max_length=20,
                        verbose_name="결정",
                    ),
                ),
            ],
            options={
                "verbose_name": "폐기 요청",
                "verbose_name_plural": "폐기 요청",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("decision", None)), fields=("municipality", "attachment"),
                        name="platform_disposalrequest_waits_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decision", None), ("outcome", "")),
                            models.Q(("decision__isnull", False), ("outcome__gt", "")),
                            _connector="OR",
                        ),
                        name="platform_disposalrequest_decided",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RetentionHold",
            fields=[
                ("id", models.UUIDField(default=uuid7, editable=False, primary_key=True, serialize=False)),
                ("municipality", _to("platform.municipality", "지방자치단체")),
                ("operation", _to("platform.operation", "처리 기록")),
                ("attachment", _to("platform.attachment", "파일", "holds")),
                ("number", models.SmallIntegerField(verbose_name="차례")),
                ("kept_until", models.DateField(verbose_name="보류의 마지막 날")),
            ],
            options={
                "verbose_name": "폐기 보류",
                "verbose_name_plural": "폐기 보류",
                "constraints": [
                    models.UniqueConstraint(
                        fields=["municipality", "attachment", "number"], name="platform_retentionhold_number"
                    ),
                ],
            },
        ),
        tenant_table(
            REQUEST,
            {
                "operation_id": "platform_operation",
                "attachment_id": "platform_attachment",
                "decision_id": "platform_operation",
            },
        ),
        tenant_table(HOLD, {"operation_id": "platform_operation", "attachment_id": "platform_attachment"}),
        append_only(HOLD),
        migrations.RunSQL(DECIDE, NO_DECIDE),
        decision("files.hold", {HOLD: "t.operation_id = $1"}),
        decision("files.decide_disposal", {REQUEST: "t.decision_id = $1"}),
    ]  # fmt: skip
