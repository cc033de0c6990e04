"""The officer's round in a real browser against a running site, and what every page owes to those who use it."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from tests.chrome import faults_at, faults_of, log_in, ready
from tests.site.offices import CONTRADICTORY, NOVEMBER, PASSWORD, Office, make_office
from tests.site.running import running

from ieum.documents.model import Document, plain
from ieum.documents.reading import read_bytes
from ieum.reports.sidecar import runs_of

pytestmark = [pytest.mark.browser, pytest.mark.database]
playwright_api = pytest.importorskip("playwright.sync_api", reason="the browser group is not installed")
expect = playwright_api.expect


@dataclass(frozen=True)
class Site:
    """A running site with an office in it."""

    address: str
    office: Office
    fact: str
    intake: str


@pytest.fixture
def site(database) -> Iterator[Site]:
    """The site as `ieum serve` runs it, on the test's own database."""
    office = make_office("3180", "영등포구", password=True)
    office.confirm(office.take_in(CONTRADICTORY))
    office.define()
    office.build()
    waiting = office.take_in(NOVEMBER, source="다른 보고")
    with running(database) as address:
        yield Site(address, office, f"/facts/{office.first_fact()}/", f"/intakes/{waiting.pk}/")


@pytest.fixture
def open_browser(site, chrome):
    """Open pages as somebody who is logged in."""

    def open_page(role="officer", **options):
        page = chrome.page(site.address, **options)
        log_in(page, f"{role}-3180", PASSWORD, then="/")
        return ready(page, "보고서")

    return open_page


def focused(page) -> str:
    return page.evaluate("document.activeElement.id || document.activeElement.dataset.figure || ''")


def lines(document: Document) -> list[str]:
    return [plain(tuple(runs_of(Document(blocks=(block,))))) for block in document.blocks]


def test_an_officer_goes_the_whole_round(open_browser, tmp_path):
    page = open_browser()

    hand_in_a_report_and_confirm_its_table(page, tmp_path / "11월 보고.md")
    correct_one_value(page)
    edit_the_sentences_of_one_item(page)
    build_and_read_why_it_differs(page)

    with page.expect_download() as download:
        page.get_by_role("link", name="2호 한글(HWPX) 내려받기").click()
    assert download.value.suggested_filename == "월간 업무 보고 2호.hwpx"
    written = read_bytes(download.value.path().read_bytes(), "report.hwpx")
    assert lines(written).count("성과관리 예산 100,000천원 가운데 60,000천원을 썼음") == 1


def hand_in_a_report_and_confirm_its_table(page, report):
    report.write_text(NOVEMBER, encoding="utf-8")
    page.get_by_role("navigation", name="보고서 메뉴").get_by_role("link", name="보고서 올리기").click()
    page.get_by_label("보고서 파일").set_input_files(report)
    page.get_by_label("출처 이름").fill("영등포구 11월 보고")
    page.get_by_label("보고일").fill("2023-12-05")
    page.get_by_label("기준일").fill("2023-11-30")
    page.get_by_label("회계연도").fill("2023")
    page.get_by_role("button", name="올리고 읽기").click()
    expect(page.get_by_role("cell", name="8행", exact=True)).to_be_visible()
    page.get_by_role("button", name="표 1 확인").click()
    expect(page.locator("#confirm-1")).to_have_text("확인함")
    assert focused(page) == "confirm-1"
    expect(page.locator("#ui-messages")).to_contain_text("값 4개를 등록했습니다.")


def correct_one_value(page):
    page.get_by_role("link", name="다음: 값 바로잡기").click()
    page.get_by_label("대상, 항목, 원문의 글이나 수").fill("구정의 성과관리 · 집행액")
    page.get_by_role("button", name="찾기").click()
    page.get_by_role("link", name="8행 구정의 성과관리 · 집행액").click()
    page.get_by_label("새 값").fill("60,000")
    page.get_by_label("근거", exact=True).fill("지출 원장으로 확인")
    page.get_by_role("button", name="바로잡기").click()
    expect(page.locator(".ui-lead strong")).to_have_text("60,000천원")


