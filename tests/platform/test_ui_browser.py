"""The pages in a real browser: accessible by axe-core, whole by keyboard, and silent under a strict security policy."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote

import pytest
from tests.chrome import faults_at
from tests.platform.ui_rendering import ROOT, rendered

pytestmark = pytest.mark.browser
playwright_api = pytest.importorskip("playwright.sync_api", reason="the browser group is not installed")
expect = playwright_api.expect

STATIC = ROOT / "src" / "ieum" / "platform" / "ui" / "static"
POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'"
PAGES = {"/": "style guide", "/login": "login", "/report": "report"}
KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2"}


class Handler(BaseHTTPRequestHandler):
    """Serves the rendered pages, the static files, and the provenance of every figure but one."""

    def do_GET(self) -> None:
        found = self.content(unquote(self.path.split("?")[0]))
        self.send_response(200 if found else 404)
        data, kind = found or (b"", "text/plain")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(data)

    def content(self, path: str) -> tuple[bytes, str] | None:
        html = "text/html; charset=utf-8"
        if path in PAGES:
            return rendered()[PAGES[path]].encode(), html
        if path.startswith("/provenance/") and not path.endswith("missing"):
            return f'<h3>{path}</h3><a href="#source">출처</a>'.encode(), html
        file = STATIC / path.removeprefix("/static/")
        return (file.read_bytes(), KINDS[file.suffix]) if file.is_file() else None

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name is the base class's
        pass


@pytest.fixture(scope="module")
def address():
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def visit(chrome, address):
    """Open a page."""
    chrome.allow(404)

    def open_page(path, **options):
        page = chrome.page(address, **options)
        page.goto(path, wait_until="networkidle")
        return page

    return open_page


def focused(page) -> str:
    return page.evaluate("document.activeElement.id || document.activeElement.dataset.figure || ''")


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_and_the_page_is_not_wider_than_the_screen(chrome, address, path):
    assert list(faults_at(chrome.page(address, bypass_csp=True), path)) == []


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_figure_opens_its_provenance_by_keyboard_and_escape_leads_back(visit, key):
    page = visit("/report")
    page.locator("[data-figure='budget/available']").focus()

    page.keyboard.press(key)

    expect(page.locator("#ui-panel-body h3")).to_have_text("/provenance/budget/available")
    assert focused(page) == "ui-panel-title"
    page.keyboard.press("Escape")
    assert focused(page) == "budget/available"
    assert page.locator("#ui-panel").is_hidden()


def test_the_next_figure_can_be_asked_while_the_panel_is_open(visit):
    page = visit("/report")
    page.click("[data-figure='budget/available']")
    expect(page.locator("#ui-panel-body h3")).to_be_visible()

    page.click("[data-figure='rate']")

    expect(page.locator("#ui-panel-body h3")).to_have_text("/provenance/rate")
    page.click("#ui-panel [data-ui-close]")
    assert focused(page) == "rate"


def test_a_table_that_becomes_too_wide_after_it_was_loaded_can_be_reached_by_keyboard(visit):
    area = visit("/").locator("[data-ui-scroll]").first
    expect(area).not_to_have_attribute("tabindex", "0")

    area.evaluate("area => { area.firstElementChild.style.minWidth = '3000px'; }")
    expect(area).to_have_attribute("tabindex", "0")
    area.evaluate("area => { area.firstElementChild.style.minWidth = ''; }")

    expect(area).not_to_have_attribute("tabindex", "0")


def test_a_provenance_that_cannot_be_had_is_told(visit):
    page = visit("/report")

    page.click("[data-figure='missing']")

    expect(page.locator("#ui-panel-body")).to_have_text(
        "근거를 불러오지 못했습니다. 로그인 상태와 연결을 확인하고 다시 누르세요."
    )


def test_competing_values_are_marked_by_a_word(visit):
    page = visit("/report")

    word = page.evaluate("getComputedStyle(document.querySelector('.figure--competing'), '::after').content")

    assert word == '"상충"'


def test_a_sort_link_renews_the_table_alone_and_keeps_the_focus(visit):
    page = visit("/")
    page.evaluate("document.querySelector('h1').dataset.kept = document.querySelector('#programs').dataset.old = 'yes'")

    page.focus("#programs-name")
    page.keyboard.press("Enter")

    expect(page.locator("#programs[data-old]")).to_have_count(0)
    expect(page.locator("#programs caption")).to_be_visible()
    assert page.locator("h1").get_attribute("data-kept") == "yes"
    assert page.evaluate("location.search") == "?sort=-name"
    assert focused(page) == "programs-name"


def test_the_skip_link_is_first_and_leads_to_the_content(visit):
    page = visit("/report")

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "본문 바로가기"
    page.keyboard.press("Enter")

    assert focused(page) == "main"


def test_a_dialog_gives_the_focus_back(visit):
    page = visit("/")
    page.click("[data-ui-open]")
    assert page.locator("#confirm-example").is_visible()

    page.keyboard.press("Escape")

    assert page.locator("#confirm-example").is_hidden()
    assert page.evaluate("document.activeElement.dataset.uiOpen") == "confirm-example"


def test_the_errors_of_a_form_take_the_focus(visit):
    page = visit("/login")

    assert page.evaluate("document.activeElement.getAttribute('role')") == "alert"


def test_chosen_and_dropped_files_are_listed(visit, tmp_path):
    page = visit("/")
    chosen = tmp_path / "chosen.txt"
    chosen.write_text("보고서")

    page.set_input_files("#id_file", chosen)
    assert page.inner_text(".ui-drop__files") == "chosen.txt (1 KB)"
    page.evaluate("""() => {
        const dropped = new DataTransfer();
        dropped.items.add(new File(["보고서"], "dropped.txt"));
        const event = new DragEvent("drop", {dataTransfer: dropped, bubbles: true, cancelable: true});
        document.querySelector("[data-ui-drop]").dispatchEvent(event);
    }""")

    assert page.inner_text(".ui-drop__files") == "dropped.txt (1 KB)"
    assert page.evaluate("document.querySelector('#id_file').files[0].name") == "dropped.txt"


def test_the_page_works_without_scripts(visit):
    page = visit("/", java_script_enabled=False)

    assert page.locator("#id_file").is_visible()
    assert page.locator(".ui-sort").first.get_attribute("href") == "?sort=-name"
    page.click("summary")
    assert page.locator(".ui-figure-links a").count() == 2


def test_print_hides_the_chrome(visit):
    page = visit("/report")

    page.emulate_media(media="print")

    assert [page.locator(part).is_visible() for part in (".ui-header", ".ui-footer", "#krds-skip-link")] == [False] * 3
    assert page.evaluate("getComputedStyle(document.querySelector('thead')).display") == "table-header-group"
