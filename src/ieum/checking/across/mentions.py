"""The same amount behind a name and a colon in two reports on one year."""

from collections import Counter
from collections.abc import Iterator

from ieum.checking.across.reports import Report
from ieum.checking.claims import Elsewhere, Finding, Severity
from ieum.checking.finders.labels import Named, named_amounts

_Name = tuple[str, str, int]
"""Name, base unit and year."""
_DIFFERENT = "다른 보고서의 같은 이름의 수치와 다릅니다. 기준이 다르면 함께 적으십시오."


def shared_mentions(earlier: Report, later: Report) -> list[tuple[Named, Named]]:
    """The amounts of one name, unit and year in both reports; names that stand twice in one are left out."""
    before, after = _by_name(earlier), _by_name(later)
    return [(before[name], named) for name, named in after.items() if name in before]


def _by_name(report: Report) -> dict[_Name, Named]:
    found: list[tuple[_Name, Named]] = []
    for named in named_amounts(report.material):
        passage = named.mention.passage
        year = report.year_of(passage.text, passage.section, passage.item, passage.chapter)
        if year is not None and named.has_figures:
            found.append(((named.name, named.base, year), named))
    times = Counter(name for name, _ in found)
    return {name: named for name, named in found if times[name] == 1}


def find_different_mentions(earlier: Report, later: Report) -> Iterator[Finding]:
    """Find such amounts at another scale, and in reports of the same day those that nearly agree."""
    is_same_day = earlier.day is not None and earlier.day == later.day
    for first, second in shared_mentions(earlier, later):
        is_off = first.value != second.value and is_same_day and first.is_near(second)
        if is_off or first.is_slip_of(second):
            yield _finding(earlier, later, first, second)


def _finding(earlier: Report, later: Report, first: Named, second: Named) -> Finding:
    passage, other = second.mention.passage, first.mention.passage
    printed = later.material.operand(passage, second.mention.quantity)
    before = earlier.material.operand(other, first.mention.quantity)
    return Finding(
        code="across-figure",
        severity=Severity.WARNING,
        place=printed.place,
        where=passage.where,
        printed=printed.printed,
        computed="",
        formula=f"{earlier.name}: {other.where}, {before.printed}{first.mention.quantity.unit}",
        message=_DIFFERENT,
        elsewhere=(Elsewhere(earlier.name, before.place, other.where, before.printed),),
    )
