"""The list of files that came into the ledgers, and taking one back there without having it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.budget.ledger import FIRST_DAY, YEAR, Books, day
from tests.budget.test_books import ROWS as BOOK
from tests.budget.test_books import csv
from tests.budget.test_execution import HEAD, ROWS
from tests.platform.working import work
from tests.site.offices import alerts, page, texts
from tests.site.test_budget_book_files import send_book, send_revenue

from ieum.platform.choices import Role
from ieum.site.views.budget import taken_files as budget_taken_files

pytestmark = pytest.mark.database
LIST = "/budget/files/taken/"


@pytest.fixture
def ledger(office):
    """A cell with money that was allotted, and the office's ledger."""

    class Own:
        code, officer_id = office.code, office.accounts["OFFICER"].pk

    books = Books(Own)
    cell = books.cell()
    books.post("ORIGINAL", {cell: 5_000}, FIRST_DAY)
    books.post("ALLOTMENT", {cell: 5_000}, day(1, 2))
    return books


def send(office, *rows, name="집행.csv"):
    file = SimpleUploadedFile(name, "\r\n".join([HEAD, *rows]).encode("cp949"))
    given = {"file": file, "year": YEAR, "basis": "e-호조 집행내역", "do": "post"}
    return office.browser().post("/budget/files/execution/", given, follow=True)


def listed(office, address=LIST):
    """The cells of the list but for the moment and the hash."""
    answer = office.browser().get(address)
    rows = range(1, 1 + len(texts(answer, "//div[@id='taken']//tbody/tr")))
    cells = [texts(answer, f"(//div[@id='taken']//tbody/tr)[{row}]/*") for row in rows]
    return [[*each[:2], *each[3:7], each[8]] for each in cells]


def undo(office, name, basis="잘못 올림"):
    (address,) = page(office.browser().get(LIST)).xpath(f"//div[@id='taken']//a[text()='{name}']/@href")
    return office.browser().post(address, {"step": "undo", "basis": basis}, follow=True)


def test_files_are_listed_by_kind_with_what_they_posted_and_who_posted_them(office):
    send_book(office, csv(BOOK))
    send_revenue(office, "5000")

    who = office.accounts[Role.OFFICER].title
    revenue, book = listed(office)
    assert revenue == ["세입.csv", "세입 파일", who, "1", "세입 본예산 5,000", "등록", "의결"]
    assert book == ["book.csv", "예산서 파일", who, "5", "본예산 1,500,000", "등록", "본예산서"]
    assert [each[0] for each in listed(office, f"{LIST}?kind=BOOK")] == ["book.csv"]


def test_an_export_is_taken_back_without_the_file_and_what_it_had_replaced_stands_again(office, ledger):
    send(office, *ROWS, name="1월.csv")
    send(office, ROWS[0].replace("1,000", "900"), name="2월.csv")
    assert [(each[0], each[3], each[4], each[5]) for each in listed(office)] == [
        ("2월.csv", "1", "지출 900", "등록"), ("1월.csv", "2", "지출원인행위 1,500", "1건 취소"),
    ]  # fmt: skip

    undone = undo(office, "2월.csv")

    assert alerts(undone) == ["사건 1건을 취소하고 앞의 1건을 되살렸습니다."]
    assert texts(undone, "//div[@id='totals']//tbody/tr/*") == ["지출", "취소함", "1", "1", "900"]
    assert texts(undone, "//*[@class='site-step']") == []
    assert ledger.total("SPENT") == 1_000
    assert listed(office)[0][3:6] == ["0", "", "모두 취소"]


def test_books_and_revenue_are_taken_back_and_posted_again_by_the_same_file(office):
    send_book(office, csv(BOOK))
    send_revenue(office, "5000")

    assert [alerts(undo(office, name)) for name in ("세입.csv", "book.csv")] == [
        ["사건 1건을 취소하고 앞의 0건을 되살렸습니다."]
    ] * 2
    send_revenue(office, "5000")

    assert [each[5] for each in listed(office)] == ["1건 취소", "모두 취소"]


def test_what_others_rest_on_is_not_taken_back_and_a_basis_is_asked_for(office, ledger):
    send(office, ROWS[0], name="1월.csv")
    (later,) = (each for each in ledger.history(ledger.cell()) if each.kind == "COMMITMENT")
    ledger.post("EXPENDITURE", {ledger.cell(): 300}, day(3, 2))

    rested, without = undo(office, "1월.csv"), undo(office, "1월.csv", basis="")

    assert rested.status_code == without.status_code == 422
    assert "딸린 사건: 2026. 3. 2. 지출(결재 문서)." in " ".join(texts(rested, "//*[@role='alert']//li"))
    assert texts(without, "//*[@role='alert']//li") == ["취소하는 근거: 근거를 적어야 합니다."]
    assert ledger.total("COMMITTED") == later.moved["COMMITTED"]


def test_many_movements_are_taken_back_by_the_workers(office, ledger, monkeypatch):
    monkeypatch.setattr(budget_taken_files, "_MANY", 1)
    send(office, ROWS[0], name="1월.csv")

    asked = undo(office, "1월.csv")
    work()

    assert alerts(asked) == ["사건이 많아 작업으로 맡겼습니다. '작업'에서 진행을 볼 수 있습니다."]
    assert ledger.total("SPENT") == 0
    assert texts(office.browser().get("/jobs/"), "//tbody/tr/td[5]") == ["사건 2건을 취소하고 앞의 0건을 되살렸습니다."]


def test_who_only_reads_sees_the_files_and_nothing_to_press(office, neighbour, ledger):
    send(office, ROWS[0], name="1월.csv")
    (address,) = page(office.browser().get(LIST)).xpath("//div[@id='taken']//a[text()='1월.csv']/@href")

    read = office.browser(Role.AUDITOR).get(address)

    assert texts(read, "//h1") == ["1월.csv"]
    assert texts(read, "//*[@class='site-step']") == []
    assert office.browser(Role.AUDITOR).post(address, {"basis": "x"}).status_code == 403
    assert neighbour.browser().get(address).status_code == 404
    assert texts(neighbour.browser().get(LIST), "//div[@id='taken']//tbody/tr/*") == [
        "파일로 등록한 사건이 아직 없습니다."
    ]
