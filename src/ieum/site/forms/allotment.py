"""Forms of the page of allotment: the plan, a quarter, beside the plan, withholding and releasing."""

import re
from collections.abc import Callable, Collection, Sequence
from typing import Any, ClassVar, TypeVar
from uuid import UUID

from django import forms

from ieum.budget import rules
from ieum.budget.allotment_rows import (
    COLUMNS,
    PLAN_COLUMNS,
    AllottedRow,
    PlannedRow,
    read_allotted_rows,
    read_plan_rows,
)
from ieum.budget.choices import BeforeYearGround
from ieum.budget.rules.allotment import QUARTERS, Shares
from ieum.kernel.particles import with_particles
from ieum.kernel.row_faults import RowsRefused
from ieum.platform.ui.languages import translated
from ieum.site.cell_names import CellNames
from ieum.site.days import DayField
from ieum.site.forms.offering import offer
from ieum.site.forms.pasted import rows_field
from ieum.site.forms.request import won_of
from ieum.site.names import named_input

_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_DAY_ERRORS = dict.fromkeys(("required", "invalid"), "날을 2026-04-01처럼 적어 주십시오.")
_REASON_ERRORS = {"required": "사유를 적어야 합니다."}
_SHARE = re.compile(r"(\S+)?\s*:\s*(\d{1,3})\s*[/·, ]\s*(\d{1,3})\s*[/·, ]\s*(\d{1,3})\s*[/·, ]\s*(\d{1,3})", re.ASCII)


_WON = "금액을 1,000,000이나 △1,000,000처럼 원으로 적으십시오."
Read = TypeVar("Read")


def _understood(read: Callable[[], list[Read]]) -> list[Read]:
    try:
        return read()
    except RowsRefused as refused:
        raise forms.ValidationError([str(fault) for fault in refused.faults]) from refused


class AllotmentForm(forms.Form):
    """What all of them know: the year with its divisions and cells, and its open holds."""

    columns: ClassVar[Sequence[str]] = ()
    """The heading of rows that may be pasted; none where none may."""

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
        if self.columns:
            self.initial["rows"] = "\t".join(self.columns) + "\n"
        if "division" in self.fields:
            offer(self, "division", ((each, each) for each in divisions), empty=translated("모든 부서"))
        if "hold" in self.fields:
            offer(self, "hold", ((str(key), label) for key, label in holds))


