"""What people do with jobs: ask for one, try it again, cancel it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from procrastinate.contrib.django import app

from ieum.kernel.registry import job_kinds
from ieum.kernel.states import TransitionNotAllowed
from ieum.kernel.wording import worded
from ieum.platform.database.tenancy import current_municipality
from ieum.platform.jobs import queries
from ieum.platform.models import Account, Job
from ieum.platform.operations import Refused, open_operation
from ieum.platform.states import JOB, JobFacts

TASK = "ieum.job"
MOST_WAITING = 20
"""Jobs of one account that wait or are being done; more are refused, so that nobody keeps the others waiting."""


class JobRefused(Refused):
    """The step is not possible; the message says why."""


@transaction.atomic
def ask_job(*, kind: str, title: str, arguments: Mapping[str, Any], actor_id: UUID, upload: bytes | None = None) -> Job:
    """Ask for a job; it is queued when the transaction around is kept, and only then.

    :raises JobRefused: while too many of the account wait
    """
    waiting = Job.objects.filter(operation__actor_id=actor_id, state__in=("QUEUED", "RUNNING")).count()
    if waiting >= MOST_WAITING:
        raise JobRefused(worded("끝나지 않은 작업이 {waiting}건 있습니다. 끝난 뒤에 다시 맡기십시오.", waiting=waiting))
    opened = open_operation(kind="platform.ask_job", actor_id=actor_id, basis=f"{job_kinds[kind].label}: {title}")
    made = Job.objects.create(
        municipality_id=current_municipality(), operation_id=opened.operation_id, kind=kind, title=title[:200],
        arguments=dict(arguments), upload=upload, state=JOB.initial,
    )  # fmt: skip
    _queue(made)
    return made


@transaction.atomic
def retry_job(*, job_id: UUID, asker: Account) -> Job:
    """Let a job that failed or was cancelled be done again, with what was asked for then.

    :raises NoSuchJob: if the account has none
    :raises JobRefused: if it is not in that state
    """
    found = _advance(job_id, asker, "retry")
    found.is_cancel_asked, found.said, found.step, found.doing, found.ended_at = False, "", 0, "", None
    found.save(update_fields=["state", "is_cancel_asked", "said", "step", "doing", "ended_at"])
    _queue(found)
    return found


@transaction.atomic
def cancel_job(*, job_id: UUID, asker: Account) -> Job:
    """Cancel a job: at once while it waits, and before its next step while it is being done.

    :raises NoSuchJob: if the account has none
    :raises JobRefused: if it has ended
    """
    found = _advance(job_id, asker, "cancel")
    found.is_cancel_asked = True
    found.save(update_fields=["state", "is_cancel_asked"])
    return found


def _advance(job_id: UUID, asker: Account, action: str) -> Job:
    """Hold a job and move it on in memory."""
    seen = queries.job(job_id, asker)
    found = Job.objects.select_for_update().defer("upload").get(pk=seen.pk)
    facts = JobFacts(is_cancel_asked=found.is_cancel_asked)
    try:
        row = JOB.advance(found.state, action, parts=queries.parts(seen, asker), facts=facts)
    except TransitionNotAllowed as refused:
        raise JobRefused(str(refused)) from refused
    open_operation(kind=f"platform.{action}_job", actor_id=asker.pk, basis=f"{row.label}: {found.title}")
    found.state = row.target
    return found


def _queue(found: Job) -> None:
    """Put a job into the queue, in this transaction; an entry whose job was cancelled meanwhile does nothing."""
    ids = {"municipality_id": str(found.municipality_id), "job_id": str(found.pk)}
    # By its lock two entries for one job are never worked on at the same time.
    app.configure_task(TASK, lock=ids["job_id"]).defer(**ids)
