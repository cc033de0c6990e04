"""How the due date of a case was counted, day by day, and what became of it since."""

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from ieum.kernel.calendar.days import Calendar, national_calendar
from ieum.kernel.deadlines.due import Deadline, deadline
from ieum.kernel.deadlines.explaining import explain, name_day
from ieum.kernel.deadlines.rules import rules
from ieum.office import queries
from ieum.office.choices import SegmentKind
from ieum.platform.closed_days.queries import due_changes, earlier_calendars, own_calendar
from ieum.platform.ui.languages import translated

if TYPE_CHECKING:
    from ieum.office.models import DueSegment, OfficeCase


def counted(found: "OfficeCase") -> list[tuple[str, str]]:
    """How a due date was counted, then what stopped and put it off; empty where it was given and stands as it was."""
    changes = [_change(each) for each in queries.due_segments(found)]
    return [*_by_rule(found), *changes]


def _by_rule(found: "OfficeCase") -> list[tuple[str, str]]:
    """Empty where the due date was given."""
    if not found.due_rule:
        return []
    calendar, due = _counted_by(found)
    rule = f"{rules()[found.due_rule].label} ({due.version.reference})"
    own = [(translated("처리기간"), found.length)] if found.length else []
    # What stands still is not counted to an end yet.
    days = [
        (translated(name_day(each.day)), " · ".join(filter(None, (translated(each.counted), _reasons(each.reason)))))
        for each in (explain(due, calendar=calendar) if found.due_on else ())
    ]
    moves = [
        (translated("바뀜"), f"{translated(name_day(each.before))} → {translated(name_day(each.after))}: {each.cause}")
        for each in due_changes("office.case", [found.pk])
    ]
    way = translated(due.version.value.way.label)
    return [(translated("규칙"), rule), (translated("셈법"), way), *own, *days, *moves]


def _reasons(said: str) -> str:
    """Why a day does or does not count, each reason in the language of the page."""
    return ", ".join(map(translated, said.split(", ")))


def _change(segment: "DueSegment") -> tuple[str, str]:
    until = translated(name_day(segment.until_on)) if segment.until_on else ""
    if segment.kind == SegmentKind.SUSPENDED:
        said = f"{translated(name_day(segment.from_on))} ~ {until}"
    else:
        said = " ".join(filter(None, (f"{translated(name_day(segment.due_before))} → {until}", segment.length)))
    told = translated("{told_on} 알림", told_on=segment.told_on)
    return translated(SegmentKind(segment.kind).label), f"{said}: {segment.operation.basis} ({told})"


def _counted_by(found: "OfficeCase") -> tuple[Calendar, Deadline]:
    """The calendar that gives the due date as it stands: what was closed before a day came off is not moved by it."""
    case = queries.deadline_case(found)
    first = (own_calendar(), deadline(case, calendar=own_calendar()))
    others = ((each, deadline(case, calendar=each)) for each in _others())
    stands = (found.due_on, found.due_time)
    return next(((each, due) for each, due in chain([first], others) if (due.due_on, due.due_time) == stands), first)


def _others() -> Iterator[Calendar]:
    """Calendars that a due date may have been counted by, beside the municipality's own of today; as they are asked."""
    yield national_calendar()
    yield from earlier_calendars()
