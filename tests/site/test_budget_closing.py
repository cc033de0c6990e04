"""The end of a fiscal year, as who posts to it and who looks at it do."""

from datetime import date

import pytest
from tests.budget.bills import Bureau, staffed
from tests.budget.ledger import Books
from tests.database import make_district
from tests.org.office import Hall
from tests.site.offices import alerts, texts
from tests.site.test_budget_requests import browser

pytestmark = pytest.mark.database
YEAR = 2026
PAGE = f"/budget/closing/?year={YEAR}"
LAPSE = {"step": "lapse", "do": "lapse", "on": f"{YEAR}-12-31", "basis": "결산 계획"}
CARRY = {"step": "carry", "do": "carry", "on": f"{YEAR + 1}-01-01", "basis": "이월 승인"}
CLOSE = {"step": "close", "do": "close", "basis": "의회 승인", "is_sure": "on"}


@pytest.fixture
def bureau(database) -> Bureau:
    bureau = staffed(Hall(make_district("3180", "영등포구")))
    books = Books(bureau.hall.district)
    spent, kept = books.cell("201-01"), books.cell("202-01")
    books.post("ORIGINAL", {spent: 500, kept: 200})
    for kind in ("ALLOTMENT", "COMMITMENT", "EXPENDITURE"):
        books.post(kind, {spent: 450})
    books.post("EXPRESS_VOTE", {kept: 200}, date(YEAR, 12, 1))
    books.post("EXPRESS_CARRY_OUT", {kept: 200}, date(YEAR, 12, 31))
    return bureau


def row(response):
    return texts(response, "//div[@id='closing']//tbody/tr[1]/*")


def test_a_year_is_brought_to_its_settlement_and_then_stands(bureau):
    officer = browser(bureau, "officer")

    before, early = officer.get(PAGE), officer.post(PAGE, CLOSE)
    lapsed = officer.post(PAGE, LAPSE, follow=True)
    carried = officer.post(PAGE, CARRY, follow=True)
    unsure = officer.post(PAGE, {key: value for key, value in CLOSE.items() if key != "is_sure"})
    closed = officer.post(PAGE, CLOSE, follow=True)

    assert row(before) == ["일반회계", "700", "450", "200", "0", "0", "0", "50"]
    assert texts(early, "//*[@role='alert']//li") == [
        "집행·이월·불용으로 나누어지지 않은 예산현액이 있어 결산할 수 없습니다."
    ]
    assert alerts(lapsed) == ["남은 예산을 불용으로 등록했습니다."]
    assert alerts(carried) == ["이월액 200원을 다음 회계연도로 넘겼습니다."]
    assert unsure.status_code == 422
    assert alerts(closed) == [f"{YEAR}회계연도를 결산했습니다."]
    assert row(closed) == ["일반회계", "700", "450", "200", "0", "0", "50", "0"]
    assert texts(closed, "//*[@class='site-step']") == []


def test_who_only_looks_sees_no_step_and_a_wrong_day_is_told(bureau):
    wrong = browser(bureau, "officer").post(PAGE, LAPSE | {"on": f"{YEAR}-06-30"})

    assert texts(browser(bureau, "clerk").get(PAGE), "//*[@class='site-step']") == []
    assert wrong.status_code == 422
    assert texts(wrong, "//*[@role='alert']//li")[0].startswith("불용의 효력일은 2026-12-31부터")


def test_what_cells_hold_that_report_no_spending_is_told_beside_the_table(bureau):
    books = Books(bureau.hall.district)
    total = books.cell("203-01", reported=["ORIGINAL"])
    books.post("ORIGINAL", {total: 3_000})

    page = browser(bureau, "officer").get(PAGE)

    assert row(page)[1] == "700"
    assert texts(page, "//div[@id='closing']/following::p[@class='site-state'][1]") == [
        "집행을 등록하지 않는 예산과목(보고서의 회계별 총액 등)의 예산현액 3,000원은 위 표에 넣지 않았습니다."
    ]
