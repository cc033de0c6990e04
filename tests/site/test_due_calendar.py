"""The calendar of due dates on the web: its page, and the address that a calendar program asks."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import localdate
from icalendar import Calendar
from tests.site.offices import alerts, texts

pytestmark = pytest.mark.database


@pytest.fixture
def address(browser):
    """The path at which the officer's calendar stands."""
    (text,) = texts(browser("officer").post("/notices/calendar/"), "//code[@id='feed-address']")
    return text.removeprefix("http://localhost")


def test_a_program_without_login_reads_the_calendar(desk, address):
    desk.receive(by="lead", title="상반기 집행", due_on=localdate() + timedelta(days=3))

    response = Client(SERVER_NAME="localhost").get(address)

    (event,) = Calendar.from_ical(response.content).walk("VEVENT")
    assert str(event["summary"]) == "[업무] 2021-0001 상반기 집행 (접수)"
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert (response.headers["Cache-Control"], response.headers["Referrer-Policy"]) == (
        "private, no-store", "no-referrer",
    )  # fmt: skip
    assert response.cookies == {}


def test_who_is_logged_in_elsewhere_reads_it_too(address, neighbour):
    assert neighbour.browser().get(address).status_code == 200


def test_the_address_is_shown_once_and_shows_nothing_once_it_is_revoked(browser, address):
    client = browser("officer")
    again = texts(client.get("/notices/calendar/"), "//code[@id='feed-address']")

    said = alerts(client.post("/notices/calendar/", {"revoke": "1"}, follow=True))

    assert again == []
    assert said == ["기한 달력의 주소를 폐기했습니다. 이제 그 주소에는 아무것도 나오지 않습니다."]
    assert Client(SERVER_NAME="localhost").get(address).status_code == 404


def test_an_address_that_is_wrong_does_not_exist(database):
    assert Client(SERVER_NAME="localhost").get(f"/calendars/3180.{'a' * 43}.ics").status_code == 404


def test_a_calendar_is_only_read(address):
    assert Client(SERVER_NAME="localhost").post(address).status_code == 405
