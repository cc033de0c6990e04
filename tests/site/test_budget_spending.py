"""The page of 품의, and where what is asked for stands beside what is left."""

import pytest
from tests.budget.bills import Bureau
from tests.budget.ledger import Books
from tests.site.offices import alerts, page, texts
from tests.site.test_budget_requests import browser

pytestmark = pytest.mark.database
PAGE = "/budget/spending/?year=2026"
ASK = {
    "step": "ask", "cell": "0101 201-01", "number": "제7호", "asked_on": "2026-03-02", "amount": "300",
    "basis": "품의서",
}  # fmt: skip


@pytest.fixture
def bureau(bureau) -> Bureau:
    books = Books(bureau.hall.district)
    own = books.cell(division="재무과")
    books.post("ORIGINAL", {own: 1_000})
    books.post("ALLOTMENT", {own: 400})
    return bureau


def rows(response, table="spending"):
    return texts(response, f"//div[@id='{table}']//tbody/tr/*")


def test_a_division_asks_and_it_stands_beside_what_is_left_until_it_is_committed(bureau):
    clerk = browser(bureau, "clerk")
    said = clerk.post(PAGE, ASK, follow=True)
    above = clerk.post(PAGE, ASK | {"number": "제8호", "amount": "200"}, follow=True)
    link = said.content.decode().split('href="/budget/cells/')[1].split('"')[0]
    cell, execution = (clerk.get(address) for address in (f"/budget/cells/{link}", "/budget/execution/?year=2026"))

    assert alerts(said) == ["품의 적기: 저장했습니다."]
    assert rows(said) == [
        "제7호", "2026-03-02", "사업 0101 201-01", "재무과", "300", "품의 중", "2026-03-02", "품의서",
    ]  # fmt: skip
    assert "금액을 100원 넘습니다" in alerts(above)[-1]
    assert texts(cell, "//dl//dd")[-4:] == ["600원", "1,000원", "500원", "△100원"]
    assert rows(execution, "execution")[-1] == "500"
    chosen = texts(above, "//select[@name='request']/option")
    assert [each.split()[0] for each in chosen] == ["제7호", "제8호"]


def test_what_was_committed_leaves_the_open_ones_and_a_wrong_form_says_why(bureau):
    officer = browser(bureau, "officer")
    wrong = officer.post(PAGE, ASK | {"cell": "없는 과목", "amount": "-5"})
    officer.post(PAGE, ASK)
    (request,) = page(officer.get(PAGE)).xpath("//select[@name='request']/option/@value")
    ended = officer.post(
        PAGE, {"step": "end", "request": request, "state": "COMMITTED", "since": "2026-03-05", "basis": "계약"},
        follow=True,
    )  # fmt: skip

    assert wrong.status_code == 422
    assert texts(wrong, "//*[@id='ask_amount_error']") == ["금액을 1,000,000처럼 원으로 적으십시오."]
    assert texts(ended, "//p[@class='ui-lead']") == ["품의 중인 것이 0건, 0원입니다."]
    assert rows(officer.get(f"{PAGE}&state=COMMITTED"))[5] == "원인행위"
    assert officer.post(PAGE, {"step": "other"}).status_code == 404
