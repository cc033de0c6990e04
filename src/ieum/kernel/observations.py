"""Observations: what somebody stated at some place, as it was printed there.

An observation is one of the two kinds of event (the other is a movement of a ledger). It is never changed; a
correction is a later observation that names the one it replaces.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from ieum.kernel.numbers import Absence

Subject = tuple[tuple[str, str], ...]
"""What a value is about: dimension and value, sorted by dimension, such as (("funding", "구비"), ("year", "2021"))."""


class Nature(StrEnum):
    """What kind of statement a value is."""

    ACTUAL = "ACTUAL"
    FORECAST = "FORECAST"
    TARGET = "TARGET"
    PLAN = "PLAN"
    COMPUTED = "COMPUTED"
    """Computed by Ieum from what the same source prints, because the source contradicts itself."""


def subject_of(*parts: Mapping[str, str] | Subject) -> Subject:
    """Put dimension values together; a later part wins over an earlier one."""
    merged: dict[str, str] = {}
    for part in parts:
        merged.update(dict(part))
    return tuple(sorted(merged.items()))


def subject_key(subject: Subject) -> str:
    """Write a subject as one line of text, the same for equal subjects: "funding=구비|year=2021"."""
    return "|".join(f"{dimension}={value}" for dimension, value in subject)


@dataclass(frozen=True, slots=True)
class Observation:
    """One stated value with everything needed to print and to trace it."""

    dataset: str
    subject: Subject
    measure: str
    value: Decimal | None
    """In base units (won, not 천원); None where ``absence`` says what is printed instead of a number."""
    absence: Absence | None
    unit: str
    """Base unit: "원", "명", "건", "%" ..."""
    effective_date: date
    stated_on: date
    source: str
    """Name of the source that states it."""
    line: int | None
    cell: str
    """The cell or phrase in the source, in words: "구정의 성과관리 · 예산액"."""
    printed: str
    """What the source prints there, character by character."""
    nature: Nature = Nature.ACTUAL
    scale: int = 1
    """How many base units the last printed whole digit stands for: 1,000 for 천원."""
    decimals: int = 0
    version: int = 1
    """1 as first recorded; each correction at the same place counts up."""
    formula: str = ""
    """How it was computed, where nature is COMPUTED."""
    column: int | None = None
    """First character within the line, from 1; None where unknown."""
    basis: str = ""
    """근거 of the operation that recorded it."""
    is_ruled: bool = False
    """Whether an officer's ruling chose this one among competing observations."""
    ruling: str = ""
    """근거 of that ruling; "" where there is none."""
    id: UUID | None = field(default=None, compare=False)

    @property
    def key(self) -> tuple[str, str, str]:
        """What competing observations have in common beside the day."""
        return self.dataset, subject_key(self.subject), self.measure

    @property
    def place(self) -> str:
        """The place in the source, for a person: "53행 구정의 성과관리 · 예산액"."""
        return f"{self.line}행 {self.cell}".strip() if self.line else self.cell

    @property
    def order(self) -> tuple[str, int, int, str, int]:
        """Sort key that is the same on every machine: by place in the source, never by id or time of recording."""
        return self.source, self.line or 0, self.column or 0, self.cell, self.version
