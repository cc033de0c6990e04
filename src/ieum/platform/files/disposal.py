"""Disposal of files whose period is over (폐기): the content goes for good, and a signed record of it stays.

What is disposed of passed the archivist's review and the 기록물평가심의회 (공공기록물 관리에 관한 법률 제27조, 시행령
제43조); Ieum takes the number of their record as the basis.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connections, transaction
from django.db.models import Model

from ieum.kernel.wording import worded
from ieum.platform.files import queries
from ieum.platform.files.permissions import APPROVES, PROPOSES
from ieum.platform.files.queries import Expired
from ieum.platform.models import Account, Attachment, AttachmentText, AttachmentVersion, File, FileScan, RetentionHold
from ieum.platform.operations import BasisMissing, Refused
from ieum.platform.personal.operations import bury


class NotDisposed(Refused):
    """Files cannot be disposed of; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Approval:
    """The two who answer for a disposal, their basis (the number of the record of 기록물평가심의회), and its day."""

    proposer: Account
    approver: Account
    basis: str
    on: date


def require_two(by: Approval, municipality_id: UUID) -> None:
    """Refuse a disposal that not two answer for: who proposes it does not approve it.

    :raises NotDisposed: if they are one, or one of them is not of this municipality, not in use or has not the duty
    :raises BasisMissing: without basis
    """
    if not by.basis.strip():
        raise BasisMissing("근거를 적어야 합니다. 기록물평가심의회 심의의 문서번호를 적으십시오.")
    if by.proposer.pk == by.approver.pk:
        raise NotDisposed("처분을 제안한 사람은 승인할 수 없습니다. 다른 사람의 승인을 받으십시오.")
    for account, roles in ((by.proposer, PROPOSES), (by.approver, APPROVES)):
        stands = account.is_active and account.stands_on(by.on) and account.municipality_id == municipality_id
        if not stands or account.role not in roles:
            needed = ", ".join(sorted(str(each.label) for each in roles))
            raise NotDisposed(
                worded(
                    "{login}: 이 지방자치단체에서 쓰고 있는 {needed} 계정이어야 합니다.",
                    login=account.login,
                    needed=needed,
                )
            )


def listed(attachment_ids: Iterable[UUID], on: date) -> list[Expired]:
    """The expired files of a list.

    :raises NotDisposed: naming the first one that is not expired, was disposed of, or is not there
    """
    expired = {each.attachment.pk: each for each in queries.expired(on)}
    asked = list(dict.fromkeys(attachment_ids))
    for each in asked:
        if each not in expired:
            raise NotDisposed(_why_not(each))
    if not asked:
        raise NotDisposed("처분할 파일이 목록에 없습니다. 'ieum files expired'의 줄을 적으십시오.")
    return [expired[each] for each in asked]


def dispose(found: Sequence[Expired], by: Approval, *, municipality_id: UUID, actor_id: UUID) -> int:
    """Destroy the contents of files as the owner of the tables, and leave a record of each; how many contents went.

    A content stays while another file or a source has it. ``actor_id`` is who works the command.

    :raises NotDisposed: if one was disposed of or held back meanwhile
    :raises BasisMissing: without basis
    """
    require_two(by, municipality_id)
    ids = [each.attachment.pk for each in found]
    with transaction.atomic("owner"), connections["owner"].cursor() as cursor:
        cursor.execute("SELECT set_config('ieum.municipality', %s, true)", [str(municipality_id)])
        # Nobody may change what is only added to, the owner neither, unless they say so. It waits for who attaches.
        cursor.execute("ALTER TABLE platform_file DISABLE TRIGGER platform_file_append_only")
        _require_undisposed(found)
        _require_free(found, by.on)
        versions = list(_versions(ids))
        shared = _shared(ids, {each.file_id for each in versions})
        contents = [(each.attachment.pk, _record(each, versions, shared, by)) for each in found]
        bury(municipality_id, actor_id, "files.dispose", by.basis, contents)
        gone = {each.file_id for each in versions} - shared
        # The hash finds contents; that of a content that is gone stands in the record, so that it may come in again.
        cursor.execute(
            "UPDATE platform_file SET data = '', sha256 = 'disposed:' || id "
            "WHERE municipality_id = %s AND id = ANY(%s)",
            [municipality_id, list(gone)],
        )
        AttachmentText.objects.using("owner").filter(version__attachment_id__in=ids).delete()
        cursor.execute("ALTER TABLE platform_file ENABLE TRIGGER platform_file_append_only")
    return len(gone)