class PlanForm(AllotmentForm):
    """A plan by shares, one line for the beginning of the items and the four quarters."""

    shares = forms.CharField(
        label="분기별 비율(%)", widget=forms.Textarea(attrs={"rows": 4}), max_length=1000,
        help_text="한 줄에 '101: 25/25/25/25'처럼 통계목의 앞부분과 네 분기의 비율. 그 밖은 ': 35/30/20/15'.",
        error_messages={"required": "비율을 적어야 합니다."},
    )  # fmt: skip
    rows = rows_field(
        "분기별 금액(선택)",
        "과목마다 금액을 정하려면 엑셀에서 복사해 붙입니다. 머리글은 예산과목, 1분기(원), 2분기(원), 3분기(원), "
        "4분기(원)입니다. 예산과목은 '0111 201-01 재무과'처럼 적습니다. 적지 않은 과목은 위의 비율로 나눕니다.",
    )
    reason = forms.CharField(
        label="편성 방향", max_length=200, error_messages={"required": "편성 방향을 적어야 합니다."}
    )

    columns = PLAN_COLUMNS

    def clean_rows(self) -> list[PlannedRow]:
        """What cells get by quarters; none where no rows were pasted."""
        return _understood(lambda: read_plan_rows(self.cleaned_data["rows"], self.cells.every()))

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
    """An amount for a cell beside the plan, or pasted rows of several."""

    cell = forms.CharField(
        label="예산과목",
        max_length=300,
        required=False,
        help_text="세부사업 코드나 이름, 통계목을 띄어 적으면 맞는 과목을 보여 줍니다.",
    )
    amount = forms.CharField(
        label="금액(원)",
        max_length=30,
        required=False,
        help_text="전용하려고 배정을 줄일 때처럼 줄이는 금액은 △로 적습니다.",
    )
    rows = rows_field(
        "여러 과목(하나씩 적는 대신)",
        "엑셀에서 복사해 붙입니다. 머리글은 예산과목, 금액(원)입니다. 단위를 금액(천원)으로 적어도 됩니다.",
    )
    reason = forms.CharField(label="사유", max_length=200, error_messages=_REASON_ERRORS)
    on = DayField(label="배정일", widget=_DAY, error_messages=_DAY_ERRORS)

    columns: ClassVar[Sequence[str]] = COLUMNS

    def clean_rows(self) -> list[AllottedRow]:
        """What was pasted; none where nothing was."""
        return _understood(lambda: read_allotted_rows(self.cleaned_data["rows"], self.cells.every()))

    def clean(self) -> dict[str, Any]:
        """Either rows, or a cell with its amount."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("rows") and (given.get("cell") or given.get("amount")):
            self.add_error("rows", "예산과목 하나와 여러 과목을 함께 적을 수 없습니다. 한쪽을 지우십시오.")
        elif not given.get("rows") and "rows" not in self.errors:
            for name, said in (("cell", "예산과목을 적거나 여러 과목을 붙이십시오."), ("amount", _WON)):
                if not given.get(name) and name not in self.errors:
                    self.add_error(name, said)
        return given

    def clean_cell(self) -> UUID | None:
        """The cell that was written; None where none was."""
        if not self.cleaned_data["cell"]:
            return None
        found = self.cells.find(self.cleaned_data["cell"])
        if found.cell_id is None:
            raise forms.ValidationError(found.fault)
        return found.cell_id

    def clean_amount(self) -> int | None:
        """Won; None where nothing was written."""
        if not self.cleaned_data["amount"]:
            return None
        won = won_of(self.cleaned_data["amount"])
        if not won:
            raise forms.ValidationError(_WON)
        return won

    def lines(self) -> list[rules.Line]:
        """What it allots."""
        return [rules.Line(self.cleaned_data["cell"], self.cleaned_data["amount"])]


class BeforeYearForm(OccasionalForm):
    """An amount for a cell of a year that has not begun, and what allows it."""

    ground = forms.ChoiceField(
        label="근거(지방재정법 시행령 제57조)", choices=[("", "골라 주십시오"), *BeforeYearGround.choices],
        error_messages={"required": "여덟 가지 근거 가운데 하나를 고르십시오. 그 밖의 경비는 1월 1일부터 배정합니다."},
    )  # fmt: skip
    on = DayField(
        label="결정한 날", widget=_DAY, error_messages=_DAY_ERRORS,
        help_text="회계연도가 시작되기 전의 날. 배정은 1월 1일부터 효력이 있습니다.",
    )  # fmt: skip
    field_order = ("ground", "cell", "amount", "reason", "on")


class SubAllotmentForm(OccasionalForm):
    """An amount of a cell that a 동 or 사업소 receives, or gives back."""

    unit = forms.CharField(
        label="받는 동·사업소", max_length=60, widget=named_input("units"),
        error_messages={"required": "재배정을 받는 동이나 사업소를 적어야 합니다."},
    )  # fmt: skip
    amount = forms.CharField(
        label="금액(원)",
        max_length=30,
        required=False,
        help_text="배정액 안에서 재배정합니다. 거두어들이는 금액은 △로 적습니다.",
    )
    rows = None  # type: ignore[assignment]  # takes the field of pasted rows away: one cell at a time
    reason = forms.CharField(
        label="근거", max_length=200, help_text="재무관이 결재한 문서의 번호와 날짜.",
        error_messages={"required": "재배정을 결정한 문서를 적어야 합니다."},
    )  # fmt: skip
    on = DayField(label="재배정일", widget=_DAY, error_messages=_DAY_ERRORS)
    columns = ()
    field_order = ("unit", "cell", "amount", "reason", "on")


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
