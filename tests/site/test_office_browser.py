"""Organisation and office work in a real browser: approve by keyboard, and what every page owes to those who use it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from tests.chrome import faults_at, log_in, ready
from tests.database import District
from tests.office.boards import HELD, Board, seat
from tests.office.offices import Desk, furnish
from tests.org.office import FOUNDED, Hall, found
from tests.site.offices import PASSWORD, make_office
from tests.site.running import running

from ieum.org import queries
from ieum.org.rules.personnel import PersonnelAction, PersonnelLine
from ieum.org.rules.reorganisation import SetDuties, SetForm, SetQuota
from ieum.platform.choices import Role
from ieum.platform.database.tenancy import municipality
from ieum.platform.files import operations as files
from ieum.platform.models import Account

pytestmark = [pytest.mark.browser, pytest.mark.database]
playwright_api = pytest.importorskip("playwright.sync_api", reason="the browser group is not installed")
expect = playwright_api.expect

MOVED = date(2021, 7, 1)


@dataclass(frozen=True)
class Site:
    """A running site with the small hall and a case that waits for the lead."""

    address: str
    case: str
    paths: tuple[str, ...]


@pytest.fixture
def site(database) -> Iterator[Site]:
    """The site as `ieum serve` runs it, on the test's own database."""
    office = make_office("3180", "영등포구", password=True)
    hall = found(
        Hall(District(office.code, office.id, office.accounts[Role.OFFICER].pk, office.accounts[Role.TEAM_LEAD].pk))
    )
    desk = furnish(hall)
    lead = Account.objects.get(pk=desk.accounts["lead"])
    lead.role = Role.TEAM_LEAD
    lead.set_password(PASSWORD)
    lead.save()
    case = desk.submitted()
    with running(database) as address:
        yield Site(address, f"/cases/{case.pk}/", tuple(_paths(hall, desk, case)))


def _paths(hall: Hall, desk: Desk, case) -> Iterator[str]:
    division = hall.unit("기획예산과")
    hall.reorganise(
        FOUNDED, SetForm(division, "three_services"), SetQuota(division, "GENERAL", "6급", 2),
        SetDuties(division, ("예산편성", "기금 운영")),
    )  # fmt: skip
    hall.appoint(MOVED, PersonnelLine(PersonnelAction.LEAVE, hall.person("P5"), until=date(2021, 9, 1)))
    with municipality(hall.district.code):
        order, handover = queries.orders()[0].pk, queries.handovers()[0].pk
    yield from ("/jobs/", "/notices/", "/notices/settings/", "/notices/calendar/")
    yield from ("/inbox/", "/cases/", "/cases/new/", f"/cases/{case.pk}/", f"/cases/{desk.working().pk}/")
    yield from ("/organisation/", "/organisation/?on=1999-01-01", f"/organisation/units/{division}/")
    yield f"/organisation/posts/{hall.post('예산팀 팀장')}/"
    yield from ("/organisation/orders/", "/organisation/orders/new/", "/organisation/orders/import/")
    yield "/organisation/orders/reorganise/"
    yield from _equipment_and_files(hall, desk)
    yield from (f"/organisation/orders/{order}/", "/organisation/handovers/", f"/organisation/handovers/{handover}/")
    board = seat(desk, post="예산팀 팀장", by="lead")
    yield from ("/committees/", "/committees/new/", f"/committees/{board.committee_id}/")
    yield from (f"/committees/{board.committee_id}/revise/", _open_meeting(board))


def _equipment_and_files(hall: Hall, desk: Desk) -> Iterator[str]:
    """The pages of equipment, of facilities and of files that hang on a case of the lead's."""
    hall.take(FOUNDED, "물품번호,품명,취득일,부서\nA-1,개인용 컴퓨터,2018-03-02,예산팀\nA-2,탁자,2018-03-02,예산팀\n")
    hall.take(FOUNDED, "시설번호,시설명,시설구분,부서,연면적\nF-1,기록관,기록관·자료실,예산팀,120.5\n")
    case = desk.working()
    with desk.inside():
        (piece, _), (facility,) = queries.equipment_on(MOVED), queries.facilities_on(MOVED)
        version = files.attach(
            subject_kind="office.case", subject_id=case.pk, name="자료.md", data="# 자료\n\n집행액\n".encode(),
            retention="YEARS_5", actor_id=desk.accounts["officer"], basis="요청에 따름",
        )  # fmt: skip
    yield from ("/organisation/equipment/?on=2021-07-01", f"/organisation/equipment/{piece.id}/?on=2021-07-01")
    yield from ("/organisation/facilities/?on=2021-07-01", f"/organisation/facilities/{facility.id}/?on=2021-07-01")
    file = f"/attachments/{version.attachment_id}/"
    yield from (f"/attachments/of/office.case/{case.pk}/", file, f"{file}1/preview/", "/attachments/expired/")


