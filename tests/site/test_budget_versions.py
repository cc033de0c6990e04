"""The pages of budget bills: opening one, writing its sheet with and without scripts, comparing, adopting."""

import csv
import io
from datetime import date

import pytest
from django.conf import settings
from django.test import Client
from tests.budget.bills import FINANCE, YEAR, Bureau, income, row
from tests.budget.ledger import Books
from tests.budget.test_code_tables import ITEMS, take
from tests.site.offices import alerts, page, texts

from ieum.budget.choices import ComparedBy, Funding, Side
from ieum.budget.queries import bills
from ieum.documents.readers.xlsx.workbook import Workbook
from ieum.platform.models import Account

pytestmark = pytest.mark.database
SHEET = {"side": "EXPENDITURE", "account": "일반회계", "division": FINANCE}


@pytest.fixture
def bureau(bureau) -> Bureau:
    return bureau.open()


def browser(bureau, login) -> Client:
    client = Client(SERVER_NAME="localhost")
    client.force_login(Account.objects.get(pk=bureau.accounts[login]))
    return client


def address(bureau, *more):
    return "/".join(["/budget/versions", str(bureau.version_id), *more]) + "/"


def written(**columns):
    """A row as a form without scripts sends it."""
    return {"programme": "0111", "code": "201-01", "description": "사무용품", "formula": "1,000천원", **columns}


def save(bureau, login="clerk", *, seen="0", follow=False, **fields):
    query = "&".join(f"{name}={value}" for name, value in SHEET.items())
    given = {"seen": seen, **fields}
    return browser(bureau, login).post(f"{address(bureau, 'sheet')}?{query}", given, follow=follow)


def values(response, name):
    return [each.get("value") for each in page(response).xpath(f"//tbody//input[@name='{name}']")]


def test_a_bill_is_opened_and_listed(bureau):
    client = browser(bureau, "officer")

    response = client.post("/budget/versions/", {"year": "2027", "kind": "ORIGINAL"}, follow=True)

    assert alerts(response) == ["2027년 본예산안을 열었습니다. 부서가 예산을 요구할 수 있습니다."]
    listed = client.get("/budget/versions/")
    assert texts(listed, "//table//tbody/tr/*[position() < 3]") == [
        "2027년 본예산안",
        "요구",
        "2026년 본예산안",
        "요구",
    ]


def test_a_supplementary_bill_needs_its_round_and_who_is_not_of_the_team_opens_none(bureau):
    without = browser(bureau, "officer").post("/budget/versions/", {"year": "2027", "kind": "SUPPLEMENTARY"})
    by_the_head = browser(bureau, "head").post("/budget/versions/", {"year": "2027", "kind": "ORIGINAL"})

    assert (without.status_code, by_the_head.status_code) == (422, 422)
    assert texts(without, "//*[@role='alert']//li") == ["추경 차수(추경일 때): 몇 회 추경인지 적어 주십시오."]
    assert texts(by_the_head, "//*[@role='alert']//li") == ["예산팀만 할 수 있는 일입니다: 예산안 편성."]


def test_a_sheet_is_written_without_scripts_and_reads_the_same_again(bureau):
    again = save(bureau, follow=True, **written(city="50%"))

    assert alerts(again) == ["과목 1개를 저장했습니다."]
    assert [values(again, name)[0] for name in ("programme", "code", "formula", "city")] == [
        "0111", "201-01", "1,000천원", "500,000원",
    ]  # fmt: skip
    assert texts(again, "//tbody/tr[1]/td[@data-own or @data-amount]") == ["500,000", "1,000,000"]
    assert len(values(again, "programme")) == 6


def test_a_wrong_cell_is_said_beside_it_and_what_was_written_stays(bureau):
    response = save(bureau, **written(formula="3,000원*"))

    assert response.status_code == 422
    assert texts(response, "//*[@role='alert']//p") == ["고쳐야 할 줄이 1개 있습니다. 표시된 칸을 고치십시오."]
    assert texts(response, "//p[@id='fault-1-formula']") == ["산출식의 끝: 숫자가 있어야 합니다."]
    assert values(response, "formula")[0] == "3,000원*"


