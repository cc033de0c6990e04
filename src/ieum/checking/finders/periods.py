"""Periods and years: "6.15 ~ 10.15, 4개월간", "2004 ~ 2008 (5개년 계획)", a date of last year in this year's plan."""

import calendar
import re
from collections.abc import Iterator, Mapping
from datetime import MAXYEAR, MINYEAR, date
from fractions import Fraction
from typing import NamedTuple

from ieum.checking.claims import Claim, Operand, Severity
from ieum.checking.passages import Material, Passage

_YEARS = re.compile(
    r"(?P<first>(?:19|20)\d\d)\s*년?\s*[~∼]\s*(?P<last>(?:19|20)\d\d)\s*년?\s*\(?\s*(?P<number>\d{1,2})\s*(?:개년|년간)"
)
_DAYS = re.compile(
    r"(?:(?P<y1>\d{4})\s*\.\s*)?(?P<m1>\d{1,2})\s*\.\s*(?P<d1>\d{1,2})\s*\.?\s*[~∼]\s*"
    r"(?:(?P<y2>\d{4})\s*\.\s*)?(?P<m2>\d{1,2})\s*\.\s*(?P<d2>\d{1,2})\.?\s*\)?\s*[-(:,]?\s*(?P<number>\d{1,3})\s*(?P<unit>개월간?|일간)"
)


class _Length(NamedTuple):
    """How long a period is, and how that was counted."""

    computed: Fraction
    formula: str
    worst: Severity


def find_durations(material: Material) -> Iterator[Claim]:
    """Find periods with their length beside them."""
    for passage in material.texts:
        for match in _YEARS.finditer(passage.text):
            years = Fraction(int(match["last"]) - int(match["first"]) + 1)
            length = _Length(years, f"{match['last']} - {match['first']} + 1", Severity.ERROR)
            yield _length_claim(material, passage, match, length)
        for match in _DAYS.finditer(passage.text):
            days = _day_length(match)
            if days is not None:
                yield _length_claim(material, passage, match, days)


def _length_claim(material: Material, passage: Passage, match: re.Match[str], length: _Length) -> Claim:
    place = material.locate(passage.place, passage.text, match.start("number"), match["number"])
    result = Operand(match["number"], Fraction(match["number"]), place)
    span = match[0][: match.start("number") - match.start()].strip(" (-:,")
    begins = Operand(span, None, material.locate(passage.place, passage.text, match.start(), span))
    return Claim("period", passage.where, result, (begins,), length.formula, length.computed, worst=length.worst)


def _day_length(match: re.Match[str]) -> _Length | None:
    year = int(match["y1"] or 2001)
    first = _day(year, match["m1"], match["d1"])
    last = _day(int(match["y2"] or year), match["m2"], match["d2"])
    if first and last and last < first and not match["y2"]:
        last = _day(year + 1, match["m2"], match["d2"])
    if not first or not last or last < first:
        return None
    stated, is_days = int(match["number"]), match["unit"].startswith("일")
    exact = (last - first).days + 1 if is_days else _months(first, last)
    # The last day may count or not, and a rest of some days is left out or counted as a month.
    near = {exact, exact - 1} if is_days else {exact, _months_up(first, last)}
    formula = f"{first.month}.{first.day} ~ {last.month}.{last.day}"
    # A length may count working days or a part of the period, but nothing is longer than its period.
    worst = Severity.ERROR if stated > max(near) else Severity.WARNING
    return _Length(Fraction(stated if stated in near else exact), formula, worst)


def _day(year: int, month: str, day: str) -> date | None:
    valid = (
        MINYEAR <= year <= MAXYEAR
        and 1 <= int(month) <= 12
        and 1 <= int(day) <= calendar.monthrange(year, int(month))[1]
    )
    return date(year, int(month), int(day)) if valid else None


def _months(first: date, last: date) -> int:
    """Whole months from the first day to the last."""
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day - 1)


def _months_up(first: date, last: date) -> int:
    return _months(first, last) + (last.day >= first.day)


_PLAN = re.compile(r"(?P<year>20\d\d|19\d\d)\s*년?(?:도)?\s*.*계획")
_WHEN = re.compile(r"^\s*(?:추진|사업|교육|운영|모집)?\s*(?:기\s*간|시\s*기|일\s*정|일\s*시)\s*:\s*(?P<when>.*)$")
_MOST_YEARS = 20
_ANY_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


