"""What is stated about the organisation, what its own rows say of it, and the tables that print both."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TypeVar
from uuid import UUID

from ieum.kernel.figure_tables import Difference, FigureTable, Line, OpenLines, Sum
from ieum.kernel.numbers import Absence
from ieum.kernel.observations import Observation, subject_of
from ieum.kernel.registry import Dataset, Derived, Measure
from ieum.org import queries
from ieum.org.models import Appointment, Dated, EquipmentTerm, Quota
from ieum.org.queries import StaffingRows
from ieum.org.rules.equipment import division_of, is_due, kind_of
from ieum.org.rules.staffing import (
    Allowance,
    Form,
    HeadCount,
    StaffingCell,
    count,
    crossed,
    crossing_days,
    form_of,
    left_out,
)
from ieum.org.rules.standing import Holding, Standing

Row = TypeVar("Row", bound=Dated)
REGISTER = "조직·인사 대장"
"""The source of what is counted from the organisation's own rows."""
EQUIPMENT_REGISTER = "물품 대장"
"""The source of what is counted from the equipment."""
FACILITY_REGISTER = "시설 대장"
"""The source of what is said of facilities and counted from them."""
EquipmentKind = tuple[str, str]
"""A division and a kind of equipment."""
LONGEST_LIFE = 20
"""Years after the last change within which all that there is becomes due."""

DATASETS = (
    Dataset(
        "org.staffing",
        "인력",
        {"division": "부서", "service": "직종", "grade": "직급"},
        {"authorised": Measure("정원", "명"), "actual": Measure("현원", "명"), "gap": Measure("과부족", "명")},
    ),
    Dataset("org.division", "부서", {"division": "부서"}, {"teams": Measure("팀 수", "팀")}),
    Dataset(
        "org.unit",
        "팀과 분장사무",
        {"division": "부서", "unit": "팀"},
        {"duty": Measure("분장사무")},
    ),
    Dataset(
        "org.facility",
        "시설과 장비",
        {"division": "부서", "kind": "구분", "name": "명칭"},
        {
            "description": Measure("현황"),
            "remark": Measure("비고"),
            "places": Measure("개소", "개소"),
            "machines": Measure("대수", "대"),
            "volumes": Measure("권수", "권"),
            "circuits": Measure("회선", "회선"),
        },
    ),
    Dataset(
        "org.equipment",
        "물품",
        {"division": "부서", "item": "품명"},
        {
            "held": Measure("보유", "점"),
            "due": Measure("교체 대상", "점"),
            "condemned": Measure("불용", "점"),
        },
    ),
    Dataset(
        "org.facility_count",
        "시설 수와 면적",
        {"division": "부서", "kind": "구분"},
        {"places": Measure("개소", "개소"), "area": Measure("연면적", "㎡")},
    ),
    Dataset(
        "org.facility_register",
        "시설 대장",
        {"division": "부서", "kind": "구분", "facility": "시설명"},
        {
            "address": Measure("소재지"),
            "places": Measure("개소", "개소"),
            "area": Measure("연면적", "㎡"),
            "floors": Measure("층수"),
            "completed": Measure("준공연도"),
            "manager": Measure("관리 부서"),
            "remark": Measure("비고"),
        },
    ),
    Dataset(
        "org.structure",
        "기구",
        {"division": "부서", "above": "상위 부서", "member": "소속 부서"},
        {
            "kind": Measure("구분"),
            "head": Measure("부서장"),
            "authorised": Measure("정원", "명"),
            "actual": Measure("현원", "명"),
        },
    ),
)

_STAFFING_ROWS = (
    Line("정원", "authorised"),
    Line("현원", "actual"),
    Line("과부족", "gap", formula=Difference("현원", "정원"), signed=True),
)

