"""The pages of requests to move money, as those do who ask, agree and decide, and the page of duties."""

from datetime import date

import pytest
from django.test import Client
from django.utils.timezone import localdate
from tests.budget.bills import FINANCE, Bureau
from tests.budget.ledger import Books
from tests.site.offices import alerts, page, texts

from ieum.budget.choices import Total
from ieum.budget.queries import requests
from ieum.org.rules.reorganisation import Abolish, Create
from ieum.platform.models import Account

pytestmark = pytest.mark.database
YEAR = localdate().year
PAPER, WORKS = "0111 사업 0111 201-01 재무과 구비", "0112 사업 0112 202-01 재무과 구비"
NO_CELL = "맞는 예산과목이 없습니다. 세부사업 코드나 이름, 통계목을 적고 목록에서 고르십시오."
FORM = {
    "kind": "TRANSFER", "reason": "단가 상승", "authority": "",
    "cell": [PAPER, WORKS, ""], "amount": ["△200", "200", ""],
}  # fmt: skip


@pytest.fixture
def bureau(bureau) -> Bureau:
    books = Books(bureau.hall.district)
    paper, works, other = (
        books.cell(item, programme, division=division, year=YEAR)
        for item, programme, division in (
            ("201-01", "0111", FINANCE), ("202-01", "0112", FINANCE), ("201-01", "0211", "안전과"),
        )
    )  # fmt: skip
    books.post("ORIGINAL", {paper: 1_000, works: 500, other: 700}, date(YEAR, 1, 1), year=YEAR)
    return bureau


def browser(bureau, login) -> Client:
    client = Client(SERVER_NAME="localhost")
    client.force_login(Account.objects.get(pk=bureau.accounts[login]))
    return client


def the_request(bureau):
    with bureau.inside():
        return requests.movement_requests().first()


def values(response, name):
    return [each.get("value") for each in page(response).xpath(f"//tbody//input[@name='{name}']")]


def test_a_request_goes_from_its_form_over_the_inboxes_to_the_ledger(bureau):
    clerk = browser(bureau, "clerk")
    said = alerts(clerk.post("/budget/requests/new/", FORM, follow=True))
    found = the_request(bureau)
    case = f"/cases/{found.case_id}/"

    assert said == ["결재를 올렸습니다. 결재가 끝나면 원장에 등록됩니다."]
    assert "예산현액 1,000원 → 800원 (증감 △200원)" in clerk.get(case).content.decode()
    for login, do in (("chief", "review"), ("lead", "review"), ("head", "review"), ("mayor", "decide")):
        client = browser(bureau, login)
        assert texts(client.get("/inbox/"), "//tbody//th/a")[0].startswith(f"{found.case} {YEAR}년 전용 요청 (")
        client.post(case, {"step": "approval", "do": do})
    shown = clerk.get(f"/budget/requests/{found.pk}/")
    assert texts(shown, "//main//h1") == [f"{YEAR}년 전용 요청"]
    assert texts(shown, "//div[@id='lines']//tbody//td") == [
        "1,000", "△200", "800", "0", "800", "500", "200", "700", "0", "700",
    ]  # fmt: skip
    assert texts(clerk.get("/budget/requests/"), "//div[@id='requests']//tbody/tr/*")[:5] == [
        str(found.case), "전용", str(YEAR), "200", "결재됨",
    ]  # fmt: skip
    duties = texts(clerk.get(f"/budget/duties/?year={YEAR}"), "//div[@id='duties']//tbody//td")
    assert duties[0].startswith(f"{(localdate().month - 1) // 3 + 1}분기 전용·이체 내역 1건을 ")
    assert duties[2] == "200"


