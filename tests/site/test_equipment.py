"""The pages of equipment: the list with what is due, its files, and one piece."""

import csv
import io
from datetime import date

import pytest
from lxml import html
from tests.database import District
from tests.org.office import Hall, found
from tests.site.offices import alerts, texts
from tests.site.test_undoing import undo

from ieum.documents.reading import read_bytes
from ieum.platform.choices import Role

pytestmark = pytest.mark.database
DAY = "2021-07-01"
FILE = (
    "물품번호,품명,규격,취득일,수량,부서,직위,상태\n"
    "A-1,개인용 컴퓨터,=SUM(1),2018-03-02,1,예산팀,팀장,사용\n"
    "A-2,PC,<script>alert(1)</script>,2020-05-06,1,예산팀,,사용\n"
    "A-3,프린터,,2016-12-31,2,재무과,,불용\n"
    "A-4,탁자,,2001-01-01,10,재무과,,보관\n"
)
ROWS = "//div[@id='equipment']//tbody/tr"


@pytest.fixture
def hall(office) -> Hall:
    """The small district hall with four entries of equipment."""
    officer, lead = (office.accounts[role].pk for role in (Role.OFFICER, Role.TEAM_LEAD))
    made = found(Hall(District(office.code, office.id, officer, lead)))
    made.take(date(2021, 1, 1), FILE)
    return made


@pytest.fixture
def lead(office, hall):
    """The browser of the team lead."""
    return office.browser(Role.TEAM_LEAD)


def numbers(response):
    """The numbers of the pieces that are listed, in their order."""
    return texts(response, f"{ROWS}/th")


def piece_address(lead, number):
    """Where one piece is shown."""
    page = html.fromstring(lead.get(f"/organisation/equipment/?on={DAY}").content.decode())
    return page.xpath(f"//a[text()='{number}']/@href")[0]


def change(**more):
    """A change as the form sends it."""
    return {"action": "", "place": "", "effective_date": DAY, "basis": "물품관리 제1호", **more}


def test_the_list_of_a_day_says_where_each_piece_is_and_how_long_it_serves(lead):
    response = lead.get(f"/organisation/equipment/?on={DAY}")

    assert texts(response, "//div[@id='equipment']//caption") == [
        "물품 14점, 그 가운데 2021년까지 교체 대상 1점 (2021-07-01 기준)"
    ]
    assert texts(response, f"{ROWS}[1]/td") == [
        "개인용 컴퓨터", "=SUM(1)", "1", "예산팀 팀장", "사용", "2018-03-02", "2021-03-02 지남",
    ]  # fmt: skip
    assert texts(response, f"{ROWS}[4]/td[7]") == ["정하지 않음"]
    assert texts(response, "//ul[@class='site-duties']/li")[0].startswith("개인용 컴퓨터 3년: 2003년 영등포구")


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("due=1", ["A-1"]),
        ("division=재무과", ["A-3", "A-4"]),
        ("state=CONDEMNED", ["A-3"]),
        ("words=PC 예산팀", ["A-2"]),
        ("sort=-acquired", ["A-2", "A-1", "A-3", "A-4"]),
        ("sort=nothing&page=99", ["A-1", "A-2", "A-3", "A-4"]),
        ("words=없는말", []),
    ],
)
def test_the_list_shows_what_is_asked_for(lead, asked, listed):
    assert numbers(lead.get(f"/organisation/equipment/?on={DAY}&{asked}")) == listed


def test_what_was_written_stays_text(lead):
    assert b"<script>alert" not in lead.get(f"/organisation/equipment/?on={DAY}").content


def test_the_list_is_given_as_a_file_of_which_nothing_is_a_formula(lead):
    given = lead.get(f"/organisation/equipment/?on={DAY}&due=1&file=csv")

    assert list(csv.reader(io.StringIO(given.content.decode("utf-8-sig")))) == [
        ["교체 대상 물품"],
        ["기준일", DAY],
        ["교체", "그해까지 교체 대상"],
        [],
        ["물품번호", "품명", "규격", "수량", "둔 곳", "상태", "취득일", "내용연수가 끝나는 날"],
        ["A-1", "개인용 컴퓨터", "'=SUM(1)", "1", "예산팀 팀장", "사용", "2018-03-02", "2021-03-02 지남"],
    ]
    assert "attachment" in given["Content-Disposition"]


@pytest.mark.parametrize("form", ["xlsx", "hwpx"])
def test_workbooks_and_hangul_files_hold_the_same_list(lead, form):
    given = lead.get(f"/organisation/equipment/?on={DAY}&file={form}")

    (table,) = read_bytes(given.content, f"list.{form}").tables()
    assert [cell.text for cell in table.cells if cell.column == 0] == ["물품번호", "A-1", "A-2", "A-3", "A-4"]


def test_there_is_no_file_of_another_form(lead):
    assert lead.get("/organisation/equipment/?file=exe").status_code == 404


def test_a_piece_is_previewed_changed_and_shows_its_history(lead):
    address = piece_address(lead, "A-2")
    preview = lead.post(address, change(action="condemn", do="preview"))
    assert texts(preview, "//section[@id='outcome']//li") == ["물품 불용: PC 1점"]

    done = lead.post(address, change(action="condemn", do="change"), follow=True)

    assert alerts(done) == ["등록했습니다. 물품 불용: PC 1점."]
    assert texts(done, "//div[@id='equipment-history']//tbody/tr/*") == [
        DAY, "불용", "예산팀", "물품 변경: A-2 PC", "2021-01-01", "사용", "예산팀", "물품 변경: A-2 PC",
    ]  # fmt: skip


def test_a_change_is_taken_back_by_the_button_of_its_message(lead):
    address = piece_address(lead, "A-2")
    changed = lead.post(address, change(action="condemn", do="change"), follow=True)

    assert undo(lead, changed) == ["되돌렸습니다. 그 명령이 있기 전의 조직으로 돌아갔습니다."]
    assert texts(lead.get(address), "//div[@id='equipment-history']//tbody/tr/*")[0] == "2021-01-01"


def test_a_change_that_cannot_be_is_told_and_nothing_happens(lead):
    address = piece_address(lead, "A-3")

    nothing = lead.post(address, change(do="change"))
    nowhere = lead.post(address, change(place="없는 곳", do="change"))
    unnamed = lead.post(address, change(action="store", do="change"))

    assert texts(nothing, "//*[contains(@class, 'ui-alert--error')]//li") == ["할 일이나 둘 곳을 정해 주십시오."]
    assert texts(nowhere, "//p[@class='form-hint-invalid']") == ["목록에 있는 부서나 직위를 적어 주십시오."]
    assert [each.status_code for each in (nothing, nowhere, unnamed)] == [422, 422, 422]
    assert numbers(lead.get(f"/organisation/equipment/?on={DAY}&state=CONDEMNED")) == ["A-3"]


def test_a_number_counted_from_the_register_leads_to_the_equipment_of_its_division(lead):
    name = {"source": "물품 대장", "effective_date": DAY, "about.division": "재무과"}

    assert numbers(lead.get(lead.get("/facts/at/", name).headers["Location"])) == ["A-3", "A-4"]


def test_a_piece_of_another_municipality_does_not_exist(lead, neighbour):
    stranger = neighbour.browser(Role.TEAM_LEAD)
    address = piece_address(lead, "A-1")

    assert stranger.get(address).status_code == 404
    assert stranger.post(address, change(action="condemn", do="change")).status_code == 404
    assert numbers(stranger.get(f"/organisation/equipment/?on={DAY}")) == []
