"""The side that asks: hands a file to a reading process and takes its answer, or says why there is none."""

import atexit
import os
import signal
import socket
import struct
import subprocess
import sys
from collections.abc import Callable
from threading import Lock
from time import perf_counter
from typing import TypeVar

from ieum.documents.errors import ReadingStopped, file_fault
from ieum.documents.isolation.wire import (
    LIMITS,
    Asked,
    Broken,
    Limits,
    Request,
    document_of,
    header_of,
    receive,
    rows_of,
    send,
)
from ieum.documents.model import Document
from ieum.documents.readers.xlsx.rows import SheetRows

Read = TypeVar("Read")
STATUS = struct.Struct(">i")
_GRACE = 10.0
"""Seconds beyond a file's own time until its answer is given up."""
_TIME = (signal.SIGALRM, signal.SIGXCPU)
watchers: list[Callable[[float, str], None]] = []
"""Told of each reading: its seconds, and whether it was "read", "refused" or "stopped"."""


def read_isolated(data: bytes, name: str, limits: Limits = LIMITS) -> Document:
    """Read a file in a process of its own; several threads may ask at once.

    :raises DocumentError: if it cannot be read
    :raises ReadingStopped: if reading it takes more than its limits, or breaks off
    """
    return _watched(lambda: document_of(*_answer(Request(Asked.DOCUMENT, name, limits), data), name))


def read_rows_isolated(data: bytes, name: str, limits: Limits = LIMITS) -> SheetRows:
    """Read the rows of a workbook (XLSX) in a process of its own.

    :raises DocumentError: if it cannot be read
    :raises ReadingStopped: if reading it takes more than its limits, or breaks off
    """
    return _watched(lambda: rows_of(_answer(Request(Asked.ROWS, name, limits), data)[0]))


def _watched(reading: Callable[[], Read]) -> Read:
    begun, ending = perf_counter(), "refused"
    try:
        read = reading()
        ending = "read"
    except ReadingStopped:
        ending = "stopped"
        raise
    finally:
        for watch in watchers:
            watch(perf_counter() - begun, ending)
    return read


def _answer(request: Request, data: bytes) -> tuple[bytes, bytes]:
    limits, (ours, theirs) = request.limits, socket.socketpair()
    status, reported = os.pipe()
    with ours, open(status, "rb", buffering=0) as ending:  # noqa: PTH123 - a pipe has no path
        try:
            _FORKS.hand_over(theirs.fileno(), reported)
        finally:
            theirs.close()
            os.close(reported)
        ours.settimeout(limits.wall_seconds + _GRACE)
        try:
            send(ours, header_of(request), data)
            return receive(ours, limits.answer_bytes), receive(ours, limits.answer_bytes)
        except TimeoutError:
            raise _stopped(request.name, signal.SIGALRM) from None
        except (Broken, ConnectionError):
            told = ending.read(STATUS.size)
            cause = STATUS.unpack(told)[0] if len(told) == STATUS.size else 0
            raise _stopped(request.name, cause) from None


def _stopped(name: str, cause: int) -> ReadingStopped:
    """The error for a process that a signal ended, or that ended by itself."""
    if cause in _TIME:
        return ReadingStopped(
            file_fault(name, "읽는 데 시간이 너무 오래 걸려 멈췄습니다. 문서를 나누어 저장하여 다시 올려 주십시오.")
        )
    return ReadingStopped(
        file_fault(
            name,
            "읽는 중에 문제가 생겨 멈췄습니다. 손상된 파일일 수 있습니다. "
            "만든 프로그램에서 다시 저장하여 올려 주십시오.",
        )
    )


class _Forks:
    """The process that readers are forked from; it is started with the first file, and again where it has ended."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None

    def hand_over(self, *descriptors: int) -> None:
        """Let a new reader have these."""
        with self._lock:
            if self._control is None or self._process is None or self._process.poll() is not None:
                self._start()
            try:
                self._send(descriptors)
            except ConnectionError:
                self._start()
                self._send(descriptors)

    def end(self) -> None:
        """Let it end; it does so when nobody can ask any more."""
        with self._lock:
            if self._control is not None and self._process is not None:
                self._control.close()
                self._process.wait()
                self._control = self._process = None

    def _send(self, descriptors: tuple[int, ...]) -> None:
        if self._control is not None:
            socket.send_fds(self._control, [b"r"], descriptors)

    def _start(self) -> None:
        if self._control is not None:
            self._control.close()
        self._control, theirs = socket.socketpair()
        with theirs:
            # Nothing of this process is handed on: no secret of its surroundings, no open file.
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-m", "ieum.documents.isolation.worker", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                env={"PATH": os.defpath, "PYTHONHASHSEED": "random"},
                cwd="/",
            )


_FORKS = _Forks()
atexit.register(_FORKS.end)
