"""The list 승인 대기 and one of it, as who enters, who confirms and who looks see them."""

from datetime import date

import pytest
from django.utils.timezone import localdate
from tests.budget.bills import FINANCE, Bureau
from tests.budget.ledger import Books
from tests.site.offices import alerts, page, texts
from tests.site.test_budget_requests import browser

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
