"""The pages of reviews and plans around the budget: writing one, its steps, who reviews, its files, and bills."""

import csv
import io
from datetime import date

import pytest
from django.test import Client
from tests.budget.bills import row
from tests.budget.ledger import Books
from tests.budget.matters import go, money, record, resolve, standing
from tests.site.offices import alerts, page, texts

from ieum.budget.choices import AccountKind, MatterKind
from ieum.budget.queries.matters import find_matter
from ieum.documents.readers.xlsx.workbook import Workbook
from ieum.platform.models import Account
from ieum.site.views.budget import matters

pytestmark = pytest.mark.database
PROJECT = {
    "year": "2026", "title": "구립도서관 건립", "division": "재무과", "programme": "0111", "nature": "GENERAL",
    "is_new": "on", "money-OWN-2026": "10억원", "money-CITY-2027": "20억",
}  # fmt: skip


def browser(bureau, login) -> Client:
    client = Client(SERVER_NAME="localhost")
    client.force_login(Account.objects.get(pk=bureau.accounts[login]))
    return client


def test_a_project_is_written_submitted_and_listed(bureau):
    client = browser(bureau, "clerk")

    written = client.post("/budget/matters/new/?kind=INVESTMENT", PROJECT, follow=True)
    address = written.redirect_chain[-1][0]
    sent = client.post(address, {"do": "submit", "on": "2026-03-02", "reason": ""}, follow=True)

    assert alerts(written) == ["투자심사 2026-1로 적었습니다."]
    assert alerts(sent) == ["의뢰: 처리했습니다."]
    assert texts(written, "//div[@id='money']//tbody/tr[1]/*") == [
        "계", "3,000,000,000", "1,000,000,000", "2,000,000,000",
    ]  # fmt: skip
    assert texts(client.get("/budget/matters/"), "//div[@id='matters']//tbody/tr/*[position() < 6]") == [
        "투자심사 2026-1", "구립도서관 건립", "재무과", "3,000,000,000", "의뢰",
    ]  # fmt: skip


def test_what_is_wrong_is_said_beside_its_field_and_what_was_written_stays(bureau):
    wrong = PROJECT | {"title": "", "started_on": "2026-13-01", "money-OWN-2026": "십억", "money-CITY-2027": "△1억원"}

    response = browser(bureau, "clerk").post("/budget/matters/new/?kind=INVESTMENT", wrong)

    assert response.status_code == 422
    assert texts(response, "//*[@id='money-OWN-2026_error']")[0].startswith("2026년 구비: ")
    assert texts(response, "//*[@id='money-CITY-2027_error']") == [
        "2027년 시비: 0원보다 작을 수 없습니다. 예: 3억원, 1,200천원"
    ]
    assert texts(response, "//*[@id='id_title_error']") == ["제목을 적어 주십시오. 예: 구립도서관 건립"]
    assert page(response).xpath("//input[@id='money-OWN-2026']/@value") == ["십억"]


def test_faults_of_the_rules_stand_beside_their_fields_too(bureau):
    plan = {"year": "2026", "title": "연구", "division": "재무과", "nature": "POLICY", "completed_on": "2026-02-30"}

    response = browser(bureau, "clerk").post("/budget/matters/new/?kind=RESEARCH", plan)

    assert texts(response, "//*[@id='id_need_error']") == ["필요성을 적어 주십시오."]
    assert texts(response, "//*[@id='id_completed_on_error']") == ["없는 날입니다. 날을 2026-10-31처럼 적어 주십시오."]


def test_a_pasted_plan_is_read_and_a_wrong_row_is_named(bureau):
    client = browser(bureau, "officer")
    plan = {"year": "2026", "title": "2026~2030 계획", "division": "기획예산과", "direction": "건전 재정"}
    head = "구분\t부호\t내용\t재원\t2026\t2027\n"

    wrong = client.post("/budget/matters/new/?kind=MID_TERM", plan | {"table": f"{head}교육\t0111\t도서관\t은행\t1"})
    right = client.post(
        "/budget/matters/new/?kind=MID_TERM", plan | {"table": f"{head}교육\t0111\t도서관\t구비\t1,000\t2,000"},
        follow=True,
    )  # fmt: skip

    assert texts(wrong, "//*[@id='id_table_error']")[0].startswith("2번째 줄: 재원은 국비,")
    assert texts(right, "//div[@id='money']//tbody/tr[2]/*") == [
        "교육", "0111", "도서관", "구비", "3,000,000", "1,000,000", "2,000,000",
    ]  # fmt: skip


