import django.db.models.deletion
from django.db import migrations, models

import ieum.platform.database.identity
from ieum.platform.database.schema import append_only, tenant_table

TABLES = {
    "budget_allotmentplan": {
        "operation_id": "platform_operation",
        "fiscal_year_id": "budget_fiscalyear",
        "case_id": "office_officecase",
        "draft_id": "office_draft",
    },
    "budget_plannedallotment": {
        "operation_id": "platform_operation",
        "plan_id": "budget_allotmentplan",
        "cell_id": "budget_appropriationcell",
    },
    "budget_allotmenthold": {"operation_id": "platform_operation", "fiscal_year_id": "budget_fiscalyear"},
    "budget_heldamount": {
        "operation_id": "platform_operation",
        "hold_id": "budget_allotmenthold",
        "cell_id": "budget_appropriationcell",
    },
    "budget_holdrelease": {"operation_id": "platform_operation", "hold_id": "budget_allotmenthold"},
    "budget_allotmentposting": {
        "operation_id": "platform_operation",
        "plan_id": "budget_allotmentplan",
        "event_id": "budget_ledgerevent",
    },
}


class Migration(migrations.Migration):
    dependencies = [
        ("budget", "0014_matters"),
        ("office", "0005_chained_decisions"),
        ("platform", "0008_personal_readings"),
    ]

    operations = [
        migrations.CreateModel(
            name="AllotmentHold",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("held_on", models.DateField(verbose_name="유보한 날")),
                ("scope", models.CharField(max_length=100, verbose_name="유보 대상")),
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
                "verbose_name": "배정유보",
                "verbose_name_plural": "배정유보",
            },
        ),
        migrations.CreateModel(
            name="AllotmentPlan",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("reason", models.CharField(max_length=200, verbose_name="편성 방향")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.officecase",
                        verbose_name="업무",
                    ),
                ),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.draft",
                        verbose_name="기안",
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
                "verbose_name": "예산배정계획",
                "verbose_name_plural": "예산배정계획",
            },
        ),
        migrations.CreateModel(
            name="AllotmentPosting",
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
                        choices=[("REGULAR", "정기배정"), ("EARLY", "당겨배정"), ("OCCASIONAL", "수시배정")],
                        max_length=20,
                        verbose_name="배정 구분",
                    ),
                ),
                ("quarter", models.SmallIntegerField(null=True, verbose_name="분기")),
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
                    "plan",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="postings",
                        to="budget.allotmentplan",
                        verbose_name="예산배정계획",
                    ),
                ),
            ],
            options={
                "verbose_name": "배정 등록",
                "verbose_name_plural": "배정 등록",
            },
        ),
        migrations.CreateModel(
            name="HeldAmount",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("amount", models.BigIntegerField(verbose_name="금액(원)")),
                (
                    "cell",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="budget.appropriationcell",
                        verbose_name="예산과목",
                    ),
                ),
                (
                    "hold",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="budget.allotmenthold",
                        verbose_name="배정유보",
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
                "verbose_name": "유보한 금액",
                "verbose_name_plural": "유보한 금액",
            },
        ),
        migrations.CreateModel(
            name="HoldRelease",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("released_on", models.DateField(verbose_name="해제한 날")),
                (
                    "hold",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="releases",
                        to="budget.allotmenthold",
                        verbose_name="배정유보",
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
                "verbose_name": "배정유보 해제",
                "verbose_name_plural": "배정유보 해제",
            },
        ),
        migrations.CreateModel(
            name="PlannedAllotment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("quarter", models.SmallIntegerField(verbose_name="분기")),
                ("amount", models.BigIntegerField(verbose_name="금액(원)")),
                (
                    "cell",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="budget.appropriationcell",
                        verbose_name="예산과목",
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="budget.allotmentplan",
                        verbose_name="예산배정계획",
                    ),
                ),
            ],
            options={
                "verbose_name": "분기별 배정 계획",
                "verbose_name_plural": "분기별 배정 계획",
            },
        ),
        migrations.AddConstraint(
            model_name="allotmentplan",
            constraint=models.UniqueConstraint(fields=("municipality", "draft"), name="budget_allotmentplan_once"),
        ),
        migrations.AddConstraint(
            model_name="allotmentposting",
            constraint=models.UniqueConstraint(fields=("municipality", "event"), name="budget_allotmentposting_once"),
        ),
        migrations.AddConstraint(
            model_name="allotmentposting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "OCCASIONAL"), ("plan", None), ("quarter", None)),
                    models.Q(
                        ("kind__in", ["REGULAR", "EARLY"]),
                        ("plan__isnull", False),
                        ("quarter__gte", 1),
                        ("quarter__lte", 4),
                    ),
                    _connector="OR",
                ),
                name="budget_allotmentposting_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="heldamount",
            constraint=models.UniqueConstraint(fields=("municipality", "hold", "cell"), name="budget_heldamount_once"),
        ),
        migrations.AddConstraint(
            model_name="heldamount",
            constraint=models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="budget_heldamount_amount"),
        ),
        migrations.AddConstraint(
            model_name="holdrelease",
            constraint=models.UniqueConstraint(fields=("municipality", "hold"), name="budget_holdrelease_once"),
        ),
        migrations.AddConstraint(
            model_name="plannedallotment",
            constraint=models.UniqueConstraint(
                fields=("municipality", "plan", "cell", "quarter"), name="budget_plannedallotment_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="plannedallotment",
            constraint=models.CheckConstraint(
                condition=models.Q(("quarter__gte", 1), ("quarter__lte", 4), ("amount__gt", 0)),
                name="budget_plannedallotment_amount",
            ),
        ),
        *(tenant_table(table, references) for table, references in TABLES.items()),
        *(append_only(table) for table in TABLES),
    ]
