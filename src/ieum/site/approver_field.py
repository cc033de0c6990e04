"""Who approved what is entered: a field of the forms that enter what others decided."""

from collections.abc import Mapping
from uuid import UUID

from django import forms

from ieum.platform.ui.languages import translated


class ApproverField(forms.ChoiceField):
    """An account with the duty to decide, other than who enters it; its choices are given when the form is made."""

    def __init__(self) -> None:
        super().__init__(
            label="승인한 사람", error_messages={"required": "승인한 사람을 고르십시오."},
            help_text="등록하는 사람이 아닌 과장이나 단체장입니다. 결재 문서의 번호와 날은 근거에 적습니다.",
        )  # fmt: skip

    def offer(self, approvers: Mapping[UUID, str]) -> None:
        """Let one of these be chosen."""
        self.choices = [("", translated("고르십시오")), *((str(key), title) for key, title in approvers.items())]
