"""Rounding as the reports do it: a rule is always named, there is no default."""

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction


class Rounding(StrEnum):
    """How a printed number was cut to its last digit."""

    HALF_UP = "HALF_UP"
    """반올림: a half goes away from zero."""
    TRUNCATE = "TRUNCATE"
    """버림 (절사): the digits behind are dropped, towards zero."""


def round_to(value: Fraction | Decimal | int, decimals: int, rounding: Rounding) -> Decimal:
    """Cut an exact value to ``decimals`` digits behind the point; negative counts digits before it.

    The result carries exactly ``max(decimals, 0)`` digits, so that 63 at one decimal prints as 63.0.
    """
    # Whole numbers alone: a sheet rounds thousands of shares, and each step on fractions reduces its result.
    numerator, denominator = value.as_integer_ratio()
    scaled, parts = abs(numerator) * 10 ** max(decimals, 0), denominator * 10 ** max(-decimals, 0)
    whole, rest = divmod(scaled, parts)
    if rounding is Rounding.HALF_UP and 2 * rest >= parts:
        whole += 1
    signed = -whole if value < 0 else whole
    if decimals < 0:
        return Decimal(signed * 10**-decimals)
    # Written out, since arithmetic on decimals would cut long numbers to the precision of its context.
    return Decimal(f"{signed}E-{decimals}")


def rate(part: Fraction | Decimal | int, whole: Fraction | Decimal | int) -> Fraction | None:
    """``part`` of ``whole`` in %, exact; None where the whole is 0, since such a rate has no meaning."""
    if whole == 0:
        return None
    return Fraction(part) / Fraction(whole) * 100
