"""The pages of a budget year in a real browser: accessible, no wider than the screen, and a request by keyboard."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.contrib.auth.hashers import make_password
from tests.budget.bills import FINANCE
from tests.budget.ledger import Books
from tests.chrome import faults_at, log_in, ready
from tests.site.offices import PASSWORD
from tests.site.running import running
from tests.site.test_budget_requests import FORM, YEAR, browser, the_request

from ieum.budget import operations
from ieum.budget.queries import reconciling
from ieum.platform.models import Account

pytestmark = [pytest.mark.browser, pytest.mark.database]
playwright_api = pytest.importorskip("playwright.sync_api", reason="the browser group is not installed")
expect = playwright_api.expect

ASK = "/budget/requests/new/"
PAPER, WORKS = (f"{code} 사업 {code} {item} {FINANCE} 구비" for item, code in (("201-01", "0911"), ("202-01", "0912")))


@pytest.fixture
def site(database, bureau) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The address of the site as `ieum serve` runs it, and the pages of its year with a request that waits."""
    bureau.open()
    Account.objects.filter(pk=bureau.accounts["officer"]).update(password=make_password(PASSWORD))
    books = Books(bureau.hall.district)
    cells = [
        books.cell(item, code, division=FINANCE, year=YEAR) for item, code in (("201-01", "0911"), ("202-01", "0912"))
    ]
    books.post("ORIGINAL", dict.fromkeys(cells, 1_000), date(YEAR, 1, 1), year=YEAR)
    browser(bureau, "clerk").post(ASK, FORM | {"cell": [PAPER, WORKS, ""]})
    paths = (
        "/budget/requests/", ASK, f"/budget/requests/{the_request(bureau).pk}/", "/budget/duties/",
        "/budget/allotment/", "/budget/targets/", "/budget/revenue/", "/budget/tables/", "/budget/versions/",
        f"/budget/versions/{bureau.version_id}/", f"/budget/versions/{bureau.version_id}/documents/",
        f"/budget/versions/{bureau.version_id}/provisions/?kind=EXPRESS&account=일반회계&division={FINANCE}",
        "/budget/files/book/", "/budget/files/revenue/",
        *_reconciled(bureau),
    )  # fmt: skip
    with running(database) as address:
        yield address, paths


def _reconciled(bureau) -> list[str]:
    """The pages of a statement one of whose lines differs."""
    data = "세부사업,통계목,예산현액(원)\n사업 0911,201-01,900\n사업 0912,202-01,1000"
    found = operations.reconcile(
        code=bureau.hall.district.code, name="명세.csv", data=data.encode(), year=YEAR, as_of=date(YEAR, 1, 31),
        actor_id=bureau.accounts["officer"], basis="1월 말",
    )  # fmt: skip
    with bureau.inside():
        line = reconciling.lines_of(found.reconciliation_id, is_open=True)[0]
    there = "/budget/reconciliations/"
    return [there, f"{there}{found.reconciliation_id}/?state=ALL", f"{there}lines/{line.pk}/"]


@pytest.fixture
def page(site, chrome):
    """A page of the officer."""
    shown = chrome.page(site[0], bypass_csp=True)
    log_in(shown, "officer-bill", PASSWORD, then="/budget/requests/")
    return ready(shown, "예산 변경 요청")


def test_every_page_is_accessible_and_no_wider_than_the_screen_and_money_is_asked_for_by_keyboard(page, site):
    faults = [fault for path in site[1] for fault in faults_at(page, path)]
    page.goto(ASK)
    written = {"1행 예산과목": PAPER, "1행 증감": "-200", "2행 예산과목": WORKS, "2행 증감": "이백"}
    for label, text in ({"사유": "단가 상승"} | written).items():
        page.get_by_label(label).focus()
        page.keyboard.type(text)
        if text == PAPER:
            expect(page.locator("#cells option")).to_have_count(1)
    page.keyboard.press("Enter")

    assert faults == []
    expect(page.get_by_label("2행 증감")).to_have_attribute("aria-invalid", "true")
    page.get_by_label("2행 증감").fill("200")
    page.keyboard.press("Enter")
    expect(page.locator("#ui-messages")).to_contain_text("결재를 올렸습니다.")
    expect(page.locator("#lines tbody tr").first).to_contain_text("△200")
