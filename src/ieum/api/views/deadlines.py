"""Periods set by law: the rules, and a due date with how it was counted, day by day."""

from datetime import date, datetime, time
from http import HTTPStatus
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Query, Router
from pydantic import Field, StringConstraints

from ieum.api.door import operation
from ieum.api.errors import Refusal, not_found
from ieum.api.fields import Day, Minute, Page, Part, Schema, page
from ieum.kernel.calendar.days import OutsideCalendar
from ieum.kernel.deadlines.due import Case, Deadline, deadline
from ieum.kernel.deadlines.explaining import explain
from ieum.kernel.deadlines.periods import DeadlineError, read_length
from ieum.kernel.deadlines.rules import Rule, rules
from ieum.kernel.parameters import NotYetInForce
from ieum.kernel.wording import worded
from ieum.office.rules.permissions import OfficeAction
from ieum.platform.closed_days.queries import own_calendar

router = Router()
LENGTH = r"^[0-9]{1,3}(일|주|개월|월|년|시간)$"


class RuleRow(Schema):
    """A period set by law."""

    code: str
    label: str
    group: str
    trigger: str = Field(description="무엇부터 (거꾸로 세면 무엇 전) 세는지")


class DayRow(Schema):
    """One day on the way to the due date."""

    day: date
    counted: str = Field(description="며칠째인지, 세지 않으면 빈 글")
    reason: str = Field(description="세지 않는 까닭이나 덧붙일 말")


class DueDate(Schema):
    """A due date with all that it was counted from."""

    code: str
    label: str
    reference: str = Field(description="근거 조문")
    event_date: date
    due_on: date
    act_by: date = Field(description="마지막 근무일")
    due_at: str | None = Field(description="근무시간으로 세는 규칙의 마지막 시각")
    calendar_version: str
    days: list[DayRow]


class Event(Schema):
    """What happened under a rule."""

    event_date: Day = Field(description="일어난 날")
    event_time: Minute | None = Field(None, description="접수한 시각 (15:00), 근무시간으로 세는 규칙에만")
    length: Annotated[str, StringConstraints(pattern=LENGTH)] | None = Field(
        None, description="기간 (10일), 사안마다 정하는 규칙에만"
    )


@operation(
    router,
    "/deadlines/rules",
    OfficeAction.SEE_CASES,
    Page[RuleRow],
    told="기한의 규칙. 법령이 정한 기간의 목록입니다.",
)
def list_deadline_rules(request: HttpRequest, part: Part) -> Any:
    """All periods set by law."""
    return page(list(rules().values()), part, _rule)


@operation(
    router, "/deadlines/rules/{code}/due", OfficeAction.SEE_CASES, DueDate,
    refuses=(HTTPStatus.NOT_FOUND, HTTPStatus.CONFLICT),
    told="기한을 계산. 어느 날부터 어떻게 세었는지 하루하루 알려 줍니다.",
)  # fmt: skip
def get_due_date(
    request: HttpRequest,
    code: Annotated[str, Path(pattern="^[A-Za-z0-9_-]{1,60}$")],
    event: Annotated[Event, Query()],
) -> Any:
    """The due date that a rule gives for an event."""
    if code not in rules():
        raise not_found(
            worded("{code}이라는 규칙이 없습니다. 규칙의 목록(GET /api/deadlines/rules)에서 고르십시오.", code=code)
        )
    started = (
        datetime.combine(event.event_date, time.fromisoformat(event.event_time))
        if event.event_time
        else event.event_date
    )
    try:
        case = Case(rules()[code], started, length=read_length(event.length) if event.length else None)
        found = deadline(case, calendar=own_calendar())
    except (DeadlineError, NotYetInForce, OutsideCalendar) as error:
        raise Refusal(HTTPStatus.CONFLICT, "CANNOT_COUNT", str(error), place="query") from error
    return _due(found, event.event_date)


def _rule(row: Rule) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ("code", "label", "group", "trigger")}


def _due(found: Deadline, event_date: date) -> dict[str, Any]:
    rule = found.case.rule
    return {
        "code": rule.code,
        "label": rule.label,
        "reference": found.version.reference,
        "event_date": event_date,
        "due_on": found.due_on,
        "act_by": found.act_by,
        "due_at": f"{found.due_at:%Y-%m-%dT%H:%M}" if found.due_at else None,
        "calendar_version": found.calendar_version,
        "days": [
            {"day": each.day, "counted": each.counted, "reason": each.reason}
            for each in explain(found, calendar=own_calendar())
        ],
    }
