"""The form that takes an event back."""

from django import forms


class TakeBackEventForm(forms.Form):
    """Why an event is taken back."""

    basis = forms.CharField(
        label="취소하는 근거", max_length=200, help_text="예: 중복 등록, 결재 문서 재무과-123호로 철회",
        error_messages={"required": "근거를 적어야 합니다."},
    )  # fmt: skip
