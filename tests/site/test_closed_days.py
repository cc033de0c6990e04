"""The page of the municipality's own closed days."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate
from tests.site.offices import alerts, page, texts

from ieum.kernel.calendar.days import national_calendar
from ieum.kernel.deadlines.explaining import name_day
from ieum.office.operations import assign, receive_case, settle
from ieum.platform.choices import Role
from ieum.platform.closed_days.decree import recount_everywhere
from ieum.platform.models import DecreeCalendar

pytestmark = pytest.mark.database
TODAY = localdate()
NEXT = national_calendar().nth_working_day(TODAY + timedelta(days=1), 1)
ADDRESS = "/organisation/closed-days/"
GIVEN = {"day": NEXT, "name": "개청 기념일", "basis": "구민의 날 조례 제3조"}


def received(desk):
    with desk.inside():
        return receive_case(
            kind="PETITION", title="정보공개 청구", content="", requester="", post_id=desk.hall.post("예산팀 주무관"),
            received_on=TODAY, on=TODAY, actor_id=desk.accounts["officer"], rule="DISCLOSURE_DECISION",
        )  # fmt: skip


def test_a_head_sees_what_moves_closes_the_day_and_takes_it_back(office, desk, browser):
    case, client = received(desk), office.browser(Role.DIVISION_HEAD)
    later = name_day(national_calendar().nth_working_day(case.due_on + timedelta(days=1), 1))

    seen = client.post(ADDRESS, {**GIVEN, "do": "preview"})
    assert texts(seen, "//div[@id='moves']//tbody/tr/*") == [
        "업무", f"{case} 민원", name_day(case.due_on), later,
    ]  # fmt: skip
    assert texts(seen, "//button[@value='confirm']") == ["1건의 기한을 바꾸고 정하기"]
    assert texts(client.get(ADDRESS), "//div[@id='closed-days']//tbody/tr/*") == ["정한 휴무일이 없습니다."]

    done = client.post(ADDRESS, {**GIVEN, "do": "confirm"}, follow=True)
    assert alerts(done) == ["적었습니다. 1건의 기한을 다시 계산하고 맡은 사람에게 알렸습니다."]
    shown = browser("officer").get(f"/cases/{case.pk}/").content.decode()
    assert f"{name_day(case.due_on)} → {later}: 개청 기념일 (구민의 날 조례 제3조)" in shown
    assert "개청 기념일</dd>" in shown

    (back,) = page(client.get(ADDRESS)).xpath("//div[@id='closed-days']//tbody//a/@href")
    assert texts(client.get(ADDRESS + back), "//button[@value='confirm']") == ["1건의 기한을 바꾸고 취소하기"]
    key = back.removeprefix("?reopen=")
    gone = client.post(ADDRESS, {"reopen": key, "basis": "휴무를 거둠", "do": "confirm"}, follow=True)
    assert alerts(gone) == ["적었습니다. 1건의 기한을 다시 계산하고 맡은 사람에게 알렸습니다."]
    assert client.post(ADDRESS, {"reopen": key, "basis": "다시", "do": "confirm"}).status_code == 422
    assert client.get(ADDRESS + back).status_code == 404


def test_a_case_tells_which_day_of_the_decree_moved_it_and_a_closed_one_shows_its_own_count(
    database, office, desk, browser
):
    moved, closed = received(desk), received(desk)
    day = national_calendar().working_day_until(moved.due_on - timedelta(days=1))
    before = national_calendar().nth_working_day(moved.due_on + timedelta(days=1), 1)
    days = [(day, "임시공휴일"), *((each.day, each.name) for each in national_calendar().holidays)]
    with desk.inside():
        by = {"case_id": closed.pk, "actor_id": desk.accounts["officer"], "on": TODAY}
        assign(post_id=desk.hall.post("예산팀 주무관"), **by)
        settle(reason="중복", **by)
        DecreeCalendar.objects.create(
            municipality_id=office.id, version="2003-2027:older", holidays=sorted([f"{on}", of] for on, of in days)
        )  # fmt: skip
    with database.connect("superuser") as connection:
        connection.execute("UPDATE office_officecase SET due_on = %s", (before,))

    assert recount_everywhere() == 1

    open_one, closed_one = (browser("officer").get(f"/cases/{each.pk}/") for each in (moved, closed))
    change = f"{name_day(before)} → {name_day(moved.due_on)}: {name_day(day)} 임시공휴일 공휴일 제외"
    assert texts(open_one, "//dd[contains(., '→')]") == [change]
    assert texts(open_one, f"//dt[.='{name_day(day)}']/following-sibling::dd[1]") != ["임시공휴일"]
    assert texts(closed_one, f"//dt[.='{name_day(day)}']/following-sibling::dd[1]") == ["임시공휴일"]


@pytest.mark.parametrize(
    "sent", [{}, {"day": "언제"}, {**GIVEN, "basis": ""}, {**GIVEN, "day": "1999-01-01"}, {"reopen": "x", "basis": "y"}]
)
def test_nonsense_is_told_and_nothing_is_closed(office, desk, sent):
    client = office.browser(Role.MAYOR)

    assert client.post(ADDRESS, {**sent, "do": "confirm"}).status_code == 422
    assert texts(client.get(ADDRESS), "//div[@id='closed-days']//tbody/tr/*") == ["정한 휴무일이 없습니다."]


def test_who_only_looks_is_offered_nothing_to_do(office):
    assert (
        page(office.browser(Role.AUDITOR).get(ADDRESS)).xpath("//main//form[not(ancestor::div[@class='ui-list'])]")
        == []
    )
