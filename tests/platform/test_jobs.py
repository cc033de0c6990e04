"""Jobs: asked for, done once whatever happens to workers, told of as they go on, and never of another municipality."""

import asyncio
import threading

import psycopg
import pytest
from django.db import connections
from procrastinate.contrib.django import app
from tests.platform.facts import draft, known, record
from tests.platform.working import Unwanted, again, ask, register, work

from ieum.kernel import registry
from ieum.kernel.registry import JobResult, Round
from ieum.platform.choices import JobState, Role
from ieum.platform.database.setup import is_up_to_date
from ieum.platform.database.tenancy import municipality
from ieum.platform.jobs import operations, queries
from ieum.platform.jobs.progress import begin_step
from ieum.platform.jobs.running import BROKEN, MOST_ATTEMPTS, perform
from ieum.platform.jobs.worker import KEPT_HOURS, ROUNDS, await_tables, forget, take_up
from ieum.platform.models import Account, Job, Observation
from ieum.platform.operations import Refused

pytestmark = pytest.mark.database


def account(account_id):
    return Account.objects.get(pk=account_id)


def entries(database):
    with database.connect() as connection:
        return connection.execute("SELECT status::text, args FROM procrastinate_jobs ORDER BY id").fetchall()


def test_a_worker_does_what_was_asked_for_as_who_asked(district, monkeypatch):
    kind = register(monkeypatch)
    job = ask(district, arguments={"day": "2026-03-02"}, upload=b"file")

    work()

    done, (call,) = again(district, job), kind.calls
    assert (done.state, done.said, done.address, done.upload) == (JobState.DONE, "했습니다.", "/jobs/", None)
    assert (call.municipality_id, call.actor_id) == (district.id, district.officer_id)
    assert (call.arguments, call.upload) == ({"day": "2026-03-02"}, b"file")


def test_a_job_is_queued_with_what_it_follows_from_or_not_at_all(district, database, monkeypatch):
    register(monkeypatch)

    def ask_and_fail():
        with municipality(district.code):
            ask(district)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        ask_and_fail()

    assert entries(database) == []


def test_the_queue_holds_ids_and_nothing_else(district, database, monkeypatch):
    register(monkeypatch)
    job = ask(district, arguments={"name": "홍길동"}, upload=b"file")

    assert entries(database) == [("todo", {"municipality_id": str(district.id), "job_id": str(job.pk)})]


def test_a_job_sees_its_own_municipality_alone(district, neighbour, monkeypatch):
    for each in (district, neighbour):
        with municipality(each.code):
            record(each, draft())
    seen = []

    def look(call):
        with municipality(call.municipality_id):
            seen.append(set(Observation.objects.values_list("municipality_id", flat=True)))

    register(monkeypatch, look)
    ask(district)

    work()

    assert seen == [{district.id}]


def test_a_job_that_is_called_as_another_municipality_does_nothing(district, neighbour, monkeypatch):
    kind = register(monkeypatch)
    job = ask(district)

    perform(neighbour.id, job.pk)

    assert (kind.calls, again(district, job).state) == ([], JobState.QUEUED)


def test_a_worker_reads_no_rows_outside_of_a_municipality(district, monkeypatch):
    register(monkeypatch, lambda _: Job.objects.count() and None)
    job = ask(district)

    with pytest.raises(Exception, match="no municipality is set"):
        perform(district.id, job.pk)

    assert again(district, job).said == BROKEN


def test_jobs_of_others_are_seen_by_who_oversees_them_alone(district, neighbour, monkeypatch):
    register(monkeypatch)
    own, other = ask(district), ask(district, by=district.team_lead_id)
    ask(neighbour)
    head = Account.objects.create(login="head", title="과장", role=Role.DIVISION_HEAD, municipality_id=district.id)

    with municipality(district.code):
        seen = {
            who.role: {each.pk for each in queries.jobs(who)}
            for who in (account(district.officer_id), account(district.team_lead_id), head)
        }

    assert seen == {"OFFICER": {own.pk}, "TEAM_LEAD": {other.pk}, "DIVISION_HEAD": {own.pk, other.pk}}