def test_who_may_not_write_sees_why(bureau):
    query = "&".join(f"{name}={value}" for name, value in SHEET.items())

    shown = browser(bureau, "officer").get(f"{address(bureau, 'sheet')}?{query}")
    tried = save(bureau, "officer", **written())

    assert texts(shown, "//p[@class='site-state']")[0] == (
        "고칠 수 없습니다. 그 부서의 직원만 할 수 있는 일입니다: 금액 적기."
    )
    assert (tried.status_code, bureau.lines()) == (422, [])


def test_a_sheet_that_is_named_wrongly_does_not_exist(bureau):
    client, sheet = browser(bureau, "clerk"), address(bureau, "sheet")
    wrong = ({"division": ""}, {"side": "BOTH"}, {"account": "없는 회계"})

    assert [client.get(sheet, SHEET | each).status_code for each in wrong] == [404] * 3


def test_hostile_rows_are_refused_in_words(bureau):
    client = browser(bureau, "clerk")
    sheet = f"{address(bureau, 'sheet')}?" + "&".join(f"{name}={value}" for name, value in SHEET.items())
    line = "0111\t201-01\t{}\t{}"
    blocks = (
        "\n".join([line.format("물품", "1천원")] * 2001), line.format("=cmd", "1" * 201),
        line.format("가" * 201, "1천원"), line.format("물품", "1111+" * 39 + "1천원"),
    )  # fmt: skip

    answers = [client.post(sheet, {"block": block, "seen": "0"}) for block in blocks]
    saved = client.post(sheet, {"block": line.format("물품", "1천원") + "\t" * 9, "seen": "0"})

    assert [each.status_code for each in answers] == [422] * 4
    assert texts(answers[0], "//*[@role='alert']//p") == ["한 산출표에는 2,000줄까지 적을 수 있습니다."]
    assert (saved.status_code, len(bureau.lines())) == (302, 1)


def test_rows_are_checked_as_they_are_written_and_nothing_is_saved(bureau):
    query = "&".join(f"{name}={value}" for name, value in SHEET.items())
    block = "0111\t201-01\t사무용품\t3,000,000원*12월*2명\t\t50%\n\t\t\t\n9999\t201-01\t출장\t10천원"

    said = browser(bureau, "clerk").post(f"{address(bureau, 'sheet', 'check')}?{query}", {"block": block}).json()

    assert said["rows"] == [
        {"amount": "72,000,000", "own": "36,000,000", "faults": {}},
        {},
        {"amount": "10,000", "own": "10,000", "faults": {"programme": "세부사업을 찾을 수 없습니다: 9999."}},
    ]
    assert bureau.lines() == []


def adopted(bureau):
    bureau.write(row(formula="3,000천원", city="1,000천원"))
    bureau.write(income("3,000천원"), side="REVENUE")
    bureau.to_team()
    bureau.write(row(formula="2,000천원", city="1,000천원"), by="officer", reason="단가 조정")
    bureau.write(income("2,000천원"), by="officer", side="REVENUE")
    return bureau.go("head propose").enclose().go("mayor submit", "officer refer", "officer refer")


def test_stages_stand_side_by_side_with_what_changed_and_why(bureau):
    adopted(bureau)

    response = browser(bureau, "officer").get(address(bureau))

    heads = texts(response, "//div[@id='stages']//thead//th")
    cells = texts(response, "//div[@id='stages']//tbody/tr[2]/*")
    assert heads[:7] == ["세부사업", "통계목", "부서", "전년도 본예산", "요구", "부서 조정", "부서 조정 증감"]
    assert dict(zip(heads, cells, strict=True))["예산팀 조정 1차 증감"] == "△1,000,000"
    # Nothing of last year stands in the ledger, so that neither it nor the change against it is known.
    assert (cells[3], cells[-2], cells[-1]) == ("모름", "모름", "예산팀 조정 1차: 단가 조정 (officer)")
    assert texts(response, "//div[@id='stages']//tbody/tr[1]/*")[-3:-1] == ["0", "모름"]


