"""Checking files in a real browser: dropped, gone through by keyboard, taken away; and the page that stands alone."""

import pytest
from tests.chrome import faults_of, log_in, ready
from tests.site.offices import CONTRADICTORY, OCTOBER, PASSWORD, make_office
from tests.site.running import running

from ieum.checking.checks import examine
from ieum.checking.presentations.as_html import show_html
from ieum.documents.model import Bullet, Document, text
from ieum.documents.reading import read_bytes
from ieum.documents.writers.hwpx import write_hwpx

pytestmark = pytest.mark.browser
playwright_api = pytest.importorskip("playwright.sync_api", reason="the browser group is not installed")
expect = playwright_api.expect
WRONG = Document(
    blocks=(Bullet("-", 3, text("총 10명(남 4명, 여 5명)")), Bullet("-", 3, text("접수 12건(처리 7, 보류 4)")))
)
DROP = """([name, words]) => {
  const files = new DataTransfer();
  files.items.add(new File([words], name));
  document.querySelector("[data-ui-drop]").dispatchEvent(new DragEvent("drop", { dataTransfer: files, bubbles: true }));
}"""
BOTTOM_AND_TOP = """async () => {
  await document.fonts.ready;
  const box = (name) => document.querySelector(name).getBoundingClientRect();
  return [box(".document").bottom, box(".findings").top];
}"""


@pytest.fixture
def address(database):
    make_office("3180", "영등포구", password=True)
    with running(database) as site:
        yield site


@pytest.fixture
def browse(address, chrome):
    """Open pages as the officer."""

    def open_page(**options):
        page = chrome.page(address, **options)
        log_in(page, "officer-3180", PASSWORD, then="/")
        page.get_by_role("link", name="파일 검사").click()
        return ready(page, "파일 검사")

    return open_page


def focused(page):
    return page.evaluate("document.activeElement.id")


def check(page, *files):
    page.get_by_label("검사할 파일").set_input_files(list(files))
    page.get_by_role("button", name="검사하기").click()
    expect(page.locator(".pair")).to_be_visible()
    # Keys are heard once the page's script has run.
    page.wait_for_load_state()


def file_of(name, data):
    return {"name": name, "mimeType": "application/octet-stream", "buffer": data}


@pytest.mark.database
def test_a_dropped_file_is_gone_through_by_keyboard_and_taken_away_with_its_memos(browse):
    page = browse()
    page.evaluate(DROP, ["보고.md", CONTRADICTORY])
    expect(page.locator(".ui-drop__files li").first).to_contain_text("보고.md")
    page.get_by_role("button", name="검사하기").click()
    ready(page, "보고.md")

    page.keyboard.press("n")
    assert focused(page) == "finding-1"
    expect(page.locator("#position")).to_contain_text("1 / ")
    assert page.locator("mark.current").count() == 1

    page.locator("#finding-1 dd a").first.click()
    assert page.evaluate("location.hash").startswith("#file-1-mark-")
    page.go_back()

    page.goto("/checks/")
    check(page, file_of("명단.hwpx", write_hwpx(WRONG)))
    with page.expect_download() as download:
        page.get_by_role("link", name="메모를 단 사본 내려받기").click()
    assert download.value.suggested_filename == "명단 검사.hwpx"
    assert read_bytes(download.value.path().read_bytes(), "명단.hwpx").blocks == WRONG.blocks


@pytest.mark.database
def test_keys_go_both_ways_and_can_be_switched_off_and_never_disturb_typing(browse):
    page = browse()
    check(page, file_of("명단.hwpx", write_hwpx(WRONG)))

    for key, there in (("n", "finding-1"), ("j", "finding-2"), ("k", "finding-1"), ("Control+n", "finding-1")):
        if not key.startswith("Control"):
            page.keyboard.press(key)
        expect(page.locator(f"#{there}")).to_be_focused()

    page.get_by_label("검사", exact=True).focus()
    page.keyboard.press("n")
    assert focused(page) == "code"

    page.get_by_text("단축키 쓰기").click()
    page.locator("body").press("n")
    expect(page.locator("#position")).to_have_text("1 / 2")
    page.get_by_role("button", name="다음 지적").click()
    expect(page.locator("#position")).to_have_text("2 / 2")
    expect(page.get_by_role("button", name="다음 지적")).to_be_disabled()


@pytest.mark.database
def test_the_pages_are_accessible_and_no_wider_than_the_screen(browse):
    page = browse(bypass_csp=True)
    faults = [*faults_of(page)]
    check(page, file_of("명단.hwpx", write_hwpx(WRONG)), file_of("둘.md", OCTOBER.encode()))
    faults += faults_of(page)
    page.goto("/checks/")
    page.get_by_label("앞선 판(선택)").set_input_files(file_of("앞.md", OCTOBER.encode()))
    check(page, file_of("뒤.md", CONTRADICTORY.encode()))
    faults += faults_of(page)

    assert faults == []


@pytest.mark.database
def test_on_paper_the_findings_follow_the_document(browse):
    page = browse()
    check(page, file_of("명단.hwpx", write_hwpx(WRONG)))

    page.emulate_media(media="print")

    hidden = [page.locator(each).is_visible() for each in (".bar", ".site-unsaved", ".site-downloads", ".site-as-of")]
    assert hidden == [False] * 4
    bottom, top = page.evaluate(BOTTOM_AND_TOP)
    assert top >= bottom


@pytest.fixture
def alone(chrome, tmp_path):
    """The page that `ieum check --format html` writes, opened as a file."""
    path = tmp_path / "결과.html"
    path.write_text(show_html([("명단.hwpx", WRONG, examine(WRONG))]), "utf-8")
    page = chrome.page(bypass_csp=True)
    page.goto(path.as_uri())
    return page


def test_the_page_that_stands_alone_is_gone_through_by_keyboard(alone):
    visited = []
    for key in ("n", "n", "n", "p", "j", "k"):
        alone.keyboard.press(key)
        visited.append(focused(alone))

    assert visited == ["finding-1", "finding-2", "finding-2", "finding-1", "finding-2", "finding-1"]
    expect(alone.locator("#position")).to_have_text("1 / 2")
    alone.get_by_text("단축키 쓰기").click()
    alone.keyboard.press("n")
    expect(alone.locator("#position")).to_have_text("1 / 2")


def test_the_page_that_stands_alone_is_accessible(alone):
    assert list(faults_of(alone)) == []
