"""The page of targets, as divisions and the budget team use it."""

from datetime import date

import pytest
from django.utils.timezone import localdate
from tests.budget.bills import FINANCE, Bureau
from tests.budget.ledger import Books
from tests.site.offices import alerts, page, texts
from tests.site.test_budget_requests import browser

pytestmark = pytest.mark.database
YEAR = localdate().year
PAGE = f"/budget/targets/?year={YEAR}"
SAVING = {
    "step": "target", "account": "일반회계", "division": FINANCE, "unit": "물품 관리", "category": "RUNNING",
    "base": "50,000", "rate": "7", "basis": "절감 계획",
}  # fmt: skip


@pytest.fixture
def bureau(bureau) -> Bureau:
    books = Books(bureau.hall.district)
    cell = books.cell("201-01", "0111", division=FINANCE, year=YEAR)
    for kind, amount in (("ORIGINAL", 1_000), ("ALLOTMENT", 300), ("COMMITMENT", 300), ("EXPENDITURE", 300)):
        books.post(kind, {cell: amount}, date(YEAR, 1, 1), year=YEAR)
    return bureau


def test_a_target_is_set_and_its_shortfall_shown(bureau):
    aim = {"step": "aim", "until": f"{YEAR}-12-31", "rate": "55.5", "basis": "집행 지침"}

    said = alerts(browser(bureau, "officer").post(PAGE, aim, follow=True))

    shown = browser(bureau, "clerk").get(PAGE)
    assert said == ["신속집행 목표 정하기: 저장했습니다."]
    assert texts(shown, "//p[@class='ui-lead']") == [
        f"{YEAR}-12-31까지 대상액의 55.50%를 집행합니다. 아직 모자라는 부서: {FINANCE}",
    ]
    assert texts(shown, "//div[@id='early']//tbody/tr[2]/*") == [
        FINANCE, "1,000", "300", "30.0", "55.50", "555", "255", "모름",
    ]  # fmt: skip


def test_a_division_stands_beside_its_own_target_and_the_sum_is_of_all(bureau):
    books = Books(bureau.hall.district)
    books.post(
        "ORIGINAL", {books.cell("201-01", "0211", division="안전과", year=YEAR): 2_000}, date(YEAR, 1, 1), year=YEAR
    )
    officer, aim = browser(bureau, "officer"), {"step": "aim", "until": f"{YEAR}-12-31", "basis": "지침"}

    officer.post(PAGE, aim | {"rate": "50", "division": ""})
    officer.post(PAGE, aim | {"rate": "80", "division": FINANCE})
    wrong = officer.post(PAGE, aim | {"rate": "80", "division": "없는과"})

    shown = browser(bureau, "clerk").get(PAGE)
    rows = [texts(shown, f"//div[@id='early']//tbody/tr[{number}]/*") for number in (1, 2, 3)]
    assert [(row[0], *row[4:7]) for row in rows] == [
        ("계", "", "1,800", "1,500"), ("안전과", "50.00", "1,000", "1,000"), (FINANCE, "80.00", "800", "500"),
    ]  # fmt: skip
    assert texts(wrong, "//*[@role='alert']//li")[-1] == "부서: 부서를 목록에서 고르십시오."
    assert [row[1] for row in (texts(shown, f"//div[@id='aims']//tbody/tr[{number}]/*") for number in (1, 2))] == [
        "모든 부서", FINANCE,
    ]  # fmt: skip


def test_a_saving_is_set_stated_and_summed(bureau):
    clerk = browser(bureau, "clerk")
    clerk.post(PAGE, SAVING)
    target = texts(clerk.get(PAGE), "//select[@name='target']/option")

    assert target == [f"{FINANCE} 물품 관리 경상경비·에너지"]
    assert texts(clerk.get(PAGE), "//div[@id='savings']//tbody/tr[2]/*")[5:8] == ["4,000", "모름", "모름"]


