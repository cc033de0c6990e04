"""Forms of the page of requests to spend (품의)."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms

from ieum.budget.choices import SpendingState
from ieum.site.cell_names import CellNames
from ieum.site.days import DayField
from ieum.site.forms.offering import offer
from ieum.site.forms.request import won_of

_DAY_ERRORS = dict.fromkeys(("required", "invalid"), "날을 2026-10-31처럼 적어 주십시오.")
_ENDS = (SpendingState.COMMITTED, SpendingState.WITHDRAWN)


def _day(label: str) -> DayField:
    return DayField(
        label=label, error_messages=_DAY_ERRORS, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


def _basis() -> forms.CharField:
    return forms.CharField(label="근거", max_length=200, error_messages={"required": "근거를 적어야 합니다."})


class AskSpendingForm(forms.Form):
    """What is asked for from which cell."""

    cell = forms.CharField(
        label="예산과목", max_length=300, help_text="세부사업 코드나 이름, 통계목을 적고 목록에서 고르십시오."
    )
    number = forms.CharField(
        label="품의번호", max_length=60, error_messages={"required": "품의번호를 적어 주십시오."},
        help_text="같은 번호를 다시 적으면 그 품의를 고칩니다.",
    )  # fmt: skip
    asked_on = _day("품의일자")
    amount = forms.CharField(label="품의금액(원)", max_length=30)
    basis = _basis()

    def __init__(self, *args: Any, cells: CellNames, year: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.cells = cells
        self.fields["cell"].widget.attrs |= cells.attributes(year)

    def clean_cell(self) -> UUID:
        """The cell that was named."""
        found = self.cells.find(self.cleaned_data["cell"])
        if found.cell_id is None:
            raise forms.ValidationError(found.fault)
        return found.cell_id

    def clean_amount(self) -> int:
        """Won above 0."""
        won = won_of(self.cleaned_data["amount"])
        if won is None or won <= 0:
            raise forms.ValidationError("금액을 1,000,000처럼 원으로 적으십시오.")
        return won


class EndSpendingForm(forms.Form):
    """What became of an open request."""

    request = forms.ChoiceField(label="품의", error_messages={"invalid_choice": "품의를 목록에서 고르십시오."})
    state = forms.ChoiceField(label="어떻게 되었는지", choices=[(each.value, each.label) for each in _ENDS])
    since = _day("그날")
    basis = _basis()

    def __init__(self, *args: Any, requests: Sequence[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "request", ((str(key), label) for key, label in requests))
