"""What is done beside the way of a case on its page: links, posts that work on it too, its due date, its document."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate
from lxml import html
from tests.site.offices import texts
from tests.site.test_cases import received, step

pytestmark = pytest.mark.database
TODAY = localdate()


def about(page):
    """What the list at the head of a case says, by its words."""
    tree = html.fromstring(page.content.decode())
    heads = [each.text_content().strip() for each in tree.xpath("//main//dl[1]//dt")]
    return dict(zip(heads, (each.text_content().strip() for each in tree.xpath("//main//dl[1]//dd")), strict=False))


def linked(page):
    """What the page lists as linked."""
    return texts(page, "//h2[text()='이어진 업무']/following-sibling::ul[1]/li")


def test_a_case_is_linked_to_the_one_before_it_which_is_not_closed_until_it_ends(browser):
    officer = browser("officer")
    first, second = received(officer), received(officer, title="이어진 일")
    for address in (first, second):
        step(officer, address, "assign", do="assign", post="예산팀 주무관 [직**5]")
    names = officer.get("/cases/names/?before=예산", headers={"HX-Trigger-Name": "before"})
    offered = html.fromstring(names.content.decode()).xpath("//option/@value")

    unknown = officer.post(second, {"step": "link", "before": "2026-0099"})
    told = step(officer, second, "link", before=offered[0])

    assert offered == ["2026-0001 예산 자료 요청"]
    assert texts(unknown, "//p[@class='form-hint-invalid']") == [
        "그 번호의 업무가 없습니다. 2026-0001처럼 적거나 목록에서 골라 주십시오."
    ]
    assert told == ["앞 업무와 잇기: 처리했습니다. 지금 상태: 처리 중."]
    assert linked(officer.get(first)) == ["뒤: 2026-0002 이어진 일"]
    assert linked(officer.get(second)) == ["앞: 2026-0001 예산 자료 요청"]
    assert texts(officer.get(first), "//p[@class='site-state']") == [
        "회신 없이 종결: 이어진 업무가 아직 끝나지 않았습니다."
    ]
    other = html.fromstring(officer.get(first).content).xpath("//select[@name='chosen']/option/@value")[-1]
    step(officer, first, "unlink", chosen=other, reason="다른 일임")
    assert linked(officer.get(second)) == []


def test_posts_and_units_work_beside_the_one_in_charge_and_write_their_opinion(browser):
    officer, lead, head = (browser(name) for name in ("officer", "lead", "head"))
    address = received(officer)
    step(officer, address, "assign", do="assign", post="예산팀 주무관 [직**5]", beside_1="기획예산과")
    told = step(officer, address, "join", beside_1="예산팀 팀장", beside_2="예산팀 팀장")

    assert about(officer.get(address))["함께 하는 직위"] == "기획예산과 과장, 예산팀 팀장"
    assert told == ["함께 할 직위 더하기: 처리했습니다. 지금 상태: 처리 중."]
    assert texts(head.get("/inbox/"), "//tbody//th/a") == ["2026-0001 예산 자료 요청 (함께 하는 일)"]
    assert step(lead, address, "opine", opinion="세출도 보면 좋겠음") == [
        "함께 하는 직위의 의견: 처리했습니다. 지금 상태: 처리 중."
    ]
    assert texts(officer.get(address), "//ul[@class='site-history']/li/p")[0].startswith("세출도 보면 좋겠음")
    gone = html.fromstring(officer.get(address).content).xpath("//select[@name='chosen']/option/@value")[-1]
    step(officer, address, "leave", chosen=gone, reason="맡은 몫이 끝남")
    assert about(officer.get(address))["함께 하는 직위"] == "기획예산과 과장"


def test_a_due_date_stops_is_counted_on_and_put_off_and_the_page_shows_each(browser):
    officer = browser("officer")
    address = received(officer, rule="PROPOSAL_PETITION", kind="PETITION")
    before = about(officer.get(address))["기한"]
    today = TODAY.isoformat()

    step(officer, address, "suspend", from_on=today, told_on=today, basis="보완 요구")
    stopped = about(officer.get(address))["기한"]
    step(officer, address, "resume", until_on=today)
    again = about(officer.get(address))["기한"]
    refused = officer.post(address, {"step": "extend", "length": "30일", "told_on": today, "basis": "많음"})
    step(officer, address, "extend", length="14일", told_on=today, basis="자료가 많음")

    page = officer.get(address)
    counted = texts(page, "//details[@class='site-insert']//dt"), texts(page, "//details[@class='site-insert']//dd")
    assert stopped == f"멈춤 ({today}부터)"
    assert before <= again < about(page)["기한"]
    assert texts(refused, "//*[@role='alert']//li") == ["건의민원: 한 번에 14일까지만 연장할 수 있습니다."]
    assert counted[0][-2:] == ["멈춤", "연장"]
    assert [each.split(": ")[1] for each in counted[1][-2:]] == [
        f"보완 요구 ({today} 알림)", f"자료가 많음 ({today} 알림)"
    ]  # fmt: skip


def test_a_due_date_that_was_given_is_put_off_to_a_day(browser):
    officer = browser("officer")
    address = received(officer, due_on=TODAY.isoformat())
    later = (TODAY + timedelta(days=3)).isoformat()

    told = step(officer, address, "extend", until_on=later, told_on=TODAY.isoformat(), basis="협의가 늦음")

    assert (told[-1:], about(officer.get(address))["기한"]) == (["기한 연장: 처리했습니다. 지금 상태: 접수."], later)


def test_a_wrong_number_of_a_document_is_corrected_and_stays_to_be_read(browser):
    officer, lead, head = (browser(name) for name in ("officer", "lead", "head"))
    address, bare, today = received(officer), received(officer, title="기안 없음"), TODAY.isoformat()
    step(officer, address, "assign", do="assign", post="예산팀 주무관 [직**5]")
    step(officer, address, "submit", title="회신", body="표와 같음")
    step(lead, address, "approval", do="review")
    step(head, address, "approval", do="decide")
    step(officer, address, "register", document_number="과-1", approved_on=today, approver="과장")

    file = officer.get(f"{address}draft/hwpx/")
    wordless = officer.post(
        address, {"step": "correct", "document_number": "과-2", "approved_on": today, "approver": "과장"}
    )
    step(officer, address, "correct", document_number="과-2", approved_on=today, approver="과장", reason="잘못 적음")

    assert (file.status_code, file.headers["Content-Type"]) == (200, "application/hwp+zip")
    assert [officer.get(f"{each}/").status_code for each in (f"{address}draft/docx", f"{bare}draft/hwpx")] == [404, 404]
    assert texts(wordless, "//p[@class='form-hint-invalid']") == ["사유를 적어 주십시오."]
    assert texts(officer.get(address), "//h2[text()='온나라 문서']/following-sibling::ul[1]/li") == [
        f"고치기 전: 과-1, {today} 결재, 과장", f"과-2, {today} 결재, 과장"
    ]  # fmt: skip


def test_a_draft_takes_the_line_that_is_chosen_with_several_agreements_before_the_decision(browser):
    officer = browser("officer")
    address = received(officer)
    step(officer, address, "assign", do="assign", post="예산팀 주무관 [직**5]")
    offered = texts(officer.get(address), "//select[@name='line']/option")
    unknown = officer.post(address, {"step": "submit", "title": "회신", "body": "표와 같음", "line": "9"})

    step(
        officer, address, "submit", title="회신", body="표와 같음", line="2", agree_1="재무과 과장",
        agree_2="평가팀 팀장",
    )  # fmt: skip

    assert offered[:3] == [
        "예산팀 팀장(검토) → 기획예산과 과장(결재, 전결)",
        "예산팀 팀장(검토) → 기획예산과 과장(검토) → 기획재정국 국장(결재, 전결)",
        "예산팀 팀장(검토) → 기획재정국 국장(결재, 전결)",
    ]
    assert unknown.status_code == 422
    page = officer.get(address)
    assert texts(page, "//div[@id='line-1']//tbody/tr/th") == [
        "예산팀 팀장", "재무과 과장", "평가팀 팀장", "기획재정국 국장"
    ]  # fmt: skip
