import django.db.models.deletion
from django.db import migrations, models

import ieum.platform.database.identity
from ieum.platform.database.schema import append_only, decision, tenant_table

OPERATION = {"operation_id": "platform_operation"}
TABLES = {
    "budget_matter": OPERATION,
    "budget_matterstep": {"matter_id": "budget_matter", **OPERATION},
    "budget_matterstatement": {"matter_id": "budget_matter", "step_id": "budget_matterstep", **OPERATION},
    "budget_matteramount": {"statement_id": "budget_matterstatement"},
}
DECIDED = (
    "pass", "amend", "vote_down", "find_appropriate", "find_conditional", "find_reconsider", "find_inappropriate",
    "exempt", "confirm", "clear", "select", "adopt", "council_reject", "change", "issue", "publish",
)  # fmt: skip
"""Steps with legal weight; the others prepare them."""
STEP = {"budget_matterstep": "t.operation_id = $1"}


class Migration(migrations.Migration):
    dependencies = [
        ("budget", "0013_movement_requests"),
        ("platform", "0008_personal_readings"),
    ]

    operations = [
        migrations.CreateModel(
            name="Matter",
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
                            ("INVESTMENT", "투자심사"),
                            ("RESEARCH", "용역과제 심의"),
                            ("MID_TERM", "중기지방재정계획"),
                            ("GRANT", "외부재원"),
                            ("FUND", "기금운용계획"),
                            ("BOND", "지방채"),
                            ("DISCLOSURE", "재정공시"),
                        ],
                        max_length=20,
                        verbose_name="구분",
                    ),
                ),
                ("year", models.SmallIntegerField(verbose_name="연도")),
                ("number", models.SmallIntegerField(verbose_name="번호")),
                ("title", models.CharField(max_length=100, verbose_name="제목")),
                ("division", models.CharField(max_length=60, verbose_name="부서")),
                ("programme", models.CharField(blank=True, max_length=20, verbose_name="세부사업 부호")),
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
                "verbose_name": "재정 심사·계획",
                "verbose_name_plural": "재정 심사·계획",
            },
        ),
        migrations.CreateModel(
            name="MatterStatement",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("epoch", models.BigIntegerField(verbose_name="등록 회차")),
                ("stated_on", models.DateField(verbose_name="적은 날")),
                ("traits", models.JSONField(verbose_name="내용")),
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="budget.matter",
                        verbose_name="재정 심사·계획",
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
                "verbose_name": "재정 심사·계획의 내용",
                "verbose_name_plural": "재정 심사·계획의 내용",
            },
        ),
        migrations.CreateModel(
            name="MatterAmount",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("heading", models.CharField(blank=True, max_length=60, verbose_name="구분")),
                ("code", models.CharField(blank=True, max_length=20, verbose_name="부호")),
                ("item", models.CharField(blank=True, max_length=100, verbose_name="항목")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("NATIONAL", "국비"),
                            ("CITY", "시비"),
                            ("SPECIAL_GRANT", "특별교부세"),
                            ("SPECIAL_ADJUSTMENT", "특별조정교부금"),
                            ("OWN", "구비"),
                            ("BOND", "지방채"),
                            ("PRIVATE", "민간·기타"),
                        ],
                        max_length=20,
                        verbose_name="재원",
                    ),
                ),
                ("year", models.SmallIntegerField(verbose_name="연도")),
                ("amount", models.BigIntegerField(verbose_name="금액(원)")),
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
                        related_name="amounts",
                        to="budget.matterstatement",
                        verbose_name="재정 심사·계획의 내용",
                    ),
                ),
            ],
            options={
                "verbose_name": "연차별 재원",
                "verbose_name_plural": "연차별 재원",
            },
        ),
        migrations.CreateModel(
            name="MatterStep",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("epoch", models.BigIntegerField(verbose_name="등록 회차")),
                ("position", models.SmallIntegerField(verbose_name="순서")),
                ("action", models.CharField(max_length=20, verbose_name="동작")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("DRAFT", "작성"),
                            ("STUDY", "타당성조사"),
                            ("SUBMITTED", "의뢰"),
                            ("UNDER_REVIEW", "심사"),
                            ("IN_COMMITTEE", "위원회 심의"),
                            ("PASSED", "원안가결"),
                            ("AMENDED", "수정가결"),
                            ("VOTED_DOWN", "위원회 부결"),
                            ("APPROPRIATE", "적정"),
                            ("CONDITIONAL", "조건부 추진"),
                            ("CONDITIONS_MET", "조건 이행"),
                            ("RECONSIDER", "재검토"),
                            ("INAPPROPRIATE", "부적정"),
                            ("EXEMPT", "심의 제외"),
                            ("CONTRACTED", "계약"),
                            ("COMPLETED", "용역 완료"),
                            ("DISCLOSED", "결과 공개"),
                            ("EVALUATED", "결과 평가"),
                            ("CONFIRMED", "계획 확정"),
                            ("DELIVERED", "제출"),
                            ("FOUND", "발굴"),
                            ("PRECHECK", "사전검토"),
                            ("CLEARED", "신청 승인"),
                            ("APPLIED", "신청"),
                            ("SHORTLISTED", "1차 선정"),
                            ("SELECTED", "확보"),
                            ("NOT_SELECTED", "탈락"),
                            ("WITHDRAWN", "철회"),
                            ("GRANTED", "교부결정"),
                            ("BUDGETED", "예산 편성"),
                            ("SETTLED", "정산"),
                            ("RETURNED", "반환 완료"),
                            ("IN_COUNCIL", "의회 심의"),
                            ("ADOPTED", "의결"),
                            ("DROPPED", "의회 부결"),
                            ("CONSULTING", "행정안전부 협의"),
                            ("AGREED", "협의 완료"),
                            ("ISSUED", "발행"),
                            ("REPAID", "상환 완료"),
                            ("PUBLISHED", "공시"),
                            ("REPORTED", "공시 보고"),
                        ],
                        max_length=20,
                        verbose_name="상태",
                    ),
                ),
                ("decided_on", models.DateField(verbose_name="한 날")),
                ("due_on", models.DateField(null=True, verbose_name="이 단계에서 시작한 기한")),
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="budget.matter",
                        verbose_name="재정 심사·계획",
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
                "verbose_name": "재정 심사·계획의 단계",
                "verbose_name_plural": "재정 심사·계획의 단계",
            },
        ),
        migrations.AddField(
            model_name="matterstatement",
            name="step",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="budget.matterstep",
                verbose_name="단계",
            ),
        ),
        migrations.AddConstraint(
            model_name="matter",
            constraint=models.UniqueConstraint(
                fields=("municipality", "kind", "year", "number"), name="budget_matter_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="matter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("division__regex", "\\S"),
                    ("kind__in", ["INVESTMENT", "RESEARCH", "MID_TERM", "GRANT", "FUND", "BOND", "DISCLOSURE"]),
                    ("title__regex", "\\S"),
                ),
                name="budget_matter_named",
            ),
        ),
        migrations.AddConstraint(
            model_name="matteramount",
            constraint=models.UniqueConstraint(
                fields=("municipality", "statement", "heading", "code", "item", "source", "year"),
                name="budget_matteramount_place",
            ),
        ),
        migrations.AddConstraint(
            model_name="matteramount",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("amount__gt", 0),
                    (
                        "source__in",
                        ["NATIONAL", "CITY", "SPECIAL_GRANT", "SPECIAL_ADJUSTMENT", "OWN", "BOND", "PRIVATE"],
                    ),
                ),
                name="budget_matteramount_amount",
            ),
        ),
        migrations.AddConstraint(
            model_name="matterstep",
            constraint=models.UniqueConstraint(
                fields=("municipality", "matter", "position"), name="budget_matterstep_position"
            ),
        ),
        migrations.AddConstraint(
            model_name="matterstep",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        [
                            "DRAFT",
                            "STUDY",
                            "SUBMITTED",
                            "UNDER_REVIEW",
                            "IN_COMMITTEE",
                            "PASSED",
                            "AMENDED",
                            "VOTED_DOWN",
                            "APPROPRIATE",
                            "CONDITIONAL",
                            "CONDITIONS_MET",
                            "RECONSIDER",
                            "INAPPROPRIATE",
                            "EXEMPT",
                            "CONTRACTED",
                            "COMPLETED",
                            "DISCLOSED",
                            "EVALUATED",
                            "CONFIRMED",
                            "DELIVERED",
                            "FOUND",
                            "PRECHECK",
                            "CLEARED",
                            "APPLIED",
                            "SHORTLISTED",
                            "SELECTED",
                            "NOT_SELECTED",
                            "WITHDRAWN",
                            "GRANTED",
                            "BUDGETED",
                            "SETTLED",
                            "RETURNED",
                            "IN_COUNCIL",
                            "ADOPTED",
                            "DROPPED",
                            "CONSULTING",
                            "AGREED",
                            "ISSUED",
                            "REPAID",
                            "PUBLISHED",
                            "REPORTED",
                        ],
                    )
                ),
                name="budget_matterstep_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="matterstatement",
            constraint=models.UniqueConstraint(fields=("municipality", "step"), name="budget_matterstatement_once"),
        ),
        *(tenant_table(table, references) for table, references in TABLES.items()),
        *(append_only(table) for table in TABLES),
        *(decision(f"budget.matter_{action}", STEP) for action in DECIDED),
    ]
