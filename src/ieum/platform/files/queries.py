"""Reads of files: those of a matter, the versions of one, whether one may be given, and whose period is over."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from ieum.kernel.registry import AttachmentSubject, NotRegistered, attachment_subjects
from ieum.platform.choices import TombstoneKind, Verdict
from ieum.platform.files.kinds import KINDS, FileKind
from ieum.platform.files.retention import expires_on
from ieum.platform.files.scanning import scanner
from ieum.platform.models import (
    Attachment,
    AttachmentRemoval,
    AttachmentVersion,
    File,
    FileScan,
    RetentionHold,
    Tombstone,
)


class NoSuchSubject(LookupError):
    """There is no such matter in this municipality."""


class NoSuchFile(LookupError):
    """There is no such file in this municipality, or it was taken off."""


class Held(StrEnum):
    """Whether a version may be given to those who may see the matter."""

    FREE = ""
    WAITING = "바이러스 검사를 기다립니다. 검사를 마치면 받을 수 있습니다."
    QUARANTINED = "바이러스 검사에서 악성으로 판정되어 격리했습니다. 받을 수 없습니다."
    DISPOSED = "처분됨: 보존기간이 끝나 폐기한 파일입니다. 내용은 없고 처분 기록만 남아 있습니다."


@dataclass(frozen=True, slots=True)
class Kept:
    """A version of a file as a page shows it."""

    version: AttachmentVersion
    held: Held
    told: str
    """What the last scan said, with its program and day; that there was none where there was none."""
    disposal: Mapping[str, Any] | None = None
    """What the record of its disposal says (처분 기록); None while it is kept."""

    @property
    def sha256(self) -> str:
        """The hash of its content; of what was disposed of, the one in the record."""
        if self.disposal is None:
            return self.version.file.sha256
        found: str = self.disposal["versions"][self.version.number - 1]["sha256"]
        return found

    @property
    def kind(self) -> FileKind:
        """What it is by its content."""
        return KINDS[self.version.kind]

    @property
    def size(self) -> str:
        """Its size as one reads it."""
        size = self.version.file.size
        return f"{size / 2**20:.1f}MB" if size >= 2**20 else f"{max(1, round(size / 1024)):,}KB"


@dataclass(frozen=True, slots=True)
class TakenOff:
    """A file that was taken off and not put back, with who did it and why."""

    kept: Kept
    removal: AttachmentRemoval


@dataclass(frozen=True, slots=True)
class Expired:
    """A file whose period of retention is over."""

    attachment: Attachment
    name: str
    subject: str
    """The title of the matter."""
    address: str
    completed_on: date
    expires_on: date


def subject_of(kind: str, subject_id: UUID) -> AttachmentSubject:
    """The kind of a matter that there is.

    :raises NoSuchSubject: if there is no such kind, or no such matter
    """
    try:
        found = attachment_subjects[kind]
    except NotRegistered as error:
        raise NoSuchSubject("파일을 붙일 일을 찾을 수 없습니다.") from error
    if found.title(subject_id) is None:
        raise NoSuchSubject("파일을 붙일 일을 찾을 수 없습니다.")
    return found


def attachments(kind: str, subject_id: UUID) -> list[Kept]:
    """The files of a matter, each by its last version, in the order in which they were attached."""
    return [kept(each) for each in _last(_of(kind, subject_id).exclude(is_off("attachment_id")))]


def taken_off(kind: str, subject_id: UUID) -> list[TakenOff]:
    """The files that were taken off a matter and not put back, in the order in which they were attached."""
    last = _last(_of(kind, subject_id).filter(is_off("attachment_id")))
    return [TakenOff(kept(each), removals(each.attachment_id)[-1]) for each in last]


def attachment(attachment_id: UUID) -> Attachment:
    """A file of a matter.

    :raises NoSuchFile: if there is none, or it was taken off
    """
    found: Attachment | None = Attachment.objects.filter(pk=attachment_id).exclude(is_off("pk")).first()
    if found is None:
        raise NoSuchFile("파일을 찾을 수 없습니다. 뗀 파일일 수 있습니다.")
    return found


def attachment_off(attachment_id: UUID) -> Attachment:
    """A file that was taken off and not put back.

    :raises NoSuchFile: if there is none
    """
    found: Attachment | None = Attachment.objects.filter(is_off("pk"), pk=attachment_id).first()
    if found is None:
        raise NoSuchFile("뗀 파일을 찾을 수 없습니다. 이미 되돌린 파일일 수 있습니다.")
    return found


def removals(attachment_id: UUID) -> list[AttachmentRemoval]:
    """Each time that a file was taken off, the first one first, with its putting back."""
    rows = AttachmentRemoval.objects.filter(attachment_id=attachment_id).select_related(
        "operation__actor", "operation__on_behalf_of"
    )
    return list(
        rows.prefetch_related("restorations__operation__actor", "restorations__operation__on_behalf_of").order_by(
            "number"
        )
    )


def versions(attachment_id: UUID) -> list[AttachmentVersion]:
    """The versions of a file, the first one first, without their content."""
    return list(_versions().filter(attachment_id=attachment_id).order_by("number"))


def version(attachment_id: UUID, number: int) -> Kept:
    """One version of a file that was not taken off.

    :raises NoSuchFile: if there is none
    """
    found = _versions().filter(attachment_id=attachment(attachment_id).pk, number=number).first()
    if found is None:
        raise NoSuchFile("그런 판이 없습니다. 파일의 화면에서 고르십시오.")
    return kept(found)


def content(kept_version: Kept) -> bytes:
    """The bytes of a version that may be given.

    :raises NoSuchFile: if it is held back
    """
    if kept_version.held:
        raise NoSuchFile(kept_version.held)
    return bytes_of(kept_version.version.file_id)


def kept(found: AttachmentVersion) -> Kept:
    """A version with what scanners said of its content."""
    said = scans(found.file_id)
    ended = [each for each in said if each.verdict != Verdict.FAILED]
    told = f"{Verdict(said[-1].verdict).label} ({said[-1].scanner})" if said else "검사하지 않음"
    disposal = disposal_of(found.attachment_id)
    if disposal is not None:
        return Kept(found, Held.DISPOSED, told, disposal)
    if ended and ended[-1].verdict == Verdict.INFECTED:
        return Kept(found, Held.QUARANTINED, told)
    return Kept(found, Held.WAITING if scanner() and not ended else Held.FREE, told)


def disposal_of(attachment_id: UUID) -> dict[str, Any] | None:
    """What the record of a file's disposal says; None if it was not disposed of."""
    return disposals_of([attachment_id]).get(attachment_id)


