"""The page of revenue, as who posts to it and who looks at it do."""

from datetime import date

import pytest
from django.utils.timezone import localdate
from tests.budget.bills import Bureau
from tests.budget.ledger import Books
from tests.site.offices import alerts, page, texts
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
        "일반회계", "지방세수입", "111-01", "세무과", "0", "0", "0", "1,000", "850", "0", "150", "85.0",
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


@pytest.fixture
def collected(bureau) -> Bureau:
    """Levies and receipts of two items, one of them received in summer and corrected in autumn."""
    officer = browser(bureau, "officer")
    for more in (
        {}, {"code": "211-01", "division": "교통과", "amount": "400"},
        {"kind": "RECEIPT", "amount": "600", "on": f"{YEAR}-06-01"},
        {"kind": "RECEIPT", "amount": "△100", "on": f"{YEAR}-10-01"},
    ):  # fmt: skip
        officer.post(PAGE, LEVY | more)
    return bureau


def rows(response) -> list[list[str]]:
    count = len(texts(response, "//div[@id='revenue']//tbody/tr"))
    return [texts(response, f"//div[@id='revenue']//tbody/tr[{number}]/*") for number in range(1, count + 1)]


def test_revenue_stands_as_of_any_day_and_as_known_at_any_time(collected):
    clerk = browser(collected, "clerk")

    summer = rows(clerk.get(f"{PAGE}&day={YEAR}-06-30&by=account"))

    assert summer[1] == ["일반회계", "0", "0", "0", "1,400", "600", "0", "800", "42.9"]
    assert rows(clerk.get(f"{PAGE}&day={YEAR}-05-31&by=account"))[1][5] == "0"
    assert rows(clerk.get(f"{PAGE}&known_at=2020-01-01T00:00"))[1:] == []
    wrong = [clerk.get(f"{PAGE}&{more}") for more in ("known_at=2999-01-01T00:00", "day=June", "by=person")]
    assert [each.status_code for each in wrong] == [422] * 3


def test_the_way_down_leads_from_an_account_to_the_events_of_a_place(collected):
    clerk, way = browser(collected, "clerk"), []
    response = clerk.get(f"{PAGE}&by=account&day={YEAR}-12-31")

    for _ in range(3):
        link = page(response).xpath("//div[@id='revenue']//tbody/tr[2]/*/a/@href")[0]
        response = clerk.get(f"/budget/revenue/{link}")
        way.append(rows(response)[1])
    place = clerk.get(page(response).xpath("//div[@id='revenue']//tbody/tr[2]//a[contains(@href, '/cells/')]/@href")[0])

    assert [each[1:-8] for each in way] == [
        ["지방세수입"],
        ["지방세수입", "111-01"],
        ["지방세수입", "111-01", "세무과"],
    ]
    assert texts(place, "//div[@id='events']//tbody/tr/td/a") == ["징수결정", "수납", "수납"]
    assert texts(place, "//div[@id='events']//tbody/tr[3]/*")[-1] == "500"
    assert clerk.get(f"/budget/revenue/cells/{collected.hall.district.id}/").status_code == 404


def test_every_number_of_revenue_leads_to_reasons_that_add_up(collected):
    clerk = browser(collected, "clerk")
    for by in ("group", "division"):
        shown = clerk.get(f"{PAGE}&by={by}&day={YEAR}-12-31")
        links = page(shown).xpath("//div[@id='revenue']//a[contains(@href, '/changes/')]/@href")
        said = [texts(clerk.get(each), "//p[@class='site-said']") for each in links]
        assert len(links) >= 10
        assert all(not each or each[0].endswith("까닭을 더하면 차이와 같습니다.") for each in said)
    asked = f"year={YEAR}&code=111-01&before={YEAR}-01-31&after={YEAR}-12-31"
    rate = clerk.get(f"/budget/revenue/changes/?{asked}&total=RATE")
    assert texts(rate, "//div[@id='kinds']//tbody/tr/*") == ["수납", "50.00"]
    assert texts(rate, "//div[@id='reasons']//tbody/tr/td") == ["60.00", "60.00", "△10.00", "50.00"]
    assert texts(rate, "//p[@class='site-said']") == ["합 50.00%p. 까닭을 더하면 차이와 같습니다."]


def test_a_transfer_names_who_takes_it_over(bureau):
    officer = browser(bureau, "officer")
    officer.post(PAGE, LEVY | {"kind": "ORIGINAL", "on": f"{YEAR}-01-01"})
    moved = LEVY | {"kind": "REORGANISATION", "amount": "300", "taken_by": "징수과", "on": f"{YEAR}-01-02"}

    wrong = [officer.post(PAGE, moved | each) for each in ({"taken_by": ""}, {"taken_by": "세무과"}, {"amount": "△1"})]
    wrong.append(officer.post(PAGE, LEVY | {"taken_by": "징수과"}))
    said = alerts(officer.post(PAGE, moved, follow=True))

    assert [texts(each, "//*[@role='alert']//li")[-1] for each in wrong] == [
        *["받는 부서(이체일 때): 이체에는 보내는 부서와 다른 받는 부서를 적으십시오."] * 2,
        "금액(원): 옮기는 금액을 0보다 큰 금액으로 적으십시오.",
        "받는 부서(이체일 때): 받는 부서는 이체에만 적습니다. 비우십시오.",
    ]
    assert said == ["세입 이체 300원을 등록했습니다."]
    shown = rows(officer.get(f"{PAGE}&by=division"))[1:]
    assert sorted(each[1:5] for each in shown) == [["세무과", "1,000", "△300", "700"], ["징수과", "0", "300", "300"]]
