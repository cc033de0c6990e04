"""The form of 준예산."""

from collections.abc import Iterable
from typing import Any

from django import forms

from ieum.budget.choices import ProvisionalGround
from ieum.budget.deemed_rows import CELL_COLUMNS, read_cell_rows
from ieum.budget.rules import CellDraft
from ieum.kernel.row_faults import RowsRefused
from ieum.site.days import DayField


class ProvisionalForm(forms.Form):
    """Amounts of one ground of the law, with what tells that it is one."""

    ground = forms.ChoiceField(
        label="근거(지방자치법 제146조)", choices=[("", "고르십시오"), *ProvisionalGround.choices],
        error_messages={"required": "세 가지 근거 가운데 하나를 고르십시오. 그 밖의 경비는 본예산을 기다립니다."},
    )  # fmt: skip
    authority = forms.CharField(
        label="설치 조례, 지출의무의 법령, 승인된 예산", max_length=150,
        error_messages={"required": "근거가 되는 법령, 조례 또는 예산을 적어야 합니다."},
    )  # fmt: skip
    on = DayField(
        label="효력일", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages=dict.fromkeys(("required", "invalid"), "날을 2026-01-02처럼 적어 주십시오."),
    )  # fmt: skip
    rows = forms.CharField(
        label="과목과 금액", strip=False,
        help_text="엑셀에서 복사해 붙입니다. 머리글은 회계, 부서, 세부사업, 통계목, 재원, 금액(원)입니다.",
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
    )  # fmt: skip
    basis = forms.CharField(label="결정 문서", max_length=200, error_messages={"required": "근거를 적어야 합니다."})

    def __init__(
        self, data: Any = None, *, programmes: Iterable[CellDraft], initial: dict[str, Any], **kwargs: Any
    ) -> None:
        heading = "\t".join((*CELL_COLUMNS, "금액(원)")) + "\n"
        super().__init__(data, initial=initial | {"rows": heading}, **kwargs)
        self.programmes = programmes

    def clean_rows(self) -> dict[CellDraft, int]:
        """Won by cell, understood."""
        try:
            return read_cell_rows(self.cleaned_data["rows"], self.programmes)
        except RowsRefused as refused:
            raise forms.ValidationError([str(fault) for fault in refused.faults]) from refused
