import django.db.models.deletion
from django.db import migrations, models

import ieum.platform.database.identity
from ieum.platform.database.schema import append_only, tenant_table

OPERATION = {"operation_id": "platform_operation"}
TABLES = {
    "budget_budgetversion": {"fiscal_year_id": "budget_fiscalyear"},
    "budget_versionstep": {"version_id": "budget_budgetversion"},
    "budget_budgetline": {
        "version_id": "budget_budgetversion", "account_id": "budget_budgetaccount",
        "programme_id": "budget_programme",
    },
    "budget_linestatement": {"line_id": "budget_budgetline", "step_id": "budget_versionstep"},
    "budget_versionposting": {"version_id": "budget_budgetversion", "event_id": "budget_ledgerevent"},
}  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [
        ("budget", "0007_posting_all_movements"),
        ("platform", "0005_attempts"),
    ]

    operations = [
        migrations.CreateModel(
            name="BudgetVersion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("ORIGINAL", "본예산"), ("SUPPLEMENTARY", "추경")], max_length=20, verbose_name="구분"
                    ),
                ),
                ("round", models.SmallIntegerField(null=True, verbose_name="차수")),
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
            ],
            options={
                "verbose_name": "예산안",
                "verbose_name_plural": "예산안",
            },
        ),
        migrations.CreateModel(
            name="BudgetLine",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[("EXPENDITURE", "세출"), ("REVENUE", "세입")], max_length=20, verbose_name="세입·세출"
                    ),
                ),
                ("division", models.CharField(max_length=60, verbose_name="부서")),
                ("code", models.CharField(max_length=10, verbose_name="통계목 또는 세입과목")),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="budget.budgetaccount",
                        verbose_name="회계",
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
                    "programme",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="budget.programme",
                        verbose_name="세부사업",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="budget.budgetversion",
                        verbose_name="예산안",
                    ),
                ),
            ],
            options={
                "verbose_name": "예산안의 과목",
                "verbose_name_plural": "예산안의 과목",
            },
        ),
        migrations.CreateModel(
            name="LineStatement",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("position", models.IntegerField(verbose_name="순서")),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="budget.budgetline",
                        verbose_name="과목",
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
            ],
            options={
                "verbose_name": "예산안 금액",
                "verbose_name_plural": "예산안 금액",
            },
        ),
        migrations.CreateModel(
            name="CalculationLine",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("position", models.SmallIntegerField(verbose_name="순서")),
                ("description", models.CharField(max_length=200, verbose_name="산출내역")),
                ("formula", models.CharField(max_length=200, verbose_name="산출식")),
                ("amount", models.BigIntegerField(verbose_name="금액(원)")),
                ("national", models.BigIntegerField(verbose_name="국비(원)")),
                ("city", models.BigIntegerField(verbose_name="시비(원)")),
                ("special_grant", models.BigIntegerField(verbose_name="특별교부세(원)")),
                ("special_adjustment", models.BigIntegerField(verbose_name="특별조정교부금(원)")),
                ("own", models.BigIntegerField(verbose_name="구비(원)")),
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
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="calculations",
                        to="budget.linestatement",
                        verbose_name="예산안 금액",
                    ),
                ),
            ],
            options={
                "verbose_name": "산출근거",
                "verbose_name_plural": "산출근거",
            },
        ),
        migrations.CreateModel(
            name="VersionPosting",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="budget.ledgerevent",
                        verbose_name="사건",
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
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="postings",
                        to="budget.budgetversion",
                        verbose_name="예산안",
                    ),
                ),
            ],
            options={
                "verbose_name": "예산안의 원장 등록",
                "verbose_name_plural": "예산안의 원장 등록",
            },
        ),
        migrations.CreateModel(
            name="VersionStep",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("position", models.SmallIntegerField(verbose_name="순서")),
                ("action", models.CharField(max_length=20, verbose_name="동작")),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("REQUEST", "요구"),
                            ("DEPARTMENT", "부서 조정"),
                            ("TEAM", "예산팀 조정"),
                            ("MAYOR", "구청장안"),
                            ("COMMITTEE", "상임위원회"),
                            ("SPECIAL_COMMITTEE", "예산결산특별위원회"),
                            ("PLENARY", "본회의"),
                            ("ADOPTED", "확정"),
                            ("REJECTED", "부결"),
                        ],
                        max_length=20,
                        verbose_name="단계",
                    ),
                ),
                ("number", models.SmallIntegerField(help_text="예산팀 조정은 여러 차례 한다.", verbose_name="차수")),
                ("decided_on", models.DateField(verbose_name="한 날")),
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
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="budget.budgetversion",
                        verbose_name="예산안",
                    ),
                ),
            ],
            options={
                "verbose_name": "예산안의 단계",
                "verbose_name_plural": "예산안의 단계",
            },
        ),
        migrations.AddField(
            model_name="linestatement",
            name="step",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="budget.versionstep",
                verbose_name="단계",
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetversion",
            constraint=models.UniqueConstraint(
                fields=("municipality", "fiscal_year", "kind", "round"),
                name="budget_budgetversion_once",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "ORIGINAL"), ("round", None)),
                    models.Q(("kind", "SUPPLEMENTARY"), ("round__gte", 1)),
                    _connector="OR",
                ),
                name="budget_budgetversion_round",
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetline",
            constraint=models.UniqueConstraint(
                fields=("municipality", "version", "side", "account", "programme", "division", "code"),
                name="budget_budgetline_place",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("programme__isnull", False), ("side", "EXPENDITURE")),
                    models.Q(("programme", None), ("side", "REVENUE")),
                    _connector="OR",
                ),
                name="budget_budgetline_side",
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetline",
            constraint=models.CheckConstraint(
                condition=models.Q(("code__regex", "^[0-9]{3}-[0-9]{2}$"), ("division__regex", "\\S")),
                name="budget_budgetline_code",
            ),
        ),
        migrations.AddConstraint(
            model_name="calculationline",
            constraint=models.UniqueConstraint(
                fields=("municipality", "statement", "position"), name="budget_calculationline_position"
            ),
        ),
        migrations.AddConstraint(
            model_name="calculationline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    amount=models.F("national")
                    + models.F("city")
                    + models.F("special_grant")
                    + models.F("special_adjustment")
                    + models.F("own")
                ),
                name="budget_calculationline_split",
            ),
        ),
        migrations.AddConstraint(
            model_name="versionposting",
            constraint=models.UniqueConstraint(fields=("municipality", "event"), name="budget_versionposting_once"),
        ),
        migrations.AddConstraint(
            model_name="versionstep",
            constraint=models.UniqueConstraint(
                fields=("municipality", "version", "position"), name="budget_versionstep_position"
            ),
        ),
        migrations.AddConstraint(
            model_name="versionstep",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "stage__in",
                        [
                            "REQUEST",
                            "DEPARTMENT",
                            "TEAM",
                            "MAYOR",
                            "COMMITTEE",
                            "SPECIAL_COMMITTEE",
                            "PLENARY",
                            "ADOPTED",
                            "REJECTED",
                        ],
                    )
                ),
                name="budget_versionstep_stage",
            ),
        ),
        migrations.AddConstraint(
            model_name="linestatement",
            constraint=models.UniqueConstraint(
                fields=("municipality", "line", "position"), name="budget_linestatement_position"
            ),
        ),
        *(tenant_table(table, {**OPERATION, **references}) for table, references in TABLES.items()),
        tenant_table("budget_calculationline", {"statement_id": "budget_linestatement"}),
        *(append_only(table) for table in (*TABLES, "budget_calculationline")),
    ]
