"""What the two sides say to each other: what to read and within which limits; a document, rows or a fault."""

import json
import socket
import struct
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

from ieum.documents.errors import CannotFill, DocumentError, ReadingStopped, UnknownFormat, UnreadableDocument
from ieum.documents.model import Document
from ieum.documents.readers.json import read_json
from ieum.documents.readers.xlsx.rows import SheetRows
from ieum.documents.writers.json import write_json
from ieum.kernel.wording import as_data, from_data

MOST_HEADER_BYTES = 64 * 1024
_LENGTH = struct.Struct(">Q")
_AT_ONCE = 1024 * 1024
_KINDS: dict[str, type[DocumentError]] = {
    kind.__name__: kind for kind in (CannotFill, ReadingStopped, UnknownFormat, UnreadableDocument)
}


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may cost."""

    cpu_seconds: int = 60
    wall_seconds: int = 90
    megabytes: int = 1024
    """Address space, of which the interpreter and its libraries take 60."""
    answer_bytes: int = 256 * 2**20
    """Size of the document as JSON."""


LIMITS = Limits()
"""The longest reports with pictures stay far below these."""


class Asked(StrEnum):
    """As what a file is read."""

    DOCUMENT = "document"
    ROWS = "rows"
    """The first sheet of a workbook that shows something."""


@dataclass(frozen=True, slots=True)
class Request:
    """What comes before the bytes of a file."""

    asked: Asked
    name: str
    limits: Limits


class Broken(Exception):
    """The other side ended before it had said everything."""


def send(connection: socket.socket, *frames: bytes) -> None:
    """Send frames, each behind its length."""
    for frame in frames:
        connection.sendall(_LENGTH.pack(len(frame)))
        # Behind the length of an empty frame nothing is awaited, and the other side may have hung up.
        if frame:
            connection.sendall(frame)


def receive(connection: socket.socket, most: int) -> bytes:
    """The next frame.

    :raises Broken: if it does not come, comes in part, or is larger than ``most``
    """
    (length,) = _LENGTH.unpack(_exactly(connection, _LENGTH.size))
    if length > most:
        raise Broken
    return _exactly(connection, length)


def _exactly(connection: socket.socket, length: int) -> bytes:
    received = bytearray()
    while len(received) < length:
        piece = connection.recv(min(length - len(received), _AT_ONCE))
        if not piece:
            raise Broken
        received += piece
    return bytes(received)


def header_of(request: Request) -> bytes:
    """The frame of a request."""
    return json.dumps(asdict(request)).encode()


def read_header(header: bytes) -> Request:
    """The same at the other side."""
    content = json.loads(header)
    return Request(Asked(content["asked"]), content["name"], Limits(**content["limits"]))


def answer_of(read: Document | SheetRows) -> tuple[bytes, bytes]:
    """The frames that a document makes: itself, and the lines of its text source, which its JSON leaves out.

    Rows make one frame.
    """
    if isinstance(read, SheetRows):
        return json.dumps({"rows": read.rows, "merged": sorted(read.merged)}).encode(), b""
    return write_json(read), "\n".join(read.source_lines).encode("utf-8", "surrogatepass")


def fault_of(error: DocumentError) -> tuple[bytes, bytes]:
    """The frames that a refusal makes."""
    fault = {"fault": {"kind": type(error).__name__, "sentence": as_data(str(error))}}
    return json.dumps(fault).encode(), b""


def document_of(answer: bytes, lines: bytes, name: str) -> Document:
    """The document of an answer.

    :raises DocumentError: the refusal, where it is one
    """
    _raise_fault(answer)
    document = read_json(answer, name)
    source_lines = tuple(lines.decode("utf-8", "surrogatepass").split("\n")) if lines else ()
    return replace(document, source=name, source_lines=source_lines)


def rows_of(answer: bytes) -> SheetRows:
    """The rows of an answer.

    :raises DocumentError: the refusal, where it is one
    """
    _raise_fault(answer)
    content = json.loads(answer)
    return SheetRows(content["rows"], frozenset(content["merged"]))


def _raise_fault(answer: bytes) -> None:
    if answer.startswith(b'{"fault"'):
        fault: dict[str, Any] = json.loads(answer)["fault"]
        raise _KINDS.get(fault["kind"], UnreadableDocument)(from_data(fault["sentence"]))
