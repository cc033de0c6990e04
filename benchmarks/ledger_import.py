"""Movements of files posted into the ledger with every check, as an import does it once their rows are read.

A year of 1,000 cells has money; then payments come in files, of one line a movement and of ten (as many as an event has
in the other benchmarks of the ledger, which count lines), all of one basis, one file and two side by side, each with
cells of its own. They are judged in chunks: what is wrong with each by itself, and every limit of every touched cell on
every day. The time counts from the movements in memory to the commit. Afterwards the sum of what was spent and every
limit are looked at once more. The bar is absolute, so the baseline is the bar.
"""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from importlib import import_module
from typing import Any

from benchmarks.ledger_data import LINES_AN_EVENT, installation
from benchmarks.ledger_post import open_books, register_rows, require_none
from benchmarks.measuring import Result, present, reaching

LINES, CELLS = 100_000, 1_000
BAR = 100_000.0
AMOUNT, YEAR = 1_000, 2026
SHAPES = {
    "movements of a file": (1, 1),
    "movements of two files side by side": (1, 2),
    "lines of a file, ten a movement": (LINES_AN_EVENT, 1),
    "lines of two files side by side, ten a movement": (LINES_AN_EVENT, 2),
}
"""Lines of a movement, and files."""


def measure(lines: int = LINES, number: int = CELLS) -> list[Result]:
    """Lines a second in each shape and, beside the first, of movements one by one."""
    with installation(0):
        books, cells = open_books(number)
        rates = {name: lines / _seconds(books, cells, lines, *shape) for name, shape in SHAPES.items()}
        alone = max(1, lines // 100)
        one_by_one = alone / _seconds_alone(books, cells, alone)
        _require_all(books, cells, lines * len(SHAPES) + alone)
    together = rates["movements of a file"]
    return [
        *(reaching(name, rate, bar=BAR, unit="/s") for name, rate in rates.items()),
        Result(
            "movements of a file beside one by one",
            round(together, 1),
            round(one_by_one, 1),
            "one by one, in one transaction",
            "/s",
            round(together / one_by_one, 1),
            0.0,
            met=True,
        ),
    ]


def _seconds(books: Any, cells: list[Any], lines: int, length: int, files: int) -> float:
    """Until all files are posted, each by a client of its own."""
    rows = import_module("ieum.budget.operations.rows")
    shares = [cells[each::files] for each in range(files)]
    given = [
        [
            rows.RowMovement(_movement(own, each, length), "집행내역", each + 2, {})
            for each in range(lines // files // length)
        ]
        for own in shares
    ]
    with ThreadPoolExecutor(files) as clients:
        begun = time.perf_counter()
        list(clients.map(_post, [books] * files, shares, given))
        return time.perf_counter() - begun


def _post(books: Any, cells: list[Any], given: list[Any]) -> None:
    """Post the movements of a file."""
    rows = import_module("ieum.budget.operations.rows")
    officer = books.district.officer_id

    def work() -> None:
        source = register_rows(officer)
        import_module("ieum.budget.operations").hold_cells(year=YEAR, cell_ids=cells)
        require_none(rows.post_rows(year=YEAR, rows=given, actor_id=officer, source_id=source))

    import_module("ieum.platform.database.tenancy").in_municipality(books.district.code, work)
    import_module("django.db").connections.close_all()


def _seconds_alone(books: Any, cells: list[Any], events: int) -> float:
    operations = import_module("ieum.budget.operations")
    header = {"year": YEAR, "actor_id": books.district.officer_id, "basis": "집행내역"}

    def work() -> None:
        operations.hold_cells(year=YEAR, cell_ids=cells)
        for each in range(events):
            operations.post_movement(movement=_movement(cells, each, 1), **header)

    begun = time.perf_counter()
    import_module("ieum.platform.database.tenancy").in_municipality(books.district.code, work)
    return time.perf_counter() - begun


def _movement(cells: list[Any], number: int, length: int) -> Any:
    rules, choices = import_module("ieum.budget.rules"), import_module("ieum.budget.choices")
    first = number * length
    return rules.Movement(
        kind=choices.MovementKind.EXPENDITURE,
        effective_date=date(YEAR, 1, 2) + timedelta(number % 300),
        lines=tuple(rules.Line(cells[each % len(cells)], AMOUNT) for each in range(first, first + length)),
    )


def _require_all(books: Any, cells: list[Any], lines: int) -> None:
    """Everything is in the ledger, and no limit is broken on any day."""
    if books.total("SPENT") != lines * AMOUNT:
        raise AssertionError("movements are missing")
    rules, models = import_module("ieum.budget.rules"), import_module("ieum.budget.models")
    with import_module("ieum.platform.database.tenancy").municipality(books.district.code):
        year = models.FiscalYear.objects.get(year=YEAR)
        places = import_module("ieum.budget.queries").places(cells, fiscal_year_id=year.pk)
        posted = list(models.LedgerLine.objects.filter(event__fiscal_year=year))
    balance = import_module("ieum.budget.choices").Balance
    entries = [rules.Entry(each.cell_id, balance(each.balance), each.amount, each.effective_date) for each in posted]
    if (broken := rules.overdraft(entries, places, date(YEAR, 1, 1))) is not None:
        raise AssertionError(broken)


if __name__ == "__main__":
    present(__doc__ or "", measure)
