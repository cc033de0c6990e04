"""Repayment of bonds: what is paid back and as interest in each year, by equal parts after the years of grace."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from ieum.kernel.rounding import Rounding, round_to


@dataclass(frozen=True, slots=True)
class Instalment:
    """What a year pays, in won."""

    year: int
    principal: int
    interest: int
    balance: int
    """What is still owed at the end of the year."""


@dataclass(frozen=True, slots=True)
class Terms:
    """How a bond is paid back."""

    percent: Fraction
    """Interest for a year of what is owed."""
    grace: int
    """Years in which only interest is paid (거치)."""
    years: int
    """Years in which the principal is paid in equal parts (균등분할상환)."""


def repayment(issued: Mapping[int, int], terms: Terms) -> list[Instalment]:
    """What each year pays of money issued by year, the first in the year after it was issued.

    Interest is of what was owed when the year began, half up to won; a part is whole won, and the last takes the rest.
    """
    if not issued:
        return []
    last = max(issued) + terms.grace + terms.years
    owed, found = 0, []
    for year in range(min(issued), last + 1):
        interest = int(round_to(owed * terms.percent / 100, 0, Rounding.HALF_UP))
        principal = sum(_part(won, year - since, terms) for since, won in issued.items())
        owed += issued.get(year, 0) - principal
        if principal or interest:
            found.append(Instalment(year, principal, interest, owed))
    return found


def _part(won: int, after: int, terms: Terms) -> int:
    """What is paid back of an issue so many years after it."""
    number = after - terms.grace
    if not 1 <= number <= terms.years:
        return 0
    part = won // terms.years
    return won - part * (terms.years - 1) if number == terms.years else part
