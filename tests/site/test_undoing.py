"""What was done by mistake is taken back by the button of the message, through the operation that takes it back."""

from datetime import timedelta

import pytest
from tests.office.offices import DAY
from tests.site.offices import alerts, page

from ieum.office import operations, queries
from ieum.office.choices import CaseState
from ieum.org import queries as orgs
from ieum.platform.choices import Role
from ieum.platform.closed_days.queries import closed_days

pytestmark = pytest.mark.database


def undo(client, response):
    """Press the button of the message on a page; what the next page says."""
    (form,) = page(response).xpath("//div[@id='ui-messages']//form")
    given = {each.get("name"): each.get("value") for each in form.xpath(".//input")}
    return alerts(client.post(form.get("action"), given, follow=True))


def test_a_draft_that_was_submitted_is_taken_back_until_somebody_approved_it(desk, browser):
    client, case = browser("officer"), desk.working()
    given = {"step": "submit", "do": "submit", "title": "회신", "body": "표와 같음"}
    sent = client.post(f"/cases/{case.pk}/", given, follow=True)

    assert undo(client, sent) == [f"회수: 처리했습니다. 지금 상태: {CaseState.ASSIGNED.label}."]
    again = client.post(f"/cases/{case.pk}/", given, follow=True)
    desk.do("approve", case, by="lead", remark="")
    desk.do("approve", case, by="head", remark="")
    assert desk.state(case) != CaseState.ASSIGNED
    (form,) = page(again).xpath("//div[@id='ui-messages']//form")
    fields = {each.get("name"): each.get("value") for each in form.xpath(".//input")}
    assert client.post(form.get("action"), fields).status_code == 422


def test_a_case_that_was_given_to_the_wrong_post_is_taken_back(desk, browser):
    client, case = browser("officer"), desk.receive()
    given = {"step": "assign", "do": "assign", "post": "예산팀 팀장 [직**4]"}

    assigned = client.post(f"/cases/{case.pk}/", given, follow=True)

    assert undo(client, assigned) == [f"담당 되돌리기: 처리했습니다. 지금 상태: {CaseState.RECEIVED.label}."]
    with desk.inside():
        assert queries.case(case.pk).post_id == desk.hall.post("예산팀 주무관")


def test_an_opinion_that_was_asked_of_the_wrong_post_is_taken_back_until_it_is_answered(desk, browser):
    client, case = browser("officer"), desk.working()
    given = {"step": "ask", "do": "ask", "post": "예산팀 팀장 [직**4]", "reason": "검토"}

    undo(client, client.post(f"/cases/{case.pk}/", given, follow=True))
    again = client.post(f"/cases/{case.pk}/", given, follow=True)

    with desk.inside():
        first, second = queries.opinions(case.pk)
        assert (first.answered_id is None, second.answered_id is None) == (False, True)
        answering = {"opinion_id": second.pk, "answer": "좋음", "actor_id": desk.accounts["lead"], "on": DAY}
        operations.answer_opinion(**answering)
    assert undo(client, again) == ["이미 회신했거나 없는 의견 요청입니다."]


def test_a_personnel_order_is_taken_back_with_its_own_order(desk, office):
    client = office.browser(Role.DIVISION_HEAD)
    given = {
        "title": "전보", "basis": "인사발령", "effective_date": DAY.isoformat(), "do": "issue",
        "line-TOTAL_FORMS": "1", "line-INITIAL_FORMS": "0", "line-0-person": "직**4 (P4)", "line-0-action": "LEAVE",
        "line-0-last_day": (DAY + timedelta(days=30)).isoformat(),
    }  # fmt: skip
    issued = client.post("/organisation/orders/new/", given, follow=True)

    assert undo(client, issued) == ["되돌렸습니다. 그 명령이 있기 전의 조직으로 돌아갔습니다."]
    with desk.inside():
        assert orgs.orders()[0].kind == "UNDO"


def test_a_closed_day_is_taken_back(desk, office):
    head = office.browser(Role.DIVISION_HEAD)
    # A Wednesday that the decree leaves open.
    closed = {"day": "2027-04-07", "name": "개청 기념일", "basis": "조례", "do": "confirm"}

    undo(head, head.post("/organisation/closed-days/", closed, follow=True))

    with desk.inside():
        assert [each.withdrawn_by_id is None for each in closed_days()] == [False]


def test_a_table_that_was_confirmed_is_taken_back_at_once_but_all_of_them_only_with_a_reason(office):
    intake, client = office.take_in(), office.browser(Role.TEAM_LEAD)
    confirmed = client.post(f"/intakes/{intake.pk}/confirm/", {"table": "1"}, follow=True)

    (said,) = undo(client, confirmed)

    assert said.endswith("개를 취소했습니다. 이력에는 남습니다.")
    everything = client.post(f"/intakes/{intake.pk}/confirm/", {"table": ""}, follow=True)
    assert page(everything).xpath("//div[@id='ui-messages']//form") == []


def test_who_may_not_take_it_back_is_refused_though_the_button_is_copied(desk, office, browser):
    case = desk.submitted()

    copied = browser("lead").post(f"/cases/{case.pk}/", {"step": "withdraw", "do": "withdraw", "reason": "남의 것"})

    assert copied.status_code == 422
