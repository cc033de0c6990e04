"""Files that hang on matters: their forms, and what the pages of matters show of them."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.urls import reverse

from ieum.platform.choices import Retention
from ieum.platform.files import queries
from ieum.platform.files.kinds import ACCEPTED, KINDS, MOST_BYTES
from ieum.platform.ui.languages import translated

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

_BASIS = {"required": "근거를 적어 주십시오. 예: 자료 제출 요청에 따름"}


class VersionForm(forms.Form):
    """A file in the place of the last version."""

    file = forms.FileField(
        label="파일",
        max_length=1000,
        help_text=f"{ACCEPTED}을 {MOST_BYTES // 2**20}MB까지 붙입니다. 종류는 이름이 아니라 내용으로 알아봅니다.",
        widget=forms.FileInput(attrs={"accept": ",".join(each for kind in KINDS.values() for each in kind.extensions)}),
        error_messages={
            "required": "붙일 파일을 고르십시오.",
            "empty": "파일이 비어 있습니다. 다른 파일을 고르십시오.",
            "max_length": "파일 이름이 너무 깁니다. 짧게 고쳐 올려 주십시오.",
        },
    )
    basis = forms.CharField(label="근거", max_length=500, error_messages=_BASIS)

    def clean_file(self) -> "UploadedFile[bytes]":
        """Refuse a file that is too large before it is read.

        :raises ValidationError: then
        """
        upload: UploadedFile[bytes] = self.cleaned_data["file"]
        if (upload.size or 0) > MOST_BYTES:
            raise forms.ValidationError(
                translated("파일이 너무 큽니다({value}MB까지). 나누어 올려 주십시오.", value=MOST_BYTES // 2**20)
            )
        return upload


class AttachForm(VersionForm):
    """A file that is attached to a matter."""

    retention = forms.ChoiceField(
        label="보존기간",
        choices=Retention.choices,
        initial=Retention.YEARS_10,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "보존기간을 골라 주십시오."),
    )


class TakeOffForm(forms.Form):
    """Why a file is taken off."""

    basis = forms.CharField(label="떼는 까닭", max_length=500, error_messages=_BASIS)


class RestoreForm(forms.Form):
    """Why a file that was taken off is put back."""

    basis = forms.CharField(label="되돌리는 까닭", max_length=500, error_messages=_BASIS)


def attached(kind: str, subject_id: UUID) -> dict[str, Any]:
    """What ``attached.html`` shows of a matter: its files, and where more are attached."""
    return {
        "attached": queries.attachments(kind, subject_id),
        "attached_url": reverse("attachments", args=[kind, subject_id]),
    }
