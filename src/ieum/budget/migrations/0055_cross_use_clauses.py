from typing import Any

import django.db.models.deletion
from django.db import migrations, models

import ieum.platform.database.identity
from ieum.platform.database.schema import append_only, tenant_table

_RELATED: dict[str, Any] = {"on_delete": django.db.models.deletion.PROTECT, "related_name": "+"}


class Migration(migrations.Migration):
    dependencies = [("budget", "0054_carried_without_commitment")]

    operations = [
        migrations.CreateModel(
            name="CrossUseClause",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("edition", models.SmallIntegerField(verbose_name="판")),
                ("position", models.SmallIntegerField(verbose_name="순서")),
                ("voted_on", models.DateField(verbose_name="의결일")),
                ("name", models.CharField(help_text="제7조제1호", max_length=40, verbose_name="조항")),
                ("what", models.CharField(max_length=200, verbose_name="이용할 수 있는 경비")),
                (
                    "items",
                    models.CharField(
                        blank=True,
                        help_text="통계목의 앞부분들. 비우면 모든 통계목.",
                        max_length=200,
                        verbose_name="통계목",
                    ),
                ),
                (
                    "policies",
                    models.CharField(
                        blank=True,
                        help_text="부호들. 비우면 모든 정책사업.",
                        max_length=400,
                        verbose_name="정책사업",
                    ),
                ),
                ("fiscal_year", models.ForeignKey(**_RELATED, to="budget.fiscalyear", verbose_name="회계연도")),
                (
                    "municipality",
                    models.ForeignKey(**_RELATED, to="platform.municipality", verbose_name="지방자치단체"),
                ),
                ("operation", models.ForeignKey(**_RELATED, to="platform.operation", verbose_name="처리 기록")),
            ],
            options={
                "verbose_name": "이용 조항",
                "verbose_name_plural": "이용 조항",
                "constraints": (
                    models.UniqueConstraint(
                        fields=["municipality", "fiscal_year", "edition", "position"],
                        name="budget_crossuseclause_position",
                    ),
                    models.UniqueConstraint(
                        fields=["municipality", "fiscal_year", "edition", "name"],
                        name="budget_crossuseclause_name",
                    ),
                ),
            },
        ),
        tenant_table(
            "budget_crossuseclause", {"operation_id": "platform_operation", "fiscal_year_id": "budget_fiscalyear"}
        ),
        append_only("budget_crossuseclause"),
    ]