def test_a_fund_is_as_large_as_what_it_pays_and_not_twice_that(bureau):
    client = browser(bureau, "officer")
    named = {"year": "2026", "title": "재정안정화기금", "division": "기획예산과", "account": "SINGLE"}
    said = named | {"ordinance": "재정안정화기금 조례", "opening": "133억원"}
    table = "구분\t부호\t내용\t재원\t2026\n수입\t\t예치금 회수\t구비\t13,300,000\n지출\t\t예치금\t구비\t13,200,000\n"

    written = client.post("/budget/matters/new/?kind=FUND", said | {"table": table}, follow=True)
    listed = client.get("/budget/matters/?kind=FUND")

    assert texts(written, "//div[@id='money']//tbody/tr[position() < 3]/*[. != '']") == [
        "수입 계", "13,300,000,000", "13,300,000,000", "지출 계", "13,200,000,000", "13,200,000,000",
    ]  # fmt: skip
    assert texts(written, "//dt[. = '금액']/following-sibling::dd[1]") == ["13,200,000,000원"]
    assert texts(listed, "//div[@id='matters']//tbody/tr/*[4]") == ["13,200,000,000"]


def test_all_that_is_wrong_of_a_fund_is_told_at_once_and_what_it_needs_is_marked(bureau):
    wrong = {
        "year": "2026",
        "title": "",
        "division": "기획예산과",
        "account": "SINGLE",
        "opening": "많음",
        "table": "없음",
    }

    response = browser(bureau, "officer").post("/budget/matters/new/?kind=FUND", wrong)

    assert texts(response, "//*[@id='id_title_error']") == ["제목을 적어 주십시오. 예: 구립도서관 건립"]
    assert texts(response, "//*[@id='id_ordinance_error']") == ["설치 근거 조례를 적어 주십시오."]
    assert texts(response, "//*[@id='id_opening_error']") == [
        "1번째 글자 '많': 읽을 수 없는 글자입니다. 예: 3억원, 1,200천원"
    ]
    assert texts(response, "//*[@id='id_table_error']")[0].startswith("첫 줄에 구분, 부호, 내용, 재원과 연도")
    assert texts(response, "//label[@for='id_ordinance']/following-sibling::span[@class='ui-required']") == ["필수"]


def test_a_review_is_found_by_its_words_as_they_were_written_last_and_a_reward_not_by_whose_it_is(bureau):
    client = browser(bureau, "clerk")
    matter_id = record(bureau, MatterKind.INVESTMENT, money(OWN=500), site="안양천변")
    record(bureau, MatterKind.REWARD, money(heading="기여자", item="P7731", OWN=0.1), title="전력 계약")
    given = {"nature": "GENERAL", "site": "도림천변", "money-OWN-2026": "40억원", "reason": "위치 변경"}

    before = client.get("/search/", {"q": "안양천변"})
    client.post(f"/budget/matters/{matter_id}/write/", given)
    words = ("안양천변", "도림천변", "전력 계약", "P7731")
    found = {word: page(client.get("/search/", {"q": word})).xpath("//ol//h2/a/@href") for word in words}

    assert page(before).xpath("//ol//h2/a/@href") == [f"/budget/matters/{matter_id}/"]
    assert [len(found[each]) for each in words] == [0, 1, 1, 0]
    assert found["도림천변"] == [f"/budget/matters/{matter_id}/"]


def test_a_matter_is_written_anew_with_its_reason_and_shows_what_it_needs(bureau):
    matter_id = record(bureau, MatterKind.INVESTMENT, money(OWN=500))
    client = browser(bureau, "clerk")

    shown = client.get(f"/budget/matters/{matter_id}/")
    hints = texts(shown, "//section[@aria-labelledby='steps']//p[@class='form-hint']")
    without = client.post(f"/budget/matters/{matter_id}/write/", {"nature": "GENERAL", "is_new": "on"})
    given = {"nature": "GENERAL", "is_new": "on", "money-OWN-2026": "40억원", "reason": "설계 변경"}
    again = client.post(f"/budget/matters/{matter_id}/write/", given, follow=True)

    assert [each for each in hints if each.startswith("심사 의뢰")] == [
        "심사 의뢰: 총사업비 500억원 이상인 신규 사업은 타당성조사 결과를 먼저 적어야 합니다. (지방재정법 제37조의2)"
    ]
    assert texts(without, "//*[@id='id_reason_error']") == ["왜 고쳤는지 적어 주십시오."]
    assert alerts(again)[0] == "고쳐 적었습니다. 앞서 적은 내용도 남아 있습니다."
    assert standing(bureau, matter_id).stated.total == 4_000_000_000


