"""The pages of 재정공시: asking offices, handing in by paste and by file, the document, and what residents get."""

import csv
import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.budget.ledger import ALL, Books
from tests.budget.matters import go, record, restate
from tests.budget.test_disclosing import APPROVED, HEAD, LABELS, ROWS, ask, hand_in, settlement
from tests.site.offices import alerts, page, texts
from tests.site.test_residents import resident

from ieum.budget.choices import MatterKind
from ieum.platform.models import Account

pytestmark = pytest.mark.database
STATES = "//div[@id='items']//tbody/tr/*[position() = 1 or position() = 3]"


def browser(bureau, login) -> Client:
    client = Client(SERVER_NAME="localhost")
    client.force_login(Account.objects.get(pk=bureau.accounts[login]))
    return client


def states(response) -> dict[str, str]:
    found = texts(response, STATES)
    return dict(zip(found[::2], found[1::2], strict=True))


def handed(item_id, **said):
    given = {"base_day": "2025-12-31", "source": "결산서", "unit": "천원", "table": ROWS, "reason": "자료", **said}
    return f"/budget/matters/{item_id}/write/", given


def test_an_item_is_asked_for_on_its_page_and_handed_in_by_the_office(bureau):
    disclosure_id = settlement(bureau)
    team, office = browser(bureau, "officer"), browser(bureau, "clerk")
    address = f"/budget/matters/{disclosure_id}/"

    given = {"items": ["2-3"], "division": "재무과", "answer_by": "2099-07-20"}
    asked = team.post(f"{address}items/", given, follow=True)
    link = page(asked).xpath("//div[@id='items']//tbody//a/@href")[0]
    sent = office.post(f"{link}write/", handed(0)[1], follow=True)
    done = office.post(link, {"do": "send", "on": "2099-07-01", "reason": ""}, follow=True)
    team.post(link, {"do": "accept", "on": "2099-07-02", "reason": ""})
    shown = team.get(address)

    assert alerts(asked) == ["1개 항목의 자료를 요청했습니다."]
    assert states(asked)["2-3"] == "제출 전"
    assert texts(sent, "//div[@id='rows']//tbody/tr/*") == [
        "융자금", "1,000", "300", "100", "1,200", "보증금", "-", "50", "", "50",
    ]  # fmt: skip
    assert alerts(done) == ["자료 제출: 처리했습니다."]
    assert states(shown)["2-3"] == "등록"
    row = "//div[@id='items']//tbody/tr[*[1]='2-3']/*[position() > 3]"
    assert texts(shown, row) == ["결산서", "2025-12-31", "officer", "", ""]


def test_the_form_begins_with_the_heading_and_a_wrong_row_is_named_beside_it(bureau):
    (item_id,) = ask(bureau, settlement(bureau), "2-3")
    client = browser(bureau, "clerk")
    address, given = handed(item_id, table=f"{HEAD}\n융자금\t많음\t0\t0\t0")

    empty, wrong = client.get(address), client.post(address, given)

    assert page(empty).xpath("//textarea[@id='id_table']")[0].text.strip("\n") == HEAD
    assert page(empty).xpath("//*[@id='id_item' or @id='id_disclosure' or @id='id_answer_by']") == []
    assert wrong.status_code == 422
    assert texts(wrong, "//*[@id='id_table_error']")[0].startswith("2번째 줄: '전년도 말 현재액'의 '많음'은")


def test_a_file_is_read_where_its_heading_stands_and_one_without_is_refused(bureau):
    (item_id,) = ask(bureau, settlement(bureau), "2-3")
    client = browser(bureau, "clerk")
    rows = [["채권현재액"], [], list(LABELS), ["융자금", "1,000", "300", "100", "1,200"], [], ["비고"]]
    file = io.StringIO()
    csv.writer(file).writerows(rows)
    address, given = handed(item_id, table="")

    read = client.post(
        address, given | {"file": SimpleUploadedFile("채권.csv", file.getvalue().encode("cp949"))}, follow=True
    )
    other = client.post(address, given | {"file": SimpleUploadedFile("다른.csv", "가,나\n1,2".encode())})

    assert texts(read, "//div[@id='rows']//tbody/tr/*") == ["융자금", "1,000", "300", "100", "1,200"]
    assert texts(other, "//*[@id='id_file_error']") == [f"파일에 이 서식의 머리글이 없습니다: {', '.join(LABELS)}"]


