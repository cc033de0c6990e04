"""Staffing: how many posts a unit is allowed and how many people it has, counted into the columns of a form."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files
from typing import Any
from uuid import UUID

from ieum.kernel.numbers import Absence
from ieum.kernel.parameters import load_yaml, read_parameter
from ieum.kernel.shipped import shipped
from ieum.kernel.wording import worded
from ieum.org.rules.standing import ABSENCES, Holding, Standing

_FOLDER = files("ieum.org") / "parameters"
_COUNTED = ("REGULAR", "SECONDED_IN")


class UnknownForm(LookupError):
    """There is no staffing form of that name."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a staffing table: which officials it counts, each grade in a cell of its own."""

    service: str
    """What is printed over it."""
    services: frozenset[str]
    """Codes of the services that it counts; empty for all."""
    grades: tuple[str, ...]
    """Empty where it has no grades."""
    counts: frozenset[str]
    remark: Mapping[str, Any] = field(default_factory=dict)
    """What a column of words lists; empty for a column of numbers."""


@dataclass(frozen=True, slots=True)
class Form:
    """The columns in which a unit prints its staffing."""

    code: str
    label: str
    columns: tuple[Column, ...]
    nothing: Absence
    """What stands where nobody is counted."""
    in_pairs: bool
    """Whether 정원 and 현원 stand in one cell, so that nothing stands there only where both are none."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """How many officials of a grade are allowed."""

    service: str
    grade: str
    number: int


@dataclass(frozen=True, slots=True)
class StaffingCell:
    """One cell of a staffing table; words where the column has them, else numbers."""

    service: str
    grade: str
    authorised: int
    actual: int
    words: str | None = None


@shipped
def forms() -> Mapping[str, Form]:
    """All staffing forms by their codes."""
    raw = load_yaml(_FOLDER / "staffing_forms.yaml")
    return {code: _form(code, each) for code, each in raw.items()}


def form_of(code: str) -> Form:
    """One staffing form.

    :raises UnknownForm: if there is none of that code
    """
    found = forms().get(code)
    if found is None:
        raise UnknownForm(
            worded("없는 인력표 서식입니다: {code}. 쓸 수 있는 것: {forms}.", code=code, forms=", ".join(forms()))
        )
    return found


@shipped
def _scheme() -> Any:
    return read_parameter(load_yaml(_FOLDER / "grade_scheme.yaml"), dict)


@shipped
def _crosswalk() -> Any:
    return read_parameter(load_yaml(_FOLDER / "grade_crosswalk.yaml"), dict)


def crossed(service: str, grade: str, *, on: date) -> tuple[str, str]:
    """The service and grade as which those of an earlier day are counted on a day: 기능직 10급 is 관리운영직 9급.

    Source: parameters/grade_crosswalk.yaml.
    """
    for since, services in _crosswalk().values.items():
        if since <= on and service in services:
            own = services[service]
            service, grade = own["service"], own["grades"].get(grade, grade)
    return service, grade


def crossing_days(service: str) -> list[date]:
    """The days from which on those of a service are counted as others."""
    return [since for since, services in _crosswalk().values.items() if service in services]


def grade_fault(service: str, grade: str, *, on: date) -> str:
    """Say what is wrong with the grade of a service on a day; "" where nothing is.

    :raises NotYetInForce: if the day lies before the first known scheme
    """
    scheme = _scheme().version(on=on).value
    if service not in scheme:
        return "그날에는 없는 직종입니다."
    known = scheme[service]
    return (
        ""
        if grade in known or (not grade and not known)
        else worded("그 직종에 없는 직급입니다: {grade}.", grade=grade or "빈칸")
    )


def count(form: Form, allowances: Sequence[Allowance], holdings: Sequence[Holding]) -> Iterator[StaffingCell]:
    """Count a unit's allowances and holdings of one day into the cells of a form, in its order."""
    away = {(each.person_id, each.post_id) for each in holdings if each.kind in ABSENCES}
    for column in form.columns:
        if column.remark:
            yield StaffingCell(column.service, "", 0, 0, _remark(column, holdings))
            continue
        present = [
            each for each in holdings if each.kind in column.counts and (each.person_id, each.post_id) not in away
        ]
        for grade in column.grades or ("",):
            allowed = (each.number for each in allowances if _fits(column, grade, each.service, each.grade))
            there = (each for each in present if _fits(column, grade, each.service, each.grade))
            yield StaffingCell(column.service, grade, sum(allowed) if column.grades else 0, sum(1 for _ in there))


