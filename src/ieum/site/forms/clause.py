"""The form of the clauses of 이용."""

from typing import Any

from django import forms

from ieum.budget.clause_rows import COLUMNS, read_clause_rows
from ieum.site.days import DayField
from ieum.site.forms.pasted import PastedRowsForm, rows_field


class ClausesForm(PastedRowsForm):
    """All clauses of a year, as the council voted them."""

    columns = COLUMNS
    rows = rows_field(
        "조항",
        "엑셀에서 복사해 붙입니다. 통계목은 101 201-01처럼 앞부분을 띄어 적고, 정책사업은 부호를 띄어 적습니다. "
        "비우면 모두입니다.",
    )
    voted_on = DayField(
        label="의결일", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages=dict.fromkeys(("required", "invalid"), "날을 2025-12-15처럼 적어 주십시오."),
    )  # fmt: skip
    basis = forms.CharField(
        label="근거", max_length=200, help_text="예산총칙이 들어 있는 의결 문서.",
        error_messages={"required": "근거를 적어야 합니다."},
    )  # fmt: skip

    def understood(self, text: str) -> dict[str, Any]:
        """The clauses."""
        return {"clauses": read_clause_rows(text)}
