"""Erasing a person by two people: one asks, with what would be destroyed before their eyes, another decides."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from ieum.platform.acting import concerned
from ieum.platform.choices import ErasureOutcome
from ieum.platform.database.tenancy import current_municipality
from ieum.platform.models import ErasureRequest, PersonalReading
from ieum.platform.operations import Refused, open_operation
from ieum.platform.personal.fields import personal_fields
from ieum.platform.personal.operations import NobodyThere, StillKept, erase_person, is_erased
from ieum.platform.personal.subjects import subject_of, subjects


class ErasureRefused(Refused):
    """The request cannot be made or decided; the message says why."""


@dataclass(frozen=True, slots=True)
class Affected:
    """Something that an erasure touches, and what becomes of it."""

    what: str
    count: int
    becomes: str


def preview(subject_id: UUID) -> list[Affected]:
    """What an erasure would destroy, and what would stay; nothing is told of the values."""
    readings = PersonalReading.objects.filter(subject_id=subject_id).count()
    return [
        *_values(subject_id),
        Affected("번호와 계정", 1, "뜻 없는 번호로 바뀌고 계정과 이어지지 않음"),
        Affected("이 사람의 접속기록", readings, "2년 동안 남고 누구인지는 (파기됨)으로 보임"),
        Affected("명령·결정·기록물", 0, "한 줄도 바뀌지 않고 이름 자리가 (파기됨)으로 보임"),
    ]


def due(on: date) -> list[UUID]:
    """Whose period is over on a day and who was not erased."""
    return [each for kind in subjects for each in kind.due(on) if not is_erased(each)]


def waiting() -> QuerySet[ErasureRequest]:
    """The requests that nobody has decided on, the oldest first."""
    return _rows().filter(decision=None).order_by("operation__recorded_at")


def is_asked_for(request_id: UUID) -> bool:
    """Whether there is such a request, decided or not."""
    return ErasureRequest.objects.filter(pk=request_id).exists()


def decided() -> QuerySet[ErasureRequest]:
    """The requests that were decided, the newest first."""
    return _rows().exclude(decision=None).order_by("-decision__recorded_at")


def kept_because(subject_id: UUID, on: date) -> str:
    """Why a person may not be erased on a day; "" where they may, and where nobody is known by that id."""
    subject = subject_of(subject_id)
    return subject.kept_because(subject_id, on) if subject else ""


@transaction.atomic
def request_erasure(*, subject_id: UUID, actor_id: UUID, basis: str, on: date) -> ErasureRequest:
    """Ask to erase a person.

    :raises NobodyThere: if nobody of that id is known, or they were erased
    :raises StillKept: while they are in office, or what is written about them must be kept
    :raises ErasureRefused: while another request waits
    """
    subject = subject_of(subject_id)
    if subject is None or is_erased(subject_id):
        raise NobodyThere("그런 사람이 없거나 이미 파기했습니다.")
    if reason := subject.kept_because(subject_id, on):
        raise StillKept(reason)
    if waiting().filter(subject_id=subject_id).exists():
        raise ErasureRefused("이미 파기를 요청했습니다. 다른 결정자의 결정을 기다리십시오.")
    opened = open_operation(kind="platform.request_erasure", actor_id=actor_id, basis=basis)
    return ErasureRequest.objects.create(
        municipality_id=current_municipality(), operation_id=opened.operation_id, subject_id=subject_id
    )


@transaction.atomic
def decide_erasure(
    *, request_id: UUID, outcome: ErasureOutcome, actor_id: UUID, basis: str, on: date
) -> ErasureRequest:
    """Erase the person, or refuse to; another than who asked does either.

    :raises ErasureRefused: if there is no such request, it was decided, or the account asked for it
    :raises StillKept: if the person came into office again since
    """
    rows = ErasureRequest.objects.select_for_update(of=("self",)).select_related("operation")
    found = rows.filter(pk=request_id, decision=None).first()
    if found is None:
        raise ErasureRefused("그런 요청이 없거나 이미 결정했습니다. 목록을 다시 불러오십시오.")
    if {found.operation.actor_id, found.operation.on_behalf_of_id} & concerned(actor_id):
        raise ErasureRefused("스스로 요청한 파기는 결정할 수 없습니다. 다른 결정자가 결정합니다.")
    opened = open_operation(kind="platform.decide_erasure", actor_id=actor_id, basis=basis)
    if outcome == ErasureOutcome.ERASED:
        erase_person(subject_id=found.subject_id, actor_id=actor_id, basis=found.operation.basis, on=on)
    found.decision_id, found.outcome = opened.operation_id, outcome
    found.save(update_fields=["decision", "outcome"])
    return found


def _rows() -> QuerySet[ErasureRequest]:
    return ErasureRequest.objects.select_related(
        "operation__actor", "operation__on_behalf_of", "decision__actor", "decision__on_behalf_of"
    )


def _values(subject_id: UUID) -> Iterator[Affected]:
    for field in personal_fields():
        rows = field.model._default_manager.filter(**{field.declared.subject: subject_id})  # noqa: SLF001 - Django's name
        if count := rows.exclude(**{field.name: None}).count():
            word = f"{field.model._meta.verbose_name} {field.verbose_name}"
            yield Affected(word, count, "열쇠를 없애 어느 백업에서도 다시 읽을 수 없음")
