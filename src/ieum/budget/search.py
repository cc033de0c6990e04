"""What of the budget can be found: detailed programmes, and the lines of bills with what they reckon."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any
from urllib.parse import urlencode

from django.db.models import Prefetch, QuerySet

from ieum.budget.models import BudgetLine, CalculationLine, LineStatement, Programme
from ieum.budget.rules.permissions import BudgetAction
from ieum.kernel.search import Findable, Searchable

_ALL_AT_ONCE = 500
"""Rows that are held in memory with what belongs to them."""
_LONGEST_ADDRESS = 300
"""As long as the address of a search item may be; each syllable takes nine letters of it."""


def _programmes(subjects: Collection[str] | None) -> Iterator[Findable]:
    for each in _of(Programme.objects.select_related("account__fiscal_year"), subjects):
        year, names = each.account.fiscal_year, [each.account.name, each.policy_name, each.unit_name, each.name]
        title, body = f"{each.name} ({year.year}년 예산)", " ".join([*names[:-1], each.code])
        yield Findable(str(each.pk), title, body, _address(year.year, names), year.first_day)


def _address(year: int, names: Sequence[str]) -> str:
    """The balances under the names from the account down; of long ones, under those above that an item can hold."""
    asked = urlencode([("year", year), ("by", "cell"), *(("path", name) for name in names)])
    address = f"/budget/?{asked}"
    return address if len(address) <= _LONGEST_ADDRESS else _address(year, names[:-1])


def _lines(subjects: Collection[str] | None) -> Iterator[Findable]:
    """Lines with the calculation that holds: the last one that was stated."""
    statements = LineStatement.objects.order_by("position").prefetch_related(
        Prefetch("calculations", CalculationLine.objects.order_by("position"))
    )
    rows = BudgetLine.objects.select_related("account", "programme", "version__fiscal_year").prefetch_related(
        Prefetch("statements", statements)
    )
    for each in _of(rows, subjects):
        asked = urlencode({"side": each.side, "account": each.account.name, "division": each.division})
        last = list(each.statements.all())[-1:]
        reckoned = [f"{line.description} {line.formula}" for said in last for line in said.calculations.all()]
        name = each.programme.name if each.programme else each.account.name
        title = f"{name} {each.code} ({each.version}, {each.division})"
        address = f"/budget/versions/{each.version_id}/sheet/?{asked}"
        day = each.version.fiscal_year.first_day
        yield Findable(str(each.pk), title, "\n".join(reckoned), address, day, each.division)


def _of(rows: QuerySet[Any], subjects: Collection[str] | None) -> Iterator[Any]:
    return (rows if subjects is None else rows.filter(pk__in=subjects)).iterator(_ALL_AT_ONCE)


SEARCHABLES = (
    Searchable("budget.programme", "세부사업", BudgetAction.SEE_BUDGET, _programmes),
    Searchable("budget.line", "예산안 과목", BudgetAction.SEE_BUDGET, _lines),
)
