"""The process that readers are forked from: all readers are loaded in it once, then each file gets a fork of it."""

import gc
import os
import resource
import selectors
import signal
import socket
import sys
import time
import traceback
from contextlib import suppress
from dataclasses import dataclass

from ieum.documents.errors import DocumentError, ReadingStopped, file_fault
from ieum.documents.isolation.calling import STATUS
from ieum.documents.isolation.wire import (
    MOST_HEADER_BYTES,
    Asked,
    Limits,
    Request,
    answer_of,
    fault_of,
    read_header,
    receive,
    send,
)
from ieum.documents.readers.xlsx.rows import read_rows
from ieum.documents.reading import MOST_BYTES, load_readers, read_bytes

_LONGEST = 600.0
"""Seconds after which a fork is ended from outside, should it have freed itself of its own clock."""
_BEAT = 5.0
_MEGABYTE = 2**20
_FEW_FILES = 32


@dataclass(frozen=True, slots=True)
class _Fork:
    reported: int
    """Where its end is told."""
    begun: float


def main() -> None:
    """Fork a reader for each request, and tell how each ended, until the asking side is gone."""
    load_readers()
    # What is loaded now is shared by all forks; the collector would copy it by touching it.
    gc.freeze()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    waking, woken = os.pipe()
    for end in (waking, woken):
        os.set_blocking(end, False)
    signal.set_wakeup_fd(woken, warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    with socket.socket(fileno=int(sys.argv[1])) as control, selectors.DefaultSelector() as selector:
        selector.register(control, selectors.EVENT_READ)
        selector.register(waking, selectors.EVENT_READ)
        _serve(control, selector, waking)


def _serve(control: socket.socket, selector: selectors.BaseSelector, waking: int) -> None:
    forks: dict[int, _Fork] = {}
    while True:
        ready = [key.fileobj for key, _ in selector.select(_BEAT)]
        if waking in ready:
            with suppress(BlockingIOError):
                os.read(waking, 4096)
        _reap(forks)
        if control not in ready:
            continue
        word, descriptors, *_ = socket.recv_fds(control, 1, 2)
        if not word:
            return
        connection, reported = descriptors
        pid = os.fork()
        if pid == 0:
            _close([control.fileno(), reported, waking, *(fork.reported for fork in forks.values())])
            _answer(connection)
        os.close(connection)
        forks[pid] = _Fork(reported, time.monotonic())


def _reap(forks: dict[int, _Fork]) -> None:
    """Tell how forks ended: the signal's number, or 0."""
    for pid, fork in list(forks.items()):
        if time.monotonic() - fork.begun > _LONGEST:
            os.kill(pid, signal.SIGKILL)
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            with suppress(OSError):
                os.write(fork.reported, STATUS.pack(os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0))
            os.close(fork.reported)
            del forks[pid]


def _close(descriptors: list[int]) -> None:
    signal.set_wakeup_fd(-1)
    for descriptor in descriptors:
        os.close(descriptor)


def _answer(descriptor: int) -> None:
    """Read the file of one request and end."""
    try:
        with socket.socket(fileno=descriptor) as connection:
            request = read_header(receive(connection, MOST_HEADER_BYTES))
            data = receive(connection, MOST_BYTES)
            _confine(request.limits)
            send(connection, *_read(data, request))
        os._exit(0)
    except BaseException:  # noqa: BLE001 - a fork never goes back to its parent's work
        traceback.print_exc()
        os._exit(1)


def _read(data: bytes, request: Request) -> tuple[bytes, bytes]:
    try:
        read = read_rows(data, request.name) if request.asked is Asked.ROWS else read_bytes(data, request.name)
        answer = answer_of(read)
    except DocumentError as refusal:
        return fault_of(refusal)
    except MemoryError:
        return _too_large(request.name)
    return answer if max(map(len, answer)) <= request.limits.answer_bytes else _too_large(request.name)


def _too_large(name: str) -> tuple[bytes, bytes]:
    return fault_of(
        ReadingStopped(file_fault(name, "문서가 너무 커서 읽기를 멈췄습니다. 나누어 저장하여 다시 올려 주십시오."))
    )


def _confine(limits: Limits) -> None:
    """Bound what this process may use. The signals' own effect ends it, also where no Python code runs any more."""
    for number in (signal.SIGALRM, signal.SIGXCPU, signal.SIGCHLD):
        signal.signal(number, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, limits.wall_seconds)
    memory = limits.megabytes * _MEGABYTE
    # Beyond the second number the system ends it without telling by what.
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_seconds, limits.cpu_seconds + 2))
    for kind, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, _FEW_FILES),
    ):
        resource.setrlimit(kind, (most, most))


if __name__ == "__main__":
    main()
