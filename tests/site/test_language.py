"""English by the switch: pages alone change, nothing that is stored or handed out does."""

import re
from datetime import date
from http import HTTPStatus
from urllib.parse import urljoin
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client
from django.utils.translation import override
from tests.office.boards import seat
from tests.site.offices import alerts, page, texts
from tests.site.test_access import EXPECTED, address_of
from tools.catalogue import KOREAN, read

from ieum.budget.choices import MatterKind
from ieum.kernel.deadlines.periods import Length, Unit
from ieum.kernel.states import TransitionNotAllowed
from ieum.kernel.titles import graded
from ieum.kernel.wording import joined, worded
from ieum.office.rules.committees import Bounds, Sitting, composition, read_rule
from ieum.office.rules.deciding import Threshold
from ieum.org.rules.grades import GradeRange
from ieum.org.rules.standing import post_label
from ieum.platform.choices import Role
from ieum.platform.closed_days.operations import close_day
from ieum.platform.database.tenancy import municipality
from ieum.platform.models import Operation
from ieum.platform.ui.languages import translated

pytestmark = pytest.mark.database
ENGLISH = {settings.LANGUAGE_COOKIE_NAME: "en"}
HERE = "/cases/?state=RECEIVED"
_MOMENT = re.compile(rb"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}[^<\"]*|DTSTAMP:\w+")


def in_english(client: Client) -> Client:
    client.cookies.load(ENGLISH)
    return client


def head(response) -> tuple[str, str]:
    return page(response).get("lang"), texts(response, "//h1")[0]


def switch(response) -> list[str]:
    return texts(response, "//form[@class='ui-language']/button")


def test_a_browser_that_asks_for_english_gets_korean_until_it_chooses(office):
    response = office.browser().get("/inbox/", headers={"accept-language": "en-GB,en;q=0.9"})

    assert (head(response), switch(response)) == (("ko", "내 할 일"), ["English"])
    assert response.headers["Content-Language"] == "ko"


def test_the_switch_keeps_the_page_and_leads_back(office):
    client = office.browser()

    chosen = client.post("/language/", {"language": "en", "next": HERE})
    english = client.get(HERE)
    client.post("/language/", {"language": "ko", "next": HERE})
    korean = client.get(HERE)

    assert (chosen.status_code, chosen.headers["Location"]) == (302, HERE)
    assert (head(english), switch(english)) == (("en", "Cases"), ["한국어"])
    assert page(english).xpath("//form[@class='ui-language']/input[@name='next']/@value") == [HERE]
    assert (head(korean), switch(korean)) == (("ko", "업무"), ["English"])


def test_the_switch_leads_to_no_other_site_and_follows_no_link(office):
    client = office.browser()

    assert client.post("/language/", {"language": "en", "next": "https://example.org/"}).headers["Location"] == "/"
    assert client.get("/language/").status_code == 405


def test_a_language_that_there_is_not_is_korean(office):
    client = office.browser()
    client.cookies.load({settings.LANGUAGE_COOKIE_NAME: "fr"})

    assert head(client.get("/inbox/")) == ("ko", "내 할 일")


def test_who_is_not_logged_in_reads_the_login_in_english(database):
    response = in_english(Client(SERVER_NAME="localhost")).get("/login/")

    assert head(response) == ("en", "Log in")
    assert texts(response, "//main//label") == ["ID", "Password"]


def test_a_page_is_english_and_what_people_wrote_in_it_korean(monthly):
    response = in_english(monthly.browser()).get("/")

    assert texts(response, "//nav[@class='ui-nav']//li")[:3] == ["Reports", "Budget", "Cases"]
    assert texts(response, "//table[@class][caption='Our reports']//th[@scope='col']") == [
        *(f"{each}, Sort ascending" for each in ("Reports", "As of", "Last edition", "Findings")), "To do",
    ]  # fmt: skip
    assert texts(response, "//tbody//th/a") == ["월간 업무 보고", "10월 보고"]


def test_what_is_stored_while_english_is_on_is_korean(office):
    intake = office.take_in()

    response = in_english(office.browser()).post(f"/intakes/{intake.pk}/confirm/", follow=True)

    assert alerts(response) == ["Values recorded: 4."]
    with municipality(office.code):
        assert Operation.objects.get(kind="reports.confirm").basis == "10월 보고의 표를 원문과 대조하여 확인"


