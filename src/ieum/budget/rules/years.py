"""Where a fiscal year stands on a day, from its budget's vote to its settlement."""

from datetime import date

from ieum.budget.choices import MovementKind, RevenueKind, YearStatus
from ieum.budget.rules import Term, term
from ieum.budget.rules.kinds import OUTGOING, PAYING
from ieum.kernel.wording import worded

BOOKS_UNTIL = (2, 10)
"""Month and day of the next year by which all of a year is entered (지방회계법 제7조제3항); later where it is off."""
ENTERED_LATER = OUTGOING | PAYING | {MovementKind.COMMITMENT, MovementKind.CARRY_IN}
"""What is entered of a year until it is settled: what settles it, and what agrees with the books of e-호조."""


REVENUE_ENTERED_LATER = frozenset({RevenueKind.LEVY, RevenueKind.RECEIPT, RevenueKind.WRITE_OFF})
"""The same of revenue: what agrees with the books of e-호조."""


def running_years(day: date) -> tuple[int, ...]:
    """The fiscal years in which money is received and paid on a day: until 20 January the one before too (제7조)."""
    before = day.year - 1
    return (before, day.year) if day <= term(before).payments_until else (day.year,)


def status_of(on: date, term: Term, *, books_until: date, is_provisional: bool, is_settled: bool) -> YearStatus:
    """The status of a year on a day.

    ``is_provisional`` says that 준예산 is paid while no budget was voted. Until ``term.payments_until`` (20 January)
    some receipts and payments of the year go on, until ``books_until`` (10 February) all of it is entered
    (지방회계법 제7조).
    """
    if is_settled:
        return YearStatus.SETTLED
    if on < term.first_day:
        return YearStatus.PLANNING
    if on <= term.last_day:
        return YearStatus.PROVISIONAL if is_provisional else YearStatus.OPEN
    if on <= term.payments_until:
        return YearStatus.WINDOW
    return YearStatus.BOOKS if on <= books_until else YearStatus.CLOSED


def entry_fault(kind: MovementKind, year: int, *, today: date, books_until: date) -> str:
    """Say why a movement is entered too late into the books of a year that were kept here; "" where it is not.

    ``books_until`` is the day by which all of the year is entered. Mistakes are still taken back until it is settled.
    """
    if kind in ENTERED_LATER or today <= books_until:
        return ""
    return worded(
        "{year}회계연도의 장부는 {day}에 마감했습니다. {kind}을(를) 새로 등록할 수 없습니다. 집행은 e-호조 "
        "집행내역으로 맞추고, 이월과 불용은 '회계연도 마감'에서 결산 전까지 등록합니다. (지방회계법 제7조제3항)",
        year=year,
        day=books_until,
        kind=worded(str(kind.label)),
    )


def revenue_entry_fault(kind: RevenueKind, year: int, *, today: date, books_until: date) -> str:
    """The same of a movement of revenue, whose budget is what may not be entered any more."""
    if kind in REVENUE_ENTERED_LATER or today <= books_until:
        return ""
    return worded(
        "{year}회계연도의 장부는 {day}에 마감했습니다. {kind}을(를) 새로 등록할 수 없습니다. 세입은 e-호조와 맞추는 "
        "징수결정, 수납, 불납결손만 결산 전까지 등록합니다. (지방회계법 제7조제3항)",
        year=year,
        day=books_until,
        kind=worded(str(kind.label)),
    )
