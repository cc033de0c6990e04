"""Forms of the pages of the budget."""

from collections.abc import Sequence
from typing import Any

from django import forms

from ieum.budget.choices import Level, Total

_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_DAY_ERRORS = dict.fromkeys(("required", "invalid"), "날을 2023-10-31처럼 적어 주십시오.")
_KNOWN_AT_FORMATS = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]


def _known_at(label: str) -> forms.DateTimeField:
    return forms.DateTimeField(
        label=label,
        required=False,
        input_formats=_KNOWN_AT_FORMATS,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"invalid": "때를 2023-10-31T09:00처럼 적어 주십시오."},
    )


class _OfYear(forms.Form):
    """Asks for one of the fiscal years that are open."""

    year = forms.TypedChoiceField(label="회계연도", coerce=int)

    def __init__(self, *args: Any, years: Sequence[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [(each, f"{each}년") for each in sorted(years, reverse=True)]


class BalancesForm(_OfYear):
    """Balances of which year, as of which day, by what."""

    day = forms.DateField(label="기준일", widget=_DAY, error_messages=_DAY_ERRORS)
    by = forms.ChoiceField(label="나누는 단위", choices=Level.choices)
    known_at = _known_at("알던 때(선택)")


class ChangesForm(_OfYear):
    """Which total, between which two points."""

    total = forms.ChoiceField(label="무엇이", choices=Total.choices)
    before = forms.DateField(label="앞 기준일", widget=_DAY, error_messages=_DAY_ERRORS)
    after = forms.DateField(label="뒤 기준일", widget=_DAY, error_messages=_DAY_ERRORS)
    before_known_at = _known_at("앞을 알던 때(선택)")
    after_known_at = _known_at("뒤를 알던 때(선택)")


class LedgerFileForm(forms.Form):
    """A file of movements."""

    file = forms.FileField(
        label="예산 사건 파일",
        help_text="회계연도, 효력일, 구분, 회계, 금액 열이 있는 CSV 파일. UTF-8과 CP949를 읽습니다.",
        widget=forms.FileInput(attrs={"accept": ".csv"}),
        error_messages={
            "required": "올릴 파일을 고르십시오.",
            "empty": "파일이 비어 있습니다. 다른 파일을 고르십시오.",
        },
    )
    basis = forms.CharField(
        label="근거",
        max_length=200,
        help_text="의결, 공문의 번호와 날짜처럼 나중에 찾아볼 수 있게 적으십시오.",
        error_messages={"required": "근거를 적어야 합니다."},
    )