def test_an_edition_reads_the_same_whatever_the_switch_said_when_it_was_made_or_is_read(monthly):
    client = monthly.browser(Role.TEAM_LEAD)
    addresses = [f"/reports/monthly/editions/1/files/{form}/" for form in ("hwpx", "json", "html")]
    files = [client.get(each).getvalue() for each in addresses]
    korean = page(client.get("/reports/monthly/editions/1/")).xpath("//article")[0]

    in_english(client).post("/reports/monthly/build/", {"as_of": "2023-11-30"})

    english = [page(client.get(f"/reports/monthly/editions/{number}/")).xpath("//article")[0] for number in (1, 2)]
    assert [each.get("lang") for each in english] == ["ko", "ko"]
    assert [each.text_content().replace("11.30.", "10.31.") for each in english] == [korean.text_content()] * 2
    assert [client.get(each).getvalue() for each in addresses] == files


def test_pages_are_english_wherever_the_catalogue_has_it_and_files_are_the_same(monthly):
    """Looks at every address that the table of who gets in knows, and at each list's file."""
    written = {"예산팀", *(each.title for each in monthly.accounts.values())}
    english_for = {str(each.id) for each in read() if each.id and each.id != each.string} - written
    korean, english = monthly.browser(Role.TEAM_LEAD), in_english(monthly.browser(Role.TEAM_LEAD))
    left, other = {}, []

    for name in [name for name, (looking, _) in EXPECTED.items() if looking[1:2] == "o"]:
        response, asked = english.get(address_of(name)), [address_of(name)]
        if not response.content.strip() or response.status_code != HTTPStatus.OK:
            continue
        if "text/html" in response.headers.get("Content-Type", ""):
            left[name] = sorted(_left_korean(response) & english_for)
            links = page(response).xpath("//a/@href[contains(., 'file=csv')]")
            asked = [urljoin(address_of(name), each) for each in links]
        other += [each for each in asked if _still(korean.get(each)) != _still(english.get(each))]

    assert {name: found for name, found in left.items() if found} == {}
    assert other == []


def _still(response) -> tuple[str, bytes]:
    """A file with its name, without the moment at which it was made."""
    return response.headers.get("Content-Disposition", ""), _MOMENT.sub(b"", response.getvalue())


def _left_korean(response) -> set[str]:
    shown = page(response).xpath("//body//text()[not(ancestor::*[@lang='ko'])]")
    return {" ".join(each.split()) for each in shown}


def test_a_refusal_of_the_packages_below_is_english_beside_its_form_and_in_a_message(office):
    head = in_english(office.browser(Role.DIVISION_HEAD))
    day = {"day": "2026-03-02", "name": "개청 기념일", "basis": "조례 제3조", "do": "confirm"}

    refused = head.post("/organisation/closed-days/", day)
    told = head.post("/delegations/", {"end": "none", "basis": "잘못"}, follow=True)

    assert (refused.status_code, texts(refused, "//div[@role='alert']//li")) == (
        422, ["2026-03-02 (Mon): already a day off (3·1절 대체공휴일). Choose another day."],
    )  # fmt: skip
    assert alerts(told) == ["There is no such delegation, or it ended already. Reload the list."]


def test_words_of_the_program_in_a_refusal_are_english_too_and_names_are_not(office):
    with override("en"):
        said = translated(worded("{who}만 {name}을(를) 고칩니다.", who=joined(["담당", "팀장"], by="·"), name="담당"))
        state = translated(str(TransitionNotAllowed(worded("{step}: 사유를 적어야 합니다.", step=worded("반려")))))

    assert said == "Officer·Team lead만 담당을 고칩니다."
    assert state == "Send back: write a reason."


def test_the_form_of_each_review_and_plan_say_all_that_they_ask_in_english(office):
    client = in_english(office.browser())

    asked = [
        text
        for kind in set(MatterKind) - {MatterKind.DISCLOSURE_ITEM}
        for text in texts(client.get("/budget/matters/new/", {"kind": kind}), "//main//label | //main//caption")
    ]

    assert len(asked) > 60
    assert [each for each in asked if KOREAN.search(each)] == []


def test_rules_of_due_dates_and_the_chart_are_in_english_and_names_of_units_are_not(browser):
    client = in_english(browser("lead"))

    offered = page(client.get("/cases/new/")).xpath("//select[@name='rule']")[0]
    groups, rules = offered.xpath("optgroup/@label"), offered.xpath(".//option/text()")
    (title,) = page(client.get("/organisation/")).xpath("//*[local-name()='title'][@id='org-chart-title']/text()")

    assert [each for each in (*groups, *rules) if KOREAN.search(each)] == []
    assert "Decision on disclosure of information (10 days)" in rules
    assert title.startswith("Organisation chart: units below 구청장")


