import django.db.models.deletion
from django.db import migrations, models

import ieum.platform.database.identity
from ieum.platform.database.schema import append_only, tenant_table

TABLES = {
    "budget_movementrequest": {
        "operation_id": "platform_operation",
        "case_id": "office_officecase",
        "draft_id": "office_draft",
        "fiscal_year_id": "budget_fiscalyear",
    },
    "budget_requestline": {
        "operation_id": "platform_operation",
        "request_id": "budget_movementrequest",
        "cell_id": "budget_appropriationcell",
    },
    "budget_requestposting": {
        "operation_id": "platform_operation",
        "request_id": "budget_movementrequest",
        "event_id": "budget_ledgerevent",
    },
}


class Migration(migrations.Migration):
    dependencies = [
        ("budget", "0012_chained_movements"),
        ("office", "0005_chained_decisions"),
        ("platform", "0008_personal_readings"),
    ]

    operations = [
        migrations.CreateModel(
            name="MovementRequest",
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
                        choices=[
                            ("ORIGINAL", "본예산"),
                            ("REVISED", "수정예산"),
                            ("PROVISIONAL", "준예산"),
                            ("ABSORB_PROVISIONAL", "준예산 흡수"),
                            ("PRE_USE", "성립전 사용"),
                            ("ABSORB_PRE_USE", "성립전 사용 추경 계상"),
                            ("SUPPLEMENTARY", "추경"),
                            ("DEEMED", "간주처리"),
                            ("ABSORB_DEEMED", "간주처리 추경 계상"),
                            ("CARRY_IN", "이월"),
                            ("COUNCIL_CUT", "의회 삭감"),
                            ("RESERVE_USE", "예비비 사용"),
                            ("CROSS_USE", "이용"),
                            ("REORGANISATION", "이체"),
                            ("TRANSFER", "전용"),
                            ("CHANGE_OF_USE", "변경사용"),
                            ("ALLOTMENT", "배정"),
                            ("SUB_ALLOTMENT", "재배정"),
                            ("COMMITMENT", "지출원인행위"),
                            ("EXPENDITURE", "지출"),
                            ("RETURN", "반납"),
                            ("EXPRESS_VOTE", "명시이월 의결"),
                            ("CONTINUING_VOTE", "계속비 의결"),
                            ("EXPRESS_CARRY_OUT", "명시이월"),
                            ("INCIDENTAL_CARRY_OUT", "사고이월"),
                            ("CONTINUING_CARRY_OUT", "계속비이월"),
                            ("LAPSE", "불용"),
                            ("REVERSAL", "취소"),
                        ],
                        max_length=20,
                        verbose_name="구분",
                    ),
                ),
                ("reason", models.CharField(max_length=200, verbose_name="사유")),
                ("authority", models.CharField(blank=True, max_length=200, verbose_name="결정 근거")),
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
                "verbose_name": "예산 변경 요청",
                "verbose_name_plural": "예산 변경 요청",
            },
        ),
        migrations.CreateModel(
            name="RequestLine",
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
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="budget.movementrequest",
                        verbose_name="예산 변경 요청",
                    ),
                ),
            ],
            options={
                "verbose_name": "예산 변경 요청의 과목",
                "verbose_name_plural": "예산 변경 요청의 과목",
            },
        ),
        migrations.CreateModel(
            name="RequestPosting",
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
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="postings",
                        to="budget.movementrequest",
                        verbose_name="예산 변경 요청",
                    ),
                ),
            ],
            options={
                "verbose_name": "예산 변경 요청의 원장 등록",
                "verbose_name_plural": "예산 변경 요청의 원장 등록",
            },
        ),
        migrations.AddConstraint(
            model_name="movementrequest",
            constraint=models.UniqueConstraint(fields=("municipality", "draft"), name="budget_movementrequest_once"),
        ),
        migrations.AddConstraint(
            model_name="movementrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "ORIGINAL",
                            "REVISED",
                            "PROVISIONAL",
                            "ABSORB_PROVISIONAL",
                            "PRE_USE",
                            "ABSORB_PRE_USE",
                            "SUPPLEMENTARY",
                            "DEEMED",
                            "ABSORB_DEEMED",
                            "CARRY_IN",
                            "COUNCIL_CUT",
                            "RESERVE_USE",
                            "CROSS_USE",
                            "REORGANISATION",
                            "TRANSFER",
                            "CHANGE_OF_USE",
                            "ALLOTMENT",
                            "SUB_ALLOTMENT",
                            "COMMITMENT",
                            "EXPENDITURE",
                            "RETURN",
                            "EXPRESS_VOTE",
                            "CONTINUING_VOTE",
                            "EXPRESS_CARRY_OUT",
                            "INCIDENTAL_CARRY_OUT",
                            "CONTINUING_CARRY_OUT",
                            "LAPSE",
                            "REVERSAL",
                        ],
                    )
                ),
                name="budget_movementrequest_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="movementrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason__regex", "\\S")), name="budget_movementrequest_has_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="requestline",
            constraint=models.UniqueConstraint(
                fields=("municipality", "request", "cell"), name="budget_requestline_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="requestline",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount", 0), _negated=True), name="budget_requestline_amount"
            ),
        ),
        migrations.AddConstraint(
            model_name="requestposting",
            constraint=models.UniqueConstraint(
                fields=("municipality", "request"), name="budget_requestposting_request"
            ),
        ),
        migrations.AddConstraint(
            model_name="requestposting",
            constraint=models.UniqueConstraint(fields=("municipality", "event"), name="budget_requestposting_event"),
        ),
        *(tenant_table(table, references) for table, references in TABLES.items()),
        *(append_only(table) for table in TABLES),
    ]