def disposals_of(attachment_ids: Collection[UUID]) -> dict[UUID, dict[str, Any]]:
    """What the records of disposals say of those files that were disposed of."""
    rows = disposals().filter(subject_id__in=attachment_ids).values_list("subject_id", "content")
    return {subject_id: json.loads(content) for subject_id, content in rows if subject_id}


def scans(file_id: UUID) -> list[FileScan]:
    """What scanners said of a content, the last one last."""
    return list(FileScan.objects.filter(file_id=file_id).order_by("number"))


def unscanned() -> list[UUID]:
    """The contents of attached files of which no scan has come to an end."""
    ended = FileScan.objects.exclude(verdict=Verdict.FAILED).values("file_id")
    return list(_with_content().exclude(file_id__in=ended))


def all_attached() -> list[UUID]:
    """The contents of all attached files that were not disposed of."""
    return list(_with_content())


def bytes_of(file_id: UUID) -> bytes:
    """A content for the scanner, whatever was said of it."""
    return bytes(File.objects.values_list("data", flat=True).get(pk=file_id))


def last_versions() -> QuerySet[Any]:
    """The last version of each file, with the last ``verdict`` that a scan of it came to; "" where none did."""
    later = AttachmentVersion.objects.filter(attachment_id=OuterRef("attachment_id"), number__gt=OuterRef("number"))
    ended = FileScan.objects.filter(file_id=OuterRef("file_id")).exclude(verdict=Verdict.FAILED).order_by("-number")
    verdict = Coalesce(Subquery(ended.values("verdict")[:1]), Value(""))
    return _versions().filter(~Exists(later)).annotate(verdict=verdict)


def expired(on: date) -> list[Expired]:
    """The files whose period of retention ended before a day, the oldest first; none of matters that are not done.

    Those that were taken off are among them, since their contents are kept; those that were disposed of are not. One
    that is held back is kept for as long.
    """
    held = _held()
    found = [each for each in _expiries() if max(each.expires_on, held.get(each.attachment.pk, each.expires_on)) < on]
    return sorted(found, key=lambda each: (each.expires_on, each.attachment.pk))