def _open_meeting(board: Board) -> str:
    """A meeting of which the lead is secretary, with an item to decide on."""
    lead = {"by": "lead"}
    meeting = board.do("plan_meeting", **lead, committee_id=board.committee_id, held_on=HELD, place="회의실")
    board.do("propose_item", **lead, meeting_id=meeting.pk, title="기준 개정")
    board.do("notify_meeting", **lead, meeting_id=meeting.pk)
    board.do("open_meeting", **lead, meeting_id=meeting.pk, there=board.ids(), on=HELD)
    return f"/meetings/{meeting.pk}/"


@pytest.fixture
def open_browser(site, chrome):
    """Open pages as the lead."""

    def open_page(**options):
        page = chrome.page(site.address, **options)
        log_in(page, "lead-office", PASSWORD, then="/inbox/")
        return ready(page, "내 할 일")

    return open_page


def test_every_page_is_accessible_and_no_wider_than_the_screen(open_browser, site):
    page = open_browser(bypass_csp=True)

    faults = [fault for path in site.paths for fault in faults_at(page, path)]

    assert faults == []


def test_a_draft_is_approved_by_keyboard_alone(open_browser, site):
    page = open_browser()

    page.get_by_role("link", name="2021-0001 예산 자료 요청 (검토)").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site.address}{site.case}")
    page.get_by_label("의견 또는 반려 사유").focus()
    page.keyboard.type("이견 없음")
    page.keyboard.press("Enter")
    # Nothing says whether that would approve or send back, so that it does neither.
    expect(page.get_by_label("의견 또는 반려 사유")).to_have_value("이견 없음")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.locator("#ui-messages")).to_contain_text("검토·협조: 처리했습니다. 지금 상태: 결재 중.")
    expect(page.locator("#line-1 tbody tr").first).to_contain_text("마침")


def test_an_item_is_decided_by_keyboard_alone(open_browser, site):
    page = open_browser()
    page.goto(site.paths[-1])

    page.get_by_label("찬성", exact=True).focus()
    for number in ("3", "1", "0"):
        page.keyboard.type(number)
        page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")

    expect(page.locator("#ui-messages")).to_contain_text("의결: 처리했습니다. 지금 상태: 개회.")
    expect(page.locator("#agenda tbody tr").first).to_contain_text("원안가결")


def test_the_chart_prints_whole_and_without_what_only_a_screen_needs(open_browser):
    page = open_browser()
    page.goto("/organisation/")
    page.emulate_media(media="print")

    shown = page.locator("header, form, .krds-btn, .site-chart svg, table")
    names = shown.evaluate_all("all => all.filter(each => each.checkVisibility()).map(each => each.tagName)")
    assert names == ["svg", "TABLE"]


def test_a_case_prints_without_what_is_written_into_it(open_browser, site):
    page = open_browser()
    page.goto(site.case)
    page.emulate_media(media="print")

    seen = page.locator("h1, h2, form, button, summary, .krds-btn, .site-alike").evaluate_all(
        "all => all.filter(each => each.checkVisibility()).map(each => each.innerText)"
    )
    assert seen == ["예산 자료 요청", "내용", "기안 1판: 회신", "붙임 파일", "이력"]


def test_posts_and_officials_are_offered_while_one_writes(open_browser, site):
    page = open_browser()

    page.goto("/cases/new/")
    page.locator("[list=posts]").first.press_sequentially("예산팀")
    expect(page.locator("#posts option").first).to_have_attribute("value", "예산팀 팀장 [직**4]")
    page.goto("/organisation/orders/new/")
    page.locator("[list=persons]").first.press_sequentially("P3")
    expect(page.locator("#persons option").first).to_have_attribute("value", "직**3 (P3)")