@dataclass(frozen=True, slots=True)
class HeadCount:
    """How many a unit is allowed and has, with all units below it."""

    authorised: int | None
    """정원; None where no number was laid down for the unit, nor for all below it."""
    actual: int
    """현원: who holds a post and is not away; substitutes are counted apart, as in the staffing tables."""

    @property
    def gap(self) -> int | None:
        """과부족: how many more there are than allowed, negative for fewer; None where no number was laid down."""
        return None if self.authorised is None else self.actual - self.authorised


def head_counts(standing: Standing, allowed: Mapping[UUID, int]) -> dict[UUID, HeadCount]:
    """The head-count of each unit of a day; ``allowed`` is what was laid down for units, by their ids.

    What is laid down for a unit holds for those below it too, unless they have a number of their own beside it.
    """
    away = {(each.person_id, each.post_id) for each in standing.holdings if each.kind in ABSENCES}
    there = Counter(
        standing.posts[each.post_id].unit_id
        for each in standing.holdings
        if each.kind in _COUNTED and (each.person_id, each.post_id) not in away and each.post_id in standing.posts
    )
    found: dict[UUID, HeadCount] = {}
    for _, unit in reversed(list(standing.tree())):
        below = [found[each.id] for each in standing.children(unit.id)]
        has_own = bool(standing.posts_of(unit.id))
        authorised = _authorised(allowed.get(unit.id), [each.authorised for each in below], has_own=has_own)
        found[unit.id] = HeadCount(authorised, there[unit.id] + sum(each.actual for each in below))
    return found


def _authorised(own: int | None, below: Sequence[int | None], *, has_own: bool) -> int | None:
    known = [each for each in below if each is not None]
    if own is not None:
        return own + sum(known)
    return sum(known) if below and len(known) == len(below) and not has_own else None


def left_out(form: Form, allowances: Sequence[Allowance], holdings: Sequence[Holding]) -> HeadCount:
    """How many posts that are allowed, and officials who are there, no column of the form counts."""
    cells = list(count(form, allowances, holdings))
    away = {(each.person_id, each.post_id) for each in holdings if each.kind in ABSENCES}
    counted = {kind for column in form.columns for kind in column.counts}
    present = [each for each in holdings if each.kind in counted and (each.person_id, each.post_id) not in away]
    allowed = sum(each.number for each in allowances)
    return HeadCount(
        allowed - sum(cell.authorised for cell in cells), len(present) - sum(cell.actual for cell in cells)
    )


def _fits(column: Column, grade: str, service: str, own_grade: str) -> bool:
    return (not column.services or service in column.services) and (not column.grades or grade == own_grade)


def _remark(column: Column, holdings: Sequence[Holding]) -> str:
    series = [
        (name, sum(each.series == name and each.kind in _COUNTED for each in holdings))
        for name in column.remark["series"]
    ]
    kinds = [(label, sum(each.kind == kind for each in holdings)) for kind, label in column.remark["kinds"].items()]
    return " ".join(f"{label} {number}" for label, number in (*series, *kinds) if number)


def _form(code: str, raw: Mapping[str, Any]) -> Form:
    columns = tuple(_column(column) for column in raw["columns"])
    return Form(code, raw["label"], columns, Absence(raw["nothing"]), raw.get("in_pairs", False))


def _column(raw: Mapping[str, Any]) -> Column:
    return Column(
        raw["service"],
        frozenset(raw.get("services", ())),
        tuple(raw.get("grades", ())),
        frozenset(raw.get("counts", () if "remark" in raw else _COUNTED)),
        raw.get("remark", {}),
    )