def test_what_is_refused_is_told_and_may_be_tried_again(district, monkeypatch):
    reasons = ["3행: 금액이 숫자가 아닙니다."]

    def refuse_once(call):
        if reasons:
            raise Unwanted(reasons.pop())

    register(monkeypatch, refuse_once)
    job = ask(district)
    work()
    failed = again(district, job)
    with municipality(district.code):
        operations.retry_job(job_id=job.pk, asker=account(district.officer_id))
    work()

    assert (failed.state, failed.said) == (JobState.FAILED, "3행: 금액이 숫자가 아닙니다.")
    assert again(district, job).state == JobState.DONE


def test_a_fault_of_ours_is_told_without_its_words(district, monkeypatch):
    register(monkeypatch, lambda _: 1 / 0)
    job = ask(district)

    work()

    assert (again(district, job).state, again(district, job).said) == (JobState.FAILED, BROKEN)


def test_a_waiting_job_is_cancelled_at_once_and_done_again_when_asked(district, monkeypatch):
    kind = register(monkeypatch)
    job, asker = ask(district), account(district.officer_id)
    with municipality(district.code):
        cancelled = operations.cancel_job(job_id=job.pk, asker=asker)
    work()
    before = list(kind.calls)
    with municipality(district.code):
        operations.retry_job(job_id=job.pk, asker=asker)
    work()

    assert (cancelled.state, before) == (JobState.CANCELLED, [])
    assert (len(kind.calls), again(district, job).state) == (1, JobState.DONE)


def test_a_running_job_is_cancelled_before_its_next_step_and_leaves_nothing(district, monkeypatch):
    def cancel_between(call):
        with municipality(call.municipality_id):
            record(district, draft())
            begin_step("첫째", 1, 2)
            cancel_in_another_thread(district, job)
            begin_step("둘째", 2, 2)

    register(monkeypatch, cancel_between)
    job = ask(district)

    perform(district.id, job.pk)

    stopped = again(district, job)
    assert (stopped.state, stopped.said, stopped.doing) == (JobState.CANCELLED, "취소한 작업입니다.", "첫째")
    assert known(district) == []


def cancel_in_another_thread(district, job):
    from django.db import connection  # noqa: PLC0415 - of this thread

    def cancel():
        with municipality(district.code):
            operations.cancel_job(job_id=job.pk, asker=account(district.officer_id))
        connection.close()

    thread = threading.Thread(target=cancel)
    thread.start()
    thread.join()


def test_steps_are_seen_while_the_transaction_of_the_job_is_open(district, database, monkeypatch):
    seen = []

    def look(call):
        with municipality(call.municipality_id):
            begin_step("셈하기", 2, 3)
            with database.connect("owner") as beside:
                seen.append(beside.execute("SELECT state, doing, step, steps FROM platform_job").fetchone())

    register(monkeypatch, look)
    job = ask(district)
    work()

    assert seen == [("RUNNING", "셈하기", 2, 3)]
    assert again(district, job).step == 3


def test_steps_outside_of_a_job_are_told_to_nobody():
    begin_step("셈하기", 1, 1)


def test_an_ended_job_is_not_cancelled_and_somebody_elses_is_not_found(district, monkeypatch):
    register(monkeypatch)
    job = ask(district)
    work()

    with municipality(district.code), pytest.raises(operations.JobRefused) as refused:
        operations.cancel_job(job_id=job.pk, asker=account(district.officer_id))
    with municipality(district.code), pytest.raises(queries.NoSuchJob):
        operations.cancel_job(job_id=job.pk, asker=account(district.team_lead_id))

    assert str(refused.value) == "'마침' 상태에서는 할 수 없는 일입니다: 취소."


def test_more_waiting_jobs_than_allowed_are_refused(district, monkeypatch):
    register(monkeypatch)
    monkeypatch.setattr(operations, "MOST_WAITING", 1)
    ask(district)

    with pytest.raises(Refused, match=r"끝나지 않은 작업이 1건 있습니다\. 끝난 뒤에 다시 맡기십시오\."):
        ask(district)


