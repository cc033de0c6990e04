"""Doing a job: what a worker calls for each entry of the queue. It may be called again for the same one."""

from typing import Any
from uuid import UUID

from django.db import InterfaceError, OperationalError, transaction
from django.utils.timezone import localdate, now

from ieum.kernel.registry import JobCall, JobKind, JobResult, NotRegistered, job_kinds, permissions
from ieum.kernel.states import NotInThisState
from ieum.platform.acting import Power, acting_as
from ieum.platform.choices import JobState
from ieum.platform.database.tenancy import municipality
from ieum.platform.jobs.progress import JobStopped, telling
from ieum.platform.models import Job, Operation
from ieum.platform.notices.kinds import JOB_ENDED
from ieum.platform.notices.operations import notify
from ieum.platform.powers import gives, power_for
from ieum.platform.queries import role_of
from ieum.platform.states import JOB, JobFacts

BROKEN = "프로그램 오류로 마치지 못했습니다. 다시 하기를 눌러 보고, 되풀이되면 운영자에게 알리십시오."
MOST_ATTEMPTS = 5
"""Beginnings of one job; a file that takes its worker down with it must not do so for ever."""
_NOT_ON_BEHALF = "맡길 때 대신하던 사람의 권한이 끝났거나 취소되어 하지 않았습니다. 권한이 있는 사람이 새로 맡기십시오."
_TOO_OFTEN = "여러 번 시작했으나 처리기가 도중에 멈췄습니다. 운영자에게 알리십시오."


def perform(municipality_id: UUID, job_id: UUID) -> None:
    """Do a job of a municipality unless it has ended, and write what became of it.

    :raises Exception: what it failed with where that is a fault of ours; the job says that there was one
    """
    with municipality(municipality_id):
        call = _begin(job_id)
    if call is None:
        return
    kind, arguments, power = call
    try:
        with acting_as(power), telling(municipality_id, job_id):
            result = kind.run(arguments)
    except JobStopped:
        _end(municipality_id, job_id, "stop", JobResult("취소한 작업입니다."))
    except kind.refusals as refused:
        _end(municipality_id, job_id, "fail", JobResult(str(refused)))
    except (OperationalError, InterfaceError):
        # The database went away; the queue lets the job begin again.
        raise
    except Exception:
        _end(municipality_id, job_id, "fail", JobResult(BROKEN))
        raise
    else:
        _end(municipality_id, job_id, "finish", result)


def _begin(job_id: UUID) -> tuple[JobKind, JobCall, Power | None] | None:
    """Mark a job as being done; None where it has ended, or is not of this municipality, or ends right here.

    Who asked for it on behalf of another acts for them still, by a power of today.
    """
    found = Job.objects.select_for_update(of=("self",)).select_related("operation").filter(pk=job_id).first()
    if found is None or not _may(found, "start"):
        return None
    found.state, found.started_at, found.attempts = JobState.RUNNING, now(), found.attempts + 1
    found.save(update_fields=["state", "started_at", "attempts"])
    try:
        kind = job_kinds[found.kind]
    except NotRegistered:
        _close(found, "fail", JobResult(BROKEN))
        return None
    if found.attempts > MOST_ATTEMPTS:
        _close(found, "fail", JobResult(_TOO_OFTEN))
        return None
    power = _power(found.operation, kind)
    if power is None and found.operation.on_behalf_of_id is not None:
        _close(found, "fail", JobResult(_NOT_ON_BEHALF))
        return None
    upload = None if found.upload is None else bytes(found.upload)
    return kind, JobCall(found.municipality_id, found.operation.actor_id, found.arguments, upload), power


def _power(asked: Operation, kind: JobKind) -> Power | None:
    """By what who asked acts for another today; None where they ask for themselves, or the power is not there now."""
    if asked.on_behalf_of_id is None:
        return None
    power = power_for(asked.actor_id, asked.on_behalf_of_id, localdate())
    if power is None or not kind.action:
        return power
    return power if gives(power, permissions[kind.action], role_of(asked.on_behalf_of_id)) else None


def _end(municipality_id: UUID, job_id: UUID, action: str, result: JobResult) -> None:
    with municipality(municipality_id):
        found = Job.objects.select_for_update().defer("upload").get(pk=job_id)
        # Where two workers did it, the first one has said what became of it.
        if _may(found, action):
            _close(found, action, result)


def _close(found: Job, action: str, result: JobResult) -> None:
    found.state = JOB.transition(found.state, action).target
    found.said, found.address, found.ended_at = result.said, result.address, now()
    changed: dict[str, Any] = {"update_fields": ["state", "said", "address", "ended_at"]}
    if action == "finish":
        found.upload, found.step = None, found.steps
        changed["update_fields"] += ["upload", "step"]
    with transaction.atomic():
        found.save(**changed)
        if action != "stop":
            _tell(found)


def _tell(found: Job) -> None:
    """Tell whoever asked, once for each attempt."""
    title = f"{found.title}: {JobState(found.state).label}"
    key, asker = f"{found.pk} {found.attempts}", found.operation.actor_id
    notify(account_ids=[asker], kind=JOB_ENDED.name, title=title, key=key, address="/jobs/")


def _may(found: Job, action: str) -> bool:
    try:
        JOB.advance(found.state, action, parts={"WORKER"}, facts=JobFacts(is_cancel_asked=found.is_cancel_asked))
    except NotInThisState:
        return False
    return True
