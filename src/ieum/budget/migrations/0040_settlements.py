from django.db import migrations, models

from ieum.platform.database.schema import decision

_KINDS = [
    ("INVESTMENT", "투자심사"), ("RESEARCH", "용역과제 심의"), ("MID_TERM", "중기지방재정계획"),
    ("GRANT", "외부재원"), ("FUND", "기금운용계획"), ("BOND", "지방채"),
    ("DISCLOSURE", "재정공시"), ("DISCLOSURE_ITEM", "재정공시 자료"), ("REWARD", "예산성과금"),
    ("SETTLEMENT", "결산"),
]  # fmt: skip
_STATES = [
    ("DRAFT", "작성"), ("STUDY", "타당성조사"), ("SUBMITTED", "의뢰"), ("UNDER_REVIEW", "심사"),
    ("IN_COMMITTEE", "위원회 심의"), ("PASSED", "원안가결"), ("AMENDED", "수정가결"),
    ("VOTED_DOWN", "위원회 부결"), ("APPROPRIATE", "적정"), ("CONDITIONAL", "조건부 추진"),
    ("CONDITIONS_MET", "조건 이행"), ("RECONSIDER", "재검토"), ("INAPPROPRIATE", "부적정"),
    ("EXEMPT", "심의 제외"), ("CONTRACTED", "계약"), ("COMPLETED", "용역 완료"),
    ("DISCLOSED", "결과 공개"), ("EVALUATED", "결과 평가"), ("CONFIRMED", "계획 확정"),
    ("DELIVERED", "제출"), ("FOUND", "발굴"), ("PRECHECK", "사전검토"), ("CLEARED", "신청 승인"),
    ("APPLIED", "신청"), ("SHORTLISTED", "1차 선정"), ("SELECTED", "확보"),
    ("NOT_SELECTED", "탈락"), ("WITHDRAWN", "철회"), ("GRANTED", "교부결정"),
    ("BUDGETED", "예산 편성"), ("SETTLED", "정산"), ("RETURNED", "반환 완료"),
    ("IN_COUNCIL", "의회 심의"), ("ADOPTED", "의결"), ("DROPPED", "의회 부결"),
    ("CONSULTING", "행정안전부 협의"), ("AGREED", "협의 완료"), ("ISSUED", "발행"),
    ("REPAID", "상환 완료"), ("PUBLISHED", "공시"), ("REPORTED", "공시 보고"), ("PAID", "지급"),
    ("ASKED", "자료 요청"), ("ANSWERED", "자료 제출"), ("ACCEPTED", "자료 확인"),
    ("COMPILED", "결산서 작성"), ("UNDER_AUDIT", "결산검사"), ("AUDITED", "결산검사 종료"),
    ("OPINED", "검사의견서"), ("APPROVED", "결산 승인"), ("GAZETTED", "결산 고시"),
]  # fmt: skip
_DECIDED = (
    "compile", "appoint", "finish", "receive", "present", "to_ministry", "approve", "approve_with", "gazette", "answer",
    "reopen",
)  # fmt: skip
_STEP = {"budget_matterstep": "t.operation_id = $1"}


class Migration(migrations.Migration):
    dependencies = [("budget", "0039_code_tables")]

    operations = [
        migrations.RemoveConstraint(model_name="matter", name="budget_matter_named"),
        migrations.RemoveConstraint(model_name="matterstep", name="budget_matterstep_state"),
        migrations.AlterField(
            model_name="matter",
            name="kind",
            field=models.CharField(choices=_KINDS, max_length=20, verbose_name="구분"),
        ),
        migrations.AlterField(
            model_name="matterstep",
            name="state",
            field=models.CharField(choices=_STATES, max_length=20, verbose_name="상태"),
        ),
        migrations.AddConstraint(
            model_name="matter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("division__regex", "\\S"), ("kind__in", [code for code, _ in _KINDS]), ("title__regex", "\\S")
                ),
                name="budget_matter_named",
            ),
        ),
        migrations.AddConstraint(
            model_name="matterstep",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", [code for code, _ in _STATES])), name="budget_matterstep_state"
            ),
        ),
        *(decision(f"budget.matter_{action}", _STEP) for action in _DECIDED),
    ]
