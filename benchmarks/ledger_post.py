"""Posting with all checks through the site's own operation, beside bare inserts of the same durability.

One client posts payments of one cell each, one transaction after the other, to 200 cells of a year. The baseline
commits one row to a table without keys or checks, on the same server and with the same client library: what any posting
costs at least. Times are by the clock, since a commit waits for the disk.
"""

import os
import time
from collections.abc import Callable
from datetime import date, timedelta
from importlib import import_module
from typing import Any

from benchmarks.ledger_data import installation, superuser
from benchmarks.measuring import Result, present

SECONDS = 20.0
CELLS, BATCH = 200, 100
YEAR = 2026


def measure(seconds: float = SECONDS) -> list[Result]:
    """Movements a second one by one and in batches of a hundred, as a share of bare inserts."""
    with installation(0) as server:
        books, cells = _books()
        rates = {
            "movements, one by one": _rate(seconds, 1, _poster(books, cells, 1)),
            f"movements, {BATCH} a transaction": _rate(seconds, BATCH, _poster(books, cells, BATCH)),
        }
        bare = {name: _rate(seconds, number, _inserter(server, number)) for name, number in _bare().items()}
    return [
        Result(name, round(ours, 1), round(theirs, 1), "bare inserts", "/s", round(ours / theirs, 3), 0.0, met=True)
        for (name, ours), theirs in zip(rates.items(), bare.values(), strict=True)
    ]


def _bare() -> dict[str, int]:
    return {"one by one": 1, "in batches": BATCH}


def _books() -> tuple[Any, list[Any]]:
    """The ledger of a year with money in all cells."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ieum.settings")
    operations, choices = import_module("ieum.platform.operations"), import_module("ieum.platform.choices")
    models = import_module("ieum.platform.models")
    own = models.Municipality.objects.create(code="9999", name="측정구", kind=choices.MunicipalityKind.DISTRICT)
    officer = operations.register_account(
        login="ledger", title="측정", role=choices.Role.OPERATOR, password=os.urandom(16).hex()
    )
    district = import_module("types").SimpleNamespace(code=own.code, officer_id=officer)
    books = import_module("tests.budget.ledger").Books(district)
    cells = [books.cell(f"201-{number % 90 + 1:02}", f"{number // 90:02}01") for number in range(CELLS)]
    for kind in ("ORIGINAL", "ALLOTMENT", "COMMITMENT"):
        books.post(kind, dict.fromkeys(cells, 10**12))
    return books, cells


def _poster(books: Any, cells: list[Any], number: int) -> Callable[[int], None]:
    """Posts so many payments in one transaction, as a page or an import does."""
    operations, rules = import_module("ieum.budget.operations"), import_module("ieum.budget.rules")
    kind = import_module("ieum.budget.choices").MovementKind.EXPENDITURE
    in_municipality = import_module("ieum.platform.database.tenancy").in_municipality
    header = {"year": YEAR, "actor_id": books.district.officer_id, "basis": "지출결의"}

    def movement(step: int) -> Any:
        line = rules.Line(cells[step % CELLS], 1_000)
        return rules.Movement(kind=kind, effective_date=date(YEAR, 1, 2) + timedelta(step % 300), lines=(line,))

    def post(first: int) -> None:
        for step in range(first, first + number):
            operations.post_movement(movement=movement(step), **header)

    return lambda step: in_municipality(books.district.code, lambda: post(step * number))


def _inserter(server: Any, number: int) -> Callable[[int], None]:
    """Commits so many rows to a table without keys."""
    connection = import_module("psycopg").connect(**superuser(server))
    connection.execute("CREATE TABLE IF NOT EXISTS bare (cell integer, day date, amount bigint)")
    connection.commit()

    def insert(step: int) -> None:
        for row in range(number):
            connection.execute("INSERT INTO bare VALUES (%s, %s, %s)", [row, date(YEAR, 1, 2), step])
        connection.commit()

    return insert


def _rate(seconds: float, number: int, work: Callable[[int], None]) -> float:
    """How many a second, after a moment that does not count."""
    for step in range(5):
        work(step)
    begun, steps = time.perf_counter(), 0
    while time.perf_counter() - begun < seconds:
        work(5 + steps)
        steps += 1
    return steps * number / (time.perf_counter() - begun)


if __name__ == "__main__":
    present(__doc__ or "", measure)
