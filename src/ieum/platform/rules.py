"""What may be recorded as an observation."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ieum.kernel.numbers import Absence
from ieum.kernel.observations import Nature, Subject, subject_key, subject_of
from ieum.kernel.wording import worded

LONGEST = {"dataset": 60, "subject": 400, "measure": 60, "cell": 200, "unit": 20, "reporter": 60}
"""Characters that the columns hold."""
LARGEST = Decimal(10) ** 24
MOST_DECIMALS = 20


class InvalidObservation(ValueError):
    """What was to be recorded says too little, or contradicts itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservationDraft:
    """An observation before it is recorded; the fields are those of ``kernel.observations.Observation``."""

    dataset: str
    subject: Mapping[str, str] | Subject
    measure: str
    value: Decimal | int | None = None
    """In base units: won, not 천원."""
    absence: Absence | None = None
    unit: str = ""
    effective_date: date
    stated_on: date
    nature: Nature = Nature.ACTUAL
    scale: int = 1
    decimals: int = 0
    reporter: str = ""
    line: int | None = None
    column: int | None = None
    cell: str = ""
    printed: str = ""
    formula: str = ""

    def as_row(self) -> dict[str, object]:
        """The columns of the row, texts in composed form (NFC) so that equal texts are equal.

        :raises InvalidObservation: if it cannot be recorded
        """
        check(self)
        subject = {_composed(name): _composed(value) for name, value in subject_of(self.subject)}
        return {
            "dataset": self.dataset,
            "subject": subject,
            "measure": self.measure,
            "value": written(self.value),
            "absence": self.absence or "",
            "unit": self.unit,
            "scale": self.scale,
            "decimals": self.decimals,
            "nature": self.nature,
            "effective_date": self.effective_date.isoformat(),
            "stated_on": self.stated_on.isoformat(),
            "reporter": self.reporter,
            "place_line": self.line,
            "place_column": self.column,
            "place_cell": _composed(self.cell),
            "printed": _composed(self.printed),
            "formula": self.formula,
        }


def check(draft: ObservationDraft) -> None:
    """Look over a draft.

    :raises InvalidObservation: at its first fault, with its place
    """
    for fault in (
        value_fault(draft.value, draft.absence, draft.unit),
        _text_fault(draft),
        _precision_fault(draft),
    ):
        if fault:
            raise InvalidObservation(f"{_place(draft)}: {fault}")


def value_fault(value: Decimal | int | None, absence: Absence | None, unit: str) -> str:
    """Say what is wrong with a value or its absence; "" where nothing is."""
    if isinstance(value, float):
        return "소수는 정확한 수(Decimal)로 적어야 합니다."
    if (value is None) == (absence is None):
        return "값과 값 없음 표시 중 하나만 있어야 합니다."
    if value is None:
        return ""
    number = Decimal(value)
    if not number.is_finite() or abs(number) >= LARGEST or int(number.as_tuple().exponent) < -MOST_DECIMALS:
        return worded("적을 수 없는 값입니다: {value}.", value=value)
    if unit == "원" and number != number.to_integral_value():
        return worded("금액은 1원 단위여야 합니다: {value}원.", value=value)
    return ""


def written(value: Decimal | int | None) -> str | None:
    """Write a value with all digits it was given and no exponent; None stays None."""
    return None if value is None else format(Decimal(value), "f")


def _text_fault(draft: ObservationDraft) -> str:
    subject = subject_of(draft.subject)
    texts = {"subject": _composed(subject_key(subject)), "cell": _composed(draft.cell)}
    texts |= {name: getattr(draft, name) for name in ("dataset", "measure", "unit", "reporter")}
    for name, text in texts.items():
        if len(text) > LONGEST[name]:
            return worded("{most}자를 넘습니다: {text}…", most=LONGEST[name], text=text[:30])
    if "\0" in "".join((*texts.values(), draft.printed, draft.formula)):
        return "적을 수 없는 문자(NUL)가 있습니다."
    if not draft.dataset or not draft.measure:
        return "자료와 항목의 이름이 있어야 합니다."
    if any(mark in part for pair in subject for part in pair for mark in "|=") or any(not name for name, _ in subject):
        return "대상의 이름과 값에는 | 와 = 를 쓸 수 없습니다."
    return ""


def _precision_fault(draft: ObservationDraft) -> str:
    if not 1 <= draft.scale <= 10**15 or not 0 <= draft.decimals <= MOST_DECIMALS:
        return "인쇄 단위의 배수는 1 이상, 소수 자릿수는 0 이상이어야 합니다."
    if any(place is not None and not 1 <= place < 2**31 for place in (draft.line, draft.column)):
        return worded("행과 글자 위치는 1부터 셉니다: {line}, {column}.", line=draft.line, column=draft.column)
    if draft.nature is Nature.COMPUTED and not draft.formula:
        return "계산한 값에는 산식이 있어야 합니다."
    return ""


def _place(draft: ObservationDraft) -> str:
    line = f"{draft.line}행 " if draft.line else ""
    return f"{line}{draft.cell} [{draft.dataset} {draft.measure}]".strip()


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)
