"""A real browser for tests: started once for all tests of a process, and closed behind each."""

import os
import shutil
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# To tell of each place where a rule holds takes twice as long as to look at all rules.
ASKED = {"runOnly": RULES, "resultTypes": ["violations"]}
WIDTHS = (400, 1280)
"""A phone's and a desk's, in pixels."""


class Chrome:
    """What one test opens."""

    def __init__(self, program: Any) -> None:
        self._program = program
        self._said: list[str] = []
        self._allowed: list[str] = []

    @property
    def said(self) -> list[str]:
        """What its pages told the console, but for answers that the test looks for."""
        return [each for each in self._said if not any(status in each for status in self._allowed)]

    def allow(self, status: int) -> None:
        """Let the console tell of answers with this status, which the test looks for."""
        self._allowed.append(f"status of {status}")

    def context(self, address: str | None = None, **options: Any) -> Any:
        """A visitor of the site at an address, whose console nobody hears."""
        return self._program.new_context(**{"locale": "ko-KR", "base_url": address, **options})

    def page(self, address: str | None = None, **options: Any) -> Any:
        """A visitor's page.

        Only axe needs ``bypass_csp``: it is put in as an inline script, and complains to the console about what it
        could not read of the style sheets, so that such a page is not heard.
        """
        page = self.context(address, **options).new_page()
        if not options.get("bypass_csp"):
            page.on("console", lambda message: self._said.append(message.text))
            page.on("pageerror", lambda error: self._said.append(str(error)))
        return page


@pytest.fixture(scope="session")
def _program() -> Iterator[Any]:
    playwright_api = pytest.importorskip("playwright.sync_api", reason="the browser group is not installed")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        pytest.skip("Chromium is not installed")
    # Playwright leaves a loop in this thread, beside which tests go on to ask the database as always.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with playwright_api.sync_playwright() as playwright:
        program = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield program
        program.close()


@pytest.fixture
def chrome(_program) -> Iterator[Chrome]:
    """A browser with nothing open, whose pages must have stayed silent when the test ends."""
    opened = Chrome(_program)
    yield opened
    for context in _program.contexts:
        context.close()
    assert opened.said == []


def log_in(page: Any, login: str, password: str, *, then: str) -> None:
    """Log in, and go to a page of the site."""
    page.goto(f"/login/?next={then}")
    page.get_by_label("아이디").fill(login)
    page.get_by_label("비밀번호").fill(password)
    page.get_by_role("button", name="로그인", exact=True).click()


def ready(page: Any, heading: str) -> Any:
    """The page under a heading once its script has run: before that it hears no keys and takes no dropped files."""
    page.get_by_role("heading", name=heading, level=1).wait_for()
    page.wait_for_load_state()
    return page


def faults_at(page: Any, path: str) -> Iterator[tuple[Any, ...]]:
    """What keeps somebody from reading the page at a path, on a phone or at a desk."""
    page.set_viewport_size({"width": WIDTHS[0], "height": 900})
    page.goto(path, wait_until="networkidle")
    yield from faults_of(page)


def faults_of(page: Any) -> Iterator[tuple[Any, ...]]:
    """What keeps somebody from reading what is open, on a phone or at a desk: its address, width, rule and places."""
    axe = import_module("axe_playwright_python.sync_playwright").Axe()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for violation in axe.run(page, options=ASKED).response["violations"]:
            yield page.url, width, violation["id"], [node["html"] for node in violation["nodes"]][:3]
        if page.evaluate("document.documentElement.scrollWidth") != width:
            yield page.url, width, "wider than the screen"
