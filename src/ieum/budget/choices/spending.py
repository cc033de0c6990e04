"""Codes of what is asked to be spent before it is committed."""

from django.db.models import TextChoices


class SpendingState(TextChoices):
    """Where a request to spend (품의) stands."""

    OPEN = "OPEN", "품의 중"
    COMMITTED = "COMMITTED", "원인행위"
    WITHDRAWN = "WITHDRAWN", "취소"
