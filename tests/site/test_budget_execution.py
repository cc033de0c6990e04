"""The page of execution: rates on a stated basis, charts whose bars lead to their events, and what is not known."""

import re
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.site.offices import page, texts
from tests.site.test_budget import DAY, cells_of

from ieum.budget.figures import LEDGER
from ieum.site.places import fact_name

pytestmark = pytest.mark.database
HEAD = (
    "회계연도,효력일,구분,차수,회계,정책사업코드,정책사업,단위사업코드,단위사업,세부사업코드,세부사업,"
    "부서,통계목,재원,금액(원),관리잔액"
)
UNKNOWN = "2026,2026-01-01,본예산,,일반회계,01,구정기획,011,성과관리,0112,성과관리 일반,총무과,201-01,구비,7000000"
ROWS = (
    "2026,2026-01-01,본예산,,일반회계,01,구정기획,011,성과관리,0111,성과평가,기획예산과,201-01,구비,1000000,집행",
    "2026,2026-03-01,지출,,일반회계,01,구정기획,011,성과관리,0111,성과평가,기획예산과,201-01,구비,250000,집행",
    f"{UNKNOWN},없음",
)


def send(office, rows=ROWS):
    file = SimpleUploadedFile("ledger.csv", "\n".join((HEAD, *rows)).encode(), "text/csv")
    office.browser().post("/budget/files/", {"file": file, "basis": "2026년 예산 의결", "do": "post"})


def execution(office, **asked):
    return office.browser().get("/budget/execution/", {"year": "2026", "day": DAY, **asked})


def test_an_empty_ledger_says_how_to_begin(office):
    response = office.browser().get("/budget/execution/")

    assert texts(response, "//p[@class='ui-lead']") == ["아직 예산 원장이 비어 있습니다. 사건 파일을 올려 시작하세요."]


def test_execution_is_narrowed_to_one_division_down_to_its_events(office):
    other = "2026,2026-03-02,{},,일반회계,01,구정기획,011,성과관리,0111,성과평가,총무과,203-01,구비,{},집행"
    send(office, (*ROWS, other.format("본예산", 500000).replace("03-02", "01-01"), other.format("지출", 100000)))

    response = execution(office, division="총무과", by="programme")

    assert texts(response, "//p[@class='ui-lead']") == ["예산현액 500,000원 가운데 100,000원을 집행하여 20.0%입니다."]
    links = page(response).xpath("//*[local-name()='svg']//*[local-name()='a']/@href")
    assert {tuple(cells_of(office.browser().get(link), 1)[0::4]) for link in (links[2], links[-1])} == {
        ("2026-03-02", "100,000")
    }
    wrong = execution(office, division="없는과")
    assert texts(wrong, "//*[@role='alert']//li") == ["부서: 그 회계연도에 예산이 있는 부서를 목록에서 고르십시오."]


def test_a_chart_says_what_it_is_in_the_language_of_its_page(office):
    send(office)
    client = office.browser()
    named = "//div[@class='site-chart']/*[local-name()='svg']/*[local-name()='title']"

    korean = texts(client.get("/budget/execution/", {"year": "2026", "day": DAY}), named)
    client.cookies.load({settings.LANGUAGE_COOKIE_NAME: "en"})
    english = texts(client.get("/budget/execution/", {"year": "2026", "day": DAY}), named)

    assert any(each.endswith("막대 차트 (단위: 천원)") for each in korean)
    assert sorted(each.rpartition("), ")[2] for each in english) == [
        "bar chart (unit: thousand won)", "line chart (unit: thousand won)",
    ]  # fmt: skip


def test_execution_says_its_rate_what_it_leaves_out_and_leads_to_the_events(office):
    send(office)

    response = execution(office)

    assert texts(response, "//p[@class='ui-lead']") == ["예산현액 1,000,000원 가운데 250,000원을 집행하여 25.0%입니다."]
    rows = [texts(response, f"(//table)[last()]//tbody/tr[{number}]/*") for number in range(1, 4)]
    assert rows == [
        ["계", "1,000,000", "관리하지 않음", "250,000", "750,000", "25.0", "7,000,000"],
        ["기획예산과", "1,000,000", "관리하지 않음", "250,000", "750,000", "25.0", "0"],
        ["총무과", *["관리하지 않음"] * 4, "-", "7,000,000"],
    ]
    links = page(response).xpath("//*[local-name()='svg']//*[local-name()='a']/@href")
    assert len(links) == 6 + 1
    for link in links[2], links[-1]:
        events = office.browser().get(link)
        assert cells_of(events, 1)[0::4] == ["2026-03-01", "250,000"]
        assert texts(events, "//p[@class='site-said']") == ["합 250,000원."]