def find_plan_years(material: Material) -> Iterator[Claim]:
    """Find periods in a plan that lie wholly in a year before the plan's, as when last year's text was kept."""
    dated = [(passage, year) for passage in material.passages if (year := _year_of(material, passage))]
    by_item: dict[tuple[str, str], list[Operand]] = {}
    for passage, year in dated:
        by_item.setdefault((passage.chapter, passage.item), []).append(year)
    chapters = {p.text: p for heading, p in reversed(material.headings) if heading.level == 1}
    for passage, year in dated:
        plan = _plan_year(chapters, passage)
        if plan is None or year.value is None or plan.value is None or year.value > plan.value:
            continue
        # The nearest will do; an item has few, but a text without titles is one item.
        same = by_item[passage.chapter, passage.item][:_MOST_YEARS]
        others = tuple(other for other in same if other.value == plan.value)
        yield Claim(
            "plan-year", passage.where, year, (others if year.value != plan.value else ()) or (plan,),
            f"계획 연도 {plan.printed}", plan.value,
            worst=Severity.WARNING, doubt="지난해 문안이 남은 것일 수 있습니다.",
        )  # fmt: skip


def _year_of(material: Material, passage: Passage) -> Operand | None:
    """The one year that a line on a period names."""
    when = _WHEN.match(passage.text)
    years = _ANY_YEAR.findall(when["when"]) if when else []
    if when is None or len(set(years)) != 1:
        return None
    start = when.start("when") + when["when"].find(years[0])
    return Operand(years[0], Fraction(years[0]), material.locate(passage.place, passage.text, start, years[0]))


def _plan_year(chapters: Mapping[str, Passage], passage: Passage) -> Operand | None:
    """The one year that the chapter's title names as planned."""
    match = _PLAN.search(passage.chapter)
    if not match or len(set(_ANY_YEAR.findall(passage.chapter))) != 1 or passage.kind == "heading":
        return None
    heading = chapters.get(passage.chapter)
    place = heading.place if heading else passage.place
    return Operand(match["year"], Fraction(match["year"]), place)


_HOLIDAY = re.compile(
    r"(?P<name>설|추석)(?:날|절|\s명절|명절)?(?P<between>[^\d()]{0,14})\(\s*"
    r"(?P<m1>\d{1,2})\s*\.\s*(?P<d1>\d{1,2})\s*\.?\s*[~∼]\s*(?P<m2>\d{1,2})\s*\.\s*(?P<d2>\d{1,2})\s*\.?\s*\)"
)
_LUNAR = {"설": "설날", "추석": "추석"}


def find_holidays_within(material: Material) -> Iterator[Claim]:
    """Find "설날 종합대책(1.30 ~ 2.3)": such a period has the day of that holiday in the report's year."""
    for passage in material.texts:
        for match in _HOLIDAY.finditer(passage.text):
            year = _year_told(material, passage)
            holiday = _holiday(year, _LUNAR[match["name"]]) if year else None
            first, last = (_day(year, match[f"m{n}"], match[f"d{n}"]) if year else None for n in (1, 2))
            if holiday and first and last:
                start = match.start("m1")
                span = passage.text[start : match.end()].rstrip(") ")
                place = material.locate(passage.place, passage.text, start, span)
                named = Operand(
                    match["name"], None, material.locate(passage.place, passage.text, match.start(), match["name"])
                )
                yield Claim(
                    "holiday", passage.where, Operand(span, Fraction(1), place), (named,),
                    f"{year}년 {_LUNAR[match['name']]}은 {holiday.month}.{holiday.day}",
                    Fraction(first <= holiday <= last), worst=Severity.WARNING, doubt="다른 해의 기간일 수 있습니다.",
                )  # fmt: skip


def _holiday(year: int, name: str) -> date | None:
    from ieum.kernel.calendar.decree import lunar_days  # noqa: PLC0415 - few reports ask, and it loads YAML

    return lunar_days().get(year, {}).get(name)


def _year_told(material: Material, passage: Passage) -> int | None:
    """The one year of the chapter's title, else of the report's period or title; None where there is not one alone."""
    for told in (passage.chapter, material.document.period, material.document.title):
        years = set(_ANY_YEAR.findall(told))
        if years:
            return int(years.pop()) if len(years) == 1 else None
    return None
