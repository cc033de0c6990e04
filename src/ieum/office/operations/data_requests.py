"""Data that the council or an audit asks for: each demand is a case at the head of the unit that has the data."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from ieum.kernel.calendar.days import OutsideCalendar
from ieum.kernel.deadlines.due import Case as DeadlineCase
from ieum.kernel.deadlines.due import deadline
from ieum.kernel.deadlines.periods import DeadlineError
from ieum.kernel.deadlines.rules import rules as deadline_rules
from ieum.kernel.parameters import NotYetInForce
from ieum.kernel.wording import joined, worded
from ieum.office.choices import CaseKind
from ieum.office.models import OfficeCase
from ieum.office.operations.cases import CaseRefused, receive_case
from ieum.platform.choices import Role
from ieum.platform.closed_days.queries import held_calendar

COUNCIL_RULE = "AUDIT_REQUEST"
"""By which day the council must ask for what it wants on another (지방자치법 시행령 제46조제1항)."""


@transaction.atomic
def request_data(
    *,
    title: str,
    content: str,
    post_id: UUID,
    due_on: date,
    letter: str,
    requester: str,
    by: Role,
    actor_id: UUID,
    on: date,
) -> OfficeCase:
    """File a demand for data as somebody of the council or an auditor, who is told when it is answered.

    ``letter`` names what it rests on: the demand that went through the chair of the council, the notice of the audit.

    :raises CaseRefused: if the day to hand over leaves too little time, or the post does not stand
    :raises Refused: without letter
    """
    last = _last_day_to_ask(due_on) if by == Role.COUNCIL else due_on - timedelta(days=1)
    if on > last:
        said = worded(
            "{due_on}에 받으려면 {last}까지 요구해야 합니다. 낼 날을 더 뒤로 적으십시오.", due_on=due_on, last=last
        )
        rule = worded("서류제출 요구는 낼 날의 3일 전까지 합니다(지방자치법 시행령 제46조제1항).")
        raise CaseRefused(joined([rule, said], by=" ") if by == Role.COUNCIL else said)
    return receive_case(
        kind=CaseKind.DATA, title=title, content=content, requester=requester, post_id=post_id, received_on=on,
        actor_id=actor_id, on=on, due_on=due_on, requested_by_id=actor_id, basis=letter,
    )  # fmt: skip


def _last_day_to_ask(due_on: date) -> date:
    try:
        return deadline(DeadlineCase(deadline_rules()[COUNCIL_RULE], due_on), calendar=held_calendar()).due_on
    except (DeadlineError, NotYetInForce, OutsideCalendar) as error:
        raise CaseRefused(str(error)) from error