def test_titles_grades_and_days_are_in_english_and_names_are_not(desk, office):
    client, hall = in_english(office.browser(Role.TEAM_LEAD)), desk.hall
    with desk.inside():
        close_day(day=date(2021, 3, 10), name="개청 기념일", actor_id=desk.accounts["head"], basis="조례 제3조")

    post = client.get(f"/organisation/posts/{hall.post('예산팀 주무관')}/")
    unit = texts(client.get(f"/organisation/units/{hall.unit('예산팀')}/"), "//table//tbody//td")
    days = texts(client.get("/organisation/closed-days/"), "//tbody/tr/*")

    assert texts(post, "//h1") == ["예산팀 Officer"]
    assert "Grade 7" in texts(post, "//table//td")
    assert [word for word in ("주무관", "팀장", "7급") if any(word in each for each in unit)] == []
    assert (days[0], days[1]) == ("2021-03-10 (Wed)", "개청 기념일")


@pytest.mark.parametrize(
    ("said", "english"),
    [
        (str(Length(1, Unit.DAY)), "1 day"), (str(Length(10, Unit.DAY)), "10 days"),
        (str(Length(21, Unit.HOUR)), "21 hours"), (post_label("예산팀", "팀장"), "예산팀 Team lead"),
        (post_label("구청장", "구청장"), "Mayor"), (post_label("예산팀", "생활체육담당"), "예산팀 생활체육담당"),
        (graded("5급"), "Grade 5"), (str(GradeRange(4, 5)), "Grades 4 to 5"), (graded("연구관"), "연구관"),
        (worded("{post}에 사람이 있습니다. 먼저 인사발령으로 옮기십시오.", post=post_label("예산팀", "과장")),
         "예산팀 Division head"),
    ],
)  # fmt: skip
def test_words_that_all_municipalities_share_are_english_wherever_they_stand(said, english):
    with override("en"):
        assert english in translated(said)
    assert translated(said) == str(said)
    assert "(s)" not in translated(said)


def test_bounds_and_shares_of_a_committee_are_said_in_english():
    with override("en"):
        said = [translated(each) for each in (Bounds(3, 9), Bounds(2, 2), Bounds(), Threshold.read(">=3/5"))]

    assert said == ["at least 3 at most 9", "2", "Not set", "at least 3/5"]
    assert [str(Bounds(3, 9)), str(Bounds(None, 9)), str(Bounds())] == ["3명 이상 9명 이하", "9명 이하", "정함 없음"]


def test_what_is_to_be_done_is_english_in_an_inbox_and_what_it_is_called_is_not(browser, desk):
    desk.submitted()
    seat(desk)

    lead = texts(in_english(browser("lead")).get("/inbox/"), "//tbody/tr/th")
    officer = texts(in_english(browser("officer")).get("/inbox/"), "//tbody/tr/th")

    assert lead == ["2021-0001 예산 자료 요청 (Review)"]
    assert set(officer) == {"2021-0001 예산 자료 요청 (In approval)", "정보공개심의회 (Running the committee)"}


def test_what_is_wrong_with_a_board_is_said_in_english():
    raw = {
        "size": [5, 7], "chairs": [1, 1], "chair_by": "EX_OFFICIO",
        "counts": [{"groups": ["COUNCIL"], "bounds": [2, 2]}],
        "shares": [{"groups": ["OUTSIDE"], "threshold": ">=2/3"}],
    }  # fmt: skip
    people = [("CHAIR", "OUTSIDE", "MALE"), ("MEMBER", "OUTSIDE", "MALE"), ("MEMBER", "OFFICIAL", "")]
    members = [
        Sitting(uuid4(), "위원", "APPOINTED", group, role, sex, date(2026, 3, 2), None) for role, group, sex in people
    ]

    found = [each.text for each in composition(read_rule(raw), members, on=date(2026, 3, 2))]
    with override("en"):
        said = [translated(each) for each in found]

    assert len(found) >= 4
    assert [each for each in said if KOREAN.search(each)] == []
    assert "Members must be at least 5 at most 7, and there are 3." in said
    assert found[0] == "위원은 5명 이상 7명 이하이어야 하나 3명입니다."
