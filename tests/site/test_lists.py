"""Lists: every one is sorted, looked through, shown by the columns that are chosen, saved as a view, and a file."""

import csv
import io
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.safestring import mark_safe
from tests.office.boards import seat
from tests.office.offices import DAY
from tests.org.office import FOUNDED
from tests.site.offices import alerts, page, texts

from ieum.documents.reading import read_bytes
from ieum.office.models import SavedView
from ieum.org.rules.personnel import PersonnelAction, PersonnelLine
from ieum.org.rules.reorganisation import OpenPost
from ieum.platform.choices import Role
from ieum.platform.database.tenancy import municipality
from ieum.site.lists import row_link
from ieum.site.table_files import MOST_ROWS

pytestmark = pytest.mark.database
CASE = UUID("01a20107-e537-7b6e-a58b-f7037e678840")
LISTS = (
    "/cases/",
    "/committees/",
    "/organisation/orders/",
    "/organisation/handovers/",
    "/organisation/equipment/",
    "/organisation/facilities/",
    "/organisation/accounting/",
    "/attachments/expired/",
    "/budget/requests/",
    "/budget/matters/",
    "/budget/versions/",
    "/budget/bills/",
    "/privacy/readings/",
    "/privacy/erasures/",
    "/inbox/",
    "/audit/",
    "/",
    "/jobs/",
    "/notices/",
    "/delegations/",
    "/organisation/",
    "/organisation/closed-days/",
    "/budget/reconciliations/",
    "/permissions/",
    "/views/",
)
HEADS = "//div[@id='cases']//thead//th"
TABS = "//div[@id='cases']//nav[@class='ui-tabs']//a"


@pytest.fixture
def cases(desk, browser):
    """An officer's browser, and three cases whose numbers are 1, 2 and 3."""
    for title in ("가 자료", "=cmd|' /C calc'!A0", "나 자료"):
        desk.receive(title=title)
    return browser("officer")


def heads(response):
    return [each.split(",")[0] for each in texts(response, HEADS)]


def titles(response):
    return texts(response, "//div[@id='cases']//tbody/tr/td[1]")


def rows(response):
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))


def save(client, name, query="", **more):
    return client.post("/views/", {"address": f"/cases/?{query}", "name": name, **more}, follow=True)


def key_of(name):
    with municipality("3180"):
        return SavedView.objects.get(name=name, removed_at=None).pk


@pytest.mark.parametrize("address", LISTS)
def test_every_list_is_given_in_each_form_with_its_title_and_day(office, desk, address):
    is_closed = address in ("/organisation/handovers/", "/jobs/")
    client = office.browser(Role.DIVISION_HEAD if is_closed else Role.AUDITOR)

    given = rows(client.get(f"{address}?file=csv"))
    title, day, *_ = given

    assert (len(title), day[0]) == (1, "기준일")
    for form in ("xlsx", "hwpx"):
        table, *_ = read_bytes(client.get(f"{address}?file={form}").content, f"list.{form}").tables()
        assert [cell.text for cell in table.cells if cell.row == 0] == given[given.index([]) + 1]


@pytest.mark.parametrize(("asked", "opened"), [("", "올린 보고서"), ("?list=reports&words=2023", "우리 구의 보고서")])
def test_on_a_page_of_lists_tools_say_which_list_they_are_of(monthly, asked, opened):
    shown = monthly.browser(Role.TEAM_LEAD).get(f"/{asked}")

    tools = "//div[@class='ui-list']/details"
    assert texts(shown, f"{tools}/summary") == ["우리 구의 보고서: 찾기·칸·파일", "올린 보고서: 찾기·칸·파일"]
    assert f"{opened}: 찾기·칸·파일" in texts(shown, f"{tools}[@open]/summary")
    assert texts(monthly.browser(Role.TEAM_LEAD).get("/jobs/"), f"{tools}/summary") == []


def test_a_file_holds_all_rows_of_the_chosen_columns_and_no_formula(cases):
    given = rows(cases.get("/cases/?state=RECEIVED&sort=-title&columns=title&columns=state&file=csv&page=2"))

    assert given[0] == ["업무"]
    assert given[2] == ["상태", "접수"]
    assert [row[1:] for row in given[4:]] == [
        ["제목", "상태"], ["나 자료", "접수"], ["가 자료", "접수"], ["'=cmd|' /C calc'!A0", "접수"],
    ]  # fmt: skip


