from typing import Any

import django.db.models.deletion
from django.db import migrations, models

import ieum.platform.database.identity
from ieum.platform.database.schema import append_only, tenant_table

_RELATED: dict[str, Any] = {"on_delete": django.db.models.deletion.PROTECT, "related_name": "+"}


class Migration(migrations.Migration):
    dependencies = [("budget", "0042_spending_requests")]

    operations = [
        migrations.CreateModel(
            name="ExecutionForecast",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("epoch", models.BigIntegerField(verbose_name="등록 회차")),
                ("division", models.CharField(max_length=60, verbose_name="부서")),
                ("stated_on", models.DateField(verbose_name="기준일")),
                ("position", models.SmallIntegerField(verbose_name="순서")),
                ("amount", models.BigIntegerField(verbose_name="연말 예상 집행액(원)")),
                (
                    "municipality",
                    models.ForeignKey(**_RELATED, to="platform.municipality", verbose_name="지방자치단체"),
                ),
                ("operation", models.ForeignKey(**_RELATED, to="platform.operation", verbose_name="처리 기록")),
                ("programme", models.ForeignKey(**_RELATED, to="budget.programme", verbose_name="세부사업")),
            ],
            options={
                "verbose_name": "연말 예상 집행액",
                "verbose_name_plural": "연말 예상 집행액",
                "constraints": (
                    models.UniqueConstraint(
                        fields=["municipality", "programme", "division", "stated_on", "position"],
                        name="budget_executionforecast_position",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gte", 0), ("division__regex", "\\S")),
                        name="budget_executionforecast_amount",
                    ),
                ),
            },
        ),
        tenant_table(
            "budget_executionforecast", {"operation_id": "platform_operation", "programme_id": "budget_programme"}
        ),
        append_only("budget_executionforecast"),
    ]
