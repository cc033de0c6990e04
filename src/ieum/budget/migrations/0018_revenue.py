import django.db.models.deletion
from django.db import migrations, models

import ieum.platform.database.identity
from ieum.platform.database.schema import append_only, tenant_table

TABLES = {
    "budget_revenuecell": {"operation_id": "platform_operation", "account_id": "budget_budgetaccount"},
    "budget_revenueevent": {
        "operation_id": "platform_operation",
        "fiscal_year_id": "budget_fiscalyear",
        "reverses_id": "budget_revenueevent",
    },
    "budget_revenueline": {"event_id": "budget_revenueevent", "cell_id": "budget_revenuecell"},
    "budget_sealedround": {"operation_id": "platform_operation", "fiscal_year_id": "budget_fiscalyear"},
}


class Migration(migrations.Migration):
    dependencies = [
        ("budget", "0018_posting_in_one_statement"),
        ("platform", "0008_personal_readings"),
    ]

    operations = [
        migrations.CreateModel(
            name="RevenueCell",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("division", models.CharField(max_length=60, verbose_name="부서")),
                ("code", models.CharField(max_length=10, verbose_name="세입과목")),
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
            ],
            options={
                "verbose_name": "세입과목",
                "verbose_name_plural": "세입과목",
            },
        ),
        migrations.CreateModel(
            name="RevenueEvent",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("epoch", models.BigIntegerField(verbose_name="등록 회차")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("ORIGINAL", "세입 본예산"),
                            ("SUPPLEMENTARY", "세입 추경"),
                            ("LEVY", "징수결정"),
                            ("RECEIPT", "수납"),
                            ("WRITE_OFF", "불납결손"),
                            ("REVERSAL", "취소"),
                        ],
                        max_length=20,
                        verbose_name="구분",
                    ),
                ),
                ("round", models.SmallIntegerField(null=True, verbose_name="차수")),
                ("effective_date", models.DateField(verbose_name="효력일")),
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
                    "reverses",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="budget.revenueevent",
                        verbose_name="취소 대상",
                    ),
                ),
            ],
            options={
                "verbose_name": "세입 사건",
                "verbose_name_plural": "세입 사건",
            },
        ),
        migrations.CreateModel(
            name="RevenueLine",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("epoch", models.BigIntegerField(verbose_name="등록 회차")),
                ("effective_date", models.DateField(verbose_name="효력일")),
                (
                    "balance",
                    models.CharField(
                        choices=[
                            ("ORIGINAL", "세입 본예산액"),
                            ("SUPPLEMENTARY", "세입 추경 증감"),
                            ("LEVIED", "징수결정액"),
                            ("RECEIVED", "수납액"),
                            ("WRITTEN_OFF", "불납결손액"),
                        ],
                        max_length=20,
                        verbose_name="잔액 구분",
                    ),
                ),
                ("amount", models.BigIntegerField(verbose_name="금액(원)")),
                (
                    "cell",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="budget.revenuecell",
                        verbose_name="세입과목",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
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
            ],
            options={
                "verbose_name": "세입 원장",
                "verbose_name_plural": "세입 원장",
            },
        ),
        migrations.CreateModel(
            name="SealedRound",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("epoch", models.BigIntegerField(verbose_name="등록 회차")),
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
                "verbose_name": "세입·세출을 맞춘 차수",
                "verbose_name_plural": "세입·세출을 맞춘 차수",
            },
        ),
        migrations.AddConstraint(
            model_name="revenuecell",
            constraint=models.UniqueConstraint(
                fields=("municipality", "account", "division", "code"), name="budget_revenuecell_place"
            ),
        ),
        migrations.AddConstraint(
            model_name="revenuecell",
            constraint=models.CheckConstraint(
                condition=models.Q(("code__regex", "^[0-9]{3}-[0-9]{2}$"), ("division__regex", "\\S")),
                name="budget_revenuecell_code",
            ),
        ),
        migrations.AddConstraint(
            model_name="revenueevent",
            constraint=models.UniqueConstraint(
                fields=("municipality", "reverses"), name="budget_revenueevent_reversed_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="revenueevent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["ORIGINAL", "SUPPLEMENTARY", "LEVY", "RECEIPT", "WRITE_OFF", "REVERSAL"])
                ),
                name="budget_revenueevent_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="revenueevent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "REVERSAL"), ("reverses__isnull", False)),
                    models.Q(models.Q(("kind", "REVERSAL"), _negated=True), ("reverses", None)),
                    _connector="OR",
                ),
                name="budget_revenueevent_reversal",
            ),
        ),
        migrations.AddIndex(
            model_name="revenueline",
            index=models.Index(fields=["municipality", "cell", "effective_date"], name="budget_revenueline_cell"),
        ),
        migrations.AddConstraint(
            model_name="revenueline",
            constraint=models.UniqueConstraint(
                fields=("municipality", "event", "cell"), name="budget_revenueline_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="revenueline",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount", 0), _negated=True), name="budget_revenueline_amount"
            ),
        ),
        migrations.AddConstraint(
            model_name="revenueline",
            constraint=models.CheckConstraint(
                condition=models.Q(("balance__in", ["ORIGINAL", "SUPPLEMENTARY", "LEVIED", "RECEIVED", "WRITTEN_OFF"])),
                name="budget_revenueline_balance",
            ),
        ),
        migrations.AddConstraint(
            model_name="sealedround",
            constraint=models.UniqueConstraint(
                fields=("municipality", "fiscal_year", "kind", "round"),
                name="budget_sealedround_once",
                nulls_distinct=False,
            ),
        ),
        *(tenant_table(table, references) for table, references in TABLES.items()),
        *(append_only(table, posted=table != "budget_revenuecell") for table in TABLES),
    ]