def test_balances_and_rules_are_told_while_a_request_is_written(bureau):
    clerk = browser(bureau, "clerk")

    sound = clerk.post("/budget/requests/check/", FORM)
    over = clerk.post("/budget/requests/check/", FORM | {"amount": ["△2,000", "2,000", ""]})
    half = clerk.post("/budget/requests/check/", FORM | {"amount": ["△2백만", "200", ""]})
    empty = clerk.post("/budget/requests/check/", {"kind": "RESERVE_USE"})

    assert texts(sound, "//p") == [
        "결정권자: 구청장 (지방재정법 제49조)", "지금은 규칙에 어긋나는 것이 없습니다.",
    ]  # fmt: skip
    assert texts(sound, "//tbody//td")[:3] == ["1,000", "△200", "800"]
    assert texts(over, "//p")[1].startswith("사업 0111 201-01: ")
    assert texts(half, "//p")[1] == "1행: 금액을 1,000,000이나 △1,000,000처럼 원으로 적으십시오."
    assert texts(empty, "//p") == ["결정권자: 구청장 (지방재정법 제43조, 지방자치법 제144조)"]
    assert the_request(bureau) is None


WRONG = (
    ({"reason": " "}, "사유: 사유를 적어야 합니다."),
    ({"cell": ["없는 과목", WORKS]}, f"1행: {NO_CELL}"),
    ({"cell": ["0211 사업 0211 201-01 안전과 구비", WORKS]}, f"1행: {NO_CELL}"),
    (
        {"cell": ["재무과", WORKS]},
        "1행: 맞는 예산과목이 여럿입니다. 통계목, 부서, 재원까지 적거나 목록에서 고르십시오.",
    ),
    ({"amount": ["△300", "200"]}, "늘리는 금액과 줄이는 금액이 같아야 합니다."),
    ({"amount": ["9" * 16, "200"]}, "1행: 금액을 1,000,000이나 △1,000,000처럼 원으로 적으십시오."),
    ({"kind": "LAPSE"}, "구분: 구분을 목록에서 고르십시오."),
)


def test_a_wrong_request_keeps_what_was_written_and_says_why(bureau):
    clerk = browser(bureau, "clerk")

    answers = [clerk.post("/budget/requests/new/", FORM | more) for more, _ in WRONG]

    assert [each.status_code for each in answers] == [422] * len(WRONG)
    said = [texts(each, "//*[@role='alert']//li | //*[@role='alert']//p")[-1] for each in answers]
    assert said == [sentence for _, sentence in WRONG]
    assert values(answers[4], "amount")[:3] == ["△300", "200", ""]
    assert the_request(bureau) is None


def offered(client, words, **more):
    """What a field that a cell is written in is offered."""
    asked = {"year": YEAR, "cell": words, **more}
    answer = client.get("/budget/cells/names/", asked, headers={"HX-Trigger-Name": "cell"})
    return page(answer).xpath("//option/@value") if answer.content.strip() else []


def test_cells_are_offered_by_code_and_by_words_and_only_those_that_one_may_name(bureau):
    clerk, officer = browser(bureau, "clerk"), browser(bureau, "officer")

    assert offered(clerk, "") == [PAPER, WORKS]
    assert [offered(clerk, words) for words in ("0112", "201 구비", "0111 재무", PAPER)] == [
        [WORKS], [PAPER], [PAPER], [PAPER],
    ]  # fmt: skip
    assert [offered(clerk, words) for words in ("안전과", "없는말")] == [[], []]
    assert offered(officer, "안전과") == ["0211 사업 0211 201-01 안전과 구비"]
    assert clerk.get("/budget/cells/names/?year=1999").status_code == 404


def test_reserves_are_offered_for_requests_and_not_for_allotment(bureau):
    Books(bureau.hall.district).cell("801-01", "0801", division="기획예산과", year=YEAR)
    Books(bureau.hall.district).cell("201-01", "0801", division="기획예산과", year=YEAR)
    officer = browser(bureau, "officer")

    ordinary, reserve = (f"0801 사업 0801 {item} 기획예산과 구비" for item in ("201-01", "801-01"))
    assert offered(officer, "0801") == [ordinary, reserve]
    assert offered(officer, "0801", reserves="without") == [ordinary]


def test_a_code_is_enough_where_it_names_one_cell_and_comes_back_as_its_whole_name(bureau):
    clerk = browser(bureau, "clerk")
    typed = FORM | {"cell": ["0111  201-01", "0112", ""]}

    back = clerk.post("/budget/requests/new/", typed | {"reason": ""})
    clerk.post("/budget/requests/new/", typed)

    assert values(back, "cell")[:2] == [PAPER, WORKS]
    with bureau.inside():
        assert sorted(line.amount for line in requests.movement_requests().get().lines.all()) == [-200, 200]