def _why_not(attachment_id: UUID) -> str:
    versions = queries.versions(attachment_id)
    if not versions:
        return worded("그런 파일이 없습니다: {number}.", number=attachment_id)
    if queries.disposal_of(attachment_id) is not None:
        return worded("{name}: 이미 처분한 파일입니다.", name=versions[-1].name)
    if held := queries.held_until(attachment_id):
        return worded("{name}: {day}까지 폐기를 보류한 파일입니다.", name=versions[-1].name, day=held.isoformat())
    return worded("{name}: 보존기간이 끝나지 않아 처분할 수 없습니다.", name=versions[-1].name)


def _require_undisposed(found: Sequence[Expired]) -> None:
    gone = set(_disposed().filter(subject_id__in=[each.attachment.pk for each in found]).values_list("subject_id"))
    for each in found:
        if (each.attachment.pk,) in gone:
            raise NotDisposed(worded("{name}: 이미 처분한 파일입니다.", name=each.name))


def _require_free(found: Sequence[Expired], on: date) -> None:
    """Refuse what is held back; whoever does that meanwhile waits, since it refers to the rows locked here.

    :raises NotDisposed: naming the first one
    """
    ids = [each.attachment.pk for each in found]
    list(Attachment.objects.using("owner").select_for_update().filter(pk__in=ids).order_by("pk"))
    last = dict(
        RetentionHold.objects.using("owner").filter(attachment_id__in=ids).order_by("number")
        .values_list("attachment_id", "kept_until")
    )  # fmt: skip
    for each in found:
        if (day := last.get(each.attachment.pk)) and day >= on:
            raise NotDisposed(
                worded("{name}: {day}까지 폐기를 보류한 파일입니다.", name=each.name, day=day.isoformat())
            )


def _disposed() -> Any:
    return queries.disposals().using("owner")


def _versions(attachment_ids: Sequence[UUID]) -> Any:
    rows = AttachmentVersion.objects.using("owner").filter(attachment_id__in=attachment_ids)
    return rows.select_related("file").defer("file__data").order_by("number")


def _shared(attachment_ids: Sequence[UUID], file_ids: set[UUID]) -> set[UUID]:
    """The contents that something else has too: another file that was not disposed of, a source, or rows of an app."""
    versions = AttachmentVersion.objects.using("owner").filter(file_id__in=file_ids)
    others = versions.exclude(attachment_id__in=attachment_ids)
    shared = set(others.exclude(attachment_id__in=_disposed().values("subject_id")).values_list("file_id", flat=True))
    for model, column in _other_owners():
        rows = model._base_manager.using("owner").filter(**{f"{column}__in": file_ids})  # noqa: SLF001 - Django's name
        shared |= set(rows.values_list(column, flat=True))
    return shared


def _other_owners() -> Iterator[tuple[type[Model], str]]:
    """What refers to contents beside the files of matters, each with its column."""
    for model in apps.get_models():
        for key in model._meta.concrete_fields:
            if key.related_model is File and model not in {AttachmentVersion, FileScan}:
                yield model, key.attname


def _record(
    each: Expired, versions: Sequence[AttachmentVersion], shared: set[UUID], by: Approval
) -> Mapping[str, object]:
    row = each.attachment
    return {
        "disposed": str(row.pk), "kind": row.subject_kind, "subject": str(row.subject_id), "retention": row.retention,
        "expired": each.expires_on.isoformat(), "on": by.on.isoformat(), "basis": by.basis,
        "proposed_by": str(by.proposer.pk), "approved_by": str(by.approver.pk),
        "versions": [
            {
                "number": version.number, "name": version.name, "sha256": version.file.sha256,
                "size": version.file.size, "content": "SHARED" if version.file_id in shared else "DESTROYED",
            }
            for version in versions if version.attachment_id == row.pk
        ],
    }  # fmt: skip
