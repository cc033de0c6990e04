"""How far spending has come, month by month: which days stand side by side, and what stood on each."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction

from ieum.kernel.rounding import Rounding, round_to

LAST_MONTH = 12


def month_ends(year: int, as_of: date) -> list[date]:
    """The last day of each month of a fiscal year up to a day, and that day itself as the last one.

    Payments go on into January of the next year; they count in December, whose day is then the day asked for.
    """
    ends = [_month_end(year, month) for month in range(1, LAST_MONTH + 1)]
    passed = [end for end in ends if end < as_of]
    if as_of < date(year, 1, 1):
        return []
    return [*passed[: LAST_MONTH - 1], as_of]


def year_before(day: date) -> date:
    """The same day of the year before; 28 February for the 29th."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


def standing_on(days: Sequence[date], moves: Iterable[tuple[date, str, int]]) -> list[Mapping[str, int]]:
    """What stood on each of some days, by name, where each move adds an amount to a name on its day."""
    known = list(moves)
    return [_standing(day, known) for day in days]


def forecast(spent: int, *, same_day: int, whole: int, available: int) -> int | None:
    """What will be spent by the end of the year, in won, if this year goes on as the last one did.

    ``same_day`` and ``whole`` are what had been spent a year before on the same day and by its end; the share of the
    former in the latter is taken for this year's, and halves of a won are rounded up. No more than what is
    ``available`` can be spent. None where nothing can be said, since nothing was spent by that day, or more than in
    the whole year.
    """
    if not 0 < same_day <= whole:
        return None
    return min(int(round_to(Fraction(spent * whole, same_day), 0, Rounding.HALF_UP)), max(spent, available))


def _standing(day: date, moves: Sequence[tuple[date, str, int]]) -> dict[str, int]:
    standing: dict[str, int] = {}
    for moved_on, name, amount in moves:
        if moved_on <= day:
            standing[name] = standing.get(name, 0) + amount
    return standing


def _month_end(year: int, month: int) -> date:
    following = date(year + month // LAST_MONTH, month % LAST_MONTH + 1, 1)
    return following - timedelta(days=1)
