"""Every write of files: attaching, a further version, taking off, putting back, and what scanners said."""

import hashlib
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.utils.timezone import localdate, now

from ieum.kernel.registry import AttachmentSubject
from ieum.kernel.wording import worded
from ieum.platform.choices import Retention, Verdict
from ieum.platform.database.tenancy import current_municipality
from ieum.platform.files import queries
from ieum.platform.files.kinds import FileKind, FileRefused, kind_of, safe_name
from ieum.platform.files.queries import Held
from ieum.platform.files.scanning import Scan, fault_of, scan
from ieum.platform.models import Attachment, AttachmentRemoval, AttachmentRestoration, AttachmentVersion, FileScan
from ieum.platform.operations import Refused, open_operation

MOST_ATTACHED = 100
"""Files that one matter may have."""


class NotAttached(Refused):
    """A file cannot be attached or taken off; the message says why."""


@transaction.atomic
def attach(
    *, subject_kind: str, subject_id: UUID, name: str, data: bytes, retention: Retention, actor_id: UUID, basis: str
) -> AttachmentVersion:
    """Attach a file to a matter. What no scan came to an end of is kept back until one does.

    :raises NotAttached: if the matter takes none from that account now, or the file is not one that is kept
    :raises NoSuchSubject: if there is no such matter
    :raises Refused: without basis
    """
    subject = queries.subject_of(subject_kind, subject_id)
    _require_part(subject, subject_id, actor_id)
    _require_room(subject_kind, subject_id)
    kind = _kind(data, name)
    said = _scanned(data, name)
    opened = open_operation(kind="files.attach", actor_id=actor_id, basis=basis)
    attachment = Attachment.objects.create(
        municipality_id=current_municipality(), operation_id=opened.operation_id, subject_kind=subject_kind,
        subject_id=subject_id, retention=retention,
    )  # fmt: skip
    return _add_version(attachment, 1, opened.operation_id, (name, data, kind), said)


@transaction.atomic
def add_version(*, attachment_id: UUID, name: str, data: bytes, actor_id: UUID, basis: str) -> AttachmentVersion:
    """Put a newer state of a file in the place of the last one, which stays to be looked at.

    :raises NotAttached: if the matter takes none now, the content is the same or infected, it was disposed of, or
        somebody was faster
    :raises NoSuchFile: if there is no such file
    :raises Refused: without basis
    """
    found = queries.attachment(attachment_id)
    _require_kept(attachment_id)
    _require_part(queries.subject_of(found.subject_kind, found.subject_id), found.subject_id, actor_id)
    kind = _kind(data, name)
    last = queries.versions(attachment_id)[-1]
    if last.file.sha256 == hashlib.sha256(data).hexdigest():
        raise NotAttached("지금 판과 내용이 같은 파일입니다. 고친 파일을 고르십시오.")
    said = _scanned(data, name)
    opened = open_operation(kind="files.version", actor_id=actor_id, basis=basis)
    return _add_version(found, last.number + 1, opened.operation_id, (name, data, kind), said)


@transaction.atomic
def take_off(*, attachment_id: UUID, actor_id: UUID, basis: str) -> None:
    """Take a file off its matter; it is shown no more, and its record stays.

    :raises NotAttached: if the account may not now, or it was taken off or disposed of before
    :raises NoSuchFile: if there is no such file
    :raises Refused: without basis
    """
    found = queries.attachment(attachment_id)
    _require_kept(attachment_id)
    subject = queries.subject_of(found.subject_kind, found.subject_id)
    _require_part(subject, found.subject_id, actor_id)
    if refusal := subject.keeps(attachment_id):
        raise NotAttached(refusal)
    opened = open_operation(kind="files.take_off", actor_id=actor_id, basis=basis)
    try:
        with transaction.atomic():
            AttachmentRemoval.objects.create(
                municipality_id=found.municipality_id, operation_id=opened.operation_id, attachment=found,
                number=len(queries.removals(attachment_id)) + 1,
            )  # fmt: skip
    except IntegrityError as error:
        raise NotAttached("이미 뗀 파일입니다.") from error


