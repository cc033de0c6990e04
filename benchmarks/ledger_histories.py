"""Random years of halls, each against a naive fold: bills of all stages with revenue, and every kind of movement.

Every movement must be taken or refused as the rules say of the fold, every forbidden reversal must name what rests on
it, and every day that was looked at must be answered as the fold answers it, as known then. Nothing may differ, so
that the bar is zero and the figure is how many years were lived through.
"""

import os
from collections import Counter
from importlib import import_module
from random import Random

from benchmarks.ledger_data import installation
from benchmarks.measuring import Result, present

RUNS = 2_000
FIRST, LAST = 2027, 2089
"""The years of one hall; another hall follows."""
EVERY_KIND = range(2027, 2090, 2)
"""The years of one ledger of every kind; each carries over into the year after it, which is not lived through."""


def measure(runs: int = RUNS) -> list[Result]:
    """What was lived through, and how much of it there was: with bills, and by every kind of movement."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ieum.settings")
    with installation(0):
        lived = {"bills": _lived(runs), "every kind": _of_every_kind(runs)}
    return [
        _stated(f"{name}: {what}", number)
        for name, counted in lived.items()
        for what, number in [("years", runs), *sorted(counted.items())]
    ]


def _of_every_kind(runs: int) -> Counter[str]:
    years, ledger = import_module("tests.budget.ledger_years"), import_module("tests.budget.ledger")
    database = import_module("tests.database")
    counted: Counter[str] = Counter()
    for hall in range(-(-runs // len(EVERY_KIND))):
        books = ledger.Books(database.make_district(f"{7000 + hall}", f"모형{hall}구"))
        for year in EVERY_KIND[: runs - hall * len(EVERY_KIND)]:
            chance = Random(hall * 10_000 + year)  # noqa: S311 - histories, not secrets
            counted += years.Year(books, year, chance).live()
    return counted


def _lived(runs: int) -> Counter[str]:
    histories, bills = import_module("tests.budget.histories"), import_module("tests.budget.bills")
    database, office = import_module("tests.database"), import_module("tests.org.office")
    counted: Counter[str] = Counter()
    halls = -(-runs // (LAST - FIRST + 1))
    for hall in range(halls):
        district = database.make_district(f"{8000 + hall}", f"측정{hall}구")
        bureau = bills.staffed(office.Hall(district), prefix=f"{hall}-")
        for year in list(range(FIRST, LAST + 1))[: runs - hall * (LAST - FIRST + 1)]:
            history = histories.History(bureau, year, Random(hall * 1_000 + year))  # noqa: S311 - histories, not secrets
            history.live()
            counted += history.counted
    return counted


def _stated(name: str, value: float) -> Result:
    return Result(name, value, value, "stated", "", 1.0, 0.0, met=True)


if __name__ == "__main__":
    present(__doc__ or "", measure)
