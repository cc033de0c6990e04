"""The log of access (접속기록): who came in, went or was refused, and who wrote personal values, from where."""

import pytest
from django.test import Client
from django.utils.timezone import localdate
from tests.site.offices import PASSWORD, make_office, texts

from ieum.platform.accounts import close_account
from ieum.platform.actions import operator
from ieum.platform.choices import Role
from ieum.platform.database.tenancy import municipality
from ieum.platform.models import PersonalReading

pytestmark = pytest.mark.database
LOGIN, HERE = "officer-3180", "127.0.0.1"


@pytest.fixture
def office(database):
    return make_office("3180", "영등포구", password=True)


def send(client, password=PASSWORD, login=LOGIN):
    return client.post("/login/", {"login": login, "password": password})


def kept(office):
    """What the log holds, the first one first."""
    with municipality(office.code):
        rows = PersonalReading.objects.order_by("read_at", "id")
        return list(rows.values_list("kind", "account__login", "address", "field"))


def test_log_ins_and_log_outs_and_refusals_are_kept_with_their_address_for_who_audits(office):
    client = Client(SERVER_NAME="localhost", HTTP_X_REAL_IP="10.1.2.3")

    send(client, "wrong")
    send(client)
    client.post("/logout/")

    assert kept(office) == [(kind, LOGIN, "10.1.2.3", "") for kind in ("REFUSED", "LOG_IN", "LOG_OUT")]
    shown = office.browser(Role.AUDITOR).get("/privacy/readings/", {"kind": "REFUSED"})
    assert texts(shown, "//div[@id='readings']//tbody/tr/*")[1:] == [
        "담당", "10.1.2.3", "본인", "계정", "로그인 거절", "로그인 거절",
    ]  # fmt: skip


def test_who_tries_a_login_that_nobody_has_is_of_no_municipality_and_a_closed_account_is(office):
    close_account(login=LOGIN, actor_id=operator(), basis="퇴직")

    send(Client(SERVER_NAME="localhost"), login="nobody")
    send(Client(SERVER_NAME="localhost"))

    assert kept(office) == [("REFUSED", LOGIN, HERE, "")]


def test_another_municipality_sees_none_of_it(office):
    neighbour = make_office("3170", "금천구")

    send(Client(SERVER_NAME="localhost"))

    assert (len(kept(office)), kept(neighbour)) == (1, [])


def test_what_is_written_of_a_petitioner_is_kept_with_its_address_and_what_is_refused_is_not(office, browser):
    client = browser("officer")
    given = {
        "kind": "PETITION", "title": "가로등", "content": "", "requester": "", "petitioner": "홍길동",
        "contact": "010-1234-5678", "received_on": localdate(), "rule": "", "due_on": "",
        "post": "예산팀 주무관 [직**5]",
    }  # fmt: skip

    refused = client.post("/cases/new/", given | {"received_on": "내일"})
    before = kept(office)
    taken = client.post("/cases/new/", given)

    assert (refused.status_code, before, taken.status_code) == (422, [], 302)
    fields = ("name", "contact")
    assert kept(office) == [("WRITE", "officer-office", HERE, f"office.petitioner.{each}") for each in fields]
    with municipality(office.code):
        assert set(PersonalReading.objects.values_list("purpose", flat=True)) == {"접수: 가로등"}
