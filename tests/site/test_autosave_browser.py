"""Lists and forms in a real browser: a view by keyboard, and nothing that was written is lost by a crash."""

import pytest
from tests.chrome import log_in
from tests.database import District
from tests.office.offices import furnish
from tests.org.office import Hall, found
from tests.site.offices import PASSWORD, make_office
from tests.site.running import running

from ieum.platform.choices import Role
from ieum.platform.models import Account

pytestmark = [pytest.mark.browser, pytest.mark.database]
playwright_api = pytest.importorskip("playwright.sync_api", reason="the browser group is not installed")
expect = playwright_api.expect
OFFER = "자동 저장한 내용이 있습니다"


@pytest.fixture
def address(database):
    """The site, with an officer and a lead who can log in, and a case."""
    office = make_office("3180", "영등포구", password=True)
    hall = Hall(District(office.code, office.id, office.accounts[Role.OFFICER].pk, office.accounts[Role.TEAM_LEAD].pk))
    desk = furnish(found(hall))
    lead = Account.objects.get(pk=desk.accounts["lead"])
    lead.role = Role.TEAM_LEAD
    lead.set_password(PASSWORD)
    lead.save()
    desk.receive()
    with running(database) as address:
        yield address


@pytest.fixture
def context(address, chrome):
    """A browser in which the lead is logged in."""
    context = chrome.context(address)
    page = context.new_page()
    log_in(page, "lead-office", PASSWORD, then="/cases/")
    expect(page.get_by_role("heading", name="업무", level=1)).to_be_visible()
    page.close()
    return context


def opened(context, path):
    page = context.new_page()
    with page.expect_response("**/autosave/?*"):
        page.goto(path)
    return page


def write(page, label, text):
    """Write into a field, and wait until it is kept."""
    with page.expect_response(lambda answer: answer.url.endswith("/autosave/") and answer.request.method == "POST"):
        page.get_by_label(label).fill(text)


def crash(context):
    """What was written before a crash is loaded again, and gone once it is sent."""
    page = opened(context, "/cases/new/")
    write(page, "제목", "어젯밤에 쓴 업무")
    expect(page.locator("[data-autosaved]")).to_contain_text("자동 저장함")
    page.close(run_before_unload=False)

    again = opened(context, "/cases/new/")
    expect(again.get_by_text(OFFER)).to_be_visible()
    again.get_by_role("button", name="불러오기").press("Enter")
    expect(again.get_by_label("제목")).to_have_value("어젯밤에 쓴 업무")
    # Refused: the page has what was written, and offers nothing.
    with again.expect_navigation():
        again.get_by_role("button", name="접수하기").click()
    expect(again.get_by_label("제목")).to_have_value("어젯밤에 쓴 업무")
    expect(again.get_by_text(OFFER)).to_have_count(0)
    again.get_by_label("담당 직위").fill("예산팀 팀장 [직**4]")
    again.get_by_role("button", name="접수하기").click()
    expect(again.get_by_role("heading", name="어젯밤에 쓴 업무", level=1)).to_be_visible()

    expect(opened(context, "/cases/new/").get_by_text(OFFER)).to_have_count(0)


def at_once(context):
    """What is written before the page has asked whether something is kept is kept too."""
    page = context.new_page()
    page.route("**/autosave/?*", lambda route: (page.get_by_label("제목").fill("서둘러 쓴 업무"), route.continue_()))
    with page.expect_response(lambda answer: answer.url.endswith("/autosave/") and answer.request.method == "POST"):
        page.goto("/cases/new/")
    page.close(run_before_unload=False)

    again = opened(context, "/cases/new/")
    with again.expect_response("**/autosave/discard/"):
        again.get_by_role("button", name="버리기").click()


def two_windows(context):
    """Of two windows the second one does not write over the first, and what is kept can be discarded."""
    first, second = opened(context, "/cases/new/"), opened(context, "/cases/new/")
    write(first, "제목", "첫째 창")
    write(second, "제목", "둘째 창")

    expect(second.locator("[data-autosaved]")).to_contain_text("다른 창에서 이 양식을 쓰고 있어")
    third = opened(context, "/cases/new/")
    third.get_by_role("button", name="불러오기").click()
    expect(third.get_by_label("제목")).to_have_value("첫째 창")
    fourth = opened(context, "/cases/new/")
    with fourth.expect_response("**/autosave/discard/"):
        fourth.get_by_role("button", name="버리기").click()
    expect(opened(context, "/cases/new/").get_by_text(OFFER)).to_have_count(0)


def many_lines(context):
    """As many lines are loaded as were written."""
    page = opened(context, "/organisation/orders/new/")
    page.get_by_role("button", name="줄 더하기").click()
    expect(page.locator("fieldset.site-order-line")).to_have_count(6)
    with page.expect_response(lambda answer: answer.url.endswith("/autosave/") and answer.request.method == "POST"):
        page.locator("[name=line-5-basis], [name=line-5-person]").first.fill("여섯째 줄")
    name = page.locator("[name=line-5-basis], [name=line-5-person]").first.get_attribute("name")
    page.close(run_before_unload=False)

    again = opened(context, "/organisation/orders/new/")
    with again.expect_navigation():
        again.get_by_role("button", name="불러오기").click()

    expect(again.locator(f"[name={name}]")).to_have_value("여섯째 줄")


def leaving(context):
    """Leaving what was not sent asks, and sending it does not."""
    asked = []
    page = opened(context, "/cases/new/")
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.get_by_label("제목").fill("쓰다 만 것")
    page.goto("/cases/")
    assert asked == ["beforeunload"]

    page.goto("/cases/new/")
    page.get_by_label("제목").fill("보낸 것")
    with page.expect_navigation():
        page.get_by_role("button", name="접수하기").click()

    assert asked == ["beforeunload"]


def by_itself(context):
    """A form that nobody named is kept as well, and offered where it stands."""
    page = opened(context, "/delegations/")
    page.locator("summary", has_text="위임하기").click()
    with page.expect_response(lambda answer: answer.url.endswith("/autosave/") and answer.request.method == "POST"):
        page.get_by_role("textbox", name="근거").fill("연가 신청 제34호")
    page.close(run_before_unload=False)

    again = opened(context, "/delegations/")
    again.get_by_role("button", name="불러오기").click()
    expect(again.get_by_role("textbox", name="근거")).to_have_value("연가 신청 제34호")
    with again.expect_response("**/autosave/?*"):
        again.reload()
    with again.expect_response("**/autosave/discard/"):
        again.get_by_role("button", name="버리기").click()


def saved_view(context):
    """Columns are chosen and a view is saved by keyboard."""
    page = context.new_page()
    page.goto("/cases/?sort=-title")
    page.get_by_text("칸 고르기").press("Enter")
    page.get_by_label("구분", exact=True).last.press("Space")
    page.get_by_role("button", name="이 칸만 보기").press("Enter")
    expect(page.locator("#cases thead th")).to_have_count(5)
    page.get_by_text("보기 저장", exact=True).press("Enter")
    page.get_by_label("보기 이름").fill("내 자료")
    page.get_by_label("보기 이름").press("Enter")

    expect(page.get_by_role("navigation", name="저장한 보기").get_by_text("내 자료")).to_have_attribute(
        "aria-current", "page"
    )
    expect(page.locator("#cases thead th")).to_have_count(5)


def test_nothing_that_was_written_is_lost_and_a_view_is_kept(context):
    for scenario in (crash, at_once, two_windows, many_lines, leaving, by_itself, saved_view):
        scenario(context)