FIGURE_TABLES = (
    FigureTable(
        "org.staffing.by_service",
        "인력",
        "org.staffing",
        ("구분",),
        rows=_STAFFING_ROWS,
        columns=(
            Line("계", where={"service": "계"}, formula=Sum()),
            OpenLines("grade", within="service", values=r"\d{1,2}급"),
            Line("대체인력", where={"service": "대체인력", "grade": ""}, optional=True),
            Line("비고", where={"service": "비고", "grade": ""}, words=True, optional=True),
        ),
        context=("division",),
        source="2014, 2020, 2023 영등포구 · 2003 영등포구 Ⅰ 인력",
    ),
    FigureTable(
        "org.staffing.pairs",
        "인력",
        "org.staffing",
        (),
        rows=(Line(""),),
        columns=(
            Line("합계", where={"grade": "합계"}, formula=Sum(), template="{authorised}({actual})"),
            OpenLines("grade", values=r"\d{1,2}급", where={"service": "일반직"}, template="{authorised}({actual})"),
        ),
        context=("division",),
        source="2020 금천구 일반현황 인력",
    ),
    FigureTable(
        "org.unit.duties",
        "조직",
        "org.unit",
        ("팀 명",),
        rows=(OpenLines("unit", values=".+팀"),),
        columns=(Line("주 요 업 무", "duty", words=True),),
        context=("division",),
        source="2020 금천구 일반현황 조직",
    ),
    FigureTable(
        "org.unit.side_by_side",
        "조직",
        "org.unit",
        (),
        rows=(Line("", "duty", words=True),),
        columns=(OpenLines("unit", values=".+팀"),),
        context=("division",),
        source="2023 영등포구 Ⅰ-1 조직",
    ),
    FigureTable(
        "org.facility.listed",
        "주요시설 및 장비",
        "org.facility",
        ("구분", "명칭"),
        rows=(OpenLines("name", within="kind"),),
        columns=(
            Line("현황", "description", words=True),
            Line("비고", "remark", words=True, also=(r"소속\(비고\)",)),
        ),
        context=("division",),
        source="2014, 2020, 2023 영등포구 Ⅰ 주요시설 및 장비",
    ),
    FigureTable(
        "org.equipment.held",
        "장비 현황",
        "org.equipment",
        ("품명",),
        rows=(OpenLines("item"),),
        columns=(Line("보유", "held"), Line("교체 대상", "due"), Line("불용", "condemned")),
        context=("division",),
        source="2003 영등포구 주요 장비와 내구연한을 넘긴 사무기기의 수를 셈한 것",
    ),
    FigureTable(
        "org.facility.counted",
        "시설 현황",
        "org.facility_count",
        ("구분",),
        rows=(Line("계", where={"kind": "계"}, formula=Sum()), OpenLines("kind")),
        columns=(Line("개소", "places"), Line("연면적(㎡)", "area")),
        context=("division",),
        source="2003 영등포구 주요 시설의 개소를 셈한 것",
    ),
    FigureTable(
        "org.facility.registered",
        "시설 목록",
        "org.facility_register",
        ("구분", "시설명"),
        rows=(OpenLines("facility", within="kind"),),
        columns=(
            Line("소재지", "address", words=True),
            Line("개소", "places"),
            Line("연면적(㎡)", "area"),
            Line("층수", "floors", words=True),
            Line("준공연도", "completed", words=True),
            Line("관리 부서", "manager", words=True),
            Line("비고", "remark", words=True),
        ),
        context=("division",),
        source="2014 영등포구 Ⅰ 주요시설 및 장비의 시설을 대장에서 적은 것",
    ),
)


def staffing_observations(epoch: int | None = None) -> list[Observation]:
    """The staffing of every unit that prints one, stated anew for each day on which anything of it changed.

    So it can be asked as of any day, printed by the same tables as what reports state, and set against that.
    """
    known = queries.staffing_rows(epoch)
    return [each for day in _days(known) for each in _on(day, known)]


def staffing_on(unit_id: UUID, form: str, day: date) -> list[Observation]:
    """The staffing of a unit that stands on a day, in its form."""
    standing = queries.standing(day)
    return list(_of_unit(unit_id, form, standing, queries.allowances(standing.within(unit_id), day), day))


def left_out_on(unit_id: UUID, form: str, day: date) -> HeadCount:
    """How many of a unit that stands on a day no column of its form counts."""
    standing = queries.standing(day)
    allowed = queries.allowances(standing.within(unit_id), day)
    return left_out(form_of(form), *_crossed(allowed, _held_within(unit_id, standing), day))


def equipment_observations(epoch: int | None = None) -> list[Observation]:
    """The equipment of every division by kind, stated anew for each day on which it changed and for each New Year.

    What is due counts what reaches its useful life by the end of the year, and so changes with the year.
    """
    terms, known = queries.equipment_terms(epoch), queries.staffing_rows(epoch)
    changed = {each.valid_from for each in terms} | {each.valid_until for each in terms if each.valid_until}
    rebuilt = {each.valid_from for each in (*known.units, *known.posts)}
    first, last = min(changed, default=date.max), max(changed, default=date.min)
    years = {date(year, 1, 1) for year in range(first.year + 1, last.year + LONGEST_LIFE + 2)} if terms else set()
    days = sorted(day for day in changed | rebuilt | years if day >= first)
    stated: list[Observation] = []
    before: set[EquipmentKind] = set()
    for day in days:
        counted = _equipment_on(day, terms, known)
        # What a division has no longer is told once as nothing, so that its last number does not go on.
        gone = {each: Counter(held=0, due=0, condemned=0) for each in before - counted.keys()}
        stated += _equipment_stated(day, {**counted, **gone})
        before = set(counted)
    return stated


DERIVED = (
    Derived("org.staffing", REGISTER, staffing_observations),
    Derived("org.equipment", EQUIPMENT_REGISTER, equipment_observations),
)


