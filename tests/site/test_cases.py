"""The pages of office work, as those do who receive, draft, review and decide."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate
from lxml import html
from tests.office.offices import DAY
from tests.site.offices import alerts, texts

from ieum.office import operations, queries
from ieum.org.rules.personnel import PersonnelAction, PersonnelLine
from ieum.platform.choices import Role
from ieum.platform.database.tenancy import municipality
from ieum.platform.delegations import Terms, delegate

pytestmark = pytest.mark.database
TODAY = localdate()
NOTHING = "그런 업무가 없습니다."


def received(client, **more):
    """Receive a case by the form; the address of its page."""
    given = {
        "kind": "REQUEST", "title": "예산 자료 요청", "content": "상반기", "requester": "의회",
        "received_on": TODAY.isoformat(), "post": "예산팀 주무관 [직**5]", **more,
    }  # fmt: skip
    return client.post("/cases/new/", given).headers["Location"]


def step(client, address, name, **more):
    """Take a step on the page of a case; what it says."""
    return alerts(client.post(address, {"step": name, **more}, follow=True))


def test_a_case_is_done_from_receipt_to_close_on_its_page(browser):
    officer, lead, head = (browser(name) for name in ("officer", "lead", "head"))
    address = received(officer)

    assert (
        step(officer, address, "assign", do="assign", post="예산팀 주무관 [직**5]")[-1]
        == "담당 정하기: 처리했습니다. 지금 상태: 처리 중."
    )
    assert step(officer, address, "submit", title="회신", body="표와 같음") == [
        "결재 올리기: 처리했습니다. 지금 상태: 결재 중."
    ]
    assert texts(lead.get("/inbox/"), "//tbody//th/a") == ["2026-0001 예산 자료 요청 (검토)"]
    assert step(lead, address, "approval", do="review") == ["검토·협조: 처리했습니다. 지금 상태: 결재 중."]
    assert step(head, address, "approval", do="decide") == ["결재: 처리했습니다. 지금 상태: 결재됨."]
    document = {"document_number": "기획예산과-1", "approved_on": TODAY.isoformat(), "approver": "기획예산과장"}
    assert step(officer, address, "register", **document) == [
        "온나라 문서 적기: 처리했습니다. 지금 상태: 온나라 등록됨."
    ]
    assert step(officer, address, "reply", reason="공문") == ["회신: 처리했습니다. 지금 상태: 회신함."]
    assert step(officer, address, "close") == ["종결: 처리했습니다. 지금 상태: 종결."]

    page = officer.get(address)
    assert texts(page, "//div[@id='history']//tbody/tr/th") == [
        "접수", "담당 정하기", "결재 올리기", "검토·협조", "결재", "온나라 문서 적기", "회신", "종결",
    ]  # fmt: skip
    assert texts(page, "//div[@id='line-1']//tbody/tr/td[2]") == ["마침", "마침"]
    assert texts(page, "//*[@class='site-step']") == []


def test_what_needs_no_document_is_closed_on_its_page_once_it_is_decided(desk, browser):
    case = desk.submitted()
    for who in ("lead", "head"):
        desk.do("approve", case, by=who)
    officer, address = browser("officer"), f"/cases/{case.pk}/"

    assert texts(officer.get(address), "//*[@class='site-step']//button") == [
        "온나라 문서 적기", "온나라 문서 없이 종결", "앞 업무와 잇기",
    ]  # fmt: skip
    assert step(officer, address, "settle", reason="내부 결재로 끝남") == [
        "온나라 문서 없이 종결: 처리했습니다. 지금 상태: 종결."
    ]
    assert texts(officer.get(address), "//div[@id='history']//tbody/tr/th")[-1] == "온나라 문서 없이 종결"


def test_the_page_offers_to_each_what_they_may_do_now_and_nothing_else(desk, browser):
    case = desk.submitted()

    def offered(name):
        return texts(browser(name).get(f"/cases/{case.pk}/"), "//*[@class='site-step']//button")

    assert {name: offered(name) for name in ("officer", "lead", "head", "mayor")} == {
        "officer": ["회수", "앞 업무와 잇기"], "lead": ["검토·협조", "반려"], "head": [], "mayor": [],
    }  # fmt: skip


def test_what_is_refused_is_told_at_the_step_and_changes_nothing(desk, browser):
    case = desk.submitted()

    response = browser("lead").post(f"/cases/{case.pk}/", {"step": "approval", "do": "return", "reason": ""})

    assert response.status_code == 422
    assert texts(response, "//*[@role='alert']//li") == ["반려: 사유를 적어야 합니다."]
    assert desk.state(case) == "IN_APPROVAL"


def test_who_posts_a_step_that_is_not_theirs_is_refused(desk, browser):
    case = desk.submitted()

    response = browser("mayor").post(f"/cases/{case.pk}/", {"step": "approval", "do": "review"})

    assert (response.status_code, desk.state(case)) == (422, "IN_APPROVAL")
    assert browser("mayor").post(f"/cases/{case.pk}/", {"step": "burn"}).status_code == 404


def test_the_inbox_tells_what_is_late_due_today_and_waits_for_others(desk, browser):
    officer = browser("officer")
    for days, title in ((-1, "늦은 일"), (0, "오늘 일"), (3, "앞의 일")):
        received(officer, title=title, due_on=(TODAY + timedelta(days=days)).isoformat())
    desk.submitted(title="올린 일")

    response = officer.get("/inbox/")

    heads = ["늦음 1건", "오늘까지 1건", "내일 이후·기한 없음 1건", "남을 기다리는 일 1건"]
    assert texts(response, "//main//h2") == heads
    assert [each.split(" (")[0][10:] for each in texts(response, "//tbody//th/a")] == [
        "늦은 일", "오늘 일", "앞의 일", "올린 일",
    ]  # fmt: skip
    assert texts(response, "//p[@class='ui-lead']") == ["내가 답할 직위: 예산팀 주무관"]
    (asked,) = html.fromstring(officer.get("/").content).xpath("//main//div[@hx-trigger='load']/@hx-get")
    assert texts(officer.get(asked), "//a[@href='/inbox/']") == ["내 할 일 3건: 늦음 1건, 오늘까지 1건"]


def test_who_has_nothing_to_do_is_told_of_no_work_when_they_come_in(browser):
    assert browser("mayor").get("/inbox/summary/").content.strip() == b""


def test_a_due_date_by_a_rule_shows_how_it_was_counted(browser):
    address = received(browser("officer"), rule="PROPOSAL_PETITION", kind="PETITION", received_on="2021-03-02")

    counted = texts(browser("officer").get(address), "//details//dd")

    assert counted[0].startswith("건의민원 (민원 처리에 관한 법률 시행령 제15조")
    assert counted[1] == "첫날 산입, 토요일·공휴일 불산입"
    assert (counted[2].split(" ")[0], counted[-1].split(" · ")[-1]) == ("1일째", "기한")


def test_an_opinion_is_asked_and_answered_on_the_page(desk, browser):
    case = desk.working()
    address = f"/cases/{case.pk}/"
    told = step(browser("officer"), address, "ask", post="예산팀 팀장 [직**4]", reason="금액이 맞는지")
    with municipality(desk.hall.district.code):
        asked = queries.opinions(case.pk)[0].pk

    done = browser("lead").post(f"{address}answer/", {"opinion": str(asked), "answer": "맞음"}, follow=True)
    again = browser("lead").post(f"{address}answer/", {"opinion": str(asked), "answer": "맞음"}, follow=True)

    assert (told, alerts(done)) == (["의견 요청: 처리했습니다. 지금 상태: 처리 중."], ["의견을 회신했습니다."])
    assert alerts(again) == ["이미 회신했거나 없는 의견 요청입니다."]


def test_an_opinion_that_is_owed_stands_before_all_steps_and_tells_that_it_is_late(desk, browser):
    case = desk.working()
    asked = {"due_on": DAY + timedelta(days=1), "post_id": desk.hall.post("예산팀 팀장")}
    desk.do("ask_opinion", case, by="officer", question="금액이 맞는지", **asked)
    address, late = f"/cases/{case.pk}/", "//ul[@class='site-history']//*[contains(@class, 'krds-badge')]"

    owed = browser("lead").get(address)
    (opinion,) = html.fromstring(owed.content).xpath("//input[@name='opinion']/@value")
    browser("lead").post(f"{address}answer/", {"opinion": opinion, "answer": "맞음"})

    assert texts(owed, "//details[@class='site-step'][@open]") == []
    assert texts(owed, "//h2[.='의견 1건']/following::h2")[0] == "담당 바꾸기"
    after = browser("officer").get(address)
    assert [texts(each, late) for each in (owed, after)] == [["늦음"], ["늦음"]]
    assert texts(after, "//ul[@class='site-history']//p") == [f"맞음 (lead, {TODAY})"]


def test_whoever_works_on_a_case_reads_what_holds_it_up_and_may_go_on_without_an_opinion(desk, browser):
    case, officer = desk.working(), browser("officer")
    address = f"/cases/{case.pk}/"
    step(officer, address, "ask", post="예산팀 팀장 [직**4]", reason="금액이 맞는지")
    with municipality(desk.hall.district.code):
        asked = str(queries.opinions(case.pk)[0].pk)

    def without(name, reason):
        given = {"opinion": asked, "answer": reason, "do": "withdraw"}
        return alerts(browser(name).post(f"{address}answer/", given, follow=True))

    held = texts(officer.get(address), "//p[@class='site-state']")
    refused = without("lead", "급함"), without("officer", " ")
    done = without("officer", "기한이 지남")

    assert held == [f"{name}: 회신하지 않은 의견 요청이 있습니다." for name in ("결재 올리기", "회신 없이 종결")]
    assert refused == (
        ["담당자·의견을 물은 사람만 할 수 있는 일입니다: 의견 없이 진행."],
        ["의견 없이 진행하는 사유를 적어야 합니다."],
    )  # fmt: skip
    assert done == ["의견을 기다리지 않고 진행합니다."]
    page = officer.get(address)
    assert texts(page, "//ul[@class='site-history']//p") == [f"(의견 없이 진행) 기한이 지남 (officer, {TODAY})"]
    assert "결재 올리기" in texts(page, "//*[@class='site-step']//button")
    assert texts(browser("lead").get("/inbox/"), "//tbody//th/a") == []


def test_what_is_known_stands_in_the_forms_of_a_case(desk, browser):
    officer, lead, head = (browser(name) for name in ("officer", "lead", "head"))
    address = received(officer)

    def value(name):
        return html.fromstring(officer.get(address).content).xpath(f"//main//input[@name='{name}']/@value")

    first = value("post")
    step(officer, address, "assign", do="assign", post="예산팀 주무관 [직**5]")
    step(officer, address, "submit", title="회신", body="표와 같음")
    step(lead, address, "approval", do="review")
    step(head, address, "approval", do="decide")

    assert first == ["예산팀 주무관 [직**5]"]
    assert (value("approved_on"), value("approver")) == ([TODAY.isoformat()], ["head"])
    step(officer, address, "register", document_number="1", approved_on=TODAY.isoformat(), approver="과장")
    assert texts(officer.get(address), "//label[@for='reply_reason']")[0].startswith("회신 내용")


def test_a_draft_that_came_back_is_sent_again_as_it_was_and_decided_for_whoever_is_away(desk, browser):
    hall, officer, lead, last = desk.hall, browser("officer"), browser("lead"), {"until": TODAY + timedelta(days=1)}
    hall.appoint(
        TODAY,
        PersonnelLine(PersonnelAction.ABSENT, hall.person("P3"), **last),
        PersonnelLine(PersonnelAction.ACT, hall.person("P4"), hall.post("기획예산과 과장"), **last),
    )
    address = received(officer)
    step(officer, address, "assign", do="assign", post="예산팀 주무관 [직**5]")
    step(officer, address, "submit", title="회신 (안)", body="표와 같음")
    step(lead, address, "approval", do="return", reason="근거를 적을 것")

    page = officer.get(address)
    opened = texts(page, "//details[@class='site-step'][@open]/summary")
    known = [
        *texts(page, "//textarea[@name='body']"),
        *html.fromstring(page.content).xpath("//*[@id='submit_title']/@value"),
    ]
    step(officer, address, "submit", title="회신 (안)", body="표와 근거")
    step(lead, address, "approval", do="review")
    step(lead, address, "approval", do="decide")

    assert (opened, known) == (["결재 올리기"], ["표와 같음", "회신 (안)"])
    page = officer.get(address)
    assert texts(page, "//details/summary/h2")[0] == "기안 1판: 회신 (안)"
    assert texts(page, "//div[@id='history']//tbody/tr/td[2]")[-2:] == [
        "lead · 예산팀 팀장", "lead · 기획예산과 과장 · 대결(직무대리)",
    ]  # fmt: skip


def test_who_decides_by_delegation_is_said_to_and_not_to_be_an_acting_head(desk, browser):
    officer, lead = browser("officer"), browser("lead")
    address = received(officer)
    step(officer, address, "assign", do="assign", post="예산팀 주무관 [직**5]")
    step(officer, address, "submit", title="회신", body="표와 같음")
    step(lead, address, "approval", do="review")
    terms = Terms(
        delegator_id=desk.accounts["head"], delegate_id=desk.accounts["lead"], first_day=TODAY, last_day=TODAY,
        actions=(),
    )  # fmt: skip
    with municipality(desk.hall.district.code):
        delegate(terms=terms, actor_id=desk.accounts["head"], basis="출장", on=TODAY)
    lead.post("/delegations/act/", {"behalf": str(desk.accounts["head"])})
    step(lead, address, "approval", do="decide")

    assert texts(officer.get(address), "//div[@id='line-1']//tbody/tr/td[3]") == ["lead", "lead (대결(권한 위임))"]
    grounds = texts(officer.get(address), "//div[@id='line-1']//tbody/tr/td[4]")
    assert (grounds[0], grounds[1].endswith(f"(2017-10-17 시행); 위임: 출장 ({TODAY}부터 {TODAY}까지)")) == ("-", True)


def test_cases_are_found_by_words_state_and_number(desk, browser):
    desk.receive(title="공약 이행 점검")
    desk.working(title="예산 자료")
    officer = browser("officer")

    def shown(query):
        return texts(officer.get(f"/cases/?{query}"), "//tbody/tr/td[1]")

    assert shown("words=공약") == ["공약 이행 점검"]
    assert shown("state=ASSIGNED") == ["예산 자료"]
    assert shown("words=2021-0001") == ["공약 이행 점검"]


def test_cases_are_found_by_the_division_in_charge_and_by_when_they_are_due(desk, browser):
    hall = desk.hall
    days = {"어제": -1, "오늘": 0, "이레": 6, "여드레": 7}
    for title, after in days.items():
        desk.working(title=title, due_on=TODAY + timedelta(days=after))
    desk.receive(title="결산", due_on=TODAY - timedelta(days=9), post="재무과 과장")
    desk.receive(title="기한 없음")
    ended = desk.working(title="지나고 끝남", due_on=TODAY - timedelta(days=9))
    desk.do("settle", ended, by="officer", reason="중복")
    officer = browser("officer")

    def shown(query, form=""):
        found = officer.get(f"/cases/?{query}&sort=number{form}")
        return found.content.decode("utf-8-sig") if form else texts(found, "//tbody/tr/td[1]")

    assert {each: shown(f"due={each}") for each in ("LATE", "TODAY", "WEEK", "NONE", "WHEN")} == {
        "LATE": ["어제", "결산"], "TODAY": ["오늘"], "WEEK": ["오늘", "이레"], "NONE": ["기한 없음"],
        "WHEN": [NOTHING],
    }  # fmt: skip
    planning, finance = hall.unit("기획예산과"), hall.unit("재무과")
    assert shown(f"due=LATE&unit={planning}") == ["어제"]
    assert (shown(f"unit={finance}"), shown(f"unit={desk.accounts['officer']}")) == (["결산"], [NOTHING])
    taken = shown(f"due=LATE&unit={finance}", "&file=csv")
    assert "결산" in taken
    assert "어제" not in taken


def test_a_form_that_lacks_something_says_so_beside_the_field(browser):
    response = browser("officer").post(
        "/cases/new/", {"kind": "REQUEST", "received_on": "2026-13-01", "post": "달나라"}
    )

    assert texts(response, "//p[@class='form-hint-invalid']") == [
        "제목을 적어 주십시오.", "접수일을 2026-07-01처럼 적어 주십시오.",
        "목록에 있는 직위를 골라 주십시오. 같은 직위가 여럿이면 사람까지 고릅니다.",
    ]  # fmt: skip


def test_what_is_of_another_municipality_does_not_exist(desk, neighbour):
    case = desk.working()
    stranger = neighbour.browser(Role.OFFICER)

    assert stranger.get(f"/cases/{case.pk}/").status_code == 404
    assert stranger.post(f"/cases/{case.pk}/", {"step": "settle", "reason": "남의 일"}).status_code == 404
    assert texts(stranger.get("/cases/"), "//tbody//td") == ["그런 업무가 없습니다."]


def test_words_of_a_case_are_never_taken_for_markup(desk, browser):
    with municipality(desk.hall.district.code):
        case = operations.receive_case(
            kind="REQUEST", title="<script>alert(1)</script>", content="<b>굵게</b>", requester="", received_on=TODAY,
            on=TODAY, post_id=desk.hall.post("예산팀 주무관"), actor_id=desk.accounts["officer"],
        )  # fmt: skip

    page = html.fromstring(browser("officer").get(f"/cases/{case.pk}/").content.decode())

    assert page.xpath("//main//script | //main//b") == []


def test_what_waits_at_a_post_is_told_to_none_but_who_may_open_it(desk, office):
    desk.working(title="조직 진단 검토")
    address = f"/organisation/posts/{desk.hall.post('예산팀 주무관')}/"

    def waiting(role):
        return texts(office.browser(role).get(address), "//div[@id='work']//tbody/tr/th")

    assert [waiting(each) for each in (Role.DEPARTMENT, Role.AUDITOR)] == [["2021-0001 조직 진단 검토 (처리 중)"]] * 2
    assert waiting(Role.COUNCIL) == []
    assert texts(office.browser(Role.COUNCIL).get(address), "//div[@id='work']//caption/span") == ["(볼 수 있는 일만)"]
    assert "조직 진단" not in office.browser(Role.COUNCIL).get(address).content.decode()
