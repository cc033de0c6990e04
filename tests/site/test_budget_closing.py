"""The end of a fiscal year, as who posts to it and who looks at it do."""

from datetime import date

import pytest
from tests.budget.bills import Bureau
from tests.budget.ledger import Books
from tests.site.offices import alerts, page, texts
from tests.site.test_budget_requests import browser

from ieum.budget import operations
from ieum.budget.queries import history

pytestmark = pytest.mark.database
YEAR = 2026
PAGE = f"/budget/closing/?year={YEAR}"
LAPSE = {"step": "lapse", "do": "lapse", "on": f"{YEAR}-12-31", "basis": "결산 계획"}
CARRY = {"step": "carry", "do": "carry", "on": f"{YEAR + 1}-01-01", "basis": "이월 승인"}
CLOSE = {"step": "close", "do": "close", "basis": "의회 승인", "is_sure": "on"}


@pytest.fixture
def bureau(bureau) -> Bureau:
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

    shown = browser(bureau, "officer").get(PAGE)

    assert row(shown)[1] == "700"
    assert texts(shown, "//div[@id='closing']/following::p[@class='site-state'][1]") == [
        "집행을 등록하지 않는 예산과목(보고서의 회계별 총액 등)의 예산현액 3,000원은 위 표에 넣지 않았습니다."
    ]


OUT = {
    "step": "carry_out", "do": "carry_out", "kind": "INCIDENTAL_CARRY_OUT", "cell": "0101 사업 0101 203-01 구비",
    "amount": "80", "on": f"{YEAR}-12-31", "ground": "계약 제12호(11월 3일)", "basis": "이월 승인 공문",
}  # fmt: skip


@pytest.fixture
def unpaid(bureau):
    """A cell of which 100 are committed, 20 of these paid, beside one that has nothing but its budget."""
    books = Books(bureau.hall.district)
    committed, idle = books.cell("203-01"), books.cell("204-01")
    books.post("ORIGINAL", {committed: 300, idle: 50})
    for kind, amount in (("ALLOTMENT", 300), ("COMMITMENT", 100), ("EXPENDITURE", 20)):
        books.post(kind, {committed: amount})
    return committed


def faults(response):
    assert response.status_code == 422
    return texts(response, "//*[@role='alert']//li")


def table(response, name):
    rows = range(1, 1 + len(texts(response, f"//div[@id='{name}']//tbody/tr")))
    return [texts(response, f"(//div[@id='{name}']//tbody/tr)[{number}]/*") for number in rows]


def test_money_of_a_commitment_is_carried_over_with_its_paper_and_approver_and_taken_back(bureau, unpaid):
    officer = browser(bureau, "officer")
    before = officer.get(PAGE)

    out = officer.post(PAGE, OUT, follow=True)
    waiting = table(officer.get(PAGE), "carried")
    bureau.confirm(by="mayor")
    posted = officer.get(PAGE)
    carried = officer.post(PAGE, CARRY, follow=True)
    named = {each.text: each.get("value") for each in page(carried).xpath("//select[@name='event']/option")}
    own = named["사고이월 0101 사업 0101 203-01 구비 80"]
    by_one = officer.post(PAGE, back(own))
    gone_over = browser(bureau, "mayor").post(f"/budget/events/{own}/", {"basis": "착오"})
    over = named["다음 해로 넘김 0101 사업 0101 202-01 구비 명시이월 외 1개 280"]
    answer = officer.post(PAGE, back(over), follow=True)
    browser(bureau, "head").post(f"/budget/events/{own}/", {"basis": "착오"})

    assert table(before, "carriable") == [["0101 사업 0101 203-01 구비", "300", "100", "20", "0", "80", "0"]]
    assert alerts(out) == ["사고이월 80원을 올렸습니다. 다른 과장이나 단체장이 승인하면 등록됩니다."]
    assert "사고이월" not in [each[0] for each in waiting]
    assert table(posted, "carried")[0] == [
        "사고이월", "0101 사업 0101 203-01 구비", "80", f"{YEAR}-12-31", "계약 제12호(11월 3일)", "mayor",
        "이월 승인 공문", "등록",
    ]  # fmt: skip
    assert faults(by_one)[0].startswith("사고이월: 올린 사람이 스스로 취소할 수 없습니다.")
    assert faults(gone_over) == ["이미 넘어온 이월액이 이월한 금액보다 많습니다. 그 이월을 먼저 취소하십시오."]
    assert alerts(answer) == ["이월을 취소했습니다."]
    assert row(officer.get(PAGE))[4] == "0"


MANY = {"step": "carry_many", "do": "carry_many", "on": f"{YEAR}-12-31", "basis": "이월 승인 공문"}
ROWS = "이월 구분\t예산과목\t금액(원)\t지출원인행위·의결\t원인행위 없는 사유\n"
ONLY_INCIDENTAL = "지출원인행위가 없는 사유는 사고이월에만, 지방재정법 제50조제2항의 세 가지 가운데서 고릅니다."
COMMITTED, IDLE = "0101 사업 0101 203-01 구비", "0101 사업 0101 204-01 구비"


