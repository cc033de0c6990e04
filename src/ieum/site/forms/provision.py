"""Forms of what a budget decides beside its amounts, and of the documents that go with its bill."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.timezone import localdate

from ieum.budget.choices import EnclosureForm, ProvisionKind
from ieum.budget.queries.enclosures import Enclosed
from ieum.budget.rules.calculation import FormulaFault
from ieum.budget.rules.matters import read_won
from ieum.budget.rules.provisions import HEAD
from ieum.platform.ui.languages import translated
from ieum.site.days import DayField
from ieum.site.forms.offering import offer

_TABLE_HELP = (
    f"엑셀에서 {', '.join(HEAD)}와 연도 칸을 복사해 붙입니다. 세부사업은 부호로 적습니다. "
    "금액은 천원이며 3억원처럼도 적습니다. 재원이 여럿이면 줄을 나눕니다. 지운 줄은 예산안에서 빠집니다."
)


class ScheduleForm(forms.Form):
    """Which table of a bill is opened."""

    kind = forms.ChoiceField(label="구분", choices=ProvisionKind.choices)
    account = forms.ChoiceField(label="회계")
    division = forms.CharField(
        label="부서", max_length=60, error_messages={"required": "부서를 적어 주십시오. 예: 재무과"}
    )

    def __init__(self, *args: Any, accounts: Sequence[str], **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "account", ((each, each) for each in accounts))


class ProvisionsForm(forms.Form):
    """The rows of a table, pasted or written."""

    table = forms.CharField(
        label="조서(천원)",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
        help_text=_TABLE_HELP,
    )
    reason = forms.CharField(
        label="사유", required=False, max_length=200, help_text="부서 조정부터는 왜 고치는지 적어야 합니다."
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)


class ContractForm(forms.Form):
    """What was contracted under a 채무부담행위."""

    amount = forms.CharField(label="계약 금액", max_length=60, help_text="예: 3억원. 줄이는 금액은 △나 -를 붙입니다.")
    on = DayField(
        label="계약한 날",
        initial=localdate,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages=dict.fromkeys(("required", "invalid"), "날을 2026-10-31처럼 적어 주십시오."),
    )
    basis = forms.CharField(
        label="근거 문서", max_length=200, error_messages={"required": "근거를 적어 주십시오. 예: 공사 도급계약서"}
    )

    def clean_amount(self) -> int:
        """Won, below zero where it makes a contract smaller.

        :raises ValidationError: where it is no amount
        """
        said: str = self.cleaned_data["amount"].strip()
        sign = -1 if said[:1] in {"△", "-"} else 1
        try:
            return sign * read_won(said.lstrip("△-"))
        except FormulaFault as fault:
            raise forms.ValidationError(translated("{fault} 예: 3억원", fault=fault)) from fault


class EnclosureChoiceForm(forms.Form):
    """How one of the documents is there."""

    code = forms.ChoiceField(label="서류")
    file = forms.ChoiceField(label="붙은 파일", required=False)
    reason = forms.CharField(
        label="해당이 없는 까닭", required=False, max_length=200, help_text="파일을 고르지 않을 때만 적습니다."
    )

    def __init__(
        self, *args: Any, documents: Sequence[Enclosed], files: Sequence[tuple[str, str]], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        named = [(each.document.code, f"{each.document.code}. {each.document.label}") for each in documents]
        offer(self, "code", named)
        offer(self, "file", files, empty=translated("파일 없음(해당 없음)"))

    @property
    def form_of(self) -> EnclosureForm:
        """What was chosen."""
        return EnclosureForm.FILE if self.cleaned_data["file"] else EnclosureForm.NONE
