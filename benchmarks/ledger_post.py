"""Posting with all checks through the site's own operations, beside django-hordak and pgbench on the same server.

As many clients post for the same time, each to cells of its own: payments of one cell, one by one by ``post_entry``,
each answered before the next, and a hundred by ``post_rows`` as a file does. django-hordak is a ledger of double entry
in Django with checks in the database; its clients transfer by its own ``Account.transfer_to``, one and a hundred in a
transaction, in a database of its own on the same server. pgbench inserts rows into a table without keys: what any
posting costs at least.

django-hordak is run by the Python that ``IEUM_HORDAK_PYTHON`` names; without it that comparison is left out.
"""

import json
import os
import subprocess
import threading
import time
from collections.abc import Callable
from datetime import date, timedelta
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Any

from benchmarks.ledger_data import installation, superuser
from benchmarks.measuring import Result, present

SECONDS = 20.0
BATCH = 100
LOADS = {
    "one by one, 4 clients": (4, 1),
    "one by one, 16 clients": (16, 1),
    "one by one, 64 clients": (64, 1),
    f"{BATCH} a transaction, 4 clients": (4, BATCH),
}
"""Clients, and movements that each asks for at a time."""
CELLS = 1_024
YEAR = 2026
BARS = {1: 3.0, BATCH: 10.0}


def measure(seconds: float = SECONDS, number: int = CELLS) -> list[Result]:
    """Movements a second beside each of the others, one by one and in batches."""
    hordak = os.environ.get("IEUM_HORDAK_PYTHON")
    results = []
    with installation(
        0, settings={"max_connections": str(max(clients for clients, _ in LOADS.values()) + 20)}
    ) as server:
        books, cells = open_books(number)
        for name, (clients, batch) in LOADS.items():
            ours = _rate(seconds, books, cells, clients, batch)
            bare = _pgbench(server, seconds, clients, batch)
            results.append(_beside(f"movements, {name}", ours, bare, "bare inserts by pgbench", 0.0))
            if hordak:
                theirs = _hordak(hordak, server, seconds, clients, batch)
                results.append(_beside(f"movements, {name}, all checks", ours, theirs, "django-hordak", BARS[batch]))
    return results