def test_what_is_wrong_with_a_row_stands_beside_its_field(bureau):
    wrong = browser(bureau, "clerk").post(
        "/budget/requests/new/", FORM | {"cell": [PAPER, "없는 과목"], "amount": ["2백만", "200"]}
    )

    fields = page(wrong).xpath("//tbody//input[@aria-invalid='true']")
    assert [(each.get("aria-label"), each.get("aria-describedby")) for each in fields] == [
        ("1행 증감", "row_1_error"), ("2행 예산과목", "row_2_error"),
    ]  # fmt: skip
    assert texts(wrong, "//p[@id='row_1_error'] | //p[@id='row_2_error']") == [
        "금액을 1,000,000이나 △1,000,000처럼 원으로 적으십시오.", NO_CELL,
    ]  # fmt: skip


def test_a_returned_request_is_corrected_on_the_same_form(bureau):
    clerk, chief = browser(bureau, "clerk"), browser(bureau, "chief")
    clerk.post("/budget/requests/new/", FORM)
    first = the_request(bureau)
    chief.post(f"/cases/{first.case_id}/", {"step": "approval", "do": "return", "reason": "근거 보완"})

    form = clerk.get(f"/budget/requests/new/?of={first.pk}")
    clerk.post(f"/budget/requests/new/?of={first.pk}", FORM | {"amount": ["△100", "100", ""]})

    assert values(form, "amount")[:2] == ["△200", "200"]
    second = the_request(bureau)
    assert (second.case_id, second.draft.version) == (first.case_id, 2)
    listed = texts(clerk.get(f"/budget/requests/{second.pk}/"), "//ul[@class='site-history']//a")
    assert listed == ["1판 단가 상승"]


def test_a_returned_request_is_never_submitted_from_its_case_which_leads_to_its_page(bureau):
    clerk, chief = browser(bureau, "clerk"), browser(bureau, "chief")
    clerk.post("/budget/requests/new/", FORM)
    found = the_request(bureau)
    case = f"/cases/{found.case_id}/"
    chief.post(case, {"step": "approval", "do": "return", "reason": "근거 보완"})

    shown = clerk.get(case)
    sent = clerk.post(case, {"step": "submit", "title": "다시", "body": "표"}, follow=True)

    why = ["반려한 까닭: 근거 보완 (chief)"]
    for address in (f"/budget/requests/{found.pk}/", f"/budget/requests/new/?of={found.pk}"):
        assert texts(clerk.get(address), "//*[contains(@class, 'ui-alert--warning')]//p")[:1] == why
    assert "결재 올리기" not in texts(shown, "//*[@class='site-step']//button")
    assert page(shown).xpath("//p[@class='site-state']/a/@href") == [f"/budget/requests/{found.pk}/"]
    assert alerts(sent) == ["예산 변경 요청 화면에서 올려야 합니다."]
    assert the_request(bureau).draft.version == 1


def test_who_did_not_return_a_request_is_not_said_to_have(bureau):
    clerk, chief = browser(bureau, "clerk"), browser(bureau, "chief")
    clerk.post("/budget/requests/new/", FORM)
    case = f"/cases/{the_request(bureau).case_id}/"

    chief.post(case, {"step": "approval", "do": "return", "reason": "근거 보완"})

    line = texts(clerk.get(case), "//div[@id='line-1']//tbody/tr/td[position() >= 2]")
    assert line[0] == "반려"
    assert [line[3::3], line[4::3]] == [["-"] * 3, [""] * 3]


def test_addresses_of_nothing_are_not_found(bureau):
    clerk = browser(bureau, "clerk")
    wrong = ("?year=1999", "?of=x", "?of=00000000-0000-0000-0000-000000000001")

    assert [clerk.get(f"/budget/requests/new/{each}").status_code for each in wrong] == [404] * 3
    assert clerk.post("/budget/requests/check/", {"kind": "X"}).status_code == 404


PAGES_OF_A_YEAR = ("/budget/requests/new/", "/budget/allotment/", "/budget/targets/", "/budget/revenue/")


