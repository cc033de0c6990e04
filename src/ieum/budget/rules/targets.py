"""Targets of spending early and of saving: what counts, what is short, and what a saving comes to."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from ieum.budget.choices import SavingCategory
from ieum.budget.rules.parameters import parameter
from ieum.kernel.rounding import Rounding, round_to
from ieum.kernel.wording import worded

THOUSAND = 1_000
_PERCENT = 100


def excluded_items(*, on: date) -> tuple[str, ...]:
    """The beginnings of the items that do not count for early execution on a day.

    :raises NotYetInForce: if they are not known for that day
    """
    return tuple(parameter("early_execution").version(on=on).value["excluded"])


@dataclass(frozen=True, slots=True)
class EarlyExecution:
    """The eligible budget of a division on a day and what was spent of it, in won."""

    division: str
    eligible: int
    spent: int

    def aimed(self, rate: Decimal) -> int:
        """What is to be spent by a target in percent; halves of a won are rounded up."""
        return int(round_to(Fraction(self.eligible) * Fraction(rate) / _PERCENT, 0, Rounding.HALF_UP))

    def shortfall(self, rate: Decimal) -> int:
        """What is left to spend until the target is reached; 0 where it is."""
        return max(0, self.aimed(rate) - self.spent)


def least_rate(category: SavingCategory, *, on: date) -> Decimal:
    """The least share to save in percent.

    :raises NotYetInForce: if none is known for that day
    """
    return Decimal(parameter("saving_rates").version(on=on).value[category]["rate"])


def saving_category(item: str, *, on: date) -> SavingCategory | None:
    """The category of expense of an item, by the longest beginning that is listed: 201-03 is of events, 201-01 not.

    None where none is to be saved of it.

    :raises NotYetInForce: if they are not known for that day
    """
    listed = {
        beginning: SavingCategory(category)
        for category, each in parameter("saving_rates").version(on=on).value.items()
        for beginning in each["items"]
        if item.startswith(beginning)
    }
    return listed[max(listed, key=len)] if listed else None


def saving_of(base: int, rate: Decimal) -> int:
    """What is to be saved of a base, rounded half up to whole thousands of won."""
    thousands = round_to(Fraction(base) * Fraction(rate) / (_PERCENT * THOUSAND), 0, Rounding.HALF_UP)
    return int(thousands) * THOUSAND


def target_fault(category: SavingCategory, base: int, rate: Decimal, *, on: date) -> str:
    """Say why a target cannot be; "" where it can."""
    if base <= 0:
        return "기준액은 0보다 커야 합니다."
    least = least_rate(category, on=on)
    if not least <= rate <= _PERCENT:
        return worded(
            "{category}의 절감률은 {least}%에서 100% 사이여야 합니다.", category=worded(category.label), least=least
        )
    return ""
