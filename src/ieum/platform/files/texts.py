"""What files say, worked out once by a worker: so nobody who attaches waits, and a search reads no file.

A file is read in a process of its own. What cannot be read, such as a damaged one or a scan, has an empty text and is
found by its name.
"""

import re
from datetime import datetime
from time import monotonic
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from ieum.documents.errors import DocumentError
from ieum.documents.isolation import read_isolated
from ieum.documents.isolation.wire import Limits
from ieum.documents.lines import lines_of
from ieum.kernel.registry import NotRegistered, Round, attachment_subjects
from ieum.platform.choices import Verdict
from ieum.platform.database.tenancy import current_municipality, in_municipality, municipality
from ieum.platform.files import queries
from ieum.platform.files.kinds import KINDS
from ieum.platform.files.scanning import scanner
from ieum.platform.models import AttachmentText, AttachmentVersion
from ieum.platform.personal.masking import PersonalKind, masked

READ = "ieum.texts"
LONGEST = 50_000
"""Characters of a file that are kept, from its beginning; as many as the index keeps."""
SECONDS = 40.0
"""How long a worker reads before others have their turn; the next round lets it go on."""
LIMITS = Limits(cpu_seconds=60, wall_seconds=90, megabytes=1024, answer_bytes=64 * 2**20)
"""What reading one file may cost; what costs more is found by its name."""
_READABLE = [code for code, kind in KINDS.items() if not kind.is_image]
_RESIDENT_NUMBER = re.compile(r"(?<!\d)\d{6}\s?-\s?[0-9]\d{6}(?!\d)")


def unread() -> QuerySet[Any]:
    """The last versions of files that may be read and were not; what a scanner has yet to look at waits."""
    rows = queries.last_versions().filter(texts=None, kind__in=_READABLE)
    rows = rows.exclude(attachment_id__in=queries.disposals().values("subject_id"))
    return rows.filter(verdict=Verdict.CLEAN) if scanner() else rows.exclude(verdict=Verdict.INFECTED)


def look_after(_moment: datetime) -> None:
    """Let a worker read what was attached."""
    if not unread().exists():
        return
    municipality_id = str(current_municipality())
    try:
        with transaction.atomic():
            app.configure_task(READ, lock=f"{READ} {municipality_id}", queueing_lock=f"{READ} {municipality_id}").defer(
                municipality_id=municipality_id
            )
    except AlreadyEnqueued:
        return


def read_all(municipality_id: UUID, seconds: float = SECONDS) -> None:
    """Read file by file, each between transactions, until none is left or the time is over."""
    until = monotonic() + seconds
    while monotonic() < until and (found := in_municipality(municipality_id, unread().order_by("pk").first)):
        _read(municipality_id, found)


def _read(municipality_id: UUID, found: AttachmentVersion) -> None:
    with municipality(municipality_id):
        data = queries.bytes_of(found.file_id) if _is_searched(found) else b""
    text = _text(data, found.name) if data else ""
    with municipality(municipality_id):
        if queries.disposal_of(found.attachment_id) is None:
            row = AttachmentText(municipality_id=municipality_id, version=found, text=text)
            AttachmentText.objects.bulk_create([row], ignore_conflicts=True)


def _is_searched(found: AttachmentVersion) -> bool:
    """Whether the matter lets its files be found by what they say; else no copy of that is made."""
    row = found.attachment
    try:
        matter = attachment_subjects[row.subject_kind].found_with([row.subject_id]).get(row.subject_id)
    except NotRegistered:
        return False
    return matter is not None and matter.by_text


def _text(data: bytes, name: str) -> str:
    try:
        document = read_isolated(data, name, LIMITS)
    except DocumentError:
        return ""
    lines = [document.title, *(line for block in document.blocks for line in lines_of(block))]
    # A number of a resident is no word to be found by, and of what holds one no second copy is kept.
    text = _RESIDENT_NUMBER.sub(lambda number: masked(number[0], PersonalKind.RESIDENT_NUMBER), "\n".join(lines))
    return " ".join(text.replace("\0", "").split())[:LONGEST]


ROUND = Round("files.texts", look_after)
