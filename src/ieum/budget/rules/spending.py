"""How much of a cell may still be asked for: what a request to spend (품의) is held beside."""

from collections.abc import Collection, Mapping

from ieum.budget.choices import Balance, Total
from ieum.budget.rules.limits import total_of


def uncommitted(standing: Mapping[Balance, int], reported: Collection[Balance]) -> int:
    """What of a cell is not committed yet, in won: of what is allotted, or of 예산현액 where allotment is not told.

    Where commitments are not told what was spent is taken.
    """
    above = Total.ALLOTTED if Balance.ALLOTTED in reported else Total.AVAILABLE
    below = Total.COMMITTED if Balance.COMMITTED in reported else Total.SPENT
    return total_of(above, standing) - total_of(below, standing)