def test_pages_of_a_year_open_the_last_one_before_that_of_today_is_opened_and_lead_to_the_others(
    database, prepared_bureau
):
    bureau = prepared_bureau.copy()
    books = Books(bureau.hall.district)
    for year in (YEAR - 3, YEAR - 2):
        books.post("ORIGINAL", {books.cell("201-01", "0111", year=year): 500}, date(year, 1, 1), year=year)
    officer = browser(bureau, "officer")

    shown = [officer.get(each) for each in PAGES_OF_A_YEAR]

    assert [each.status_code for each in shown] == [200] * 4
    heads = [texts(each, "//h1 | //main//p[@class='ui-lead']") for each in shown]
    assert [any(f"{YEAR - 2}" in text for text in each) for each in heads] == [True] * 4
    assert [texts(each, "//a[starts-with(@href, '?year=')]") for each in shown] == [[f"{YEAR - 3}년"]] * 4


def test_a_year_without_movements_has_no_duties_and_an_empty_ledger_says_so(bureau):
    assert texts(browser(bureau, "clerk").get("/budget/duties/"), "//td[@class='ui-empty']") == [
        "뒤따르는 할 일이 없습니다.",
    ]


NEW_PLACE = "0112 사업 0112 201-02 재무과 구비"


def test_a_place_that_has_no_cell_yet_is_asked_for_and_has_money_once_approved(bureau):
    clerk, typed = browser(bureau, "clerk"), {"cell": [PAPER, "0112 201-02 재무과 구비"], "amount": ["△200", "200"]}

    told = clerk.post("/budget/requests/check/", FORM | typed)
    before = offered(clerk, "201-02")
    said = alerts(clerk.post("/budget/requests/new/", FORM | typed, follow=True))
    case = f"/cases/{the_request(bureau).case_id}/"
    for login, do in (("chief", "review"), ("lead", "review"), ("head", "review"), ("mayor", "decide")):
        browser(bureau, login).post(case, {"step": "approval", "do": do})

    assert texts(told, "//tbody//th | //tbody//td")[6:9] == [f"{NEW_PLACE} (새 과목)", "0", "200"]
    assert (before, said) == ([], ["결재를 올렸습니다. 결재가 끝나면 원장에 등록됩니다."])
    shown = texts(clerk.get(f"/budget/requests/{the_request(bureau).pk}/"), "//div[@id='lines']//tbody//th")
    assert shown == [PAPER, NEW_PLACE]
    assert offered(clerk, "201-02") == [NEW_PLACE]


def test_a_place_of_a_returned_request_has_no_cell_and_is_asked_for_again_as_it_was(bureau):
    clerk, typed = browser(bureau, "clerk"), {"cell": [PAPER, "0112 201-02 재무과 구비"], "amount": ["△200", "200"]}
    clerk.post("/budget/requests/new/", FORM | typed)
    asked = the_request(bureau)

    browser(bureau, "chief").post(
        f"/cases/{asked.case_id}/", {"step": "approval", "do": "return", "reason": "근거 보완"}
    )

    shown = texts(clerk.get(f"/budget/requests/{asked.pk}/"), "//div[@id='lines']//tbody//th | //div[@id='lines']//td")
    assert shown[6:10] == [f"{NEW_PLACE} (새 과목)", "0", "200", "200"]
    assert offered(clerk, "201-02") == []
    assert values(clerk.get(f"/budget/requests/new/?of={asked.pk}"), "cell")[:2] == [PAPER, NEW_PLACE]
    clerk.post(f"/budget/requests/new/?of={asked.pk}", FORM | typed)
    assert the_request(bureau).pk != asked.pk
    with bureau.inside():
        assert [each.amount for each in the_request(bureau).places.all()] == [200]


WRONG_PLACES = (
    ("0112 201-02 구비", "고칠 것: 부서."),
    ("0112 201-02 재무과", "고칠 것: 재원."),
    ("9999 201-02 재무과 구비", "고칠 것: 세부사업 코드."),
    ("0112 201-02 재무과 구비 급함", "급함: 세부사업의 이름에 없는 말입니다. 지우거나 고치십시오."),
    ("0112 201-02 안전과 구비", NO_CELL),
    ("0112 307-02 재무과 특별교부세", "특별교부세는 민간보조사업의 재원으로 사용할 수 없습니다."),
)


