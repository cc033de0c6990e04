"""The site as `ieum serve` runs it, on a test's own database."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.request import urlopen

import pytest
from django.conf import settings
from psycopg.conninfo import make_conninfo

PATIENCE = 60
"""Seconds to wait for the site to answer."""


@contextmanager
def running(
    database, *, first: str = "", processes: int = 1, has_worker: bool = False, **settings_: str
) -> Iterator[str]:
    """Serve until the end of the block; the site's address.

    ``first`` is run in the process before it serves; ``has_worker`` is for what waits for a job or a mail. One process
    answers where it does not matter: another one takes longer to start than most tests take.
    """
    port = free_port()
    asked = ["serve", "--port", str(port), "--processes", str(processes), *([] if has_worker else ["--without-worker"])]
    program = [sys.executable, "-c", f"{first}\nfrom ieum.cli import main; main({asked})"]
    with subprocess.Popen(program, env=_environment(database) | settings_, stdout=subprocess.DEVNULL) as process:
        try:
            _wait_for(f"http://127.0.0.1:{port}/login/", process)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
        assert process.wait(PATIENCE) == 0


def _environment(database) -> dict[str, str]:
    sides = {"IEUM_DATABASE_URL": database.server.app, "IEUM_DATABASE_OWNER_URL": database.server.owner}
    urls = {name: make_conninfo(**{**side, "dbname": database.name}) for name, side in sides.items()}
    return {**os.environ, **urls, "IEUM_SECRET_KEY": settings.SECRET_KEY}


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(address: str, process: subprocess.Popen) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            urlopen(address, timeout=PATIENCE).close()  # noqa: S310 - our own address
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("the site did not start")
