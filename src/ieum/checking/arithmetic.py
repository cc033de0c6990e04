"""What printed operands give, exactly and as a span if they were rounded before printing.

An operand with a step was cut to it by an unknown rule, so each result is carried three times: exact, as if all
operands had been rounded half up, and as if all had been cut.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import partial

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
    if any(part.value is None for part in parts):
        return None, ()
    exact = sum((part.value or Fraction(0) for part in parts), Fraction(0))
    return exact, _spans(parts, _add)


def difference(minuend: Operand, subtrahend: Operand) -> Result:
    """``minuend`` less ``subtrahend``."""
    return balance((minuend,), (subtrahend,))


def balance(plus: Sequence[Operand], minus: Sequence[Operand]) -> Result:
    """The sum of some operands less that of others."""
    if any(operand.value is None for operand in (*plus, *minus)):
        return None, ()
    added, taken = (sum((each.value or Fraction(0) for each in operands), Fraction(0)) for operands in (plus, minus))
    return added - taken, _spans((*plus, *minus), partial(_subtract, len(plus)))


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


def _add(spans: Sequence[Span]) -> tuple[Fraction, Fraction]:
    return sum((s.low for s in spans), Fraction(0)), sum((s.high for s in spans), Fraction(0))


def _subtract(first: int, spans: Sequence[Span]) -> tuple[Fraction, Fraction]:
    """The first spans added, the others taken off."""
    plus, minus = _add(spans[:first]), _add(spans[first:])
    return plus[0] - minus[1], plus[1] - minus[0]


def _percent(spans: Sequence[Span]) -> tuple[Fraction, Fraction]:
    part, whole = spans
    if whole.low <= 0 or part.low < 0:
        exact = (part.low + part.high) / (whole.low + whole.high) * 100
        return exact, exact
    return part.low / whole.high * 100, part.high / whole.low * 100
