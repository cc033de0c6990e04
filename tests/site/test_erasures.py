"""Erasing a person on the pages: what would be destroyed is shown, one asks, another decides."""

from datetime import date, timedelta

import pytest
from django.db.utils import DatabaseError
from django.utils.timezone import localdate
from tests.site.offices import alerts, page, texts

from ieum.org.models import Person
from ieum.org.rules.personnel import PersonnelAction, PersonnelLine
from ieum.platform.choices import Role
from ieum.platform.database.tenancy import municipality
from ieum.platform.models import Account, ErasureRequest, Tombstone
from ieum.platform.operations import open_operation
from ieum.platform.personal import erasing, keys
from ieum.platform.personal.periods import Period, set_retention

pytestmark = pytest.mark.database
LEFT = date(2020, 6, 1)
WORDS = {"basis": "보유기간 만료"}


@pytest.fixture
def gone(desk):
    """예산팀 팀장 left so long ago that the period is over."""
    desk.hall.appoint(LEFT, PersonnelLine(PersonnelAction.DEPART, desk.hall.person("P4")))
    return desk.hall.person("P4")


@pytest.fixture
def second(office):
    """A second head of a division, who may decide on what the first one asks for."""
    Account.objects.filter(pk=office.accounts[Role.MAYOR].pk).update(role=Role.DIVISION_HEAD)
    return office.browser(Role.MAYOR)


def ask(client, number="P4"):
    return client.post("/privacy/erasures/", {"number": number, **WORDS}, follow=True)


def decide(client, office, do="erase"):
    (address,) = page(client.get("/privacy/erasures/")).xpath("//form[contains(@aria-label, '파기 결정')]/@action")
    return client.post(address, {"do": do, "basis": "확인함"}, follow=True)


def test_who_is_due_is_listed_and_what_would_go_is_shown_before(office, gone):
    client = office.browser(Role.OFFICER)

    shown = client.get("/privacy/erasures/", {"number": "P4"})

    assert texts(shown, "//ul[@class='site-list']/li") == ["직원 P4: 무엇이 없어지는지 보기"]
    assert texts(shown, "//div[@id='preview']//tbody/tr[1]/*") == [
        "직원 이름", "1", "열쇠를 없애 어느 백업에서도 다시 읽을 수 없음",
    ]  # fmt: skip
    assert keys.key_of(gone) is not None


def test_one_asks_and_another_erases(office, gone, second):
    head = office.browser(Role.DIVISION_HEAD)

    assert alerts(ask(head)) == ["파기를 요청했습니다. 다른 결정자가 결정하면 파기됩니다."]
    assert alerts(decide(head, office)) == ["스스로 요청한 파기는 결정할 수 없습니다. 다른 결정자가 결정합니다."]
    assert keys.key_of(gone) is not None
    assert alerts(decide(second, office)) == ["파기했습니다. 어느 백업에서도 다시 읽을 수 없습니다."]

    assert keys.key_of(gone) is None
    with municipality(office.code):
        assert (Tombstone.objects.count(), erasing.due(localdate()), erasing.waiting().count()) == (1, [], 0)
        assert str(Person.objects.get(pk=gone)) == "(파기됨)"
    rows = texts(head.get("/privacy/erasures/"), "//div[@id='decided']//tbody/tr/td")
    assert rows[1:] == ["파기함", "과장", "단체장", "보유기간 만료"]


def test_another_may_refuse_and_it_may_be_asked_again(office, gone, second):
    officer = office.browser(Role.OFFICER)
    ask(officer)
    assert "이미 파기를 요청했습니다. 다른 결정자의 결정을 기다리십시오." in ask(officer).content.decode()

    assert alerts(decide(second, office, "refuse")) == ["파기하지 않기로 했습니다."]
    assert keys.key_of(gone) is not None
    assert alerts(ask(officer)) == ["파기를 요청했습니다. 다른 결정자가 결정하면 파기됩니다."]


def test_who_is_kept_and_who_is_not_there_are_not_asked_for(office, desk):
    client = office.browser(Role.OFFICER)

    for number, said, times in (
        # Instead of the form, and in the summary.
        ("P4", "아직 임용되어 있는 직원입니다. 퇴직 발령을 낸 뒤 보유기간이 지나면 파기하십시오.", 2),
        ("P99", "그 번호를 가진 사람이 없습니다.", 1),
        ("", "그 번호를 가진 사람이 없습니다.", 1),
    ):
        answered = ask(client, number)
        assert (answered.status_code, answered.content.decode().count(said)) == (422, times)
    with municipality(office.code):
        assert ErasureRequest.objects.count() == 0


def test_whose_period_runs_is_told_by_what_before_anything_is_written(office, desk):
    left = localdate() - timedelta(days=30)
    desk.hall.appoint(left, PersonnelLine(PersonnelAction.DEPART, desk.hall.person("P4")))
    with municipality(office.code):
        period, actor = Period("staff", 9, localdate()), office.accounts[Role.TEAM_LEAD].pk
        set_retention(period, actor_id=actor, basis="내부 관리계획 제3호", on=localdate())

    shown = office.browser(Role.OFFICER).get("/privacy/erasures/?number=P4")

    (said,) = [each for each in texts(shown, "//p[@class='ui-lead']") if "보유기간이" in each and "까지" in each]
    assert said.startswith("아직 파기할 수 없습니다. 보유기간이")
    assert "퇴직 후 5년" in said
    assert texts(shown, "//input[@name='basis']") == []


def test_the_database_lets_nobody_decide_on_their_own_request(office, gone):
    officer = office.accounts[Role.OFFICER].pk
    with municipality(office.code):
        made = erasing.request_erasure(subject_id=gone, actor_id=officer, basis="만료", on=localdate())
        own = open_operation(kind="X", actor_id=officer, basis="스스로").operation_id
    with municipality(office.code), pytest.raises(DatabaseError, match="who asks does not decide"):
        ErasureRequest.objects.filter(pk=made.pk).update(decision_id=own, outcome="ERASED")


def test_on_the_last_day_of_the_period_nobody_is_due(office, desk):
    desk.hall.appoint(LEFT, PersonnelLine(PersonnelAction.DEPART, desk.hall.person("P4")))
    last = date(2025, 5, 31)

    with municipality(office.code):
        assert [erasing.due(day) for day in (last, last + timedelta(days=1))] == [[], [desk.hall.person("P4")]]
