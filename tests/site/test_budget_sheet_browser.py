"""The calculation sheet in a real browser: a block from a spreadsheet, totals while one writes, keys, undoing."""

import pytest
from django.contrib.auth.hashers import make_password
from tests.budget.bills import FINANCE
from tests.chrome import faults_of, log_in, ready
from tests.site.offices import PASSWORD
from tests.site.running import running

from ieum.platform.models import Account

pytestmark = [pytest.mark.browser, pytest.mark.database]
playwright_api = pytest.importorskip("playwright.sync_api", reason="the browser group is not installed")
expect = playwright_api.expect
PASTE = """(text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
  document.activeElement.dispatchEvent(event);
}"""
COPY = """() => {
  const clipboardData = new DataTransfer();
  const event = new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true });
  document.activeElement.dispatchEvent(event);
  return clipboardData.getData("text/plain");
}"""
A4_ACROSS = 1047
"""Pixels between the margins of a page on its long side: 277 mm."""
BLOCK = "\r\n".join(f"0111\t201-01\t물품 {n}\t{n * 100_000:,}원*{n}개\t\t50%" for n in range(1, 21))
"""Twenty rows: 100,000 won times the squares up to 400, which make 287,000,000 won."""


@pytest.fixture
def bureau(bureau):
    made = bureau.open()
    Account.objects.filter(pk=made.accounts["clerk"]).update(password=make_password(PASSWORD))
    return made


@pytest.fixture
def address(bureau, database):
    with running(database) as address:
        yield address


@pytest.fixture
def browse(bureau, address, chrome):
    """Open the sheet of 재무과 as its clerk."""
    chrome.allow(422)

    def open_sheet(**options):
        page = chrome.page(address, **options)
        log_in(page, "clerk-bill", PASSWORD, then=f"/budget/versions/{bureau.version_id}/")
        page.get_by_label("부서", exact=True).fill(FINANCE)
        page.get_by_role("button", name="산출표 열기").click()
        return ready(page, "재무과 세출 산출표")

    return open_sheet


def cell(page, row, name):
    return page.get_by_label(f"{row}행 {name}", exact=True)


def whole(page):
    return page.locator("[data-whole]")


def focused(page):
    return page.evaluate("document.activeElement.getAttribute('aria-label')")


def shown(page):
    """What stands in all rows that are not empty."""
    rows = page.locator("tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.querySelectorAll('input')].map(cell => cell.value))"
    )
    return [row for row in rows if any(row)]


def test_a_block_of_a_spreadsheet_is_pasted_summed_saved_and_read_again(browse):
    page = browse()
    cell(page, 1, "세부사업").focus()

    page.evaluate(PASTE, BLOCK)
    expect(whole(page)).to_have_text("287,000,000")
    expect(page.locator("tbody tr").nth(19).locator("[data-amount]")).to_have_text("40,000,000")
    expect(page.locator("#total-3")).to_contain_text("시비")
    page.get_by_role("button", name="저장", exact=True).click()
    expect(page.locator("#ui-messages")).to_contain_text("과목 1개를 저장했습니다.")

    before = shown(page)
    page.reload()
    assert shown(page) == before
    assert len(before) == 20
    assert before[19] == ["0111", "201-01", "물품 20", "2,000,000원*20개", "", "20,000,000원", "", ""]
    expect(whole(page)).to_have_text("287,000,000")


def test_sources_that_are_seldom_needed_are_asked_for_and_stay_once_a_row_has_them(browse):
    page = browse()
    expect(cell(page, 1, "지방채")).to_have_count(0)
    page.get_by_role("link", name="균특보조금, 기금보조금, 지방채, 기타 열도 보기").click()
    for name, text in {"세부사업": "0111", "통계목": "201-01", "산출내역": "물품", "산출식": "1,000천원"}.items():
        cell(page, 1, name).fill(text)
    cell(page, 1, "지방채").fill("40%")
    page.get_by_role("button", name="저장", exact=True).click()
    expect(page.locator("#ui-messages")).to_contain_text("과목 1개를 저장했습니다.")

    expect(cell(page, 1, "지방채")).to_have_value("400,000원")
    expect(cell(page, 1, "기타")).to_have_count(0)


def test_a_block_that_is_wider_than_the_sheet_says_what_was_left_out(browse):
    page = browse()
    cell(page, 1, "세부사업").focus()

    page.evaluate(PASTE, "0111\t201-01\t물품\t1,000천원\t\t\t\t\t\t\t40%")

    expect(page.locator("[data-said]")).to_be_visible()
    expect(page.locator("[data-said]")).to_contain_text("이 표에 없는 열의 값은 붙이지 않았습니다.")
    expect(cell(page, 1, "산출식")).to_have_value("1,000천원")


