"""The switch of languages in a real browser: by keyboard, for axe, and what scripts say."""

import re

import pytest
from tests.chrome import faults_at, faults_of, ready
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
    """A running site with a case, its address, and who may log in."""
    office = make_office("3180", "영등포구", password=True)
    district = District(office.code, office.id, office.accounts[Role.OFFICER].pk, office.accounts[Role.TEAM_LEAD].pk)
    furnish(found(Hall(district))).receive(title="예산", content="공모 결과")
    with running(database) as address:
        yield address, office.accounts[Role.OFFICER].login


@pytest.fixture
def page(site, chrome):
    """The English page of the cases, reached by the switch on the login."""
    address, login = site
    opened = chrome.page(address, locale="en-GB", bypass_csp=True)
    opened.goto("/login/?next=/cases/")
    expect(opened.get_by_role("heading", name="로그인", level=1)).to_be_visible()
    opened.get_by_role("button", name="English").press("Enter")
    opened.get_by_label("ID").fill(login)
    opened.get_by_label("Password").fill(PASSWORD)
    opened.get_by_role("button", name="Log in", exact=True).click()
    return ready(opened, "Cases")


def test_the_switch_leads_through_the_login_and_back_on_the_same_page(page):
    expect(page.locator("html")).to_have_attribute("lang", "en")
    # A title that people wrote is no word of the program, though it is one too.
    expect(page.get_by_role("cell", name="예산", exact=True)).to_be_visible()
    page.keyboard.press("Control+k")
    page.keyboard.type("Organisation")
    expect(page.get_by_role("option", name="Organisation").first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")

    page.get_by_role("button", name="한국어").click()

    expect(page.get_by_role("heading", name="업무", level=1)).to_be_visible()
    assert page.url.endswith("/cases/")


def test_english_pages_are_accessible_and_no_wider_than_the_screen(page):
    paths = ("/cases/", "/cases/new/", "/organisation/", "/permissions/")

    assert [fault for path in paths for fault in faults_at(page, path)] == []


def test_the_help_of_a_page_opens_by_key_is_accessible_and_is_never_printed(page):
    page.goto("/cases/")
    help_panel = page.locator("#ui-help")
    expect(help_panel.locator("p").first).to_be_hidden()
    here = page.locator("#main a").first
    here.focus()

    page.keyboard.press("F1")

    expect(help_panel.locator("summary")).to_be_focused()
    expect(help_panel.locator("p").first).to_be_visible()
    assert list(faults_of(page)) == []
    page.keyboard.press("Escape")
    expect(help_panel.locator("p").first).to_be_hidden()
    expect(here).to_be_focused()
    page.keyboard.press("F1")
    page.emulate_media(media="print")
    expect(help_panel).to_be_hidden()
    page.emulate_media(media="screen")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/cases/new/$"))
