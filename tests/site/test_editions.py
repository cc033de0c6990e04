"""The report as a page: its numbers with their provenance, its day, its findings and its files."""

import hashlib
import json
import time
from datetime import date
from urllib.parse import quote

import pytest
from django.utils.timezone import localtime
from tests.site.offices import CONTRADICTORY, NOVEMBER, alerts, page, texts, words

from ieum.documents.reading import read_bytes
from ieum.platform.choices import Role
from ieum.platform.database.tenancy import municipality
from ieum.reports import queries

pytestmark = pytest.mark.database
TOTAL = "Ⅰ-1/budget.programme.executed/계·집행액"
RATE = "Ⅰ-1/budget.programme.executed/계·집행률(%)"


def figure_path(key, number=1):
    return f"/reports/monthly/editions/{number}/figures/{quote(key, safe='')}"


def panel(client, key, number=1):
    return client.get(figure_path(key, number), headers={"HX-Request": "true"})


def defined(response) -> dict[str, str]:
    rows = page(response).xpath("//h3/following-sibling::dl[1]/div")
    return {words(row.xpath("dt")[0]): words(row.xpath("dd")[0]) for row in rows}


def test_the_home_page_lists_the_reports_and_what_was_handed_in(monthly):
    response = monthly.browser().get("/")

    assert texts(response, "//*[@id='reports']//tbody/tr/*") == [
        "월간 업무 보고", "2023-10-31", "1호", "지적 없음", "보기 새 호 만들기",
    ]  # fmt: skip
    assert texts(response, "//*[@id='intakes']//tbody/tr/*") == [
        "10월 보고", "report.md", "2023-10-31", "1개 중 1개", "지적 없음", "보기",
    ]  # fmt: skip


def test_the_home_page_of_an_empty_office_says_how_to_begin(office):
    response = office.browser().get("/")

    assert texts(response, "//td[contains(@class, 'ui-empty')]") == [
        "아직 보고서 정의가 없습니다.",
        "올린 보고서가 없습니다. 위의 '보고서 올리기'로 시작하세요.",
    ]


def test_the_home_page_shows_twenty_reports_that_were_handed_in_and_leads_to_the_rest(office):
    for number in range(21):
        intake = office.take_in(source=f"{number}월 보고")
    office.confirm(intake)

    first, second = office.browser().get("/"), office.browser().get("/?page=2")

    shown = [texts(each, "//table[caption='올린 보고서']/tbody/tr/td[3]") for each in (first, second)]
    assert sorted(shown[0] + shown[1]) == ["1개 중 0개"] * 20 + ["1개 중 1개"]
    assert [len(each) for each in shown] == [20, 1]


def test_who_only_reads_is_offered_nothing_else(monthly):
    response = monthly.browser(Role.COUNCIL).get("/")

    assert texts(response, "//table/caption") == ["의회에 제출된 예산안", "우리 구의 보고서"]
    assert texts(response, "//nav[@aria-label='주 메뉴']//a") == [
        "보고서",
        "예산",
        "업무",
        "조직·인사",
        "권한·기록",
        "정보공개",
    ]
    assert texts(response, "//nav[@aria-label='보고서 메뉴']//a") == ["보고서", "파일 검사"]


def test_a_report_without_editions_offers_the_first_one(office):
    office.define()

    assert texts(office.browser().get("/reports/monthly/"), "//main//a") == ["첫 호 만들기"]
    assert texts(office.browser(Role.COUNCIL).get("/reports/monthly/"), "//main//a") == []


def test_every_printed_number_of_the_page_has_a_provenance(monthly):
    client = monthly.browser()
    report = page(client.get("/reports/monthly/"))

    keys = report.xpath("//article//data/@data-figure")
    assert len(keys) == 10
    assert {client.get(figure_path(key)).status_code for key in keys} == {200}
    links = report.xpath("//details[@class='ui-figure-links']//a/@href")
    assert {client.get(link).status_code for link in links} == {200}


def test_a_computed_number_shows_its_formula_with_the_actual_numbers(monthly):
    response = panel(monthly.browser(), RATE)

    assert response.content.decode().startswith("<h3>예산현황 · 계 · 집행률(%) (10.31.기준)</h3>")
    assert defined(response) == {
        "인쇄된 값": "50.0",
        "값": "50.0%",
        "기준일": "2023-10-31 (등록 회차 1까지 알던 자료)",
        "계산식": "150,000 ÷ 300,000 × 100 = 50.0 (%)",
        "끝수 처리": "버림 (소수 1자리까지, 그 전의 값 50%)",
    }


def test_a_number_is_followed_down_to_the_line_of_the_report_that_states_it(monthly):
    response = panel(monthly.browser(), TOTAL)

    assert texts(response, "//summary")[0] == "예산현황 · 구정의 성과관리 · 집행액 50,000천원"
    event = texts(response, "//p[@class='site-event']")[0]
    assert event == (
        "10월 보고 8행 구정의 성과관리 · 집행액원문 “50,000”효력일 2023-10-31 · 보고일 2023-10-31 · 실적·현황 · 1판"
        "근거: 원문과 대조이 값 바로잡기·이력"
    )


