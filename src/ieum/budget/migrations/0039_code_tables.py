from typing import Any

import django.db.models.deletion
from django.db import migrations, models

import ieum.platform.database.identity
from ieum.platform.database.schema import append_only, tenant_table

_RELATED: dict[str, Any] = {"on_delete": django.db.models.deletion.PROTECT, "related_name": "+"}
_KINDS = [
    ("ACCOUNT", "회계"), ("FUNCTION", "기능별(분야·부문)"), ("NATURE", "성질별(편성목·통계목)"),
    ("PROGRAMME", "사업별(정책·단위·세부사업)"),
]  # fmt: skip
_LEVELS = [
    ("ACCOUNT", "회계"), ("FIELD", "분야"), ("SECTOR", "부문"), ("GROUP", "편성목"), ("ITEM", "통계목"),
    ("POLICY", "정책사업"), ("UNIT", "단위사업"), ("PROGRAMME", "세부사업"),
]  # fmt: skip


def _key() -> tuple[str, Any]:
    return "id", models.UUIDField(
        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
    )


def _municipality() -> tuple[str, Any]:
    return "municipality", models.ForeignKey(**_RELATED, to="platform.municipality", verbose_name="지방자치단체")


class Migration(migrations.Migration):
    dependencies = [("budget", "0038_sources_and_accounts")]

    operations = [
        migrations.CreateModel(
            name="CodeTable",
            fields=[
                _key(),
                _municipality(),
                ("operation", models.ForeignKey(**_RELATED, to="platform.operation", verbose_name="처리 기록")),
                ("year", models.SmallIntegerField(verbose_name="회계연도")),
                ("kind", models.CharField(choices=_KINDS, max_length=20, verbose_name="분류")),
                ("position", models.SmallIntegerField(verbose_name="순서")),
                (
                    "withdraws",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="withdrawals",
                        to="budget.codetable",
                        verbose_name="취소한 코드표",
                    ),
                ),
            ],
            options={
                "verbose_name": "코드표",
                "verbose_name_plural": "코드표",
                "constraints": (
                    models.UniqueConstraint(
                        fields=["municipality", "year", "kind", "position"], name="budget_codetable_position"
                    ),
                    models.UniqueConstraint(
                        fields=["municipality", "withdraws"], name="budget_codetable_withdrawn_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", [code for code, _ in _KINDS])), name="budget_codetable_kind"
                    ),
                ),
            },
        ),
        migrations.CreateModel(
            name="CodeEntry",
            fields=[
                _key(),
                _municipality(),
                (
                    "table",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="budget.codetable",
                        verbose_name="코드표",
                    ),
                ),
                ("level", models.CharField(choices=_LEVELS, max_length=20, verbose_name="구분")),
                ("account", models.CharField(blank=True, max_length=60, verbose_name="회계")),
                ("code", models.CharField(max_length=20, verbose_name="코드")),
                ("name", models.CharField(max_length=100, verbose_name="이름")),
                ("parent", models.CharField(blank=True, max_length=20, verbose_name="상위 코드")),
            ],
            options={
                "verbose_name": "코드",
                "verbose_name_plural": "코드",
                "constraints": (
                    models.UniqueConstraint(
                        fields=["municipality", "table", "level", "account", "code"], name="budget_codeentry_code"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("level__in", [code for code, _ in _LEVELS])), name="budget_codeentry_level"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("code", ""), _negated=True) & models.Q(("name", ""), _negated=True),
                        name="budget_codeentry_told",
                    ),
                ),
            },
        ),
        tenant_table("budget_codetable", {"operation_id": "platform_operation", "withdraws_id": "budget_codetable"}),
        append_only("budget_codetable"),
        tenant_table("budget_codeentry", {"table_id": "budget_codetable"}),
        append_only("budget_codeentry"),
    ]
