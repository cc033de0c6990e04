"""Names that forms are written with: found again as they were offered, a few at a time, and opened for nobody else."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate
from tests.org.office import FOUNDED
from tests.site.offices import page

from ieum.org import queries
from ieum.org.operations import Place
from ieum.org.rules.personnel import PersonnelAction, PersonnelLine
from ieum.org.rules.reorganisation import OpenPost
from ieum.platform.choices import Role
from ieum.platform.database.tenancy import municipality
from ieum.site.names import MOST_OFFERED, PersonNames, PlaceNames, PostNames

pytestmark = pytest.mark.database


@pytest.fixture
def hall(desk):
    """The small hall, in which three posts of 예산팀 bear one title and two of them are vacant."""
    desk.hall.reorganise(FOUNDED, *(OpenPost(desk.hall.unit("예산팀"), "주무관", position=each) for each in (2, 3)))
    return desk.hall


def offered(client, kind, words="", **more):
    """What a field that asks is offered."""
    answer = client.get(f"/organisation/names/{kind}/", {"post": words, **more}, headers={"HX-Trigger-Name": "post"})
    return page(answer).xpath("//option/@value") if answer.content.strip() else []


def test_names_that_begin_with_what_is_written_come_first(office, hall):
    assert offered(office.browser(), "posts", "예산") == [
        "예산팀 팀장 [직**4]", "예산팀 주무관 [직**5]", "예산팀 주무관 [공석]", "예산팀 주무관 [공석] 2",
        "기획예산과 과장 [직**3]",
    ]  # fmt: skip


def test_what_was_offered_is_offered_again_when_it_stands_in_the_field(office, hall):
    assert offered(office.browser(), "posts", "예산팀 팀장 [직**4]") == ["예산팀 팀장 [직**4]"]
    assert offered(office.browser(), "posts", "없는 직위") == []


def test_each_post_is_found_by_the_name_it_is_offered_by(hall):
    with municipality(hall.district.code):
        standing = queries.standing(FOUNDED)
        names = PostNames(standing)

        assert {name: names[name] for name in names} == {names.name_of(each): each for each in standing.posts}
        assert len({*names}) == len(names) == len(standing.posts)


def test_a_label_alone_is_enough_where_no_other_post_bears_it(hall):
    with municipality(hall.district.code):
        names = PostNames(queries.standing(FOUNDED))

        assert names["예산팀 팀장"] == hall.post("예산팀 팀장")
        assert [names.get(each) for each in ("예산팀 주무관", "예산팀 주무관 [공석] 3", "[", "")] == [None] * 4
        assert names.name_of(hall.district.id) == ""


def test_officials_are_found_by_number_and_by_the_post_they_hold(office, hall):
    client = office.browser(Role.TEAM_LEAD)

    assert offered(client, "persons", "P4") == ["직**4 (P4)"]
    assert offered(client, "persons", "직**4 (P4)") == ["직**4 (P4)"]
    assert offered(client, "persons", "예산팀") == ["직**4 (P4)", "직**5 (P5)"]


def test_beside_an_official_stands_what_post_they_hold_since_masked_names_look_alike(office, hall):
    response = office.browser(Role.TEAM_LEAD).get(
        "/organisation/names/persons/", {"line-0-person": "예산팀"}, headers={"HX-Trigger-Name": "line-0-person"}
    )

    assert page(response).xpath("//option/@label") == [
        "직**4 (P4) 예산팀 팀장", "직**5 (P5) 예산팀 주무관",
    ]  # fmt: skip


def test_an_official_is_named_by_name_and_number_together(hall):
    with municipality(hall.district.code):
        found = [PersonNames().get(each) for each in ("직**4 (P4)", "직**5 (P4)", "P4", "직**4", "")]

    assert found == [hall.person("P4"), None, None, None, None]


def test_places_are_units_and_then_posts(office, hall):
    assert offered(office.browser(), "places", "예산팀")[:2] == ["예산팀", "예산팀 팀장 [직**4]"]
    with municipality(hall.district.code):
        places = PlaceNames(queries.standing(FOUNDED))
        assert [places.get(each) for each in ("예산팀", "예산팀 팀장", "없음")] == [
            Place(unit_id=hall.unit("예산팀")), Place(post_id=hall.post("예산팀 팀장")), None,
        ]  # fmt: skip


def test_names_are_those_of_the_day_of_the_form(office, hall):
    ahead = localdate() + timedelta(days=30)
    hall.reorganise(ahead, OpenPost(hall.unit("재무과"), "서무"))
    client = office.browser()

    assert offered(client, "posts", "재무과 서무", effective_date=ahead) == ["재무과 서무 [공석]"]
    assert offered(client, "posts", "재무과 서무", effective_date="언제") == []


def test_what_is_no_kind_of_name_is_not_there(office, hall):
    assert office.browser().get("/organisation/names/accounts/").status_code == 404


def test_so_many_are_offered_and_pages_take_no_longer_with_more_posts(office, hall):
    client = office.browser(Role.TEAM_LEAD)
    few = asked_by(client)
    hall.reorganise(FOUNDED, *(OpenPost(hall.unit("재무과"), f"주무관{each}") for each in range(MOST_OFFERED)))
    lines = [
        PersonnelLine(
            PersonnelAction.APPOINT, hall.person(f"Q{each}"), hall.post(f"재무과 주무관{each}"), "GENERAL", "7급"
        )
        for each in range(2)
    ]
    hall.appoint(date(2021, 1, 1), *lines)

    assert len(offered(client, "posts")) == MOST_OFFERED
    assert asked_by(client) == few


def asked_by(client):
    """What pages that name posts ask the database, and how long they are, once the organisation is at hand."""
    addresses = ("/cases/new/", "/committees/new/", "/organisation/orders/new/", "/organisation/orders/reorganise/")
    for address in addresses:
        client.get(address)
    with CaptureQueriesContext(connection) as asked:
        lengths = [len(client.get(address).content) for address in addresses]
    return len(asked), lengths
