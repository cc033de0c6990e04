"""From an account that the operator makes to the inbox of whoever holds a post, on the pages."""

import argparse

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from lxml import html
from tests.database import District
from tests.org.office import FOUNDED, Hall, found
from tests.site.offices import alerts, make_office, texts

from ieum.office import operations as office_operations
from ieum.org import queries
from ieum.platform import user_actions
from ieum.platform.choices import Role
from ieum.platform.database.tenancy import municipality
from ieum.platform.models import Account, Operation

pytestmark = pytest.mark.database
DAY = "2020-01-01"
FILE = """직원번호,이름,부서,직위,직종,직급,계정
P5,직원P5,예산팀,주무관,일반직,7급,kim
"""
INBOX_LEAD = "//main//p[@class='ui-lead']"


@pytest.fixture
def office(database):
    """영등포구 with accounts of which nobody is joined to an official."""
    return make_office("3180", "영등포구")


@pytest.fixture
def hall(office) -> Hall:
    """The small hall in it."""
    return found(
        Hall(District(office.code, office.id, office.accounts[Role.OFFICER].pk, office.accounts[Role.TEAM_LEAD].pk))
    )


@pytest.fixture
def lead(office, hall):
    """The browser of the team lead, who may issue orders."""
    return office.browser(Role.TEAM_LEAD)


@pytest.fixture
def official(hall):
    """The page of the officer of 예산팀."""
    with municipality(hall.district.code):
        return f"/organisation/persons/{queries.person_numbered('P5').pk}/"


def add_user(login, capsys):
    """Make an account as the operator does."""
    user_actions.act(
        argparse.Namespace(
            action="add", login=login, title="예산 담당", role="담당", municipality="3180", first_day=None,
            last_day=None, basis="신규 임용",
        )
    )  # fmt: skip
    capsys.readouterr()
    client = Client(SERVER_NAME="localhost")
    client.force_login(Account.objects.get(login=login))
    return client


def test_a_user_that_the_operator_adds_is_joined_by_the_file_and_finds_the_work_of_the_post(hall, lead, capsys):
    kim = add_user("kim", capsys)
    before = texts(kim.get("/inbox/"), INBOX_LEAD)
    given = {"effective_date": DAY, "basis": "계정 신청"}

    def file():
        return SimpleUploadedFile("인사.csv", FILE.encode())

    preview = lead.post("/organisation/orders/import/", {**given, "file": file(), "do": "preview"})
    lead.post("/organisation/orders/import/", {**given, "file": file(), "do": "take"})
    with municipality(hall.district.code):
        post_id = hall.post("예산팀 주무관")
        office_operations.receive_case(
            kind="REQUEST", title="자료 요청", content="", requester="구의회", post_id=post_id,
            received_on=FOUNDED, on=FOUNDED, due_on=None, actor_id=hall.district.team_lead_id,
        )  # fmt: skip
    inbox = kim.get("/inbox/")

    assert before == [
        (
            "이 계정에 이어진 직원이 없어 일이 나오지 않습니다. 팀장이나 과장에게, 조직도에서 내 직원 화면을 열어 "
            "'계정 잇기'에 아이디 kim을 적어 달라고 하십시오."
        )
    ]
    assert texts(preview, "//section[@id='outcome']//li") == ["계정을 이은 직원 1명"]
    assert texts(inbox, INBOX_LEAD) == ["내가 답할 직위: 예산팀 주무관"]
    assert texts(inbox, "//main//tbody//th") == ["2020-0001 자료 요청 (접수)"]


