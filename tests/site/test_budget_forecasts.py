"""The page of 연말 예상 집행액, as a division and those who only read use it."""

from datetime import date

import pytest
from django.utils.timezone import localdate
from tests.budget.bills import FINANCE, PLANNING, Bureau
from tests.budget.ledger import Books
from tests.site.offices import alerts, page, texts
from tests.site.test_budget_requests import browser

from ieum.site.ledger import ledger_address

pytestmark = pytest.mark.database
TODAY = localdate()
YEAR = TODAY.year
PAGE = f"/budget/forecasts/?year={YEAR}"
HEAD = "세부사업 코드\t금액(원)"
GIVEN = {"step": "forecast", "division": FINANCE, "stated_on": TODAY.isoformat(), "basis": "집행 계획"}


@pytest.fixture
def bureau(bureau) -> Bureau:
    books = Books(bureau.hall.district)
    cells = [
        books.cell(programme=code, division=division, year=YEAR)
        for code, division in (("0101", FINANCE), ("0102", FINANCE), ("0201", PLANNING))
    ]
    for kind, amount in (("ORIGINAL", 1_000), ("ALLOTMENT", 300), ("COMMITMENT", 300), ("EXPENDITURE", 300)):
        books.post(kind, dict.fromkeys(cells, amount), date(YEAR, 1, 1), year=YEAR)
    return bureau


def listed(response, of, row):
    return texts(response, f"//div[@id='{of}']//tbody/tr[{row}]/*")


def test_a_division_says_what_it_will_have_spent_and_sees_the_sum(bureau):
    clerk = browser(bureau, "clerk")

    half = clerk.post(PAGE, GIVEN | {"rows": f"{HEAD}\n0101\t900"}, follow=True)
    whole = clerk.post(PAGE, GIVEN | {"rows": f"{HEAD}\n0102\t500"}, follow=True)

    assert alerts(half) == ["세부사업 1개의 연말 예상 집행액을 적었습니다."]
    assert listed(half, "units", 1) == ["단위 010", "일반회계", "2,000", "600", "모름", "-"]
    assert texts(half, "//p[@class='ui-lead']") == [
        "연말 예상 집행액을 적지 않았거나 다시 적어야 하는 세부사업이 1개 있습니다."
    ]
    assert listed(whole, "units", 1) == ["단위 010", "일반회계", "2,000", "600", "1,400", "70.0"]
    assert listed(whole, "programmes", 1) == [
        "0101", "사업 0101", "단위 010", "일반회계", "1,000", "300", "900", TODAY.isoformat(), "",
    ]  # fmt: skip
    assert texts(whole, "//p[@class='ui-lead']") == ["모든 세부사업에 연말 예상 집행액이 있습니다."]


def test_a_wrong_row_is_told_at_the_form_with_what_was_pasted(bureau):
    clerk = browser(bureau, "clerk")

    wrong = clerk.post(PAGE, GIVEN | {"rows": f"{HEAD}\n0101\t299\n0102\t1,001"})
    foreign = clerk.post(PAGE, GIVEN | {"division": PLANNING, "rows": f"{HEAD}\n0201\t500"})
    unread = clerk.post(PAGE, GIVEN | {"rows": "0101\t500"})

    assert [each.status_code for each in (wrong, foreign, unread)] == [422, 422, 422]
    said = " ".join(texts(wrong, "//*[@role='alert']//li"))
    assert "2행: 0101 사업 0101: 연말 예상 집행액 299원이 이미 집행한 300원보다 적습니다." in said
    assert "3행: 0102 사업 0102: 연말 예상 집행액 1,001원이 예산현액 1,000원보다 많습니다." in said
    assert "0102\t1,001" in page(wrong).xpath("//textarea[@name='rows']")[0].text
    assert "그 부서의 직원이나 예산팀만 할 수 있는 일입니다: 연말 예상 집행액." in texts(
        foreign, "//*[@role='alert']//li"
    )
    assert "1행: 머리글이 맞지 않습니다." in " ".join(texts(unread, "//*[@role='alert']//li"))
    assert listed(clerk.get(PAGE), "programmes", 1)[6] == "모름"


def test_one_first_sees_the_own_division_and_any_that_is_asked_for(bureau):
    clerk = browser(bureau, "clerk")

    asked = clerk.get(f"{PAGE}&division={PLANNING}&on={YEAR}-01-01")
    before = clerk.get(f"{PAGE}&division=없는 과&on=wrong")

    assert listed(clerk.get(PAGE), "programmes", 1)[0] == "0101"
    assert listed(asked, "programmes", 1)[0] == "0201"
    assert listed(before, "programmes", 1)[0] == "0101"
    assert clerk.get("/budget/forecasts/?year=1999").status_code == 404


def test_the_figure_leads_to_the_page_of_its_division(bureau):
    place = {
        "cell": "연말 예상 집행액 > 단위 010 · 집행액", "measure": "spent", "effective_date": f"{YEAR}-12-31",
        "about.year": str(YEAR), "about.division": FINANCE,
    }  # fmt: skip

    shown = browser(bureau, "officer").get(ledger_address(place))

    assert listed(shown, "programmes", 1)[0] == "0101"
