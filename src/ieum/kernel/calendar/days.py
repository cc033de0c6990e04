"""The calendar that deadlines are counted on: which days are off, and the n-th working day by a table."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256

from ieum.kernel.calendar.decree import DAY, SATURDAY, SUNDAY, Holiday, Kind, holidays_of, known_years
from ieum.kernel.shipped import shipped
from ieum.kernel.wording import worded

WEEKDAYS = "월화수목금토일"


class OutsideCalendar(LookupError):
    """A count leaves the years whose holidays are known."""

    def __init__(self, years: range) -> None:
        first, last = years.start, years.stop - 1
        super().__init__(
            worded(
                "공휴일은 {first}년부터 {last}년까지 등록되어 있어 그 밖의 날은 셀 수 없습니다.", first=first, last=last
            )
        )


class Calendar:
    """Days off and working days of some whole years; it never changes, a day added makes another calendar.

    ``version`` names exactly these days: two calendars with the same version give the same deadlines.
    """

    def __init__(self, holidays: Iterable[Holiday], *, years: range) -> None:
        self.years = years
        self.holidays = tuple(sorted(holidays))
        self.version = _fingerprint(self.holidays, years)
        self._by_day: dict[date, list[Holiday]] = defaultdict(list)
        for holiday in self.holidays:
            self._by_day[holiday.day].append(holiday)
        self._tabulate()

    def _tabulate(self) -> None:
        """Working days in order, and for each day how many working days lie before it."""
        self._working: list[date] = []
        self._rank: dict[date, int] = {}
        day = date(self.years.start, 1, 1)
        while day.year < self.years.stop:
            self._rank[day] = len(self._working)
            if day.weekday() < SATURDAY and day not in self._by_day:
                self._working.append(day)
            day += DAY

    def with_closed_days(self, closed: Mapping[date, str], *, reference: str) -> "Calendar":
        """The calendar with a municipality's own closed days: their names by day, and the basis they rest on."""
        added = [Holiday(day, name, Kind.CLOSED, reference) for day, name in closed.items()]
        return Calendar([*self.holidays, *added], years=self.years)

    def through(self, year: int) -> "Calendar":
        """The calendar to the end of a year, in which weekends alone are off after the years that are known.

        For what is to be told in time though the holidays of its day are not known yet, which is said with it.
        """
        return self if year < self.years.stop else Calendar(self.holidays, years=range(self.years.start, year + 1))

    def holidays_on(self, day: date) -> tuple[Holiday, ...]:
        """The public holidays that a day is, Sunday aside; none for an ordinary day."""
        return tuple(self._by_day.get(day, ()))

    def is_holiday(self, day: date) -> bool:
        """Whether the day is a public holiday; Sunday is one.

        :raises OutsideCalendar: if the day lies outside the calendar
        """
        self._position(day)
        return day.weekday() == SUNDAY or day in self._by_day

    def is_off(self, day: date) -> bool:
        """Whether the day is a Saturday or a public holiday.

        :raises OutsideCalendar: if the day lies outside the calendar
        """
        return day.weekday() == SATURDAY or self.is_holiday(day)

    def why_off(self, day: date) -> str:
        """What makes the day off, in words ("일요일, 추석 전날"); "" for a working day.

        :raises OutsideCalendar: if the day lies outside the calendar
        """
        self._position(day)
        weekend = {SATURDAY: [worded("토요일")], SUNDAY: [worded("일요일")]}.get(day.weekday(), [])
        return ", ".join([*weekend, *(holiday.name for holiday in self.holidays_on(day))])

    def nth_working_day(self, day: date, count: int) -> date:
        """The ``count``-th working day, ``day`` being the first if it is one; ``count`` is 1 or more.

        :raises OutsideCalendar: if it lies outside the calendar
        """
        try:
            return self._working[self._rank[day] + count - 1]
        except (KeyError, IndexError):
            raise OutsideCalendar(self.years) from None

    def working_day_from(self, day: date) -> date:
        """The day itself if it is a working day, else the next one.

        :raises OutsideCalendar: if it lies outside the calendar
        """
        return self.nth_working_day(day, 1)

    def working_day_until(self, day: date) -> date:
        """The day itself if it is a working day, else the one before.

        :raises OutsideCalendar: if it lies outside the calendar
        """
        before = self._position(day) if self.is_off(day) else self._position(day) + 1
        if before == 0:
            raise OutsideCalendar(self.years)
        return self._working[before - 1]

    def working_days_between(self, first: date, last: date) -> int:
        """How many working days lie from ``first`` to ``last``, both included.

        :raises OutsideCalendar: if one lies outside the calendar
        """
        return self._position(last) - self._position(first) + (not self.is_off(last))

    def is_off_as_known(self, day: date) -> bool:
        """The same as ``is_off``; beyond the calendar, where no holiday is known, a Saturday or a Sunday alone."""
        return day.weekday() >= SATURDAY or day in self._by_day

    def working_days_as_known(self, first: date, last: date) -> int:
        """How many working days lie from ``first`` to ``last``, where beyond the calendar each weekday is one.

        For what brings to mind, and never for a period of law: 0 where ``last`` is before ``first``.
        """
        start, end = date(self.years.start, 1, 1), date(self.years.stop - 1, 12, 31)
        known = max(first, start), min(last, end)
        inside = self.working_days_between(*known) if known[0] <= known[1] else 0
        return inside + _weekdays(first, min(last, start - DAY)) + _weekdays(max(first, end + DAY), last)

    def _position(self, day: date) -> int:
        try:
            return self._rank[day]
        except KeyError:
            raise OutsideCalendar(self.years) from None


@shipped
def national_calendar() -> Calendar:
    """The days of the decree, in all years that are known."""
    years = known_years()
    return Calendar((holiday for year in years for holiday in holidays_of(year)), years=years)


def _weekdays(first: date, last: date) -> int:
    """How many days from Monday to Friday lie from ``first`` to ``last``, both included."""
    return max(0, _weekdays_until(last.toordinal()) - _weekdays_until(first.toordinal() - 1))


def _weekdays_until(ordinal: int) -> int:
    """How many lie from 1 January of year 1, which is a Monday, until a day of that ordinal."""
    weeks, days = divmod(ordinal, 7)
    return 5 * weeks + min(days, 5)


def _fingerprint(holidays: Iterable[Holiday], years: range) -> str:
    content = "\n".join(f"{holiday.day} {holiday.name}" for holiday in holidays)
    return f"{years.start}-{years.stop - 1}:{sha256(content.encode()).hexdigest()[:12]}"
