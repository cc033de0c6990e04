"""Forms of the page of allotment: the plan, a quarter, beside the plan, withholding and releasing."""

import re
from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from django import forms

from ieum.budget import rules
from ieum.budget.rules.allotment import QUARTERS, Shares
from ieum.kernel.particles import with_particles
from ieum.platform.ui.languages import translated
from ieum.site.cell_names import CellNames
from ieum.site.days import DayField
from ieum.site.forms.request import won_of

_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_DAY_ERRORS = dict.fromkeys(("required", "invalid"), "날을 2026-04-01처럼 적어 주십시오.")
_REASON_ERRORS = {"required": "사유를 적어야 합니다."}
_SHARE = re.compile(r"(\S+)?\s*:\s*(\d{1,3})\s*[/·, ]\s*(\d{1,3})\s*[/·, ]\s*(\d{1,3})\s*[/·, ]\s*(\d{1,3})", re.ASCII)


class AllotmentForm(forms.Form):
    """What all of them know: the year with its divisions and cells, and its open holds."""

    def __init__(
        self,
        *args: Any,
        year: int,
        divisions: Collection[str],
        cells: CellNames,
        holds: Sequence[tuple[UUID, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.cells = cells
        if "cell" in self.fields:
            self.fields["cell"].widget.attrs |= cells.attributes(year)
        if "division" in self.fields:
            self.fields["division"].choices = [("", translated("모든 부서")), *((each, each) for each in divisions)]
        if "hold" in self.fields:
            self.fields["hold"].choices = [(str(key), label) for key, label in holds]


class PlanForm(AllotmentForm):
    """A plan by shares, one line for the beginning of the items and the four quarters."""

    shares = forms.CharField(
        label="분기별 비율(%)", widget=forms.Textarea(attrs={"rows": 4}), max_length=1000,
        help_text="한 줄에 '101: 25/25/25/25'처럼 통계목의 앞부분과 네 분기의 비율. 그 밖은 ': 35/30/20/15'.",
        error_messages={"required": "비율을 적어야 합니다."},
    )  # fmt: skip
    reason = forms.CharField(
        label="편성 방향", max_length=200, error_messages={"required": "편성 방향을 적어야 합니다."}
    )

    def clean_shares(self) -> list[Shares]:
        """The shares of each line."""
        lines = [line.strip() for line in self.cleaned_data["shares"].splitlines() if line.strip()]
        found = [_SHARE.fullmatch(line) for line in lines]
        wrong = next((line for line, match in zip(lines, found, strict=True) if match is None), None)
        if wrong is not None:
            raise forms.ValidationError(
                with_particles(translated("'{wrong}'을(를) '101: 25/25/25/25'처럼 적어 주십시오.", wrong=wrong))
            )
        return [
            Shares(match[1] or "", tuple(int(match[place]) for place in range(2, 2 + len(QUARTERS))))
            for match in found
            if match
        ]


class QuarterForm(AllotmentForm):
    """A quarter to allot, to one division or all."""

    quarter = forms.TypedChoiceField(
        label="분기까지", coerce=int, choices=[(each, f"{each}분기까지") for each in QUARTERS]
    )
    division = forms.ChoiceField(label="부서", required=False)
    on = DayField(label="배정일", widget=_DAY, error_messages=_DAY_ERRORS)


class OccasionalForm(AllotmentForm):
    """An amount for a cell beside the plan."""

    cell = forms.CharField(
        label="예산과목",
        max_length=300,
        help_text="세부사업 코드나 이름, 통계목을 띄어 적으면 맞는 과목을 보여 줍니다.",
    )
    amount = forms.CharField(
        label="금액(원)", max_length=30, help_text="전용하려고 배정을 줄일 때처럼 줄이는 금액은 △로 적습니다."
    )
    reason = forms.CharField(label="사유", max_length=200, error_messages=_REASON_ERRORS)
    on = DayField(label="배정일", widget=_DAY, error_messages=_DAY_ERRORS)

    def clean_cell(self) -> UUID:
        """The cell that was written."""
        found = self.cells.find(self.cleaned_data["cell"])
        if found.cell_id is None:
            raise forms.ValidationError(found.fault)
        return found.cell_id

    def clean_amount(self) -> int:
        """Won."""
        won = won_of(self.cleaned_data["amount"])
        if not won:
            raise forms.ValidationError("금액을 1,000,000이나 △1,000,000처럼 원으로 적으십시오.")
        return won

    def lines(self) -> list[rules.Line]:
        """What it allots."""
        return [rules.Line(self.cleaned_data["cell"], self.cleaned_data["amount"])]


class HoldForm(AllotmentForm):
    """What is withheld."""

    items = forms.RegexField(
        r"^[0-9-]{0,6}$", label="통계목의 앞부분(선택)", required=False, help_text="예: 201. 비우면 모든 통계목.",
        error_messages={"invalid": "통계목을 201이나 201-01처럼 적으십시오."},
    )  # fmt: skip
    division = forms.ChoiceField(label="부서", required=False)
    percent = forms.IntegerField(label="유보율(%)", min_value=1, max_value=100)
    reason = forms.CharField(label="사유", max_length=200, error_messages=_REASON_ERRORS)


class ReleaseForm(AllotmentForm):
    """Which hold is released."""

    hold = forms.ChoiceField(label="유보", error_messages={"invalid_choice": "유보 중인 것을 고르십시오."})
    reason = forms.CharField(label="사유", max_length=200, error_messages=_REASON_ERRORS)
