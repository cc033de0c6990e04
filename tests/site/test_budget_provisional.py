"""The page of 준예산: what is paid while the council has not voted, as who enters it and who confirms it do."""

from datetime import date

import pytest
from django.utils.timezone import localdate
from tests.budget.bills import FINANCE, Bureau
from tests.budget.ledger import Books
from tests.site.offices import alerts, texts
from tests.site.test_budget_requests import browser

pytestmark = pytest.mark.database
YEAR = localdate().year
PAGE = f"/budget/provisional/?year={YEAR}"
HEAD = "회계\t부서\t세부사업\t통계목\t재원\t금액(원)\n"
ROWS = f"{HEAD}일반회계\t재무과\t0111\t201-01\t구비\t7,000\n일반회계\t재무과\t0111\t201-01\t구비\t500"
GIVEN = {
    "ground": "KEEP_UP", "authority": "청사 관리 조례", "on": f"{YEAR}-01-02", "rows": ROWS, "basis": "준예산 집행계획",
}  # fmt: skip


@pytest.fixture
def bureau(bureau) -> Bureau:
    """Last year's budget had 0111; 0112 is new."""
    books = Books(bureau.hall.district)
    before = books.cell("201-01", "0111", division=FINANCE, year=YEAR - 1)
    books.post("ORIGINAL", {before: 100}, date(YEAR - 1, 1, 1), year=YEAR - 1)
    for programme in ("0111", "0112"):
        books.cell("202-01", programme, division=FINANCE, year=YEAR)
    return bureau


NEW = (
    "지난해 예산에 없던 사업입니다: 0112 사업 0112. 이미 승인된 사업의 계속이 아니므로 근거를 고치거나 본예산을 "
    "기다리십시오. (지방자치법 제146조제3호)"
)
UNDIVIDED = (
    "과목과 금액: 2행: 재원 '재원 미구분'은 쓸 수 없습니다. 구비, 시비, 국비, 특별교부세, 특별조정교부금, 균특보조금, "
    "기금보조금, 지방채, 기타 가운데 하나를 적으십시오."
)


def refused(client, **more):
    response = client.post(PAGE, GIVEN | more)
    return response.status_code, texts(response, "//*[@role='alert']//li")[-1]


def test_it_is_entered_on_a_ground_of_the_law_confirmed_and_listed(bureau):
    officer = browser(bureau, "officer")

    assert alerts(officer.post(PAGE, GIVEN, follow=True)) == [
        "준예산 7,500원을 올렸습니다. 다른 과장이나 단체장이 승인하면 등록됩니다."
    ]
    proposal = texts(browser(bureau, "head").get("/budget/proposals/"), "//div[@id='proposals']//tbody/tr[1]/*")
    bureau.confirm()

    shown = texts(browser(bureau, "clerk").get(PAGE), "//div[@id='provisional']//tbody/tr[2]/*")
    assert proposal[:4] == [f"{YEAR}회계연도 준예산", "준예산", str(YEAR), "7,500"]
    assert shown == [
        f"{YEAR}-01-02", "7,500", "기관이나 시설의 유지·운영: 청사 관리 조례", "준예산 집행계획", "head", "등록",
    ]  # fmt: skip
    assert texts(browser(bureau, "clerk").get(PAGE), "//*[@class='site-step']") == []


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (
            {"ground": ""},
            "근거(지방자치법 제146조): 세 가지 근거 가운데 하나를 고르십시오. 그 밖의 경비는 본예산을 기다립니다.",
        ),
        (
            {"ground": "CONTINUED", "rows": ROWS.replace("0111", "0112")},
            NEW,
        ),
        (
            {"rows": ROWS.replace("구비", "재원 미구분", 1)},
            UNDIVIDED,
        ),
        ({"rows": HEAD}, "과목과 금액: 1행: 자료가 없습니다."),
    ],
)
def test_what_the_law_does_not_know_is_refused_at_the_form(bureau, more, said):
    assert refused(browser(bureau, "officer"), **more) == (422, said)


def test_a_project_of_last_year_goes_on_and_nothing_is_provided_once_the_budget_stands(bureau):
    officer = browser(bureau, "officer")
    officer.post(PAGE, GIVEN | {"ground": "CONTINUED"})
    bureau.confirm()
    books = Books(bureau.hall.district)
    books.post("ORIGINAL", {books.cell("202-01", "0111", division=FINANCE, year=YEAR): 9}, date(YEAR, 1, 20), year=YEAR)

    assert texts(officer.get(PAGE), "//*[@class='site-step']") == []
    assert refused(officer)[1] == (
        f"{YEAR}회계연도의 본예산이 원장에 있습니다. 준예산은 예산이 의결되지 않은 동안에만 씁니다. (지방재정법 제46조)"
    )
