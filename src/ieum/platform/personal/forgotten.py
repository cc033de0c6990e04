"""Erasures that the database forgot, since it was put back to a moment before them.

What a tombstone says is noted beside the keys, which no restore of the database touches.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ieum.kernel.wording import worded
from ieum.platform.choices import TombstoneKind
from ieum.platform.models import Tombstone
from ieum.platform.operations import Refused
from ieum.platform.personal import keys
from ieum.platform.personal.signing import is_signed
from ieum.platform.personal.subjects import subject_of


class ForgedNote(Refused):
    """A note beside the keys is not what this installation wrote."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """An erasure that is to be repeated."""

    number: str
    """The number by which the office finds the person, as it stands again."""
    erased_on: date
    basis: str


def note(subject_id: UUID, tombstone: Tombstone) -> None:
    """Note beside the keys that somebody was erased."""
    said = {"content": tombstone.content, "signature": tombstone.signature}
    keys.note_erasure(subject_id, json.dumps(said, ensure_ascii=False))


def noted() -> dict[UUID, str]:
    """What the tombstones said of everybody who was erased, of all municipalities, whatever this database knows.

    :raises ForgedNote: if this installation did not write one
    """
    return {subject_id: _content(subject_id, text) for subject_id, text in keys.erasures().items()}


def forgotten() -> list[Forgotten]:
    """The erasures of this municipality that its database knows nothing of, the oldest first.

    :raises ForgedNote: if a note was altered
    """
    return sorted(_forgotten(), key=lambda each: (each.erased_on, each.number))


def _forgotten() -> Iterator[Forgotten]:
    known = set(Tombstone.objects.filter(kind=TombstoneKind.ERASURE).values_list("subject_id", flat=True))
    for subject_id, content in noted().items():
        subject = None if subject_id in known else subject_of(subject_id)
        if subject is not None:
            said = json.loads(content)
            number = subject.number(subject_id) or ""
            yield Forgotten(number, date.fromisoformat(said["on"]), said["basis"])


def _content(subject_id: UUID, text: str) -> str:
    try:
        said = json.loads(text)
        content = str(said["content"])
        is_ours = is_signed(content, said["signature"]) and json.loads(content)["erased"] == str(subject_id)
    except (ValueError, KeyError, TypeError):
        is_ours = False
    if not is_ours:
        raise ForgedNote(
            worded("열쇠 폴더의 파기 표시가 이 설치에서 쓴 것이 아닙니다: erased/{subject}", subject=str(subject_id))
        )
    return content
