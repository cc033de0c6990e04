"""The pages of 계속비, 채무부담행위 and 명시이월비 of a bill, and of the documents that go with it."""

import io
import zipfile

import pytest
from tests.budget.bills import FINANCE, VOTED, Bureau, income, provided, row
from tests.budget.ledger import Books, day
from tests.site.offices import alerts, page, texts
from tests.site.test_budget_versions import address, browser

from ieum.budget.queries import bills, enclosures
from ieum.budget.rules.provisions import HEAD
from ieum.budget.sheets import read_sheet
from ieum.documents.readers.xlsx.workbook import Workbook

pytestmark = pytest.mark.database
EXPRESS = {"kind": "EXPRESS", "account": "일반회계", "division": FINANCE}


@pytest.fixture
def bureau(bureau) -> Bureau:
    return bureau.open()


def table(*rows, year="2026"):
    return "\n".join("\t".join(each) for each in ([*HEAD, year], *rows))


def save(bureau, text, *, seen="0", by="clerk", schedule=EXPRESS):
    query = "&".join(f"{name}={value}" for name, value in schedule.items())
    given = {"do": "save", "table": text, "seen": seen, "reason": ""}
    return browser(bureau, by).post(f"{address(bureau, 'provisions')}?{query}", given, follow=True)


def faults(response):
    return texts(response, "//*[@role='alert']//li")


def test_a_table_is_pasted_and_shown_with_what_it_says(bureau):
    empty = browser(bureau, "clerk").get(address(bureau, "provisions"))
    saved = save(bureau, table(provided("1,000")))

    assert texts(empty, "//tbody//td") == [
        "적은 계속비 줄이 없습니다.", "적은 채무부담행위 줄이 없습니다.", "적은 명시이월비 줄이 없습니다.",
    ]  # fmt: skip
    assert alerts(saved) == ["1줄을 저장했습니다."]
    assert texts(saved, "//div[@id='provisions-express']//tbody/tr/*") == [
        FINANCE, "재산 관리", "201-01", "청사 수선", "1,000,000", "1,000,000", "-", "여러 해 공사",
    ]  # fmt: skip
    assert page(saved).xpath("//textarea[@name='table']")[0].text.strip() == table(provided("1,000"))


def test_a_wrong_row_is_named_and_what_was_written_stays(bureau):
    refused = save(bureau, table(provided("1", programme="9")))

    assert refused.status_code == 422
    assert "2번째 줄: 세부사업을 찾을 수 없습니다: 9. 부호로 적으십시오." in " ".join(texts(refused, "//form//p"))
    assert page(refused).xpath("//textarea[@name='table']")[0].text.strip() == table(provided("1", programme="9"))


def test_the_documents_are_listed_made_and_settled_one_by_one(bureau):
    bureau.write(row(formula="3,000천원"))
    bureau.write(income("3,000천원"), side="REVENUE")
    bureau.provide("CONTINUING", provided("1,000", "2,000"), years=(2026, 2027))
    client = browser(bureau, "head")

    listed = client.get(address(bureau, "documents"))
    settled = client.post(
        address(bureau, "documents"), {"code": "5", "file": "", "reason": "조례 감면 없음"}, follow=True
    )
    refused = client.post(address(bureau, "documents"), {"code": "7", "file": "", "reason": ""})

    assert texts(listed, "//p[@class='ui-lead']") == [
        "서류 17건이 빠졌습니다. 빠진 서류가 있으면 의회에 제출할 수 없습니다."
    ]
    states = dict(zip(*(texts(settled, f"//div[@id='documents']//tbody/tr/*[{n}]") for n in (1, 3)), strict=True))
    assert (states["1"], states["3"], states["5"], states["6"]) == (
        "빠짐", "이음에서 만듦", "해당 없음: 조례 감면 없음", "제출한 뒤 10일 안에 냅니다",
    )  # fmt: skip
    assert (refused.status_code, faults(refused)) == (422, ["해당이 없는 까닭을 적어야 합니다."])


