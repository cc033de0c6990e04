"""Forms of 간주처리, 성립전 사용 and 수입대체경비 초과지출."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.timezone import localdate

from ieum.budget.choices import ExcessGround, MovementKind, PreUseGround
from ieum.budget.deemed_rows import (
    COLUMNS,
    REVENUE_COLUMNS,
    DeemedRow,
    read_deemed_rows,
    read_revenue_rows,
)
from ieum.budget.rules import CellDraft
from ieum.budget.rules.kinds import BESIDE_VOTE, authority_with
from ieum.kernel.row_faults import RowsRefused
from ieum.platform.ui.languages import translated
from ieum.site.days import DayField
from ieum.site.forms.offering import offer


class DeemForm(forms.Form):
    """One round of 간주처리, one 성립전 사용 or one 초과지출, with its rows."""

    kind = forms.ChoiceField(label="구분", choices=[(each.value, each.label) for each in BESIDE_VOTE])
    round = forms.IntegerField(label="차수(간주처리일 때)", required=False, min_value=1, max_value=999)
    on = DayField(
        label="효력일", initial=localdate, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages=dict.fromkeys(("required", "invalid"), "날을 2026-03-02처럼 적어 주십시오."),
    )  # fmt: skip
    ground = forms.ChoiceField(
        label="성립전 사용의 사유(성립전 사용일 때)", required=False,
        choices=[("", "고르십시오"), *PreUseGround.choices],
        help_text="지방재정법 제45조 단서: 용도가 지정되고 전액 교부된 경비, 재난구호·복구 경비만 할 수 있습니다.",
    )  # fmt: skip
    excess = forms.ChoiceField(
        label="초과지출의 사유(수입대체경비 초과지출일 때)", required=False,
        choices=[("", "고르십시오"), *ExcessGround.choices],
        help_text="지방회계법 제26조제1항 단서, 시행령 제27조제2항: 업무와 직접 관련된 자산취득비·국내여비·시설유지비·"
        "보수비, 일시적 업무 급증으로 고용한 기간제근로자의 임금, 행정안전부장관이 정하는 경비에만 씁니다.",
    )  # fmt: skip
    authority = forms.CharField(
        label="예산총칙 조항, 교부결정 또는 초과지출의 이유", max_length=150,
        error_messages={"required": "먼저 결정된 근거(예산총칙 조항, 교부결정, 초과지출의 이유)를 적어야 합니다."},
    )  # fmt: skip
    rows = forms.CharField(
        label="과목과 금액", strip=False,
        help_text="엑셀에서 복사해 붙입니다. 머리글은 회계, 부서, 세부사업, 통계목, 재원, 세입과목, 금액(원)입니다.",
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
    )  # fmt: skip
    basis = forms.CharField(label="근거", max_length=200, error_messages={"required": "근거를 적어야 합니다."})

    def __init__(self, data: Any = None, *, programmes: Iterable[CellDraft], number: int, **kwargs: Any) -> None:
        heading = "\t".join((*COLUMNS, "금액(원)")) + "\n"
        super().__init__(data, initial={"round": number, "rows": heading}, **kwargs)
        self.programmes = programmes

    def clean_rows(self) -> Sequence[DeemedRow]:
        """The rows, understood."""
        try:
            kind = MovementKind(self.cleaned_data.get("kind", MovementKind.DEEMED))
            return read_deemed_rows(self.cleaned_data["rows"], self.programmes, kind=kind)
        except RowsRefused as refused:
            raise forms.ValidationError([str(fault) for fault in refused.faults]) from refused

    def clean(self) -> dict[str, Any]:
        """간주처리 has a round, 성립전 사용 and 초과지출 each one of the two grounds of their law."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("kind") == MovementKind.DEEMED:
            if not given.get("round"):
                self.add_error("round", "몇 차 간주처리인지 적어 주십시오.")
            return given
        given["round"] = None
        if given.get("kind") == MovementKind.EXCESS_USE:
            missing = "수입이 예산을 초과했는지, 초과할 것으로 예상되는지 고르십시오. (지방회계법 제26조)"
            self._rest_on(given, "excess", ExcessGround, missing)
        else:
            missing = "용도 지정 및 전액 교부가 확인되지 않아 성립전 사용을 할 수 없습니다."
            self._rest_on(given, "ground", PreUseGround, missing)
        return given

    def _rest_on(
        self, given: dict[str, Any], field: str, grounds: type[PreUseGround | ExcessGround], missing: str
    ) -> None:
        if not given.get(field):
            self.add_error(field, missing)
        elif given.get("authority"):
            given["authority"] = authority_with(given["authority"], grounds(given[field]))
        given["before_receipts"] = given.get(field) in {PreUseGround.DISASTER, ExcessGround.EXPECTED}


class TakeBackForm(forms.Form):
    """Which round is taken back, and why."""

    event = forms.ChoiceField(label="취소할 간주처리·성립전 사용·초과지출")
    basis = forms.CharField(label="취소하는 근거", max_length=200, error_messages={"required": "근거를 적어야 합니다."})

    def __init__(self, *args: Any, events: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "event", events, empty=translated("고르십시오"))


class AddRevenueForm(forms.Form):
    """The revenue of a round that stands without."""

    event = forms.ChoiceField(label="세입 없는 간주처리·성립전 사용·초과지출")
    rows = forms.CharField(
        label="세입과목과 금액", strip=False,
        help_text="엑셀에서 복사해 붙입니다. 머리글은 회계, 부서, 세입과목, 금액(원)입니다.",
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false"}),
    )  # fmt: skip
    basis = forms.CharField(label="근거", max_length=200, error_messages={"required": "근거를 적어야 합니다."})

    def __init__(self, data: Any = None, *, events: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        heading = "\t".join((*REVENUE_COLUMNS, "금액(원)")) + "\n"
        super().__init__(data, initial={"rows": heading}, auto_id="add_%s", **kwargs)
        offer(self, "event", events, empty=translated("고르십시오"))

    def clean_rows(self) -> dict[tuple[str, str, str], int]:
        """Won by place, understood."""
        try:
            return read_revenue_rows(self.cleaned_data["rows"])
        except RowsRefused as refused:
            raise forms.ValidationError([str(fault) for fault in refused.faults]) from refused