def test_columns_are_chosen_and_the_first_one_stays(cases):
    assert heads(cases.get("/cases/?columns=state&columns=title")) == ["번호", "제목", "상태"]


def test_an_unknown_column_is_left_out_and_told(cases):
    shown = cases.get("/cases/", {"columns": ["title", "<b>x"]})

    assert heads(shown) == ["번호", "제목"]
    assert texts(shown, "//div[@id='cases']//div[contains(@class,'ui-alert')]/p") == [
        "이 목록에 없는 칸 ‘<b>x’은 빼고 보여 드립니다."
    ]
    assert heads(cases.get("/cases/?columns=nothing")) == ["번호", "제목", "구분", "담당 직위", "상태", "기한"]


def test_a_list_in_the_database_and_one_in_memory_are_sorted_and_looked_through(cases):
    assert titles(cases.get("/cases/?sort=-title&words=자료")) == ["나 자료", "가 자료"]
    found = cases.get("/permissions/?sort=-what&words=권한표")
    assert len(texts(found, "//div[@id='permissions']//tbody/tr")) == 1


def test_a_view_is_saved_shown_as_a_tab_and_opens_the_list(cases):
    saved = save(cases, "  내   자료 ", "words=자료&sort=-title&columns=title&page=3", is_default="on")

    assert alerts(saved) == ["‘내 자료’ 보기를 저장했습니다."]
    assert texts(saved, TABS) == ["전체", "내 자료 (먼저)"]
    assert titles(saved) == ["나 자료", "가 자료"]
    assert titles(cases.get("/cases/", follow=True)) == ["나 자료", "가 자료"]
    assert len(titles(cases.get("/cases/?view="))) == 3


@pytest.mark.parametrize(
    ("name", "address", "told"),
    [
        ("", "/cases/", "보기 이름: 보기의 이름을 적어 주십시오."),
        ("자료", "/cases/", "보기 이름: 이 목록에 ‘자료’ 보기가 이미 있습니다. 다른 이름을 적어 주십시오."),
        ("가" * 41, "/cases/", "보기 이름: 보기의 이름은 40자까지 적습니다."),
        (
            "긴 것",
            "/cases/?words=" + "가" * 300,
            "보기 이름: 조건이 너무 길어 저장할 수 없습니다. 조건을 줄여 주십시오.",
        ),
        (
            "밖",
            "https://evil.example/cases/",
            "저장할 수 없는 화면입니다. 목록 화면의 ‘보기 저장’에서 다시 저장하십시오.",
        ),
        ("없는 곳", "/nowhere/", "저장할 수 없는 화면입니다. 목록 화면의 ‘보기 저장’에서 다시 저장하십시오."),
    ],
)
def test_what_cannot_be_saved_is_told_beside_the_field(cases, name, address, told):
    save(cases, "자료")

    refused = cases.post("/views/", {"address": address, "name": name})

    assert refused.status_code == 422
    assert texts(refused, "//div[@role='alert']//li") == [told]


def test_a_view_of_columns_that_are_no_more_still_opens(cases):
    opened = save(cases, "옛 보기", "columns=title&columns=gone")

    assert heads(opened) == ["번호", "제목"]


def test_a_removed_view_is_put_back_by_the_button_of_the_message(cases):
    save(cases, "자료", "words=자료")
    removed = cases.post(f"/views/{key_of('자료')}/remove/", follow=True)
    assert alerts(removed) == ["‘자료’ 보기를 지웠습니다."]
    (undo,) = page(removed).xpath("//div[@id='ui-messages']//form/@action")

    back = cases.post(undo, follow=True)

    assert alerts(back) == ["‘자료’ 보기를 되돌렸습니다."]
    assert texts(cases.get("/cases/?view="), TABS) == ["전체", "자료"]
    assert cases.post(undo).status_code == 404


def test_a_view_is_not_put_back_over_another_one_of_its_name(cases):
    save(cases, "자료")
    key = key_of("자료")
    cases.post(f"/views/{key}/remove/")
    save(cases, "자료")

    assert alerts(cases.post(f"/views/{key}/restore/", follow=True)) == [
        "이 목록에 ‘자료’ 보기가 이미 있습니다. 다른 이름을 적어 주십시오."
    ]


