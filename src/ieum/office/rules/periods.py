"""The minute of a case's receipt, its own processing period, and what its due date is counted from."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time

from ieum.kernel.calendar.days import Calendar
from ieum.kernel.deadlines.due import Case, deadline, exceeded
from ieum.kernel.deadlines.falling_due import due_words
from ieum.kernel.deadlines.periods import DeadlineError, Length, Span, Unit, read_length
from ieum.kernel.deadlines.rules import rules
from ieum.kernel.wording import worded
from ieum.office.choices import CaseKind

PETITIONS = (CaseKind.PETITION, CaseKind.INQUIRY)
LONGEST_IN_HOURS = 5
"""Days of the longest period of a petition that is counted in hours (민원 처리에 관한 법률 제19조제1항)."""


@dataclass(frozen=True, slots=True)
class CaseDue:
    """When a case is due as it is received, and from what that follows."""

    due_on: date | None
    """None where it has no due date."""
    due_time: time | None = None
    due_rule: str = ""
    length: str = ""
    calendar_version: str = ""


def received_at(received_on: date, received_time: time | None) -> date | datetime:
    """The minute of a receipt by the office's clock, or its day where the minute is not known."""
    return received_on if received_time is None else datetime.combine(received_on, received_time)


def receipt_fault(received_on: date, received_time: time | None, *, now: datetime) -> str:
    """Say that a receipt is to come; "" where it has come. ``now`` is by the office's clock."""
    if received_on > now.date():
        return worded("접수일은 오늘({today})보다 뒤일 수 없습니다.", today=now.date())
    if received_on == now.date() and received_time is not None and received_time > now.time():
        return worded("접수 시각은 지금({now})보다 뒤일 수 없습니다.", now=f"{now:%H:%M}")
    return ""


def rule_of_own(kind: str, length: Length) -> str:
    """The rule that counts a period which the office set itself where no law sets one.

    Of petitions the law says how (민원 처리에 관한 법률 제19조): up to five days in hours, more in working days, and
    weeks, months and years by the calendar with the first day.
    """
    is_in_hours = length.unit is Unit.HOUR
    if kind not in PETITIONS:
        return "OWN_PERIOD_HOURS" if is_in_hours else "OWN_PERIOD"
    if is_in_hours or (length.unit is Unit.DAY and length.count <= LONGEST_IN_HOURS):
        return "CIVIL_PETITION_HOURS"
    return "CIVIL_PETITION_DAYS" if length.unit is Unit.DAY else "CIVIL_PETITION_MONTHS"


def due_of(kind: str, received: date | datetime, *, rule: str, length: str, calendar: Calendar) -> CaseDue:
    """When a case is due by a rule, by its own processing period (3일, 4시간), or by a promise under a rule.

    :raises KeyError: if there is no such rule
    :raises DeadlineError: if rule and length do not fit, the length ends after the law's, or a minute is missing
    :raises NotYetInForce: if the rule is not known for that day
    :raises OutsideCalendar: if the end lies beyond the known holidays
    """
    length = str(read_length(length)) if length else ""
    rule = rule or rule_of_own(kind, read_length(length))
    case = counted_from(rule, received, length)
    if case.promised is not None and (lawful := exceeded(case, calendar=calendar)) is not None:
        raise DeadlineError(
            worded(
                "{rule}: 처리기간 {length}은 법령의 기간({last}까지)보다 깁니다. 더 짧게 적으십시오.",
                rule=case.rule.label, length=length, last=due_words(lawful.due_on, lawful.due_time),
            )
        )  # fmt: skip
    found = deadline(case, calendar=calendar)
    return CaseDue(found.due_on, found.due_time, rule, length, found.calendar_version)


def counted_from(
    code: str,
    received: date | datetime,
    length: str,
    *,
    extensions: tuple[Length, ...] = (),
    left_out: tuple[Span, ...] = (),
) -> Case:
    """What a due date is counted from; ``length`` is the case's own, "" where it has none.

    It is the period where the rule leaves that to the case, and a promise where the rule sets one.

    :raises KeyError: if there is no such rule
    :raises DeadlineError: if the length is none
    :raises NotYetInForce: if the rule is not known for that day
    """
    found = Case(rules()[code], received, extensions=extensions, left_out=left_out)
    if not length:
        return found
    own, is_left_to_case = read_length(length), found.rule.terms.version(on=found.day).value.length is None
    return replace(found, length=own) if is_left_to_case else replace(found, promised=own)
