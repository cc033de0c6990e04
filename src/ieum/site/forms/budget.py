"""Forms of the pages of the budget."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.timezone import localdate

from ieum.budget import rules
from ieum.budget.choices import (
    AccountKind,
    ComparedBy,
    ExecutedBy,
    Level,
    RevenueBy,
    RevenueKind,
    RevenueTotal,
    Side,
    Total,
    VersionKind,
)
from ieum.budget.figures import LEDGER_TABLES
from ieum.budget.rules.revenue import ALONE
from ieum.platform.ui.languages import translated
from ieum.site.change_links import RATE, WHAT
from ieum.site.days import DayField
from ieum.site.forms.offering import offer
from ieum.site.forms.request import won_of

COLLECTED = RATE
"""What 수납률 is asked for by, beside the totals of revenue."""
_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_DAY_ERRORS = dict.fromkeys(("required", "invalid"), "날을 2023-10-31처럼 적어 주십시오.")
_KNOWN_AT_FORMATS = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]


def _known_at(label: str) -> forms.DateTimeField:
    return forms.DateTimeField(
        label=label,
        required=False,
        input_formats=_KNOWN_AT_FORMATS,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"invalid": "때를 2023-10-31T09:00처럼 적어 주십시오."},
    )


class _OfYear(forms.Form):
    """Asks for one of the fiscal years that are open."""

    year = forms.TypedChoiceField(label="회계연도", coerce=int)

    def __init__(self, *args: Any, years: Collection[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "year", ((each, translated("{each}년", each=each)) for each in sorted(years, reverse=True)))


class BalancesForm(_OfYear):
    """Balances of which year, as of which day, by what."""

    day = DayField(label="기준일", widget=_DAY, error_messages=_DAY_ERRORS)
    by = forms.ChoiceField(label="나누는 단위", choices=Level.choices)
    known_at = _known_at("알던 때(선택)")


class DutiesForm(_OfYear):
    """Duties of which year."""

    known_at = _known_at("알던 때(선택)")


class DutyReportForm(forms.Form):
    """Which duty was done, when, and by which document."""

    year = forms.IntegerField(widget=forms.HiddenInput)
    duty = forms.ChoiceField(label="마친 일")
    on = DayField(label="한 날", initial=localdate, widget=_DAY, error_messages=_DAY_ERRORS)
    basis = forms.CharField(
        label="근거 문서", max_length=200, error_messages={"required": "근거를 적어 주십시오. 예: 의회 제출 공문"}
    )

    def __init__(self, *args: Any, duties: Sequence[tuple[str, str]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if duties is None:
            # What is handed in is judged by the operation, which knows the duties of the year.
            self.fields["duty"] = forms.CharField(max_length=100)
        else:
            offer(self, "duty", duties)


class ExecutionForm(_OfYear):
    """Execution of which year, as of which day, by what, and of what the rates are."""

    day = DayField(label="기준일", widget=_DAY, error_messages=_DAY_ERRORS)
    by = forms.ChoiceField(label="나누는 단위", choices=ExecutedBy.choices)
    division = forms.ChoiceField(
        label="부서", required=False,
        error_messages={"invalid_choice": "그 회계연도에 예산이 있는 부서를 목록에서 고르십시오."},
    )  # fmt: skip
    basis = forms.ChoiceField(
        label="집행률의 분모",
        choices=[(each.value, each.label) for each in (Total.AVAILABLE, Total.APPROPRIATION)],
    )
    known_at = _known_at("알던 때(선택)")

    def __init__(self, *args: Any, divisions: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "division", ((each, each) for each in divisions), empty=translated("모든 부서"))


class SpendingForm(_OfYear):
    """Events of which days, behind which row."""

    since = DayField()
    until = DayField()
    by = forms.ChoiceField(choices=[("", ""), *ExecutedBy.choices], required=False)
    division = forms.CharField(required=False, max_length=60)
    epoch = forms.IntegerField(min_value=0)


class LedgerTableForm(_OfYear):
    """Which table of the ledger, of which year, as of which day."""

    table = forms.ChoiceField(label="서식")
    day = DayField(label="기준일", widget=_DAY, error_messages=_DAY_ERRORS)
    quarter = forms.ChoiceField(label="분기(전용·이체 내역)", choices=[(str(n), f"{n}분기") for n in range(1, 5)])
    division = forms.CharField(label="부서(단위사업 예산현황)", required=False, max_length=60)
    known_at = _known_at("알던 때(선택)")

    def __init__(self, *args: Any, years: Collection[int], **kwargs: Any) -> None:
        super().__init__(*args, years=years, **kwargs)
        self.years = years
        offer(
            self,
            "table",
            [
                (each.name, f"{each.caption} ({each.source})")
                for each in LEDGER_TABLES
                if {"year", "plan", "quarter", "division"}.issuperset(each.context)
            ],
        )


class _BetweenForm(_OfYear):
    """Two points."""

    before = DayField(label="앞 기준일", widget=_DAY, error_messages=_DAY_ERRORS)
    after = DayField(label="뒤 기준일", widget=_DAY, error_messages=_DAY_ERRORS)
    before_known_at = _known_at("앞을 알던 때(선택)")
    after_known_at = _known_at("뒤를 알던 때(선택)")


class ChangesForm(_BetweenForm):
    """Which total or rate, between which two points."""

    total = forms.ChoiceField(label="무엇이", choices=WHAT)


class ChangesTableForm(_BetweenForm):
    """Which table, between which two points, and which total its chart is of."""

    by = forms.ChoiceField(label="나누는 단위", choices=Level.choices)
    total = forms.ChoiceField(label="차트의 금액", choices=Total.choices)


class RevenueRowsForm(_OfYear):
    """Revenue of which year, as of which day, by what."""

    day = DayField(label="기준일", widget=_DAY, error_messages=_DAY_ERRORS)
    by = forms.ChoiceField(label="나누는 단위", choices=RevenueBy.choices)
    known_at = _known_at("알던 때(선택)")


class RevenueChangesForm(_BetweenForm):
    """Which total or rate of revenue, between which two points."""

    total = forms.ChoiceField(label="무엇이", choices=[*RevenueTotal.choices, (COLLECTED, "수납률(징수결정액 대비)")])


class RevenueForm(forms.Form):
    """One movement of revenue at one place."""

    kind = forms.ChoiceField(label="구분", choices=[(each.value, each.label) for each in ALONE])
    round = forms.IntegerField(label="추경 차수(추경일 때)", required=False, min_value=1, max_value=99)
    account = forms.ChoiceField(label="회계")
    division = forms.CharField(label="부서", max_length=60)
    code = forms.RegexField(
        r"^[0-9]{3}-[0-9]{2}$", label="세입과목", help_text="111-01처럼 적습니다.",
        error_messages={"invalid": "세입과목을 111-01처럼 적으십시오."},
    )  # fmt: skip
    taken_by = forms.CharField(label="받는 부서(이체일 때)", required=False, max_length=60)
    amount = forms.CharField(label="금액(원)", max_length=30, help_text="과오납 반환처럼 줄이는 금액은 △로 적습니다.")
    on = DayField(label="효력일", widget=_DAY, error_messages=_DAY_ERRORS)
    basis = forms.CharField(label="근거", max_length=200, error_messages={"required": "근거를 적어야 합니다."})

    def __init__(self, data: Any = None, *, accounts: Sequence[str], first_day: date, **kwargs: Any) -> None:
        super().__init__(data, initial={"on": first_day}, **kwargs)
        offer(self, "account", ((each, each) for each in accounts))

    def clean_amount(self) -> int:
        """Won."""
        won = won_of(self.cleaned_data["amount"])
        if not won:
            raise forms.ValidationError("금액을 1,000,000이나 △1,000,000처럼 원으로 적으십시오.")
        return won

    def clean(self) -> dict[str, Any]:
        """What is taken over has who takes it over, and nothing else has."""
        given: dict[str, Any] = super().clean() or {}
        is_transfer = given.get("kind") == RevenueKind.REORGANISATION
        if is_transfer and given.get("taken_by", "").strip() in ("", given.get("division", "").strip()):
            self.add_error("taken_by", "이체에는 보내는 부서와 다른 받는 부서를 적으십시오.")
        if not is_transfer and given.get("taken_by"):
            self.add_error("taken_by", "받는 부서는 이체에만 적습니다. 비우십시오.")
        if is_transfer and given.get("amount", 1) < 0:
            self.add_error("amount", "옮기는 금액을 0보다 큰 금액으로 적으십시오.")
        return given


class LedgerFileForm(forms.Form):
    """A file of movements."""

    file = forms.FileField(
        label="예산 사건 파일",
        help_text="회계연도, 효력일, 구분, 회계, 금액 열이 있는 엑셀(XLSX)이나 CSV 파일. UTF-8과 CP949를 읽습니다. "
        "준예산과 예비비 사용은 '결정근거' 열을 법의 근거로 시작합니다. 예: 재해·재난: 복구계획 제3호",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={
            "required": "올릴 파일을 고르십시오.",
            "empty": "파일이 비어 있습니다. 다른 파일을 고르십시오.",
        },
    )
    columns = forms.CharField(
        label="달리 부르는 열(선택)",
        required=False,
        max_length=500,
        help_text="파일의 열=여기의 열, 쉼표로 나눕니다. 예: 예산액(천원)=금액(천원)",
    )
    basis = forms.CharField(
        label="근거",
        max_length=200,
        help_text="의결, 공문의 번호와 날짜처럼 나중에 찾아볼 수 있게 적으십시오.",
        error_messages={"required": "근거를 적어야 합니다."},
    )

    def clean_columns(self) -> dict[str, str]:
        """Names that are known here by those of the file."""
        pairs = [each.split("=") for each in self.cleaned_data["columns"].split(",") if each.strip()]
        if any(len(pair) != 2 or not all(name.strip() for name in pair) for pair in pairs):
            raise forms.ValidationError("열을 '예산액(천원)=금액(천원)'처럼 적으십시오.")
        return {theirs.strip(): ours.strip() for theirs, ours in pairs}


class BookForm(LedgerFileForm):
    """A budget book, and which budget it is."""

    year = forms.IntegerField(label="회계연도", min_value=2000, max_value=2999)
    round = forms.IntegerField(
        label="추경 차수(추경 예산서일 때)", required=False, min_value=1, max_value=99,
        help_text="추경 예산서는 비교증감 열을, 본예산서는 예산액 열을 읽습니다.",
    )  # fmt: skip
    on = DayField(label="효력일(추경은 의결일)", widget=_DAY, error_messages=_DAY_ERRORS)
    account = forms.CharField(label="회계", max_length=60, initial=AccountKind.GENERAL.label)
    field_order = ("file", "year", "account", "round", "on", "columns", "basis")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        file = self.fields["file"]
        file.label = "세출예산 사업명세서"
        file.help_text = "부서·정책·단위·세부사업·편성목과 예산액이 있는 예산서. 엑셀, CSV, 한글(HWPX), PDF를 읽습니다."
        file.widget.attrs["accept"] = ".xlsx,.csv,.hwpx,.hwp,.pdf,.docx"


class ExecutionFileForm(LedgerFileForm):
    """An export of e-호조, and the fiscal year that it is of."""

    year = forms.IntegerField(
        label="회계연도",
        min_value=2000,
        max_value=2999,
        error_messages={"required": "회계연도를 2026처럼 적어 주십시오."},
    )
    field_order = ("file", "year", "columns", "basis")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        file = self.fields["file"]
        file.label = "e-호조 집행내역"
        file.help_text = (
            "세부사업, 통계목코드, 품의번호, 원인행위일, 원인금액, 결의금액, 지급일자, 지급상태 열이 있는 "
            "엑셀(XLSX)이나 CSV 파일. 새 원인행위와 지급은 등록하고, 금액이 달라진 것은 취소하고 다시 등록합니다."
        )


class RevenueFileForm(LedgerFileForm):
    """A file of movements of revenue."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        file = self.fields["file"]
        file.label = "세입 파일"
        file.help_text = (
            "회계연도, 효력일, 구분(본예산, 추경, 징수결정, 수납, 불납결손), 회계, 부서, 세입과목, 금액 열이 있는 "
            "파일. 성립 전에 쓰는 돈이면 구분에 성립전 수납이라고 적습니다."
        )


