from typing import Any

import django.db.models.deletion
from django.db import migrations, models

import ieum.platform.database.identity
from ieum.platform.database.schema import append_only, decision, tenant_table

TABLE = "platform_retentionperiod"
_ROW: dict[str, Any] = {"on_delete": django.db.models.deletion.PROTECT, "related_name": "+"}


class Migration(migrations.Migration):
    dependencies = [("platform", "0028_long_values_told_by_columns")]
    operations = [
        migrations.CreateModel(
            name="RetentionPeriod",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("code", models.CharField(max_length=30, verbose_name="구분")),
                ("years", models.SmallIntegerField(verbose_name="보유기간(년)")),
                ("valid_from", models.DateField(verbose_name="시행일")),
                ("municipality", models.ForeignKey(**_ROW, to="platform.municipality", verbose_name="지방자치단체")),
                ("operation", models.ForeignKey(**_ROW, to="platform.operation", verbose_name="처리 기록")),
            ],
            options={"verbose_name": "개인정보 보유기간", "verbose_name_plural": "개인정보 보유기간"},
        ),
        migrations.AddConstraint(
            "retentionperiod",
            models.UniqueConstraint(
                fields=["municipality", "code", "valid_from"], name="platform_retentionperiod_once"
            ),
        ),
        migrations.AddConstraint(
            "retentionperiod",
            models.CheckConstraint(
                condition=models.Q(years__gte=1, years__lte=30), name="platform_retentionperiod_years"
            ),
        ),
        tenant_table(TABLE, {"operation_id": "platform_operation"}),
        append_only(TABLE),
        decision("platform.set_retention", {TABLE: "t.operation_id = $1"}),
    ]
