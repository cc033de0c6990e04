"""The forms by which days are closed and taken back."""

from django import forms

from ieum.site.forms.order import day_field

_BASIS = "근거를 적어 주십시오. 예: 구민의 날 조례 제3조"


class ClosingForm(forms.Form):
    """Which day is closed, what it is, and by which basis."""

    day = day_field("휴무일")
    name = forms.CharField(
        label="이름", max_length=60, error_messages={"required": "이름을 적어 주십시오. 예: 개청 기념일"}
    )
    basis = forms.CharField(label="근거", max_length=500, error_messages={"required": _BASIS})


class ReopeningForm(forms.Form):
    """Which closed day is taken back, and why."""

    reopen = forms.UUIDField(widget=forms.HiddenInput)
    basis = forms.CharField(label="취소하는 근거", max_length=500, error_messages={"required": _BASIS})
