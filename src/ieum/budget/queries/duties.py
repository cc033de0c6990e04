"""What follows from movements: what the council is told, approves, or takes up, and until when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ieum.budget import rules
from ieum.budget.choices import MovementKind
from ieum.budget.models import DutyReport
from ieum.budget.queries.provisions import adopted_years, debts
from ieum.budget.queries.reading import rows_of
from ieum.budget.queries.rollups import Point
from ieum.budget.rules.sentences import Standing
from ieum.kernel.calendar.days import Calendar, OutsideCalendar
from ieum.kernel.deadlines.due import Case, Deadline, deadline
from ieum.kernel.deadlines.rules import rules as deadline_rules
from ieum.kernel.wording import worded
from ieum.platform.closed_days.queries import own_calendar

REPORTED = frozenset({"TRANSFER_REPORT", "RESERVE_APPROVAL", "EXCESS_STATEMENT"})
"""Duties that end with a report or an approval; the others go with the budget that takes them up."""

_YEARS_AHEAD = 2
"""In how many years from an event the longest period of a duty ends."""


@dataclass(frozen=True, slots=True)
class Duty:
    """Something that must be done because of movements."""

    code: str
    """What it is; ``PRE_USE`` where the next supplementary budget is the deadline."""
    period: str
    """What it is done for once: a quarter or a year."""
    due_on: date
    deadline: Deadline | None
    """How the day was counted; None where it is the end of the year."""
    amount: int
    """Won that were moved."""
    events: tuple[Standing, ...]
    sentence: str
    reported_on: date | None = None
    """When it was said to be done, for all of its movements; None where it was not, or more came since."""
    is_done: bool = False
    """Whether the ledger shows it to be done without telling the day."""


def duties(at: Point, *, year: int, calendar: Calendar | None = None) -> list[Duty]:
    """Duties of a fiscal year, by the day they are due, from movements that stand at a point.

    They are counted by a calendar; by the municipality's own where it is None.
    """
    days = calendar or own_calendar()
    events = rows_of(_EVENTS, {"year": year, "as_of": at.as_of, "epoch": at.epoch})
    found = [
        *_reports(events, days), *_approval(events, rules.term(year), days), *_taking_up(events, rules.term(year)),
        *_stating(events, rules.term(year), days), *_repaying(year),
    ]  # fmt: skip
    done = {(each.code, each.period): each for each in reports_of(year)}
    known = [replace(each, reported_on=_reported(each, done.get((each.code, each.period)))) for each in found]
    return sorted(known, key=lambda duty: (duty.due_on, duty.code))


def reports_of(year: int) -> list[DutyReport]:
    """What was said of each duty of a year, the last word last."""
    return list(DutyReport.objects.filter(fiscal_year__year=year).order_by("code", "period", "position"))


def _reported(duty: Duty, said: DutyReport | None) -> date | None:
    is_whole = said is not None and (said.amount, said.events) == (duty.amount, len(duty.events))
    return said.reported_on if said is not None and is_whole else None


def _repaying(year: int) -> Iterator[Duty]:
    """채무부담행위 of a year that were contracted, until the budgets of the years of their repayment are adopted."""
    adopted = adopted_years()
    own = [each for each in debts() if each.of.year == year]
    for due_year in sorted({each for debt in own for each in debt.line.years} - adopted):
        amount = sum(debt.due(due_year) for debt in own)
        if amount:
            said = worded(
                "{year}년 채무부담행위의 상환액 {amount:,}원을 {due_year}년 세출예산에 계상해야 합니다.",
                year=year, amount=amount, due_year=due_year,
            )  # fmt: skip
            yield Duty("DEBT", str(due_year), rules.term(due_year - 1).last_day, None, amount, (), said)


def _reports(events: Sequence[dict[str, Any]], calendar: Calendar) -> Iterator[Duty]:
    """전용 and 이체 of each quarter, to the council by the end of the month after it."""
    moved = [each for each in events if each["kind"] in {MovementKind.TRANSFER, MovementKind.REORGANISATION}]
    for first in sorted({_quarter(each["effective_date"]) for each in moved}):
        own = [each for each in moved if _quarter(each["effective_date"]) == first]
        due = due_as_known("TRANSFER_REPORT", _quarter_end(first), calendar)
        name = worded("{quarter}분기", quarter=first.month // 3 + 1)
        said = worded(
            "{name} 전용·이체 내역 {count}건을 {due}까지 의회에 제출해야 합니다.",
            name=name, count=len(own), due=_said(due.due_on, calendar),
        )  # fmt: skip
        yield _duty("TRANSFER_REPORT", f"{first.year} {name}", due, own, said)


def _approval(events: Sequence[dict[str, Any]], term: rules.Term, calendar: Calendar) -> Iterator[Duty]:
    """The use of the reserve, approved by the council in the year after."""
    own = [each for each in events if each["kind"] == MovementKind.RESERVE_USE]
    if own:
        due = due_as_known("RESERVE_APPROVAL", term.last_day, calendar)
        said = worded(
            "예비비 사용 {count}건을 {due}까지 의회에서 승인받아야 합니다.",
            count=len(own), due=_said(due.due_on, calendar),
        )  # fmt: skip
        yield _duty("RESERVE_APPROVAL", str(term.year), due, own, said)


def _taking_up(events: Sequence[dict[str, Any]], term: rules.Term) -> Iterator[Duty]:
    """Money used before its adoption, taken up by the next supplementary budget of the same year."""
    own = [each for each in events if each["kind"] == MovementKind.PRE_USE and each["open_amount"] > 0]
    if own:
        said = worded("성립전 사용 예산 {count}건을 다음 추경예산에 계상해야 합니다.", count=len(own))
        amount = sum(int(each["open_amount"]) for each in own)
        yield Duty("PRE_USE", str(term.year), term.last_day, None, amount, _standing(own), said)


def _stating(events: Sequence[dict[str, Any]], term: rules.Term, calendar: Calendar) -> Iterator[Duty]:
    """What was spent beyond the budget, in a statement that goes to the council with the settlement."""
    own = [each for each in events if each["kind"] == MovementKind.EXCESS_USE]
    if own:
        due = due_as_known("SETTLEMENT_SUBMISSION", term.last_day, calendar)
        said = worded(
            "수입대체경비 초과지출 {count}건을 수입대체경비 사용 명세서에 적어 {due}까지 결산서와 함께 의회에 제출해야 "
            "합니다. (지방회계법 제17조제1항제2호)",
            count=len(own), due=_said(due.due_on, calendar),
        )  # fmt: skip
        yield _duty("EXCESS_STATEMENT", str(term.year), due, own, said)


def _duty(code: str, period: str, due: Deadline, own: Sequence[dict[str, Any]], sentence: str) -> Duty:
    amount = sum(int(each["amount"]) for each in own)
    return Duty(code, period, due.due_on, due, amount, _standing(own), sentence)


def due_as_known(code: str, started: date, calendar: Calendar) -> Deadline:
    """A due date that is counted even where the holidays of its year are not known yet; the sentence tells so.

    :raises DeadlineError: if the rule cannot be counted from an event alone
    :raises NotYetInForce: if the rule is not known for that day
    """
    case = Case(deadline_rules()[code], started)
    try:
        return deadline(case, calendar=calendar)
    except OutsideCalendar:
        return deadline(case, calendar=calendar.through(started.year + _YEARS_AHEAD))


def _quarter(day: date) -> date:
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def _quarter_end(first: date) -> date:
    return date(first.year + first.month // 10, (first.month + 2) % 12 + 1, 1) - (date(2, 1, 2) - date(2, 1, 1))


def _said(day: date, calendar: Calendar) -> str:
    said = worded("{year}년 {month}월 {day}일", year=day.year, month=day.month, day=day.day)
    return said if day.year in calendar.years else worded("{day}(공휴일 등록 전)", day=said)


def _standing(own: Sequence[dict[str, Any]]) -> tuple[Standing, ...]:
    return tuple(
        Standing(each["id"], MovementKind(each["kind"]), each["round"], each["effective_date"], each["basis"])
        for each in own
    )


# Of money used before adoption that part is open which its cells still show; the first uses are taken up first.
_EVENTS = """
    WITH known AS (
        SELECT e.* FROM budget_ledgerevent e JOIN budget_fiscalyear y ON y.id = e.fiscal_year_id
        WHERE y.year = %(year)s AND e.effective_date <= %(as_of)s AND e.epoch <= %(epoch)s
        AND e.kind IN ('TRANSFER', 'REORGANISATION', 'RESERVE_USE', 'PRE_USE', 'EXCESS_USE')
        AND NOT EXISTS (SELECT FROM budget_ledgerevent r WHERE r.reverses_id = e.id AND r.epoch <= %(epoch)s)
    ), still AS (
        SELECT l.cell_id, sum(l.amount) AS amount FROM budget_ledgerline l
        JOIN budget_ledgerevent e ON e.id = l.event_id JOIN budget_fiscalyear y ON y.id = e.fiscal_year_id
        WHERE y.year = %(year)s AND l.balance = 'PRE_USED' AND l.effective_date <= %(as_of)s AND l.epoch <= %(epoch)s
        GROUP BY 1
    ), line AS (
        SELECT k.id, l.amount, least(l.amount, s.amount - coalesce(sum(l.amount) OVER (
            PARTITION BY l.cell_id, k.kind ORDER BY k.effective_date DESC, k.epoch DESC, k.id DESC
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ), 0)) AS open_amount
        FROM known k JOIN budget_ledgerline l ON l.event_id = k.id LEFT JOIN still s ON s.cell_id = l.cell_id
        WHERE l.amount > 0
    )
    SELECT k.id, k.kind, k.round, k.effective_date, o.basis, sum(l.amount) AS amount,
        coalesce(sum(greatest(l.open_amount, 0)), 0) AS open_amount
    FROM known k JOIN line l ON l.id = k.id JOIN platform_operation o ON o.id = k.operation_id
    GROUP BY k.id, k.kind, k.round, k.effective_date, k.epoch, o.basis
    ORDER BY k.effective_date, k.epoch, o.basis, k.id
"""
