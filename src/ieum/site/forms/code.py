"""Forms of the pages of codes: the tables of a year, and what codes of the year before became."""

from collections.abc import Sequence
from typing import Any

from django import forms

from ieum.budget.code_table_rows import COLUMNS as CODE_COLUMNS
from ieum.budget.code_table_rows import read_code_rows
from ieum.budget.successor_rows import COLUMNS, read_successor_rows
from ieum.platform.ui.languages import translated
from ieum.site.forms.offering import offer
from ieum.site.forms.pasted import PastedRowsForm, file_field, rows_field

_BASIS = {"required": "근거를 적어야 합니다."}


class SuccessorsForm(PastedRowsForm):
    """What codes of the year before became in a year, pasted or from a file."""

    year = forms.IntegerField(
        label="새 코드를 쓰기 시작한 회계연도", min_value=2001, max_value=2999,
        error_messages={"required": "회계연도를 2026처럼 적어 주십시오."},
    )  # fmt: skip
    rows = rows_field(
        "승계",
        "엑셀에서 복사해 붙입니다. 구분은 회계, 분야, 부문, 정책사업, 단위사업, 세부사업, 통계목, 부서, 세입과목, "
        "재원이고, 회계 열은 정책사업, 단위사업, 세부사업에만 그 전년도 회계를 적습니다. 나뉜 코드는 여러 줄로, "
        "없어진 코드는 새 코드를 비워 적습니다.",
    )  # fmt: skip
    file = file_field()
    basis = forms.CharField(
        label="근거", max_length=200, help_text="예산편성 운영기준, 조직개편 조례처럼 적으십시오.",
        error_messages=_BASIS,
    )  # fmt: skip

    columns = COLUMNS

    def understood(self, text: str) -> dict[str, Any]:
        """What became of which code."""
        return {"successions": read_successor_rows(text)}


class EndSuccessionForm(forms.Form):
    """Which succession is taken back, and why."""

    succession = forms.ChoiceField(label="취소할 승계")
    basis = forms.CharField(label="취소하는 근거", max_length=200, error_messages=_BASIS)

    def __init__(self, data: Any = None, *, successions: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(data, auto_id="end_%s", **kwargs)
        offer(self, "succession", successions, empty=translated("고르십시오"))


class CodeTablesForm(PastedRowsForm):
    """Tables of codes of a fiscal year, pasted or from a file."""

    year = forms.IntegerField(
        label="회계연도", min_value=2001, max_value=2999,
        error_messages={"required": "회계연도를 2026처럼 적어 주십시오."},
    )  # fmt: skip
    rows = rows_field(
        "코드",
        "엑셀에서 복사해 붙입니다. 구분은 회계, 분야, 부문, 편성목, 통계목, 정책사업, 단위사업, "
        "세부사업, 장, 관, 항, 세입과목, 재원, 부서이고, 회계는 정책·단위·세부사업에만 적습니다. "
        "정책사업의 상위 코드는 부문입니다. 회계에는 '설치 근거'와 '존속기한' 열을 더할 수 있습니다. "
        "파일에 있는 분류는 모두 새것으로 바뀝니다. "
        "코드표에 없는 코드의 새 과목은 등록하지 않습니다.",
    )  # fmt: skip
    file = file_field()
    basis = forms.CharField(
        label="근거", max_length=200, help_text="예산편성 운영기준 별표, 과목해소 문서처럼 적으십시오.",
        error_messages=_BASIS,
    )  # fmt: skip

    columns = CODE_COLUMNS

    def understood(self, text: str) -> dict[str, Any]:
        """The codes, and what was put right in them."""
        codes, notes = read_code_rows(text)
        return {"codes": codes, "notes": notes}


class WithdrawCodesForm(forms.Form):
    """Which table of codes is taken back, and why."""

    table = forms.ChoiceField(label="취소할 코드표")
    basis = forms.CharField(label="취소하는 근거", max_length=200, error_messages=_BASIS)

    def __init__(self, data: Any = None, *, tables: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(data, auto_id="withdraw_%s", **kwargs)
        offer(self, "table", tables, empty=translated("고르십시오"))
