"""The public holidays of a year, by the decree's own rules as they stood on each day."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from importlib.resources import files
from typing import Any

from ieum.kernel.parameters import Parameter, in_force, load_yaml, read_parameter
from ieum.kernel.shipped import shipped

DAY = timedelta(days=1)
SATURDAY, SUNDAY = 5, 6


class Kind(StrEnum):
    """Why a day is a public holiday."""

    DECREE = "공휴일"
    SUBSTITUTE = "대체공휴일"
    ELECTION = "선거일"
    TEMPORARY = "임시공휴일"
    CLOSED = "자치단체 휴무일"


@dataclass(frozen=True, slots=True, order=True)
class Holiday:
    """One public holiday; a day may be several."""

    day: date
    name: str
    kind: Kind
    reference: str


@dataclass(frozen=True, slots=True)
class Rule:
    """When a holiday falls in a year, and what it must meet to be made up for by a substitute."""

    day: str = ""
    """Month and day, such as "03-01"; "" for one that goes by the moon."""
    lunar: str = ""
    """The row of the lunar table."""
    offset: int = 0
    """Days before (negative) or after the lunar day."""
    substitute: tuple[str, ...] = ()
    """What it meets: 토요일, 일요일, or 공휴일 for another holiday on a weekday."""

    def date_in(self, year: int) -> date:
        """The day in a year of the lunar table."""
        if self.lunar:
            return lunar_days()[year][self.lunar] + self.offset * DAY
        month, day = self.day.split("-")
        return date(year, int(month), int(day))


def known_years() -> range:
    """The years whose holidays are known, without gaps: those of the lunar table."""
    return range(min(lunar_days()), max(lunar_days()) + 1)


def holidays_of(year: int) -> tuple[Holiday, ...]:
    """All public holidays of a year in order, Sundays aside."""
    regular = sorted([*_by_rule(year), *_designated(year)])
    return tuple(sorted([*regular, *_substitutes(regular)]))


@shipped
def lunar_days() -> Mapping[int, Mapping[str, date]]:
    """설날, 부처님오신날 and 추석 by year."""
    days: Mapping[int, Mapping[str, date]] = _load("lunar.yaml")["days"]
    return days


@shipped
def decree() -> Parameter[Mapping[str, Rule]]:
    """The decree's holidays by name, by day of effect."""
    return read_parameter(_load("holidays.yaml"), _read_rules)


def _read_rules(raw: Mapping[str, Any]) -> Mapping[str, Rule]:
    return {
        name: Rule(**{**rule, "substitute": tuple(rule.get("substitute", ()))})
        for name, rule in raw.items()
        if rule is not None
    }


def _load(name: str) -> Any:
    return load_yaml(files(__package__) / "parameters" / name)


def _by_rule(year: int) -> Iterator[Holiday]:
    """The holidays of Article 2, each by the version in force on its own day."""
    for since, rules in decree().values.items():
        for name, rule in rules.items():
            day = rule.date_in(year)
            if in_force(decree().values, on=day) is rules:
                yield Holiday(day, name, Kind.DECREE, decree().reference[since])


def _designated(year: int) -> Iterator[Holiday]:
    return (each for each in _all_designated() if each.day.year == year)


@shipped
def _all_designated() -> tuple[Holiday, ...]:
    """Election days and temporary holidays of all years."""
    raw = _load("designated.yaml")
    return tuple(
        Holiday(day, name, kind, f"관공서의 공휴일에 관한 규정 {article}")
        for kind, days in ((Kind.ELECTION, raw["elections"]), (Kind.TEMPORARY, raw["temporary"]))
        for day, (name, article) in days.items()
    )


def _substitutes(regular: list[Holiday]) -> Iterator[Holiday]:
    """The substitutes of Article 3: one for each day that meets what its rule names, on the next working day left.

    Where two holidays meet on one day the office gives one substitute (5 May 2025), not one for each.
    """
    taken = {holiday.day for holiday in regular}
    for day, names in _overlaps(regular).items():
        substitute = _next_free(day, taken)
        taken.add(substitute)
        version = decree().version(on=day)
        yield Holiday(substitute, f"{'·'.join(names)} 대체공휴일", Kind.SUBSTITUTE, version.reference)


def _overlaps(regular: list[Holiday]) -> dict[date, list[str]]:
    by_day = defaultdict(list)
    for holiday in regular:
        if holiday.kind is Kind.DECREE:
            by_day[holiday.day].append(holiday.name)
    return {day: met for day, names in by_day.items() if (met := [n for n in names if _is_met(day, n, len(names))])}


def _is_met(day: date, name: str, on_that_day: int) -> bool:
    wanted = in_force(decree().values, on=day)[name].substitute
    if day.weekday() >= SATURDAY:
        return ("토요일" if day.weekday() == SATURDAY else "일요일") in wanted
    return "공휴일" in wanted and on_that_day > 1


def _next_free(day: date, taken: set[date]) -> date:
    day += DAY
    while day.weekday() >= SATURDAY or day in taken:
        day += DAY
    return day
