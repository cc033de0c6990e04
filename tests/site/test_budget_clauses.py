"""The page of the clauses of 이용, as the budget team and those who look do."""

import pytest
from django.utils.timezone import localdate
from tests.budget.bills import FINANCE, Bureau
from tests.budget.ledger import Books
from tests.site.offices import alerts, texts
from tests.site.test_budget_requests import browser

pytestmark = pytest.mark.database
YEAR = localdate().year
PAGE = f"/budget/clauses/?year={YEAR}"
HEAD = "조항\t이용할 수 있는 경비\t통계목\t정책사업\n"
GIVEN = {"voted_on": f"{YEAR - 1}-12-15", "basis": "예산 의결 문서"}


@pytest.fixture
def bureau(bureau) -> Bureau:
    Books(bureau.hall.district).cell("201-01", "0111", division=FINANCE, year=YEAR)
    return bureau


def test_clauses_are_told_and_stand_in_the_form_to_be_told_anew(bureau):
    officer = browser(bureau, "officer")

    posted = officer.post(
        PAGE, GIVEN | {"rows": f"{HEAD}제7조제1호\t인건비\t101, 301\t\n제7조제2호\t복구\t\t01"}, follow=True
    )

    assert alerts(posted) == ["이용 조항 2개를 적었습니다."]
    shown = browser(bureau, "clerk").get(PAGE)
    assert texts(shown, "//div[@id='clauses']//tbody/tr[1]/*") == [
        "제7조제1호", "인건비", "101 301", "모두", f"{YEAR - 1}-12-15", "예산 의결 문서",
    ]  # fmt: skip
    assert texts(shown, "//*[@class='site-step']") == []
    assert "제7조제2호\t복구\t\t01" in officer.get(PAGE).content.decode()


def test_rows_that_are_wrong_are_named(bureau):
    rows = f"{HEAD}\t인건비\t101\t\n제7조\t인건비\t인건\t\n제8조\t복구\t\t\n제8조\t복구\t\t"
    response = browser(bureau, "officer").post(PAGE, GIVEN | {"rows": rows})

    assert response.status_code == 422
    assert texts(response, "//*[@role='alert']//li") == [
        "조항: 2행: 조항과 이용할 수 있는 경비를 적으십시오.",
        "조항: 3행: 통계목을 101이나 101-01처럼 적으십시오: 인건.",
        "조항: 5행: 같은 조항이 앞줄에 있습니다. 호까지 적거나 한 줄로 합치십시오.",
    ]