def test_who_may_not_ask_or_asks_for_nothing_is_told(bureau):
    disclosure_id, project = settlement(bureau), record(bureau, MatterKind.FUND, by="officer")
    client = browser(bureau, "clerk")
    given = {"items": ["2-3"], "division": "재무과", "answer_by": "2099-07-20"}

    refused = client.post(f"/budget/matters/{disclosure_id}/items/", given)
    nothing = client.post(f"/budget/matters/{disclosure_id}/items/", given | {"items": []})

    assert texts(refused, "//*[@role='alert']//li") == ["재정공시의 자료는 예산팀이 요청합니다."]
    assert texts(nothing, "//*[@id='id_items_error']") == ["요청 전인 항목을 하나 이상 고르십시오."]
    assert client.get(f"/budget/matters/{project}/items/").status_code == 404
    assert client.get("/budget/matters/new/?kind=DISCLOSURE_ITEM").status_code == 404


def disclosed(bureau):
    """A disclosure with an item that was handed in, its document, and its publication."""
    disclosure_id = settlement(bureau)
    first, second = ask(bureau, disclosure_id, "2-3", "2-12")
    hand_in(bureau, first)
    hand_in(bureau, second, table="", is_none="Y", words="지정되지 않음")
    for each in (first, second):
        go(bureau, each, "clerk send", "officer accept", on=APPROVED)
    made = browser(bureau, "officer").post(f"/budget/matters/{disclosure_id}/document/", follow=True)
    return disclosure_id, first, made


def publish(bureau, disclosure_id):
    restate(bureau, disclosure_id, (), by="officer", address="구 누리집", on=APPROVED)
    go(bureau, disclosure_id, "officer publish", on=date(2026, 8, 20))


def test_the_document_is_made_with_each_number_proved_and_is_what_residents_get(bureau):
    disclosure_id, item_id, made = disclosed(bureau)
    publish(bureau, disclosure_id)
    again = browser(bureau, "officer").post(f"/budget/matters/{disclosure_id}/document/", follow=True)
    client = resident(bureau)
    address = f"/disclosed/{disclosure_id}/"
    shown, files = client.get(address), {form: client.get(f"{address}{form}/") for form in ("pdf", "hwpx", "xlsx")}

    report = browser(bureau, "officer").get("/reports/disclosure-2025-1/")
    key = "Ⅰ-2-3/budget.disclosed.claims/융자금·연도 말 현재액".replace(" ", "")
    place = page(report).xpath(f"//*[@data-figure='{key}']")
    proof = browser(bureau, "officer").get(f"/reports/disclosure-2025-1/editions/1/figures/{key}")
    behind = browser(bureau, "officer").get(page(proof).xpath("//main//a[contains(@href, '/facts/at/')]/@href")[0])

    assert alerts(made) == ["공시 문서 1호를 만들었습니다."]
    assert alerts(again) == ["공시 문서는 작성 중에 만듭니다. 공시한 뒤에는 정정공시를 먼저 준비하십시오."]
    assert [each.text for each in place] == ["1"]
    assert behind.headers["Location"] == f"/budget/matters/{item_id}/"
    handed_in = "//div[@id='items']//tbody/tr[*[3]='담당 부서가 낸 자료']/*[1]"
    assert texts(shown, handed_in) == ["2-3", "2-12"]
    assert texts(shown, "//section/h2") == ["공시 문서 1호", "2-3 채권관리 현황", "2-12 재정건전화계획과 이행현황"]
    assert texts(shown, "//div[@id='item-2-3']//tbody/tr[1]/*") == ["융자금", "1,000", "300", "100", "1,200"]
    assert {form: each.status_code for form, each in files.items()} == dict.fromkeys(files, 200)
    assert client.get(f"{address}sidecar.json/").status_code == 404


