"""What the organisation's own rows answer about one day: its facilities, and the units of a chart."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from ieum.kernel.numbers import Absence
from ieum.kernel.observations import Observation, subject_of
from ieum.kernel.registry import Answered, datasets
from ieum.kernel.selection import Question
from ieum.org import queries
from ieum.org.chart import head_titles
from ieum.org.choices import FacilityKind, FacilityState, UnitKind
from ieum.org.figures import BLANK_CELL, FACILITY_REGISTER, REGISTER
from ieum.org.rules.facilities import StandingFacility, division_of_facility, total_area, unit_of
from ieum.org.rules.staffing import head_counts
from ieum.org.rules.standing import Standing, StandingUnit
from ieum.platform.heads import with_own_heads


def facility_counts(question: Question) -> list[Observation]:
    """How many places of each kind a division answers for on the day, and how large they are together.

    The area is left out where that of one of them is not known.
    """
    stated = []
    for number, kind in enumerate(FacilityKind, start=1):
        found = [each for each in _facilities(question) if each.kind == kind]
        numbers = ", ".join(each.number for each in found)
        blank = _of_facilities("org.facility_count", question, number, kind=str(kind.label))
        blank = replace(blank, basis=f"시설번호 {numbers}")
        stated += [_number(blank, "places", Decimal(sum(each.places for each in found)), "개소")] if found else []
        area = total_area(found)
        stated += [_number(blank, "area", area, "㎡")] if area else []
    return stated


def facility_entries(question: Question) -> list[Observation]:
    """What the register says of each facility that a division answers for on the day."""
    found = sorted(_facilities(question), key=lambda each: list(FacilityKind).index(FacilityKind(each.kind)))
    named, standing = Counter(each.name for each in found), queries.standing(question.as_of, question.epoch)
    stated = []
    for number, each in enumerate(found, start=1):
        name = each.name if named[each.name] == 1 else f"{each.name}({each.number})"
        kind = str(FacilityKind(each.kind).label)
        blank = _of_facilities("org.facility_register", question, number, kind=kind, facility=name)
        blank = replace(blank, basis=f"시설번호 {each.number}")
        suspended = str(FacilityState.SUSPENDED.label) if each.state == FacilityState.SUSPENDED else ""
        words = {
            "address": each.address,
            "floors": each.floors,
            "completed": f"{each.completed_in}년" if each.completed_in else "",
            "manager": unit_of(each, standing),
            "remark": ", ".join(filter(None, (suspended, each.remark))),
        }
        stated += [_words(blank, measure, said) for measure, said in words.items()]
        stated.append(_number(blank, "places", Decimal(each.places), "개소"))
        stated += [_number(blank, "area", each.area, "㎡")] if each.area is not None else []
    return stated


def structure_observations(question: Question) -> list[Observation]:
    """The units of the day from a unit down, each with its kind, the post that heads it, its 정원 and its 현원.

    The unit itself is the first. ``above`` names the units over one, from the first down; a unit is the first by its
    name, or by its path. A 정원 that nobody laid down is not stated.
    """
    standing = queries.standing(question.as_of, question.epoch)
    name = question.where.get("division", "")
    tops = [each for _, each in standing.tree() if each.name == name or standing.path(each.id) == name]
    if len(tops) != 1:
        return []
    counts = head_counts(standing, queries.allowed_of_units(question.as_of, question.epoch))
    blank = _of_day("org.structure", REGISTER, question)
    stated = []
    for number, (above, unit) in enumerate(_below(standing, tops[0], ""), start=1):
        about = replace(_about(blank, division=name, above=above, member=unit.name), column=number)
        stated.append(_words(about, "kind", with_own_heads(str(UnitKind(unit.kind).label))))
        stated.append(_words(about, "head", ", ".join(head_titles(standing, unit))))
        for measure, people in (("authorised", counts[unit.id].authorised), ("actual", counts[unit.id].actual)):
            stated += [] if people is None else [_number(about, measure, Decimal(people), "명")]
    return stated


ANSWERED = (
    Answered("org.facility_count", FACILITY_REGISTER, ("division",), facility_counts),
    Answered("org.facility_register", FACILITY_REGISTER, ("division",), facility_entries),
    Answered("org.structure", REGISTER, ("division",), structure_observations),
)


def _facilities(question: Question) -> list[StandingFacility]:
    """The facilities of the division that is asked for, which serve on the day."""
    standing = queries.standing(question.as_of, question.epoch)
    return [
        each
        for each in queries.facilities_on(question.as_of, question.epoch)
        if each.serves and division_of_facility(each, standing) == question.where.get("division")
    ]


def _of_facilities(dataset: str, question: Question, column: int, **about: str) -> Observation:
    blank = _of_day(dataset, FACILITY_REGISTER, question)
    return replace(_about(blank, division=question.where["division"], **about), column=column)


def _below(standing: Standing, unit: StandingUnit, above: str) -> Iterator[tuple[str, StandingUnit]]:
    """A unit and all below it, each with the names of those over it."""
    yield above, unit
    for each in standing.children(unit.id):
        yield from _below(standing, each, f"{above}/{unit.name}" if above else unit.name)


def _of_day(dataset: str, source: str, question: Question) -> Observation:
    """An observation of the day that is asked for, with nothing said in it."""
    return replace(BLANK_CELL, dataset=dataset, source=source, effective_date=question.as_of, stated_on=question.as_of)


def _about(blank: Observation, **about: str) -> Observation:
    return replace(blank, subject=subject_of(about), cell=" ".join(filter(None, about.values())))


def _number(blank: Observation, measure: str, value: Decimal, unit: str) -> Observation:
    return replace(blank, measure=measure, value=value, unit=unit, printed=f"{value:,f}", cell=_place(blank, measure))


def _words(blank: Observation, measure: str, said: str) -> Observation:
    absence = Absence.TEXT if said else Absence.BLANK
    return replace(blank, measure=measure, absence=absence, printed=said, cell=_place(blank, measure))


def _place(blank: Observation, measure: str) -> str:
    return f"{blank.cell} {datasets[blank.dataset].measures[measure].label}"
