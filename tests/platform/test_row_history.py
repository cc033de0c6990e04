"""Rows that may be changed keep what they said: each with the operation that changed it, and nobody can alter that."""

from datetime import timedelta

import psycopg
import pytest
from django.utils.timezone import localdate
from tests.office.boards import HELD, seat
from tests.office.offices import furnish
from tests.org.office import Hall, found
from tests.site.offices import make_office

from ieum.office.models import Meeting, OfficeCase
from ieum.org import operations as org
from ieum.org.models import Person
from ieum.platform.choices import Role
from ieum.platform.database.tenancy import municipality
from ieum.platform.models import RowChange
from ieum.platform.notices.feeds import feed_of, open_feed, revoke_feed
from ieum.platform.personal import keys
from ieum.platform.personal.values import Erased, Personal
from ieum.platform.tokens import issue_token, revoke_token

pytestmark = pytest.mark.database
FIRST, SECOND = "010-2345-6789", "mirae@example.org"


@pytest.fixture
def desk(district):
    """The small hall with an account for each of its people."""
    return furnish(found(Hall(district)))


@pytest.fixture
def posts(desk):
    """Two posts that a case is given to by turns."""
    return desk.hall.post("예산팀 주무관"), desk.hall.post("예산팀 팀장")


def changes(desk, row_id):
    """What was kept of a row, the oldest first: the operation that changed it, and what stood there before."""
    with desk.inside():
        rows = RowChange.objects.filter(row_id=row_id).select_related("operation__actor").order_by("changed_at")
        return [(each.operation and (each.operation.kind, each.operation.actor.login), each.before) for each in rows]


def test_a_case_that_is_given_on_keeps_each_post_that_had_it(desk, posts):
    away, here = posts
    case = desk.receive()
    desk.do("assign", case, by="officer", post_id=here)
    desk.do("assign", case, by="lead", post_id=away)

    assert changes(desk, case.pk) == [
        (("office.assign", "officer-office"), {"post_id": str(away)}),
        (("office.assign", "lead-office"), {"post_id": str(here)}),
    ]


def test_a_row_that_stays_the_same_leaves_nothing(desk):
    case = desk.receive()
    with desk.inside():
        OfficeCase.objects.filter(pk=case.pk).update(post_id=case.post_id)

    assert changes(desk, case.pk) == []


def test_what_no_operation_changed_is_kept_without_one(desk, posts):
    case = desk.receive()
    with desk.inside():
        OfficeCase.objects.filter(pk=case.pk).update(post_id=posts[1])

    assert changes(desk, case.pk) == [(None, {"post_id": str(posts[0])})]


def key(account_id):
    """A key of the API of an account of the municipality that is worked as."""
    last = localdate() + timedelta(days=30)
    return issue_token(account_id=account_id, name="정산 프로그램", scopes=["SEE_BUDGET"], expires_on=last)[0]


def test_an_operation_of_another_municipality_is_not_taken_for_the_one_that_changed_a_row(desk, posts, database):
    case, other = desk.receive(), make_office("3190", "동작구")
    with municipality(other.code):
        elsewhere = key(other.accounts[Role.OFFICER].pk).operation_id
    with database.connect("owner") as owner:
        owner.execute("SELECT set_config('ieum.operation', %s, true)", [str(elsewhere)])
        owner.execute("UPDATE office_officecase SET post_id = %s WHERE id = %s", [posts[1], case.pk])

    assert changes(desk, case.pk) == [(None, {"post_id": str(posts[0])})]


def test_remarks_that_are_stated_anew_keep_the_old_ones(desk):
    board = seat(desk)
    meeting_id = board.opened("이의신청")
    with desk.inside():
        for said in ("다음 회의는 6월", "다음 회의는 7월"):
            Meeting.objects.filter(pk=meeting_id).update(remarks=said)

    assert [before for _, before in changes(desk, meeting_id)] == [{"remarks": ""}, {"remarks": "다음 회의는 6월"}]


def test_the_end_of_a_committee_tells_who_ended_it(desk):
    board = seat(desk)
    board.do("end_committee", committee_id=board.committee_id, ended_on=HELD, reason="조례 폐지", on=HELD)

    assert changes(desk, board.committee_id) == [(("office.end_committee", "officer-office"), {"ended_on": None})]


def test_a_replaced_contact_is_kept_sealed_with_who_had_stated_it(desk):
    board = seat(desk)
    first_by = board.do("state_contact", member_id=board.members["교수"], contact=FIRST).operation_id
    stated = board.do("state_contact", member_id=board.members["교수"], contact=SECOND)
    kind = stated.contact.kind

    ((operation, before),) = changes(desk, stated.pk)
    assert operation == ("office.state_contact", "officer-office")
    assert before["operation_id"] == str(first_by)
    value = Personal(bytes.fromhex(before["contact"].removeprefix("\\x")), "office.membercontact.contact", kind)
    assert value.reveal() == FIRST
    keys.destroy_key(stated.pk)
    with pytest.raises(Erased):
        value.reveal()


def test_of_a_person_who_is_erased_nothing_that_identifies_stays_in_the_history(desk):
    person = desk.hall.person("P4")
    with desk.inside():
        org.register_person(number="P4", name="개명한사람")
        Person.objects.filter(pk=person).update(number="파기-1", account=None)

    ((_, before),) = changes(desk, person)
    assert list(before) == ["name"]
    assert "직원".encode().hex() not in before["name"]


def test_revoked_keys_and_calendars_name_the_operation(desk):
    account = desk.accounts["officer"]
    with desk.inside():
        token = key(account)
        revoke_token(token_id=token.pk, account_id=account)
        open_feed(account_id=account)
        feed = feed_of(account)
        revoke_feed(account_id=account)

    told = [changes(desk, row.pk) for row in (token, feed)]
    assert told == [
        [(("platform.revoke_token", "officer-office"), {"revoked_at": None})],
        [(("platform.revoke_calendar", "officer-office"), {"revoked_at": None})],
    ]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE platform_rowchange SET before = '{}'",
        "DELETE FROM platform_rowchange",
        "INSERT INTO platform_rowchange SELECT * FROM platform_rowchange",
    ],
)
def test_the_application_neither_changes_nor_writes_history(database, statement):
    with database.connect() as application, pytest.raises(psycopg.errors.InsufficientPrivilege):
        application.execute(statement)


def test_the_owner_does_not_change_history_either(desk, posts, database):
    desk.do("assign", desk.receive(), by="officer", post_id=posts[1])

    with database.connect("owner") as owner, pytest.raises(psycopg.Error, match="added to"):
        owner.execute("DELETE FROM platform_rowchange")
