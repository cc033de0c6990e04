import django.db.models.deletion
from django.db import migrations, models

import ieum.platform.database.identity
from ieum.platform.database.schema import append_only, tenant_table


class Migration(migrations.Migration):
    dependencies = [("budget", "0023_posting_one"), ("platform", "0013_attachments")]

    operations = [
        migrations.CreateModel(
            name="DutyReport",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("code", models.CharField(max_length=40, verbose_name="할 일")),
                ("period", models.CharField(max_length=40, verbose_name="기간")),
                ("position", models.SmallIntegerField(verbose_name="순서")),
                ("amount", models.BigIntegerField(verbose_name="금액(원)")),
                ("events", models.IntegerField(verbose_name="사건의 수")),
                ("reported_on", models.DateField(verbose_name="한 날")),
                (
                    "fiscal_year",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="budget.fiscalyear",
                        verbose_name="회계연도",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platform.municipality",
                        verbose_name="지방자치단체",
                    ),
                ),
                (
                    "operation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platform.operation",
                        verbose_name="처리 기록",
                    ),
                ),
            ],
            options={
                "verbose_name": "뒤따르는 할 일을 마침",
                "verbose_name_plural": "뒤따르는 할 일을 마침",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "fiscal_year", "code", "period", "position"),
                        name="budget_dutyreport_position",
                    )
                ],
            },
        ),
        tenant_table(
            "budget_dutyreport", {"operation_id": "platform_operation", "fiscal_year_id": "budget_fiscalyear"}
        ),
        append_only("budget_dutyreport"),
    ]
