"""Forms of the pages that compare statements of others with our ledger."""

from collections.abc import Collection
from typing import Any

from django import forms

from ieum.budget.choices import Side
from ieum.platform.ui.languages import translated
from ieum.site.days import DayField
from ieum.site.forms.offering import offer

_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_DAY_ERRORS = dict.fromkeys(("required", "invalid"), "날을 2026-10-31처럼 적어 주십시오.")


class StatementForm(forms.Form):
    """A statement to compare with our balances of a day."""

    year = forms.TypedChoiceField(label="회계연도", coerce=int)
    side = forms.ChoiceField(label="세입·세출", choices=Side.choices)
    as_of = DayField(
        label="명세의 기준일", widget=_DAY, error_messages=_DAY_ERRORS,
        help_text="그날까지의 우리 원장과 견줍니다.",
    )  # fmt: skip
    file = forms.FileField(
        label="명세 파일",
        help_text="회계·부서·세부사업·통계목(세입은 회계·장·세입과목·부서) 같은 열과 "
        "예산현액·지출액(세입은 징수결정액·수납액) 같은 금액 열이 있는 XLSX나 CSV, 또는 예산서.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.hwpx,.pdf,.docx"}),
        error_messages={
            "required": "올릴 파일을 고르십시오.", "empty": "파일이 비어 있습니다. 다른 파일을 고르십시오.",
        },
    )  # fmt: skip
    basis = forms.CharField(
        label="근거", max_length=200, help_text="누가 언제 뽑은 명세인지 적으십시오.",
        error_messages={"required": "근거를 적어야 합니다."},
    )  # fmt: skip

    def __init__(self, *args: Any, years: Collection[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "year", ((each, translated("{each}년", each=each)) for each in sorted(years, reverse=True)))


class ReasonForm(forms.Form):
    """Why a difference stands."""

    reason = forms.CharField(
        label="차이가 나는 사유", max_length=200,
        help_text="전표나 공문의 번호와 날짜처럼 나중에 찾아볼 수 있게 적으십시오.",
        error_messages={"required": "사유를 적어야 합니다."},
    )  # fmt: skip


class VoidForm(forms.Form):
    """Why a comparison was wrong."""

    reason = forms.CharField(
        label="무효로 하는 사유", max_length=200, help_text="다른 날의 명세를 올렸음처럼 적습니다. 되살리지 못합니다.",
        error_messages={"required": "사유를 적어야 합니다."},
    )  # fmt: skip
