"""Forms of the page of targets: early execution, savings and what was saved."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from django import forms

from ieum.budget.choices import SavingCategory
from ieum.platform.ui.languages import translated
from ieum.site.days import DayField
from ieum.site.forms.offering import offer
from ieum.site.forms.request import won_of

_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_DAY_ERRORS = dict.fromkeys(("required", "invalid"), "날을 2026-06-30처럼 적어 주십시오.")
_WON = "금액을 1,000,000처럼 원으로 적으십시오."


class TargetForm(forms.Form):
    """What all of them know: the accounts and divisions of the year, and its targets of saving."""

    def __init__(
        self, *args: Any, accounts: Collection[str], divisions: Collection[str], targets: Sequence[tuple[UUID, str]],
        **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.divisions = divisions
        if "account" in self.fields:
            offer(self, "account", ((each, each) for each in accounts))
        if "target" in self.fields:
            offer(self, "target", ((str(key), label) for key, label in targets))


class AimForm(TargetForm):
    """How much is to be spent by when, of one division or of all that have no target of their own."""

    division = forms.ChoiceField(
        label="부서", required=False, error_messages={"invalid_choice": "부서를 목록에서 고르십시오."}
    )
    until = DayField(label="언제까지", widget=_DAY, error_messages=_DAY_ERRORS)
    rate = forms.DecimalField(label="목표율(%)", min_value=0, max_value=100, max_digits=5, decimal_places=2)
    basis = forms.CharField(label="근거", max_length=200, error_messages={"required": "근거를 적어야 합니다."})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "division", ((each, each) for each in self.divisions), empty=translated("모든 부서"))


class SavingTargetForm(TargetForm):
    """What is to be saved of what."""

    account = forms.ChoiceField(label="회계")
    division = forms.CharField(label="부서", max_length=60)
    unit = forms.CharField(label="단위사업", max_length=100)
    category = forms.ChoiceField(label="경비 구분", choices=SavingCategory.choices)
    base = forms.CharField(
        label="기준액(원)", max_length=30, required=False,
        help_text="비우면 그 단위사업의 해당 통계목 예산현액(오늘, 원장)을 씁니다.",
    )  # fmt: skip
    rate = forms.DecimalField(label="절감률(%)", min_value=0, max_value=100, max_digits=5, decimal_places=2)
    basis = forms.CharField(label="근거", max_length=200, error_messages={"required": "근거를 적어야 합니다."})

    def clean_base(self) -> int | None:
        """Won; None where the ledger is to tell it."""
        given: str = self.cleaned_data["base"]
        return _won(given) if given else None


class SavingResultForm(TargetForm):
    """What it cost in the end."""

    target = forms.ChoiceField(label="절감 목표", error_messages={"invalid_choice": "절감 목표를 고르십시오."})
    spent = forms.CharField(label="실제 집행액(원)", max_length=30)
    evidence = forms.CharField(
        label="증빙", max_length=200, help_text="같은 성과를 냈음을 보일 문서의 번호와 날짜.",
        error_messages={"required": "증빙을 적어야 합니다."},
    )  # fmt: skip

    def clean_spent(self) -> int:
        """Won."""
        return _won(self.cleaned_data["spent"])


def _won(text: str) -> int:
    won = won_of(text)
    if won is None:
        raise forms.ValidationError(_WON)
    return won