def open_books(number: int) -> tuple[Any, list[Any]]:
    """The ledger of a year with so many cells, and money in all of them."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ieum.settings")
    operations, choices = import_module("ieum.platform.operations"), import_module("ieum.platform.choices")
    models = import_module("ieum.platform.models")
    own = models.Municipality.objects.create(code="9999", name="측정구", kind=choices.MunicipalityKind.DISTRICT)
    officer = operations.register_account(
        login="ledger", title="측정", role=choices.Role.OPERATOR, password=os.urandom(16).hex()
    )
    district = import_module("types").SimpleNamespace(code=own.pk, officer_id=officer)
    books = import_module("tests.budget.ledger").Books(district)
    cells = [books.cell(f"201-{each % 90 + 1:02}", f"{each // 90:02}01") for each in range(number)]
    for kind in ("ORIGINAL", "ALLOTMENT", "COMMITMENT"):
        books.post(kind, dict.fromkeys(cells, 10**12))
    return books, cells


def _beside(name: str, ours: float, theirs: float, of: str, bar: float) -> Result:
    ratio = ours / theirs
    return Result(name, round(ours, 1), round(theirs, 1), of, "/s", round(ratio, 3), bar, ratio >= bar)


def _rate(seconds: float, books: Any, cells: list[Any], clients: int, batch: int) -> float:
    """Movements a second by all clients together, after a while that does not count, since each connection is new."""
    work = _post_together(books) if batch > 1 else _post_one(books)
    counts = [0] * clients
    until = [0.0]

    def begin() -> None:
        until[0] = time.perf_counter() + seconds

    warm = threading.Barrier(clients, action=begin)

    def client(number: int) -> None:
        own, steps = cells[number::clients], count(0, batch)
        warm_until = time.perf_counter() + seconds / 4
        while time.perf_counter() < warm_until:
            work(_movements(own, next(steps), batch))
        warm.wait()
        while time.perf_counter() < until[0]:
            work(_movements(own, next(steps), batch))
            counts[number] += batch
        import_module("django.db").connections.close_all()

    threads = [threading.Thread(target=client, args=(number,)) for number in range(clients)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return sum(counts) / (time.perf_counter() - until[0] + seconds)


def _movements(cells: list[Any], step: int, batch: int) -> list[Any]:
    return [_movement(cells, step + each) for each in range(batch)]


def _movement(cells: list[Any], step: int) -> Any:
    rules, choices = import_module("ieum.budget.rules"), import_module("ieum.budget.choices")
    return rules.Movement(
        kind=choices.MovementKind.EXPENDITURE,
        effective_date=date(YEAR, 1, 2) + timedelta(step % 300),
        lines=(rules.Line(cells[step % len(cells)], 1_000),),
    )


def _post_one(books: Any) -> Callable[[list[Any]], None]:
    """Post each movement by itself, as a program does; it is answered when it is on the disk."""
    operations, own = import_module("ieum.budget.operations"), books.district
    header = {"year": YEAR, "actor_id": own.officer_id, "basis": "지출결의"}

    def post(movements: list[Any]) -> None:
        for each in movements:
            operations.post_entry(code=own.code, entry=operations.SingleEntry(movement=each, **header))

    return post


def _post_together(books: Any) -> Callable[[list[Any]], None]:
    """Post movements as those of a file."""
    operations, rows = import_module("ieum.budget.operations"), import_module("ieum.budget.operations.rows")
    in_municipality = import_module("ieum.platform.database.tenancy").in_municipality
    own = books.district
    source = in_municipality(own.code, lambda: register_rows(own.officer_id))

    def post(movements: list[Any]) -> None:
        given = [rows.RowMovement(each, "지출결의", number + 2, {}) for number, each in enumerate(movements)]
        cells = {line.cell_id for each in movements for line in each.lines}

        def work() -> None:
            operations.hold_cells(year=YEAR, cell_ids=cells)
            require_none(rows.post_rows(year=YEAR, rows=given, actor_id=own.officer_id, source_id=source))

        in_municipality(own.code, work)

    return post


def register_rows(officer_id: Any) -> Any:
    """The file that movements are said to come from."""
    register = import_module("ieum.platform.operations").register_source
    stated = {"stated_on": date(YEAR, 12, 31), "actor_id": officer_id, "basis": "측정"}
    return register(name="측정", sha256="0" * 64, format="csv", **stated)


def require_none(faults: list[Any]) -> None:
    """Nothing was refused."""
    if faults:
        raise AssertionError(faults[0])


def _pgbench(server: Any, seconds: float, clients: int, batch: int) -> float:
    """Rows a second that pgbench inserts into a table without keys, so many in a transaction."""
    import_module("psycopg").connect(**superuser(server), autocommit=True).execute(
        "CREATE TABLE IF NOT EXISTS bare (cell integer, day date, amount bigint)"
    )
    script = server.home / "bare.sql"
    insert = "INSERT INTO bare VALUES (:client_id, '2026-01-02', 1000);\n"
    script.write_text(f"BEGIN;\n{insert * batch}COMMIT;\n" if batch > 1 else insert)
    script.chmod(0o644)
    database = superuser(server)
    command = [str(server.programs / "pgbench"), "-n", "-c", str(clients), "-j", "2", "-T", str(max(1, round(seconds)))]
    command += ["-f", str(script), "-h", database["host"], "-p", database["port"], "-U", database["user"]]
    done = subprocess.run([*command, database["dbname"]], capture_output=True, text=True, check=True)
    rate = next(line for line in done.stdout.splitlines() if line.startswith("tps = "))
    return float(rate.split()[2]) * batch


def _hordak(python: str, server: Any, seconds: float, clients: int, batch: int) -> float:
    """Transfers a second of django-hordak in a database of its own."""
    with import_module("psycopg").connect(**superuser(server), autocommit=True) as connection:
        is_first = connection.execute("SELECT FROM pg_database WHERE datname = 'hordak'").fetchone() is None
        if is_first:
            connection.execute("CREATE DATABASE hordak")
    database = {**superuser(server), "dbname": "hordak"}
    asked = {"database": database, "is_first": is_first, "clients": clients, "seconds": seconds, "batch": batch}
    script = str(Path(__file__).with_name("hordak_posting.py"))
    done = subprocess.run([python, script, json.dumps(asked)], capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return float(done.stdout)


if __name__ == "__main__":
    present(__doc__ or "", measure)
