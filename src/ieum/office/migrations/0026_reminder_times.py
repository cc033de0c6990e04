"""Municipalities say on which working days due dates are brought to mind."""

import django.db.models.deletion
from django.db import migrations, models

from ieum.platform.database.identity import uuid7
from ieum.platform.database.schema import append_only, decision, tenant_table

TABLE = "office_remindertimes"


def _to(target: str, label: str) -> "models.ForeignKey[models.Model, models.Model]":
    on_delete = django.db.models.deletion.PROTECT
    return models.ForeignKey(on_delete=on_delete, related_name="+", to=target, verbose_name=label)


class Migration(migrations.Migration):
    dependencies = [("office", "0025_readers_searched"), ("platform", "0040_operations_together")]
    operations = [
        migrations.CreateModel(
            name="ReminderTimes",
            fields=[
                ("id", models.UUIDField(default=uuid7, editable=False, primary_key=True, serialize=False)),
                ("municipality", _to("platform.municipality", "지방자치단체")),
                ("operation", _to("platform.operation", "처리 기록")),
                ("valid_from", models.DateField(verbose_name="시행일")),
                ("before", models.JSONField(verbose_name="기한 전 근무일")),
                ("after", models.JSONField(verbose_name="기한 뒤 근무일")),
                ("minutes", models.SmallIntegerField(verbose_name="시각이 있는 기한 전(분)")),
            ],
            options={
                "verbose_name": "기한 알림 시점",
                "verbose_name_plural": "기한 알림 시점",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(minutes__gte=10, minutes__lte=480), name="office_remindertimes_minutes"
                    ),
                ],
            },
        ),
        tenant_table(TABLE, {"operation_id": "platform_operation"}),
        append_only(TABLE),
        decision("office.set_reminders", {TABLE: "t.operation_id = $1"}),
    ]
