import django.db.models.deletion
from django.db import migrations, models

import ieum.platform.database.identity
from ieum.platform.database.schema import append_only, tenant_table

TABLES = {
    "budget_executiontarget": {"operation_id": "platform_operation", "fiscal_year_id": "budget_fiscalyear"},
    "budget_savingtarget": {
        "operation_id": "platform_operation",
        "fiscal_year_id": "budget_fiscalyear",
        "account_id": "budget_budgetaccount",
    },
    "budget_savingresult": {"operation_id": "platform_operation", "target_id": "budget_savingtarget"},
}


class Migration(migrations.Migration):
    dependencies = [
        ("budget", "0016_searched"),
        ("platform", "0008_personal_readings"),
    ]

    operations = [
        migrations.CreateModel(
            name="SavingTarget",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("epoch", models.BigIntegerField(verbose_name="등록 회차")),
                ("division", models.CharField(max_length=60, verbose_name="부서")),
                ("unit", models.CharField(max_length=100, verbose_name="단위사업")),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("RUNNING", "경상경비·에너지"),
                            ("ENTRUSTED", "민간위탁"),
                            ("EVENTS", "행사성 경비"),
                            ("FACILITIES", "시설비 등 사업비"),
                        ],
                        max_length=20,
                        verbose_name="경비 구분",
                    ),
                ),
                ("base", models.BigIntegerField(verbose_name="기준액(원)")),
                ("rate", models.DecimalField(decimal_places=2, max_digits=5, verbose_name="절감률(%)")),
                ("amount", models.BigIntegerField(verbose_name="절감 목표액(원)")),
                ("set_on", models.DateField(verbose_name="정한 날")),
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
                "verbose_name": "예산절감 목표",
                "verbose_name_plural": "예산절감 목표",
            },
        ),
        migrations.CreateModel(
            name="SavingResult",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("epoch", models.BigIntegerField(verbose_name="등록 회차")),
                ("position", models.SmallIntegerField(verbose_name="순서")),
                ("spent", models.BigIntegerField(verbose_name="실제 집행액(원)")),
                ("stated_on", models.DateField(verbose_name="적은 날")),
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
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="results",
                        to="budget.savingtarget",
                        verbose_name="예산절감 목표",
                    ),
                ),
            ],
            options={
                "verbose_name": "예산절감 실적",
                "verbose_name_plural": "예산절감 실적",
            },
        ),
        migrations.CreateModel(
            name="ExecutionTarget",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("until", models.DateField(verbose_name="언제까지")),
                ("position", models.SmallIntegerField(verbose_name="순서")),
                ("rate", models.DecimalField(decimal_places=2, max_digits=5, verbose_name="목표율(%)")),
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
                "verbose_name": "신속집행 목표",
                "verbose_name_plural": "신속집행 목표",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "fiscal_year", "until", "position"),
                        name="budget_executiontarget_position",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("rate__gt", 0), ("rate__lte", 100)), name="budget_executiontarget_rate"
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="savingtarget",
            constraint=models.UniqueConstraint(
                fields=("municipality", "fiscal_year", "account", "division", "unit", "category"),
                name="budget_savingtarget_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="savingtarget",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("amount__gte", 0),
                    ("amount__lte", models.F("base")),
                    ("base__gt", 0),
                    ("rate__gt", 0),
                    ("rate__lte", 100),
                    ("division__regex", "\\S"),
                    ("unit__regex", "\\S"),
                ),
                name="budget_savingtarget_amount",
            ),
        ),
        migrations.AddConstraint(
            model_name="savingresult",
            constraint=models.UniqueConstraint(
                fields=("municipality", "target", "position"), name="budget_savingresult_position"
            ),
        ),
        migrations.AddConstraint(
            model_name="savingresult",
            constraint=models.CheckConstraint(condition=models.Q(("spent__gte", 0)), name="budget_savingresult_spent"),
        ),
        *(tenant_table(table, references) for table, references in TABLES.items()),
        *(append_only(table) for table in TABLES),
    ]
