"""권한표, 위임, 회계관직 and 파기 in a real browser: what the pages owe to their users, and the switch by keyboard."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.utils.timezone import localdate
from tests.chrome import faults_at, log_in, ready
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
expect = playwright_api.expect

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
def page(site, chrome):
    """A page of the head's."""
    opened = chrome.page(site, bypass_csp=True)
    log_in(opened, "division_head-3180", PASSWORD, then="/delegations/")
    return ready(opened, "권한 위임")


def test_the_pages_are_accessible_and_one_acts_for_another_by_keyboard(page):
    faults = [fault for path in PATHS for fault in faults_at(page, path)]
    assert faults == []

    page.goto("/delegations/")
    page.get_by_role("button", name="단체장 대신 일하기").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".site-acting")).to_contain_text("단체장 대신 일하는 중입니다")
    assert list(faults_at(page, "/permissions/")) == []

    page.get_by_role("button", name="대행 그만두기").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#ui-messages")).to_contain_text("자기 권한으로 돌아왔습니다.")
    expect(page.locator(".site-acting")).to_have_count(0)
