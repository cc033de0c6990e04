"""Reads of targets: early execution by division against its target, and savings against theirs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from ieum.budget.choices import SavingCategory, Total
from ieum.budget.models import ExecutionTarget, SavingResult, SavingTarget
from ieum.budget.queries.reading import rows_of
from ieum.budget.queries.rollups import Point
from ieum.budget.rules import TOTALS
from ieum.budget.rules.accounts import BUDGET_PARTS
from ieum.budget.rules.progress import forecast, year_before
from ieum.budget.rules.targets import EarlyExecution, excluded_items, saving_category

_AVAILABLE = [str(each) for each in TOTALS[Total.AVAILABLE]]


@dataclass(frozen=True, slots=True)
class Aim:
    """A target with the day until which it is to be reached, and why."""

    until: date
    rate: Decimal
    basis: str
    division: str = ""
    """"" where it is of every division that has none of its own."""


@dataclass(frozen=True, slots=True)
class Saving:
    """A target of saving with what came of it."""

    target: SavingTarget
    spent: int | None
    """What the same output cost, in won; None while that is not stated."""
    evidence: str
    stated_on: date | None
    """When it was stated; None as above."""

    @property
    def saved(self) -> int | None:
        """Won that were saved; below zero where it cost more. None while that is not known."""
        return None if self.spent is None else self.target.base - self.spent


@dataclass(frozen=True, slots=True)
class Expense:
    """What is to be saved of: the items of a category in a 단위사업 of a division."""

    account: str
    division: str
    unit: str
    category: SavingCategory


def execution_targets(year_id: UUID) -> list[Aim]:
    """The targets of a year that hold, by their days, and of a day that of all divisions first."""
    rows = ExecutionTarget.objects.filter(fiscal_year_id=year_id).select_related("operation")
    found = {
        (each.until, each.division): Aim(each.until, each.rate, each.operation.basis, each.division)
        for each in rows.order_by("until", "division", "position")
    }
    return list(found.values())


def aim_on(targets: Sequence[Aim], day: date, division: str = "") -> Aim | None:
    """The target that a division is on the way to on a day: the next one, of a day its own before that of all.

    None after the last. "" asks for that of all.
    """
    coming = [each for each in targets if each.until >= day and each.division in {"", division}]
    return min(coming, key=lambda each: (each.until, each.division == ""), default=None)


def early_execution(at: Point, *, year: int) -> list[EarlyExecution]:
    """The eligible budget of each division and what was spent of it at a point, by their names.

    Cells that do not report their spending do not count, nor do the items that the parameter of the day leaves out.

    :raises NotYetInForce: if it is not known what counts on that day
    """
    excluded = [f"{each}%" for each in excluded_items(on=at.as_of)]
    asked = _ASKED | {"year": year, "as_of": at.as_of, "epoch": at.epoch, "excluded": excluded}
    rows = rows_of(_ELIGIBLE, asked)
    return [EarlyExecution(each["division"], int(each["eligible"]), int(each["spent"])) for each in rows]


def forecasts(at: Point, *, year: int) -> Mapping[str, int | None]:
    """What each division will have spent of the eligible budget by the end of the year, as the last year went.

    It is no more than that budget; None where the last year says nothing.
    """
    same_day = _spent(Point(year_before(at.as_of), at.epoch), year - 1)
    whole = _spent(Point(date(year, 1, 20), at.epoch), year - 1)
    return {
        each.division: forecast(
            each.spent,
            same_day=same_day.get(each.division, 0),
            whole=whole.get(each.division, 0),
            available=each.eligible,
        )
        for each in early_execution(at, year=year)
    }


def savings(year_id: UUID, *, epoch: int | None = None) -> list[Saving]:
    """Targets of a year with their results, by account, division and programme; ``epoch`` as known then."""
    targets = SavingTarget.objects.filter(fiscal_year_id=year_id).select_related("account", "operation", "fiscal_year")
    results = SavingResult.objects.filter(target__fiscal_year_id=year_id).select_related("operation")
    if epoch is not None:
        targets, results = targets.filter(epoch__lte=epoch), results.filter(epoch__lte=epoch)
    last = {each.target_id: each for each in results.order_by("position")}
    return [
        _with_result(each, last.get(each.pk))
        for each in targets.order_by("account__name", "division", "unit", "category")
    ]


def _with_result(target: SavingTarget, result: SavingResult | None) -> Saving:
    if result is None:
        return Saving(target, None, "", None)
    return Saving(target, result.spent, result.operation.basis, result.stated_on)


def saving_base(year: int, of: Expense, on: date) -> int:
    """What there is for an expense as of a day, in won.

    :raises NotYetInForce: if the items of the category are not known for that day
    """
    asked = {
        "year": year, "account": of.account, "division": of.division, "unit": of.unit, "as_of": on,
        "available": _AVAILABLE,
    }  # fmt: skip
    rows = rows_of(_BASE, asked)
    return sum(int(row["amount"]) for row in rows if saving_category(row["item"], on=on) is of.category)


def category_of(saving: Saving) -> SavingCategory:
    """Its category of expense."""
    return SavingCategory(saving.target.category)


def _spent(at: Point, year: int) -> dict[str, int]:
    asked = _ASKED | {"year": year, "as_of": at.as_of, "epoch": at.epoch}
    excluded = [f"{each}%" for each in excluded_items(on=at.as_of)]
    return {each["division"]: int(each["spent"]) for each in rows_of(_ELIGIBLE, asked | {"excluded": excluded})}


_ASKED = {"available": _AVAILABLE, "kinds": list(BUDGET_PARTS)}
_ELIGIBLE = """
    SELECT c.division, coalesce(sum(l.amount) FILTER (WHERE l.balance = ANY(%(available)s)), 0) AS eligible,
        coalesce(sum(l.amount) FILTER (WHERE l.balance = 'SPENT'), 0) AS spent
    FROM budget_fiscalyear y JOIN budget_budgetaccount a ON a.fiscal_year_id = y.id
    JOIN budget_appropriationcell c ON c.account_id = a.id
    JOIN budget_ledgerline l ON l.cell_id = c.id
    WHERE y.year = %(year)s AND a.kind = ANY(%(kinds)s) AND c.reports_spending AND NOT c.item LIKE ANY(%(excluded)s)
    AND l.effective_date <= %(as_of)s AND l.epoch <= %(epoch)s
    GROUP BY 1 ORDER BY 1
"""
_BASE = """
    SELECT c.item, sum(l.amount) AS amount
    FROM budget_fiscalyear y JOIN budget_budgetaccount a ON a.fiscal_year_id = y.id
    JOIN budget_appropriationcell c ON c.account_id = a.id
    JOIN budget_programme p ON p.id = c.programme_id
    JOIN budget_ledgerline l ON l.cell_id = c.id
    WHERE y.year = %(year)s AND a.name = %(account)s AND c.division = %(division)s AND p.unit_name = %(unit)s
    AND l.balance = ANY(%(available)s) AND l.effective_date <= %(as_of)s
    GROUP BY 1
"""
