"""Balances of a fiscal year at a point, by account, division, programme or cell."""

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import and_
from typing import NamedTuple
from uuid import UUID

from ieum.budget import rules
from ieum.budget.choices import Balance, Level, Total
from ieum.budget.queries.names import place_of
from ieum.budget.queries.rollups import Amounts, PlaceAmounts, Point, places_at, sum_of
from ieum.budget.rules.accounts import is_budget

_GRAINS = {
    Level.ACCOUNT: "ACCOUNT",
    Level.DIVISION: "DIVISION",
    Level.POLICY: "PROGRAMME",
    Level.UNIT: "PROGRAMME",
    Level.PROGRAMME: "PROGRAMME",
    Level.CELL: "CELL",
}
"""The grain of the roll-ups that each level is read from."""
_REPORTED = {Balance.ALLOTTED: 1, Balance.COMMITTED: 2, Balance.SPENT: 4}
_UNREPORTED = [frozenset(each for each, bit in _REPORTED.items() if not reports & bit) for reports in range(8)]
"""What is unknown of a place, by the bits that say what its cells report."""


class BalanceRow(NamedTuple):
    """The balances of a cell or of what it is rolled up to, in won."""

    path: tuple[str, ...]
    """Names from the account down."""
    standing: Amounts
    unreported: frozenset[Balance]
    """Balances that some cell of the row does not report; what is summed of them is not the whole."""
    cell_id: UUID | None = None
    """The cell where the row is one; None where it sums several."""
    is_budget: bool = True
    """Whether it counts in the sums of the budget; a fund stands beside it."""

    def total(self, total: Total) -> int | None:
        """A total in won; None where a part of it is not reported."""
        if self.unreported & rules.TOTALS[total].keys():
            return None
        return rules.total_of(total, self.standing)


def balances(at: Point, *, year: int, by: Level) -> list[BalanceRow]:
    """All balances of a fiscal year at a point, in the order of their codes."""
    found: dict[tuple[str, ...], list[PlaceAmounts]] = {}
    for each in places_at(at, year, _GRAINS[by]):
        found.setdefault(place_of(each.row, by), []).append(each)
    return [_balance_row(path, found[path], by) for path in sorted(found)]


def whole(rows: Iterable[BalanceRow], *, under: tuple[str, ...] = ()) -> BalanceRow:
    """The sum of the rows under a path; a total of it is unknown where one row does not report a part of it.

    Without a path it is the sum of the budget, in which funds do not count (지방재정법 제9조).
    """
    summed = [row for row in rows if (row.path[: len(under)] == under if under else row.is_budget)]
    unreported = frozenset[Balance]().union(*(row.unreported for row in summed))
    return BalanceRow((), sum_of(row.standing for row in summed), unreported)


def _balance_row(called: tuple[str, ...], places: Sequence[PlaceAmounts], by: Level) -> BalanceRow:
    """A row by code and name of each level, of which the first is the kind of its account."""
    first, path, is_of_budget = places[0], called[1::2], is_budget(called[0])
    cell_id = first.place if by is Level.CELL else None
    if len(places) == 1:
        return BalanceRow(path, first.amounts, _UNREPORTED[first.reports], cell_id, is_of_budget)
    reports = reduce(and_, (each.reports for each in places))
    return BalanceRow(path, sum_of(each.amounts for each in places), _UNREPORTED[reports], cell_id, is_of_budget)
