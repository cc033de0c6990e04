"""The page of 간주처리, as who posts to it and who looks at it do."""

from datetime import date

import pytest
from django.utils.timezone import localdate
from tests.budget.bills import Bureau
from tests.budget.ledger import Books
from tests.site.offices import alerts, page, texts
from tests.site.test_budget_requests import browser

from ieum.budget.choices import Funding
from ieum.budget.queries import deemed

pytestmark = pytest.mark.database
YEAR = localdate().year
PAGE = f"/budget/deemed/?year={YEAR}"
ROWS = "회계\t부서\t세부사업\t통계목\t재원\t세입과목\t금액(원)\n일반회계\t복지과\t0111\t301-01\t시비\t521-01\t"
ROUND = {
    "step": "deem", "kind": "DEEMED", "round": "1", "on": f"{YEAR}-03-02", "ground": "", "authority": "총칙 제9조",
    "rows": f"{ROWS}7,000", "basis": "제1차 간주처리 계획",
}  # fmt: skip


@pytest.fixture
def bureau(bureau) -> Bureau:
    books = Books(bureau.hall.district)
    books.post("ORIGINAL", {books.cell("201-01", "0111", year=YEAR): 500}, date(YEAR, 1, 1), year=YEAR)
    return bureau


def test_a_round_is_posted_stands_on_both_sides_and_is_taken_back_on_both(bureau):
    officer = browser(bureau, "officer")

    posted = officer.post(PAGE, ROUND, follow=True)
    with bureau.inside():
        before = deemed.deemed_of(YEAR)
    bureau.confirm()
    shown = texts(browser(bureau, "clerk").get(PAGE), "//div[@id='deemed']//tbody/tr[2]/*")
    with bureau.inside():
        (only,) = deemed.deemed_of(YEAR)
    refused = officer.post(PAGE, {"step": "reverse", "event": str(only.event_id), "basis": "착오"})
    head, address = browser(bureau, "head"), f"/budget/events/{only.event_id}/"
    listed = page(head.get(PAGE)).xpath("//div[@id='deemed']//a/@href")
    back = head.post(address, {"basis": "착오"}, follow=True)

    assert before == []
    assert alerts(posted) == [
        "간주처리 제1차: 세출과 세입 7,000원을 올렸습니다. 다른 과장이나 단체장이 승인하면 등록됩니다."
    ]
    assert "간주처리 제1차" in shown
    assert shown.count("7,000") == 2
    assert "head" in shown
    assert refused.status_code == 422
    assert texts(refused, "//*[@role='alert']//li")[0].startswith("간주처리: 올린 사람이 스스로 취소할 수 없습니다.")
    assert address in listed
    assert alerts(back)[0] == "간주처리 제1차: 취소하여 잔액 2개를 되돌렸습니다."
    assert "취소함" in texts(officer.get(PAGE), "//div[@id='deemed']//tbody/tr//*")
    assert texts(browser(bureau, "clerk").get(PAGE), "//*[@class='site-step']") == []


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"kind": "PRE_USE"}, "용도 지정 및 전액 교부가 확인되지 않아 성립전 사용을 할 수 없습니다."),
        ({"round": ""}, "몇 차 간주처리인지 적어 주십시오."),
        ({"rows": f"{ROWS}-"}, "2행: 금액 칸의 '-'에서 금액을 읽을 수 없습니다. 숫자만 적으십시오."),
        ({"rows": f"{ROWS}7".replace("521-01", "311-01")}, "간주처리·성립전 사용은 세입과 세출이 같아야 합니다."),
        ({"step": "reverse", "event": "", "basis": ""}, "근거를 적어야 합니다."),
    ],
)
def test_what_is_wrong_is_told_at_the_form(bureau, more, said):
    Books(bureau.hall.district).post(
        "DEEMED", {Books(bureau.hall.district).cell("301-01", "0111", year=YEAR, funding=Funding.CITY): 1},
        date(YEAR, 1, 1), year=YEAR, round=1,
    )  # fmt: skip

    answer = browser(bureau, "officer").post(PAGE, ROUND | more)

    assert answer.status_code == 422
    assert said in " ".join(texts(answer, "//*[@role='alert']//li"))
    assert "세입 없음" in texts(answer, "//div[@id='deemed']//tbody/tr[2]/*")


def test_revenue_that_lacks_is_added_once_and_must_be_as_much(bureau):
    books, officer = Books(bureau.hall.district), browser(bureau, "officer")
    cell = books.cell("301-01", "0111", year=YEAR, funding=Funding.CITY)
    event = books.post("DEEMED", {cell: 9}, date(YEAR, 1, 1), year=YEAR, round=1)
    head = "회계\t부서\t세입과목\t금액(원)\n일반회계\t세무과\t521-01\t"
    given = {"step": "add", "event": str(event), "rows": f"{head}9", "basis": "교부결정"}

    wrong = officer.post(PAGE, given | {"rows": f"{head}8"})
    unread = officer.post(PAGE, given | {"rows": f"{head}x"})
    added = officer.post(PAGE, given, follow=True)

    assert "차이 △1원" in " ".join(texts(wrong, "//*[@role='alert']//li"))
    assert unread.status_code == 422
    assert alerts(added) == ["빠진 세입을 등록했습니다."]
    assert "세입 없음" not in texts(added, "//div[@id='deemed']//tbody/tr[2]/*")
    assert "빠진 세입 더하기" not in " ".join(texts(added, "//h2"))


def test_what_is_received_beyond_the_budget_is_spent_beyond_it_by_two_persons(bureau):
    rows = ROWS.replace("시비\t521-01", "구비\t223-01") + "7,000"
    given = ROUND | {"kind": "EXCESS_USE", "round": "", "rows": rows, "authority": "수강생이 늘어 강사비가 더 듦"}
    officer = browser(bureau, "officer")

    untold = officer.post(PAGE, given)
    posted = officer.post(PAGE, given | {"excess": "EXPECTED"}, follow=True)
    bureau.confirm()
    with bureau.inside():
        (only,) = deemed.deemed_of(YEAR)
    asked = {"table": "budget.excess.statement", "year": YEAR, "day": f"{YEAR}-12-31", "quarter": "1"}
    statement = texts(officer.get("/budget/tables/", asked), "//tbody/tr[2]/*")

    assert statement == [
        "1", "복지과", "일반회계 사업 0111 301-01", f"{YEAR}-03-02", "복지과 223-01 7,000", "7,000", "0", "0",
        "수강생이 늘어 강사비가 더 듦 (수입이 예산을 초과할 것으로 예상됨)",
    ]  # fmt: skip
    assert "수입이 예산을 초과했는지, 초과할 것으로 예상되는지 고르십시오. (지방회계법 제26조)" in " ".join(
        texts(untold, "//*[@role='alert']//li")
    )
    assert alerts(posted)[0].startswith("수입대체경비 초과지출: 세출과 세입 7,000원을 올렸습니다.")
    assert (only.spent, only.received, only.authority) == (
        7_000, 7_000, "수강생이 늘어 강사비가 더 듦 (수입이 예산을 초과할 것으로 예상됨)",
    )  # fmt: skip
