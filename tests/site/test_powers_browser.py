"""권한표, 위임, 회계관직 and 파기 in a real browser: what the pages owe to their users, and the switch by keyboard."""

import shutil
from collections.abc import Iterator
from datetime import date

import pytest
from django.utils.timezone import localdate
from tests.database import District
from tests.office.offices import furnish
from tests.org.office import Hall, found
from tests.site.offices import PASSWORD, make_office
from tests.site.running import running

from ieum.org import operations
from ieum.org.choices import AccountingKind
from ieum.org.rules.personnel import PersonnelAction, PersonnelLine
from ieum.platform.choices import Role
from ieum.platform.database.tenancy import municipality
from ieum.platform.delegations import Terms, delegate
from ieum.platform.personal.erasing import request_erasure

pytestmark = [pytest.mark.browser, pytest.mark.database]
playwright_api = pytest.importorskip("playwright.sync_api", reason="the browser group is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="the browser group is not installed")
expect = playwright_api.expect

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PATHS = (
    "/permissions/?action=RULE", "/permissions/?role=COUNCIL", "/delegations/", "/organisation/accounting/",
    "/privacy/erasures/", "/privacy/erasures/?number=P5",
)  # fmt: skip


@pytest.fixture
def site(database) -> Iterator[str]:
    """The site with powers of the mayor's for the head, a 재무관, and persons whose period is over."""
    office = make_office("3180", "영등포구", password=True)
    head, mayor = office.accounts[Role.DIVISION_HEAD].pk, office.accounts[Role.MAYOR].pk
    hall = found(Hall(District(office.code, office.id, office.accounts[Role.OFFICER].pk, head)))
    furnish(hall)
    hall.appoint(date(2020, 6, 1), *(PersonnelLine(PersonnelAction.DEPART, hall.person(each)) for each in ("P4", "P5")))
    today, treasurer = localdate(), hall.person("P3")
    with municipality(office.code):
        terms = Terms(delegator_id=mayor, delegate_id=head, first_day=today, last_day=today)
        delegate(terms=terms, actor_id=mayor, basis="출장", on=today)
        operations.designate(
            unit_id=hall.unit("재무과"), person_id=treasurer, kind=AccountingKind.COMMITMENT,
            first_day=today, last_day=None, actor_id=mayor, basis="지정",
        )  # fmt: skip
        request_erasure(subject_id=hall.person("P4"), actor_id=mayor, basis="만료", on=today)
    with running(database) as address:
        yield address


@pytest.fixture
def page(site):
    """A page of the head's; the policy of contents is lifted for axe alone, which is put in as an inline script."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        pytest.skip("Chromium is not installed")
    with playwright_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        opened = browser.new_context(locale="ko-KR", base_url=site, bypass_csp=True).new_page()
        opened.goto("/login/?next=/delegations/")
        opened.get_by_label("아이디").fill("division_head-3180")
        opened.get_by_label("비밀번호").fill(PASSWORD)
        opened.get_by_role("button", name="로그인", exact=True).click()
        expect(opened.get_by_role("heading", name="권한 위임", level=1)).to_be_visible()
        yield opened
        browser.close()


def examined(page, path, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(path, wait_until="networkidle")
    for violation in axe.Axe().run(page, options={"runOnly": RULES}).response["violations"]:
        yield path, width, violation["id"], [node["html"] for node in violation["nodes"]]
    if page.evaluate("document.documentElement.scrollWidth") != width:
        yield path, width, "wider than the screen"


def test_the_pages_are_accessible_and_one_acts_for_another_by_keyboard(page):
    faults = [fault for path in PATHS for width in (1280, 400) for fault in examined(page, path, width)]
    assert faults == []

    page.goto("/delegations/")
    page.get_by_role("button", name="단체장 대신 일하기").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".site-acting")).to_contain_text("단체장 대신 일하는 중입니다")
    assert list(examined(page, "/permissions/", 400)) == []

    page.get_by_role("button", name="대행 그만두기").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#ui-messages")).to_contain_text("자기 권한으로 돌아왔습니다.")
    expect(page.locator(".site-acting")).to_have_count(0)
