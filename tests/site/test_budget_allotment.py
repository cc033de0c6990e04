"""The page of allotment, as the budget team and those who look do."""

from datetime import date

import pytest
from django.utils.timezone import localdate
from tests.budget.bills import FINANCE, Bureau
from tests.budget.ledger import Books
from tests.site.offices import alerts, page, texts
from tests.site.test_budget_requests import browser

pytestmark = pytest.mark.database
YEAR = localdate().year
PLAN = {"step": "plan", "shares": "101: 25/25/25/25\n: 100/0/0/0", "reason": "조기집행"}
PAGE = f"/budget/allotment/?year={YEAR}"
LABEL = "근거(지방재정법 시행령 제57조)"
JANUARY = f"{YEAR}-01-02"


@pytest.fixture
def bureau(bureau) -> Bureau:
    books = Books(bureau.hall.district)
    cell = books.cell("201-01", "0111", division=FINANCE, year=YEAR)
    books.post("ORIGINAL", {cell: 100_000}, date(YEAR, 1, 1), year=YEAR)
    return bureau


def said(client, **more):
    return alerts(client.post(PAGE, more, follow=True))


def refused(client, **more):
    response = client.post(PAGE, more)
    return response.status_code, texts(response, "//*[@role='alert']//li")[-1]


def test_a_plan_is_made_approved_and_allotted_on_the_page(bureau):
    officer = browser(bureau, "officer")
    assert said(officer, **PLAN) == ["예산배정계획의 결재를 올렸습니다."]
    case = page(officer.get(PAGE)).xpath("//div[@id='plans']//tbody//a/@href")[0]
    for login, do in (("lead", "review"), ("head", "review"), ("mayor", "decide")):
        browser(bureau, login).post(case, {"step": "approval", "do": do})

    allotted = said(officer, step="allot", quarter="1", division="", on=JANUARY)

    assert allotted == ["정기배정: 과목 1개에 100,000원을 배정했습니다."]
    shown = officer.get(PAGE)
    assert texts(shown, "//div[@id='allotment']//tbody/tr[2]/*") == [
        FINANCE, "100,000", "100,000", "100,000", "0", "0", "0", "0", "0", "0", "0", "0",
    ]  # fmt: skip
    assert texts(shown, "//div[@id='postings']//tbody/tr[1]/*")[:4] == ["정기배정", "1분기까지", "100,000", JANUARY]


def test_what_is_refused_is_told_at_its_form(bureau):
    officer = browser(bureau, "officer")
    cell = {"step": "occasional", "cell": "없는 과목", "amount": "1", "reason": "급함", "on": JANUARY}

    assert refused(officer, step="allot", quarter="1", division="", on=JANUARY) == (
        422, "결재가 끝난 예산배정계획이 없습니다. '계획 올리기'로 계획을 올려 결재를 받으십시오.",
    )  # fmt: skip
    assert refused(officer, **PLAN | {"shares": "101: 25/25"}) == (
        422, "분기별 비율(%): '101: 25/25'를 '101: 25/25/25/25'처럼 적어 주십시오.",
    )  # fmt: skip
    assert refused(officer, **cell) == (
        422, "예산과목: 맞는 예산과목이 없습니다. 세부사업 코드나 이름, 통계목을 적고 목록에서 고르십시오.",
    )  # fmt: skip
    assert refused(officer, step="release", hold="x", reason="y") == (422, "유보: 유보 중인 것을 고르십시오.")
    assert officer.post(PAGE, {"step": "burn"}).status_code == 404
    assert officer.get("/budget/allotment/?year=1999").status_code == 404


def test_amounts_are_pasted_for_the_plan_and_beside_it_and_wrong_rows_are_told_with_their_lines(bureau):
    officer, cell = browser(bureau, "officer"), "0111 201-01 재무과"
    plan = PLAN | {"rows": f"예산과목\t1분기(원)\t2분기(원)\t3분기(원)\t4분기(원)\n{cell}\t60000\t\t\t40000"}
    beside = {"step": "occasional", "reason": "급함", "on": JANUARY}

    assert said(officer, **plan) == ["예산배정계획의 결재를 올렸습니다."]
    case = page(officer.get(PAGE)).xpath("//div[@id='plans']//tbody//a/@href")[0]
    for login, do in (("lead", "review"), ("head", "review"), ("mayor", "decide")):
        browser(bureau, login).post(case, {"step": "approval", "do": do})
    assert texts(officer.get(PAGE), "//div[@id='allotment']//tbody/tr[2]/*")[2::2][:4] == ["60,000", "0", "0", "40,000"]
    assert refused(officer, **plan | {"rows": plan["rows"].replace("60000", "60001")}) == (
        422, "분기별 금액(선택): 2행: 네 분기의 합 100,001원이 예산현액 100,000원보다 1원 많습니다.",
    )  # fmt: skip
    assert refused(officer, **beside, rows=f"예산과목\t금액(원)\n{cell}\t100001")[1].startswith(
        "여러 과목(하나씩 적는 대신): 2행: 사업 0111 201-01: 예산현액의 남은 금액"
    )
    assert refused(officer, **beside, cell=cell, amount="1", rows=f"예산과목\t금액(원)\n{cell}\t1")[1].endswith(
        "예산과목 하나와 여러 과목을 함께 적을 수 없습니다. 한쪽을 지우십시오."
    )
    assert refused(officer, **beside)[0] == 422
    assert said(officer, **beside, rows=f"예산과목\t금액(천원)\n{cell}\t30") == [
        "수시배정 30,000원을 올렸습니다. 다른 과장이나 단체장이 승인하면 등록됩니다."
    ]


