"""Cases that are due at a minute, as pages, files and calendar programs show them."""

from datetime import time, timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils.timezone import localdate, localtime
from icalendar import Calendar
from tests.site.offices import page, texts

pytestmark = pytest.mark.database
TODAY = localdate()
GIVEN = {
    "kind": "PETITION", "title": "가로등 고장", "content": "", "requester": "", "post": "예산팀 주무관 [직**5]",
    "received_on": "2021-03-02", "received_time": "16:30",
}  # fmt: skip


def test_a_petition_at_once_shows_its_due_minute_and_the_hours_that_were_counted(desk, browser):
    officer = browser("officer")
    address = officer.post("/cases/new/", {**GIVEN, "rule": "CIVIL_PETITION_IMMEDIATE"}).headers["Location"]

    shown = officer.get(address)

    assert {"2021-03-02 16:30", "2021-03-03 10:30 (늦음)"} <= set(texts(shown, "//main//dl/div/dd"))
    assert texts(shown, "//details[contains(@class, 'site-insert')]//dd") == [
        "민원(즉시 처리) (민원 처리에 관한 법률 시행령 제19조)",
        "접수 시각부터 근무시간만, 토요일·공휴일 불산입, 1일은 8시간",
        "16:30-18:00",
        "09:00-10:30 · 기한",
    ]
    assert texts(officer.get("/cases/"), "//tbody/tr/td[5]") == ["2021-03-03 10:30 (늦음)"]
    assert texts(officer.get("/inbox/"), "//div[@id='late']//tbody/tr/td[3]") == ["2021-03-03 10:30"]
    post = officer.get(f"/organisation/posts/{desk.hall.post('예산팀 주무관')}/")
    assert texts(post, "//div[@id='work']//tbody/tr/td[last()]") == ["2021-03-03 10:30"]


def test_a_period_of_ones_own_is_shown_with_its_count(browser):
    officer = browser("officer")
    address = officer.post("/cases/new/", {**GIVEN, "kind": "REQUEST", "length": "2일"}).headers["Location"]

    counted = texts(officer.get(address), "//details[contains(@class, 'site-insert')]//dd")

    assert (counted[0], counted[2]) == ("스스로 정한 처리기간 (민법 제155조, 제157조, 제161조)", "2일")
    assert counted[-1] == "2일째 · 기한"


def test_a_count_is_told_in_english_with_the_names_of_the_days_off(browser):
    officer = browser("officer")
    given = {**GIVEN, "kind": "REQUEST", "received_on": "2021-02-26", "length": "5일"}
    address = officer.post("/cases/new/", given).headers["Location"]
    officer.cookies.load({settings.LANGUAGE_COOKIE_NAME: "en"})

    counted = texts(officer.get(address), "//details[contains(@class, 'site-insert')]//dd")

    assert counted[3:] == [
        "the first day does not count", "day 1 · Saturday", "day 2 · Sunday", "day 3 · Independence Movement Day",
        "day 4", "day 5 · Due",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"received_on": f"{TODAY + timedelta(days=1)}"}, f"접수일은 오늘({TODAY})보다 뒤일 수 없습니다."),
        ({"received_time": "오후"}, "접수 시각을 16:30처럼 적어 주십시오."),
        ({"received_time": "", "rule": "CIVIL_PETITION_IMMEDIATE"},
         "민원(즉시 처리): 접수한 시각까지 있어야 셀 수 있습니다(예: 2021-03-02T15:00)."),
        ({"rule": "PROPOSAL_PETITION", "length": "15일"},
         "건의민원: 처리기간 15일은 법령의 기간(2021-03-19까지)보다 깁니다. 더 짧게 적으십시오."),
    ],
)  # fmt: skip
def test_what_cannot_be_received_is_refused_in_a_sentence_and_keeps_what_was_written(browser, more, said):
    response = browser("officer").post("/cases/new/", {**GIVEN, **more})

    assert response.status_code == 422
    assert said in " ".join(texts(response, "//*[@role='alert']//li"))
    assert 'value="가로등 고장"' in response.content.decode()


def test_the_form_stands_at_the_minute_of_now(browser):
    before = localtime()
    (shown,) = page(browser("officer").get("/cases/new/")).xpath("//input[@name='received_time']/@value")

    assert f"{before:%H:%M}" <= shown or before.hour == 23


def test_a_calendar_program_gets_the_minute_and_is_told_of_another_one(desk, browser):
    case = desk.working(kind="PETITION", length="4시간", received_time=time(9))
    (address,) = texts(browser("officer").post("/notices/calendar/"), "//code[@id='feed-address']")
    path = address.removeprefix("http://localhost")

    def event():
        (found,) = Calendar.from_ical(Client(SERVER_NAME="localhost").get(path).content).walk("VEVENT")
        return found["dtstart"].dt.isoformat(), "dtend" in found, int(found["sequence"])

    first = event()
    desk.do(
        "extend_due", case, by="officer", length="1시간", until_on=None, told_on=case.received_on, basis="자료가 많음",
        at=time(14),
    )  # fmt: skip

    # 14:00 and 15:00 in Korea.
    assert (first, event()) == (
        ("2021-03-02T05:00:00+00:00", False, 0), ("2021-03-02T06:00:00+00:00", False, 1)
    )  # fmt: skip
