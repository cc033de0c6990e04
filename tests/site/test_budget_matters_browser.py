"""Reviews and plans around the budget in a real browser: accessible, no wider than the screen, and by keyboard."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from tests.budget.bills import staffed
from tests.budget.matters import five_years, go, money, record
from tests.database import make_district
from tests.org.office import Hall
from tests.site.offices import PASSWORD
from tests.site.running import running

from ieum.budget.choices import MatterKind
from ieum.platform.models import Account

pytestmark = [pytest.mark.browser, pytest.mark.database]
playwright_api = pytest.importorskip("playwright.sync_api", reason="the browser group is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="the browser group is not installed")
expect = playwright_api.expect

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@dataclass(frozen=True)
class Site:
    """A running site with a project in review and a plan."""

    address: str
    paths: tuple[str, ...]


@pytest.fixture
def site(database) -> Iterator[Site]:
    """The site as `ieum serve` runs it, on the test's own database."""
    bureau = staffed(Hall(make_district("3180", "영등포구")))
    lead = Account.objects.get(pk=bureau.accounts["lead"])
    lead.set_password(PASSWORD)
    lead.save()
    project = record(bureau, MatterKind.INVESTMENT, money(OWN=30, CITY=40))
    go(bureau, project, "clerk submit", "officer take_up")
    plan = record(bureau, MatterKind.MID_TERM, five_years("0111"), by="officer")
    disclosure = record(bureau, MatterKind.DISCLOSURE, by="officer")
    paths = (
        "/budget/matters/", "/budget/matters/?kind=FUND", "/budget/matters/new/?kind=GRANT",
        "/budget/matters/new/?kind=FUND", f"/budget/matters/{project}/", f"/budget/matters/{project}/write/",
        f"/budget/matters/{plan}/", f"/budget/matters/{disclosure}/", "/budget/matters/thresholds/",
        "/budget/matters/thresholds/?on=2003-10-31&nature=GENERAL&own=50억원",
    )  # fmt: skip
    with running(database) as address:
        yield Site(address, paths)


@pytest.fixture
def page(site):
    """A page of the lead; what it says to the console must be nothing but what axe is refused."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        pytest.skip("Chromium is not installed")
    with playwright_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        # Only axe itself needs the policy lifted: it is put into the page as an inline script.
        opened = browser.new_context(locale="ko-KR", base_url=site.address, bypass_csp=True).new_page()
        opened.goto("/login/?next=/budget/matters/")
        opened.get_by_label("아이디").fill("lead-bill")
        opened.get_by_label("비밀번호").fill(PASSWORD)
        opened.get_by_role("button", name="로그인", exact=True).click()
        expect(opened.get_by_role("heading", name="재정 심사·계획", level=1)).to_be_visible()
        yield opened
        browser.close()


def test_every_page_is_accessible_and_no_wider_than_the_screen_and_one_is_written_by_keyboard(page, site):
    faults = [fault for path in site.paths for width in (1280, 400) for fault in examined(page, path, width)]
    page.goto("/budget/matters/new/?kind=INVESTMENT")
    page.get_by_label("제목").focus()
    page.keyboard.type("경로당 신축")
    page.keyboard.press("Tab")
    page.keyboard.type("재무과")
    page.get_by_label("신규 사업").press("Space")
    page.get_by_label("년 구비").first.focus()
    page.keyboard.type("30억원")
    page.keyboard.press("Enter")

    assert faults == []
    expect(page.locator("#ui-messages")).to_contain_text("로 적었습니다.")
    expect(page.locator("#money tbody tr").first).to_contain_text("3,000,000,000")


def examined(page, path, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(path, wait_until="networkidle")
    for violation in axe.Axe().run(page, options={"runOnly": RULES}).response["violations"]:
        yield path, width, violation["id"], [node["html"] for node in violation["nodes"]]
    if page.evaluate("document.documentElement.scrollWidth") != width:
        yield path, width, "wider than the screen"
