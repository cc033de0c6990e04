"""Reading personal values, which is logged, and destroying them, which leaves a tombstone."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from django.db import connections, transaction

from ieum.kernel.wording import worded
from ieum.platform.choices import ReadingKind, TombstoneKind
from ieum.platform.database.tenancy import current_municipality
from ieum.platform.models import PersonalReading, ReadingCheck, Tombstone
from ieum.platform.operations import Refused, open_operation
from ieum.platform.personal import forgotten, keys, retention
from ieum.platform.personal.access_log import log
from ieum.platform.personal.signing import sign
from ieum.platform.personal.subjects import subject_of
from ieum.platform.personal.values import Personal

LEAST_PURPOSE = 5
"""Letters; "업무" says nothing to who checks the log."""


class PurposeMissing(Refused):
    """Nothing was said about what the value is needed for."""


class StillKept(Refused):
    """The person may not be erased yet; the message says why."""


class NobodyThere(Refused):
    """No such person is known here."""


class AlreadyChecked(Refused):
    """The readings of that month were checked, or it is not over."""


@transaction.atomic
def read_personal(
    *, values: Sequence[Personal], actor_id: UUID, purpose: str, address: str | None, kind: ReadingKind
) -> list[str]:
    """Tell personal values, and log for each who read it and what for; ``address`` is None on the machine itself.

    :raises PurposeMissing: where too little is said
    :raises Erased: if one was destroyed
    """
    if len(purpose.strip()) < LEAST_PURPOSE:
        raise PurposeMissing(worded("무엇에 쓰려고 보는지 {least}자 이상 적어야 합니다.", least=LEAST_PURPOSE))
    told = [each.reveal() for each in values]
    log(actor_id, kind, purpose.strip(), [(each.subject_id, each.field) for each in values], address=address)
    return told


@transaction.atomic
def erase_person(*, subject_id: UUID, actor_id: UUID, basis: str, on: date) -> Tombstone:
    """Destroy the key of a person, so that nothing personal about them can be read anywhere again.

    What refers to them stays and shows that they were erased.

    :raises NobodyThere: if nobody of that id is known
    :raises StillKept: while they are in office, or what is written about them must be kept
    """
    subject = subject_of(subject_id)
    if subject is None or is_erased(subject_id):
        raise NobodyThere("그런 사람이 없거나 이미 파기했습니다.")
    reason = subject.kept_because(subject_id, on)
    if reason:
        raise StillKept(reason)
    opened = open_operation(kind="platform.erase_person", actor_id=actor_id, basis=basis)
    content = {"erased": str(subject_id), "kind": subject.name, "on": on.isoformat(), "basis": basis}
    tombstone = _leave_tombstone(opened.operation_id, TombstoneKind.ERASURE, content, subject_id)
    subject.forget(subject_id)
    # Only once the tombstone stands: where the machine stops in between, ``destroy_erased`` finds the key.
    transaction.on_commit(lambda: _destroy(subject_id, tombstone))
    return tombstone


def destroy_erased() -> int:
    """Destroy keys of erased persons that came back with an old copy of the folder; how many.

    A database that was put back to an earlier moment does not know of all of them; what is noted beside the keys does.

    :raises ForgedNote: if such a note was altered
    """
    tombstones = Tombstone.objects.filter(kind=TombstoneKind.ERASURE)
    told = sum(_destroy(each.subject_id, each) for each in tombstones if each.subject_id is not None)
    return told + sum(map(keys.destroy_key, forgotten.noted()))


@transaction.atomic
def check_readings(*, month: date, actor_id: UUID, remark: str, today: date) -> ReadingCheck:
    """Confirm that the readings of a month, which is over, were checked.

    :raises AlreadyChecked: if they were, or the month is not over
    """
    first = month.replace(day=1)
    is_over = (first.year, first.month) < (today.year, today.month)
    if not is_over or ReadingCheck.objects.filter(month=first).exists():
        raise AlreadyChecked("이미 점검했거나 아직 끝나지 않은 달입니다.")
    basis = remark.strip() or f"{first:%Y년 %m월} 접속기록 점검"
    opened = open_operation(kind="platform.check_readings", actor_id=actor_id, basis=basis)
    return ReadingCheck.objects.create(
        municipality_id=current_municipality(), operation_id=opened.operation_id, month=first,
        readings=PersonalReading.objects.filter(read_at__year=first.year, read_at__month=first.month).count(),
    )  # fmt: skip


def dispose_readings(*, municipality_id: UUID, actor_id: UUID, on: date) -> int:
    """Remove the readings that are kept no longer, as the owner of the tables, and leave a tombstone; how many."""
    before, by = retention.cutoff("reading", on), retention.citation("reading", on)
    with transaction.atomic("owner"), connections["owner"].cursor() as cursor:
        # Nobody may change what is only added to, the owner neither, unless they say so.
        cursor.execute("ALTER TABLE platform_personalreading DISABLE TRIGGER platform_personalreading_append_only")
        cursor.execute(
            "DELETE FROM platform_personalreading WHERE municipality_id = %s AND read_at < %s",
            [municipality_id, before],
        )
        removed = cursor.rowcount
        cursor.execute("ALTER TABLE platform_personalreading ENABLE TRIGGER platform_personalreading_append_only")
        if removed:
            content = {"removed": removed, "before": before.isoformat(), "by": by}
            basis = "보관기간이 지난 접속기록 폐기"
            bury(municipality_id, actor_id, "platform.dispose_readings", basis, [(None, content)])
    return int(removed)


def _destroy(subject_id: UUID, tombstone: Tombstone) -> bool:
    forgotten.note(subject_id, tombstone)
    return keys.destroy_key(subject_id)


def is_erased(subject_id: UUID) -> bool:
    """Whether a person was erased."""
    return Tombstone.objects.filter(kind=TombstoneKind.ERASURE, subject_id=subject_id).exists()


def _leave_tombstone(
    operation_id: UUID, kind: TombstoneKind, content: Mapping[str, object], subject_id: UUID | None = None
) -> Tombstone:
    words = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return Tombstone.objects.create(
        municipality_id=current_municipality(), operation_id=operation_id, kind=kind, subject_id=subject_id,
        content=words, signature=sign(words),
    )  # fmt: skip


def bury(
    municipality_id: UUID,
    actor_id: UUID,
    kind: str,
    basis: str,
    contents: Iterable[tuple[UUID | None, Mapping[str, object]]],
) -> None:
    """Leave a tombstone for each of what is disposed of, in the owner's transaction, all of one operation."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT set_config('ieum.municipality', %s, true)", [str(municipality_id)])
        cursor.execute(
            "SELECT operation FROM ieum_open_operation(%s, %s, %s, NULL, %s, false)",
            [municipality_id, kind, actor_id, basis],
        )
        (operation_id,) = cursor.fetchone()
    for subject_id, content in contents:
        words = json.dumps(content, ensure_ascii=False, sort_keys=True)
        Tombstone.objects.using("owner").create(
            municipality_id=municipality_id, operation_id=operation_id, kind=TombstoneKind.DISPOSAL,
            subject_id=subject_id, content=words, signature=sign(words),
        )  # fmt: skip