def test_many_cells_are_carried_over_at_once_one_of_them_without_a_commitment_as_the_law_lets_it(bureau, unpaid):
    officer = browser(bureau, "officer")
    rows = f"사고이월\t{COMMITTED}\t80\t계약 제12호\t\n사고이월\t{IDLE}\t50\t입찰공고 제7호\t입찰공고를 한 경비(제2호)"

    out = officer.post(PAGE, MANY | {"rows": ROWS + rows}, follow=True)
    (proposal,) = texts(browser(bureau, "head").get("/budget/proposals/"), "//div[@id='proposals']//tbody//a")
    bureau.confirm()

    assert alerts(out) == ["사고이월 130원을 올렸습니다. 다른 과장이나 단체장이 승인하면 등록됩니다."]
    assert proposal == f"사고이월 {COMMITTED} 외 1개"
    shown = officer.get(PAGE)
    assert sorted(each[1:5] for each in table(shown, "carried") if each[0] == "사고이월") == [
        [COMMITTED, "80", f"{YEAR}-12-31", "계약 제12호"],
        [IDLE, "50", f"{YEAR}-12-31", "원인행위 없는 사고이월 입찰공고를 한 경비(제2호): 입찰공고 제7호"],
    ]
    named = {each.text: each.get("value") for each in page(shown).xpath("//select[@name='event']/option")}
    own = f"/budget/events/{named[f'사고이월 {IDLE} 50']}/"
    (told,) = alerts(browser(bureau, "mayor").post(own, {"basis": "착오"}, follow=True))[:1]
    assert told == "사고이월: 취소하여 잔액 1개를 되돌렸습니다."


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            f"사고이월\t{COMMITTED}\t80\t계약\t\n사고이월\t{IDLE}\t50\t계약\t",
            "2번째 과목: 사업 0101 204-01: 회계연도 내 지출원인행위가 없어 사고이월할 수 없습니다. (50원 초과)",
        ),
        (
            f"사고이월\t{IDLE}\t51\t공고\t입찰공고를 한 경비(제2호)",
            "사업 0101 204-01: 예산현액의 남은 금액 50원을 넘습니다. (2026-12-31 기준 1원 초과)",
        ),
        (
            f"사고이월\t{IDLE}\t50\t\t손실보상비(제3호)\n이월\t{IDLE}\t1\t\t\n명시이월\t없는 과목\t1\t\t",
            "과목과 금액: 2행: 사고이월은 회계연도 안에 한 지출원인행위(계약 등)의 문서를 적어야 합니다.",
        ),
        (
            f"명시이월\t{IDLE}\t50\t\t경상적 경비(제4호)",
            f"과목과 금액: 2행: {ONLY_INCIDENTAL}",
        ),
        ("", "과목과 금액: 1행: 자료가 없습니다."),
    ],
)
def test_rows_that_cannot_be_carried_over_are_named_and_none_is(bureau, unpaid, rows, said):
    officer = browser(bureau, "officer")

    assert faults(officer.post(PAGE, MANY | {"rows": ROWS + rows}))[0] == said
    assert texts(officer.get("/budget/proposals/"), "//div[@id='proposals']//tbody//a") == []


def back(event):
    return {"step": "take_back", "do": "cancel", "event": event, "basis": "착오"}


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"ground": " "}, "사고이월은 회계연도 안에 한 지출원인행위(계약 등)의 문서를 적어야 합니다."),
        ({"cell": "없는 과목"}, "예산과목: 예산과목을 목록에서 고르십시오."),
        ({"amount": "△5"}, "이월액(원): 금액을 1,000,000처럼 원으로 적으십시오."),
        (
            {"amount": "81"},
            "사업 0101 203-01: 지출하지 않은 원인행위액 80원을 넘습니다. (2026-12-31 기준 1원 초과)",
        ),
        (
            {"cell": "0101 사업 0101 204-01 구비", "amount": "5"},
            "사업 0101 204-01: 회계연도 내 지출원인행위가 없어 사고이월할 수 없습니다. (5원 초과)",
        ),
        (
            {"kind": "EXPRESS_CARRY_OUT"},
            "사업 0101 203-01: 명시이월 의결액 0원을 넘습니다. (2026-12-31 기준 80원 초과)",
        ),
        ({"on": f"{YEAR}-11-30"}, "사고이월의 효력일은 2026-12-31부터 2027-01-20까지입니다."),
    ],
)
def test_what_keeps_money_from_being_carried_over_is_told(bureau, unpaid, more, said):
    answer = browser(bureau, "officer").post(PAGE, OUT | more)

    assert faults(answer)[0].startswith(said)


def test_only_a_carrying_over_of_the_year_is_taken_back_there_and_each_once(bureau, unpaid):
    officer = browser(bureau, "officer")
    officer.post(PAGE, OUT)
    bureau.confirm()
    named = {each.text: each.get("value") for each in page(officer.get(PAGE)).xpath("//select[@name='event']/option")}
    own = named["사고이월 0101 사업 0101 203-01 구비 80"]
    with bureau.inside():
        (commitment,) = (each.event_id for each in history(unpaid, epoch=2**62) if each.kind == "COMMITMENT")
        with pytest.raises(operations.CarryRefused):
            operations.take_back_carrying(
                year=YEAR, event_id=commitment, actor_id=bureau.accounts["officer"], basis="착오", on=date(YEAR, 12, 31)
            )

    first = browser(bureau, "head").post(f"/budget/events/{own}/", {"basis": "착오"}, follow=True)
    again = officer.post(PAGE, back(own))

    assert alerts(first)[0] == "사고이월: 취소하여 잔액 1개를 되돌렸습니다."
    assert again.status_code == 422
