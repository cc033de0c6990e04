"""A petition behind every door of the site: there for who has a part in it, and nowhere for others."""

import json
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils.timezone import localdate
from tests.office.petitions import CONTENT, NAME, PHONE, TITLE, petition
from tests.org.office import FOUNDED
from tests.site.offices import page, texts

from ieum.office import queries
from ieum.org.rules.personnel import PersonnelAction, PersonnelLine
from ieum.platform.choices import Retention, Role
from ieum.platform.database.tenancy import municipality
from ieum.platform.files import disposing
from ieum.platform.files import operations as files
from ieum.platform.models import Account, Notice, PersonalReading

pytestmark = pytest.mark.database
PURPOSE = "결과를 알리려고 전화"
WORD, STREET = "보도블록", "은하길"
FILE = "보도블록 사진.txt"


@pytest.fixture
def case(desk):
    """A petition in which 예산팀's officer has no part."""
    return petition(desk, due_on=localdate() + timedelta(days=3))


@pytest.fixture
def attached(desk, case):
    """A file of the petition."""
    with desk.inside():
        made = files.attach(
            subject_kind="office.case", subject_id=case.pk, name=FILE, data=CONTENT.encode(),
            retention=Retention.YEAR, actor_id=desk.accounts["finance"], basis="제출",
        )  # fmt: skip
    return made.attachment_id


def doors(case, attached):
    """The addresses behind which the petition or something of it stands."""
    return [
        f"/cases/{case.pk}/", f"/cases/{case.pk}/petitioner/", f"/attachments/of/office.case/{case.pk}/",
        f"/attachments/{attached}/", f"/attachments/{attached}/1/", f"/attachments/{attached}/1/preview/",
    ]  # fmt: skip


def lists():
    """The addresses that list, find, export or name petitions among others."""
    return [
        "/cases/", f"/cases/?words={WORD}", "/cases/?kind=PETITION&file=csv", f"/search/?q={WORD}&kind=&unit=",
        f"/search/?q={WORD}&kind=&unit=&file=csv", f"/search/suggest/?q={WORD}",
    ]  # fmt: skip


def said(response):
    """What an answer says."""
    text = response.content.decode()
    return json.dumps(json.loads(text), ensure_ascii=False) if text.startswith("{") else text


def named(client):
    """What the field that asks for a case offers."""
    return said(client.get(f"/cases/names/?before={WORD}", headers={"HX-Trigger-Name": "before"}))


def test_behind_no_door_is_there_a_petition_for_who_has_no_part_in_it(desk, browser, case, attached):
    stranger, holder = browser("officer"), browser("finance")

    places = doors(case, attached)
    assert [stranger.get(each).status_code for each in places] == [404] * len(places)
    assert [holder.get(each).status_code for each in places] == [200] * len(places)
    draft = f"/cases/{case.pk}/draft/hwpx/"
    desk.do("submit", case, by="finance", title="회신", body="보수함", steps=desk.line(case))
    assert (stranger.get(draft).status_code, holder.get(draft).status_code) == (404, 200)
    posts = [f"/cases/{case.pk}/", f"/cases/{case.pk}/answer/", f"/cases/{case.pk}/petitioner/", places[2], places[3]]
    sent = {"step": "assign", "purpose": PURPOSE, "basis": "엿봄"}
    assert [stranger.post(each, sent).status_code for each in posts] == [404] * len(posts)
    assert stranger.post(f"/attachments/{attached}/take-off/", sent).status_code == 404


def test_no_list_search_or_export_shows_it_to_who_has_no_part_in_it(browser, case):
    stranger, holder = browser("officer"), browser("finance")

    hidden, shown = ([said(client.get(each)) for each in lists()] for client in (stranger, holder))
    assert [each for each in hidden if str(case) in each or STREET in each] == []
    assert [each for each in shown if str(case) not in each or STREET not in each] == []
    assert (STREET in named(stranger), STREET in named(holder)) == (False, True)


def test_the_list_of_expired_files_leaves_it_out_for_who_has_no_part_in_it(office, desk, case, attached):
    desk.do("settle", case, by="finance", reason="같은 민원에 이미 답함")
    place = "/attachments/expired/?on=2999-01-01"

    shown = [FILE in said(office.browser(role).get(place)) for role in (Role.TEAM_LEAD, Role.AUDITOR)]

    assert (attached is not None, shown) == (True, [False, True])


def test_a_request_to_dispose_of_its_file_is_told_to_no_decider_who_may_not_read_it(office, desk, case, attached):
    desk.do("settle", case, by="finance", reason="같은 민원에 이미 답함")
    with municipality(office.code):
        asked = {"actor_id": office.accounts[Role.TEAM_LEAD].pk, "basis": "보존기간 만료", "on": date(2999, 1, 1)}
        disposing.request_disposal(attachment_ids=[attached], **asked)

        told = set(Notice.objects.filter(kind="platform.disposal_asked").values_list("account", flat=True))
        heads = Account.objects.filter(role=Role.DIVISION_HEAD, municipality=office.id)
        assert told == {each.pk for each in heads if queries.is_readable(case, each.pk)} - {asked["actor_id"]}
        assert office.accounts[Role.DIVISION_HEAD].pk not in told


