"""The sections in the head of each page, and the pages of a section beside it."""

import re

from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.site.offices import texts

from ieum.platform.choices import Role
from ieum.site import urls
from ieum.site.menu import SECTIONS

MAIN = "//nav[@aria-label='주 메뉴']//a"
SIDE = "//nav[contains(@class, 'ui-side')]//a"
OF_NO_SECTION = {"account", "accounts", "autosave", "calendars", "language", "login", "logout", "search", "views"}
"""First parts of addresses that stand in the head of pages, in lists and forms, or in a calendar program."""


def test_each_page_belongs_to_one_section_at_most_and_none_is_forgotten():
    roots = [root for section in SECTIONS for root in section.roots]
    served = {str(each.pattern).split("/")[0] for each in urls.urlpatterns}

    assert set(roots) == served - OF_NO_SECTION
    assert len(roots) == len(set(roots))


def test_a_page_shows_the_pages_beside_it_and_marks_itself(office):
    response = office.browser().get("/budget/execution/")

    assert texts(response, f"{MAIN}[@aria-current]") == ["예산"]
    assert texts(response, SIDE)[:3] == ["예산 현황", "집행 현황", "달라진 까닭"]
    assert texts(response, f"{SIDE}[@aria-current='page']") == ["집행 현황"]
    assert texts(response, f"{SIDE}[@aria-current='true']") == []


def test_a_page_below_another_marks_the_nearest(office):
    response = office.browser().get("/budget/matters/thresholds/")

    assert texts(response, f"{SIDE}[@aria-current='true']") == ["심사·계획"]


def test_who_may_not_open_a_page_is_not_led_there(office):
    assert "예산 파일 등록" in texts(office.browser(Role.OFFICER).get("/budget/"), SIDE)
    assert "예산 파일 등록" not in texts(office.browser(Role.COUNCIL).get("/budget/"), SIDE)


def test_an_address_that_leads_nowhere_has_the_main_menu_alone(office):
    response = office.browser().get("/budget/nowhere/")

    assert response.status_code == 404
    assert texts(response, SIDE) == []


def test_a_page_asks_who_looks_at_it_and_what_is_unread_and_nothing_more_of_its_own(office):
    client = office.browser(Role.OFFICER)
    client.get("/budget/files/")

    with CaptureQueriesContext(connection) as asked:
        client.get("/budget/files/")

    tables = [re.findall(r'(?:FROM|JOIN) "?(\w+)', each["sql"]) for each in asked.captured_queries]
    assert [each for each in tables if each] == [
        ["django_session"], ["platform_account", "platform_municipality"], ["platform_notice"],
    ]  # fmt: skip