def test_every_document_that_is_made_here_is_given_in_both_formats(bureau):
    bureau.write(row(formula="3,000천원"), row(code="701-01", formula="500천원"))
    bureau.write(income("3,500천원"), side="REVENUE")
    bureau.provide("CONTINUING", provided("1,000", "2,000"), years=(2026, 2027))
    bureau.provide("DEBT", provided("700", item="401-01"), years=(2027,))
    client = browser(bureau, "officer")
    with bureau.inside():
        codes = [each.document.code for each in enclosures.enclosed(bills.version(bureau.version_id)) if each.is_made]

    sheets = {
        code: Workbook(client.get(address(bureau, "documents", code, "xlsx")).content, "a.xlsx").sheets
        for code in codes
    }
    packed = [client.get(address(bureau, "documents", code, "hwpx")).content for code in codes]

    assert codes == ["40-1", "40", "2", "3", "4", "10", "13", "14-2", "14-3", "14-4-4"]
    assert all(zipfile.ZipFile(io.BytesIO(each)).read("mimetype") == b"application/hwp+zip" for each in packed)
    assert all(sheets.values())
    assert client.get(address(bureau, "documents", "1", "xlsx")).status_code == 404
    assert client.get(address(bureau, "documents", "2", "pdf")).status_code == 404


def test_a_debt_is_contracted_on_the_page_of_its_bill(bureau):
    bureau.write(row(formula="3,000천원"))
    bureau.write(income("3,000천원"), side="REVENUE")
    bureau.provide("DEBT", provided("1,000", item="401-01"), years=(2027,))
    bureau.to_plenary().adopt(on=VOTED)
    client = browser(bureau, "officer")
    chosen = page(client.get(address(bureau, "provisions"))).xpath("//option[../@id='provision']/@value")[0]

    def contract(amount, provision=chosen):
        given = {"do": "contract", "provision": provision, "amount": amount, "on": "2026-06-01", "basis": "도급계약"}
        return client.post(address(bureau, "provisions"), given, follow=True)

    done, more, other = contract("60만원"), contract("0.1억원"), contract("1천원", provision="x")

    assert alerts(done) == ["계약 600,000원을 적었습니다."]
    assert texts(done, "//div[@id='debts']//tbody/tr/*")[4:] == ["1,000,000", "600,000", "400,000", "2027년 600,000"]
    assert (more.status_code, other.status_code) == (422, 422)
    assert faults(other) == ["의결된 채무부담행위를 고르십시오."]


def test_a_duty_is_said_to_be_done_on_its_page(bureau):
    books = Books(bureau.hall.district)
    source, target = books.cell("201-01"), books.cell("202-01")
    books.post("ORIGINAL", {source: 1_000})
    books.post("TRANSFER", {source: -10, target: 10}, day(3, 31))
    client = browser(bureau, "officer")
    given = {"year": "2026", "duty": "TRANSFER_REPORT 2026 1분기", "on": "2026-04-20", "basis": "의회 제출 공문"}

    done = client.post("/budget/duties/report/", given, follow=True)
    again = client.post("/budget/duties/report/", given | {"duty": "PRE_USE 2026"}, follow=True)

    assert alerts(done) == ["할 일을 마쳤다고 적었습니다."]
    assert texts(done, "//div[@id='duties']//tbody/tr/td[1]")[0].endswith("2026-04-20에 마쳤습니다.")
    assert alerts(again) == ["마쳤다고 적을 할 일이 없습니다. 화면을 새로 열어 고르십시오."]


def test_the_settlement_of_a_continuing_project_is_shown_and_taken_as_a_file(bureau):
    bureau.write(income("3,000천원"), side="REVENUE")
    bureau.write(row(formula="3,000천원"))
    bureau.provide("CONTINUING", provided("3,000", "2,000"), years=(2026, 2027))
    bureau.to_plenary().adopt(on=VOTED)
    asked = {"table": "budget.continuing.statement", "year": "2026", "day": "2026-12-31", "quarter": "1"}
    client = browser(bureau, "clerk")

    shown = client.get("/budget/tables/", asked)
    taken = client.get("/budget/tables/files/xlsx/", asked)

    assert texts(shown, "//tbody/tr[2]/*") == [
        "1", "청사 수선", FINANCE, "일반회계 재산 관리 201-01", "2027", "5,000,000", "0", "3,000,000", "0", "3,000,000",
        "0", "0", "3,000,000", "0",
    ]  # fmt: skip
    assert read_sheet(taken.content, "a.xlsx").rows[-1][:2] == ["1", "청사 수선"]
