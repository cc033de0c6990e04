"""The site in processes of its own, as ``ieum serve`` runs it, and what can be told of them."""

import os
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

IEUM = (sys.executable, "-c", "import sys; from ieum.cli import main; sys.exit(main())")
"""The command, of the environment that runs the benchmark."""


@dataclass
class Site:
    """The site at a port of this machine; it does not run before ``start``."""

    port: int
    _process: "subprocess.Popen[bytes] | None" = None

    def start(self) -> None:
        """Serve, with nothing left of the processes before."""
        self.end()
        command = [*IEUM, "serve", "--port", str(self.port)]
        self._process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )

    def end(self) -> None:
        """Kill it with its processes; the group is ours alone."""
        if self._process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None

    def own(self) -> list[int]:
        """The process that was started; none where it does not run."""
        return [self._process.pid] if self._process else []

    def servers(self) -> list[int]:
        """The process that answers; none while it is being started."""
        return self._beneath(b"spawn_main")

    def job_workers(self) -> list[int]:
        """The process that does jobs; none while it is being started."""
        return self._beneath(b"--beside")

    def _beneath(self, mark: bytes) -> list[int]:
        """Of the processes that it has started, those with something in their command."""
        return [each for own in self.own() for each in children(own) if mark in command(each)]


def children(pid: int) -> list[int]:
    """The processes that a process has started, from whichever of its threads; none where it is gone."""
    found: list[int] = []
    for each in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(FileNotFoundError, ProcessLookupError):
            found += map(int, each.read_text(encoding="ascii").split())
    return found


def free_port() -> int:
    """A port of this machine that nothing listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def command(pid: int) -> bytes:
    """What a process was started with; nothing where it is gone."""
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    return b""