def opened(rows: Iterable[Attachment], account_id: UUID) -> set[UUID]:
    """Of files those whose matters an account opens; all of a kind of matters are asked for at once."""
    of_kind: dict[str, list[Attachment]] = {}
    for each in rows:
        of_kind.setdefault(each.subject_kind, []).append(each)
    return {
        each.pk
        for kind, found in of_kind.items()
        for open_ids in [attachment_subjects[kind].opens({each.subject_id for each in found}, account_id)]
        for each in found
        if each.subject_id in open_ids
    }


def last_names(attachment_ids: Collection[UUID]) -> dict[UUID, str]:
    """What files are called by their last versions."""
    rows = AttachmentVersion.objects.filter(attachment__in=attachment_ids).order_by("number")
    return dict(rows.values_list("attachment_id", "name"))


def held_until(attachment_id: UUID) -> date | None:
    """Until when a file is held back beyond its period; None where it never was."""
    return _held(attachment_id=attachment_id).get(attachment_id)


def holds(on: date) -> list[tuple[Expired, RetentionHold]]:
    """The files that are held back on a day, with what holds them, the first to be free first."""
    rows = RetentionHold.objects.select_related("operation__actor", "operation__on_behalf_of").order_by("number")
    last = {each.attachment_id: each for each in rows}
    found = [(each, last[each.attachment.pk]) for each in _expiries() if each.attachment.pk in last]
    return sorted(((each, hold) for each, hold in found if hold.kept_until >= on), key=lambda pair: pair[1].kept_until)


def is_over(row: Attachment, on: date) -> bool:
    """Whether the period of retention of a file ended before a day."""
    done = attachment_subjects[row.subject_kind].completed([row.subject_id]).get(row.subject_id)
    ends = expires_on(row.retention, done.on if done else None)
    held = held_until(row.pk)
    return ends is not None and max(ends, held or ends) < on


def _held(**among: UUID) -> dict[UUID, date]:
    """The last day of the last hold of each file."""
    rows = RetentionHold.objects.filter(**among).order_by("number")
    return dict(rows.values_list("attachment_id", "kept_until"))


def _expiries() -> Iterator[Expired]:
    """The files of matters that are done with the last days of their periods; all of a kind of matters at once."""
    of_kind: dict[str, list[AttachmentVersion]] = {}
    for each in _last_versions():
        of_kind.setdefault(each.attachment.subject_kind, []).append(each)
    for kind in of_kind.keys() & {each.name for each in attachment_subjects}:
        done = attachment_subjects[kind].completed({each.attachment.subject_id for each in of_kind[kind]})
        for each in of_kind[kind]:
            row, found = each.attachment, done.get(each.attachment.subject_id)
            ends = expires_on(row.retention, found.on) if found else None
            if found and ends:
                address = attachment_subjects[kind].address(row.subject_id)
                yield Expired(row, each.name, found.title, address, found.on, ends)


def is_off(column: str) -> Exists:
    """That a file, whose id stands in a column, was taken off and not put back."""
    return Exists(AttachmentRemoval.objects.filter(attachment_id=OuterRef(column), restorations=None))


def _of(kind: str, subject_id: UUID) -> QuerySet[AttachmentVersion]:
    return _versions().filter(attachment__subject_kind=kind, attachment__subject_id=subject_id)


def _last(rows: QuerySet[AttachmentVersion]) -> list[AttachmentVersion]:
    last = {each.attachment_id: each for each in rows.order_by("number")}
    return sorted(last.values(), key=lambda each: each.attachment_id)


def _last_versions() -> Iterable[AttachmentVersion]:
    rows = _versions().exclude(attachment_id__in=disposals().values("subject_id")).order_by("number")
    return {each.attachment_id: each for each in rows}.values()


def disposals() -> QuerySet[Tombstone]:
    """The records of files that were disposed of."""
    return Tombstone.objects.filter(kind=TombstoneKind.DISPOSAL, subject_id__isnull=False)


def _with_content() -> QuerySet[AttachmentVersion, UUID]:
    rows = AttachmentVersion.objects.exclude(attachment_id__in=disposals().values("subject_id"))
    return rows.order_by("file_id").values_list("file_id", flat=True).distinct()


def _versions() -> QuerySet[AttachmentVersion]:
    return AttachmentVersion.objects.select_related(
        "attachment", "file", "operation__actor", "operation__on_behalf_of"
    ).defer("file__data")
