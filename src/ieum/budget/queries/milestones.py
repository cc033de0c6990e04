"""Milestones of a fiscal year by law: until when its budget is handed over and voted, its books closed and settled."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from django.db.models import Exists, OuterRef

from ieum.budget.choices import MatterKind, MovementKind, Stage, VersionKind
from ieum.budget.models import FiscalYear, LedgerEvent, MatterStep, VersionStep, YearClosing
from ieum.budget.queries.bills import versions
from ieum.budget.queries.duties import Duty, due_as_known, reports_of
from ieum.budget.rules.settling import APPROVAL, standing_days
from ieum.budget.rules.versions import submitted_on
from ieum.kernel.calendar.days import Calendar
from ieum.kernel.deadlines.periods import DeadlineError
from ieum.kernel.parameters import NotYetInForce
from ieum.kernel.wording import worded
from ieum.platform.closed_days.queries import own_calendar

BEFOREHAND = ("SUBSIDY_REQUEST", "MEDIUM_TERM_GUIDELINE", "SUBSIDY_NOTICE")
"""What is asked for or announced in the year before, and is over with the budget."""
REVIEWED = "INVESTMENT_REVIEW_REPORT"
"""What is told of the reviews of the year before."""
FROM_FIRST_DAY = ("MEDIUM_TERM_PLAN", "BUDGET_SUBMISSION", "BUDGET_VOTE")
BOOKS_CLOSED = "BOOKS_CLOSED"
"""By when all of a year is entered."""
FROM_LAST_DAY = ("RECEIPTS_AND_PAYMENTS", BOOKS_CLOSED, "SETTLEMENT", "SETTLEMENT_SUBMISSION")
STATED = frozenset({"MEDIUM_TERM_PLAN", REVIEWED, *BEFOREHAND})
"""Milestones that nothing of ours need show to be done, so that the budget team says it."""
_OF_SETTLEMENT = {
    "SETTLEMENT": ("", "compile"), "SETTLEMENT_OPINION": ("finish", "receive"),
    "SETTLEMENT_SUBMISSION": ("", "present"), "SETTLEMENT_MINISTRY": ("present", "to_ministry"),
    "SETTLEMENT_REPORT": (APPROVAL, "gazette"), "FINANCIAL_DISCLOSURE": (APPROVAL, "publish"),
}  # fmt: skip
"""The step of the settlement that begins a milestone ("" where the year's end does), and the one that ends it."""
BEFORE_ENTRY = frozenset({"BUDGET_SUBMISSION", "BUDGET_VOTE", *BEFOREHAND})
"""Milestones that are over once the original budget stands in the ledger, be it of a bill that was never here."""


def milestones(year: int, *, calendar: Calendar | None = None) -> list[Duty]:
    """The milestones of an open fiscal year by the day they are due, and when they were done; none of another year.

    A day that the law does not know has no milestone. They are counted by a calendar; by the municipality's
    own where it is None.
    """
    of = FiscalYear.objects.filter(year=year).first()
    if of is None:
        return []
    taken = _steps(of)
    voted, settled = _day_of(taken, Stage.ADOPTED), _settled(year)
    started = [
        *((code, date(year - 2, 12, 31)) for code in (*BEFOREHAND, REVIEWED)),
        *((code, of.first_day) for code in FROM_FIRST_DAY),
        *([("BUDGET_DELIVERY", voted)] if voted else []),
        *((code, of.last_day) for code in FROM_LAST_DAY),
        *((code, settled[begun]) for code, (begun, _) in _OF_SETTLEMENT.items() if begun in settled),
    ]
    over_by = {code: settled[step] for code, (_, step) in _OF_SETTLEMENT.items() if step in settled}
    done = {**_stated(year), **_evident(of, taken), **over_by}
    over = BEFORE_ENTRY if _is_entered(of) else frozenset()
    found = [
        replace(each, reported_on=done.get(each.code), is_done=each.code in over)
        for each in _counted(year, started, calendar or own_calendar())
    ]
    return sorted(found, key=lambda each: each.due_on)


def _counted(year: int, started: list[tuple[str, date]], calendar: Calendar) -> Iterator[Duty]:
    for code, event in started:
        try:
            due = due_as_known(code, event, calendar)
        except (DeadlineError, NotYetInForce):
            continue
        said = worded("{year}회계연도 {rule}", year=year, rule=due.case.rule.label)
        if due.due_on.year not in calendar.years:
            said = worded("{said} (공휴일 등록 전)", said=said)
        yield Duty(code, str(year), due.due_on, due, 0, (), said)


def _stated(year: int) -> dict[str, date]:
    """What the budget team said of them, the last word last."""
    return {each.code: each.reported_on for each in reports_of(year)}


def _settled(year: int) -> Mapping[str, date]:
    """The day of each step of the settlement that stands."""
    steps = MatterStep.objects.filter(matter__kind=MatterKind.SETTLEMENT, matter__year=year)
    return standing_days(steps.order_by("position"))


def _evident(of: FiscalYear, taken: list[VersionStep]) -> Mapping[str, date]:
    """What the bill of the original budget and the ledger show to be done."""
    closing = YearClosing.objects.filter(fiscal_year=of).select_related("operation").first()
    closed = closing.operation.recorded_at.date() if closing else None
    days = {
        "MEDIUM_TERM_PLAN": _delivered(of.year),
        "BUDGET_SUBMISSION": submitted_on(taken),
        "BUDGET_VOTE": _day_of(taken, Stage.ADOPTED),
        "BUDGET_DELIVERY": _day_of(taken, Stage.TRANSFERRED),
        "RECEIPTS_AND_PAYMENTS": closed,
        "BOOKS_CLOSED": closed,
    }
    return {code: day for code, day in days.items() if day is not None}


def _delivered(year: int) -> date | None:
    """When the mid-term plan of a year went to the council and the ministry; None where that is not told."""
    steps = MatterStep.objects.filter(matter__kind=MatterKind.MID_TERM, matter__year=year, action="deliver")
    return steps.order_by("decided_on").values_list("decided_on", flat=True).last()


def _is_entered(of: FiscalYear) -> bool:
    """Whether the original budget of a year stands in the ledger."""
    taken_back = LedgerEvent.objects.filter(reverses=OuterRef("pk"))
    return LedgerEvent.objects.filter(~Exists(taken_back), fiscal_year=of, kind=MovementKind.ORIGINAL).exists()


def _steps(of: FiscalYear) -> list[VersionStep]:
    """The steps of the bill of the original budget that was voted, or else of the last one; none without a bill."""
    bills = [
        sorted(each.steps.all(), key=lambda step: step.position)
        for each in versions()
        if each.fiscal_year_id == of.pk and each.kind == VersionKind.ORIGINAL
    ]
    return max(bills, key=lambda steps: (_day_of(steps, Stage.ADOPTED) is not None, steps[0].decided_on), default=[])


def _day_of(taken: list[VersionStep], stage: Stage) -> date | None:
    return next((step.decided_on for step in taken if step.stage == stage), None)
