"""Due dates around the budget that rules of law count, so that they move with the days of the calendar.

What follows from movements is counted anew whenever it is asked for. Steps of reviews and plans keep the day that they
began with; where it moved, the last change of it holds. Backward periods, such as that of a bill, do not move.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from uuid import NAMESPACE_OID, uuid5

from ieum.budget import queries
from ieum.budget.models import MatterStep
from ieum.budget.queries.matters import due_of, matter
from ieum.budget.rules import term
from ieum.budget.states import MATTERS
from ieum.kernel.calendar.days import Calendar, OutsideCalendar
from ieum.kernel.deadlines.due import Case, deadline
from ieum.kernel.deadlines.rules import rules as deadline_rules
from ieum.kernel.parameters import NotYetInForce
from ieum.kernel.registry import DueKeeper, DueMove
from ieum.platform.accounts import accounts_of
from ieum.platform.choices import Role
from ieum.platform.closed_days.operations import move_words
from ieum.platform.database.tenancy import current_municipality
from ieum.platform.notices.kinds import DUE_MOVED
from ieum.platform.notices.operations import notify

_ROLLED = timedelta(days=30)
"""Longer than days off in a row may put a due date off from the day that a step began with."""
_DIVISION = (Role.OFFICER, Role.TEAM_LEAD)
"""Whoever sees to what the budget owes the council."""


def _moved_steps(_: Calendar, after: Calendar, day: date) -> list[DueMove]:
    """Steps that matters stand in, whose period runs over the day."""
    rows = MatterStep.objects.exclude(due_on=None).filter(decided_on__lte=day, due_on__gte=day - _ROLLED)
    return [
        move for each in rows.select_related("matter").order_by("due_on", "pk") for move in _step_moves(each, after)
    ]


def _step_moves(step: MatterStep, after: Calendar) -> Iterator[DueMove]:
    found = matter(step.matter_id)
    rows = MATTERS[found.kind].transitions
    rule = next((row.deadline for row in rows if (row.action, row.target) == (step.action, step.state)), "")
    before = due_of([step])[step.pk]
    if not rule or found.steps[-1] != step or before is None:
        return
    try:
        case = Case(deadline_rules()[rule], found.stated.day("completed_on") or step.decided_on)
        due = deadline(case, calendar=after).due_on
    except (NotYetInForce, OutsideCalendar):
        return
    if due != before:
        words = f"{found.row} {found.row.title} ({case.rule.label})"
        yield DueMove(step.pk, words, f"/budget/matters/{found.row.pk}/", before, due)


def _tell_writers(moves: Sequence[DueMove], why: str, key: str) -> None:
    actors = dict(MatterStep.objects.filter(pk__in=[each.subject_id for each in moves]).values_list(
        "pk", "operation__actor_id"
    ))  # fmt: skip
    for each in moves:
        notify(
            account_ids=[actors[each.subject_id]], kind=DUE_MOVED.name, title=move_words(each, why),
            key=f"{key} {each.subject_id}", address=each.address,
        )  # fmt: skip


def _moved_duties(before: Calendar, after: Calendar, day: date) -> list[DueMove]:
    """What follows from the movements of a year, to be done in it or by the middle of the next."""
    found = []
    for year in (day.year - 1, day.year):
        at = queries.Point(term(year).payments_until, queries.NOW)
        old, new = (queries.duties(at, year=year, calendar=each) for each in (before, after))
        until = {(each.code, each.period): each for each in old}
        for each in new:
            known = until[each.code, each.period]
            if known.due_on != each.due_on:
                subject = uuid5(NAMESPACE_OID, f"{each.code} {each.period}")
                label = deadline_rules()[each.code].label
                found.append(
                    DueMove(
                        subject, f"{each.period} {label}", f"/budget/duties/?year={year}", known.due_on, each.due_on
                    )
                )
    return found


def _tell_division(moves: Sequence[DueMove], why: str, key: str) -> None:
    division = accounts_of(current_municipality()).filter(role__in=_DIVISION).values_list("pk", flat=True)
    for each in moves:
        notify(
            account_ids=division, kind=DUE_MOVED.name, title=move_words(each, why), key=f"{key} {each.subject_id}",
            address=each.address,
        )  # fmt: skip


def _counted_when_asked(_: Sequence[DueMove], __: Calendar, ___: date) -> None:
    """Nothing is kept: whoever asks counts by the days of then."""


KEEPERS = (
    DueKeeper("budget.matter", "재정 심사·계획", _moved_steps, _counted_when_asked, _tell_writers),
    DueKeeper("budget.duty", "뒤따르는 할 일", _moved_duties, _counted_when_asked, _tell_division),
)
