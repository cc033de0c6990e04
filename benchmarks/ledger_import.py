"""Movements of a file posted into the ledger with every check, as an import does it once its rows are read.

A year of 1,000 cells has money; then payments come in files of so many movements of one cell each, all of one basis.
They are judged in chunks: what is wrong with each by itself, and every limit of every touched cell on every day. The
time counts from the movements in memory to the commit. Afterwards the sum of what was spent and every limit are looked
at once more. The bar is absolute, so the baseline is the bar.
"""

import time
from collections.abc import Callable
from datetime import date, timedelta
from importlib import import_module
from typing import Any

from benchmarks.ledger_data import installation
from benchmarks.ledger_post import open_books, register_rows, require_none
from benchmarks.measuring import Result, present

EVENTS, CELLS = 100_000, 1_000
BAR = 100_000.0
AMOUNT, YEAR = 1_000, 2026


def measure(events: int = EVENTS, number: int = CELLS) -> list[Result]:
    """Movements a second at once and, beside it one by one."""
    with installation(0):
        books, cells = open_books(number)
        alone = max(1, events // 100)
        taken, taken_alone = _seconds(books, cells, events), _seconds_alone(books, cells, alone)
        _require_all(books, cells, events + alone)
    rate, one_by_one = events / taken, alone / taken_alone
    return [
        Result("movements of a file", round(rate, 1), BAR, "bar", "/s", round(rate / BAR, 3), BAR, rate >= BAR),
        Result(
            "movements of a file beside one by one",
            round(rate, 1),
            round(one_by_one, 1),
            "one by one, in one transaction",
            "/s",
            round(rate / one_by_one, 1),
            0.0,
            met=True,
        ),
    ]


def _seconds(books: Any, cells: list[Any], events: int) -> float:
    rows = import_module("ieum.budget.operations.rows")
    given = [rows.RowMovement(_movement(cells, each), "집행내역", each + 2, {}) for each in range(events)]
    own = books.district

    def work() -> None:
        source = register_rows(own.officer_id)
        import_module("ieum.budget.operations").hold_cells(year=YEAR, cell_ids=cells)
        require_none(rows.post_rows(year=YEAR, rows=given, actor_id=own.officer_id, source_id=source))

    return _timed(books, work)


def _seconds_alone(books: Any, cells: list[Any], events: int) -> float:
    operations = import_module("ieum.budget.operations")
    header = {"year": YEAR, "actor_id": books.district.officer_id, "basis": "집행내역"}

    def work() -> None:
        operations.hold_cells(year=YEAR, cell_ids=cells)
        for each in range(events):
            operations.post_movement(movement=_movement(cells, each), **header)

    return _timed(books, work)


def _timed(books: Any, work: Callable[[], None]) -> float:
    begun = time.perf_counter()
    import_module("ieum.platform.database.tenancy").in_municipality(books.district.code, work)
    return time.perf_counter() - begun


def _movement(cells: list[Any], number: int) -> Any:
    rules, choices = import_module("ieum.budget.rules"), import_module("ieum.budget.choices")
    return rules.Movement(
        kind=choices.MovementKind.EXPENDITURE,
        effective_date=date(YEAR, 1, 2) + timedelta(number % 300),
        lines=(rules.Line(cells[number % len(cells)], AMOUNT),),
    )


def _require_all(books: Any, cells: list[Any], events: int) -> None:
    """Everything is in the ledger, and no limit is broken on any day."""
    if books.total("SPENT") != events * AMOUNT:
        raise AssertionError("movements are missing")
    own = books.district
    import_module("tests.budget.drill").Drill(own.code, own.officer_id, YEAR, cells, 1, 0.0).check()


if __name__ == "__main__":
    present(__doc__ or "", measure)
