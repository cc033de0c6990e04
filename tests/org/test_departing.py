"""The accounts of who leaves the office."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from ieum.org.rules.personnel import PersonnelAction, PersonnelLine
from ieum.platform.database.tenancy import municipality
from ieum.platform.models import Account, Operation
from tests.org.test_joining import join, make

pytestmark = pytest.mark.database
PAST = date(2021, 7, 1)
SOON = localdate() + timedelta(days=30)
LOGIN = "kim"


@pytest.fixture
def joined(hall):
    """The hall whose officer of 예산팀 has an account."""
    make(LOGIN)
    join(hall, "P5", LOGIN)
    return hall


def depart(hall, day, **more):
    """Let the officer leave, by an order of the team lead."""
    return hall.appoint(day, PersonnelLine(PersonnelAction.DEPART, hall.person("P5")), title="퇴직", **more)


def account():
    """The officer's account."""
    found = Account.objects.get(login=LOGIN)
    return found.is_active, found.valid_until


def test_who_has_left_does_not_log_in_any_more_and_the_log_says_why(joined):
    told = depart(joined, PAST)

    assert told.changes[-1] == "시행일부터 닫히는 계정 1개"
    assert account() == (False, None)
    with municipality("3180"):
        (record,) = Operation.objects.filter(kind="platform.close_account")
    assert record.basis == "kim(kim): 퇴직 (방침)"


def test_who_leaves_on_a_day_to_come_logs_in_until_the_day_before(joined):
    depart(joined, SOON)

    assert account() == (True, SOON)
    found = Account.objects.get(login=LOGIN)
    assert (found.stands_on(SOON - timedelta(days=1)), found.stands_on(SOON)) == (True, False)


def test_a_preview_closes_nothing(joined):
    assert depart(joined, PAST, is_preview=True).changes[-1] == "시행일부터 닫히는 계정 1개"
    assert account() == (True, None)


def test_who_moves_to_another_post_or_is_away_keeps_the_account(joined):
    joined.appoint(PAST, PersonnelLine(PersonnelAction.LEAVE, joined.person("P5")))
    joined.appoint(
        date(2022, 1, 1), PersonnelLine(PersonnelAction.APPOINT, joined.person("P5"), joined.post("재무과 과장"))
    )  # fmt: skip

    assert account() == (True, None)


def test_an_end_that_comes_sooner_stays(joined):
    sooner = SOON - timedelta(days=10)
    Account.objects.filter(login=LOGIN).update(valid_until=sooner)

    told = depart(joined, SOON)

    assert (account(), len(told.changes)) == ((True, sooner), 1)


def test_a_leaving_to_come_that_is_taken_back_takes_the_end_away(joined):
    told = joined.undo(depart(joined, SOON))

    assert told.changes[-1] == "끝나는 날을 없앤 계정 1개"
    assert account() == (True, None)


def test_a_leaving_that_is_taken_back_tells_that_somebody_must_open_the_account(joined):
    told = joined.undo(depart(joined, PAST))

    assert told.changes[-1] == "'ieum user enable'로 다시 열어야 하는 계정 1개"
    assert account() == (False, None)


def test_who_leaves_without_an_account_closes_none(hall):
    assert [each for each in depart(hall, PAST).changes if "계정" in each] == []
