"""The one door for files: whatever is sent to a page or to the API, or named to a command, is scanned here first.

What the scanner takes for infected gets no further: nothing reads or keeps it, who sent it is told in a sentence, and
an operation says that it came. What was not scanned to the end waits only where it hangs on a matter and is held back.
"""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from ieum.kernel.wording import worded
from ieum.platform.choices import Verdict
from ieum.platform.database.tenancy import municipality
from ieum.platform.files.kinds import safe_name
from ieum.platform.files.scanning import NotClean, Scan, fault_of, remembered, scan
from ieum.platform.operations import open_operation

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile
    from django.http import HttpRequest

TURNED_AWAY = "files.turn_away"
"""The kind of the operation that says that an infected file came."""


def uploads_of(request: "HttpRequest") -> "list[UploadedFile[bytes]]":
    """Every file of a request, under whatever name it was sent."""
    return [each for name in request.FILES for each in request.FILES.getlist(name)]


@contextmanager
def admitted(
    uploads: "Iterable[UploadedFile[bytes]]", *, code: str | UUID, actor_id: UUID, may_wait: bool = False
) -> Iterator[None]:
    """Work with what was sent, once it is scanned: before any transaction, so that a slow scanner holds no lock.

    With ``may_wait`` the work holds back what no scan came to an end of.

    :raises NotClean: if a file is infected, or no scan of it came to an end
    """
    said: dict[bytes, Scan] = {}
    for upload in uploads:
        data = upload.read()
        upload.seek(0)
        found = _admit(str(upload.name), data, code=code, actor_id=actor_id, may_wait=may_wait)
        if found is not None:
            said[hashlib.sha256(data).digest()] = found
    with remembered(said):
        yield


def read_admitted(path: Path, *, code: str | UUID, actor_id: UUID) -> bytes:
    """The content of a file of this machine that a command takes in, outside of any transaction.

    :raises NotClean: if it is infected, or no scan of it came to an end
    :raises OSError: if it cannot be read
    """
    data = path.read_bytes()
    _admit(path.name, data, code=code, actor_id=actor_id, may_wait=False)
    return data


def _admit(name: str, data: bytes, *, code: str | UUID, actor_id: UUID, may_wait: bool) -> Scan | None:
    said = scan(data)
    if said is None or (may_wait and said.verdict == Verdict.FAILED):
        return said
    fault = fault_of(said)
    if said.verdict == Verdict.INFECTED:
        told = f"{said.told or said.scanner}, SHA-256 {hashlib.sha256(data).hexdigest()}"
        with municipality(code):
            open_operation(kind=TURNED_AWAY, actor_id=actor_id, basis=f"감염되어 받지 않음: {safe_name(name)} ({told})")
    if fault:
        raise NotClean(worded("{name}: {fault}", name=safe_name(name), fault=fault))
    return said
