"""Disposing of files by two people: one asks or holds back, another decides, and a worker does what was decided."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate

from ieum.kernel.registry import JobCall, JobKind, JobResult
from ieum.kernel.wording import worded
from ieum.platform.acting import concerned
from ieum.platform.choices import DisposalOutcome
from ieum.platform.database.tenancy import current_municipality, municipality
from ieum.platform.files import queries
from ieum.platform.files.disposal import Approval, NotDisposed, dispose, listed
from ieum.platform.files.permissions import FileAction
from ieum.platform.files.queries import Expired
from ieum.platform.files.telling import PLACE, tell_asked, tell_decided, tell_held
from ieum.platform.jobs.operations import ask_job
from ieum.platform.models import DisposalRequest, Operation, RetentionHold
from ieum.platform.operations import Refused, open_operation

JOB = "files.dispose"


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that nobody has decided on, with its files as they are now."""

    operation: Operation
    files: Sequence[Expired]


def waiting(on: date) -> list[Asked]:
    """The requests that wait for a decision, the oldest first; without what is held back since."""
    due = {each.attachment.pk: each for each in queries.expired(on)}
    asked: dict[UUID, tuple[Operation, list[Expired]]] = {}
    for row in _rows().filter(decision=None).order_by("operation__recorded_at", "pk"):
        _, files = asked.setdefault(row.operation_id, (row.operation, []))
        files += [due[row.attachment_id]] if row.attachment_id in due else []
    return [Asked(*each) for each in asked.values()]


def decided() -> QuerySet[DisposalRequest]:
    """The files that were decided on, the newest first."""
    return _rows().exclude(decision=None).order_by("-decision__recorded_at", "pk")


@transaction.atomic
def request_disposal(*, attachment_ids: Collection[UUID], actor_id: UUID, basis: str, on: date) -> UUID:
    """Ask to dispose of files whose period is over; the operation that they share.

    :raises NotDisposed: naming one that may not be, is held back, or is asked for already
    :raises Refused: without basis
    """
    found = listed(attachment_ids, on)
    waits = set(DisposalRequest.objects.filter(decision=None).values_list("attachment_id", flat=True))
    for each in found:
        if each.attachment.pk in waits:
            raise NotDisposed(worded("{name}: 이미 폐기를 요청했습니다. 결정을 기다리십시오.", name=each.name))
    opened = open_operation(kind="files.request_disposal", actor_id=actor_id, basis=basis)
    own = {"municipality_id": current_municipality(), "operation_id": opened.operation_id}
    DisposalRequest.objects.bulk_create(DisposalRequest(**own, attachment=each.attachment) for each in found)
    tell_asked(found, opened.operation_id, actor_id)
    return opened.operation_id


@transaction.atomic
def hold(
    *, attachment_ids: Collection[UUID], kept_until: date, actor_id: UUID, basis: str, on: date
) -> list[RetentionHold]:
    """Keep files beyond their period until a day; a later hold takes the place of the one before.

    :raises NotDisposed: if the day has passed, none is given, or one was disposed of or is not due
    :raises Refused: without basis
    """
    if kept_until < on:
        raise NotDisposed("보류의 마지막 날은 오늘이거나 그 뒤여야 합니다.")
    held = {each.attachment.pk for each, _ in queries.holds(on)}
    free = [each for each in attachment_ids if each not in held]
    if free or not attachment_ids:
        listed(free, on)
    opened = open_operation(kind="files.hold", actor_id=actor_id, basis=basis)
    own = {"municipality_id": current_municipality(), "operation_id": opened.operation_id}
    tell_held(attachment_ids, kept_until, opened.operation_id, actor_id)
    return RetentionHold.objects.bulk_create(
        RetentionHold(
            **own, attachment_id=each, kept_until=kept_until,
            number=RetentionHold.objects.filter(attachment_id=each).count() + 1,
        )
        for each in dict.fromkeys(attachment_ids)
    )  # fmt: skip


@transaction.atomic
def decide_disposal(*, request_id: UUID, outcome: DisposalOutcome, actor_id: UUID, basis: str) -> int:
    """Let the files of a request be disposed of by a worker, or refuse to; another than who asked does either.

    ``basis`` is the number of the record of 기록물평가심의회. How many files it is about.

    :raises NotDisposed: if there is no such request, it was decided, or the account asked for it
    :raises Refused: without basis
    """
    rows = list(
        DisposalRequest.objects.select_for_update(of=("self",)).select_related("operation")
        .filter(operation_id=request_id, decision=None).order_by("pk")
    )  # fmt: skip
    if not rows:
        raise NotDisposed("그런 요청이 없거나 이미 결정했습니다. 목록을 다시 불러오십시오.")
    if {rows[0].operation.actor_id, rows[0].operation.on_behalf_of_id} & concerned(actor_id):
        raise NotDisposed("스스로 요청한 폐기는 결정할 수 없습니다. 다른 과장이 결정합니다.")
    opened = open_operation(kind="files.decide_disposal", actor_id=actor_id, basis=basis)
    for each in rows:
        each.decision_id, each.outcome = opened.operation_id, outcome
    DisposalRequest.objects.bulk_update(rows, ["decision", "outcome"])
    tell_decided(rows, outcome, opened.operation_id)
    if outcome == DisposalOutcome.APPROVED:
        title = worded("파일 {count}건", count=len(rows))
        ask_job(kind=JOB, title=title, arguments={"decision": str(opened.operation_id)}, actor_id=actor_id)
    return len(rows)


def _carry_out(call: JobCall) -> JobResult:
    """Dispose of what was decided; what was held back since, or is gone already, stays as it is."""
    today, decision_id = localdate(), UUID(call.arguments["decision"])
    with municipality(call.municipality_id):
        rows = list(decided().filter(decision_id=decision_id, outcome=DisposalOutcome.APPROVED))
        decision = Operation.objects.select_related("actor").get(pk=decision_id)
        due = {each.attachment.pk: each for each in queries.expired(today)}
    found = [due[each.attachment_id] for each in rows if each.attachment_id in due]
    if found:
        by = Approval(rows[0].operation.actor, decision.actor, decision.basis, today)
        dispose(found, by, municipality_id=call.municipality_id, actor_id=call.actor_id)
    done, left = len(found), len(rows) - len(found)
    said = (
        worded(
            "파일 {done:,}건을 처분했습니다. 보류했거나 이미 처분한 {left:,}건은 그대로입니다.", done=done, left=left
        )
        if left
        else worded("파일 {done:,}건을 처분했습니다.", done=done)
    )
    return JobResult(said, PLACE)


DISPOSE = JobKind(JOB, "파일 폐기", _carry_out, (Refused,), FileAction.DECIDE_DISPOSAL.value)


def _rows() -> QuerySet[DisposalRequest]:
    return DisposalRequest.objects.select_related(
        "operation__actor", "operation__on_behalf_of", "decision__actor", "decision__on_behalf_of", "attachment"
    )
