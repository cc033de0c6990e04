"""Codes of what is asked to be spent before it is committed."""

from django.db.models import TextChoices


class SpendingState(TextChoices):
    """Where a request to spend (품의) stands."""

    OPEN = "OPEN", "품의 중"
    COMMITTED = "COMMITTED", "원인행위"
    WITHDRAWN = "WITHDRAWN", "취소"


class AdvanceKind(TextChoices):
    """Payments of an amount that is not settled yet (지방회계법 제31조부터 제36조)."""

    IMPREST = "IMPREST", "일상경비 교부"
    ADVANCE = "ADVANCE", "선금급"
    ESTIMATE = "ESTIMATE", "개산급"


class AdvanceState(TextChoices):
    """Where such a payment stands."""

    OPEN = "OPEN", "정산 전"
    SETTLED = "SETTLED", "정산함"
    WITHDRAWN = "WITHDRAWN", "취소"