def test_the_proof_of_a_stated_number_names_its_selection_and_digest(monthly):
    key = "성과관리 집행액"
    lineage = monthly.figures()[key]["lineage"]

    response = panel(monthly.browser(), key)

    assert texts(response, "//details[@class='site-proof']//dd") == [
        "단위사업 예산", lineage["selection"], "1건", "50,000,000", lineage["digest"],
    ]  # fmt: skip


def test_the_provenance_is_a_page_of_its_own_without_scripts(monthly):
    response = monthly.browser().get(figure_path(TOTAL))

    assert texts(response, "//h1 | //main//h2") == ["숫자의 근거", "예산현황 · 계 · 집행액"]
    assert response.headers["Vary"].split(", ").count("HX-Request") == 1


def test_a_number_that_is_not_printed_has_no_provenance(monthly):
    assert monthly.browser().get(figure_path("없는 숫자")).status_code == 404


def test_competing_values_are_marked_and_told_apart(office):
    office.confirm(office.take_in(CONTRADICTORY))
    office.define()
    office.build()
    client = office.browser()

    report = client.get("/reports/monthly/")
    assert page(report).xpath("//data[contains(@class, 'figure--competing')]/@data-figure") == [TOTAL]
    response = panel(client, TOTAL)
    assert texts(response, "//ul[@class='site-events'][1]/li/strong")[:2] == ["151,000천원", "150,000천원"]
    assert page(response).xpath("//form") == []


def test_a_ruling_is_made_from_the_panel_and_holds_in_the_next_edition(office):
    office.confirm(office.take_in(CONTRADICTORY))
    office.define()
    office.build()
    lead = office.browser(Role.TEAM_LEAD)
    computed = page(panel(lead, TOTAL)).xpath("//input[@name='fact']/@value")[1]

    given = {"fact": computed, "basis": "결산서로 확인", "next": "/reports/monthly/editions/1/"}
    response = lead.post("/facts/rule/", given, follow=True)
    office.build()

    assert alerts(response) == ["쓸 값을 결정했습니다. 새 호를 만들면 보고서에 반영됩니다."]
    assert [office.figures(number)[TOTAL]["printed"] for number in (1, 2)] == [["151,000"], ["150,000"]]
    assert page(lead.get("/reports/monthly/")).xpath("//data[contains(@class, 'figure--competing')]") == []
    ruled = panel(lead, TOTAL, 2)
    assert texts(ruled, "//label[span]") == ["150,000천원 채택"]


def test_a_ruling_without_a_basis_is_refused(office):
    office.confirm(office.take_in(CONTRADICTORY))
    office.define()
    office.build()
    lead = office.browser(Role.TEAM_LEAD)
    name = page(panel(lead, TOTAL)).xpath("//input[@name='fact']/@value")[0]

    response = lead.post("/facts/rule/", {"fact": name, "basis": " ", "next": "https://example.org/"}, follow=True)

    assert response.redirect_chain == [("/", 302)]
    assert alerts(response) == ["근거를 적어야 합니다."]


def test_another_day_is_another_edition_and_what_is_not_known_then_says_so(monthly):
    client = monthly.browser()

    response = client.post("/reports/monthly/build/", {"as_of": "2023-09-30"}, follow=True)

    assert response.redirect_chain == [("/reports/monthly/editions/2/", 302)]
    assert alerts(response) == ["2023-09-30 기준 2호입니다."]
    assert texts(response, "//article//li/data") == ["미등록"]


def test_the_same_day_again_gives_the_same_edition(monthly):
    client = monthly.browser()

    response = client.post("/reports/monthly/build/", {"as_of": "2023-10-31"})
    told = alerts(client.get("/"))

    assert response.headers["Location"] == "/reports/monthly/editions/1/"
    assert told == ["등록된 자료와 문장이 그대로여서 새로 만들지 않았습니다. 2023-10-31 기준 1호입니다."]


def test_as_known_then_leaves_out_what_was_recorded_later(monthly):
    client = monthly.browser()
    time.sleep(1)  # the form asks for whole seconds
    then = f"{localtime():%Y-%m-%dT%H:%M:%S}"
    monthly.confirm(monthly.take_in(NOVEMBER, source="11월 보고", day=date(2023, 11, 30)))

    for moment in ("", then):
        client.post("/reports/monthly/build/", {"as_of": "2023-11-30", "known_at": moment})

    assert [monthly.figures(number)[TOTAL]["printed"] for number in (2, 3)] == [["200,000"], ["150,000"]]


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2020-01-01T00:00", "아직 등록되지 않은 시점입니다: 2020-01-01 00:00"),
        ("2999-01-01T00:00", "아직 오지 않은 시점입니다: 2999-01-01 00:00"),
    ],
)
def test_a_moment_before_the_first_record_or_to_come_is_refused(monthly, moment, said):
    given = {"as_of": "2023-10-31", "known_at": moment}

    assert alerts(monthly.browser().post("/reports/monthly/build/", given, follow=True)) == [said]