def test_a_correction_is_a_new_edition_which_residents_get_once_it_is_published(bureau):
    disclosure_id, item_id, _ = disclosed(bureau)
    publish(bureau, disclosure_id)
    go(bureau, disclosure_id, "officer correct", on=date(2026, 9, 1))
    go(bureau, item_id, "officer correct", on=date(2026, 9, 1))
    hand_in(bureau, item_id, table=f"{HEAD}\n융자금\t1,000\t300\t0\t1,300")
    go(bureau, item_id, "clerk send", "officer accept", on=date(2026, 9, 1))
    browser(bureau, "officer").post(f"/budget/matters/{disclosure_id}/document/")
    client, closing = resident(bureau), "//div[@id='item-2-3']//tbody/tr[1]/*[last()]"
    before = client.get(f"/disclosed/{disclosure_id}/")
    go(bureau, disclosure_id, "officer publish", on=date(2026, 9, 2))
    after = client.get(f"/disclosed/{disclosure_id}/")

    assert [(texts(each, "//section/h2")[0], texts(each, closing)) for each in (before, after)] == [
        ("공시 문서 1호", ["1,200"]), ("공시 문서 2호", ["1,300"]),
    ]  # fmt: skip


def test_the_office_that_was_asked_last_time_is_named(bureau):
    ask(bureau, settlement(bureau), "2-3")
    later = record(
        bureau, MatterKind.DISCLOSURE, by="officer", year=2026, title="다음 결산", on=APPROVED, period="SETTLEMENT",
        confirmed_on=APPROVED.isoformat(),
    )  # fmt: skip

    asked = browser(bureau, "officer").get(f"/budget/matters/{later}/items/")

    assert texts(asked, "//fieldset//label")[2] == "2-3 채권관리 현황 (지난번 재무과)"


def test_until_20_january_both_years_are_disclosed_and_the_page_says_so(bureau):
    books = Books(bureau.hall.district)
    for year in (2024, 2025):
        books.post("ORIGINAL", {books.cell(year=year): 700}, date(year, 1, 1), year=year)
    client = browser(bureau, "clerk")

    def years(day):
        rows = client.get(f"/budget/disclosure/expenditure/csv/?day={day}").content.decode("utf-8-sig").splitlines()
        return [row.split(",")[0] for row in rows[1:]]

    note = "//section[@aria-labelledby='datasets']/p"
    assert (years("2025-01-20"), years("2025-01-21")) == (["2024", "2025"], ["2025"])
    assert texts(client.get("/disclosed/?on=2025-01-20"), note)[0].startswith("1월 20일까지는 2024회계연도의 돈도")
    assert texts(client.get("/disclosed/?on=2025-01-21"), note) == []


def test_a_resident_looks_for_a_programme_and_sees_what_it_has_spent_by_a_day(bureau):
    books = Books(bureau.hall.district)
    paper, roads = (books.cell("201-01", code, year=2025, reported=ALL) for code in ("0111", "0222"))
    books.post("ORIGINAL", {paper: 700_000, roads: 90}, date(2025, 1, 1), year=2025)
    for kind, on in (("ALLOTMENT", 2), ("COMMITMENT", 3), ("EXPENDITURE", 4)):
        books.post(kind, {paper: 50_000}, date(2025, 3, on), year=2025)
    client = resident(bureau)

    def rows(query):
        cells = texts(client.get(f"/disclosed/?{query}"), "//div[@id='programmes']//tbody/tr/*")
        return [tuple(cells[place + 2 : place + 9]) for place in range(0, len(cells), 9)]

    own = ("0111", "사업 0111", "700,000", "0", "0", "700,000")
    assert rows("on=2025-03-04&words=0111") == [(*own, "50,000")]
    assert rows("on=2025-03-03&words=0111") == [(*own, "0")]
    assert len(rows("on=2025-03-04")) == 2
    assert client.get("/budget/").status_code == 403
