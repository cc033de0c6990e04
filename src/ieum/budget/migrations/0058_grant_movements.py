from typing import Any

import django.db.models.deletion
from django.db import migrations, models

import ieum.platform.database.identity
from ieum.platform.database.schema import append_only, tenant_table

_RELATED: dict[str, Any] = {"on_delete": django.db.models.deletion.PROTECT, "related_name": "+"}
_TABLE = "budget_grantmovement"


class Migration(migrations.Migration):
    dependencies = [("budget", "0057_successors_of_revenue_and_sources")]

    operations = [
        migrations.CreateModel(
            name="GrantMovement",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("epoch", models.BigIntegerField(verbose_name="등록 회차")),
                ("position", models.SmallIntegerField(verbose_name="순서")),
                ("amount", models.BigIntegerField(verbose_name="금액(원)")),
                ("event", models.ForeignKey(**_RELATED, null=True, to="budget.ledgerevent", verbose_name="예산 사건")),
                ("matter", models.ForeignKey(**_RELATED, to="budget.matter", verbose_name="외부재원")),
                (
                    "municipality",
                    models.ForeignKey(**_RELATED, to="platform.municipality", verbose_name="지방자치단체"),
                ),
                ("operation", models.ForeignKey(**_RELATED, to="platform.operation", verbose_name="처리 기록")),
                ("receipt", models.ForeignKey(**_RELATED, null=True, to="budget.revenueevent", verbose_name="수납")),
            ],
            options={
                "verbose_name": "외부재원의 움직임",
                "verbose_name_plural": "외부재원의 움직임",
                "constraints": (
                    models.UniqueConstraint(
                        fields=["municipality", "matter", "event", "position"], name="budget_grantmovement_event"
                    ),
                    models.UniqueConstraint(
                        fields=["municipality", "matter", "receipt", "position"], name="budget_grantmovement_receipt"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("event", None), ("receipt__isnull", False))
                        | models.Q(("event__isnull", False), ("receipt", None)),
                        name="budget_grantmovement_one",
                    ),
                    models.CheckConstraint(condition=models.Q(("amount__gte", 0)), name="budget_grantmovement_amount"),
                ),
            },
        ),
        tenant_table(
            _TABLE,
            {
                "operation_id": "platform_operation",
                "matter_id": "budget_matter",
                "event_id": "budget_ledgerevent",
                "receipt_id": "budget_revenueevent",
            },
        ),
        append_only(_TABLE),
    ]