@pytest.mark.parametrize("when", ["", "어제", "2023-02-30"])
def test_a_day_that_is_none_is_refused(monthly, when):
    response = monthly.browser().post("/reports/monthly/build/", {"as_of": when})

    assert response.status_code == 422
    assert texts(response, "//p[@id='id_as_of_error']") == ["기준일을 2023-10-31처럼 적어 주십시오."]


def test_an_older_edition_says_that_it_is_not_the_newest(monthly):
    monthly.build(as_of=date(2023, 9, 30))

    response = monthly.browser().get("/reports/monthly/editions/1/")

    assert texts(response, "//main//*[contains(@class, 'ui-alert')]//p") == [
        "가장 새로운 호가 아닙니다. '만든 호'에서 다른 호를 고를 수 있습니다."
    ]
    listed = texts(monthly.browser().get("/reports/monthly/editions/"), "//tbody/tr/*[position() < 5]")
    assert listed == ["2호", "2023-09-30", "1", "1판", "1호", "2023-10-31", "1", "1판"]
    turned = texts(monthly.browser().get("/reports/monthly/editions/?sort=number&columns=number"), "//tbody/tr/*[1]")
    assert turned == ["1호", "2호"]


def test_the_reports_of_the_first_page_are_looked_through_and_given_as_a_file(monthly):
    client = monthly.browser()

    found = texts(client.get("/?list=reports&words=2023-10-31"), "//div[@id='reports']//tbody/tr/*[position() < 4]")
    missed = texts(client.get("/?list=reports&words=없는 말"), "//div[@id='reports']//tbody/tr")
    given = client.get("/?list=reports&file=csv").content.decode("utf-8-sig")

    assert found[1:] == ["2023-10-31", "1호"]
    assert missed == ["아직 보고서 정의가 없습니다."]
    assert f"{found[0]},2023-10-31,1호," in given


def test_findings_stand_in_a_list_and_in_the_report(office):
    office.confirm(office.take_in(CONTRADICTORY))
    office.define()
    office.build()
    client = office.browser()

    listed = client.get("/reports/monthly/editions/1/findings/")
    shown = client.get("/reports/monthly/")

    assert texts(listed, "//tbody/tr[1]/td[3]") == ["151,000"]
    assert page(listed).xpath("//tbody/tr[1]/td/@data-code") == ["W-RPT-01"]
    assert page(shown).xpath("//aside[starts-with(@id, 'finding-')]/@id")[0] == "finding-1"
    assert page(listed).xpath("//tbody/tr[1]//a/@href")[0] == "/reports/monthly/editions/1/#finding-1"


def test_files_are_given_out_under_their_korean_names_and_never_change(monthly):
    client = monthly.browser()

    first = client.get("/reports/monthly/editions/1/files/hwpx/")
    again = client.get("/reports/monthly/editions/1/files/hwpx/", headers={"If-None-Match": first.headers["ETag"]})

    assert first.headers["Content-Disposition"] == (f"attachment; filename*=utf-8''{quote('월간 업무 보고 1호.hwpx')}")
    assert first.headers["ETag"] == f'"{hashlib.sha256(first.content).hexdigest()}"'
    assert (again.status_code, again.content) == (304, b"")
    assert read_bytes(first.content, "report.hwpx").title == "월간 업무 보고"


@pytest.mark.parametrize(
    ("form", "kind", "begins"),
    [
        ("pdf", "application/pdf", b"%PDF"),
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK"),
        ("html", "text/html; charset=utf-8", b"<!DOCTYPE html>"),
        ("json", "application/json", b"{"),
        ("sidecar.json", "application/json", b"{"),
        ("released.pdf", "application/pdf", b"%PDF"),
        ("released.hwpx", "application/hwp+zip", b"PK"),
    ],
)
def test_each_format_can_be_had(monthly, form, kind, begins):
    response = monthly.browser(Role.COUNCIL).get(f"/reports/monthly/editions/1/files/{form}/")

    assert response.headers["Content-Type"] == kind
    assert response.content.startswith(begins)


def test_the_sidecar_is_the_proof_that_was_kept(monthly):
    response = monthly.browser().get("/reports/monthly/editions/1/files/sidecar.json/")

    assert json.loads(response.content)["figures"] == monthly.figures()


def test_a_format_that_is_not_made_does_not_exist(monthly):
    assert monthly.browser().get("/reports/monthly/editions/1/files/exe/").status_code == 404


def test_building_from_the_page_stands_outside_of_the_requests_transaction(monthly):
    monthly.browser().post("/reports/monthly/build/", {"as_of": "2023-11-30"})

    with municipality(monthly.code):
        assert queries.last_edition("monthly").as_of == date(2023, 11, 30)


def test_the_note_below_a_contradiction_counts_in_the_unit_of_its_table(office):
    office.confirm(office.take_in(CONTRADICTORY))
    office.define()
    office.build()

    response = office.browser().get("/reports/monthly/")

    assert texts(response, "//article//p[starts-with(., '※')]") == [
        "※ † 원문의 값이 서로 다름: 7행 계 · 집행액 151,000; 계산 150,000(50,000 + 100,000). 원문대로 인쇄함",
        "※ 집행률(%) = 집행액 ÷ 예산액 × 100, 버림",
    ]
