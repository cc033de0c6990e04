"""The page of when due dates are brought to mind."""

import pytest
from django.utils.timezone import localdate
from tests.site.offices import alerts, page, texts

from ieum.platform.choices import Role

pytestmark = pytest.mark.database
PAGE = "/organisation/reminders/"
TODAY = localdate().isoformat()
GIVEN = {"before": "5, 1", "after": "2", "minutes": "30", "valid_from": TODAY, "basis": "내부 방침 제7호"}


def rows(response, table):
    cells = page(response).xpath(f"//div[@id='{table}']//tbody/tr")
    return [[" ".join(cell.text_content().split()) for cell in row] for row in cells]


def test_what_is_usual_holds_until_a_head_sets_the_days(office):
    head, officer = office.browser(Role.DIVISION_HEAD), office.browser()

    before = officer.get(PAGE)
    done = head.post(PAGE, GIVEN, follow=True)

    assert rows(before, "holding") == [["3, 1, 0", "1, 3", "60분", "기본값", "", ""]]
    assert page(before).xpath("//main//form") == []
    assert alerts(done) == [f"{TODAY}부터 따를 알림 시점을 정했습니다."]
    row = ["5, 1", "2", "30분", TODAY, "내부 방침 제7호", "과장"]
    assert (rows(done, "holding"), rows(officer.get(PAGE), "stated")) == ([row], [row])


def test_nobody_is_told_above_where_nothing_is_written_and_that_is_said(office):
    done = office.browser(Role.DIVISION_HEAD).post(PAGE, {**GIVEN, "after": ""}, follow=True)

    assert rows(done, "holding")[0][1] == "알리지 않음"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"before": "사흘"}, "근무일 수를 쉼표로 나누어 적어 주십시오. 예: 3, 1, 0"),
        ({"before": "-1"}, "근무일 수를 쉼표로 나누어 적어 주십시오. 예: 3, 1, 0"),
        ({"before": "1, 3"}, "기한 전은 먼 날부터(3, 1, 0), 기한 뒤는 가까운 날부터(1, 3) 겹치지 않게 적습니다."),
        ({"valid_from": "2020-01-02"}, "시행일은 오늘이거나 그 뒤여야 합니다. 이미 보낸 알림은 바뀌지 않습니다."),
        ({"basis": ""}, "근거를 적어 주십시오. 예: 사무관리 내부 방침"),
    ],
)
def test_what_cannot_be_is_refused_and_what_was_written_stays(office, given, said):
    response = office.browser(Role.DIVISION_HEAD).post(PAGE, {**GIVEN, **given})

    assert response.status_code == 422
    assert [each for each in texts(response, "//*[@role='alert']//li") if said in each]
    assert page(response).xpath("//input[@name='minutes']/@value") == ["30"]
    assert rows(response, "holding")[0][3] == "기본값"
