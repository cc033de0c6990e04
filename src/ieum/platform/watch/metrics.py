"""What is counted, in the text form of Prometheus; labels hold names of ours alone, nothing that somebody typed.

Several processes may serve: each counts in a file of its own in the folder of PROMETHEUS_MULTIPROC_DIR, which
``ieum serve`` sets before it starts them, and whichever is asked adds all files up.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import Any

from django.contrib.auth.signals import user_login_failed
from django.db import DatabaseError, connection
from django.db.models import Max
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from ieum.documents import isolation
from ieum.kernel.calendar.decree import known_years
from ieum.platform.database.tenancy import municipality
from ieum.platform.models import Epoch, Municipality
from ieum.platform.watch.checks import backup_age, failed_rounds

_FOLDER = "PROMETHEUS_MULTIPROC_DIR"
_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1.0, 2.5, 10.0)
_counted = CollectorRegistry()
_requests = Histogram(
    "ieum_request_seconds", "Seconds of server time of a request", ["view", "status"],
    buckets=_SECONDS, registry=_counted,
)  # fmt: skip
_database = Counter("ieum_database_seconds", "Seconds spent in the database", ["view"], registry=_counted)
_statements = Counter("ieum_database_statements", "Statements sent to the database", ["view"], registry=_counted)
_refused = Counter("ieum_logins_refused", "Log-ins with a wrong password or second factor", registry=_counted)
_readings = Counter("ieum_isolated_readings", "Files read in a process of their own", ["ending"], registry=_counted)
_reading_seconds = Counter("ieum_isolated_reading_seconds", "Seconds of reading these files", registry=_counted)


class DatabaseTime:
    """Seconds and statements of one request in the database."""

    def __init__(self) -> None:
        self.seconds, self.statements = 0.0, 0

    def __call__(self, execute: Callable[..., Any], *given: Any) -> Any:
        """Time one statement, as Django wraps it."""
        begun = perf_counter()
        try:
            return execute(*given)
        finally:
            self.seconds += perf_counter() - begun
            self.statements += 1


@contextmanager
def database_time() -> Iterator[DatabaseTime]:
    """Time what the block does in the database."""
    spent = DatabaseTime()
    with connection.execute_wrapper(spent):
        yield spent


def count_request(view: str, status: int, seconds: float, spent: DatabaseTime) -> None:
    """Count one request."""
    _requests.labels(view, str(status)).observe(seconds)
    _database.labels(view).inc(spent.seconds)
    _statements.labels(view).inc(spent.statements)


def count_reading(seconds: float, ending: str) -> None:
    """Count one file that was read in a process of its own."""
    _readings.labels(ending).inc()
    _reading_seconds.inc(seconds)


def count_refusals(**_: object) -> None:
    """Count one refused log-in."""
    _refused.inc()


def begin_counting() -> None:
    """Listen to those who tell of log-ins and of readings."""
    user_login_failed.connect(count_refusals)
    if count_reading not in isolation.watchers:
        isolation.watchers.append(count_reading)


def exposition() -> bytes:
    """Everything counted by all processes, and what stands at this moment."""
    counted = _counted
    if os.environ.get(_FOLDER):
        counted = CollectorRegistry()
        MultiProcessCollector(counted)  # type: ignore[no-untyped-call]  # the library has no types here
    standing = CollectorRegistry()
    standing.register(_Standing())
    return generate_latest(counted) + generate_latest(standing)


class _Standing(Collector):
    """What is not counted but read when somebody asks."""

    def collect(self) -> Iterator[Metric]:
        """Read it."""
        age = backup_age()
        if age is not None:
            yield GaugeMetricFamily("ieum_backup_age_seconds", "Seconds since the last backup", age.total_seconds())
        try:
            epochs, failed = _epochs(), failed_rounds()
        except DatabaseError:
            yield GaugeMetricFamily("ieum_database_up", "Whether the database answers", 0)
            return
        yield GaugeMetricFamily("ieum_database_up", "Whether the database answers", 1)
        yield GaugeMetricFamily("ieum_rounds_failed_lately", "Rounds of the workers that failed lately", failed)
        yield GaugeMetricFamily("ieum_holidays_last_year", "The last year whose holidays are known", known_years()[-1])
        family = GaugeMetricFamily("ieum_epoch", "Number of the last closed epoch", labels=["municipality"])
        for code, number in epochs.items():
            family.add_metric([code], number)
        yield family


def _epochs() -> dict[str, int]:
    return {code: _epoch(code) for code in Municipality.objects.order_by("code").values_list("code", flat=True)}


def _epoch(code: str) -> int:
    with municipality(code):
        return Epoch.objects.aggregate(last=Max("number"))["last"] or 0
