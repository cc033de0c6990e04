"""Balances as of random days from roll-ups, beside GROUP BY over the lines of the same ledger, in the same run.

Ten million lines of ten years, equal to the won. Both sides read as the application does, under row security. Cold
means that the server was started again and the operating system was made to forget its files; nothing else is warmed.
Historic epochs are those after which so many lines became known.
"""

import statistics
import time
from collections.abc import Callable
from datetime import date, timedelta
from importlib import import_module
from random import Random
from typing import Any

from benchmarks.ledger_data import CODE, FIRST_DAY, YEARS, forget_caches, installation, superuser
from benchmarks.measuring import RUNS, Result, present

EVENTS = 10_000_000
COLD_RUNS, WARM_RUNS = min(3, RUNS), RUNS
LATER = (20_000, 100_000, 1_000_000)

GROUP_BY = """
    SELECT {key}, l.balance, sum(l.amount)
    FROM budget_ledgerline l
    JOIN budget_appropriationcell c ON c.id = l.cell_id
    JOIN budget_budgetaccount a ON a.id = c.account_id
    JOIN budget_fiscalyear y ON y.id = a.fiscal_year_id
    WHERE y.year = %s AND l.effective_date <= %s AND l.epoch <= %s
    GROUP BY 1, 2
"""
KEYS = {"division": "c.division", "cell": "c.id"}
NAMES = {"division": "department x kind", "cell": "line x kind"}


def measure(events: int = EVENTS) -> list[Result]:
    """Ratios at the latest epoch and at historic ones, with what the roll-ups cost."""
    with installation(events) as server:
        # As a process that serves begins: its collector does not look through what was loaded.
        import_module("ieum.site.wsgi")
        taken = _seconds(_fold)
        results = [
            _plain("folding all lines anew", taken, "s"),
            _plain("folding all lines anew, per million lines", taken * 1e6 / events, "s"),
            *_storage(server, events),
        ]
        last = _last_epoch()
        for by, bar in (("division", 100.0), ("cell", 20.0)):
            for cold in (True, False):
                name = f"{NAMES[by]}, latest epoch, {'cold' if cold else 'warm'}"
                results.append(_compared(name, by, last, bar=bar, server=server if cold else None))
        for later in LATER:
            epoch = _epoch_before(last, later)
            results += [_compared(f"{NAMES[by]}, {later:,} later lines, warm", by, epoch) for by in KEYS]
        return results


def _compared(name: str, by: str, epoch: int, *, bar: float = 0.0, server: Any = None) -> Result:
    """Both sides on the same random days; cold where there is a ``server`` to start again."""
    random = Random(7)  # noqa: S311 - days, not secrets
    taken = []
    for _ in range(COLD_RUNS if server else WARM_RUNS):
        day = FIRST_DAY + timedelta(days=random.randrange(365 * YEARS))
        (ours, rows), (theirs, groups) = (_timed(job, by, day, epoch, server) for job in (_ours, _theirs))
        _require_same(rows, groups)
        taken.append((ours, theirs))
    mine, baseline = (statistics.median(each) for each in zip(*taken, strict=True))
    ratio = baseline / mine
    return Result(name, round(mine, 2), round(baseline, 2), "GROUP BY", "ms", round(ratio, 1), bar, ratio >= bar)


def _timed(job: Callable[..., Any], by: str, day: date, epoch: int, server: Any) -> tuple[float, Any]:
    """Milliseconds of a question and its answer, after one that does not count where it need not be cold."""
    if server:
        forget_caches(server)
    with import_module("ieum.platform.database.tenancy").municipality(CODE):
        if not server:
            job(by, day, epoch)
        begun = time.perf_counter()
        answer = job(by, day, epoch)
        return (time.perf_counter() - begun) * 1000, answer


def _ours(by: str, day: date, epoch: int) -> Any:
    queries, choices = import_module("ieum.budget.queries"), import_module("ieum.budget.choices")
    return queries.balances(queries.Point(day, epoch), year=day.year, by=choices.Level(by))


def _theirs(by: str, day: date, epoch: int) -> Any:
    with import_module("django.db").connection.cursor() as cursor:
        cursor.execute(GROUP_BY.format(key=KEYS[by]), [day.year, day, epoch])
        return cursor.fetchall()


def _require_same(rows: Any, groups: Any) -> None:
    """Both sides say the same, to the won."""
    mine = sorted(int(amount) for row in rows for amount in row.standing.values() if amount)
    if mine != sorted(int(amount) for *_, amount in groups if amount):
        raise AssertionError("the roll-ups differ from the lines")


def _seconds(job: Callable[[], object]) -> float:
    begun = time.perf_counter()
    job()
    return time.perf_counter() - begun


def _fold() -> None:
    import_module("ieum.budget.operations").fold_rollups(code=CODE, anew=True)


def _last_epoch() -> int:
    with import_module("ieum.platform.database.tenancy").municipality(CODE):
        return int(import_module("ieum.budget.queries").folded_epoch())


def _epoch_before(last: int, later: int) -> int:
    """The epoch after which about so many lines became known."""
    with (
        import_module("ieum.platform.database.tenancy").municipality(CODE),
        import_module("django.db").connection.cursor() as cursor,
    ):
        for epoch in range(last, 0, -1):
            cursor.execute("SELECT count(*) FROM budget_ledgerline WHERE epoch > %s", [epoch])
            if cursor.fetchone()[0] >= later:
                return epoch
    return 0


def _storage(server: Any, events: int) -> list[Result]:
    """Bytes per line of the ledger and of its roll-ups, indexes included."""
    with import_module("psycopg").connect(**superuser(server)) as connection:
        sizes = dict(
            connection.execute(
                "SELECT relname, pg_total_relation_size(oid) FROM pg_class WHERE relname LIKE 'budget_%' "
                "AND relkind = 'r'"
            ).fetchall()
        )
    cached = sum(size for name, size in sizes.items() if name.startswith("budget_rollup"))
    return [
        _plain("roll-ups per line", cached / events, "bytes"),
        _plain("ledger line per line", sizes["budget_ledgerline"] / events, "bytes"),
    ]


def _plain(name: str, value: float, unit: str) -> Result:
    """A figure that is stated and has no bar."""
    return Result(name, round(value, 2), round(value, 2), "stated", unit, 1.0, 0.0, met=True)


if __name__ == "__main__":
    present(__doc__ or "", measure)
