"""A job that somebody asks for while acting for another is done on that one's behalf, while the power stands."""

from contextlib import contextmanager

import pytest
from django.utils.timezone import localdate
from tests.platform.test_delegations import desk, order, power  # noqa: F401 - desk is a fixture
from tests.platform.working import again, ask, register, work

from ieum.kernel.registry import JobKind, job_kinds
from ieum.platform.acting import acting_as
from ieum.platform.database.tenancy import municipality
from ieum.platform.delegations import end_delegation
from ieum.platform.models import Operation
from ieum.platform.operations import open_operation

pytestmark = pytest.mark.database
REFUSED = "맡길 때 대신하던 사람의 권한이 끝났거나 취소되어 하지 않았습니다. 권한이 있는 사람이 새로 맡기십시오."


def recorded(call):
    """A job that records something."""
    with municipality(call.municipality_id):
        open_operation(kind="test.done", actor_id=call.actor_id, basis="작업")


@contextmanager
def acting(desk):  # noqa: F811 - the fixture as it is handed over
    """The lead acts for the head."""
    with acting_as(power(desk)):
        yield


def asked(desk):  # noqa: F811 - as above
    with acting(desk):
        return ask(desk.hall.district, by=desk.accounts["lead"])


def parties(desk):  # noqa: F811 - as above
    with desk.inside():
        return list(Operation.objects.filter(kind="test.done").values_list("actor", "on_behalf_of"))


def test_a_job_is_done_on_whose_behalf_it_was_asked_for(desk, monkeypatch):  # noqa: F811 - as above
    register(monkeypatch, recorded)
    order(desk)

    job = asked(desk)
    work()

    assert again(desk.hall.district, job).state == "DONE"
    assert parties(desk) == [(desk.accounts["lead"], desk.accounts["head"])]


def test_what_one_asks_for_oneself_is_done_for_oneself(desk, monkeypatch):  # noqa: F811 - as above
    register(monkeypatch, recorded)
    order(desk)

    ask(desk.hall.district, by=desk.accounts["lead"])
    work()

    assert parties(desk) == [(desk.accounts["lead"], None)]


def test_a_job_whose_power_ended_meanwhile_is_not_done_and_says_so(desk, monkeypatch):  # noqa: F811 - as above
    kind = register(monkeypatch, recorded)
    given = order(desk)
    job = asked(desk)
    with desk.inside():
        end_delegation(delegation_id=given.pk, actor_id=desk.accounts["head"], basis="복귀", on=localdate())

    work()

    found = again(desk.hall.district, job)
    assert (found.state, found.said, kind.calls, parties(desk)) == ("FAILED", REFUSED, [], [])


def test_a_job_whose_power_is_for_something_else_now_is_not_done(desk, monkeypatch):  # noqa: F811 - as above
    kind = register(monkeypatch, recorded)
    given = order(desk)
    job = asked(desk)
    with desk.inside():
        end_delegation(delegation_id=given.pk, actor_id=desk.accounts["head"], basis="줄임", on=localdate())
    order(desk, actions=("SEE_JOBS",))
    needs = JobKind("test.kind", "시험 작업", kind.run, (), "POST_BUDGET")
    monkeypatch.setitem(job_kinds._items, "test.kind", needs)

    work()

    assert (again(desk.hall.district, job).said, kind.calls) == (REFUSED, [])
