"""The pages of facilities: the list with places and areas, its files, and one facility."""

import csv
import io
from datetime import date

import pytest
from lxml import html
from tests.database import District
from tests.org.office import Hall, found
from tests.site.offices import alerts, texts

from ieum.platform.choices import Role

pytestmark = pytest.mark.database
DAY = "2021-07-01"
FILE = (
    "시설번호,시설명,시설구분,부서,소재지,개소,연면적,지상층,지하층,준공연도,비고,상태\n"
    'F-1,구민체육센터,체육시설,예산팀,큰길 1,1,"2,345.60",3,1,1999,=SUM(1),운영\n'
    "F-2,<script>alert(1)</script>,청소년시설,기획예산과,,14,,,,,,\n"
    "F-3,별관,청사,재무과,,1,800.5,2,0,,,휴관\n"
)
ROWS = "//div[@id='facilities']//tbody/tr"


@pytest.fixture
def hall(office) -> Hall:
    """The small district hall with three facilities."""
    officer, lead = (office.accounts[role].pk for role in (Role.OFFICER, Role.TEAM_LEAD))
    made = found(Hall(District(office.code, office.id, officer, lead)))
    made.take(date(2021, 1, 1), FILE)
    return made


@pytest.fixture
def lead(office, hall):
    """The browser of the team lead."""
    return office.browser(Role.TEAM_LEAD)


def facility_address(lead, number):
    """Where one facility is shown."""
    page = html.fromstring(lead.get(f"/organisation/facilities/?on={DAY}").content.decode())
    return page.xpath(f"//a[text()='{number}']/@href")[0]


def change(**more):
    """A change as the form sends it."""
    return {"action": "", "unit_id": "", "effective_date": DAY, "basis": "방침 제1호", **more}


def test_the_list_of_a_day_says_what_each_facility_is_and_who_looks_after_it(lead):
    response = lead.get(f"/organisation/facilities/?on={DAY}")

    assert texts(response, "//div[@id='facilities']//caption") == [
        "시설 16개소, 연면적을 모르는 시설 1건 (2021-07-01 기준)"
    ]
    assert texts(response, f"{ROWS}[1]/td") == [
        "구민체육센터", "체육시설", "1", "2,345.60", "지하 1층·지상 3층", "1999", "큰길 1", "예산팀", "운영", "=SUM(1)",
    ]  # fmt: skip
    assert b"<script>alert" not in response.content


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("division=기획예산과", ["F-1", "F-2"]),
        ("kind=OFFICE_BUILDING", ["F-3"]),
        ("state=SUSPENDED", ["F-3"]),
        ("state=CLOSED", []),
        ("words=큰길 체육", ["F-1"]),
        ("sort=-places", ["F-2", "F-1", "F-3"]),
    ],
)
def test_the_list_shows_what_is_asked_for(lead, asked, listed):
    assert texts(lead.get(f"/organisation/facilities/?on={DAY}&{asked}"), f"{ROWS}/th") == listed


def test_the_list_is_given_as_a_file_of_which_nothing_is_a_formula(lead):
    given = lead.get(f"/organisation/facilities/?on={DAY}&division=기획예산과&words=체육&file=csv")

    rows = list(csv.reader(io.StringIO(given.content.decode("utf-8-sig"))))
    assert rows[-1] == [
        "F-1", "구민체육센터", "체육시설", "1", "2,345.60", "지하 1층·지상 3층", "1999", "큰길 1", "예산팀", "운영",
        "'=SUM(1)",
    ]  # fmt: skip


def test_a_facility_is_previewed_changed_and_shows_its_history(lead):
    address = facility_address(lead, "F-1")
    preview = lead.post(address, change(action="suspend", do="preview"))
    assert texts(preview, "//section[@id='outcome']//li") == ["시설 휴관: 구민체육센터 1개소"]

    done = lead.post(address, change(action="suspend", unit_id="재무과", do="change"), follow=True)

    assert alerts(done) == ["등록했습니다. 시설 휴관: 구민체육센터 1개소."]
    assert texts(done, "//div[@id='facility-history']//tbody/tr/*") == [
        DAY, "구민체육센터", "휴관", "재무과", "시설 변경: F-1 구민체육센터",
        "2021-01-01", "구민체육센터", "운영", "예산팀", "시설 변경: F-1 구민체육센터",
    ]  # fmt: skip


def test_a_change_that_cannot_be_is_told_and_nothing_happens(lead):
    address = facility_address(lead, "F-3")

    nothing = lead.post(address, change(do="change"))
    nowhere = lead.post(address, change(unit_id="예산팀 팀장", do="change"))
    unnamed = lead.post(address, change(action="suspend", do="change"))

    assert texts(nothing, "//*[contains(@class, 'ui-alert--error')]//li") == ["할 일이나 관리할 부서를 정해 주십시오."]
    assert texts(nowhere, "//p[@class='form-hint-invalid']") == ["목록에 있는 부서를 적어 주십시오."]
    assert [each.status_code for each in (nothing, nowhere, unnamed)] == [422, 422, 422]
    assert texts(lead.get(f"/organisation/facilities/?on={DAY}&state=SUSPENDED"), f"{ROWS}/th") == ["F-3"]


def test_units_are_offered_by_name_where_a_facility_is_given_over(lead):
    asked = {"unit_id": "예산", "effective_date": DAY}
    offered = lead.get("/organisation/names/units/", asked, headers={"HX-Trigger-Name": "unit_id"})

    assert html.fromstring(offered.content.decode()).xpath("//option/@value") == ["예산팀", "기획예산과"]


def test_a_number_counted_from_the_register_leads_to_the_facilities_of_its_division(lead):
    name = {"source": "시설 대장", "effective_date": DAY, "about.division": "재무과"}

    response = lead.get(lead.get("/facts/at/", name).headers["Location"])

    assert texts(response, f"{ROWS}/th") == ["F-3"]


def test_a_facility_of_another_municipality_does_not_exist(lead, neighbour):
    stranger = neighbour.browser(Role.TEAM_LEAD)
    address = facility_address(lead, "F-1")

    assert stranger.get(address).status_code == 404
    assert stranger.post(address, change(action="close", do="change")).status_code == 404
    assert texts(stranger.get(f"/organisation/facilities/?on={DAY}"), f"{ROWS}/th") == []