def test_what_a_dead_worker_left_is_taken_up_and_done_by_another(district, database, monkeypatch):
    kind = register(monkeypatch)
    job = ask(district)
    with database.connect() as dead, dead.transaction():
        (worker,) = dead.execute("SELECT worker_id FROM procrastinate_register_worker_v1()").fetchone()
        dead.execute("SELECT * FROM procrastinate_fetch_job_v2(NULL, %s)", [worker])
    with municipality(district.code):
        Job.objects.filter(pk=job.pk).update(state=JobState.RUNNING, attempts=1)

    asyncio.run(mind(take_up, dead_after=0))
    work()

    assert (len(kind.calls), again(district, job).attempts, again(district, job).state) == (1, 2, JobState.DONE)


async def mind(what, **more):
    worker = app.with_connector(app.connector.get_worker_connector())
    async with worker.open_async():
        await what(worker, **more)


def test_a_round_that_failed_leaves_the_queue_after_a_week_and_nothing_that_waits_does(district, database, monkeypatch):
    def age(hours):
        with database.connect("owner", autocommit=True) as owner:
            owner.execute("UPDATE procrastinate_events SET at = now() - %s * interval '1 hour'", [hours])

    register(monkeypatch)
    monkeypatch.setattr(registry.rounds, "_items", {})
    registry.rounds.register(Round("test.round", lambda _: 1 / 0))
    app.configure_task(ROUNDS).defer()
    work()
    ask(district)

    left = []
    for hours in (KEPT_HOURS - 1, KEPT_HOURS + 1):
        age(hours)
        asyncio.run(mind(forget))
        left.append([status for status, _ in entries(database)])

    assert left == [["failed", "todo"], ["todo"]]


def test_a_job_that_takes_its_workers_down_is_given_up(district, monkeypatch):
    kind = register(monkeypatch)
    job = ask(district)
    with municipality(district.code):
        Job.objects.filter(pk=job.pk).update(state=JobState.RUNNING, attempts=MOST_ATTEMPTS)

    perform(district.id, job.pk)

    assert (kind.calls, again(district, job).state) == ([], JobState.FAILED)


def test_a_job_that_is_done_is_not_done_again(district, monkeypatch):
    kind = register(monkeypatch)
    job = ask(district)

    for _ in range(2):
        perform(district.id, job.pk)

    assert len(kind.calls) == 1


def test_two_workers_at_once_write_one_result(district, monkeypatch):
    words = iter(["첫째", "둘째"])

    def run(call):
        if not running.is_set():
            running.set()
            perform(district.id, job.pk)
        return JobResult(next(words))

    running = threading.Event()
    register(monkeypatch, run)
    job = ask(district)

    perform(district.id, job.pk)

    assert again(district, job).said == "첫째"


def test_what_was_asked_for_is_not_changed_by_the_application(district, database, monkeypatch):
    register(monkeypatch)
    ask(district)

    for change in ("UPDATE platform_job SET arguments = '{}'", "DELETE FROM platform_job"):
        with database.connect() as application:
            application.execute("SELECT set_config('ieum.municipality', %s, true)", [str(district.id)])
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                application.execute(change)


def test_a_worker_waits_for_tables_that_are_not_yet_there_and_tells_so_once(caplog):
    answers = iter((False, False, True))

    with caplog.at_level("INFO"):
        await_tables(lambda: next(answers), pause=0)
        await_tables(lambda: True)

    assert [each.getMessage() for each in caplog.records] == ["waiting for the tables of this version"]
    assert list(answers) == []


def test_tables_are_those_of_this_version_until_a_migration_is_missing(database):
    assert is_up_to_date()

    with connections["owner"].cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'org' AND name = '0013_facilities_searched'")
    missing = is_up_to_date()
    with connections["owner"].cursor() as cursor:
        cursor.execute("DROP TABLE django_migrations")

    assert (missing, is_up_to_date()) == (False, False)