def test_a_lead_joins_changes_and_removes_an_account_on_the_page_of_a_person(lead, official, capsys):
    kim, _ = add_user("kim", capsys), add_user("lee", capsys)

    joined = lead.post(f"{official}account/", {"do": "join", "login": "kim", "basis": "신규 임용"}, follow=True)
    assert alerts(joined) == ["계정을 이었습니다."]
    assert texts(joined, "//dl//dd")[2] == "예산 담당 (kim)"
    assert texts(kim.get("/inbox/"), INBOX_LEAD) == ["내가 답할 직위: 예산팀 주무관"]

    changed = lead.post(f"{official}account/", {"do": "join", "login": "lee", "basis": "계정 교체"}, follow=True)
    assert texts(changed, "//dl//dd")[2] == "예산 담당 (lee)"

    left = lead.post(f"{official}account/", {"do": "leave", "basis": "전출"}, follow=True)
    assert alerts(left) == ["계정을 뗐습니다. 계정 자체는 열려 있습니다."]
    assert texts(left, "//dl//dd")[2] == "없음"
    with municipality("3180"):
        kinds = list(Operation.objects.order_by("recorded_at").values_list("kind", flat=True))
    assert kinds[-3:] == ["org.join_account", "org.join_account", "org.leave_account"]


@pytest.mark.parametrize(
    ("given", "sentences"),
    [
        ({"do": "join"}, ["이을 계정의 아이디를 적어 주십시오.", "근거를 적어 주십시오. 예: 신규 임용 계정 신청"]),
        (
            {"do": "join", "login": "nobody", "basis": "신청"},
            ["이 지방자치단체에 없는 아이디입니다: nobody. 'ieum user add'로 먼저 만드십시오."],
        ),
        ({"do": "leave", "basis": "전출"}, ["이 직원에 이어진 계정이 없습니다."]),
    ],
)
def test_what_cannot_be_joined_says_so_beside_its_field(lead, official, given, sentences):
    response = lead.post(f"{official}account/", given)

    assert response.status_code == 422
    assert texts(response, "//p[@class='form-hint-invalid']") == sentences


def test_logins_are_shown_and_offered_to_those_alone_who_join_them(office, lead, official):
    page = html.fromstring(lead.get(official).content.decode())

    assert page.xpath("//datalist[@id='accounts']/option/@value") == [
        office.accounts[each].login
        for each in (Role.DIVISION_HEAD, Role.MAYOR, Role.OFFICER, Role.DEPARTMENT, Role.TEAM_LEAD)
    ]
    shown = office.browser(Role.OFFICER).get(official)
    assert texts(shown, "//datalist") == []
    assert texts(shown, "//main//h2") == ["가린 값 보기", "이력"]


def test_who_issues_orders_is_told_who_has_no_account_and_goes_there(office, lead):
    chart, inbox = lead.get(f"/organisation/?on={DAY}"), lead.get("/inbox/")

    assert texts(chart, "//h2[@id='unjoined']") == ["계정이 없는 직원 5명"]
    assert texts(chart, "//h2[@id='unjoined']/following-sibling::ul[1]/li") == [
        "구청장 직**1 (P1)", "기획재정국 국장 직**2 (P2)", "기획예산과 과장 직**3 (P3)", "예산팀 팀장 직**4 (P4)",
        "예산팀 주무관 직**5 (P5)",
    ]  # fmt: skip
    assert texts(inbox, "//main//p[@class='ui-note']/a") == ["계정이 없는 직원 5명"]
    assert texts(office.browser(Role.OFFICER).get(f"/organisation/?on={DAY}"), "//h2[@id='unjoined']") == []


def test_who_is_joined_and_holds_no_post_today_is_told_so(hall, lead, capsys):
    kim = add_user("kim", capsys)
    hall.person("P9")
    with municipality(hall.district.code):
        page = f"/organisation/persons/{queries.person_numbered('P9').pk}/account/"
    lead.post(page, {"do": "join", "login": "kim", "basis": "임용 예정"})

    assert texts(kim.get("/inbox/"), INBOX_LEAD) == [
        "직원 P9에 이어진 계정이지만 오늘 맡은 직위가 없습니다. 팀장이나 과장에게 인사발령을 등록해 달라고 하십시오."
    ]
