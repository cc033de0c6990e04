"""The pages of the API in a real browser: a key is made and used, and the reference is readable for everybody."""

import shutil
from urllib.request import Request, urlopen

import pytest
from tests.site.offices import PASSWORD, make_office
from tests.site.running import running

pytestmark = [pytest.mark.browser, pytest.mark.database]
playwright_api = pytest.importorskip("playwright.sync_api", reason="the browser group is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="the browser group is not installed")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture
def page(database):
    """A page in which the officer is logged in; the policy of our pages would keep axe out."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        pytest.skip("Chromium is not installed")
    make_office("3180", "영등포구", password=True)
    with running(database) as address, playwright_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_context(locale="ko-KR", base_url=address, bypass_csp=True).new_page()
        page.goto("/login/")
        page.get_by_label("아이디").fill("officer-3180")
        page.get_by_label("비밀번호").fill(PASSWORD)
        page.get_by_role("button", name="로그인", exact=True).click()
        yield page
        browser.close()


def faults(page):
    """What keeps somebody from reading the page, on a screen or on a phone."""
    for width in (1280, 400):
        page.set_viewport_size({"width": width, "height": 900})
        for violation in axe.Axe().run(page, options={"runOnly": RULES}).response["violations"]:
            yield page.url, violation["id"], [node["html"] for node in violation["nodes"]]
        if page.evaluate("document.documentElement.scrollWidth") != width:
            yield page.url, width, "wider than the screen"


def test_a_key_is_made_on_the_page_and_opens_the_api(page):
    page.get_by_role("link", name="로그인 보안").click()
    page.get_by_role("link", name="API 열쇠 보기").click()
    page.get_by_label("비밀번호").fill(PASSWORD)
    page.get_by_role("button", name="확인").click()
    page.get_by_label("이름", exact=True).fill("정산 프로그램")
    page.get_by_text("업무와 기한을 읽기").click()
    page.get_by_role("button", name="열쇠 만들기").click()

    text = page.locator("[role=alert] code").inner_text()
    found = [*faults(page)]
    address = page.url.partition("/account/")[0]
    request = Request(f"{address}/api/deadlines/rules?limit=1", headers={"Authorization": f"Bearer {text}"})  # noqa: S310 - our own address
    with urlopen(request) as answer:  # noqa: S310 - as above
        status = answer.status
    page.goto("/api/docs/")

    assert status == 200
    assert [*found, *faults(page)] == []
