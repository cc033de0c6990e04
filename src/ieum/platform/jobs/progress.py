"""How far a job is: told at each step in a transaction of its own, so that others see it while the job's is open."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import UUID

from django.db import connection

from ieum.platform.database.tenancy import municipality
from ieum.platform.models import Job

Tell = Callable[[str, int, int], None]
_current: ContextVar[Tell | None] = ContextVar("progress", default=None)


class JobStopped(Exception):
    """Somebody cancelled the job that is being done; what it has not committed is undone."""


def begin_step(doing: str, step: int, steps: int) -> None:
    """Say what a job does from here on, as the ``step``-th of ``steps``; nothing outside of a job.

    :raises JobStopped: if somebody cancelled it
    """
    tell = _current.get()
    if tell is not None:
        tell(doing, step, steps)


@contextmanager
def telling(municipality_id: UUID, job_id: UUID) -> Iterator[None]:
    """Let ``begin_step`` tell of a job within the block."""
    # Connections belong to threads, and the job's own one is in the middle of a transaction.
    with ThreadPoolExecutor(max_workers=1) as beside:
        token = _current.set(lambda *step: beside.submit(_told, municipality_id, job_id, *step).result())
        try:
            yield
        finally:
            _current.reset(token)
            beside.submit(_leave).result()


def _told(municipality_id: UUID, job_id: UUID, doing: str, step: int, steps: int) -> None:
    with municipality(municipality_id):
        if Job.objects.filter(pk=job_id, is_cancel_asked=True).exists():
            raise JobStopped
        Job.objects.filter(pk=job_id).update(doing=doing[:100], step=step, steps=steps)


def _leave() -> None:
    """Close the connection of this thread."""
    connection.close()
