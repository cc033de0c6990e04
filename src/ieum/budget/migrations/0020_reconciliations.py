import django.db.models.deletion
from django.db import migrations, models

import ieum.platform.database.identity
from ieum.platform.database.schema import append_only, tenant_table

TABLES = {
    "budget_reconciliation": {
        "operation_id": "platform_operation",
        "fiscal_year_id": "budget_fiscalyear",
        "source_id": "platform_source",
    },
    "budget_reconciledline": {"reconciliation_id": "budget_reconciliation"},
    "budget_differencereason": {"operation_id": "platform_operation", "line_id": "budget_reconciledline"},
}


class Migration(migrations.Migration):
    dependencies = [
        ("budget", "0019_posting_revenue"),
        ("platform", "0019_decisions_planned_by_their_rows"),
    ]

    operations = [
        migrations.CreateModel(
            name="Reconciliation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="파일 이름")),
                ("as_of", models.DateField(verbose_name="기준일")),
                ("known_epoch", models.BigIntegerField(verbose_name="읽은 등록 회차")),
                ("scale", models.IntegerField(verbose_name="명세의 단위(원)")),
                (
                    "columns",
                    models.JSONField(help_text="account, division, name, item 등", verbose_name="과목을 부르는 열"),
                ),
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
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platform.source",
                        verbose_name="명세 파일",
                    ),
                ),
            ],
            options={
                "verbose_name": "원장 대사",
                "verbose_name_plural": "원장 대사",
            },
        ),
        migrations.CreateModel(
            name="ReconciledLine",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("position", models.IntegerField(verbose_name="순서")),
                ("place", models.IntegerField(null=True, verbose_name="명세의 행")),
                ("names", models.JSONField(verbose_name="과목")),
                (
                    "total",
                    models.CharField(
                        choices=[
                            ("APPROPRIATION", "예산액"),
                            ("AVAILABLE", "예산현액"),
                            ("ALLOTTED", "배정액"),
                            ("UNALLOTTED", "배정잔액"),
                            ("COMMITTED", "지출원인행위액"),
                            ("SPENT", "집행액"),
                            ("REMAINING", "집행잔액"),
                        ],
                        max_length=20,
                        verbose_name="금액 구분",
                    ),
                ),
                ("ours", models.BigIntegerField(null=True, verbose_name="우리 금액(원)")),
                ("theirs", models.BigIntegerField(null=True, verbose_name="명세 금액(원)")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("MATCHED", "맞음"),
                            ("DIFFERENT", "다름"),
                            ("ONLY_OURS", "우리 원장에만 있음"),
                            ("ONLY_THEIRS", "명세에만 있음"),
                            ("UNREPORTED", "우리 원장이 관리하지 않음"),
                        ],
                        max_length=20,
                        verbose_name="견준 결과",
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
                    "reconciliation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="budget.reconciliation",
                        verbose_name="원장 대사",
                    ),
                ),
            ],
            options={
                "verbose_name": "원장 대사의 줄",
                "verbose_name_plural": "원장 대사의 줄",
            },
        ),
        migrations.CreateModel(
            name="DifferenceReason",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
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
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reasons",
                        to="budget.reconciledline",
                        verbose_name="원장 대사의 줄",
                    ),
                ),
            ],
            options={
                "verbose_name": "차이의 사유",
                "verbose_name_plural": "차이의 사유",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "line", "position"), name="budget_differencereason_position"
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="reconciliation",
            constraint=models.CheckConstraint(
                condition=models.Q(("scale__in", [1, 1000, 1000000])), name="budget_reconciliation_scale"
            ),
        ),
        migrations.AddConstraint(
            model_name="reconciledline",
            constraint=models.UniqueConstraint(
                fields=("municipality", "reconciliation", "position"), name="budget_reconciledline_position"
            ),
        ),
        migrations.AddConstraint(
            model_name="reconciledline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "total__in",
                        ["APPROPRIATION", "AVAILABLE", "ALLOTTED", "UNALLOTTED", "COMMITTED", "SPENT", "REMAINING"],
                    )
                ),
                name="budget_reconciledline_total",
            ),
        ),
        migrations.AddConstraint(
            model_name="reconciledline",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["MATCHED", "DIFFERENT", "ONLY_OURS", "ONLY_THEIRS", "UNREPORTED"])),
                name="budget_reconciledline_state",
            ),
        ),
        *(tenant_table(table, references) for table, references in TABLES.items()),
        *(append_only(table) for table in TABLES),
    ]
