"""Forms of reviews and plans around the budget; what is asked for each kind, its traits say."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from ieum.budget.answer_files import read_answer_file
from ieum.budget.choices import InvestmentKind, MatterKind, MoneySource
from ieum.budget.rules.calculation import FormulaFault
from ieum.budget.rules.disclosing import ItemForm
from ieum.budget.rules.matters import MatterFault, YearAmount, read_table, read_won
from ieum.budget.rules.traits import (
    CHOICE,
    DAY,
    FLAG,
    LONGEST_ROWS,
    LONGEST_WORDS,
    ROWS,
    TRAITS,
    WON,
    YES,
    Trait,
    missing,
    read_traits,
)
from ieum.platform.ui.languages import translated, translated_choices
from ieum.site.days import DayField
from ieum.site.forms.offering import offer

TABLED = frozenset({MatterKind.MID_TERM, MatterKind.FUND, MatterKind.REWARD})
"""Kinds whose money is pasted as a table of many rows."""
MOST_YEARS = 10
_LONG = frozenset({"need", "similar", "use", "direction", "outlook", "checks", "conditions", "study", "contribution"})


@dataclass(frozen=True, slots=True)
class MoneyCell:
    """One place of the grid of sources and years."""

    name: str
    label: str
    value: str
    fault: str = ""


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """One source of the grid."""

    source: str
    cells: tuple[MoneyCell, ...]


class MatterForm(forms.Form):
    """What is said of a matter; the fields are those of its kind."""

    def __init__(self, *args: Any, kind: MatterKind, is_new: bool, item: ItemForm | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        self.kind, self.item = kind, item
        if is_new:
            self.fields |= _naming()
        self.fields |= {each.name: _field(each) for each in TRAITS[kind] if not each.is_fixed}
        if item is not None:
            self.fields["table"].help_text = _rows_help(item)
            self.fields["file"] = _rows_file()
        if kind in TABLED:
            self.fields["table"] = _table(kind)
        if not is_new:
            self.fields["reason"] = forms.CharField(
                label="고친 까닭", max_length=200, error_messages={"required": "왜 고쳤는지 적어 주십시오."}
            )

    def traits(self) -> dict[str, str]:
        """What was written of the traits, as texts."""
        given = self.cleaned_data
        return {
            each.name: YES if given.get(each.name) is True else str(given.get(each.name) or "").strip("\n ")
            for each in TRAITS[self.kind]
        }

    def clean(self) -> dict[str, Any]:
        """Read the traits, and the pasted table where there is one, so that all faults are told at once."""
        given: dict[str, Any] = super().clean() or {}
        self._read_traits()
        if self.item is not None:
            self._read_rows(given, self.item)
        elif "table" in self.fields:
            try:
                given["amounts"] = read_table(given.get("table", ""))
            except MatterFault as fault:
                self.add_error("table", fault.faults["table"])
        return given

    def _read_traits(self) -> None:
        try:
            read_traits(self.kind, self.traits())
        except MatterFault as fault:
            for name in fault.faults.keys() & self.fields.keys() - self.errors.keys():
                self.add_error(name, fault.faults[name])

    def _read_rows(self, given: dict[str, Any], item: ItemForm) -> None:
        """What a file holds takes the place of what was pasted; both are read here, so that faults stand beside."""
        try:
            if given.get("file"):
                given["table"] = read_answer_file(given["file"].read(), given["file"].name, item)
            given["table"] = given.get("table", "").replace("\r\n", "\n")
        except MatterFault as fault:
            for name, said in fault.faults.items():
                self.add_error(name, said)


class MoneyGrid:
    """Sources by years, as a form without scripts sends it: ``money-OWN-2026``."""

    def __init__(self, years: Sequence[int], data: Any = None, amounts: Iterable[YearAmount] = ()) -> None:
        self.years = list(years)[:MOST_YEARS]
        kept = {_name(each.source, each.year): translated("{amount:,}원", amount=each.amount) for each in amounts}
        self.values = {name: data.get(name, "").strip()[:60] for name in self._names()} if data else kept
        self.faults: dict[str, str] = {}
        self.amounts = self._read() if data else tuple(amounts)

    @property
    def rows(self) -> list[MoneyRow]:
        """Each source with its cells."""
        return [MoneyRow(translated(source.label), tuple(self._cells(source))) for source in MoneySource]

    def _names(self) -> list[str]:
        return [_name(source, year) for source in MoneySource for year in self.years]

    def _cells(self, source: MoneySource) -> Iterable[MoneyCell]:
        for year in self.years:
            name = _name(source, year)
            label = translated("{year}년 {label}", year=year, label=translated(source.label))
            yield MoneyCell(name, label, self.values.get(name, ""), self.faults.get(name, ""))

    def _read(self) -> tuple[YearAmount, ...]:
        found = []
        for source in MoneySource:
            for year in self.years:
                name = _name(source, year)
                try:
                    won = read_won(self.values[name])
                except FormulaFault as fault:
                    self.faults[name] = translated(
                        "{year}년 {label}: {fault} 예: 3억원, 1,200천원",
                        year=year,
                        label=translated(source.label),
                        fault=fault,
                    )
                    continue
                if won:
                    found.append(YearAmount(source, year, won))
        return tuple(found)


class StepForm(forms.Form):
    """Why a step is taken, and when it was."""

    on = DayField(
        label="한 날",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages=dict.fromkeys(("required", "invalid"), "날을 2026-10-31처럼 적어 주십시오."),
    )
    reason = forms.CharField(
        label="사유 또는 근거 문서",
        required=False,
        max_length=200,
        help_text="결과·의결·교부처럼 결정한 일은 반드시 적습니다.",
    )


class AskForm(forms.Form):
    """Which items of a disclosure an office is asked for, and until when."""

    items = forms.MultipleChoiceField(
        label="요청할 항목",
        widget=forms.CheckboxSelectMultiple,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "요청 전인 항목을 하나 이상 고르십시오."),
    )
    division = forms.ChoiceField(
        label="자료를 낼 부서",
        help_text="그 부서의 장에게 알리고 내 할 일에 올립니다.",
        error_messages=dict.fromkeys(("required", "invalid_choice"), "부서를 고르십시오."),
    )
    answer_by = DayField(
        label="낼 날",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages=dict.fromkeys(("required", "invalid"), "날을 2026-10-31처럼 적어 주십시오."),
    )

    def __init__(self, *args: Any, items: Iterable[tuple[str, str]], divisions: Iterable[str], **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "items", items)
        offer(self, "division", ((each, each) for each in divisions), empty=translated("고르십시오"))


class ThresholdForm(forms.Form):
    """A project of which is asked who reviews it."""

    on = DayField(
        label="기준일",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages=dict.fromkeys(("required", "invalid"), "날을 2026-10-31처럼 적어 주십시오."),
    )
    nature = forms.ChoiceField(label="사업 종류", choices=InvestmentKind.choices)
    own = forms.CharField(label="구비", required=False, max_length=60, help_text="예: 25억원")
    city = forms.CharField(label="시비", required=False, max_length=60)
    national = forms.CharField(label="국비", required=False, max_length=60)
    bond = forms.CharField(label="지방채", required=False, max_length=60)

    def clean(self) -> dict[str, Any]:
        """Read each amount."""
        given: dict[str, Any] = super().clean() or {}
        given["amounts"] = []
        for name in ("own", "city", "national", "bond"):
            try:
                won = read_won(given.get(name, ""))
            except FormulaFault as fault:
                self.add_error(name, translated("{fault} 예: 25억원", fault=fault))
                continue
            if won:
                given["amounts"].append(YearAmount(MoneySource(name.upper()), 0, won))
        return given


def _name(source: str, year: int) -> str:
    return f"money-{source}-{year}"


def _naming() -> dict[str, forms.Field]:
    return {
        "year": forms.IntegerField(
            label="연도", min_value=2000, max_value=2999, error_messages={"required": "연도를 적어 주십시오."}
        ),
        "title": forms.CharField(
            label="제목", max_length=100, error_messages={"required": "제목을 적어 주십시오. 예: 구립도서관 건립"}
        ),
        "division": forms.CharField(
            label="부서", max_length=60, error_messages={"required": "부서를 적어 주십시오. 예: 교육지원과"}
        ),
        "programme": forms.CharField(
            label="세부사업 부호", required=False, max_length=20, help_text="예산안의 세부사업과 이을 때 적습니다."
        ),
    }


def _field(trait: Trait) -> forms.Field:
    more: dict[str, Any] = {"label": trait.label, "required": trait.is_required, "help_text": trait.help}
    if trait.is_required:
        more["error_messages"] = {"required": missing(trait)}
    if trait.form == CHOICE:
        empty = [] if trait.is_required else [("", translated("정하지 않음"))]
        return forms.ChoiceField(choices=[*empty, *translated_choices(trait.choices)], **more)
    if trait.form == FLAG:
        return forms.BooleanField(**more)
    if trait.form == DAY:
        return forms.CharField(widget=forms.DateInput(attrs={"type": "date"}), max_length=10, **more)
    if trait.form == WON:
        return forms.CharField(max_length=60, **more)
    if trait.form == ROWS:
        widget = forms.Textarea(attrs={"rows": 12, "spellcheck": "false", "wrap": "off"})
        return forms.CharField(max_length=LONGEST_ROWS, strip=False, widget=widget, **more)
    if trait.name in _LONG:
        more["widget"] = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(max_length=LONGEST_WORDS, **more)


def _rows_help(item: ItemForm) -> str:
    return translated(
        "엑셀에서 머리글까지 복사해 붙입니다: {heading}. 없는 값은 -로, 줄어든 값은 △로 적습니다.",
        heading=", ".join(item.heading),
    )


def _rows_file() -> forms.Field:
    return forms.FileField(
        label="자료 파일",
        required=False,
        help_text="붙이는 대신 파일에서 같은 머리글의 표를 찾아 읽습니다. XLSX, CSV, HWPX, PDF, DOCX 파일입니다.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.hwpx,.pdf,.docx"}),
        error_messages={"empty": "파일이 비어 있습니다. 다른 파일을 고르십시오."},
    )


def _table(kind: MatterKind) -> forms.Field:
    what = {
        MatterKind.FUND: translated("구분에는 수입이나 지출을"),
        MatterKind.REWARD: translated("내용에는 기여자의 직원번호를"),
    }.get(kind, translated("구분에는 분야를"))
    return forms.CharField(
        label="연차별 금액(천원)",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false", "wrap": "off"}),
        help_text=(
            translated(
                "엑셀에서 구분, 부호, 내용, 재원, 연도 칸을 복사해 붙입니다. {what} 적습니다. "
                "금액은 천원이며 3억원처럼도 적습니다.",
                what=what,
            )
        ),
    )
