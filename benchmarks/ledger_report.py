"""Time of the money tables of a full report from a ledger of one district's ten years, a million lines.

Balances are asked by each level of the budget as of three days. Then each table of the budget that can be printed
without a report is resolved by the code that reports and the site use, with rounding and the source of each number;
tables that list movements print what the year has. The bars are absolute, so the baseline is the bar.
"""

import statistics
import time
from collections.abc import Callable
from datetime import date
from importlib import import_module

from benchmarks.ledger_data import CODE, installation
from benchmarks.measuring import RUNS, Result, present, within

EVENTS = 1_000_000
TABLE_MILLISECONDS, REPORT_SECONDS = 50.0, 1.0
LEVELS = ("account", "division", "policy", "unit", "programme")
DAYS = (date(2023, 10, 31), date(2023, 12, 31), date(2022, 10, 31))


def measure(events: int = EVENTS) -> list[Result]:
    """The median for each table, beside the bar, and for all of them together."""
    with installation(events):
        import_module("ieum.budget.operations").fold_rollups(code=CODE, anew=True)
        with import_module("ieum.platform.database.tenancy").municipality(CODE):
            tables = [
                within(f"as-of table by {level}", _seconds(_table(level)) * 1000, bar=TABLE_MILLISECONDS, unit="ms")
                for level in LEVELS
            ]
            whole = _seconds(lambda: [_table(level, day)() for level in LEVELS for day in DAYS])
        printed = {name: _seconds(_printed(name)) for name in _names()}
        return [
            *tables,
            within("all balances of a full report", whole, bar=REPORT_SECONDS, unit="s"),
            *(within(name, taken * 1000, bar=TABLE_MILLISECONDS, unit="ms") for name, taken in printed.items()),
            within("all money tables of the budget", sum(printed.values()), bar=REPORT_SECONDS, unit="s"),
        ]


def _table(level: str, day: date = DAYS[0]) -> Callable[[], object]:
    queries, choices = import_module("ieum.budget.queries"), import_module("ieum.budget.choices")
    epoch = queries.folded_epoch()
    return lambda: queries.balances(queries.Point(day, epoch), year=day.year, by=choices.Level(level))


def _names() -> list[str]:
    """The tables of the budget that can be printed where no report and no disclosure states anything."""
    tables = import_module("ieum.budget.figures").LEDGER_TABLES
    return [each.name for each in tables if not {"disclosure", "task"} & {*each.context}]


def _printed(name: str) -> Callable[[], object]:
    resolve_table = import_module("ieum.reports.tables").resolve_table
    where = dict.fromkeys(("year", "plan"), str(DAYS[0].year)) | {"quarter": "1", "division": "부서0"}
    return lambda: resolve_table(name, municipality_code=CODE, as_of=DAYS[0], where=where)


def _seconds(job: Callable[[], object]) -> float:
    """The median of a few runs after one that does not count, by the clock: the database works beside us."""
    job()
    taken = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        job()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


if __name__ == "__main__":
    present(__doc__ or "", measure)
