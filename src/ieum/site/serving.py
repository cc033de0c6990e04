"""Running the site: a web server for one machine."""

import multiprocessing
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from tempfile import TemporaryDirectory

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from ieum.platform import environment
from ieum.platform.environment import CannotStart

HOST = "127.0.0.1"
THREADS = 4
"""Requests at a time in each process; each holds one connection to the database."""
PROCESSES = min(os.cpu_count() or 1, 4)
"""That serve: one for each core, since the threads of one take turns; each takes some 150 MiB."""
_LOOK_EVERY = 0.5
"""Seconds between two looks whether the worker is alive."""


def require_free_port(port: int) -> None:
    """Look whether the site can listen.

    :raises CannotStart: if something else listens there, or nothing can
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except (OSError, OverflowError) as error:
            raise CannotStart(
                f"{port}번 포트를 쓸 수 없습니다. 다른 프로그램이 쓰고 있으면 '--port {_other(port)}'처럼 다른 포트를 "
                f"쓰십시오. (Port {port} is busy.)"
            ) from error


def serve(port: int, *, processes: int = PROCESSES, has_worker: bool = True) -> int:
    """Serve the site on this machine until it is told to stop (Ctrl+C), then finish what is under way; 0.

    ``processes`` answer requests. ``has_worker`` starts a worker beside them, which ends with them; without one
    somebody else runs ``ieum worker``.

    :raises CannotStart: if the port is busy
    """
    require_free_port(port)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ieum.settings")
    name_address(port)
    # The worker starts afresh: forked from a process that has made a PDF, it would wait for Typst's threads for ever.
    multiprocessing.set_start_method("spawn", force=True)
    server = Granian(
        "ieum.site.wsgi:application",
        address=HOST,
        port=port,
        interface=Interfaces.WSGI,
        workers=processes,
        blocking_threads=THREADS,
        log_level=LogLevels.warning,
        workers_kill_timeout=10,
    )
    with TemporaryDirectory(prefix="ieum-metrics-") as counted, _worker() if has_worker else nullcontext():
        # Where each process that serves counts, so that any of them can tell the sum.
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = counted
        server.serve()
    return 0


def name_address(port: int) -> None:
    """Let links in mails lead here, where no setting says what the site is called to others."""
    if not environment.read("IEUM_ADDRESS") and not environment.read("IEUM_HOSTS"):
        os.environ["IEUM_ADDRESS"] = f"http://{HOST}:{port}"


@contextmanager
def _worker() -> Iterator[None]:
    """A worker in a process of its own during the block: begun again where it dies, and ended with this process."""
    stopping = threading.Event()
    keeper = threading.Thread(target=_keep_worker, args=(stopping,))
    keeper.start()
    try:
        yield
    finally:
        stopping.set()
        keeper.join()


def _keep_worker(stopping: threading.Event) -> None:
    program = "import sys; from ieum.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", program, "worker", "--beside"]
    while not stopping.is_set():
        # In a session of its own, so that Ctrl+C reaches the site alone, which then ends the worker.
        with subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True) as worker:
            while worker.poll() is None and not stopping.wait(_LOOK_EVERY):
                pass
            # The end of its standard input is the word to stop; it also comes where this process is killed.
            with suppress(BrokenPipeError):
                worker.communicate()


def _other(port: int) -> int:
    return port + 1 if 0 < port < 65_535 else 8001
