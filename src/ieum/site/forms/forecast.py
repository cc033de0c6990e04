"""The form of what a division will have spent by the end of the year."""

from collections.abc import Collection
from typing import Any

from django import forms

from ieum.budget.forecast_rows import COLUMNS, read_forecast_rows
from ieum.site.days import DayField
from ieum.site.forms.offering import offer
from ieum.site.forms.pasted import PastedRowsForm, rows_field


class ForecastForm(PastedRowsForm):
    """What programmes of a division will have spent by 31 December, as it says as of a day."""

    division = forms.ChoiceField(
        label="부서", error_messages=dict.fromkeys(("required", "invalid_choice"), "부서를 고르십시오.")
    )
    stated_on = DayField(
        label="기준일", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="이 날의 집행액과 예산현액에 견줍니다.",
        error_messages=dict.fromkeys(("required", "invalid"), "날을 2026-10-31처럼 적어 주십시오."),
    )  # fmt: skip
    rows = rows_field(
        "연말 예상 집행액",
        "엑셀에서 복사해 붙입니다. 머리글은 세부사업 코드, 금액(원)입니다. 금액은 12월 31일까지 집행할 모든 금액이고, "
        "단위를 금액(천원)으로 적어도 됩니다. 코드가 여러 회계에 있으면 회계 열을 넣으십시오.",
    )  # fmt: skip
    basis = forms.CharField(
        label="근거", max_length=200, help_text="부서의 집행 계획처럼 적으십시오.",
        error_messages={"required": "근거를 적어야 합니다."},
    )  # fmt: skip

    columns = COLUMNS

    def __init__(self, *args: Any, divisions: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, auto_id="forecast_%s", **kwargs)
        offer(self, "division", ((each, each) for each in divisions))

    def understood(self, text: str) -> dict[str, Any]:
        """What the rows say of which programme."""
        return {"forecasts": read_forecast_rows(text)}