def test_a_head_shares_a_view_with_the_people_of_the_unit(cases, browser, desk):
    lead = browser("lead")
    save(lead, "팀 자료", "words=자료")
    unit = {each.name: key for key, each in desk.hall.on(DAY).units.items()}["예산팀"]
    lead.post(f"/views/{key_of('팀 자료')}/", {"name": "팀 자료", "unit_id": str(unit)})

    assert texts(cases.get("/cases/?view="), TABS) == ["전체", "팀 자료 (부서)"]
    assert texts(browser("head").get("/cases/?view="), TABS) == []
    assert cases.post(f"/views/{key_of('팀 자료')}/remove/").status_code == 404
    assert cases.get(f"/views/{key_of('팀 자료')}/").status_code == 404


def test_who_heads_no_unit_shares_with_none(cases, desk):
    save(cases, "자료")
    unit = next(iter(desk.hall.on(DAY).units))

    refused = cases.post(f"/views/{key_of('자료')}/", {"name": "자료", "unit_id": str(unit)})

    assert refused.status_code == 422
    assert texts(cases.get("/views/"), "//div[@id='views']//tbody/tr/td[3]") == [""]


def test_another_municipality_knows_nothing_of_a_view(cases, neighbour):
    save(cases, "자료")

    other = neighbour.browser(Role.OFFICER)

    assert other.post(f"/views/{key_of('자료')}/remove/").status_code == 404
    assert texts(other.get("/views/"), "//div[@id='views']//td") == [
        "저장한 보기가 없습니다. 목록 화면의 ‘보기 저장’에서 저장하십시오."
    ]


def test_lists_ask_as_much_of_the_database_however_many_rows_they_have(cases, desk, office):
    lead = office.browser(Role.TEAM_LEAD)
    seat(desk)
    hand_over(desk)
    few = [statements(lead, address) for address in LISTS]
    for number in range(5):
        desk.receive(title=f"자료 {number}")
        seat(desk)
        desk.hall.reorganise(FOUNDED, OpenPost(desk.hall.unit("재무과"), f"주무관{number}"))
        hand_over(desk, after=number + 1)
    machines = "".join(f"A-{number},탁자,2018-03-02,예산팀\n" for number in range(5))
    desk.hall.take(FOUNDED, f"물품번호,품명,취득일,부서\n{machines}")

    assert [statements(lead, address) for address in LISTS] == few


def test_the_inbox_asks_as_much_of_the_database_however_many_approvals_wait_in_it(desk, browser):
    lead = browser("lead")
    desk.submitted()
    few = statements(lead, "/inbox/")
    for _ in range(3):
        desk.submitted()

    assert statements(lead, "/inbox/") == few
    assert len([each for each in texts(lead.get("/inbox/"), "//tbody/tr") if "결재" in each]) == 4


def hand_over(desk, after=0):
    """Somebody goes from one vacant post to another, so many days after the desk was opened."""
    post = ("평가팀 팀장", "재무과 과장")[after % 2]
    line = PersonnelLine(PersonnelAction.APPOINT, desk.hall.person("P5"), desk.hall.post(post), "GENERAL", "7급")
    desk.hall.appoint(DAY + timedelta(after + 1), line)


def statements(client, address):
    """How many statements a page asks, once what is kept at hand is there."""
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return address, len(asked)


def test_more_rows_than_a_file_takes_are_told_on_the_list(cases, monkeypatch):
    monkeypatch.setitem(MOST_ROWS, "hwpx", 2)

    refused = cases.get("/cases/?state=RECEIVED&file=hwpx", follow=True)

    assert alerts(refused) == ["3줄은 HWPX 파일 하나에 담지 못합니다(2줄까지). 조건을 좁혀 받으십시오."]
    assert len(titles(refused)) == 3


def test_no_two_things_of_a_list_are_called_the_same(cases):
    names = page(cases.get("/cases/")).xpath("//div[@id='cases']//@id")

    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("name", ["case", "order", "person"])
def test_a_link_of_a_row_leads_where_its_address_does(name):
    assert row_link(name, CASE, "예산") == f'<a href="{reverse(name, args=[CASE])}">예산</a>'


def test_the_words_of_a_link_are_escaped_unless_they_are_safe():
    assert row_link("case", CASE, "<b>&").endswith(">&lt;b&gt;&amp;</a>")
    assert row_link("case", CASE, mark_safe("<b>가</b>")).endswith("><b>가</b></a>")
