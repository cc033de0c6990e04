"""Codes of office work with their Korean labels."""

from django.db.models import TextChoices


class CaseKind(TextChoices):
    """What a case is about; who decides on each, parameters/delegation.yaml says."""

    REQUEST = "REQUEST", "업무 요청"
    DIRECTIVE = "DIRECTIVE", "요청사항·지시"
    PETITION = "PETITION", "민원"
    INQUIRY = "INQUIRY", "질의"
    POLICY = "POLICY", "방침"


class CaseState(TextChoices):
    """Where a case stands."""

    RECEIVED = "RECEIVED", "접수"
    ASSIGNED = "ASSIGNED", "처리 중"
    IN_APPROVAL = "IN_APPROVAL", "결재 중"
    APPROVED = "APPROVED", "결재됨"
    REGISTERED = "REGISTERED", "온나라 등록됨"
    REPLIED = "REPLIED", "회신함"
    CLOSED = "CLOSED", "종결"


class StepRole(TextChoices):
    """What somebody on an approval line does (행정 효율과 협업 촉진에 관한 규정 제9조, 제10조)."""

    REVIEW = "REVIEW", "검토"
    AGREE = "AGREE", "협조"
    DECIDE = "DECIDE", "결재"


class Outcome(TextChoices):
    """How a step of an approval line ended."""

    OPEN = "", "기다림"
    PASSED = "PASSED", "마침"
    RETURNED = "RETURNED", "반려"
    WITHDRAWN = "WITHDRAWN", "회수"


class Capacity(TextChoices):
    """As what somebody acted for a post."""

    HOLDER = "HOLDER", "본인"
    ACTING = "ACTING", "대결(직무대리)"
    SUPERIOR = "SUPERIOR", "대결(상위 부서장)"
