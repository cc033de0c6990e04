"""What an account wrote into a form before."""

import json
from uuid import UUID

from ieum.platform.models import FormDraft
from ieum.platform.sealing import unseal

PURPOSE = "form-draft"
"""For what drafts are sealed."""


def draft_of(account_id: UUID, place: str) -> FormDraft | None:
    """The draft of a form; None where there is none."""
    found: FormDraft | None = FormDraft.objects.filter(account_id=account_id, place=place).first()
    return found


def fields_of(draft: FormDraft) -> list[tuple[str, str]]:
    """Names and values of the fields, in the order of the form.

    :raises CannotUnseal: if the key of the installation is another one by now
    """
    return [(name, value) for name, value in json.loads(unseal(draft.content, purpose=PURPOSE))]
