"""The page of outside money: joining a grant to a movement, and the differences that are left."""

from datetime import date

import pytest
from tests.budget.ledger import Books
from tests.budget.matters import go, money, record
from tests.site.offices import alerts, page, texts
from tests.site.test_budget_requests import browser

from ieum.budget.choices import Funding, MatterKind

pytestmark = pytest.mark.database
PAGE = "/budget/grants/?year=2026"


def test_a_grant_is_joined_to_a_round_and_the_page_tells_what_is_missing(bureau):
    grant = record(bureau, MatterKind.GRANT, money(CITY=3), nature="CITY_SUBSIDY", checks="적합")
    go(bureau, grant, "clerk check", "officer clear", "clerk apply", "clerk select")
    books = Books(bureau.hall.district)
    cell = books.cell("301-14", funding=Funding.CITY, division="복지과")
    event = books.post(
        "DEEMED", {cell: 200_000_000}, date(2026, 4, 1), round=1, authority="총칙", revenue={"521-01": 200_000_000}
    )
    client = browser(bureau, "clerk")
    given = {"step": "join", "grant": str(grant), "movement": f"event {event}", "basis": "교부 공문"}

    much = client.post(PAGE, given | {"amount": "3억원"})
    unread = client.post(PAGE, given | {"amount": "삼억"})
    joined = client.post(PAGE, given | {"amount": "2억원"}, follow=True)
    early = client.get(f"{PAGE}&on=2026-03-10")

    assert (much.status_code, unread.status_code) == (422, 422)
    assert texts(much, "//*[@role='alert']//li")[0].startswith("그 사건에서 이을 수 있는 외부재원은 200,000,000원까지")
    assert alerts(joined) == ["외부재원 2026-1: 200,000,000원을 이었습니다."]
    cells = texts(joined, "//div[@id='grants']//tbody/tr/*")
    assert cells[3:9] == ["확보", "300,000,000", "200,000,000", "△100,000,000", "0", "△300,000,000"]
    assert f"/budget/events/{event}/" in page(joined).xpath("//div[@id='grants']//a/@href")
    assert texts(early, "//div[@id='grants']//tbody/tr/*")[4:6] == ["300,000,000", "0"]


def test_a_return_that_names_no_grant_is_told_until_it_is_joined_to_one(bureau):
    grant = record(bureau, MatterKind.GRANT, money(CITY=3), nature="CITY_SUBSIDY", checks="적합")
    go(bureau, grant, "clerk check", "officer clear", "clerk apply", "clerk select")
    books = Books(bureau.hall.district)
    cell = books.cell("802-02", "0921", division="복지과")
    for kind in ("ORIGINAL", "ALLOTMENT", "COMMITMENT"):
        books.post(kind, {cell: 7_000}, date(2026, 4, 1) if kind != "ORIGINAL" else date(2026, 1, 1))
    payment = books.post("EXPENDITURE", {cell: 7_000}, date(2026, 4, 2))
    client = browser(bureau, "clerk")
    given = {"step": "join", "grant": str(grant), "movement": f"event {payment}", "basis": "정산 공문"}

    before = texts(client.get(PAGE), "//main//h2[.='확인할 반환금']/following-sibling::ul[1]/li")
    joined = client.post(PAGE, given | {"amount": "7,000"}, follow=True)
    after = texts(joined, "//main//h2[.='확인할 반환금']/following-sibling::ul[1]/li")

    assert before == [
        (
            "2026-04-02 7,000원: 반환금 7,000원이 어느 외부재원을 돌려주는 것인지 적혀 있지 않습니다. 아래에서 "
            "외부재원과 이으십시오."
        )
    ]
    assert after[0].endswith("이은 수납이 없어 돌려줄 금액과 견줄 수 없습니다. 수납을 이으십시오.")
    assert "반환금 지출 7,000원" in texts(joined, "//div[@id='grants']//tbody/tr/*")[-1]
