"""The pages of the API in a real browser: a key is made and used, and the reference is readable for everybody."""

from urllib.request import Request, urlopen

import pytest
from tests.chrome import faults_of, log_in
from tests.site.offices import PASSWORD, make_office
from tests.site.running import running

pytestmark = [pytest.mark.browser, pytest.mark.database]
playwright_api = pytest.importorskip("playwright.sync_api", reason="the browser group is not installed")


@pytest.fixture
def address(database):
    make_office("3180", "영등포구", password=True)
    with running(database) as address:
        yield address


@pytest.fixture
def page(address, chrome):
    """A page in which the officer is logged in."""
    page = chrome.page(address, bypass_csp=True)
    log_in(page, "officer-3180", PASSWORD, then="/")
    return page


def test_a_key_is_made_on_the_page_and_opens_the_api(page):
    page.get_by_role("link", name="로그인 보안").click()
    page.get_by_role("link", name="API 열쇠 보기").click()
    page.get_by_label("비밀번호").fill(PASSWORD)
    page.get_by_role("button", name="확인").click()
    page.get_by_label("이름", exact=True).fill("정산 프로그램")
    page.get_by_text("업무와 기한을 읽기").click()
    page.get_by_role("button", name="열쇠 만들기").click()

    text = page.locator("[role=alert] code").inner_text()
    found = [*faults_of(page)]
    address = page.url.partition("/account/")[0]
    request = Request(f"{address}/api/deadlines/rules?limit=1", headers={"Authorization": f"Bearer {text}"})  # noqa: S310 - our own address
    with urlopen(request) as answer:  # noqa: S310 - as above
        status = answer.status
    page.goto("/api/docs/")

    assert status == 200
    assert [*found, *faults_of(page)] == []
