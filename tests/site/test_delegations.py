"""Delegating and acting for another on the pages: the switch, the head of each page, and what the log says."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.utils.timezone import localdate
from tests.site.offices import REPORT, alerts, page, texts

from ieum.org.choices import AccountingKind
from ieum.org.operations import designate
from ieum.org.rules.reorganisation import Rename
from ieum.platform.acting import acting_as
from ieum.platform.choices import Role
from ieum.platform.closed_days.operations import close_day
from ieum.platform.database.tenancy import municipality
from ieum.platform.delegations import Terms, delegate
from ieum.platform.models import Account, Delegation, DelegationEnd
from ieum.platform.powers import power_for
from ieum.reports import operations as reports

pytestmark = pytest.mark.database
TODAY = localdate()


def delegated(office, *, to=Role.OFFICER, of=Role.DIVISION_HEAD, actions=()):
    terms = Terms(
        delegator_id=office.accounts[of].pk, delegate_id=office.accounts[to].pk, first_day=TODAY, last_day=TODAY,
        actions=actions,
    )  # fmt: skip
    with municipality(office.code):
        return delegate(terms=terms, actor_id=office.accounts[of].pk, basis="연가", on=TODAY)


def switch(client, account):
    return client.post("/delegations/act/", {"behalf": account.pk}, follow=True)


def test_a_head_delegates_and_the_other_acts_for_them_by_a_switch(monthly):
    head, officer = monthly.browser(Role.DIVISION_HEAD), monthly.browser(Role.OFFICER)
    given = {
        "delegator": monthly.accounts[Role.DIVISION_HEAD].pk, "delegate": monthly.accounts[Role.OFFICER].pk,
        "first_day": TODAY, "last_day": TODAY + timedelta(days=3), "actions": ["ISSUE_ORDERS"], "basis": "연가 34호",
    }  # fmt: skip

    assert alerts(head.post("/delegations/", given, follow=True)) == [
        "권한을 위임했습니다. 마지막 날이 지나면 저절로 끝납니다."
    ]
    assert officer.get("/organisation/orders/new/").status_code == 403
    told = switch(officer, monthly.accounts[Role.DIVISION_HEAD])
    last = TODAY + timedelta(days=3)
    assert texts(told, "//form[@class='site-acting']/p") == [
        f"과장 대신 일하는 중입니다(위임, {last}까지). 하는 일은 대신한 것으로 기록됩니다."
    ]
    assert officer.get("/organisation/orders/new/").status_code == 200
    # What was not delegated is done neither for the other nor, meanwhile, as oneself.
    assert officer.get("/intakes/new/").status_code == 403


def test_only_what_was_chosen_is_given_and_nothing_that_is_done_in_person(monthly):
    delegated(monthly, actions=["BUILD"])
    client = monthly.browser(Role.OFFICER)
    switch(client, monthly.accounts[Role.DIVISION_HEAD])

    asked = ["/reports/monthly/next/", "/", "/cases/", "/privacy/readings/", "/delegations/"]
    assert [client.get(address).status_code for address in asked] == [200, 200, 403, 403, 200]
    assert texts(client.get("/"), "//h1") == ["내 계정"]
    assert client.post("/delegations/", {"basis": "또"}).status_code == 403


def test_posts_are_offered_to_who_acts_with_a_single_power(desk, office):
    delegated(office, actions=["WORK_ON_CASES", "SEE_CASES"])
    client = office.browser(Role.OFFICER)
    switch(client, office.accounts[Role.DIVISION_HEAD])

    offered = client.get("/organisation/names/posts/?post=예산팀", headers={"HX-Trigger-Name": "post"})

    assert "예산팀 주무관" in offered.content.decode()
    assert client.get("/organisation/").status_code == 403


def test_a_page_that_is_refused_while_acting_shows_the_way_back(monthly):
    delegated(monthly, actions=["BUILD"])
    client = monthly.browser(Role.OFFICER)
    switch(client, monthly.accounts[Role.DIVISION_HEAD])

    told = client.get("/cases/")

    assert told.status_code == 403
    assert texts(told, "//main//p[@class='ui-lead']") == [
        "대신 일하는 동안에는 볼 수 없는 화면입니다. 자기 일을 하려면 위의 ‘대행 그만두기’를 누르십시오."
    ]
    assert texts(told, "//form[@class='site-acting']/button") == ["대행 그만두기"]


def test_what_is_done_meanwhile_stands_in_the_log_with_both(monthly):
    delegated(monthly)
    client = monthly.browser(Role.OFFICER)
    switch(client, monthly.accounts[Role.DIVISION_HEAD])

    client.post("/reports/monthly/build/", {"as_of": "2023-10-30"})
    client.post("/delegations/act/")
    client.post("/reports/monthly/build/", {"as_of": "2023-10-29"})

    rows = texts(monthly.browser(Role.AUDITOR).get("/audit/"), "//div[@id='operations']//tbody/tr/td[position()<4]")
    assert rows[:3] == ["보고서 호 만들기", "담당", ""]
    assert rows[3:6] == ["보고서 호 만들기", "담당", "과장"]


def test_the_history_of_a_case_names_both(desk, browser):
    case = desk.receive()
    terms = Terms(
        delegator_id=desk.accounts["head"], delegate_id=desk.accounts["officer"], first_day=TODAY, last_day=TODAY
    )
    with desk.inside():
        delegate(terms=terms, actor_id=desk.accounts["head"], basis="연가", on=TODAY)
        titles = dict(Account.objects.values_list("pk", "title"))
    client = browser("officer")
    client.post("/delegations/act/", {"behalf": desk.accounts["head"]})

    client.post(f"/cases/{case.pk}/", {"step": "assign", "do": "assign", "post": "예산팀 팀장 [직**4]"})

    who = texts(client.get(f"/cases/{case.pk}/"), "//div[@id='history']//tbody/tr[last()]/*[3]")
    officer, head = (titles[desk.accounts[each]] for each in ("officer", "head"))
    assert who == [f"{officer} ({head} 대신) · 기획예산과 과장"]


def test_a_power_that_ends_is_left_on_the_next_page_and_told(monthly):
    made = delegated(monthly)
    client = monthly.browser(Role.OFFICER)
    switch(client, monthly.accounts[Role.DIVISION_HEAD])
    monthly.browser(Role.DIVISION_HEAD).post("/delegations/", {"end": made.pk, "basis": "돌아옴"})

    told = client.get("/")

    assert alerts(told) == ["대행하던 기간이 끝났거나 취소되어 자기 권한으로 돌아왔습니다."]
    assert texts(told, "//form[@class='site-acting']") == []
    assert client.get("/organisation/orders/new/").status_code == 403
    with municipality(monthly.code):
        assert DelegationEnd.objects.get().delegation_id == made.pk


@pytest.mark.parametrize("named", [str(UUID(int=1)), "누구", "0" * 32])
def test_nobody_is_acted_for_who_did_not_delegate(office, named):
    told = office.browser().post("/delegations/act/", {"behalf": named}, follow=True)

    assert alerts(told) == ["오늘 그 계정을 대신할 수 없습니다. 위임이나 직무대리가 없거나 끝났습니다."]
    assert texts(told, "//form[@class='site-acting']") == []


def test_what_is_wrong_with_a_delegation_is_told(office):
    own = office.accounts[Role.OFFICER].pk
    given = {"delegator": own, "delegate": own, "first_day": TODAY, "last_day": TODAY, "basis": "연가"}

    told = office.browser().post("/delegations/", given)
    empty = office.browser().post("/delegations/", {})
    ended = office.browser().post("/delegations/", {"end": "nothing", "basis": "그만"}, follow=True)

    assert (told.status_code, empty.status_code) == (422, 422)
    assert "자기 자신에게 위임할 수 없습니다. 다른 계정을 고르십시오." in told.content.decode()
    assert alerts(ended) == ["그런 위임이 없거나 이미 끝났습니다. 목록을 다시 불러오십시오."]
    with municipality(office.code):
        assert Delegation.objects.count() == 0


def test_a_session_of_another_municipality_and_a_resident_act_for_nobody(office, neighbour):
    delegated(office)

    stranger = neighbour.browser(Role.OFFICER)
    switch(stranger, office.accounts[Role.DIVISION_HEAD])
    assert stranger.get("/organisation/orders/new/").status_code == 403
    assert office.browser(Role.RESIDENT).post("/delegations/act/").status_code == 403


def test_the_answer_to_whether_one_may_names_the_power(office):
    delegated(office, actions=["RULE"])

    def ask(day):
        asked = {"action": "RULE", "day": day}
        return texts(office.browser(Role.OFFICER).get("/permissions/", asked), "//*[@id='answer']")

    assert ask(TODAY) == [
        f"과장 계정을 대신하여(위임, {TODAY}까지) 할 수 있습니다. '권한 위임' 화면에서 대신 일하기를 고르십시오."
    ]
    assert ask(TODAY + timedelta(days=1))[0].startswith("할 수 없습니다.")


def test_auditors_see_all_that_is_delegated_today(office):
    delegated(office)

    listed = texts(office.browser(Role.AUDITOR).get("/delegations/"), "//div[@id='all']//tbody/tr/*")
    assert listed == ["과장", "담당", str(TODAY), str(TODAY), "모두", "과장", "연가", "있음"]
    assert texts(office.browser(Role.OFFICER).get("/delegations/"), "//div[@id='all']") == []


def acting(office):
    """What the officer does for the head of the division."""
    delegated(office)
    with municipality(office.code):
        return acting_as(power_for(office.accounts[Role.OFFICER].pk, office.accounts[Role.DIVISION_HEAD].pk, TODAY))


def test_lists_name_on_whose_behalf_it_was_done(desk, office):
    by = {"actor_id": office.accounts[Role.OFFICER].pk, "basis": "대신함"}
    hall = desk.hall
    with acting(office):
        hall.reorganise(TODAY, Rename(hall.unit("재무과"), "회계과"), title="이름 바꿈")
        with municipality(office.code):
            close_day(day=TODAY + timedelta(days=30), name="개청 기념일", **by)
            designate(unit_id=hall.unit("예산팀"), person_id=hall.person("P4"), kind=AccountingKind.COMMITMENT,
                      first_day=TODAY, last_day=None, **by)  # fmt: skip
    client = office.browser(Role.DIVISION_HEAD)

    lists = {
        "orders": "/organisation/orders/?words=과장", "closed": "/organisation/closed-days/",
        "offices": "/organisation/accounting/",
    }  # fmt: skip
    shown = {name: texts(client.get(place), "//main//tbody/tr/td") for name, place in lists.items()}
    assert [name for name, cells in shown.items() if "담당 (과장 대신)" not in cells] == []
    assert shown["orders"].count("담당") == 0


def test_an_edition_names_on_whose_behalf_it_was_made(monthly):
    with acting(monthly):
        made = reports.build_edition(
            municipality_code=monthly.code, report=REPORT, actor_id=monthly.accounts[Role.OFFICER].pk,
            as_of=TODAY,
        )  # fmt: skip

    client = monthly.browser(Role.DIVISION_HEAD)
    (listed, *_) = page(client.get(f"/reports/{REPORT}/editions/")).xpath("//main//tbody/tr")
    one = client.get(f"/reports/{REPORT}/editions/{made.number}/").content.decode()
    assert ["담당 (과장 대신)" in each for each in (listed.text_content(), one)] == [True, True]
