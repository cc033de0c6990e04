"""The form by which a municipality says when due dates are brought to mind."""

import re
from typing import Any

from django import forms
from django.utils.timezone import localdate

from ieum.office.rules.reminders import LEAST_MINUTES, MOST_MINUTES, Habits, refusal
from ieum.site.days import DayField

_SEPARATED = re.compile(r"[,·\s]+")


class WorkingDaysField(forms.CharField):
    """Numbers of working days with commas between them; none where nothing is written."""

    def clean(self, value: Any) -> Any:
        """The numbers, as they are written."""
        pieces = [each for each in _SEPARATED.split(super().clean(value)) if each]
        if not all(re.fullmatch(r"[0-9]{1,3}", each) for each in pieces):
            raise forms.ValidationError("근무일 수를 쉼표로 나누어 적어 주십시오. 예: 3, 1, 0")
        return tuple(map(int, pieces))


class RemindersForm(forms.Form):
    """On which working days, from when, by which basis."""

    before = WorkingDaysField(
        label="기한 전(근무일)", max_length=30, initial="3, 1, 0", help_text="먼 날부터. 0은 기한 날입니다.",
        error_messages={"required": "기한 며칠 전에 알릴지 적어 주십시오. 예: 3, 1, 0"},
    )  # fmt: skip
    after = WorkingDaysField(
        label="기한 뒤(근무일)", max_length=30, required=False,
        help_text="가까운 날부터. 첫째는 바로 위 부서장, 둘째는 그 위 부서장에게 알립니다. 비우면 알리지 않습니다.",
    )  # fmt: skip
    minutes = forms.IntegerField(
        label="시각이 있는 기한 전(분)", min_value=LEAST_MINUTES, max_value=MOST_MINUTES,
        help_text="즉시 민원처럼 시각으로 정한 기한에 적용합니다.",
    )  # fmt: skip
    valid_from = DayField(
        label="시행일", initial=localdate, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages=dict.fromkeys(("required", "invalid"), "날을 2026-03-02처럼 적어 주십시오."),
    )  # fmt: skip
    basis = forms.CharField(
        label="근거", max_length=200, error_messages={"required": "근거를 적어 주십시오. 예: 사무관리 내부 방침"}
    )

    def clean(self) -> dict[str, Any]:
        """What is written, with the habits that it comes to."""
        given = super().clean() or {}
        if {"before", "after", "minutes"} <= given.keys():
            given["habits"] = Habits(given["before"], given["after"], given["minutes"])
            why_not = refusal(given["habits"])
            if why_not:
                self.add_error(None, why_not)
        return given