class UndoFileForm(forms.Form):
    """Why a file that came in before is taken back."""

    basis = forms.CharField(
        label="취소하는 근거", max_length=200, error_messages={"required": "근거를 적어야 합니다."}
    )  # fmt: skip


class OpenVersionForm(forms.Form):
    """Which bill of which year."""

    year = forms.IntegerField(
        label="회계연도", min_value=2000, max_value=2999, error_messages={"required": "회계연도를 적어 주십시오."}
    )
    kind = forms.ChoiceField(label="구분", choices=VersionKind.choices)
    round = forms.IntegerField(label="추경 차수(추경일 때)", required=False, min_value=1, max_value=99)

    def clean(self) -> dict[str, Any]:
        """A supplementary bill has a round, the original one has none."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("kind") == VersionKind.SUPPLEMENTARY and not given.get("round"):
            self.add_error("round", "몇 회 추경인지 적어 주십시오.")
        if given.get("kind") == VersionKind.ORIGINAL:
            given["round"] = None
        return given


class StepForm(forms.Form):
    """When a step of a bill was taken, and why."""

    on = DayField(label="한 날(의결은 의결일)", widget=_DAY, error_messages=_DAY_ERRORS)
    reason = forms.CharField(label="사유 또는 근거", required=False, max_length=200)


class ProgrammeForm(forms.Form):
    """A programme of the year with its codes."""

    account_kind = forms.ChoiceField(label="회계구분", choices=AccountKind.choices)
    account = forms.CharField(label="회계", max_length=60, initial="일반회계")
    policy_code = forms.CharField(label="정책사업 부호", max_length=20)
    policy = forms.CharField(label="정책사업", max_length=100)
    unit_code = forms.CharField(label="단위사업 부호", max_length=20)
    unit = forms.CharField(label="단위사업", max_length=100)
    code = forms.CharField(label="세부사업 부호", max_length=20)
    name = forms.CharField(label="세부사업", max_length=100)

    def cell(self) -> rules.CellDraft:
        """The place that it describes."""
        given = self.cleaned_data
        return rules.CellDraft(
            account_kind=AccountKind(given["account_kind"]), account=given["account"],
            policy=(given["policy_code"], given["policy"]), unit=(given["unit_code"], given["unit"]),
            programme=(given["code"], given["name"]),
        )  # fmt: skip


class ShownForm(forms.Form):
    """By what the stages of a bill are compared."""

    side = forms.ChoiceField(label="세입·세출", choices=Side.choices)
    by = forms.ChoiceField(label="나누는 단위", choices=ComparedBy.choices)


class SheetChoiceForm(forms.Form):
    """Which sheet is opened."""

    side = forms.ChoiceField(label="세입·세출", choices=Side.choices)
    account = forms.ChoiceField(label="회계")
    division = forms.CharField(label="부서", max_length=60)

    def __init__(self, data: Any = None, *, accounts: Sequence[str], **kwargs: Any) -> None:
        super().__init__(data, auto_id="sheet_%s", **kwargs)
        offer(self, "account", ((each, each) for each in accounts))
