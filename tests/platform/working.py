"""Jobs to try workers on, and a worker within the test's own process."""

import asyncio
from dataclasses import dataclass, field

from procrastinate.contrib.django import app

from ieum.kernel import registry
from ieum.kernel.registry import JobKind, JobResult
from ieum.platform.database.tenancy import municipality
from ieum.platform.jobs import operations
from ieum.platform.models import Job


class Unwanted(Exception):
    """The job is refused."""


@dataclass
class Kind:
    """A kind of jobs that does what a test says."""

    does: object
    calls: list = field(default_factory=list)

    def run(self, call):
        self.calls.append(call)
        return self.does(call) or JobResult("했습니다.", "/jobs/")


def register(monkeypatch, does=lambda _: None, name="test.kind") -> Kind:
    """Let there be a kind of jobs for as long as a test."""
    kind = Kind(does)
    kinds = registry.Registry()
    kinds.register(*(each for each in registry.job_kinds if each.name != name))
    kinds.register(JobKind(name, "시험 작업", kind.run, (Unwanted,)))
    monkeypatch.setattr(registry.job_kinds, "_items", kinds._items)
    return kind


def ask(district, *, by=None, **more) -> Job:
    """Ask for a job of that kind."""
    given = {"kind": "test.kind", "title": "시험", "arguments": {}, "actor_id": by or district.officer_id, **more}
    with municipality(district.code):
        return operations.ask_job(**given)


def again(district, job) -> Job:
    """The job as it stands now."""
    with municipality(district.code):
        return Job.objects.select_related("operation__actor").get(pk=job.pk)


def work(**options) -> None:
    """Work until the queue is empty."""
    connector = app.connector.get_worker_connector()

    async def run():
        worker = app.with_connector(connector)
        async with worker.open_async():
            await worker.run_worker_async(wait=False, listen_notify=False, install_signal_handlers=False, **options)

    asyncio.run(run())
