"""Forms of the end of a fiscal year: remainders that lapse, what is carried over, and the settlement."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms

from ieum.budget import rules
from ieum.budget.carry_rows import COLUMNS, read_carry_rows
from ieum.budget.choices import MovementKind, UncommittedGround
from ieum.budget.rules.carrying import CarryOut
from ieum.budget.rules.kinds import CARRYING
from ieum.platform.ui.languages import translated
from ieum.site.days import DayField
from ieum.site.forms.offering import offer
from ieum.site.forms.pasted import PastedRowsForm, rows_field
from ieum.site.forms.request import won_of

_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_DAY_ERRORS = dict.fromkeys(("required", "invalid"), "날을 2026-12-31처럼 적어 주십시오.")
_BASIS = {"required": "근거를 적어야 합니다."}
_AT_YEAR_END = "12월 31일부터 다음 해 1월 20일까지입니다."


class LapseForm(forms.Form):
    """On which day remainders lapse, and by which basis."""

    on = DayField(label="효력일", widget=_DAY, help_text=_AT_YEAR_END, error_messages=_DAY_ERRORS)
    basis = forms.CharField(label="근거", max_length=200, error_messages=_BASIS)


class CarryOverForm(LapseForm):
    """On which day of the next year money comes over."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].help_text = "다음 회계연도의 날입니다. 보통 1월 1일입니다."


class CloseForm(forms.Form):
    """That a year is settled for good."""

    basis = forms.CharField(label="근거", max_length=200, error_messages=_BASIS)
    is_sure = forms.BooleanField(
        label="결산한 회계연도에는 아무것도 등록하거나 취소할 수 없음을 확인했습니다.",
        error_messages={"required": "되돌릴 수 없음을 확인해야 결산할 수 있습니다."},
    )  # fmt: skip


class CarryOutForm(forms.Form):
    """What is carried over of one cell, and what it rests on."""

    kind = forms.ChoiceField(label="이월 구분", choices=[(each.value, each.label) for each in CARRYING])
    cell = forms.CharField(
        label="예산과목", max_length=300, widget=forms.TextInput(attrs={"list": "cells", "autocomplete": "off"}),
        help_text="위의 '이월할 수 있는 예산과목'에서 찾아 몇 글자를 적고 고릅니다.",
    )  # fmt: skip
    amount = forms.CharField(label="이월액(원)", max_length=30)
    on = DayField(label="효력일", widget=_DAY, help_text=_AT_YEAR_END, error_messages=_DAY_ERRORS)
    ground = forms.CharField(
        label="지출원인행위(사고이월은 반드시)", max_length=150, required=False,
        help_text="계약이나 결정(원인행위가 없으면 입찰공고, 보상, 단체장이 정한 것)의 문서 번호와 날. 명시이월과 "
        "계속비이월은 의결을 적을 수 있습니다.",
    )  # fmt: skip
    uncommitted = forms.ChoiceField(
        label="원인행위 없는 사고이월의 사유", required=False,
        choices=[("", "원인행위를 했음"), *UncommittedGround.choices],
        help_text="지방재정법 제50조제2항제2호~제4호, 시행령 제58조. 고르면 원인행위액을 넘어 이월할 수 있습니다.",
    )  # fmt: skip
    basis = forms.CharField(label="근거", max_length=200, error_messages=_BASIS)

    def __init__(self, *args: Any, cells: Mapping[str, UUID], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.cells = cells

    def clean_cell(self) -> UUID:
        """The cell that the label names."""
        if self.cleaned_data["cell"] not in self.cells:
            raise forms.ValidationError("예산과목을 목록에서 고르십시오.")
        return self.cells[self.cleaned_data["cell"]]

    def clean_amount(self) -> int:
        """Won, above 0."""
        won = won_of(self.cleaned_data["amount"])
        if not won or won < 0:
            raise forms.ValidationError("금액을 1,000,000처럼 원으로 적으십시오.")
        return won

    def asked(self) -> dict[str, Any]:
        """What is asked of the operation."""
        given = self.cleaned_data
        line = rules.Line(given["cell"], given["amount"])
        carried = CarryOut(MovementKind(given["kind"]), line, given["ground"], given["uncommitted"])
        return {"asked": [carried], "on": given["on"]}


class CarryManyForm(PastedRowsForm):
    """What is carried over of many cells at once."""

    columns = COLUMNS
    rows = rows_field(
        "과목과 금액",
        "엑셀에서 복사해 붙입니다. '이월할 수 있는 예산과목' 목록을 엑셀로 받아 이월 구분과 금액을 적으면 쉽습니다. "
        "이월 구분은 명시이월, 사고이월, 계속비이월입니다.",
    )
    on = DayField(label="효력일", widget=_DAY, help_text=_AT_YEAR_END, error_messages=_DAY_ERRORS)
    basis = forms.CharField(label="근거", max_length=200, error_messages=_BASIS)

    def __init__(self, *args: Any, cells: Mapping[str, UUID], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.cells = cells

    def understood(self, text: str) -> dict[str, Any]:
        """What is carried over.

        :raises RowsRefused: naming each row that is wrong
        """
        return {"carried": read_carry_rows(text, self.cells)}

    def asked(self) -> dict[str, Any]:
        """What is asked of the operation."""
        return {"asked": self.cleaned_data["carried"], "on": self.cleaned_data["on"]}


class TakeBackCarryingForm(forms.Form):
    """Which carrying over is taken back, and why."""

    event = forms.ChoiceField(label="취소할 이월")
    basis = forms.CharField(label="취소하는 근거", max_length=200, error_messages=_BASIS)

    def __init__(self, *args: Any, events: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "event", events, empty=translated("고르십시오"))
