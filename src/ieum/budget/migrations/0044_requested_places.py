from typing import Any

import django.db.models.deletion
from django.db import migrations, models

import ieum.platform.database.identity
from ieum.platform.database.schema import append_only, tenant_table

_RELATED: dict[str, Any] = {"on_delete": django.db.models.deletion.PROTECT, "related_name": "+"}


class Migration(migrations.Migration):
    dependencies = [("budget", "0043_execution_forecasts")]

    operations = [
        migrations.CreateModel(
            name="RequestedPlace",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(**_RELATED, to="platform.municipality", verbose_name="지방자치단체"),
                ),
                ("operation", models.ForeignKey(**_RELATED, to="platform.operation", verbose_name="처리 기록")),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="places",
                        to="budget.movementrequest",
                        verbose_name="예산 변경 요청",
                    ),
                ),
                (
                    "place",
                    models.JSONField(
                        help_text="예산이 아직 없는 과목. 결재가 끝나면 이대로 등록한다.", verbose_name="예산과목"
                    ),
                ),
                ("amount", models.BigIntegerField(verbose_name="금액(원)")),
            ],
            options={
                "verbose_name": "예산 변경 요청의 새 과목",
                "verbose_name_plural": "예산 변경 요청의 새 과목",
                "constraints": (
                    models.CheckConstraint(condition=~models.Q(("amount", 0)), name="budget_requestedplace_amount"),
                ),
            },
        ),
        tenant_table(
            "budget_requestedplace", {"operation_id": "platform_operation", "request_id": "budget_movementrequest"}
        ),
        append_only("budget_requestedplace"),
    ]