def test_keys_move_between_cells_choose_blocks_and_undo(browse):
    page = browse()
    cell(page, 1, "세부사업").focus()
    page.evaluate(PASTE, "0111\t201-01\t가\t10천원\n0111\t201-01\t나\t20천원")
    visited = []

    for key in ("ArrowDown", "ArrowRight", "Enter", "Shift+Enter", "ArrowLeft", "Tab", "ArrowUp"):
        page.keyboard.press(key)
        visited.append(focused(page))
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Shift+ArrowRight")
    copied = page.evaluate(COPY)

    assert visited == [
        "2행 세부사업", "2행 통계목", "3행 통계목", "2행 통계목", "2행 세부사업", "2행 통계목", "1행 통계목",
    ]  # fmt: skip
    assert copied == "201-01\t가\n201-01\t나"
    cell(page, 1, "산출식").focus()
    page.keyboard.press("F2")
    page.keyboard.type("*3명")
    page.keyboard.press("Enter")
    expect(whole(page)).to_have_text("50,000")
    page.keyboard.press("Control+z")
    expect(whole(page)).to_have_text("30,000")
    page.keyboard.press("Control+z")
    assert shown(page) == []


def test_what_is_wrong_stands_beside_its_cell_and_leaving_asks(browse):
    page = browse()
    cell(page, 1, "산출식").fill("3,000원@")

    fault = page.locator("#fault-1-formula")
    expect(fault).to_have_text("7번째 글자 '@': 읽을 수 없는 글자입니다.")
    assert cell(page, 1, "산출식").get_attribute("aria-describedby") == "fault-1-formula"
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto("/budget/versions/")
    assert asked == ["beforeunload"]


def test_without_scripts_a_line_is_saved(browse, bureau):
    page = browse(java_script_enabled=False)
    for name, value in (
        ("세부사업", "0111"),
        ("통계목", "201-01"),
        ("산출내역", "사무용품"),
        ("산출식", "500천원*2회"),
    ):
        cell(page, 1, name).fill(value)

    page.get_by_role("button", name="저장", exact=True).click()

    expect(page.locator("#ui-messages")).to_contain_text("과목 1개를 저장했습니다.")
    expect(whole(page)).to_have_text("1,000,000")


def test_the_pages_are_accessible_and_no_wider_than_the_screen(browse):
    page = browse(bypass_csp=True)
    cell(page, 1, "세부사업").focus()
    page.evaluate(PASTE, BLOCK + "\n9999\t1\t\t원")
    expect(page.locator("#fault-21-formula")).not_to_be_empty()
    faults = [*faults_of(page)]
    page.on("dialog", lambda dialog: dialog.accept())
    for path in ("../", "/budget/versions/"):
        page.goto(path if path.startswith("/") else page.url.split("sheet/")[0])
        faults += faults_of(page)

    assert faults == []


def test_fields_are_seen_and_sums_stand_in_sight_at_a_desk(browse):
    page = browse(viewport={"width": 1280, "height": 900})
    page.get_by_label("1행 산출식", exact=True).fill("1,000천원*12월*20명")
    page.get_by_label("1행 산출식", exact=True).press("Tab")
    expect(page.locator("[data-amount]").first).to_have_text("240,000,000")

    grid = page.locator(".site-grid")

    assert grid.evaluate("each => each.scrollWidth <= each.parentElement.clientWidth")
    assert page.locator(".site-cell input").first.evaluate("each => getComputedStyle(each).boxShadow") != "none"


def test_what_was_undone_once_too_often_is_done_again_until_something_else_is_written(browse):
    page = browse()
    cell(page, 1, "세부사업").focus()
    page.evaluate(PASTE, "0111\t201-01\t가\t10천원\n0111\t201-01\t나\t20천원")
    cell(page, 2, "산출식").fill("50천원")
    written = shown(page)

    for _ in range(3):
        page.keyboard.press("Control+z")
    emptied = shown(page)
    page.keyboard.press("Control+y")
    page.keyboard.press("Control+Shift+z")
    again = shown(page)
    page.keyboard.press("Control+z")
    cell(page, 3, "산출내역").fill("다")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+y")

    assert (written[1][3], emptied, again) == ("50천원", [], written)
    assert [row[3] for row in shown(page)] == ["10천원", "20천원", ""]
    expect(whole(page)).to_have_text("30,000")


def test_a_wide_table_is_printed_whole_on_pages_that_lie_on_their_long_side(browse):
    page = browse()
    page.emulate_media(media="print")
    page.set_viewport_size({"width": A4_ACROSS, "height": 700})

    across = page.evaluate("[...document.querySelectorAll('table')].map(each => each.getBoundingClientRect().right)")
    turned = page.evaluate("getComputedStyle(document.body).page")

    assert (turned, max(across) <= A4_ACROSS) == ("wide", True)
    expect(page.locator(".ui-header")).to_be_hidden()
    expect(page.locator(".ui-side")).to_be_hidden()
