"""Weekdays behind days, by the calendar of their year, and days that no calendar has."""

import calendar
import re
from collections.abc import Iterator, Sequence

from ieum.checking.claims import Claim, Operand, Relation, Severity
from ieum.checking.finders.dates.days import Day, find_days, full_year
from ieum.checking.passages import Material, Passage

_YEAR = re.compile(r"(?<!\d)(?:(?:19|20)\d\d(?!\d)|[’'`‘]\d\d(?=\s*[.년]))")
_REACH = 80
"""How far before a day the line may name its year."""
_FROM_CONTEXT = "연도를 적지 않아 보고서의 연도로 보았습니다."
_UNKNOWN = "연도를 알 수 없어 요일을 확인하지 못했습니다."
_TILDES = ("~", "∼", "～")
_RANGE = re.compile(r"\s*[~∼～,·및]\s*")


def find_weekdays(material: Material) -> Iterator[Claim]:
    """Find days with their weekday; the year is printed there, carried on from the day before, or the report's."""
    for passage in material.texts:
        if "(" not in passage.text:
            continue
        before: tuple[Day, int] | None = None
        for day in find_days(passage.text):
            year = day.year or _carried(passage.text, before, day)
            if day.weekday:
                yield _weekday_claim(material, passage, day, year)
            before = (day, year) if year else None


def _carried(text: str, before: tuple[Day, int] | None, day: Day) -> int | None:
    """The year of the day before, for "2020. 12. 28. ~ 1. 8."; None where the two are not one period or list."""
    if before is None or not _RANGE.fullmatch(text[before[0].end : day.start]):
        return None
    earlier, year = before
    if (day.month, day.day) >= (earlier.month, earlier.day):
        return year
    is_period = text[earlier.end : day.start].strip() in _TILDES
    return year + 1 if is_period else None


def _weekday_claim(material: Material, passage: Passage, day: Day, year: int | None) -> Claim:
    context = _years_of(material, passage, day) if year is None else ()
    likely = year or next(iter(context), None)
    fitting = next((y for y in context if day.weekday_in(y) == day.weekday), None)
    true = day.weekday_in(fitting or likely) if likely else None
    start = passage.text.find("(", day.start)
    place = material.locate(passage.place, passage.text, passage.text.find(day.weekday, start), day.weekday)
    printed = passage.text[day.start : start].strip()
    worst, doubt = (Severity.ERROR, "") if year else (Severity.WARNING, _FROM_CONTEXT if likely else _UNKNOWN)
    return Claim(
        "weekday", passage.where, Operand(day.weekday, None, place),
        (Operand(printed, None, material.locate(passage.place, passage.text, day.start, printed)),),
        f"{fitting or likely or '?'}년 {day.month}월 {day.day}일", true, Relation.SAME_TEXT, worst=worst, doubt=doubt,
    )  # fmt: skip


def _years_of(material: Material, passage: Passage, day: Day) -> Sequence[int]:
    """The years that the line names before a day, else those of the titles above it, else of the cover."""
    ahead = passage.text[max(0, day.start - _REACH) : day.start]
    document = material.document
    for text in (ahead, passage.section, passage.item, passage.chapter, document.period, document.title):
        years = [full_year(year) for year in dict.fromkeys(_YEAR.findall(text))]
        if years:
            # Behind the days of one year a line may go on with those of the next.
            return [*years[::-1], years[-1] + 1] if text is ahead else years[::-1]
    return ()


def find_impossible_days(material: Material) -> Iterator[Claim]:
    """Find days with a year that do not exist in it: 2023. 2. 29., 2023. 4. 31."""
    for passage in material.texts:
        for day in find_days(passage.text):
            printed = passage.text[day.start : day.end].strip()
            # What ends in a bare number may count something: "2023. 2. 30억원".
            if day.year is not None and not day.exists and printed[-1] in ".일)":
                place = material.locate(passage.place, passage.text, day.start, printed)
                last = calendar.monthrange(day.year, day.month)[1]
                yield Claim(
                    "impossible-day", passage.where, Operand(printed, None, place), (),
                    f"{day.year}년 {day.month}월은 {last}일까지", f"{last}일까지", Relation.SAME_TEXT,
                )  # fmt: skip
