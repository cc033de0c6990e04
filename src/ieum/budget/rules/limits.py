"""What no cell may pass on any day: the limits by which the database judges (I1, I2, I8, I9)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Protocol
from uuid import UUID

from ieum.budget.choices import Balance, Bound, Total


@dataclass(frozen=True, slots=True)
class Entry:
    """What a posted line adds to a balance of a cell, from a day on."""

    cell_id: UUID
    balance: Balance
    amount: int
    effective_date: date
    is_uncommitted: bool = False
    """Whether it is carried over without a commitment, as the law lets it (지방재정법 제50조제2항제2호-제4호)."""


UNCOMMITTED = "원인행위 없는 사고이월"
"""What the ground of such a movement begins with."""


class Reporting(Protocol):
    """A cell that says which balances are reported for it."""

    @property
    def reported(self) -> frozenset[Balance]:
        """Of allotment, commitment and spending those that are reported."""


_APPROPRIATION = (
    Balance.ORIGINAL,
    Balance.SUPPLEMENTARY,
    Balance.DEEMED,
    Balance.PROVISIONAL,
    Balance.PRE_USED,
)
_AVAILABLE = (
    *_APPROPRIATION,
    Balance.CARRIED_IN,
    Balance.RESERVE_USED,
    Balance.TRANSFERRED,
    Balance.CHANGED,
    Balance.CROSS_USED,
    Balance.REORGANISED,
    Balance.EXCESS_USED,
)
_CARRIED_OUT = (Balance.CARRIED_EXPRESS, Balance.CARRIED_INCIDENTAL, Balance.CARRIED_CONTINUING)
TOTALS: Mapping[Total, Mapping[Balance, int]] = {
    Total.APPROPRIATION: dict.fromkeys(_APPROPRIATION, 1),
    Total.AVAILABLE: dict.fromkeys(_AVAILABLE, 1),
    Total.ALLOTTED: {Balance.ALLOTTED: 1},
    Total.UNALLOTTED: dict.fromkeys(_AVAILABLE, 1) | {Balance.ALLOTTED: -1},
    Total.COMMITTED: {Balance.COMMITTED: 1},
    Total.SPENT: {Balance.SPENT: 1},
    Total.REMAINING: dict.fromkeys(_AVAILABLE, 1) | dict.fromkeys((Balance.SPENT, *_CARRIED_OUT), -1),
}
"""How many times each balance counts in each total."""

BOUNDS: Mapping[Bound, Mapping[Balance, int]] = {
    Bound.PROVISIONAL: {Balance.PROVISIONAL: 1},
    Bound.DEEMED: {Balance.DEEMED: 1},
    Bound.PRE_USED: {Balance.PRE_USED: 1},
    Bound.SUB_ALLOTTED: {Balance.SUB_ALLOTTED: 1},
    Bound.EXPRESS_VOTED: {Balance.EXPRESS_VOTED: 1},
    Bound.CARRIED_EXPRESS: {Balance.CARRIED_EXPRESS: 1},
    Bound.UNPAID: {Balance.COMMITTED: 1, Balance.SPENT: -1},
    Bound.CARRIED_INCIDENTAL: {Balance.CARRIED_INCIDENTAL: 1},
    Bound.UNPAID_INSTALMENT: {Balance.CONTINUING_VOTED: 1, Balance.SPENT: -1},
    Bound.CARRIED_CONTINUING: {Balance.CARRIED_CONTINUING: 1},
    Bound.SETTLED: dict.fromkeys((Balance.SPENT, *_CARRIED_OUT, Balance.LAPSED), 1),
}
"""How many times each balance counts in what limits are set by."""

_CHAIN = (Balance.ALLOTTED, Balance.COMMITTED, Balance.SPENT)
_NEVER_NEGATIVE = (Bound.PROVISIONAL, Bound.DEEMED, Bound.PRE_USED, Bound.SUB_ALLOTTED)


@dataclass(frozen=True, slots=True)
class Overdraft:
    """Where a balance would pass the one above it the most, or fall below zero."""

    cell_id: UUID
    lower: str
    """A ``Total`` or ``Bound``; "" where ``upper`` would fall below zero."""
    upper: str
    day: date
    gap: int
    """``upper`` less ``lower`` on that day, in won: below zero."""
    unit: str = ""
    """The unit whose 재배정 is meant; "" where it is the cell as a whole."""


def overdraft(history: Iterable[Entry], places: Mapping[UUID, Reporting], from_day: date) -> Overdraft | None:
    """Find the worst broken limit on ``from_day`` or any later day; None where all hold."""
    ordered = sorted(history, key=lambda each: (str(each.cell_id), each.effective_date))
    found = [
        (gap, day, str(cell_id), rank, Overdraft(cell_id, lower, upper, day, gap))
        for cell_id, lines in groupby(ordered, key=lambda each: each.cell_id)
        for day, standing, uncommitted in _standings(lines)
        if day >= from_day
        for rank, (lower, upper, gap) in enumerate(_gaps(standing, uncommitted, places[cell_id].reported))
        if gap < 0
    ]
    return min(found)[-1] if found else None


def total_of(total: Total | Bound, standing: Mapping[Balance, int]) -> int:
    """A total of the balances of one place, in won."""
    return sum(times * standing.get(balance, 0) for balance, times in weights_of(total).items())


def weights_of(total: Total | Bound) -> Mapping[Balance, int]:
    """How many times each balance counts in a total or bound."""
    return TOTALS[total] if isinstance(total, Total) else BOUNDS[total]


def named(code: str) -> Total | Bound:
    """The total or bound that an ``Overdraft`` speaks of."""
    return Total(code) if code in Total.values else Bound(code)


def _standings(lines: Iterable[Entry]) -> Iterator[tuple[date, dict[Balance, int], int]]:
    """Each day with its balances, and what of them is carried over without a commitment."""
    standing, uncommitted = dict.fromkeys(Balance, 0), 0
    for day, moved in groupby(lines, key=lambda each: each.effective_date):
        for each in moved:
            standing[each.balance] += each.amount
            uncommitted += each.amount if each.is_uncommitted else 0
        yield day, dict(standing), uncommitted


def _gaps(
    standing: Mapping[Balance, int], uncommitted: int, reported: frozenset[Balance]
) -> Iterator[tuple[str, str, int]]:
    """Each limit as what is below, what is above, and how much is left between them."""
    yield "", Total.APPROPRIATION.value, total_of(Total.APPROPRIATION, standing)
    above = Total.AVAILABLE
    yield "", above.value, total_of(above, standing)
    for balance in _CHAIN:
        if balance in reported:
            total = Total(balance.value)
            yield "", total.value, standing[balance]
            yield total.value, above.value, total_of(above, standing) - standing[balance]
            above = total
    for bound in _NEVER_NEGATIVE:
        yield "", bound.value, total_of(bound, standing)
    for lower, upper in _pairs(standing, reported):
        free = uncommitted if lower is Bound.CARRIED_INCIDENTAL else 0
        yield lower.value, upper.value, total_of(upper, standing) - total_of(lower, standing) + free


def _pairs(standing: Mapping[Balance, int], reported: frozenset[Balance]) -> Iterator[tuple[Bound, Total | Bound]]:
    """What has its own limit beside the chain, and by what it is limited."""
    if Balance.ALLOTTED in reported:
        yield Bound.SUB_ALLOTTED, Total.ALLOTTED
    yield Bound.CARRIED_EXPRESS, Bound.EXPRESS_VOTED
    if {Balance.COMMITTED, Balance.SPENT} <= reported:
        yield Bound.CARRIED_INCIDENTAL, Bound.UNPAID
    if standing[Balance.CARRIED_CONTINUING] > 0:
        yield Bound.CARRIED_CONTINUING, Bound.UNPAID_INSTALMENT
    yield Bound.SETTLED, Total.AVAILABLE
