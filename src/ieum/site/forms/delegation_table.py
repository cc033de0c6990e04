"""The form by which a municipality's own table of delegated decisions is set."""

from typing import Any

from django import forms

from ieum.office.delegation_rows import COLUMNS, read_delegation_rows
from ieum.site.forms.order import day_field
from ieum.site.forms.pasted import PastedRowsForm, file_field, rows_field


class DelegationTableForm(PastedRowsForm):
    """Who decides on which kinds of cases from a day, pasted or from a file."""

    name = forms.CharField(
        label="규칙의 이름", max_length=100, help_text="결재선을 거절할 때 이 이름과 조항을 알려 줍니다.",
        error_messages={"required": "규칙의 이름을 적어 주십시오. 예: 영등포구 사무전결 처리 규칙"},
    )  # fmt: skip
    valid_from = day_field("시행일")
    rows = rows_field(
        "전결표",
        "엑셀에서 복사해 붙입니다. 전결권자는 구청장, 부구청장, 국장, 소장, 담당관, 과장, 팀장 가운데 "
        "하나입니다. 적지 않은 구분은 기본값을 따릅니다.",
    )  # fmt: skip
    file = file_field()
    basis = forms.CharField(
        label="근거", max_length=200, error_messages={"required": "근거를 적어 주십시오. 예: 훈령 제123호"}
    )

    columns = COLUMNS

    def understood(self, text: str) -> dict[str, Any]:
        """Who decides on each kind."""
        return {"kinds": read_delegation_rows(text)}
