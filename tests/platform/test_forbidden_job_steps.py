"""Every step of a job in every state, by who asked for it and by a worker: what is not done there changes nothing.

What may be done where stands here by hand, and is not asked of the table that the operations ask.
"""

import pytest
from django.db import transaction
from tests.platform.working import Unwanted, again, ask, register

from ieum.platform.choices import JobState
from ieum.platform.database.tenancy import municipality
from ieum.platform.jobs import operations
from ieum.platform.jobs.running import perform
from ieum.platform.models import Account, Job
from ieum.platform.operations import Refused

pytestmark = pytest.mark.database
POSSIBLE = {
    "QUEUED": {"start", "cancel"},
    "RUNNING": {"start", "finish", "fail", "cancel"},
    "DONE": set(),
    "FAILED": {"retry"},
    "CANCELLED": {"retry"},
}


def put(district, job, state):
    with municipality(district.code):
        Job.objects.filter(pk=job.pk).update(state=state, attempts=0)


def asked(district, job, name):
    """Whether who asked may do it; it is taken back."""
    with municipality(district.code), transaction.atomic():
        said = ""
        try:
            getattr(operations, f"{name}_job")(job_id=job.pk, asker=Account.objects.get(pk=district.officer_id))
        except Refused as refused:
            said = str(refused)
        transaction.set_rollback(True)
    return "상태에서는 할 수 없는 일입니다" not in said


def begun(district, job, kind):
    """Whether a worker begins it."""
    kind.calls.clear()
    perform(district.id, job.pk)
    return bool(kind.calls)


def ended(district, job, state, kind):
    """Whether a worker that works on it says how it ended, where another one has brought it to the state meanwhile."""
    put(district, job, JobState.QUEUED)
    perform(district.id, job.pk)
    now = again(district, job)
    return now.state != state or bool(now.said)


@pytest.mark.parametrize("state", JobState.values)
def test_a_job_goes_on_by_no_step_that_its_state_does_not_have(district, monkeypatch, state):
    kind = register(monkeypatch)
    job = ask(district)
    done = set()
    for name in ("cancel", "retry"):
        put(district, job, state)
        done |= {name} if asked(district, job, name) else set()
    put(district, job, state)
    done |= {"start"} if begun(district, job, kind) else set()
    for name, fault in (("finish", None), ("fail", Unwanted("안 됨"))):

        def overtaken(_, fault=fault):
            put(district, job, state)
            if fault:
                raise fault

        kind.does = overtaken
        with municipality(district.code):
            Job.objects.filter(pk=job.pk).update(said="")
        done |= {name} if ended(district, job, state, kind) else set()

    assert done == POSSIBLE[state]