def test_what_is_wrong_with_a_place_is_told_in_its_row_and_no_cell_is_made(bureau):
    clerk = browser(bureau, "clerk")

    answers = [
        clerk.post("/budget/requests/new/", FORM | {"cell": [PAPER, place], "amount": ["△200", "200"]})
        for place, _ in WRONG_PLACES
    ]

    assert [each.status_code for each in answers] == [422] * len(WRONG_PLACES)
    for answer, (_, sentence) in zip(answers, WRONG_PLACES, strict=True):
        assert texts(answer, "//*[@role='alert']//p")[-1].endswith(sentence)
    assert offered(clerk, "0112") == [WORKS]


def test_a_reorganisation_moves_carried_money_to_a_division_that_had_none(bureau):
    books = Books(bureau.hall.district)
    late = books.cell("401-01", "0111", division=FINANCE, carry_origin="EXPRESS", year=YEAR)
    books.post("CARRY_IN", {late: 300}, date(YEAR, 1, 1), year=YEAR)
    books.post("ALLOTMENT", {late: -300}, date(YEAR, 1, 1), year=YEAR)
    officer, carried = browser(bureau, "officer"), "0111 사업 0111 401-01 재무과 구비 명시이월"
    moved = FORM | {
        "kind": "REORGANISATION", "authority": "조직개편 조례", "amount": ["△300", "300"],
        "cell": ["0111 401-01 재무과 명시이월", "0111 401-01 기획예산과 구비 명시이월"],
    }  # fmt: skip

    assert offered(officer, "401-01", kind="REORGANISATION") == [carried]
    assert offered(officer, "401-01", reserves="without") == [carried], "its allotment is lowered first"
    assert offered(officer, "401-01", kind="TRANSFER") == []
    officer.post("/budget/requests/new/", moved)
    shown = texts(officer.get(f"/budget/requests/{the_request(bureau).pk}/"), "//div[@id='lines']//tbody//th")
    assert shown == [carried, "0111 사업 0111 401-01 기획예산과 구비 명시이월 (새 과목)"]


def test_a_reorganisation_drafts_the_transfer_of_what_its_units_leave_and_allotment_goes_along(bureau):
    day, books = localdate(), Books(bureau.hall.district)
    paper = books.cell("201-01", "0111", division=FINANCE, year=YEAR)
    for kind, amount in (("ALLOTMENT", 800), ("COMMITMENT", 300)):
        books.post(kind, {paper: amount}, date(YEAR, 1, 1), year=YEAR)
    hall = bureau.hall
    heir = Create("세정과", "DIVISION", hall.unit("구청장"), 3)
    hall.reorganise(day, heir, Abolish(hall.unit(FINANCE), "세정과"))
    officer = browser(bureau, "officer")

    (link,) = page(officer.get(f"/budget/requests/new/?year={YEAR}")).xpath("//p[@class='site-state']/a/@href")
    drafted = officer.get(f"/budget/requests/new/{link}")
    rows = {"cell": values(drafted, "cell")[:4], "amount": values(drafted, "amount")[:4]}
    assert rows == {
        "cell": [PAPER, PAPER.replace(FINANCE, "세정과"), WORKS, WORKS.replace(FINANCE, "세정과")],
        "amount": ["△700", "700", "△500", "500"],
    }
    given = {"kind": "REORGANISATION", "reason": "조직개편", "authority": "행정기구 설치 조례", "ground": ""}
    officer.post(f"/budget/requests/new/{link}", given | rows)
    case = f"/cases/{the_request(bureau).case_id}/"
    for login, do in (("lead", "review"), ("head", "review"), ("mayor", "decide")):
        browser(bureau, login).post(case, {"step": "approval", "do": do})

    heir = books.cell("201-01", "0111", division="세정과", year=YEAR)
    standing = {row.cell_id: row for row in books.rows(books.now(day), year=YEAR)}
    for cell, left in ((paper, (300, 300)), (heir, (700, 500))):
        assert tuple(standing[cell].total(each) for each in (Total.AVAILABLE, Total.ALLOTTED)) == left
