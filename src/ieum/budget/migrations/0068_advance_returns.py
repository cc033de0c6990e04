from typing import Any

import django.db.models.deletion
from django.db import migrations, models

import ieum.platform.database.identity
from ieum.platform.database.schema import append_only, tenant_table

_RELATED: dict[str, Any] = {"on_delete": django.db.models.deletion.PROTECT, "related_name": "+"}
_TABLE = "budget_advancereturn"
_REFERENCES = {
    "operation_id": "platform_operation", "event_id": "budget_ledgerevent", "payment_id": "budget_ledgerevent",
}  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("budget", "0067_spending_beyond_budget")]

    operations = [
        migrations.CreateModel(
            name="AdvanceReturn",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("position", models.SmallIntegerField(verbose_name="순서")),
                ("event", models.ForeignKey(**_RELATED, to="budget.ledgerevent", verbose_name="반납")),
                (
                    "municipality",
                    models.ForeignKey(**_RELATED, to="platform.municipality", verbose_name="지방자치단체"),
                ),
                ("operation", models.ForeignKey(**_RELATED, to="platform.operation", verbose_name="처리 기록")),
                (
                    "payment",
                    models.ForeignKey(
                        **_RELATED,
                        help_text="비었으면 어느 지출의 반납도 아니다.",
                        null=True,
                        to="budget.ledgerevent",
                        verbose_name="정산할 지출",
                    ),
                ),
            ],
            options={
                "verbose_name": "정산하고 반납한 것",
                "verbose_name_plural": "정산하고 반납한 것",
                "constraints": (
                    models.UniqueConstraint(
                        fields=["municipality", "event", "position"], name="budget_advancereturn_position"
                    ),
                ),
            },
        ),
        tenant_table(_TABLE, _REFERENCES),
        append_only(_TABLE),
    ]
