"""Answers to requests that write, kept for who sends one again because its answer was lost on the way."""

from datetime import timedelta
from uuid import UUID

from django.db import connection
from django.utils.timezone import now

from ieum.platform.database.tenancy import current_municipality
from ieum.platform.models import KeptAnswer
from ieum.platform.operations import Refused

KEPT_DAYS = 30


class OtherRequest(Refused):
    """The mark belongs to another request."""


def kept_answer(*, token_id: UUID, key: str, request_sha256: str) -> tuple[int, str] | None:
    """Status and body that a request was answered with; None where it comes for the first time.

    Who sends the same one meanwhile waits until this transaction ends, and finds its answer.

    :raises OtherRequest: if the key came with another request before
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"ieum.answer:{token_id}:{key}"])
    found = KeptAnswer.objects.filter(token_id=token_id, key=key).first()
    if found is None:
        return None
    if found.request_sha256 != request_sha256:
        raise OtherRequest("같은 Idempotency-Key로 다른 요청을 보냈습니다. 요청마다 새 값을 적으십시오.")
    return found.status, found.body


def keep_answer(*, token_id: UUID, key: str, request_sha256: str, status: int, body: str) -> None:
    """Keep an answer; those of this API key that are older than a month are erased."""
    moment = now()
    KeptAnswer.objects.filter(token_id=token_id, kept_at__lt=moment - timedelta(days=KEPT_DAYS)).delete()
    KeptAnswer.objects.create(
        municipality_id=current_municipality(), token_id=token_id, key=key, request_sha256=request_sha256,
        status=status, body=body, kept_at=moment,
    )  # fmt: skip
