"""Days as reports print them: "2020. 11. 9.(월)", "'20.11.9.", "12. 18.(금)", "2004년 3월 5일"."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

YEAR = r"(?:(?:19|20)\d\d|[’'`‘]\s?\d\d)"
MONTH, DAY = r"(?:1[0-2]|0?[1-9])", r"(?:3[01]|[12]\d|0?[1-9])"
_WEEKDAY = r"\(\s*(?P<weekday>[월화수목금토일])(?:요일)?\s*\)"
_DAY = re.compile(
    rf"(?<![\d.,’'`‘])(?<!\d\s)(?:(?P<year>{YEAR}|\d\d(?=\s?\.\s?{MONTH}\s?\.\s?{DAY}(?!\d)))\s*(?:\.|년)\s*)?"
    rf"(?P<month>{MONTH})\s*(?:\.|월|/)\s*(?P<day>{DAY})(?!\d|\.\d|\s*[%)건명회개점배])\s*(?:\.|일)?\s*(?:{_WEEKDAY})?"
)
WEEKDAYS = "월화수목금토일"
_LAST_DAY = dict.fromkeys(range(1, 13), 31) | {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}


@dataclass(frozen=True, slots=True)
class Day:
    """A day where it stands in a text."""

    year: int | None
    """None where it is not printed with the day."""
    month: int
    day: int
    weekday: str
    """The weekday printed behind it; "" where there is none."""
    start: int
    end: int

    @property
    def exists(self) -> bool:
        """Whether its year has such a day; where the year is not printed, whether any year has."""
        last = _LAST_DAY[self.month] if self.year is None else calendar.monthrange(self.year, self.month)[1]
        return self.day <= last

    def weekday_in(self, year: int) -> str | None:
        """Its weekday in a year; None where that year has no such day."""
        is_there = self.day <= calendar.monthrange(year, self.month)[1]
        return WEEKDAYS[date(year, self.month, self.day).weekday()] if is_there else None


def find_days(text: str) -> Iterator[Day]:
    """The days of a text, in their order."""
    for match in _DAY.finditer(text):
        year = full_year(match["year"]) if match["year"] else None
        yield Day(year, int(match["month"]), int(match["day"]), match["weekday"] or "", match.start(), match.end())


def full_year(printed: str) -> int:
    """The year of "2020", "'20" or "20"; what would be far ahead is of the last century."""
    digits = printed.strip("’'`‘ ")
    return int(digits) if len(digits) == 4 else int(digits) + (2000 if int(digits) < 60 else 1900)