def test_a_base_that_is_left_out_is_what_the_ledger_has_for_the_expense(bureau):
    books = Books(bureau.hall.district)
    events, others = books.cell("201-03", "0111", division=FINANCE, year=YEAR), books.cell("201-01", "0111", year=YEAR)
    books.post("ORIGINAL", {events: 70_000, others: 90_000}, date(YEAR, 1, 1), year=YEAR)
    clerk = browser(bureau, "clerk")

    own = SAVING | {"base": "", "unit": "단위 011"}
    refused = clerk.post(PAGE, own | {"unit": "없는 단위사업"})
    clerk.post(PAGE, own)
    clerk.post(PAGE, own | {"category": "EVENTS", "rate": "13"})

    assert texts(refused, "//*[@role='alert']//li")[-1].startswith("그 부서의 단위사업에는 이 경비의 예산현액이")
    rows = [texts(clerk.get(PAGE), f"//div[@id='savings']//tbody/tr[{row}]/*") for row in (2, 3)]
    assert sorted((row[2], row[3]) for row in rows) == [("경상경비·에너지", "1,000"), ("행사성 경비", "70,000")]


def test_a_result_is_asked_for_once_there_is_a_target(bureau):
    clerk = browser(bureau, "clerk")

    before = clerk.get(PAGE)
    clerk.post(PAGE, SAVING)

    assert texts(before, "//*[@id='step-result']") == []
    assert texts(before, "//p[@class='site-state']")[-1] == "절감 실적은 목표를 정한 뒤에 적습니다."
    assert texts(clerk.get(PAGE), "//*[@id='step-result']") == ["절감 실적 적기"]


def test_what_is_refused_is_told_at_its_form(bureau):
    clerk = browser(bureau, "clerk")

    answers = [
        clerk.post(PAGE, SAVING | {"rate": "6"}), clerk.post(PAGE, SAVING | {"base": "많이"}),
        clerk.post(PAGE, {"step": "result", "target": "x", "spent": "1", "evidence": "정산서"}),
        clerk.post(PAGE, {"step": "aim", "until": f"{YEAR}-06-30", "rate": "50", "basis": "지침"}),
    ]  # fmt: skip

    assert [each.status_code for each in answers] == [422] * 4
    assert [texts(each, "//*[@role='alert']//li")[-1] for each in answers] == [
        "경상경비·에너지의 절감률은 7%에서 100% 사이여야 합니다.",
        "기준액(원): 금액을 1,000,000처럼 원으로 적으십시오.",
        "절감 목표: 절감 목표를 고르십시오.",
        "예산팀만 할 수 있는 일입니다: 신속집행 목표.",
    ]
    assert clerk.post(PAGE, {"step": "burn"}).status_code == 404


def test_what_was_reached_on_the_day_of_a_target_is_shown_when_that_day_is_past(bureau):
    books, last, client = Books(bureau.hall.district), YEAR - 1, browser(bureau, "officer")
    books.post("ORIGINAL", {books.cell(year=last, division=FINANCE): 1_000}, date(last, 1, 1), year=last)
    address = f"/budget/targets/?year={last}"
    for until, rate in (("06-30", "50"), ("09-30", "70")):
        client.post(address, {"step": "aim", "until": f"{last}-{until}", "rate": rate, "basis": "집행 지침"})

    whole = client.get(address)
    links = page(whole).xpath("//div[@id='aims']//a[contains(@href, 'on=')]/@href")

    assert links == [f"?year={last}&on={last}-{day}" for day in ("06-30", "09-30")]
    assert texts(whole, "//div[@id='early']//caption")[0].startswith(f"{last}년 부서별 신속집행 (이날 뒤의 목표 없음)")
    assert texts(client.get(f"/budget/targets/{links[0]}"), "//p[@class='ui-lead']") == [
        f"{last}-06-30까지 대상액의 50.00%를 집행합니다. 아직 모자라는 부서: {FINANCE}",
    ]
    for wrong in ("9999-01-01", f"{YEAR}-01-01", "0", f"{last}-02-31"):
        shown = page(client.get(f"{address}&on={wrong}"))
        assert shown.xpath("//input[@id='on']/@value") == [f"{last}-12-31"]
