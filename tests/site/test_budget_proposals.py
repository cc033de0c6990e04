"""The list 승인 대기 and one of it, as who enters, who confirms and who looks see them."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import localdate
from tests.budget.bills import FINANCE, Bureau
from tests.budget.ledger import Books
from tests.budget.test_proposals import transfer
from tests.site.offices import alerts, page, texts
from tests.site.test_budget_requests import browser

from ieum.budget import operations

pytestmark = pytest.mark.database
YEAR = localdate().year
LIST = "/budget/proposals/"
CELL = "0111 사업 0111 201-01 재무과 구비"


@pytest.fixture
def bureau(bureau) -> Bureau:
    """The hall in which the officer entered 60,000 of 100,000 won beside the plan."""
    books = Books(bureau.hall.district)
    cell = books.cell("201-01", "0111", division=FINANCE, year=YEAR)
    books.post("ORIGINAL", {cell: 100_000}, date(YEAR, 1, 1), year=YEAR)
    enter(bureau)
    return bureau


def enter(bureau):
    given = {"step": "occasional", "cell": CELL, "amount": "60,000", "reason": "급함", "on": f"{YEAR}-01-02"}
    browser(bureau, "officer").post(f"/budget/allotment/?year={YEAR}", given)


def listed(client, state=""):
    return page(client.get(LIST, {"state": state})).xpath("//div[@id='proposals']//tbody//a/@href")


def test_the_head_sees_what_it_would_do_and_confirms_it(bureau):
    head = browser(bureau, "head")
    (address,) = listed(head, "WAITING")

    before = head.get(address)
    after = head.post(address, {"step": "decide", "do": "confirm", "reason": ""}, follow=True)

    assert texts(before, "//div[@id='effects']//tbody/tr[1]/*") == [CELL, "배정액", "0", "60,000", "60,000"]
    assert alerts(after) == ["승인하여 원장에 등록했습니다."]
    assert texts(after, "//div[@id='effects'] | //*[@class='site-step']") == []
    assert listed(head, "WAITING") == []
    assert listed(head, "CONFIRMED") == [address]


def test_it_is_returned_with_a_reason_or_withdrawn_by_who_entered_it(bureau):
    enter(bureau)
    head, officer = browser(bureau, "head"), browser(bureau, "officer")
    newer, older = listed(head)

    mute = head.post(newer, {"step": "decide", "do": "cancel", "reason": ""})
    returned = head.post(newer, {"step": "decide", "do": "cancel", "reason": "근거 보완"}, follow=True)
    withdrawn = officer.post(older, {"step": "withdraw", "do": "cancel", "reason": "착오"}, follow=True)

    assert (mute.status_code, texts(mute, "//*[@role='alert']//li")) == (422, ["반려하는 사유를 적어야 합니다."])
    assert alerts(returned) == ["반려했습니다. 원장에는 아무것도 등록하지 않았습니다."]
    assert "근거 보완" in texts(officer.get(newer), "//dd")
    assert alerts(withdrawn) == ["회수했습니다."]


def test_what_cannot_be_posted_any_more_says_why_and_is_not_confirmed(bureau):
    enter(bureau)
    head = browser(bureau, "head")
    newer, older = listed(head)
    confirm = {"step": "decide", "do": "confirm", "reason": ""}
    head.post(newer, confirm)

    shown, refused = head.get(older), head.post(older, confirm)

    assert ("20,000원" in shown.content.decode(), texts(shown, "//div[@id='effects']")) == (True, [])
    assert refused.status_code == 422
    assert len(listed(head, "WAITING")) == 1


def test_others_look_and_are_offered_nothing(bureau):
    (address,) = listed(browser(bureau, "clerk"))

    for login in ("clerk", "lead"):
        assert texts(browser(bureau, login).get(address), "//*[@class='site-step']") == []
    assert browser(bureau, "clerk").post(address, {"step": "decide", "do": "confirm"}).status_code == 403
    stranger = browser(bureau, "lead").post(address, {"step": "decide", "do": "confirm"}, follow=True)
    assert alerts(stranger) == ["이미 처리했거나 처리할 수 없는 승인 대기입니다."]
    assert browser(bureau, "head").get(f"{LIST}{bureau.accounts['head']}/").status_code == 404


def test_a_confirmed_file_is_taken_back_on_no_page_by_who_entered_it_but_by_who_decides(bureau):
    own = {"code": bureau.hall.district.code, "actor_id": bureau.accounts["officer"], "basis": "3월분"}
    data = transfer(localdate()).replace(b",0111,", b",0191,")
    operations.post_file(name="전용.csv", data=data, **own)
    bureau.confirm()
    listed = page(browser(bureau, "officer").get("/budget/files/taken/"))
    address = listed.xpath("//div[@id='taken']//tbody//a/@href")[0]

    by_hand = {"file": SimpleUploadedFile("전용.csv", data), "basis": "착오", "do": "undo"}
    own_file = browser(bureau, "officer").post("/budget/files/", by_hand)
    refused = {login: browser(bureau, login).post(address, {"basis": "착오"}) for login in ("officer", "lead", "head")}
    done = browser(bureau, "mayor").post(address, {"basis": "착오"}, follow=True)

    assert [own_file.status_code, *(each.status_code for each in refused.values())] == [422] * 4
    said = [texts(each, "//*[@role='alert']//li")[0] for each in (own_file, refused["officer"], refused["head"])]
    assert all("전용: 올린 사람이 스스로 취소할 수 없습니다." in each for each in said[:2])
    assert "전용: 단체장의 계정으로만 취소할 수 있습니다. (지방재정법 제49조)" in said[2]
    assert alerts(done) == ["사건 3건을 취소하고 앞의 0건을 되살렸습니다."]
