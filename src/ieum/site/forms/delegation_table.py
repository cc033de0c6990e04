"""The form by which a municipality's own table of delegated decisions is set."""

from typing import Any

from django import forms

from ieum.budget.successor_rows import SuccessorRowsRefused, text_of
from ieum.office.delegation_rows import DelegationRowsRefused, read_delegation_rows
from ieum.site.forms.order import day_field


class DelegationTableForm(forms.Form):
    """Who decides on which kinds of cases from a day, pasted or from a file."""

    name = forms.CharField(
        label="규칙의 이름", max_length=100, help_text="결재선을 거절할 때 이 이름과 조항을 알려 줍니다.",
        error_messages={"required": "규칙의 이름을 적어 주십시오. 예: 영등포구 사무전결 처리 규칙"},
    )  # fmt: skip
    valid_from = day_field("시행일")
    rows = forms.CharField(
        label="전결표", strip=False, required=False,
        help_text="엑셀에서 복사해 붙입니다. 전결권자는 구청장, 부구청장, 국장, 소장, 담당관, 과장, 팀장 가운데 "
        "하나입니다. 적지 않은 구분은 기본값을 따릅니다.",
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
    )  # fmt: skip
    file = forms.FileField(
        label="파일(붙이는 대신)", required=False,
        help_text="같은 머리글의 엑셀(XLSX)이나 CSV 파일. 미리 보기를 누르면 읽은 줄이 위의 칸에 들어갑니다.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}), error_messages={"empty": "파일이 비어 있습니다."},
    )  # fmt: skip
    basis = forms.CharField(
        label="근거", max_length=200, error_messages={"required": "근거를 적어 주십시오. 예: 훈령 제123호"}
    )

    def clean(self) -> dict[str, Any]:
        """The kinds with who decides on each, and the text that they were read from."""
        given: dict[str, Any] = super().clean() or {}
        try:
            file = given.get("file")
            given["text"] = text_of(file.read(), file.name) if file else given.get("rows", "")
            given["kinds"] = read_delegation_rows(given["text"])
        except (SuccessorRowsRefused, DelegationRowsRefused) as refused:
            self.add_error("rows", [str(fault) for fault in refused.faults])
        return given
