"""Search and the command palette in a real browser: by keyboard alone, for axe, and without scripts."""

import pytest
from tests.chrome import faults_at, faults_of, log_in, ready
from tests.database import District
from tests.office.offices import furnish
from tests.org.office import Hall, found
from tests.site.offices import PASSWORD, make_office
from tests.site.running import running

from ieum.platform.choices import Role

pytestmark = [pytest.mark.browser, pytest.mark.database]
playwright_api = pytest.importorskip("playwright.sync_api", reason="the browser group is not installed")
expect = playwright_api.expect


@pytest.fixture
def site(database):
    """A running site with a case, and its address."""
    office = make_office("3180", "영등포구", password=True)
    district = District(office.code, office.id, office.accounts[Role.OFFICER].pk, office.accounts[Role.TEAM_LEAD].pk)
    furnish(found(Hall(district))).receive(title="주민참여예산 위원 위촉", content="공모 결과")
    with running(database) as address:
        yield address, office.accounts[Role.OFFICER].login


@pytest.fixture
def open_browser(site, chrome):
    """Open pages as the officer."""
    address, login = site

    def open_page(**options):
        page = chrome.page(address, **options)
        log_in(page, login, PASSWORD, then="/search/")
        return ready(page, "검색")

    return open_page


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
    page = open_browser(bypass_csp=True)
    faults = [*faults_at(page, "/search/?q=참여예산")]
    page.keyboard.press("Control+k")
    page.keyboard.type("위촉")
    expect(page.get_by_role("option", name="주민참여예산 위원 위촉")).to_be_visible()

    assert [*faults, *faults_of(page)] == []


def test_without_scripts_the_box_in_the_head_searches(open_browser):
    page = open_browser(java_script_enabled=False)

    box = page.get_by_role("search", name="빠른 검색")
    box.get_by_role("searchbox").fill("위원위촉")
    box.get_by_role("button", name="검색").click()

    expect(page.get_by_role("heading", name="주민참여예산 위원 위촉")).to_be_visible()
    expect(page.get_by_role("button", name="빠른 이동")).to_have_count(0)
