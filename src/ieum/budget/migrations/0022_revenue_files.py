import django.db.models.deletion
from django.db import migrations, models

import ieum.platform.database.identity
from ieum.platform.database.schema import append_only, tenant_table

TABLE = "budget_revenuefileevent"


class Migration(migrations.Migration):
    dependencies = [
        ("budget", "0021_provisions"),
        ("platform", "0019_decisions_planned_by_their_rows"),
    ]

    operations = [
        migrations.CreateModel(
            name="RevenueFileEvent",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("position", models.IntegerField(verbose_name="순서")),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="budget.revenueevent",
                        verbose_name="세입 사건",
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
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platform.source",
                        verbose_name="세입 파일",
                    ),
                ),
            ],
            options={
                "verbose_name": "세입 파일의 사건",
                "verbose_name_plural": "세입 파일의 사건",
            },
        ),
        migrations.AddConstraint(
            model_name="revenuefileevent",
            constraint=models.UniqueConstraint(fields=("municipality", "event"), name="budget_revenuefileevent_once"),
        ),
        tenant_table(TABLE, {"event_id": "budget_revenueevent", "source_id": "platform_source"}),
        append_only(TABLE),
    ]
