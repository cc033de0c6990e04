"""The plan of the last report against the results of this one: numbers, and works of which nothing is told."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from ieum.checking.across.reports import Report
from ieum.checking.claims import Elsewhere, Finding, Severity, bare
from ieum.checking.passages import Passage
from ieum.checking.quantities import Quantity, find_quantities

_PLAN, _RESULT = re.compile(r"계획|목표"), re.compile(r"실적|결과|성과")
_LABELLED = re.compile(r"(?P<label>[가-힣A-Za-z][^:()]{2,28}?)\s*:\s*(?:총\s*)?$")
_SIMILAR = 0.6
"""How alike two titles must be to name one work."""
_LESS = "앞선 보고서의 계획과 실적이 다릅니다."
_MISSING = "앞선 보고서에서 계획한 일이 실적에 없습니다. 끝났거나 바뀌었으면 적으십시오."


@dataclass(frozen=True, slots=True)
class _Told:
    """A number that a line gives under a name."""

    passage: Passage
    quantity: Quantity


def find_plans_not_met(earlier: Report, later: Report) -> Iterator[Finding]:
    """Find numbers of a plan for a year that the results of that year give otherwise, under the same name and unit."""
    for year in _planned_years(earlier) & _reported_years(later):
        planned = _told_in(earlier, _PLAN, _RESULT, year)
        for name, done in _told_in(later, _RESULT, _PLAN, year).items():
            plan = planned.get(name)
            if plan is not None and plan.quantity.value != done.quantity.value and not plan.quantity.is_rough:
                yield _number_finding(earlier, later, plan, done)


def count_plans(earlier: Report, later: Report) -> int:
    """How many numbers of a plan stand among the results."""
    years = _planned_years(earlier) & _reported_years(later)
    return sum(
        len(_told_in(earlier, _PLAN, _RESULT, year).keys() & _told_in(later, _RESULT, _PLAN, year).keys())
        for year in years
    )


def _planned_years(report: Report) -> set[int]:
    return {year for chapter, year in _chapters(report) if _PLAN.search(chapter) and not _RESULT.search(chapter)}


def _reported_years(report: Report) -> set[int]:
    return {year for chapter, year in _chapters(report) if _RESULT.search(chapter)}


def _chapters(report: Report) -> list[tuple[str, int]]:
    chapters = [passage.text for heading, passage in report.material.headings if heading.level == 1]
    return [(chapter, year) for chapter in chapters if (year := report.year_of(chapter))]


def _told_in(report: Report, kind: re.Pattern[str], other: re.Pattern[str], year: int) -> dict[tuple[str, str], _Told]:
    """The numbers of chapters of a kind on a year, by name and unit; names that stand twice are left out."""
    found: dict[tuple[str, str], _Told | None] = {}
    for passage in report.material.passages:
        is_meant = kind.search(passage.chapter) and (kind is _RESULT or not other.search(passage.chapter))
        if not is_meant or report.year_of(passage.chapter) != year or ":" not in passage.text:
            continue
        for quantity in find_quantities(passage.text):
            label = _LABELLED.search(passage.text[max(0, quantity.start - 36) : quantity.start])
            if label and quantity.unit:
                name = bare(label["label"]), quantity.unit
                found[name] = None if name in found else _Told(passage, quantity)
    return {name: told for name, told in found.items() if told is not None and len(name[0]) > 3}


def _number_finding(earlier: Report, later: Report, plan: _Told, done: _Told) -> Finding:
    printed = later.material.operand(done.passage, done.quantity)
    planned = earlier.material.operand(plan.passage, plan.quantity)
    return Finding(
        code="across-plan",
        severity=Severity.INFO,
        place=printed.place,
        where=done.passage.where,
        printed=printed.printed,
        computed="",
        formula=f"{earlier.name}: {plan.passage.where}, 계획 {planned.printed}{plan.quantity.unit}",
        message=_LESS,
        elsewhere=(Elsewhere(earlier.name, planned.place, plan.passage.where, planned.printed),),
    )


def find_works_not_told(earlier: Report, later: Report) -> Iterator[Finding]:
    """Find works planned for a year that no title of that year's results is like, if most of the others have one."""
    for year in _planned_years(earlier) & _reported_years(later):
        planned, told = _works(earlier, _PLAN, _RESULT, year), _works(later, _RESULT, _PLAN, year)
        missing = [work for work in planned if not any(_is_alike(work.text, other.text) for other in told)]
        if told and len(missing) * 2 < len(planned):
            yield from (_work_finding(earlier, work, told) for work in missing)


def _works(report: Report, kind: re.Pattern[str], other: re.Pattern[str], year: int) -> list[Passage]:
    return [
        passage
        for heading, passage in report.material.headings
        if heading.level == 2
        and kind.search(passage.chapter)
        and (kind is _RESULT or not other.search(passage.chapter))
        and report.year_of(passage.chapter) == year
    ]


def _is_alike(first: str, second: str) -> bool:
    return SequenceMatcher(None, bare(first), bare(second)).ratio() >= _SIMILAR


def _work_finding(earlier: Report, work: Passage, told: Sequence[Passage]) -> Finding:
    return Finding(
        code="across-plan",
        severity=Severity.INFO,
        place=told[0].place,
        where=told[0].chapter,
        printed=told[0].text,
        computed="",
        formula=f"{earlier.name}: {work.chapter}, '{work.text}'",
        message=_MISSING,
        elsewhere=(Elsewhere(earlier.name, work.place, work.chapter, work.text),),
    )
