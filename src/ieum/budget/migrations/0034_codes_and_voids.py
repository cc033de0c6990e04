from typing import Any

import django.db.models.deletion
from django.db import migrations, models

import ieum.platform.database.identity
from ieum.platform.database.schema import append_only, tenant_table


def _own() -> list[tuple[str, Any]]:
    """The columns that every row of the budget has."""
    related: dict[str, Any] = {"on_delete": django.db.models.deletion.PROTECT, "related_name": "+"}
    key = models.UUIDField(
        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
    )
    return [
        ("id", key),
        ("municipality", models.ForeignKey(**related, to="platform.municipality", verbose_name="지방자치단체")),
        ("operation", models.ForeignKey(**related, to="platform.operation", verbose_name="처리 기록")),
    ]


class Migration(migrations.Migration):
    dependencies = [
        ("budget", "0033_posting_without_statistics"),
        ("platform", "0030_likeness_planned_by_its_words"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReconciliationVoid",
            fields=[
                *_own(),
                (
                    "reconciliation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="void",
                        to="budget.reconciliation",
                        verbose_name="원장 대사",
                    ),
                ),
            ],
            options={"verbose_name": "원장 대사의 무효", "verbose_name_plural": "원장 대사의 무효"},
        ),
        migrations.CreateModel(
            name="CodeSuccessor",
            fields=[
                *_own(),
                ("year", models.SmallIntegerField(help_text="새 코드를 쓰기 시작한 해", verbose_name="회계연도")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("FUNCTION", "부문"),
                            ("UNIT", "단위사업"),
                            ("PROGRAMME", "세부사업"),
                            ("ITEM", "통계목"),
                            ("DIVISION", "부서"),
                        ],
                        max_length=20,
                        verbose_name="구분",
                    ),
                ),
                (
                    "account",
                    models.CharField(
                        blank=True, help_text="단위사업과 세부사업 코드의 회계", max_length=60, verbose_name="회계"
                    ),
                ),
                ("before", models.CharField(max_length=100, verbose_name="전 코드")),
                (
                    "after",
                    models.CharField(
                        blank=True, help_text="없어진 코드는 비운다.", max_length=100, verbose_name="새 코드"
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="비고")),
                ("position", models.SmallIntegerField(verbose_name="순서")),
                ("stands", models.BooleanField(verbose_name="유효")),
            ],
            options={
                "verbose_name": "코드 승계",
                "verbose_name_plural": "코드 승계",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "year", "kind", "account", "before", "after", "position"),
                        name="budget_codesuccessor_position",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["FUNCTION", "UNIT", "PROGRAMME", "ITEM", "DIVISION"])),
                        name="budget_codesuccessor_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("before", ""), _negated=True), name="budget_codesuccessor_before"
                    ),
                ],
            },
        ),
        tenant_table(
            "budget_reconciliationvoid",
            {"operation_id": "platform_operation", "reconciliation_id": "budget_reconciliation"},
        ),
        append_only("budget_reconciliationvoid"),
        tenant_table("budget_codesuccessor", {"operation_id": "platform_operation"}),
        append_only("budget_codesuccessor"),
    ]
