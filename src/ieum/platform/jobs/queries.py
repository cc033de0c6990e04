"""Reads of jobs; the file that was handed in stays where it is."""

from uuid import UUID

from django.db.models import QuerySet

from ieum.kernel.registry import permissions
from ieum.platform.choices import JobState
from ieum.platform.jobs.permissions import JobAction
from ieum.platform.models import Account, Job


class NoSuchJob(LookupError):
    """There is no such job here, or it is somebody else's."""


def jobs(asker: Account) -> QuerySet[Job]:
    """The jobs that an account may see, the newest first: its own, or all for who oversees them."""
    rows = (
        Job.objects.defer("upload")
        .select_related("operation__actor", "operation__on_behalf_of")
        .order_by("-operation__recorded_at", "-id")
    )
    return rows if oversees(asker) else rows.filter(operation__actor=asker)


def job(job_id: UUID, asker: Account) -> Job:
    """One of them.

    :raises NoSuchJob: if there is none
    """
    found = jobs(asker).filter(pk=job_id).first()
    if found is None:
        raise NoSuchJob("작업을 찾을 수 없습니다. 작업 목록에서 고르십시오.")
    return found


def oversees(asker: Account) -> bool:
    """Whether an account sees the jobs of all."""
    return asker.role in permissions[JobAction.OVERSEE_JOBS].roles


def parts(found: Job, asker: Account) -> set[str]:
    """The parts that an account has in a job."""
    own = {"ASKER"} if found.operation.actor_id == asker.pk else set()
    return own | ({"OVERSEER"} if oversees(asker) else set())


def are_moving(found: QuerySet[Job]) -> bool:
    """Whether one of them waits or is being done, so that looking again shows more."""
    return found.filter(state__in=(JobState.QUEUED, JobState.RUNNING)).exists()
