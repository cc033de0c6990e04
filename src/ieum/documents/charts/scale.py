"""The scale of an axis: round steps that hold all values and zero."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_WANTED = 5
"""About as many steps an axis has."""


@dataclass(frozen=True, slots=True)
class Scale:
    """From values to heights on paper, which count downwards."""

    ticks: tuple[Decimal, ...]
    top: float
    bottom: float

    @classmethod
    def over(cls, values: Sequence[Decimal], *, top: float, bottom: float) -> "Scale":
        """A scale that holds all values and zero between two heights."""
        low, high = min([*values, Decimal(0)]), max([*values, Decimal(0)])
        step = _step((high - low) / _WANTED or Decimal(1))
        first = (low / step).to_integral_value(ROUND_FLOOR)
        last = max((high / step).to_integral_value(ROUND_CEILING), first + 1)
        return cls(tuple(step * number for number in range(int(first), int(last) + 1)), top, bottom)

    def y(self, value: Decimal) -> float:
        """The height of a value."""
        share = (value - self.ticks[0]) / (self.ticks[-1] - self.ticks[0])
        return self.bottom - float(share) * (self.bottom - self.top)


def _step(least: Decimal) -> Decimal:
    """The next round step from ``least`` on."""
    power = Decimal(1).scaleb(least.adjusted())
    return next(step * power for step in _STEPS if step * power >= least)