def test_what_only_last_year_had_is_a_row_so_that_the_table_adds_up(bureau):
    bureau.write(row())
    books = Books(bureau.hall.district)
    cells = {
        books.cell("201-01", "0111", division=FINANCE, year=YEAR - 1): 700,
        books.cell("202-01", "0111", division=FINANCE, year=YEAR - 1): 300,
    }
    books.post("ORIGINAL", cells, date(YEAR - 1, 1, 1), year=YEAR - 1)

    shown = browser(bureau, "officer").get(address(bureau))

    head, asked, gone = (texts(shown, f"//div[@id='stages']//tbody/tr[{number}]/*")[:6] for number in (1, 2, 3))
    assert (head[0], head[3], asked[3]) == ("계", "1,000", "700")
    assert gone == ["이 예산안에 없는 전년도 과목", "", "", "300", "0", "△300"]
    client = browser(bureau, "officer")
    client.cookies.load({settings.LANGUAGE_COOKIE_NAME: "en"})
    assert texts(client.get(address(bureau)), "//div[@id='stages']//tbody/tr[3]/*")[0].startswith("Last year's lines")


def test_every_way_to_compare_adds_up_to_the_same(bureau):
    adopted(bureau)
    client, sums = browser(bureau, "officer"), []

    for side in Side:
        for by in ComparedBy:
            response = client.get(address(bureau), {"by": by, "side": side})
            heads, cells = (texts(response, f"//div[@id='stages']//{each}/*") for each in ("thead/tr", "tbody/tr[1]"))
            sums.append(dict(zip(heads, cells, strict=True))["본회의"])

    assert sums == ["2,000,000"] * 14


def test_the_day_until_which_the_council_gets_a_bill_is_said_and_whether_it_is_late(bureau):
    adopted(bureau)

    response = browser(bureau, "officer").get(address(bureau))

    assert texts(response, "//p[@class='ui-lead']") == [
        "지금 단계: 본회의 · 다음 단계로 옮기는 사람: 기획예산과장·구청장 · 의회 제출 기한 2025-11-21",
    ]


def test_a_bill_after_its_last_day_of_submission_is_warned_of_and_goes_on(bureau):
    response = browser(bureau, "officer").get(address(bureau))

    (said,) = texts(response, "//p[@class='ui-lead']")
    assert said.endswith("예산안 제출기한(2025-11-21)이 지났습니다.")


def test_the_comparison_is_given_as_files(bureau):
    adopted(bureau)
    client = browser(bureau, "officer")

    table = list(csv.reader(io.StringIO(client.get(address(bureau, "files", "csv")).content.decode("utf-8-sig"))))
    book = Workbook(client.get(address(bureau, "files", "xlsx")).content, "비교.xlsx")

    assert [line[-2] for line in table] == ["전년 대비 증감", "", ""]
    assert [line[table[0].index("본회의")] for line in table[1:]] == ["2000000", "2000000"]
    assert "2,000,000" in next(iter(book.sheets())).shown.values()
    assert client.get(address(bureau, "files", "pdf")).status_code == 404


def test_a_bill_is_adopted_from_its_page_and_the_ledger_has_it(bureau):
    adopted(bureau)
    client = browser(bureau, "head")

    response = client.post(address(bureau), {"do": "adopt", "on": "2025-12-15", "reason": "정례회 의결"}, follow=True)

    assert alerts(response) == ["의결된 예산 2,000,000원을 원장에 등록했습니다."]
    assert texts(response, "//div[@id='posted']//tbody/tr/th") == ["본예산"]
    budget = client.get("/budget/", {"year": "2026", "day": "2026-06-30", "by": "account"})
    assert texts(budget, "//table//tbody/tr[2]/*")[1] == "2,000,000"


