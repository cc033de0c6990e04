"""What printed operands give, exactly and as a span if they were rounded before printing.

An operand with a step was cut to it by an unknown rule, so each result is carried three times: exact, as if all
operands had been rounded half up, and as if all had been cut.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction

from ieum.checking.claims import Operand, Span
from ieum.kernel.rounding import Rounding

Result = tuple[Fraction | None, tuple[Span, ...]]
"""The exact value, None where an operand is unknown, and its spans; no spans where all operands are exact."""


_Combine = Callable[[Sequence[Span]], tuple[Fraction, Fraction]]


def span_of(operand: Operand, rounding: Rounding) -> Span:
    """Between which values the operand lay before it was cut to its step."""
    value, step = operand.value or Fraction(0), operand.step or Fraction(0)
    if rounding is Rounding.HALF_UP:
        return Span(rounding, value - step / 2, value + step / 2)
    return Span(rounding, value, value + step) if value >= 0 else Span(rounding, value - step, value)


def total(parts: Sequence[Operand]) -> Result:
    """Sum of the parts."""
    return balance(parts, ())


def difference(minuend: Operand, subtrahend: Operand) -> Result:
    """``minuend`` less ``subtrahend``."""
    return balance((minuend,), (subtrahend,))


def balance(plus: Sequence[Operand], minus: Sequence[Operand]) -> Result:
    """The sum of some operands less that of others."""
    signed = [(1, operand) for operand in plus] + [(-1, operand) for operand in minus]
    values = [operand.value for _, operand in signed if operand.value is not None]
    if len(values) < len(signed):
        return None, ()
    if all(value.denominator == 1 for value in values):
        exact = Fraction(sum(sign * value.numerator for (sign, _), value in zip(signed, values, strict=True)))
    else:
        exact = sum((sign * value for (sign, _), value in zip(signed, values, strict=True)), Fraction(0))
    return exact, _spans_around(exact, signed)


def _spans_around(exact: Fraction, signed: Sequence[tuple[int, Operand]]) -> tuple[Span, ...]:
    """Between which values a sum lies by each rule: rounded, a half step to both sides; cut, a step away from 0."""
    steps = [(sign * (operand.value or 0), operand.step) for sign, operand in signed if operand.step]
    if not steps:
        return ()
    half = sum((step for _, step in steps), Fraction(0)) / 2
    # What is printed as 0 may have been cut from either side.
    up = sum((step for value, step in steps if value >= 0), Fraction(0))
    down = sum((step for value, step in steps if value <= 0), Fraction(0))
    return (
        Span(Rounding.HALF_UP, exact - half, exact + half),
        Span(Rounding.TRUNCATE, exact - down, exact + up),
    )


def percentage(part: Operand, whole: Operand) -> Result:
    """``part`` of ``whole`` in %; None where the whole is 0 or either is unknown."""
    if part.value is None or not whole.value:
        return None, ()
    return part.value / whole.value * 100, _spans((part, whole), _percent)


def product(factors: Sequence[Operand]) -> Result:
    """The factors multiplied."""
    exact = Fraction(1)
    for factor in factors:
        if factor.value is None:
            return None, ()
        exact *= factor.value
    return exact, ()


def _spans(operands: Sequence[Operand], combine: _Combine) -> tuple[Span, ...]:
    if all(operand.step is None for operand in operands):
        return ()
    found = []
    for rounding in Rounding:
        low, high = combine([span_of(operand, rounding) for operand in operands])
        found.append(Span(rounding, low, high))
    return tuple(found)


def _percent(spans: Sequence[Span]) -> tuple[Fraction, Fraction]:
    part, whole = spans
    if whole.low <= 0 or part.low < 0:
        exact = (part.low + part.high) / (whole.low + whole.high) * 100
        return exact, exact
    return part.low / whole.high * 100, part.high / whole.low * 100
