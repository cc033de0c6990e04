"""The due date that a rule gives in one case."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time

from ieum.kernel.calendar.days import Calendar, OutsideCalendar
from ieum.kernel.deadlines.counting import Mode, Segment, count, minutes_of, worked
from ieum.kernel.deadlines.periods import DAY, DeadlineError, Length, Span, Unit, days_of, period_end
from ieum.kernel.deadlines.rules import Rule, Terms
from ieum.kernel.moments import KOREA
from ieum.kernel.parameters import Version
from ieum.kernel.wording import worded

_UNITS = {
    Mode.WORKING_DAYS: {Unit.DAY},
    Mode.WORKING_HOURS: {Unit.HOUR, Unit.DAY},
    Mode.BEFORE: {Unit.DAY, Unit.WEEK},
}
PROMISED = {Mode.CIVIL, Mode.CIVIL_FIRST_DAY, Mode.WORKING_DAYS, Mode.WORKING_HOURS}
"""Ways in which a period that an office may end before its time is counted."""
_CIVIL_UNITS = {Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR}


@dataclass(frozen=True, slots=True)
class Case:
    """What happened: the event under a rule, and what became of the period since."""

    rule: Rule
    started: date | datetime
    """The event; a moment without a time zone is Korean. The time of day matters only for a rule in working hours."""
    length: Length | None = None
    """The period, exactly where the rule leaves it to the case; else None."""
    extensions: tuple[Length, ...] = ()
    """One after the other; each begins on the day after the period before it ended."""
    left_out: tuple[Span, ...] = ()
    """Days that do not count: 보완, 의견청취, 전문기관의 회신 and the like."""
    promised: Length | None = None
    """A shorter period that the office promised under a rule that sets the period; None where it promised none."""

    @property
    def day(self) -> date:
        """The day of the event."""
        return self.moment.date() if isinstance(self.started, datetime) else self.started

    @property
    def moment(self) -> datetime:
        """The minute of the event by the Korean clock, without a time zone.

        :raises DeadlineError: if only its day is known
        """
        if not isinstance(self.started, datetime):
            raise DeadlineError(
                worded(
                    "{rule}: 접수한 시각까지 있어야 셀 수 있습니다(예: {day}T15:00).",
                    rule=self.rule.label,
                    day=self.day,
                )
            )
        moment = self.started.astimezone(KOREA) if self.started.tzinfo else self.started
        return moment.replace(second=0, microsecond=0, tzinfo=None)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A due date, with all that it was computed from."""

    case: Case
    version: Version[Terms]
    """The rule as it stood on the day of the event."""
    calendar_version: str
    segments: tuple[Segment, ...]
    """The period and its extensions; empty for a backward and for a yearly rule."""
    due_on: date
    """The last day in time; for a rule of effect the day from which it is in force."""
    act_by: date
    """The last working day in time, where ``due_on`` is off and does not move; else the same."""
    due_at: datetime | None = None
    """The last minute, for a rule in working hours; else None."""

    @property
    def due_time(self) -> time | None:
        """The last minute on the last day, for a rule in working hours; else None."""
        return self.due_at.time() if self.due_at else None


def deadline(case: Case, *, calendar: Calendar) -> Deadline:
    """The due date of a case, by the version of its rule in force on the day of the event.

    :raises NotYetInForce: if the rule is not known for that day
    :raises DeadlineError: if length, extensions or days left out do not fit the rule, or the time of day is missing
    :raises OutsideCalendar: if the event or the end lies beyond the known holidays
    """
    version = _promised(case, case.rule.terms.version(on=case.day))
    # A year more, for what must be done before an event of the first year that is not known.
    if not calendar.years.start <= case.day.year <= calendar.years.stop:
        raise OutsideCalendar(calendar.years)
    match version.value.mode:
        case Mode.BEFORE | Mode.YEARLY:
            return _fixed(case, version, calendar)
        case Mode.WORKING_HOURS:
            return _in_hours(case, version, calendar)
        case _:
            return _in_days(case, version, calendar)


def exceeded(case: Case, *, calendar: Calendar) -> Deadline | None:
    """What the rule itself sets, where the promised period ends after it; None where it does not.

    :raises DeadlineError: if either cannot be counted
    """
    own = deadline(case, calendar=calendar)
    lawful = deadline(replace(case, promised=None), calendar=calendar)
    return lawful if _end(own) > _end(lawful) else None


def _end(found: Deadline) -> datetime:
    return found.due_at or datetime.combine(found.due_on, time.max)


