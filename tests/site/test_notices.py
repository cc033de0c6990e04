"""The pages of notices: the count beside one's name, the list, and how one wants to be told."""

import pytest
from django.conf import settings
from tests.site.offices import alerts, page, texts

from ieum.platform.choices import Channel, Role
from ieum.platform.database.tenancy import municipality
from ieum.platform.notices import operations, queries

pytestmark = pytest.mark.database
COUNT = "//header//*[@class='ui-count']"


@pytest.fixture
def told(desk):
    """Two cases that came to the officer."""
    return [desk.receive(by="lead", title=title) for title in ("첫째", "둘째")]


def test_the_number_of_unread_notices_stands_beside_the_name_on_every_page(browser, told):
    pages = [browser("officer").get(path) for path in ("/", "/inbox/", "/budget/files/", "/account/safety/")]

    assert [texts(each, COUNT) for each in pages] == [[", 읽지 않은 것 2건"]] * 4
    assert texts(browser("lead").get("/"), COUNT) == []


def test_a_notice_leads_to_its_page_and_is_read_from_then_on(browser, told):
    client = browser("officer")
    (link, _) = page(client.get("/notices/")).xpath("//tbody//th/a/@href")

    response = client.get(link)

    assert (response.status_code, response.headers["Location"]) == (302, f"/cases/{told[1].pk}/")
    assert texts(client.get("/notices/"), COUNT) == [", 읽지 않은 것 1건"]


def test_notices_are_marked_one_by_one_and_all_together(browser, told):
    client = browser("officer")
    (_, first) = page(client.get("/notices/")).xpath("//tbody//button/@value")

    one = client.post("/notices/read/", {"notice": first}, follow=True)
    rest = client.post("/notices/read/", follow=True)

    assert (alerts(one), alerts(rest)) == (["알림 1건을 읽음으로 표시했습니다."], ["알림 1건을 읽음으로 표시했습니다."])
    assert texts(rest, COUNT) == []


def test_somebody_elses_notice_is_not_found_and_not_marked(browser, told):
    client = browser("officer")
    link = page(client.get("/notices/")).xpath("//tbody//th/a/@href")[0]
    named = page(client.get("/notices/")).xpath("//tbody//button/@value")[0]
    stranger = browser("head")

    stranger.post("/notices/read/", {"notice": named})

    assert stranger.get(link).status_code == 404
    assert texts(client.get("/notices/"), COUNT) == [", 읽지 않은 것 2건"]


def test_a_notice_never_leads_to_another_site(desk, browser):
    with desk.inside():
        operations.notify(
            account_ids=[desk.accounts["officer"]], kind="office.assigned", title="밖으로", key="1",
            address="//example.org/",
        )  # fmt: skip
    client = browser("officer")
    (link,) = page(client.get("/notices/")).xpath("//tbody//th/a/@href")

    assert client.get(link).headers["Location"] == "/notices/"


def test_an_empty_list_says_so(office):
    assert texts(office.browser(Role.COUNCIL).get("/notices/"), "//tbody//td") == ["온 알림이 없습니다."]


def chosen(office, role=Role.OFFICER):
    with municipality(office.code):
        return {kind.name: channel for kind, channel in queries.channels(office.accounts[role].pk)}


def test_how_notices_come_is_chosen_by_kind_and_the_address_is_shown_masked(office, monkeypatch):
    monkeypatch.setattr(settings, "EMAIL_HOST", "mail.example")
    client = office.browser()
    given = {**chosen(office), "office.approval": "MAIL", "mail_address": "gildong@example.org"}

    said = alerts(client.post("/notices/settings/", given, follow=True))
    (shown,) = page(client.get("/notices/settings/")).xpath("//input[@name='mail_address']/@value")
    client.post("/notices/settings/", {**given, "office.asked": "NONE", "mail_address": shown})

    with municipality(office.code):
        kept = queries.mail_address(office.accounts[Role.OFFICER].pk).address.reveal()
    assert (said, shown, kept) == (["알림 받는 방법을 바꿨습니다."], "gi*****@example.org", "gildong@example.org")
    assert (chosen(office)["office.approval"], chosen(office)["office.asked"]) == (Channel.MAIL, Channel.NONE)


def test_mail_without_a_server_is_refused_beside_the_field(office):
    given = {**chosen(office), "office.approval": "MAIL", "mail_address": "gildong@example.org"}

    response = office.browser().post("/notices/settings/", given)

    assert response.status_code == 422
    assert "메일 서버가 정해지지 않아" in texts(response, "//main")[0]
