"""The page of teams in charge, and execution by team with its events."""

from datetime import date

import pytest
from django.utils.timezone import localdate
from tests.budget.bills import FINANCE, PLANNING, Bureau
from tests.budget.ledger import Books
from tests.site.offices import alerts, page, texts
from tests.site.test_budget_requests import browser

pytestmark = pytest.mark.database
YEAR = localdate().year
PAGE = f"/budget/teams/?year={YEAR}"


@pytest.fixture
def bureau(bureau) -> Bureau:
    books = Books(bureau.hall.district)
    cells = [
        books.cell(programme=code, division=division, year=YEAR)
        for code, division in (("0101", PLANNING), ("0201", FINANCE))
    ]
    for kind in ("ORIGINAL", "ALLOTMENT", "COMMITMENT", "EXPENDITURE"):
        books.post(kind, dict(zip(cells, (300, 40), strict=True)), date(YEAR, 1, 5), year=YEAR)
    return bureau


def ticks(response):
    return page(response).xpath("//input[@name='programme'][@form='charge']")


def charge(response, *places, team="기획예산과 예산팀"):
    names = {each.text: each.get("value") for each in page(response).xpath("//select[@name='team']/option")}
    keys = [ticks(response)[place].get("value") for place in places]
    return {"programme": keys, "team": names[team], "valid_from": f"{YEAR}-01-01", "basis": "업무 분장"}


def test_ticked_programmes_get_a_team_whose_spending_then_stands_by_itself(bureau):
    officer = browser(bureau, "officer")
    before = officer.get(PAGE)

    said = alerts(officer.post(PAGE, charge(before, 0), follow=True))

    after = officer.get(PAGE)
    assert said == ["세부사업 1개의 담당 팀을 정했습니다."]
    assert texts(after, "//div[@id='teams']//tbody/tr/td[5]") == ["기획예산과 예산팀", "팀 미지정"]
    assert texts(after, "//p[@class='ui-lead']") == [f"{localdate()}에 담당 팀이 없는 세부사업이 1개 있습니다."]
    shown = officer.get(f"/budget/execution/?year={YEAR}&by=team")
    names = "(//table)[last()]//tbody/tr/th"
    assert texts(shown, names) == ["계", "기획예산과 예산팀", "팀 미지정"]
    events = [officer.get(link) for link in page(shown).xpath(f"{names}//a/@href")]
    assert [texts(each, "//p[@class='site-said']") for each in events] == [["합 300원."], ["합 40원."]]


def test_the_list_is_narrowed_to_what_no_team_has(bureau):
    officer = browser(bureau, "officer")
    officer.post(PAGE, charge(officer.get(PAGE), 0))

    shown = officer.get(f"{PAGE}&team=NOBODY")

    assert texts(shown, "//div[@id='teams']//tbody/tr/th") == ["사업 0201"]


def test_what_is_wrong_is_told_and_what_was_ticked_stays_so(bureau):
    clerk = browser(bureau, "clerk")
    shown = clerk.get(PAGE)

    answers = [
        clerk.post(PAGE, charge(shown) | {"basis": ""}),
        clerk.post(PAGE, charge(shown, 0, team="재무과")),
    ]

    assert [each.status_code for each in answers] == [422, 422]
    assert [texts(each, "//*[@role='alert']//li") for each in answers] == [
        ["세부사업: 위의 목록에서 세부사업을 하나 이상 고르십시오.", "근거: 근거를 적어야 합니다."],
        ["그 사업의 부서 직원이나 예산팀만 담당 팀을 정할 수 있습니다: 사업 0101."],
    ]
    assert [each.get("checked") for each in ticks(answers[1])] == ["checked", None]


def test_a_day_that_is_none_is_today_and_a_year_that_is_not_open_is_not_there(bureau):
    officer = browser(bureau, "officer")

    assert texts(officer.get(f"{PAGE}&on=wrong"), "//p[@class='ui-lead']")[0].startswith(f"{localdate()}에")
    assert officer.get("/budget/teams/?year=1999").status_code == 404


def test_teams_of_the_year_before_go_on_and_what_cannot_is_told(bureau):
    books, officer = Books(bureau.hall.district), browser(bureau, "officer")
    officer.post(PAGE, charge(officer.get(PAGE), 0))
    for code in ("0101", "0201", "0301"):
        books.cell(programme=code, division=PLANNING, year=YEAR + 1)
    page_of_next = f"/budget/teams/?year={YEAR + 1}"
    carry = {"step": "carry", "do": "carry", "basis": "새해 업무 분장"}

    told = texts(officer.get(page_of_next), "//div[@id='carrying']//tbody/tr/td[4]")
    why = texts(officer.get(page_of_next), "//div[@id='carrying']//tbody/tr/td[5]")
    carried = alerts(officer.post(page_of_next, carry, follow=True))
    names = texts(officer.get(page_of_next), "//div[@id='teams']//tbody/tr/td[5]")
    unsaid = officer.post(page_of_next, carry | {"basis": ""})
    back = alerts(officer.post(page_of_next, carry | {"do": "cancel"}, follow=True))
    refused = browser(bureau, "clerk").post(page_of_next, carry)

    assert told == ["기획예산과 예산팀", "이어받지 못함", "이어받지 못함"]
    assert why == ["", "지난해 말에 담당 팀이 없던 사업", "지난해에 없던 사업"]
    assert carried == ["세부사업 1개의 담당 팀을 지난해에서 이어받았습니다."]
    assert names == ["기획예산과 예산팀", "팀 미지정", "팀 미지정"]
    assert unsaid.status_code == 422
    assert back == ["세부사업 1개의 이어받은 담당 팀을 되돌렸습니다."]
    assert refused.status_code == 422
