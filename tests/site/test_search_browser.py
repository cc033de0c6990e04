"""Search and the command palette in a real browser: by keyboard alone, for axe, and without scripts."""

import shutil

import pytest
from tests.database import District
from tests.office.offices import furnish
from tests.org.office import Hall, found
from tests.site.offices import PASSWORD, make_office
from tests.site.running import running

from ieum.platform.choices import Role

pytestmark = [pytest.mark.browser, pytest.mark.database]
playwright_api = pytest.importorskip("playwright.sync_api", reason="the browser group is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="the browser group is not installed")
expect = playwright_api.expect

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture
def site(database):
    """A running site with a case, and its address."""
    office = make_office("3180", "영등포구", password=True)
    district = District(office.code, office.id, office.accounts[Role.OFFICER].pk, office.accounts[Role.TEAM_LEAD].pk)
    furnish(found(Hall(district))).receive(title="주민참여예산 위원 위촉", content="공모 결과")
    with running(database) as address:
        yield address, office.accounts[Role.OFFICER].login


@pytest.fixture
def open_browser(site):
    """Open pages as the officer; what the console said must be nothing at the end."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        pytest.skip("Chromium is not installed")
    said, (address, login) = [], site
    with playwright_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])

        def open_page(**options):
            page = browser.new_context(locale="ko-KR", base_url=address, **options).new_page()
            if not options.get("bypass_csp"):  # axe complains about what it could not read of the style sheets
                page.on("console", lambda message: said.append(message.text))
                page.on("pageerror", lambda error: said.append(str(error)))
            page.goto("/login/?next=/search/")
            page.get_by_label("아이디").fill(login)
            page.get_by_label("비밀번호").fill(PASSWORD)
            page.get_by_role("button", name="로그인", exact=True).click()
            expect(page.get_by_role("heading", name="검색", level=1)).to_be_visible()
            return page

        yield open_page
        browser.close()
    assert said == []


def test_the_palette_is_used_by_keyboard_alone_and_gives_the_focus_back(open_browser):
    page = open_browser()
    field = page.get_by_role("combobox", name="화면 이름이나 찾을 말")
    page.get_by_role("searchbox", name="찾을 말", exact=True).last.focus()

    page.keyboard.press("Control+k")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("searchbox", name="찾을 말", exact=True).last).to_be_focused()

    page.keyboard.press("Control+k")
    page.keyboard.type("조직도".removesuffix("도"))
    expect(page.get_by_role("option", name="조직도")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    page.wait_for_url("**/organisation/")

    page.keyboard.press("Control+k")
    expect(page.get_by_role("option").first).to_contain_text("검색")
    page.keyboard.type("참여예산을")
    expect(page.get_by_role("option", name="주민참여예산 위원 위촉")).to_be_visible()
    chosen = page.get_by_role("option", name="주민참여예산 위원 위촉").get_attribute("id")
    while field.get_attribute("aria-activedescendant") != chosen:
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/cases/*/")


def test_page_and_palette_are_accessible_and_no_wider_than_the_screen(open_browser):
    # Only axe itself needs the policy lifted: it is put into the page as an inline script.
    page = open_browser(bypass_csp=True)
    faults = []
    for width, opens in [(1280, False), (1280, True), (400, False), (400, True)]:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto("/search/?q=참여예산")
        if opens:
            page.keyboard.press("Control+k")
            page.keyboard.type("위촉")
            expect(page.get_by_role("option", name="주민참여예산 위원 위촉")).to_be_visible()
        found_by_axe = axe.Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}}).response["violations"]
        faults += [(width, opens, fault["id"], fault["nodes"][0]["html"]) for fault in found_by_axe]
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            faults.append((width, opens, "wider than the screen", ""))

    assert faults == []


def test_without_scripts_the_box_in_the_head_searches(open_browser):
    page = open_browser(java_script_enabled=False)

    box = page.get_by_role("search", name="빠른 검색")
    box.get_by_role("searchbox").fill("위원위촉")
    box.get_by_role("button", name="검색").click()

    expect(page.get_by_role("heading", name="주민참여예산 위원 위촉")).to_be_visible()
    expect(page.get_by_role("button", name="빠른 이동")).to_have_count(0)
