"""Reviews and plans around the budget in a real browser: accessible, no wider than the screen, and by keyboard."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from tests.budget.matters import five_years, go, money, record
from tests.budget.test_disclosing import ask
from tests.chrome import faults_at, log_in, ready
from tests.site.offices import PASSWORD
from tests.site.running import running

from ieum.budget.choices import MatterKind
from ieum.platform.models import Account

pytestmark = [pytest.mark.browser, pytest.mark.database]
playwright_api = pytest.importorskip("playwright.sync_api", reason="the browser group is not installed")
expect = playwright_api.expect


@dataclass(frozen=True)
class Site:
    """A running site with a project in review and a plan."""

    address: str
    paths: tuple[str, ...]


@pytest.fixture
def site(database, bureau) -> Iterator[Site]:
    """The site as `ieum serve` runs it, on the test's own database."""
    lead = Account.objects.get(pk=bureau.accounts["lead"])
    lead.set_password(PASSWORD)
    lead.save()
    project = record(bureau, MatterKind.INVESTMENT, money(OWN=30, CITY=40))
    go(bureau, project, "clerk submit", "officer take_up")
    plan = record(bureau, MatterKind.MID_TERM, five_years("0111"), by="officer")
    disclosure = record(bureau, MatterKind.DISCLOSURE, by="officer")
    (item,) = ask(bureau, disclosure, "2-9")
    paths = (
        "/budget/matters/", "/budget/matters/?kind=FUND", "/budget/matters/new/?kind=GRANT",
        "/budget/matters/new/?kind=FUND", f"/budget/matters/{project}/", f"/budget/matters/{project}/write/",
        f"/budget/matters/{plan}/", f"/budget/matters/{disclosure}/", f"/budget/matters/{disclosure}/items/",
        f"/budget/matters/{item}/write/", "/budget/matters/thresholds/",
        "/budget/matters/thresholds/?on=2003-10-31&nature=GENERAL&own=50억원",
    )  # fmt: skip
    with running(database) as address:
        yield Site(address, paths)


@pytest.fixture
def page(site, chrome):
    """A page of the lead."""
    opened = chrome.page(site.address, bypass_csp=True)
    log_in(opened, "lead-bill", PASSWORD, then="/budget/matters/")
    return ready(opened, "재정 심사·계획")


def test_every_page_is_accessible_and_no_wider_than_the_screen_and_one_is_written_by_keyboard(page, site):
    faults = [fault for path in site.paths for fault in faults_at(page, path)]
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
