"""Keeping and discarding what is written into forms.

No operation is opened for it: nothing is recorded yet, and it happens every few seconds while somebody writes.
"""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.timezone import now

from ieum.kernel.registry import Round
from ieum.platform.database.tenancy import current_municipality
from ieum.platform.form_drafts.queries import PURPOSE
from ieum.platform.models import FormDraft
from ieum.platform.operations import Refused
from ieum.platform.sealing import seal

KEPT_DAYS = 30
"""For how long a draft is kept after it was written last."""
MOST, LARGEST = 100, 300_000
"""As many drafts as an account keeps, and as many characters as one has."""
_LONGEST_PLACE = 300


class DraftRefused(Refused):
    """The draft cannot be kept; the message says why."""


class WrittenElsewhere(DraftRefused):
    """Another window wrote the same form meanwhile."""


def keep_draft(*, account_id: UUID, place: str, query: str, fields: Sequence[tuple[str, str]], seen: int) -> FormDraft:
    """Keep the fields of a form, sealed; ``place`` is its path and name, ``seen`` the revision that is written over.

    :raises WrittenElsewhere: if another window wrote since, or before where ``seen`` is 0
    :raises DraftRefused: for more than can be kept
    """
    text = json.dumps(list(fields), ensure_ascii=False)
    if len(text) > LARGEST or len(place) > _LONGEST_PLACE or len(query) > _LONGEST_PLACE:
        raise DraftRefused("양식이 너무 길어 자동 저장하지 못합니다. 저장 단추로 저장하십시오.")
    content = seal(text, purpose=PURPOSE)
    own = FormDraft.objects.filter(account_id=account_id)
    if seen:
        changed = own.filter(place=place, revision=seen).update(
            content=content, query=query, revision=F("revision") + 1, saved_at=now()
        )
        if not changed:
            raise _elsewhere()
        return own.get(place=place)
    if own.count() >= MOST:
        raise DraftRefused("자동 저장한 양식이 너무 많습니다. 쓰지 않는 것을 버린 뒤에 다시 저장됩니다.")
    try:
        with transaction.atomic():
            return FormDraft.objects.create(
                municipality_id=current_municipality(), account_id=account_id, place=place, query=query,
                revision=1, content=content, saved_at=now(),
            )  # fmt: skip
    except IntegrityError as error:
        raise _elsewhere() from error


def discard_draft(*, account_id: UUID, place: str) -> None:
    """Forget what was written into a form: it was sent, or is not wanted any more."""
    FormDraft.objects.filter(account_id=account_id, place=place).delete()


def expire(at: datetime) -> None:
    """Forget drafts that nobody wrote on for long."""
    FormDraft.objects.filter(saved_at__lt=at - timedelta(days=KEPT_DAYS)).delete()


EXPIRY = Round("platform.form_drafts", expire)


def _elsewhere() -> WrittenElsewhere:
    return WrittenElsewhere(
        "다른 창에서 이 양식을 쓰고 있어 이 창의 내용은 자동 저장하지 않습니다. "
        "한 창에서만 쓰거나 저장 단추로 저장하십시오."
    )