def test_a_voted_budget_is_received_from_the_council_and_published_on_its_page(bureau):
    adopted(bureau)
    client, page_of = browser(bureau, "head"), address(bureau)
    steps = [
        {"do": "adopt", "on": "2025-12-15", "reason": "정례회 의결"},
        {"do": "transfer", "on": "2025-12-17", "reason": "의사팀-1"},
        {"do": "publish", "on": "2025-12-18", "reason": "고시 제2025-1호"},
    ]

    told = [texts(client.post(page_of, each, follow=True), "//p[@class='ui-lead']")[0] for each in steps]

    assert [each.partition(" · ")[0] for each in told] == ["지금 단계: 확정", "지금 단계: 이송", "지금 단계: 고시"]
    assert told[0].startswith("지금 단계: 확정 · 의회 이송 기한 2025-12-18")
    assert told[1].endswith("2025-12-17에 이송받음: 시·도지사에게 보고하고 지체 없이 고시")
    assert texts(client.get(page_of), "//*[@id='moves']/..//button") == ["앞 단계로 되돌리기"]


def test_each_step_of_a_bill_is_called_what_its_button_said_and_needs_a_reason_where_it_is_told(bureau):
    adopted(bureau)

    director, team = (browser(bureau, login).get(address(bureau)) for login in ("head", "officer"))

    assert texts(director, "//div[@id='history']//tbody/tr/td[1]") == [
        "예산안 열기", "요구 마감", "예산팀 조정 시작", "구청장안으로 올리기", "의회 제출",
        "예산결산특별위원회 회부", "본회의 부의",
    ]  # fmt: skip
    hint = "//*[@id='moves']/..//*[contains(text(), '반드시 적는 단계')]"
    assert texts(director, hint) == ["반드시 적는 단계: 수정예산안 편성, 의결 확정, 부결"]
    assert texts(team, hint) == ["반드시 적는 단계: 앞 단계로 되돌리기"]


def test_who_may_take_one_step_alone_reads_who_takes_the_others(bureau):
    bureau.to_team()

    said = texts(browser(bureau, "officer").get(address(bureau)), "//p[@class='ui-lead']")[0]

    assert said.split(" · ")[1] == "다른 사람이 하는 단계: 구청장안으로 올리기(기획예산과장)"


def test_a_step_that_is_not_possible_says_why(bureau):
    response = browser(bureau, "officer").post(address(bureau), {"do": "propose", "on": "2025-09-01"})

    assert response.status_code == 422
    assert texts(response, "//*[@role='alert']//li") == [
        "'요구' 상태에서는 할 수 없는 일입니다: 구청장안으로 올리기.",
    ]


def test_a_programme_is_made_known(bureau):
    given = {
        "do": "programme", "account_kind": "GENERAL", "account": "일반회계", "policy_code": "02", "policy": "안전",
        "unit_code": "021", "unit": "재난", "code": "0211", "name": "재난 대비",
    }  # fmt: skip

    response = browser(bureau, "officer").post(address(bureau), given, follow=True)
    save(bureau, **written(programme="재난 대비"))

    assert alerts(response) == ["세부사업을 등록했습니다."]
    assert [line.programme for line in bureau.lines()] == [("0211", "재난 대비")]


def test_two_that_save_at_once_do_not_overwrite_each_other(bureau):
    save(bureau, **written())

    second = save(bureau, "chief", **written(formula="9천원"))

    assert second.status_code == 422
    with bureau.inside():
        stated = bills.version_lines(bureau.version_id)[0].stated
    assert [dict(each.shares) for each in stated] == [{Funding.OWN: 1_000_000}]


def test_a_code_that_no_table_has_is_marked_in_its_cell_and_named_on_the_bill(bureau):
    bureau.write(row(), row("0112", "202-01"))
    take(bureau, *ITEMS)
    query = "&".join(f"{name}={value}" for name, value in SHEET.items())

    shown = browser(bureau, "clerk").get(f"{address(bureau, 'sheet')}?{query}")
    bill = browser(bureau, "officer").get(address(bureau))
    closed = browser(bureau, "officer").post(address(bureau), {"step": "advance", "action": "collect"})

    fault = "2026년 코드표에 없는 통계목입니다: 202-01. 고쳐 적거나, 맞는 코드면 코드표에 더하여 다시 올리십시오."
    assert texts(shown, "//tbody//td[contains(@class, 'site-cell--code')]/p") == [fault]
    assert f"재무과 계약 관리 202-01: {fault}" in " ".join(page(bill).text_content().split())
    assert closed.status_code == 422