def test_what_is_like_it_and_what_follows_it_tells_strangers_nothing_of_it(desk, browser, case):
    own = desk.working(title=TITLE, content="도로 예산")
    desk.do("link_cases", case, by="finance", follows_id=own.pk)

    seen = browser("officer").get(f"/cases/{own.pk}/")

    assert texts(seen, "//section[@aria-labelledby='alike']//a") == []
    assert [each for each in texts(seen, "//main//ul//a") if str(case) in each] == [f"{case} 민원"]
    followed = browser("officer").post(f"/cases/{own.pk}/", {"step": "link", "before": str(case), "do": "link"})
    assert followed.status_code == 422


def test_inbox_feed_and_hand_over_name_it_by_its_number_alone(desk, browser, case):
    holder = browser("finance")
    (address,) = texts(holder.post("/notices/calendar/"), "//code[@id='feed-address']")
    feed = Client(SERVER_NAME="localhost").get(address.removeprefix("http://localhost")).content.decode()
    inbox = holder.get("/inbox/").content.decode()
    taker = desk.hall.person("P9")
    desk.hall.appoint(
        localdate(), PersonnelLine(PersonnelAction.DEPART, desk.hall.person("P6")),
        PersonnelLine(PersonnelAction.APPOINT, taker, desk.hall.post("재무과 과장", FOUNDED), "GENERAL", "5급"),
    )  # fmt: skip
    stranger = browser("officer")
    listed = stranger.get("/organisation/handovers/")
    links = page(listed).xpath("//div[@id='handovers']//tbody//a/@href")
    (handed,) = [each for each in map(said, map(stranger.get, links)) if str(case) in each]

    for shown in (feed, inbox, handed):
        assert (f"{case} 민원" in shown.replace("\r\n ", ""), WORD in shown, STREET in shown) == (True, False, False)


def test_audit_and_the_mayor_read_it_and_are_not_told_who_asked(office, case):
    for role in (Role.AUDITOR, Role.MAYOR):
        client = office.browser(role)
        assert CONTENT in client.get(f"/cases/{case.pk}/").content.decode()
        shown = client.get(f"/cases/{case.pk}/petitioner/")
        assert (texts(shown, "//main//dd"), texts(shown, "//input[@name='purpose']")) == (
            ["남**르", "010-****-6789"],
            [],
        )
        assert client.post(f"/cases/{case.pk}/petitioner/", {"purpose": PURPOSE}).status_code == 403
    with municipality(office.code):
        assert PersonalReading.objects.count() == 0


def test_who_has_it_outside_the_division_opens_the_contact_and_that_is_logged(desk, browser, case):
    place = f"/cases/{case.pk}/petitioner/"
    told = browser("finance").post(place, {"purpose": PURPOSE})

    assert texts(told, "//main//dd") == [NAME, PHONE]
    with desk.inside():
        logged = PersonalReading.objects.values_list("account_id", "purpose", "field")
        assert set(logged) == {
            (desk.accounts["finance"], PURPOSE, f"office.petitioner.{each}") for each in ("name", "contact")
        }
    assert texts(browser("lead").post(place, {"purpose": PURPOSE}), "//main//dd") == [NAME, PHONE]


def test_a_head_reads_it_and_is_not_told_who_asked(browser, case):
    place, head = f"/cases/{case.pk}/petitioner/", browser("bureau")

    assert texts(head.get(place), "//main//dd") == ["남**르", "010-****-6789"]
    assert head.post(place, {"purpose": PURPOSE}).status_code == 403


def test_a_personnel_order_takes_the_petition_and_its_contact_along(desk, browser, case):
    before = browser("finance")
    desk.hall.appoint(localdate(), PersonnelLine(PersonnelAction.DEPART, desk.hall.person("P6")))

    assert before.get(f"/cases/{case.pk}/").status_code in (302, 404)
    told = browser("bureau").post(f"/cases/{case.pk}/petitioner/", {"purpose": PURPOSE})
    assert texts(told, "//main//dd") == [NAME, PHONE]


def test_who_receives_one_for_others_without_a_post_is_led_to_the_list(office, desk):
    given = {
        "kind": "PETITION", "title": TITLE, "content": "", "requester": "", "petitioner": NAME, "contact": PHONE,
        "received_on": localdate(), "rule": "", "due_on": "", "post": "예산팀 주무관 [직**5]",
    }  # fmt: skip

    answer = office.browser().post("/cases/new/", given)

    assert (answer.status_code, answer.headers["Location"]) == (302, "/cases/")