def test_a_step_that_is_not_ones_own_is_refused_in_words(bureau):
    matter_id = record(bureau, MatterKind.INVESTMENT, money(OWN=30))
    go(bureau, matter_id, "clerk submit")

    response = browser(bureau, "clerk").post(
        f"/budget/matters/{matter_id}/", {"do": "take_up", "on": "2026-03-02", "reason": ""}
    )

    assert response.status_code == 422
    assert standing(bureau, matter_id).state == "SUBMITTED"


def test_who_reviews_is_told_for_any_day_with_all_readings_of_the_old_rule(bureau):
    client = browser(bureau, "clerk")

    old = client.get("/budget/matters/thresholds/", {"on": "2003-10-31", "nature": "GENERAL", "own": "50억원"})
    new = client.get("/budget/matters/thresholds/", {"on": "2026-03-02", "nature": "BUILDING", "own": "60억원"})
    before = client.get("/budget/matters/thresholds/", {"on": "1999-01-01", "nature": "GENERAL"})

    assert texts(old, "//*[@class='ui-alert__level']") == ["둘 이상으로 읽힘"]
    assert texts(new, "//*[@class='ui-alert__level']/following-sibling::div/p") == [
        "총사업비 60억원: 시·도 의뢰심사(시행령 제41조제2항제2호라목) 대상입니다."
    ]
    assert texts(old, "//div[@id='clauses']//tbody/tr[2]/*") == [
        "시·도 의뢰심사", "일반 투자사업, 청사·문화·체육시설 신축", "전액 자체재원", "30억원 이상 200억원 미만",
        "서울시 의뢰심사(자체재원)",
    ]  # fmt: skip
    assert texts(before, "//p[@class='site-state']") == [
        "그날의 심사 기준은 등록되어 있지 않습니다. 2003년부터 볼 수 있습니다."
    ]


def test_a_list_and_the_money_of_one_are_files(bureau):
    given_last_first = [*money(2028, OWN=1, CITY=2), *money(CITY=3)]
    matter_id = record(bureau, MatterKind.GRANT, given_last_first, title="=공모")
    client = browser(bureau, "clerk")

    listed = client.get("/budget/matters/files/csv/?kind=GRANT").content.decode("utf-8-sig")
    (sheet,) = Workbook(client.get(f"/budget/matters/{matter_id}/files/xlsx/").content, "외부재원.xlsx").sheets()

    amounts = client.get(f"/budget/matters/{matter_id}/files/csv/").content.decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(listed)))[1][:6] == [
        "외부재원 2026-1", "'=공모", "재무과", "", "600,000,000", "발굴",
    ]  # fmt: skip
    assert list(csv.reader(io.StringIO(amounts))) == [
        ["구분", "부문", "부호", "내용", "재원", "2026년(원)", "2028년(원)"],
        ["", "", "", "", "시비", "300,000,000", "200,000,000"],
        ["", "", "", "", "구비", "", "100,000,000"],
    ]
    assert sheet.name
    assert client.get("/budget/matters/files/pdf/?kind=GRANT").status_code == 404
    assert client.get("/budget/matters/?kind=OTHER").status_code == 404


def test_the_page_of_a_bill_tells_programmes_that_were_not_reviewed(bureau):
    bureau.open()
    bureau.write(row(code="401-01", formula="25억원"))

    shown = browser(bureau, "officer").get(f"/budget/versions/{bureau.version_id}/")

    assert "0111 재산 관리: 일반 투자사업에 25억원을 편성하는데 투자심사가 없습니다." in " ".join(
        texts(shown, "//*[@role='status']//li")
    )


