"""Forms of the staff pages."""

from typing import Any

from django import forms

from ieum.kernel.numbers import Absence, parse_number
from ieum.platform.ui.languages import translated
from ieum.site.choices import ABSENCES
from ieum.site.days import DayField

READ = ".hwpx,.hwp,.docx,.xlsx,.pdf,.txt,.md,.json"
"""The extensions of what can be read."""
MOST_FILES = 10
_FILE_ERRORS = {
    "required": "읽을 파일을 고르십시오.",
    "empty": "파일이 비어 있습니다. 다른 파일을 고르십시오.",
}


class BuildForm(forms.Form):
    """As of which day, and as known when."""

    as_of = DayField(
        label="기준일",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages=dict.fromkeys(("required", "invalid"), "기준일을 2023-10-31처럼 적어 주십시오."),
    )
    known_at = forms.DateTimeField(
        label="알던 때(선택)",
        required=False,
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text="그 시각까지 등록된 자료만 씁니다. 비우면 지금까지 등록된 자료를 모두 씁니다.",
    )


class AsOfForm(forms.Form):
    """As of which day to look at a report, and as known when."""

    day = DayField(
        label="기준일",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages=dict.fromkeys(("required", "invalid"), "기준일을 2023-10-31처럼 적어 주십시오."),
    )
    known_at = forms.DateTimeField(
        label="알던 때(선택)",
        required=False,
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text="그 시각까지 등록된 자료만 씁니다. 비우면 지금까지 등록된 자료를 모두 씁니다.",
        error_messages={"invalid": "알던 때를 2023-10-31T09:00처럼 적어 주십시오."},
    )


class TakeInForm(forms.Form):
    """A report, and what an officer says about it."""

    file = forms.FileField(
        label="보고서 파일",
        help_text="한글(HWPX), 워드(DOCX), 텍스트(TXT), 마크다운(MD), 이음 자료(JSON) 파일을 읽습니다.",
        widget=forms.FileInput(attrs={"accept": ".hwpx,.hwp,.docx,.xlsx,.pdf,.html,.htm,.txt,.md,.json"}),
        error_messages={
            "required": "읽을 파일을 고르십시오.",
            "empty": "파일이 비어 있습니다. 다른 파일을 고르십시오.",
        },
    )
    source = forms.CharField(
        label="출처 이름", max_length=120, help_text="보고서의 숫자가 어디에서 왔는지 밝힐 때 쓰는 이름입니다."
    )
    stated_on = DayField(label="보고일", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    as_of = DayField(
        label="기준일",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="표에 기준일이 없으면 이 날의 숫자로 등록합니다.",
    )
    year = forms.IntegerField(label="회계연도", min_value=1948, max_value=2999)
    division = forms.CharField(label="부서", max_length=60)


class _SeveralFilesInput(forms.FileInput):
    allow_multiple_selected = True


class _SeveralFilesField(forms.FileField):
    """Takes files together; each must be one that a single field would take."""

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Check each file."""
        one = super().clean
        files = [one(each, initial) for each in data or [None]]
        if len(files) > MOST_FILES:
            raise forms.ValidationError(
                translated(
                    "파일은 한 번에 {MOST_FILES}개까지 올릴 수 있습니다. 나누어 올리십시오.", MOST_FILES=MOST_FILES
                )
            )
        return files


class CheckForm(forms.Form):
    """Files to be checked, and the earlier version of one."""

    files = _SeveralFilesField(  # type: ignore[assignment]  # Django keeps a form's fields apart from its files
        label="검사할 파일",
        help_text=(
            f"한글(HWPX, HWP), 워드, 엑셀, PDF, 텍스트, 마크다운, 이음 자료(JSON)를 {MOST_FILES}개까지 고릅니다. "
            "여럿이면 서로도 견줍니다."
        ),
        widget=_SeveralFilesInput(attrs={"accept": READ}),
        error_messages=_FILE_ERRORS,
    )
    earlier = forms.FileField(
        label="앞선 판(선택)",
        required=False,
        help_text="함께 올리면 새로 생기거나 없어진 지적과 바뀐 칸을 보여 줍니다. 검사할 파일은 하나만 고르십시오.",
        widget=forms.FileInput(attrs={"accept": READ}),
        error_messages=_FILE_ERRORS,
    )

    with_style = forms.BooleanField(label="공문서 표기(날짜, 시각, 금액, 항목 부호)도 보기", required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse several files beside an earlier version, since it is one of one report."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("earlier") and len(given.get("files", [])) > 1:
            self.add_error("files", "앞선 판과 견줄 때는 검사할 파일을 하나만 고르십시오.")
        return given


class BasisForm(forms.Form):
    """Why something is recorded."""

    basis = forms.CharField(
        label="근거",
        max_length=500,
        help_text="문서 번호, 확인한 자료, 확인한 사람처럼 나중에 찾아볼 수 있게 적습니다.",
        error_messages={"required": "근거를 적어 주십시오."},
    )


NUMBER = "NUMBER"
_KINDS = [(NUMBER, "수"), *((absence.value, label) for absence, label in ABSENCES.items() if absence != Absence.DOT)]


class CorrectForm(BasisForm):
    """Another value for one fact."""

    kind = forms.ChoiceField(label="값의 종류", choices=_KINDS, initial=NUMBER)
    value = forms.CharField(label="새 값", required=False, max_length=400)
    field_order = ("kind", "value", "basis")

    def clean(self) -> dict[str, Any]:
        """Read the number where one is to be given, as reports print it."""
        given: dict[str, Any] = super().clean() or {}
        words, kind = given.get("value", "").strip(), given.get("kind")
        given["number"] = parse_number(words) if kind == NUMBER else None
        if kind == NUMBER and given["number"] is None:
            self.add_error("value", "수를 적어 주십시오. 예: 226,719 또는 △3.5")
        if kind == Absence.TEXT and not words:
            self.add_error("value", "적을 글을 써 주십시오.")
        return given


class ItemForm(BasisForm):
    """Another text for one item of a report."""

    body = forms.CharField(
        label="본문", strip=False, widget=forms.Textarea(attrs={"rows": 18, "spellcheck": "false"}),
        error_messages={"required": "본문을 적어 주십시오."},
    )  # fmt: skip
    field_order = ("body", "basis")