def _days(known: StaffingRows) -> list[date]:
    """The days from which on something may be counted otherwise."""
    rows: Iterable[Dated] = (*known.units, *known.posts, *known.appointments, *known.quotas, *known.forms)
    first = min((each.valid_from for each in known.forms), default=date.max)
    days = {day for each in rows for day in (each.valid_from, each.valid_until) if day is not None}
    counted: tuple[Appointment | Quota, ...] = (*known.appointments, *known.quotas)
    crossing = {
        day
        for each in counted
        for day in crossing_days(each.service)
        if each.valid_from < day and (each.valid_until is None or day < each.valid_until)
    }
    return sorted(day for day in days | crossing if day >= first)


def _crossed(allowed: Iterable[Allowance], held: Iterable[Holding], day: date) -> tuple[list[Allowance], list[Holding]]:
    """What was laid down and who holds posts, in the services and grades of a day."""
    return (
        [Allowance(*crossed(each.service, each.grade, on=day), each.number) for each in allowed],
        [
            replace(each, service=service, grade=grade)
            for each in held
            for service, grade in [crossed(each.service, each.grade, on=day)]
        ],
    )


def _on(day: date, known: StaffingRows) -> Iterator[Observation]:
    standing = queries.standing_of(
        _holding(known.units, day), _holding(known.posts, day), _holding(known.appointments, day)
    )
    for form in _holding(known.forms, day):
        units = standing.within(form.unit_id)
        allowed = [_allowance(each) for each in _holding(known.quotas, day) if each.unit_id in units]
        yield from _of_unit(form.unit_id, form.form, standing, allowed, day)


def _of_unit(
    unit_id: UUID, form: str, standing: Standing, allowed: Sequence[Allowance], day: date
) -> Iterator[Observation]:
    name, printed = standing.units[unit_id].name, form_of(form)
    counted = count(printed, *_crossed(allowed, _held_within(unit_id, standing), day))
    for column, cell in enumerate(counted, start=1):
        yield from _stated(cell, printed, replace(BLANK_CELL, effective_date=day, stated_on=day, column=column), name)


def _held_within(unit_id: UUID, standing: Standing) -> list[Holding]:
    """Who holds the posts of a unit and of those below it."""
    posts = {each.id for unit in standing.within(unit_id) for each in standing.posts_of(unit)}
    return [each for each in standing.holdings if each.post_id in posts]


BLANK_CELL = Observation(
    "org.staffing", (), "", None, None, "", date.min, date.min, REGISTER, line=None, cell="", printed=""
)
"""An observation in which nothing is said yet."""


def _stated(cell: StaffingCell, form: Form, blank: Observation, division: str) -> Iterator[Observation]:
    """What one cell says: its numbers, or in a column of words the words beside 정원 and nothing beside 현원."""
    about = subject_of({"division": division, "service": cell.service, "grade": cell.grade})
    said: dict[str, int | str] = {"authorised": cell.authorised, "actual": cell.actual}
    if cell.words is not None:
        said = {"authorised": cell.words, "actual": ""}
    is_nothing = not any(said.values())
    for measure, each in said.items():
        place = f"{division} {DATASETS[0].measures[measure].label} · {cell.service} {cell.grade}".strip()
        stated = replace(blank, subject=about, measure=measure, cell=place)
        if isinstance(each, str):
            yield replace(stated, absence=Absence.TEXT if each else Absence.BLANK, printed=each)
        elif each or (form.in_pairs and not is_nothing):
            yield replace(stated, value=Decimal(each), unit="명", printed=str(each))
        else:
            yield replace(stated, absence=form.nothing, unit="명")


def _equipment_on(day: date, terms: Iterable[EquipmentTerm], known: StaffingRows) -> dict[EquipmentKind, Counter[str]]:
    standing = queries.standing_of(_holding(known.units, day), _holding(known.posts, day), ())
    counted: dict[EquipmentKind, Counter[str]] = {}
    for piece in queries.pieces_of(_holding(terms, day)):
        division = division_of(piece, standing)
        if division is not None:
            counts = counted.setdefault((division.name, kind_of(piece.item)), Counter())
            counts["held"] += piece.quantity if piece.serves else 0
            counts["due"] += piece.quantity if is_due(piece, on=day) else 0
            counts["condemned"] += 0 if piece.serves else piece.quantity
    return counted


def _equipment_stated(day: date, counted: Mapping[EquipmentKind, Counter[str]]) -> Iterator[Observation]:
    for column, ((division_name, item), counts) in enumerate(sorted(counted.items()), start=1):
        subject = subject_of({"division": division_name, "item": item})
        blank = replace(
            BLANK_CELL, dataset="org.equipment", source=EQUIPMENT_REGISTER, subject=subject, unit="점",
            effective_date=day, stated_on=day, column=column,
        )  # fmt: skip
        for measure, number in counts.items():
            place = f"{division_name} {item} {DATASETS[4].measures[measure].label}"
            yield replace(blank, measure=measure, value=Decimal(number), printed=str(number), cell=place)


def _allowance(row: Quota) -> Allowance:
    return Allowance(row.service, row.grade, row.number)


def _holding(rows: Iterable[Row], day: date) -> Iterator[Row]:
    return (each for each in rows if each.valid_from <= day and (each.valid_until is None or day < each.valid_until))
