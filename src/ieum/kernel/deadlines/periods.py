"""Lengths of time as the law words them (10일, 2주, 3개월, 1년), and where they end by the calendar."""

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ieum.kernel.wording import worded

DAY = timedelta(days=1)
LONGEST_SPAN = timedelta(days=3652)


class DeadlineError(ValueError):
    """A due date cannot be told; the message is a Korean sentence for the person who asked."""


class Unit(StrEnum):
    """What a length counts."""

    HOUR = "시간"
    DAY = "일"
    WEEK = "주"
    MONTH = "개월"
    YEAR = "년"


@dataclass(frozen=True, slots=True)
class Length:
    """So many units of time; one at least."""

    count: int
    unit: Unit

    def __str__(self) -> str:
        return worded(_LENGTHS[self.unit], count=self.count)


_LENGTHS = {
    Unit.HOUR: worded("{count}시간"), Unit.DAY: worded("{count}일"), Unit.WEEK: worded("{count}주"),
    Unit.MONTH: worded("{count}개월"), Unit.YEAR: worded("{count}년"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Span:
    """Days from the first to the last, both included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise DeadlineError(
                worded("세지 않는 기간의 끝({last})이 처음({first})보다 앞섭니다.", last=self.last, first=self.first)
            )
        if self.last - self.first > LONGEST_SPAN:
            raise DeadlineError(
                worded("세지 않는 기간이 10년을 넘습니다: {first}..{last}", first=self.first, last=self.last)
            )


_LENGTH = re.compile(r"(?P<count>[1-9]\d{0,2})\s*(?P<unit>시간|일|주일?|개월|달|년)")
_SAME = {"주일": "주", "달": "개월"}


def read_length(text: str) -> Length:
    """Read "10일", "2주", "3개월", "1년" or "3시간".

    :raises DeadlineError: if the text is none of these
    """
    match = _LENGTH.fullmatch(text.strip())
    if match is None:
        raise DeadlineError(worded("기간은 10일, 2주, 3개월, 1년처럼 적습니다: {text}", text=text))
    unit = match["unit"]
    return Length(int(match["count"]), Unit(_SAME.get(unit, unit)))


def period_end(first: date, length: Length) -> date:
    """The last day of a period whose first counted day is ``first`` (민법 제159조, 제160조).

    Weeks, months and years end the day before the day that corresponds to the first; where the last month has no such
    day, they end with that month. Where the end is off, Article 161 is not applied here.
    """
    match length.unit:
        case Unit.DAY:
            return first + (length.count - 1) * DAY
        case Unit.WEEK:
            return first + (7 * length.count - 1) * DAY
        case Unit.MONTH:
            return _months_end(first, length.count)
        case Unit.YEAR:
            return _months_end(first, 12 * length.count)
        case Unit.HOUR:
            raise DeadlineError("시간으로 정한 기간은 근무시간으로만 셉니다.")


def _months_end(first: date, months: int) -> date:
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    if first.day > last:
        return date(year, month + 1, last)
    return date(year, month + 1, first.day) - DAY


def days_of(spans: Iterable[Span]) -> frozenset[date]:
    """All days of some spans."""
    return frozenset(span.first + n * DAY for span in spans for n in range((span.last - span.first).days + 1))
