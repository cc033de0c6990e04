"""A worker: takes jobs from the queue until it is told to stop, and takes up what a dead one has left."""

import asyncio
import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress

from django.db import connections
from procrastinate import App, PsycopgConnector
from procrastinate.contrib.django import app
from procrastinate.contrib.django.utils import connector_params
from procrastinate.exceptions import AlreadyEnqueued, ConnectorException

from ieum.platform.closed_days.decree import recount_everywhere
from ieum.platform.database.setup import is_up_to_date

ROUNDS = "ieum.rounds"
HEARTBEAT, DEAD_AFTER = 3.0, 12.0
"""Seconds between two signs of life of a worker, and without one until its jobs are taken up by others."""
ROUNDS_EVERY = 60.0
KEPT_HOURS = 7 * 24
"""So long the queue keeps what failed, for whoever looks for the reason; what succeeded leaves it at once."""
AT_ONCE = 2
"""Jobs at a time in one process."""
_LAST_WORK = 60.0
"""Seconds that a worker has to finish what is under way when it is told to stop; what is not is done again."""
_PAUSE = 1.0
"""Seconds until a worker without its database looks for it again."""
_LOG = logging.getLogger(__name__)


def work(*, is_beside: bool = False, waits: bool = True) -> None:
    """Work until SIGTERM or Ctrl+C, then finish what is under way; with ``waits`` False until nothing waits.

    :param is_beside: end with the process that started this one, which holds the other end of standard input
    """
    if is_beside:
        threading.Thread(target=_end_with_parent, daemon=True).start()
    await_tables(is_up_to_date)
    _recount()
    while not _worked(waits=waits):
        time.sleep(_PAUSE)


def _recount() -> None:
    """Count what is due by the holidays of this version; where that fails, the other work goes on."""
    try:
        recount_everywhere()
    except Exception:  # noqa: BLE001 - whatever it is, the jobs do not wait for it
        _LOG.exception("due dates were not counted by the holidays of this version; ieum migrate does it")
    finally:
        connections.close_all()


def await_tables(stand: Callable[[], bool], pause: float = _PAUSE) -> None:
    """Wait until the tables are those of this version: a worker that starts with the site may be there before them."""
    if stand():
        return
    _LOG.info("waiting for the tables of this version")
    while not stand():
        time.sleep(pause)


def _worked(*, waits: bool) -> bool:
    """Whether the work came to its end; False where the database went away meanwhile."""
    try:
        asyncio.run(_work(waits=waits))
    except (ConnectorException, OSError) as lost:
        _LOG.warning("database lost", exc_info=lost)
        return False
    return True


async def _work(*, waits: bool) -> None:
    worker = app.with_connector(PsycopgConnector(kwargs=connector_params()))
    async with worker.open_async():
        await take_up(worker)
        working = asyncio.create_task(
            worker.run_worker_async(
                wait=waits, concurrency=AT_ONCE, update_heartbeat_interval=HEARTBEAT,
                stalled_worker_timeout=DEAD_AFTER, shutdown_graceful_timeout=_LAST_WORK,
                delete_jobs="successful", install_signal_handlers=False,
            )
        )  # fmt: skip
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, working.cancel)
        with suppress(asyncio.CancelledError):
            await _until_first({working, asyncio.create_task(_mind(worker))})


async def _until_first(tasks: "set[asyncio.Task[None]]") -> None:
    """Wait until one of the tasks ends, and then end the others.

    :raises Exception: what the first one failed with
    """
    done, others = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for each in others:
        each.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    for each in done:
        each.result()


async def _mind(worker: App) -> None:
    """Look after what no single job does: jobs of dead workers, the rounds, and what failed long ago.

    It ends when the database goes away.
    """
    rounds_at = 0.0
    while True:
        await take_up(worker)
        if time.monotonic() >= rounds_at:
            rounds_at = time.monotonic() + ROUNDS_EVERY
            with suppress(AlreadyEnqueued):
                await worker.configure_task(ROUNDS, lock=ROUNDS, queueing_lock=ROUNDS).defer_async()
            await forget(worker)
        await asyncio.sleep(HEARTBEAT)


async def take_up(worker: App, dead_after: float = DEAD_AFTER) -> None:
    """Put the jobs of dead workers back into the queue."""
    for each in await worker.job_manager.get_stalled_jobs(seconds_since_heartbeat=dead_after):
        await worker.job_manager.retry_job(each)


async def forget(worker: App) -> None:
    """Take out of the queue what failed or was cancelled long ago; what was asked for is told by its own record."""
    await worker.job_manager.delete_old_jobs(KEPT_HOURS, include_failed=True, include_cancelled=True)


def _end_with_parent() -> None:
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)
