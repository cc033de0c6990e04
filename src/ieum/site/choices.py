"""Korean labels for codes that pages show."""

from decimal import Decimal

from ieum.kernel.numbers import Absence
from ieum.kernel.observations import Nature
from ieum.kernel.rounding import Rounding
from ieum.kernel.units import MONEY
from ieum.platform.ui.languages import translated

NATURES = {
    Nature.ACTUAL: "실적·현황",
    Nature.FORECAST: "전망",
    Nature.TARGET: "목표",
    Nature.PLAN: "계획",
    Nature.COMPUTED: "계산한 값",
}
ABSENCES = {
    Absence.DASH: "- (없음)",
    Absence.UNDECIDED: "미정",
    Absence.NO_BUDGET: "비예산",
    Absence.BLANK: "빈칸",
    Absence.DOT: ". (없음)",
    Absence.TEXT: "글",
}
UNKNOWN = "미등록"
ROUNDINGS = {Rounding.HALF_UP: "반올림", Rounding.TRUNCATE: "버림"}
CALCULATIONS = {"sum": "합계", "difference": "차이", "rate": "비율"}
SEVERITIES = {"error": "오류", "warning": "주의", "info": "참고"}
TONES = {"error": "danger", "warning": "warning", "info": "information"}
RECORDINGS = {"reports.confirm": "표 확인", "CORRECT": "정정", "WITHDRAW": "취소"}
"""How a fact came to be recorded, by the kind of its operation."""


def unit_label(unit: str, scale: int) -> str:
    """The unit that numbers of a print stand in: 천원 for won at a scale of 1,000."""
    return next((each.label for each in MONEY if each.scale == scale), unit) if unit == "원" else unit


def amount(value: Decimal, unit: str, scale: int) -> str:
    """A value in the unit of its print, without the unit: 226,719 for 226,719,000 won at a scale of 1,000."""
    shown = value / scale if unit == "원" else value
    if unit != "%" and shown == shown.to_integral_value():
        shown = shown.to_integral_value()
    return f"{'△' if shown < 0 else ''}{abs(shown):,f}"


def value_label(value: Decimal | None, absence: str | None, unit: str, scale: int, printed: str = "") -> str:
    """A value with its unit, or what stands in its place."""
    if value is not None:
        return f"{amount(value, unit, scale)}{unit_label(unit, scale)}"
    if absence == Absence.TEXT:
        return printed or translated(ABSENCES[Absence.TEXT])
    return translated(ABSENCES[Absence(absence)]) if absence else UNKNOWN
