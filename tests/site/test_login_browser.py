"""Keys in a real browser, with an authenticator that the browser itself plays."""

import pytest
from tests.site.offices import PASSWORD, make_office
from tests.site.running import running

pytestmark = [pytest.mark.browser, pytest.mark.database]
playwright_api = pytest.importorskip("playwright.sync_api", reason="the browser group is not installed")
expect = playwright_api.expect
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
}


@pytest.fixture
def address(database):
    make_office("3180", "영등포구", password=True)
    with running(database) as address:
        yield address


@pytest.fixture
def page(address, chrome):
    """A page of the login, in a browser that has a key."""
    # Keys belong to names, so the site is called by its name.
    context = chrome.context(address.replace("127.0.0.1", "localhost"))
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    return page


def log_in(page):
    page.goto("/login/")
    page.get_by_label("아이디").fill("officer-3180")
    page.get_by_label("비밀번호").fill(PASSWORD)
    page.get_by_role("button", name="로그인", exact=True).click()


def log_out(page):
    page.get_by_role("button", name="로그아웃").click()


def add_key(page, *, passwordless):
    log_in(page)
    page.get_by_role("link", name="로그인 보안").click()
    page.get_by_role("link", name="보안키 등록").click()
    page.get_by_label("비밀번호").fill(PASSWORD)
    page.get_by_role("button", name="확인").click()
    page.get_by_label("이름", exact=True).fill("책상 위 키")
    if passwordless:
        page.get_by_text("비밀번호 없이 이 키만으로 로그인").click()
    page.get_by_role("button", name="등록").click()
    expect(page.get_by_role("heading", name="복구번호", level=1)).to_be_visible()
    log_out(page)


def test_a_passkey_opens_without_login_and_password(page):
    add_key(page, passwordless=True)

    page.goto("/login/?next=/intakes/new/")
    page.get_by_role("button", name="패스키로 로그인").click()

    expect(page.get_by_text("로그인한 사람: 담당")).to_be_visible()


def test_a_key_is_asked_for_after_the_password(page):
    add_key(page, passwordless=False)

    log_in(page)
    expect(page.get_by_role("heading", name="두 번째 확인")).to_be_visible()
    page.get_by_role("button", name="보안키로 확인").click()

    expect(page.get_by_role("heading", name="보고서", level=1)).to_be_visible()


def test_a_key_is_shown_with_its_name_and_can_be_taken_away(page):
    add_key(page, passwordless=True)
    page.goto("/login/")
    page.get_by_role("button", name="패스키로 로그인").click()
    page.get_by_role("link", name="로그인 보안").click()
    page.get_by_role("link", name="보안키 보기").click()

    page.get_by_role("link", name="지우기").click()
    page.get_by_label("비밀번호").fill(PASSWORD)
    page.get_by_role("button", name="확인").click()
    page.get_by_role("button", name="지우기").click()

    expect(page.get_by_text("등록한 보안키가 없습니다.")).to_be_visible()
