"""What the queue of the workers knows: jobs and mails of a municipality, and the rounds made every minute."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import InterfaceError, OperationalError, connections
from django.utils.timezone import now
from procrastinate import App, RetryStrategy

from ieum.kernel.registry import rounds
from ieum.platform.database.tenancy import municipality
from ieum.platform.files.texts import READ, read_all
from ieum.platform.jobs.operations import TASK
from ieum.platform.jobs.running import perform
from ieum.platform.jobs.worker import ROUNDS
from ieum.platform.models import Municipality
from ieum.platform.notices.mail import DIGEST, send_digest, send_notice
from ieum.platform.notices.operations import MAIL
from ieum.platform.search.upkeep import INDEX, work_off

_LOST = RetryStrategy(max_attempts=20, wait=1, retry_exceptions=[OperationalError, InterfaceError])
"""A job whose database went away is not ended; it is begun again."""

_UNSENT = RetryStrategy(
    max_attempts=7, exponential_wait=4, retry_exceptions=[OSError, OperationalError, InterfaceError]
)
"""A mail whose server cannot be asked is tried again after 4, 16, 64 seconds and so on, for six hours in all."""


def add_tasks(app: App) -> None:
    """Tell the queue what it may hold."""

    @app.task(name=TASK, retry=_LOST)
    def job(municipality_id: str, job_id: str) -> None:
        with _own_connection():
            perform(UUID(municipality_id), UUID(job_id))

    @app.task(name=MAIL, retry=_UNSENT)
    def mail(municipality_id: str, notice_id: str) -> None:
        with _own_connection():
            send_notice(UUID(municipality_id), UUID(notice_id))

    @app.task(name=DIGEST, retry=_UNSENT)
    def digest(municipality_id: str, account_id: str) -> None:
        with _own_connection():
            send_digest(UUID(municipality_id), UUID(account_id))

    @app.task(name=INDEX, retry=_LOST)
    def index(municipality_id: str) -> None:
        with _own_connection():
            work_off(UUID(municipality_id))

    @app.task(name=READ, retry=_LOST)
    def texts(municipality_id: str) -> None:
        with _own_connection():
            read_all(UUID(municipality_id))

    @app.task(name=ROUNDS)
    def make_rounds() -> None:
        with _own_connection():
            run_rounds()


def run_rounds() -> None:
    """Make every round in every municipality, each in a transaction of its own.

    :raises ExceptionGroup: of those that failed, once all others were made
    """
    faults: list[Exception] = []
    for municipality_id in Municipality.objects.order_by("code").values_list("pk", flat=True):
        for each in rounds:
            try:
                with municipality(municipality_id):
                    each.run(now())
            except Exception as fault:  # noqa: BLE001 - one municipality's fault must not keep the others waiting
                faults.append(fault)
    if faults:
        raise ExceptionGroup("rounds", faults)


@contextmanager
def _own_connection() -> Iterator[None]:
    """Leave no connection behind: each job has one of its own, so that none was broken before."""
    try:
        yield
    finally:
        connections.close_all()
