"""The page that takes an export of e-호조: looked over with its totals, taken over once, corrected and taken back."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.budget.ledger import FIRST_DAY, YEAR, Books, day
from tests.budget.test_execution import HEAD, ROWS
from tests.platform.working import work
from tests.site.offices import alerts, page, texts

from ieum.site.views.budget import files as budget_files

pytestmark = pytest.mark.database
PAGE = "/budget/files/execution/"
TOTALS = "지출원인행위: 사건 1건, 1줄, 1,300원; 지출: 사건 1건, 1줄, 1,000원."


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


def send(office, *rows, do="post", head=HEAD, **more):
    file = SimpleUploadedFile("집행.csv", "\r\n".join([head, *rows]).encode("cp949"))
    given = {"file": file, "year": YEAR, "basis": "e-호조 집행내역", "do": do, **more}
    return office.browser().post(PAGE, given, follow=True)


def rows_of(response, table):
    return [
        texts(response, f"(//div[@id='{table}']//tbody/tr)[{number}]/*")
        for number in range(1, 1 + len(texts(response, f"//div[@id='{table}']//tbody/tr")))
    ]


def test_an_export_is_looked_over_taken_over_once_and_corrected_by_a_later_one(office, ledger):
    preview, posted, again = (send(office, ROWS[0], do=do) for do in ("preview", "post", "post"))
    later = send(office, ROWS[0].replace("1,000", "900"))

    said = "같은 것 0건, 새로 등록할 것 2건, 그 가운데 금액이 달라진 것 0건입니다. 아직 등록하지 않았습니다."
    assert alerts(preview) == [f"{said} {TOTALS}"]
    assert rows_of(preview, "differences") == [
        ["제1호", "지출원인행위", f"{YEAR}-02-02", "사업 0101 201-01 구비", "0", "1,300"],
        ["제1호", "지출", f"{YEAR}-02-06", "사업 0101 201-01 구비", "0", "1,000"],
    ]
    done = "같은 것 {}건을 두고 {}건을 등록했습니다. 금액이 달라진 {}건은 취소하고 다시 등록했습니다."
    assert alerts(posted) == [f"{done.format(0, 2, 0)} {TOTALS}"]
    assert alerts(again) == [f"{done.format(2, 0, 0)} {TOTALS}"]
    assert rows_of(later, "differences") == [
        ["제1호", "지출", f"{YEAR}-02-06", "사업 0101 201-01 구비", "1,000", "900"],
    ]
    assert ledger.total("SPENT") == 900


def handed_on(response):
    return page(response).xpath("//main//form//input[@name='content']/@value")[0]


def test_an_export_that_was_looked_over_is_posted_without_being_chosen_again(office, ledger):
    preview = send(office, ROWS[0], do="preview")
    handed = {
        each.get("name"): each.get("value") for each in page(preview).xpath("//main//form//input[@type='hidden']")
    }
    given = {"year": YEAR, "basis": "e-호조 집행내역", "do": "post", "name": handed["name"]}

    posted = office.browser().post(PAGE, {**given, "content": handed["content"]}, follow=True)
    forged = office.browser().post(PAGE, {**given, "content": f"x{handed['content']}"})
    undone = office.browser().post(PAGE, {**given, "do": "undo", "content": handed_on(posted)}, follow=True)

    assert handed["name"] == "집행.csv"
    assert alerts(posted)[0].startswith("같은 것 0건을 두고 2건을 등록했습니다.")
    assert alerts(undone) == ["사건 2건을 취소하고 앞의 0건을 되살렸습니다."]
    assert ledger.total("SPENT") == 0
    assert texts(forged, "//*[@role='alert']//li")[-1] == "e-호조 집행내역: 올릴 파일을 고르십시오."


def test_an_export_with_faults_is_chosen_again_once_they_are_mended(office, ledger):
    refused = send(office, ROWS[0].replace("사업 0101", "없는 사업"), do="preview")

    assert page(refused).xpath("//input[@name='content']") == []


def test_an_export_is_taken_back_and_what_it_lacks_is_told_and_left(office, ledger):
    send(office, *ROWS)
    fewer = send(office, ROWS[0])

    assert rows_of(fewer, "missing") == [
        ["제2호", "지출원인행위", f"{YEAR}-03-02", "사업 0101 201-01 구비", "200", "0"],
    ]
    assert alerts(send(office, *ROWS, do="undo"))[:1] == ["사건 3건을 취소하고 앞의 0건을 되살렸습니다."]
    assert ledger.total("COMMITTED") == 0


def test_a_large_export_is_handed_to_the_workers(office, ledger, monkeypatch):
    monkeypatch.setattr(budget_files, "LONG", 1)

    said = alerts(send(office, ROWS[0]))
    work()

    assert said == ["파일이 커서 작업으로 맡겼습니다. 이 목록에서 진행을 볼 수 있습니다."]
    told = "같은 것 0건을 두고 2건을 등록했습니다(금액이 달라진 0건)."
    assert texts(office.browser().get("/jobs/"), "//tbody/tr/td[5]") == [told]
    assert ledger.total("SPENT") == 1_000


def test_columns_are_mapped_and_wrong_rows_named(office, ledger):
    head = HEAD.replace("품의번호", "번호")

    mapped = send(office, ROWS[0], do="preview", head=head, columns="번호=품의번호")
    wrong = send(office, ROWS[0].replace("사업 0101", "없는 사업"))

    assert mapped.status_code == 200
    assert wrong.status_code == 422
    assert texts(wrong, "//*[@role='alert']//li") == [
        "2행: 세부사업 없는 사업, 통계목 201-01: 이 회계연도에 없는 예산과목입니다. 예산을 먼저 등록하십시오.",
    ]
    assert ledger.total("COMMITTED") == 0