def test_forms_of_a_year_that_is_over_begin_with_its_last_day(bureau):
    books = Books(bureau.hall.district)
    for year in (YEAR - 1, YEAR + 1):
        books.post("ORIGINAL", {books.cell("201-01", "0111", year=year): 500}, date(year, 1, 1), year=year)
    officer = browser(bureau, "officer")

    def begun(year):
        form = page(officer.get(f"/budget/allotment/?year={year}")).xpath("//details[@class='site-step'][1]")[0]
        return form.xpath(".//input[@name='on']/@value"), form.xpath(".//option[@selected]/@value")[0]

    assert [begun(year) for year in (YEAR - 1, YEAR, YEAR + 1)] == [
        ([f"{YEAR - 1}-12-31"], "4"),
        ([localdate().isoformat()], str((localdate().month + 2) // 3)),
        ([f"{YEAR + 1}-01-01"], "1"),
    ]


def test_a_release_is_offered_once_something_is_withheld(bureau):
    officer = browser(bureau, "officer")

    assert texts(officer.get(PAGE), "//*[@id='step-release']") == []
    assert texts(officer.get(PAGE), "//p[@class='site-state']") == ["유보 중인 배정이 없어 해제할 것이 없습니다."]


def test_money_is_withheld_released_and_allotted_beside_the_plan(bureau):
    officer = browser(bureau, "officer")
    cell = {"step": "occasional", "cell": "0111 사업 0111 201-01 재무과 구비", "reason": "급함", "on": JANUARY}

    assert said(officer, step="hold", items="201", division=FINANCE, percent="10", reason="대비") == [
        "배정을 유보했습니다."
    ]
    assert refused(officer, **cell | {"amount": "95,000"})[1] == (
        "배정을 유보한 금액 10,000원이 있습니다. 유보를 먼저 해제하십시오."
    )
    for amount in ("90,000", "△20,000"):
        assert said(officer, **cell | {"amount": amount}) == [
            f"수시배정 {amount}원을 올렸습니다. 다른 과장이나 단체장이 승인하면 등록됩니다."
        ]
        bureau.confirm()
    assert texts(officer.get(PAGE), "//div[@id='allotment']//tbody/tr[2]/*")[-2:] == ["10,000", "30,000"]
    shown = officer.get(PAGE)
    hold = texts(shown, "//div[@id='holds']//tbody/tr[1]/*")
    assert hold[:3] == [f"{FINANCE} 201 10%", "10,000", "대비"]


def test_next_year_is_allotted_in_december_for_one_of_eight_grounds_alone(bureau):
    books, officer, year = Books(bureau.hall.district), browser(bureau, "officer"), YEAR + 1
    books.post(
        "ORIGINAL", {books.cell("202-01", "0111", division=FINANCE, year=year): 500}, date(year, 1, 1), year=year
    )
    address = f"/budget/allotment/?year={year}"
    decided_on = localdate().isoformat()
    given = {"step": "before_year", "cell": "0111 202-01", "amount": "400", "reason": "연초 출장", "on": decided_on}

    without = officer.post(address, given)
    assert (without.status_code, texts(without, "//*[@role='alert']//li")[-1]) == (
        422,
        f"{LABEL}: 여덟 가지 근거 가운데 하나를 고르십시오. 그 밖의 경비는 1월 1일부터 배정합니다.",
    )
    wrong = officer.post(address, given | {"ground": "PROMOTION"})
    assert texts(wrong, "//*[@role='alert']//li")[-1].startswith("업무추진비는 통계목 203에만 배정합니다: 202-01.")
    assert alerts(officer.post(address, given | {"ground": "TRAVEL"}, follow=True)) == [
        "개시 전 배정 400원을 올렸습니다. 다른 과장이나 단체장이 승인하면 등록됩니다."
    ]
    bureau.confirm()

    assert texts(officer.get(address), "//div[@id='postings']//tbody/tr[1]/*")[:5] == [
        "개시 전 배정", "", "400", f"{year}-01-01", f"연초 출장 (시행령 제57조 여비, {decided_on} 결정)",
    ]  # fmt: skip


def test_who_is_not_of_the_team_looks_and_is_offered_nothing(bureau):
    clerk = browser(bureau, "clerk")

    assert texts(clerk.get(PAGE), "//*[@class='site-step']") == []
    assert clerk.post(PAGE, PLAN).status_code == 403


def test_each_list_of_the_page_is_sorted_looked_through_and_given_by_itself(bureau):
    officer = browser(bureau, "officer")
    for percent, why in (("10", "먼저"), ("5", "나중")):
        said(officer, step="hold", items="201", division=FINANCE, percent=percent, reason=why)

    def reasons(query):
        return texts(officer.get(f"{PAGE}&{query}"), "//div[@id='holds']//tbody//td[2]")

    given = officer.get(f"{PAGE}&list=holds&words=나중&file=csv").content.decode()
    shown = officer.get(f"{PAGE}&list=holds&words=나중")

    assert [reasons("list=holds&sort=why"), reasons("list=holds&sort=-why")] == [["나중", "먼저"], ["먼저", "나중"]]
    assert (len(reasons("words=나중")), reasons("list=holds&words=나중")) == (2, ["나중"])
    assert [line.split(",")[0] for line in given.splitlines() if line.startswith(FINANCE)] == [f"{FINANCE} 201 5%"]
    kept = "//div[@id='holds']//form[@role='search']/input[@type='hidden']/@value"
    assert page(shown).xpath(kept) == ["2026", "holds"]


def test_the_tools_of_the_list_that_is_asked_stand_open_and_an_empty_one_beside_it_has_none(bureau):
    officer = browser(bureau, "officer")
    said(officer, step="hold", items="201", division=FINANCE, percent="10", reason="대비")
    folded = "//div[@id='{}']//details[contains(summary, '찾기')][not(@open)]"

    shown, asked = officer.get(PAGE), officer.get(f"{PAGE}&list=holds")

    assert [len(page(each).xpath(folded.format("holds"))) for each in (shown, asked)] == [1, 0]
    assert page(shown).xpath("//div[@id='plans']//form | //div[@id='plans']//details") == []


def test_a_form_that_comes_back_with_faults_is_open_and_others_are_folded(bureau):
    officer = browser(bureau, "officer")
    opened = "//details[@class='site-step'][@open]/summary/h2/@id"

    shown, back = officer.get(PAGE), officer.post(PAGE, {"step": "hold"})

    assert page(shown).xpath(opened) == ["step-allot"]
    assert (back.status_code, page(back).xpath(opened)) == (422, ["step-allot", "step-hold"])


def test_money_is_allotted_further_to_a_unit_and_taken_back_on_the_page(bureau):
    officer = browser(bureau, "officer")
    books = Books(bureau.hall.district)
    cell = books.cell("201-01", "0111", division=FINANCE, year=YEAR)
    books.post("ALLOTMENT", {cell: 90_000}, date(YEAR, 1, 2), year=YEAR)
    asked = {"step": "sub_allot", "unit": "중앙동", "cell": "0111 201-01", "reason": "재무과-7", "on": JANUARY}

    assert said(officer, **asked, amount="60,000") == ["중앙동에 재배정했습니다."]
    assert said(officer, **asked, amount="△10,000") == ["중앙동에 재배정했습니다."]
    assert said(officer, **asked | {"unit": "서동"}, amount="5,000") == ["서동에 재배정했습니다."]
    shown = officer.get(PAGE)
    assert [texts(shown, f"//div[@id='units']//tbody/tr[{row}]/*") for row in (1, 2)] == [
        ["서동", "0111 사업 0111 201-01 재무과 구비", "5,000", "0", "5,000"],
        ["중앙동", "0111 사업 0111 201-01 재무과 구비", "50,000", "0", "50,000"],
    ]
    assert refused(officer, **asked, amount="35,001")[1].startswith("사업 0111 201-01")
    assert refused(officer, **asked | {"unit": " "}, amount="1") == (
        422, "받는 동·사업소: 재배정을 받는 동이나 사업소를 적어야 합니다.",
    )  # fmt: skip
    assert refused(officer, **asked | {"reason": ""}, amount="1")[1] == "근거: 재배정을 결정한 문서를 적어야 합니다."
    assert refused(officer, **asked | {"cell": ""}, amount="")[0] == 422
    assert browser(bureau, "clerk").post(PAGE, {**asked, "amount": "1"}).status_code == 403