def edit_the_sentences_of_one_item(page):
    page.get_by_role("navigation", name="주 메뉴").get_by_role("link", name="보고서", exact=True).click()
    page.get_by_role("link", name="월간 업무 보고").click()
    page.get_by_role("link", name="문장 고치기").click()
    page.get_by_role("link", name="1. 예산현황").click()
    expect(page.locator("#preview data").first).to_have_text("50,000")
    body = page.get_by_label("본문", exact=True)
    body.fill("□ 집행\n○ 성과관리 예산 천원 가운데 {성과관리 집행액:천원}천원을 썼음\n[표 budget.programme.executed]")
    body.evaluate("field => field.setSelectionRange(15, 15)")
    page.get_by_text("숫자 넣기").click()
    page.get_by_role("button", name="성과관리 예산액").click()
    expect(page.locator("#preview")).to_contain_text("성과관리 예산 100,000천원 가운데 50,000천원을 썼음")
    page.get_by_label("근거", exact=True).fill("과장 지시")
    page.get_by_role("button", name="문장 저장").click()


def build_and_read_why_it_differs(page):
    page.get_by_role("link", name="다음: 새 호 만들기").click()
    page.get_by_label("기준일").fill("2023-11-30")
    page.get_by_role("button", name="새 호 만들기").click()
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="성과관리 집행액", exact=True))
    expect(row.get_by_role("cell").nth(0)).to_have_text("50,000")
    expect(row.get_by_role("cell").nth(1)).to_have_text("60,000")
    expect(row.get_by_role("cell").nth(2)).to_have_text("+10,000천원")
    expect(row.get_by_role("cell").nth(3)).to_contain_text("영등포구 11월 보고 8행")
    expect(row.get_by_role("cell").nth(3)).to_contain_text("근거: 지출 원장으로 확인")
    expect(page.locator(".ui-diff tbody tr td").last).to_have_text("과장 지시")


def test_every_page_is_accessible_and_no_wider_than_the_screen(open_browser, site):
    page = open_browser("team_lead", bypass_csp=True)
    edition = "/reports/monthly/editions/1/"
    paths = [
        "/", "/reports/monthly/", f"{edition}findings/", f"{edition}changes/", "/reports/monthly/editions/",
        f"{edition}figures/Ⅰ-1/budget.programme.executed/계·집행액", "/reports/monthly/items/",
        "/reports/monthly/items/Ⅰ-1/", "/reports/monthly/next/", "/intakes/new/", site.intake,
        f"{site.intake}findings/", f"{site.intake}facts/", site.fact, "/reports/none/",
    ]  # fmt: skip

    faults = [fault for path in paths for fault in faults_at(page, path)]

    assert faults == []


def test_the_panel_with_a_ruling_is_accessible(open_browser):
    page = open_browser("team_lead", bypass_csp=True)
    page.goto("/reports/monthly/")

    page.locator(".figure--competing").click()

    expect(page.locator("#ui-panel-body h3")).to_be_visible()
    assert list(faults_of(page)) == []


def test_a_number_is_asked_for_its_provenance_by_keyboard(open_browser):
    page = open_browser()
    page.goto("/reports/monthly/")
    page.locator(".contents a").last.focus()

    page.keyboard.press("Tab")
    assert focused(page) == "성과관리 집행액"
    page.keyboard.press("Enter")

    expect(page.locator("#ui-panel-body h3")).to_have_text("성과관리 집행액")
    expect(page.locator("#ui-panel-body")).to_contain_text("10월 보고 8행 구정의 성과관리 · 집행액")
    page.keyboard.press("Escape")
    assert focused(page) == "성과관리 집행액"


def test_sentences_that_were_not_saved_are_not_left_without_a_question(open_browser):
    page = open_browser()
    page.goto("/reports/monthly/items/Ⅰ-1/")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.get_by_label("본문", exact=True).press_sequentially("○ 시험")

    page.get_by_role("navigation", name="주 메뉴").get_by_role("link", name="보고서", exact=True).click(
        no_wait_after=True
    )

    expect(page.get_by_label("본문", exact=True)).to_be_visible()
    assert asked == ["beforeunload"]


def test_a_report_prints_without_what_only_a_screen_needs(open_browser):
    page = open_browser()
    page.goto("/reports/monthly/")

    page.emulate_media(media="print")

    hidden = (".ui-header", ".site-as-of", ".site-files a", ".ui-figure-links", ".site-finding")
    assert [page.locator(part).first.is_visible() for part in hidden] == [False] * len(hidden)
    assert page.locator("article.report").is_visible()
