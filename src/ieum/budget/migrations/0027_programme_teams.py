import django.db.models.deletion
from django.db import migrations, models

import ieum.platform.database.identity
from ieum.platform.database.schema import append_only, tenant_table


class Migration(migrations.Migration):
    dependencies = [
        ("budget", "0026_limits_together"),
        ("org", "0011_standing_marks"),
        ("platform", "0027_decisions_name_their_operation"),
    ]

    operations = [
        migrations.CreateModel(
            name="TeamTerm",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("epoch", models.BigIntegerField(verbose_name="등록 회차")),
                ("valid_from", models.DateField(verbose_name="시작일")),
                ("position", models.SmallIntegerField(verbose_name="순서")),
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
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="team_terms",
                        to="budget.programme",
                        verbose_name="세부사업",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.unit",
                        verbose_name="팀",
                    ),
                ),
            ],
            options={
                "verbose_name": "세부사업 담당 팀",
                "verbose_name_plural": "세부사업 담당 팀",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "programme", "position"), name="budget_teamterm_position"
                    )
                ],
            },
        ),
        tenant_table(
            "budget_teamterm",
            {"operation_id": "platform_operation", "programme_id": "budget_programme", "unit_id": "org_unit"},
        ),
        append_only("budget_teamterm"),
    ]