def _promised(case: Case, version: Version[Terms]) -> Version[Terms]:
    """The terms with the period that was promised, which counts working hours where it is one of hours."""
    if case.promised is None:
        return version
    terms = version.value
    if terms.length is None or terms.mode not in PROMISED:
        raise DeadlineError(worded("{rule}: 처리기간을 따로 약속할 수 없는 기한입니다.", rule=case.rule.label))
    mode = Mode.WORKING_HOURS if case.promised.unit is Unit.HOUR else terms.mode
    shorter = replace(terms, mode=mode, length=case.promised)
    _check_unit(case, case.promised, shorter)
    return replace(version, value=shorter)


def _in_days(case: Case, version: Version[Terms], calendar: Calendar) -> Deadline:
    way, left_out, segments = version.value.way, days_of(case.left_out), []
    first = case.day if way.counts_first_day else case.day + DAY
    for length in _lengths(case, version.value):
        segments.append(count(way, first, length, calendar=calendar, left_out=left_out))
        first = segments[-1].last + DAY
    due = first if version.value.mode is Mode.EFFECT else segments[-1].last
    return Deadline(case, version, calendar.version, tuple(segments), due, due)


def _in_hours(case: Case, version: Version[Terms], calendar: Calendar) -> Deadline:
    moment, left_out, segments = case.moment, days_of(case.left_out), []
    for length in _lengths(case, version.value):
        first = moment.date()
        *_, (_, moment) = worked(moment, minutes_of(length), calendar=calendar, left_out=left_out)
        segments.append(Segment(first, length, moment.date(), moment.date()))
    return Deadline(case, version, calendar.version, tuple(segments), moment.date(), moment.date(), moment)


def _fixed(case: Case, version: Version[Terms], calendar: Calendar) -> Deadline:
    """A day that is not reached by counting on: so long before an event, or a day of the next year."""
    if case.left_out:
        raise DeadlineError(worded("{rule}: 세지 않는 기간을 둘 수 없습니다.", rule=case.rule.label))
    lengths = _lengths(case, version.value)
    due = (
        _day_before(case.day, lengths[0]) if lengths else date.fromisoformat(f"{case.day.year + 1}-{version.value.day}")
    )
    return Deadline(case, version, calendar.version, (), due, calendar.working_day_until(due))


def _day_before(event: date, length: Length) -> date:
    """The day of the event is left out and whole days are kept between: 40 days before 1 January is 21 November."""
    return event - (period_end(event, length) - event) - 2 * DAY


def _lengths(case: Case, terms: Terms) -> list[Length]:
    """The period and its extensions, after asking whether the rule allows them; none for a yearly rule."""
    if len(case.extensions) > terms.extensions:
        times = f"{terms.extensions}번까지만 연장할 수 있습니다" if terms.extensions else "연장할 수 없습니다"
        raise DeadlineError(f"{case.rule.label}: {times}.")
    if terms.mode is Mode.YEARLY:
        _refuse_own_length(case)
        return []
    own = _own_length(case, terms)
    for extension in case.extensions:
        _check_extension(case, extension, terms.extension or own)
    return [own, *case.extensions]


def _own_length(case: Case, terms: Terms) -> Length:
    if terms.length is not None:
        _refuse_own_length(case)
        return terms.length
    if case.length is None:
        raise DeadlineError(worded("{rule}: 기간을 정하여 주어야 합니다(예: 10일).", rule=case.rule.label))
    _check_unit(case, case.length, terms)
    _check_bounds(case, case.length, terms)
    return case.length


def _refuse_own_length(case: Case) -> None:
    if case.length is not None:
        raise DeadlineError(worded("{rule}: 기간은 법령이 정하므로 따로 줄 수 없습니다.", rule=case.rule.label))


def _check_unit(case: Case, length: Length, terms: Terms) -> None:
    if length.unit not in _UNITS.get(terms.mode, _CIVIL_UNITS):
        raise DeadlineError(worded("{rule}: {length}로 정할 수 없는 기간입니다.", rule=case.rule.label, length=length))


def _check_bounds(case: Case, length: Length, terms: Terms) -> None:
    minutes = minutes_of(length)
    if terms.at_most and minutes > minutes_of(terms.at_most):
        raise DeadlineError(
            worded("{rule}: 기간은 {at_most} 이하여야 합니다.", rule=case.rule.label, at_most=terms.at_most)
        )
    if terms.at_least and minutes < minutes_of(terms.at_least):
        raise DeadlineError(
            worded(
                "{rule}: 기간은 {at_least} 이상이어야 합니다.",
                rule=case.rule.label,
                at_least=terms.at_least,
            )
        )


def _check_extension(case: Case, extension: Length, limit: Length) -> None:
    if extension.unit is not limit.unit or extension.count > limit.count:
        raise DeadlineError(
            worded("{rule}: 한 번에 {limit}까지만 연장할 수 있습니다.", rule=case.rule.label, limit=limit)
        )
