"""The pages that compare statements of others with our ledger, from the upload to the reason for a difference."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import localdate
from tests.budget.ledger import Books
from tests.database import District
from tests.site.offices import alerts, page, texts
from tests.site.test_budget import send

from ieum.budget.sheets import read_sheet
from ieum.platform.choices import Role

pytestmark = pytest.mark.database
PAGE = "/budget/reconciliations/"
HEAD = "회계,세부사업,통계목,예산현액(원),지출액(원)"
ROWS = ("일반회계,성과평가,201-01,1000000,0", "일반회계,성과평가,202-01,500000,0", "일반회계,평가,201-01,7,0")


def upload(office, *rows, do="compare", as_of="2026-03-31", name="집행현황.csv"):
    file = SimpleUploadedFile(name, "\n".join((HEAD, *rows)).encode("cp949"), "text/csv")
    given = {"year": "2026", "side": "EXPENDITURE", "as_of": as_of, "file": file, "basis": "e-호조 3월 말", "do": do}
    return office.browser().post(PAGE, given)


def test_a_statement_of_a_year_that_is_over_is_of_its_last_day_unless_another_is_said(office):
    books = Books(
        District(office.code, office.id, office.accounts[Role.OFFICER].pk, office.accounts[Role.TEAM_LEAD].pk)
    )
    offered = []
    for year in (2020, localdate().year):
        books.post("ORIGINAL", {books.cell(year=year): 500}, date(year, 1, 1), year=year)
        shown = page(office.browser().get(PAGE))
        offered += shown.xpath("//input[@name='as_of']/@value") + shown.xpath("//option[@selected]/@value")

    assert offered == ["2020-12-31", "2020", localdate().isoformat(), str(localdate().year)]


def test_a_statement_is_compared_and_its_difference_explained(office):
    send(office)
    there = upload(office, *ROWS).headers["Location"]
    browser = office.browser()

    shown = browser.get(there)
    (line,) = re.findall(r"/budget/reconciliations/lines/[^\"]+", shown.content.decode())[:1]
    of_line = browser.get(line)
    said = alerts(browser.post(line, {"step": "explain", "reason": "3월 1일 전표가 빠짐"}, follow=True))

    assert texts(shown, "//div[@id='tallies']//tbody/tr/*") == [
        "예산현액", "맞음", "2", "1,500,000", "1,500,000", "0",
        "예산현액", "명세에만 있음", "1", "0", "7", "7",
        "집행액", "맞음", "2", "0", "0", "0",
        "집행액", "다름", "1", "250,000", "0", "△250,000",
    ]  # fmt: skip
    assert texts(of_line, "//p[@class='ui-lead']") == [
        "명세가 기준일까지의 아래 마지막 사건을 아직 세지 않았으면 두 금액이 같아집니다."
    ]
    assert texts(of_line, "//div[@id='events']//tbody/tr/*")[0] == "250,000"
    assert said == ["사유를 적었습니다."]
    assert texts(browser.get(PAGE), "//div[@id='reconciliations']//tbody/tr/*") == [
        "집행현황.csv", "세출", "2026-03-31", "e-호조 3월 말", Role.OFFICER.label, "2", "1", "",
    ]  # fmt: skip
    answer = browser.get(f"{there}?state=ALL&file=xlsx")
    assert [row[-1] for row in read_sheet(answer.content, "a.xlsx").rows][-6:] == [
        "",
        "3월 1일 전표가 빠짐",
        "",
        "",
        "",
        "",
    ]
    assert len(texts(browser.get(f"{there}?state=ALL"), "//div[@id='lines']//tbody/tr")) == 6


def test_a_preview_keeps_nothing_and_wrong_rows_are_named(office):
    send(office)

    preview = upload(office, *ROWS, do="preview")
    refused = upload(office, ROWS[0].replace("1000000", "(5)"))

    assert alerts(preview) == ["맞음 4줄, 다름 1줄, 명세에만 있음 1줄. 아직 남기지 않았습니다."]
    assert refused.status_code == 422
    assert texts(refused, "//*[@role='alert']//li") == [
        "2행: 예산현액 (5): 괄호는 음수가 아닙니다. 줄이는 금액은 △로 적으십시오."
    ]
    assert texts(office.browser().get(PAGE), "//div[@id='reconciliations']//td") == ["아직 견준 명세가 없습니다."]


def test_an_auditor_looks_and_a_neighbour_does_not(office, neighbour):
    send(office)
    there = upload(office, *ROWS).headers["Location"]

    auditor = office.browser(Role.AUDITOR)
    assert texts(auditor.get(PAGE), "//form[@enctype]") == []
    assert (auditor.get(there).status_code, neighbour.browser().get(there).status_code) == (200, 404)


def test_an_empty_ledger_and_a_day_of_another_year_are_told(office):
    assert texts(office.browser().get(PAGE), "//p[@class='site-state']") == [
        "예산 원장이 비어 있어 견줄 것이 없습니다."
    ]
    send(office)

    refused = upload(office, *ROWS, as_of="2025-01-01")

    assert texts(refused, "//*[@role='alert']//li") == ["기준일은 2026회계연도의 날이어야 합니다."]


def test_a_wrong_comparison_is_void_with_its_reason_once_and_stays_to_be_read(office):
    send(office)
    address = upload(office, *ROWS).headers["Location"]
    line = page(office.browser().get(address)).xpath("//div[@id='lines']//tbody//a/@href")[0]

    voided = office.browser().post(address, {"step": "void", "reason": "다른 날의 명세"}, follow=True)
    again = office.browser().post(address, {"step": "void", "reason": "다른 날의 명세"})
    late = office.browser().post(line, {"step": "explain", "reason": "사유"})

    assert alerts(voided)[0] == "대사를 무효로 했습니다. 기록은 그대로 남습니다."
    assert texts(voided, "//div[@role='status']//p")[1].startswith("무효로 한 대사입니다: 다른 날의 명세 (")
    assert texts(voided, "//*[@class='site-step']") == []
    assert texts(office.browser().get(PAGE), "//div[@id='reconciliations']//tbody/tr[1]/*")[-1] == "무효"
    assert again.status_code == late.status_code == 422
    assert texts(late, "//*[@role='alert']//li")[-1] == "무효로 한 대사에는 사유를 적지 않습니다."


def test_a_statement_of_revenue_stands_beside_our_revenue(office):
    send(office)
    client = office.browser()
    place = {"account": "일반회계", "division": "세무과", "code": "111-01", "on": "2026-01-02", "basis": "고지"}
    for kind, amount in (("LEVY", "1,000"), ("RECEIPT", "700")):
        client.post("/budget/revenue/?year=2026", place | {"kind": kind, "amount": amount})
    data = "회계,세입과목,징수결정액(원),수납액(원)\n일반회계,111-01,1000,600".encode()
    file = SimpleUploadedFile("징수현황.csv", data, "text/csv")
    given = {"year": "2026", "side": "REVENUE", "as_of": "2026-03-31", "file": file, "basis": "세정", "do": "compare"}

    there = client.post(PAGE, given).headers["Location"]
    shown = client.get(there)

    assert texts(shown, "//div[@id='tallies']//tbody/tr/*") == [
        "징수결정액", "맞음", "1", "1,000", "1,000", "0", "수납액", "다름", "1", "700", "600", "△100",
    ]  # fmt: skip
    assert texts(shown, "//div[@id='lines']//tbody/tr/*")[:3] == ["일반회계", "111-01", "수납액"]
    line = client.get(page(shown).xpath("//div[@id='lines']//a[contains(@href, '/lines/')]/@href")[0])
    assert "수납" in texts(line, "//div[@id='events']//tbody/tr/*")[1]