@transaction.atomic
def restore(*, attachment_id: UUID, actor_id: UUID, basis: str) -> None:
    """Put a file that was taken off back on its matter, with all its versions.

    :raises NotAttached: if the account may not take off there now, the matter is full, the period of retention is
        over, it was disposed of, or somebody was faster
    :raises NoSuchFile: if no such file was taken off
    :raises Refused: without basis
    """
    found = queries.attachment_off(attachment_id)
    _require_kept(attachment_id)
    if queries.is_over(found, localdate()):
        raise NotAttached("보존기간이 끝난 파일이라 되돌릴 수 없습니다.")
    _require_part(queries.subject_of(found.subject_kind, found.subject_id), found.subject_id, actor_id)
    _require_room(found.subject_kind, found.subject_id)
    opened = open_operation(kind="files.restore", actor_id=actor_id, basis=basis)
    try:
        with transaction.atomic():
            AttachmentRestoration.objects.create(
                municipality_id=found.municipality_id, operation_id=opened.operation_id,
                removal=queries.removals(attachment_id)[-1],
            )  # fmt: skip
    except IntegrityError as error:
        raise NotAttached("이미 되돌린 파일입니다.") from error


@transaction.atomic
def record_scan(*, file_id: UUID, said: Scan) -> None:
    """Keep what the scanner said of a content."""
    FileScan.objects.create(
        municipality_id=current_municipality(), file_id=file_id, number=len(queries.scans(file_id)) + 1,
        verdict=said.verdict, scanner=said.scanner, told=said.told, scanned_at=now(),
    )  # fmt: skip


def _require_part(subject: AttachmentSubject, subject_id: UUID, actor_id: UUID) -> None:
    refusal = subject.refusal(subject_id, actor_id)
    if refusal:
        raise NotAttached(refusal)


def _require_room(subject_kind: str, subject_id: UUID) -> None:
    if len(queries.attachments(subject_kind, subject_id)) >= MOST_ATTACHED:
        raise NotAttached(
            worded(
                "한 건에 파일을 {most}개까지 붙입니다. 쓰지 않는 것을 떼고 붙이십시오.",
                most=MOST_ATTACHED,
            )
        )


def _require_kept(attachment_id: UUID) -> None:
    if queries.disposal_of(attachment_id) is not None:
        raise NotAttached(Held.DISPOSED)


def _kind(data: bytes, name: str) -> FileKind:
    try:
        return kind_of(data, name)
    except FileRefused as refused:
        raise NotAttached(str(refused)) from refused


def _scanned(data: bytes, name: str) -> Scan | None:
    said = scan(data)
    if said is not None and said.verdict == Verdict.INFECTED:
        raise NotAttached(f"{safe_name(name)}: {fault_of(said)}")
    return said


def _add_version(
    attachment: Attachment, number: int, operation_id: UUID, content: tuple[str, bytes, FileKind], said: Scan | None
) -> AttachmentVersion:
    name, data, kind = content
    file_id = _kept(data, kind)
    if said is not None:
        record_scan(file_id=file_id, said=said)
    try:
        with transaction.atomic():
            made: AttachmentVersion = AttachmentVersion.objects.create(
                municipality_id=attachment.municipality_id, operation_id=operation_id, attachment=attachment,
                number=number, file_id=file_id, name=safe_name(name, kind), kind=kind.code,
            )  # fmt: skip
    except IntegrityError as error:
        raise NotAttached("다른 사람이 먼저 새 판을 올렸습니다. 다시 불러와 견준 뒤 올리십시오.") from error
    return made


def _kept(data: bytes, kind: FileKind) -> UUID:
    """The content in the store; one that is there already is not kept twice."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT ieum_keep_file(%s, %s)", [kind.media_type, data])
        file_id: UUID = cursor.fetchone()[0]
    return file_id
