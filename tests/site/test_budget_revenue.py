"""The page of revenue, as who posts to it and who looks at it do."""

from datetime import date

import pytest
from django.utils.timezone import localdate
from tests.budget.bills import Bureau
from tests.budget.ledger import Books
from tests.site.offices import alerts, texts
from tests.site.test_budget_requests import browser

from ieum.budget import operations
from ieum.budget.choices import VersionKind

pytestmark = pytest.mark.database
YEAR = localdate().year
PAGE = f"/budget/revenue/?year={YEAR}"
LEVY = {
    "kind": "LEVY", "account": "일반회계", "division": "세무과", "code": "111-01", "amount": "1,000",
    "on": f"{YEAR}-01-02", "basis": "고지 1",
}  # fmt: skip


@pytest.fixture
def bureau(bureau) -> Bureau:
    books = Books(bureau.hall.district)
    books.post("ORIGINAL", {books.cell("201-01", "0111", year=YEAR): 500}, date(YEAR, 1, 1), year=YEAR)
    return bureau


def test_revenue_is_posted_and_stands_with_what_is_uncollected(bureau):
    officer = browser(bureau, "officer")

    said = [
        alerts(officer.post(PAGE, LEVY | more, follow=True))
        for more in ({}, {"kind": "RECEIPT", "amount": "900"}, {"kind": "RECEIPT", "amount": "△50"})
    ]

    shown = browser(bureau, "clerk").get(PAGE)
    assert said == [
        ["징수결정 1,000원을 등록했습니다."],
        ["수납 900원을 등록했습니다."],
        ["수납 △50원을 등록했습니다."],
    ]
    assert texts(shown, "//div[@id='revenue']//tbody/tr[2]/*") == [
        "일반회계", "지방세수입", "111-01", "세무과", "0", "1,000", "850", "0", "150",
    ]  # fmt: skip
    assert texts(shown, "//div[@id='surplus']//tbody/tr[1]/*") == ["일반회계", "850", "0", "850", "0", "0", "850"]
    assert texts(shown, "//*[@class='site-step']") == []


def test_a_round_whose_sides_are_equal_is_named_and_stands(bureau):
    officer = browser(bureau, "officer")
    budget = LEVY | {"kind": "ORIGINAL", "amount": "500", "on": f"{YEAR}-01-01"}
    officer.post(PAGE, budget)
    with bureau.inside():
        operations.seal_round(
            year=YEAR, kind=VersionKind.ORIGINAL, actor_id=bureau.accounts["officer"], basis="정례회 의결"
        )

    refused = officer.post(PAGE, budget)

    assert texts(officer.get(PAGE), "//p[@class='ui-lead']") == ["세입과 세출을 맞춘 차수: 본예산"]
    assert texts(refused, "//*[@role='alert']//li")[-1] == (
        "세입과 세출을 맞춘 차수는 바꿀 수 없습니다. 다음 추경에 편성하십시오."
    )


def test_what_is_wrong_is_told_at_the_form(bureau):
    officer = browser(bureau, "officer")
    wrong = ({"code": "11-1"}, {"amount": "0"}, {"code": "911-01"}, {"kind": "RECEIPT"}, {"kind": "REVERSAL"})

    answers = [officer.post(PAGE, LEVY | each) for each in wrong]

    assert [each.status_code for each in answers] == [422] * 5
    assert [texts(each, "//*[@role='alert']//li")[-1] for each in answers[:4]] == [
        "세입과목: 세입과목을 111-01처럼 적으십시오.",
        "금액(원): 금액을 1,000,000이나 △1,000,000처럼 원으로 적으십시오.",
        "세입과목의 장에 없는 부호입니다: 911-01.",
        "수납액과 불납결손액의 합이 징수결정액을 넘거나, 예산액이 0원 아래로 내려갑니다.",
    ]
    assert officer.get("/budget/revenue/?year=1999").status_code == 404