def test_the_year_end_is_forecast_from_the_share_of_the_last_year_and_says_so(office):
    before = [row.replace("2026", "2025") for row in ROWS]
    send(office, (*ROWS, *before, before[1].replace("-03-01", "-09-01")))

    assert texts(execution(office), "//section[1]/p")[0].startswith(
        "연말 전망: 지난해처럼 이어지면 500,000원(예산현액 대비 50.0%). 지난해에는"
    )


def test_the_basis_and_the_day_can_be_chosen(office):
    send(office)

    response = execution(office, day="2026-02-28", basis="APPROPRIATION", by="funding")

    assert texts(response, "//p[@class='ui-lead']") == ["예산액 1,000,000원 가운데 0원을 집행하여 0.0%입니다."]


def test_events_that_no_page_leads_to_are_not_there(office):
    send(office)
    asked = {"year": 2026, "since": "2026-01-01", "until": DAY, "epoch": 9999}
    client = office.browser()

    assert client.get("/budget/execution/events/").status_code == 404
    assert client.get(f"/budget/execution/events/?{urlencode(asked | {'by': 'unit', 'key': 'x'})}").status_code == 200
    assert cells_of(client.get(f"/budget/execution/events/?{urlencode(asked)}"), 1)[-1] == "250,000"


def test_a_number_of_a_report_that_the_ledger_states_leads_to_its_balances(office):
    event = {"source": LEDGER, "cell": "", "dataset": "budget.scale", "measure": "amount", "line": None,
             "effective_date": "2026-03-01", "nature": "ACTUAL", "subject": {"회계연도": "2026"}}  # fmt: skip

    response = office.browser().get(f"/facts/at/?{fact_name(event)}")

    assert response.headers["Location"] == "/budget/?year=2026&day=2026-03-01"


def test_a_number_that_the_ledger_answered_leads_to_the_movements_that_add_up_to_it(office):
    send(office, ROWS[:2])
    event = {"source": LEDGER, "cell": "세출 > 일반회계 · 지출액", "dataset": "budget.settlement", "measure": "spent",
             "line": None, "effective_date": DAY, "nature": "ACTUAL",
             "subject": {"회계연도": "2026", "회계": "일반회계"}}  # fmt: skip
    client = office.browser()

    address = client.get(f"/facts/at/?{fact_name(event)}").headers["Location"]

    asked = {"year": 2026, "total": "SPENT", "before": "2025-12-31", "after": DAY, "path": "일반회계"}
    assert address == f"/budget/changes/?{urlencode(asked)}"
    assert re.findall(r"단위: 원, ([^)]+)", client.get(address).content.decode()) == [f"2025-12-31 0 → {DAY} 250,000"]


def test_what_is_disclosed_each_day_is_taken_as_files(office):
    send(office)
    client = office.browser()

    links = page(client.get("/budget/execution/")).xpath("//a[contains(@href, '/disclosure/')]/@href")
    answers = [client.get(f"{each}?day={DAY}") for each in links]

    assert [each.status_code for each in answers] == [200] * 6
    assert answers[0].content.decode("utf-8-sig").splitlines()[1] == (
        "2026,20260630,3180000,영등포구,0111,성과평가,일반회계,1000000,0,0,1000000,250000"
    )
    assert len(answers[3].content.decode("utf-8-sig").splitlines()) == 1
    assert answers[5].headers["Content-Disposition"].endswith(".zip")
    wrong = ("/budget/disclosure/all/csv/", "/budget/disclosure/revenue/pdf/", f"{links[0]}?day=June")
    assert [client.get(each).status_code for each in wrong] == [404] * 3
