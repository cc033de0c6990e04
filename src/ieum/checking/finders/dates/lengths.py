"""Lengths of periods in months, weeks and days: "5월 ~ 10월(6개월)", "11. 9.(월) ~ 11. 13.(금), 5일간", "2박 3일"."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from ieum.checking.claims import Claim, Operand, Severity
from ieum.checking.finders.dates.days import DAY, MONTH, YEAR, find_days, full_year
from ieum.checking.passages import Material, Passage

_MONTHS = re.compile(
    rf"(?<![\d.])(?:(?P<y1>{YEAR})\s*(?:\.|년)\s*)?(?P<m1>{MONTH})\s*(?:\.|월)?\s*[~∼～]\s*"
    rf"(?:(?P<y2>{YEAR})\s*(?:\.|년)\s*)?(?P<m2>{MONTH})\s*(?:월|\.(?!\s*{DAY}\s*[.(]))\s*[-(:,]?\s*(?:총\s*)?(?P<number>\d{{1,3}})\s*개월"
)
_TO = re.compile(r"\s*[~∼～]\s*")
_LENGTH = re.compile(
    r"\s*\)?\s*[-(:,]?\s*(?:총\s*)?(?:(?P<nights>\d{1,2})박\s*)?(?P<number>\d{1,3})\s*(?P<unit>일간?|주간?)(?![가-힣])"
)
_DOUBT = "첫날이나 마지막 날, 쉬는 날을 세지 않은 것일 수 있습니다."


def find_month_lengths(material: Material) -> Iterator[Claim]:
    """Find periods of months with the number of months beside them; both ends count."""
    for passage in material.texts:
        for match in _MONTHS.finditer(passage.text) if "개월" in passage.text else ():
            years = (full_year(match["y2"]) - full_year(match["y1"])) if match["y1"] and match["y2"] else 0
            months = years * 12 + int(match["m2"]) - int(match["m1"]) + 1
            if match["y2"] is None and months <= 0:
                months += 12
            if months > 0 and (match["y2"] is None or match["y1"]):
                formula = match[0][: match.start("number") - match.start()].strip(" (-:,총")
                yield _claim(material, passage, match, Fraction(months), formula)


def _claim(material: Material, passage: Passage, match: re.Match[str], length: Fraction, formula: str) -> Claim:
    place = material.locate(passage.place, passage.text, match.start("number"), match["number"])
    begins = Operand(formula, None, material.locate(passage.place, passage.text, match.start(), formula))
    return Claim(
        "period", passage.where, Operand(match["number"], Fraction(match["number"]), place), (begins,), formula, length,
        worst=Severity.WARNING, doubt=_DOUBT,
    )  # fmt: skip


def find_day_lengths(material: Material) -> Iterator[Claim]:
    """Find periods of days with weekdays in them, or with their length in weeks, nights or plain days."""
    for passage in material.texts:
        if not re.search(r"[~∼～]", passage.text):
            continue
        days = list(find_days(passage.text))
        for first, last in pairwise(days):
            match = _LENGTH.match(passage.text, last.end)
            is_plain = match and match["unit"] == "일간" and not (first.weekday or last.weekday or match["nights"])
            if (
                match
                and not is_plain
                and _TO.fullmatch(passage.text[first.end : last.start])
                and first.exists
                and last.exists
            ):
                begin, end = _dates(first.year, (first.month, first.day), last.year, (last.month, last.day))
                if begin and end and begin <= end:
                    formula = passage.text[first.start : last.end].strip()
                    yield _claim(material, passage, match, _nearest(begin, end, match), formula)


_MonthDay = tuple[int, int]


def _dates(y1: int | None, first: _MonthDay, y2: int | None, last: _MonthDay) -> tuple[date | None, date | None]:
    """Both days; where no year is printed, in one whose February is of no matter."""
    if 2 in (first[0], last[0]) and y1 is None:
        return None, None
    year = y1 or 2001
    end_year = y2 or year + (last < first)
    try:
        return date(year, *first), date(end_year, *last)
    except ValueError:
        return None, None


def _nearest(begin: date, end: date, match: re.Match[str]) -> Fraction:
    """The length as it may be counted: with or without the last day, or working days only; else with both ends."""
    stated, exact = int(match["number"]), (end - begin).days + 1
    if match["unit"].startswith("주"):
        weeks = {-(-exact // 7), round(exact / 7), exact // 7}
        return Fraction(stated if stated in weeks else round(exact / 7))
    if match["nights"]:
        return Fraction(exact)
    working = sum((begin + timedelta(days=n)).weekday() < 5 for n in range(min(exact, 400)))
    return Fraction(stated if stated in (exact, exact - 1, working) else exact)
