"""What is written into forms is kept until it is sent: sealed, by account, and never over what another window wrote."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import localdate, now

from ieum.platform.choices import Role
from ieum.platform.database.tenancy import municipality
from ieum.platform.form_drafts import operations
from ieum.platform.models import FormDraft

pytestmark = pytest.mark.database
PLACE = "/cases/new/#case"
FIELDS = [["title", "예산 자료"], ["content", "어젯밤에 쓴 긴 글"]]


@pytest.fixture
def officer(browser):
    return browser("officer")


def keep(client, fields=FIELDS, seen=0, place=PLACE):
    given = {"place": place, "fields": json.dumps(fields), "seen": seen, "query": "a=1"}
    return client.post("/autosave/", given)


def kept(client, place=PLACE):
    answer = client.get("/autosave/", {"place": place})
    return answer.json() if answer.status_code == 200 else None


def test_what_was_written_is_told_again_and_stands_sealed_in_the_database(officer):
    assert kept(officer) is None

    first = keep(officer).json()

    assert first["revision"] == 1
    assert kept(officer) == {**first, "query": "a=1", "fields": FIELDS}
    with municipality("3180"):
        assert "어젯밤" not in FormDraft.objects.get().content


def test_passwords_and_the_secret_of_the_form_are_left_out(officer):
    keep(officer, [["csrfmiddlewaretoken", "x"], ["new_Password1", "y"], ["title", "z"]])

    assert kept(officer)["fields"] == [["title", "z"]]


def test_of_two_windows_the_second_one_does_not_write_over_the_first(officer):
    keep(officer)

    blind, late = keep(officer, [["title", "둘째 창"]]), keep(officer, [["title", "둘째 창"]], seen=7)

    assert (blind.status_code, late.status_code) == (409, 409)
    assert blind.json()["said"].startswith("다른 창에서 이 양식을 쓰고 있어")
    assert kept(officer)["fields"] == FIELDS
    assert keep(officer, [["title", "이어서"]], seen=1).json()["revision"] == 2


@pytest.mark.parametrize("fields", ["", "{", "[1]", '[["a", 1]]', '[["a"]]', "null"])
def test_what_is_no_form_is_refused(officer, fields):
    assert officer.post("/autosave/", {"place": PLACE, "fields": fields, "seen": "0"}).status_code == 400


def test_what_is_too_long_is_refused_with_a_sentence(officer):
    refused = keep(officer, [["content", "가" * operations.LARGEST]])

    assert (refused.status_code, refused.json()["said"]) == (
        409, "양식이 너무 길어 자동 저장하지 못합니다. 저장 단추로 저장하십시오.",
    )  # fmt: skip


def test_another_account_and_another_municipality_see_nothing_of_it(officer, browser, neighbour):
    keep(officer)

    for other in (browser("lead"), neighbour.browser(Role.OFFICER)):
        assert kept(other) is None
        other.post("/autosave/discard/", {"place": PLACE})
    assert kept(officer)["fields"] == FIELDS


def test_sending_the_form_forgets_it_and_being_refused_does_not(officer, desk):
    keep(officer)
    sent = {"title": "예산 자료", "kind": "REQUEST", "content": "글", "requester": "의회", "autosave_place": PLACE}
    assert officer.post("/cases/new/", sent).status_code == 422
    assert kept(officer)["fields"] == FIELDS

    done = officer.post(
        "/cases/new/", {**sent, "received_on": localdate().isoformat(), "post": "예산팀 주무관 [직**5]"}
    )

    assert (done.status_code, kept(officer)) == (302, None)


def test_being_refused_by_being_led_on_to_a_page_that_says_why_forgets_nothing(officer):
    keep(officer)

    refused = officer.post("/delegations/act/", {"behalf": "아무도 아님", "autosave_place": PLACE})

    assert refused.status_code == 302
    assert kept(officer)["fields"] == FIELDS


def test_sending_after_the_session_ended_forgets_nothing(officer):
    keep(officer)

    assert Client(SERVER_NAME="localhost").post("/cases/new/", {"autosave_place": PLACE}).status_code == 302
    assert kept(officer)["fields"] == FIELDS


def test_it_is_discarded_when_asked_and_when_nobody_wrote_on_it_for_long(officer):
    keep(officer)
    keep(officer, place="/old/#x")
    officer.post("/autosave/discard/", {"place": PLACE})
    assert kept(officer) is None
    with municipality("3180"):
        operations.expire(now() + timedelta(days=operations.KEPT_DAYS - 1))
        assert FormDraft.objects.count() == 1

        operations.expire(now() + timedelta(days=operations.KEPT_DAYS + 1))

        assert FormDraft.objects.count() == 0