def test_a_settlement_is_written_with_what_the_council_demands_and_its_page_says_what_is_missing(bureau):
    client = browser(bureau, "officer")
    said = {"year": "2026", "title": "2026회계연도 결산", "division": "재무과", "councillors": "4", "experts": "5"}

    written = client.post("/budget/matters/new/?kind=SETTLEMENT", said, follow=True)
    address = written.redirect_chain[-1][0]
    wrong = client.post(f"{address}write/", said | {"findings": "\t재무과\t", "reason": "승인 심사"})
    demanded = client.post(
        f"{address}write/", said | {"findings": "이월을 줄일 것\t재무과\t", "reason": "승인 심사"}, follow=True
    )

    assert alerts(written) == ["결산 2026-1로 적었습니다."]
    assert "결산서 작성: 2026회계연도를 '회계연도 마감'에서 먼저 결산하십시오. (지방회계법 제7조)" in texts(
        written, "//*[@class='form-hint']"
    )
    assert texts(wrong, "//*[@id='id_findings_error']") == ["1번째 줄: 시정요구가 비어 있습니다. 첫 칸에 적으십시오."]
    assert texts(demanded, "//div[@id='findings']//tbody/tr/*") == ["이월을 줄일 것", "재무과", "아직 없음"]
    rows = client.get(f"{address}files/csv/").content.decode("utf-8-sig").splitlines()
    assert rows == ["시정요구,부서,처리 결과", "이월을 줄일 것,재무과,"]


def test_a_plan_shows_its_sectors_and_balance_and_the_next_one_begins_with_its_years(bureau):
    client = browser(bureau, "officer")
    head = "구분\t부문\t부호\t내용\t재원\t2026\t2027\t2028\t2029\t2030\n"
    row = "\t".join(["교육", "평생·직업교육", "0111", "도서관", "구비", *["1,000"] * 5])
    plan = {
        "year": "2026", "title": "2026~2030 계획", "division": "기획예산과", "direction": "건전 재정",
        "table": head + row,
        "forecast": "구분\t항목\t2026\n세입\t지방세수입\t900\n세출\t재량지출\t1,000",
    }  # fmt: skip
    wrong = client.post("/budget/matters/new/?kind=MID_TERM", plan | {"forecast": "구분\t항목\t2026\n세입\t이자\t1"})
    written = client.post("/budget/matters/new/?kind=MID_TERM", plan, follow=True)
    address = written.redirect_chain[-1][0]
    with bureau.inside():
        made = find_matter("중기지방재정계획 2026-1")
    resolve(bureau, MatterKind.MID_TERM, made, "PASSED")
    go(bureau, made, "head confirm")

    assert texts(wrong, "//*[@id='id_forecast_error']")[0].startswith("2번째 줄: 세입의 항목은 지방세수입,")
    assert texts(written, "//div[@id='sectors']//tbody/tr[3]/*[position() < 4]") == [
        "교육",
        "평생·직업교육",
        "5,000,000",
    ]
    assert texts(written, "//div[@id='outlook']//tbody/tr[5]/*") == ["통합재정수지", "통합재정수지 1", "△100,000"]
    sheets = list(Workbook(client.get(f"{address}files/xlsx/").content, "계획.xlsx").sheets())
    assert [each.name for each in sheets][:2] == ["분야·부문별 계획", "세입·세출 전망과 통합재정수지"]
    rolled = texts(client.get("/budget/matters/new/?kind=MID_TERM"), "//textarea[@id='id_table']")[0]
    assert rolled.startswith("구분 부문 부호 내용 재원 2027 2028 2029 2030 2031 교육 평생·직업교육 0111")


@pytest.mark.parametrize(("today", "begins"), [(date(2026, 6, 30), 2026), (date(2026, 11, 20), 2027)])
def test_a_plan_is_offered_for_the_year_whose_budget_is_drawn_up(bureau, monkeypatch, today, begins):
    monkeypatch.setattr(matters, "localdate", lambda: today)

    offered = page(browser(bureau, "officer").get("/budget/matters/new/?kind=MID_TERM"))

    assert offered.xpath("//input[@name='year']/@value") == [str(begins)]
    assert str(begins) in offered.xpath("//textarea[@id='id_forecast']")[0].text.split("\n")[1]


def test_a_fund_shows_its_plan_beside_its_account_in_the_ledger(bureau):
    books = Books(bureau.hall.district)
    place = {"account_kind": AccountKind.STATUTORY_FUND, "account": "식품진흥기금"}
    books.post("ORIGINAL", {books.cell("702-01", **place): 70_000_000})
    outlay = money(heading="지출", item="전출금", OWN=1)
    fund = record(bureau, MatterKind.FUND, outlay, by="officer", title="식품진흥기금", account="SINGLE")

    shown = browser(bureau, "clerk").get(f"/budget/matters/{fund}/")

    assert texts(shown, "//div[@id='books']//tbody/tr[3]/*") == [
        "지출", "100,000,000", "70,000,000", "△30,000,000", "0", "△100,000,000",
    ]  # fmt: skip
