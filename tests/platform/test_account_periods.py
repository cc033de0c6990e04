"""Accounts for a time: nobody comes in before or after, they end by themselves, and that is told before."""

import argparse
from datetime import datetime, time, timedelta

import pytest
from django.test import Client
from django.utils.timezone import get_current_timezone, localdate
from tests.api.programs import program
from tests.site.offices import make_office

from ieum.kernel.registry import permissions
from ieum.platform import user_actions
from ieum.platform.account_periods import look_after
from ieum.platform.accounts import Period, WrongPeriod, set_period
from ieum.platform.actions import operator
from ieum.platform.choices import Role
from ieum.platform.database.tenancy import municipality
from ieum.platform.models import Account, Notice, Operation
from ieum.platform.permissions import answer

pytestmark = pytest.mark.database
TODAY, DAY = localdate(), timedelta(days=1)


@pytest.fixture
def office(database):
    return make_office("3180", "영등포구")


def between(office, first, last, role=Role.AUDITOR):
    """Give an account a period that may be over."""
    Account.objects.filter(pk=office.accounts[role].pk).update(valid_from=first, valid_until=last and last + DAY)


def comes_in(office, role=Role.AUDITOR):
    return office.browser(role).get("/").status_code == 200


def look(office, day=TODAY):
    with municipality(office.code):
        look_after(datetime.combine(day, time(9), get_current_timezone()))
        return list(Notice.objects.order_by("title").values_list("account__role", "title"))


@pytest.mark.parametrize(
    ("first", "last", "may"),
    [
        (None, None, True), (TODAY, TODAY, True), (TODAY - DAY, TODAY + DAY, True),
        (TODAY + DAY, None, False), (TODAY + DAY, TODAY + DAY, False), (None, TODAY - DAY, False),
    ],
)  # fmt: skip
def test_an_account_comes_in_from_its_first_to_its_last_day_with_its_keys(office, first, last, may):
    asking = program(office, Role.AUDITOR)
    between(office, first, last)

    assert comes_in(office) is may
    assert (asking.get("/api/reports").status_code == 200) is may


def test_the_table_of_permissions_is_answered_for_the_day(office):
    between(office, TODAY, TODAY + DAY)
    auditor = Account.objects.get(pk=office.accounts[Role.AUDITOR].pk)
    row = permissions["SEE_REPORTS"]

    with municipality(office.code):
        assert answer(auditor, row, TODAY).may
        assert answer(auditor, row, TODAY + 2 * DAY).sentence == (
            f"할 수 없습니다. {TODAY + 2 * DAY}은 감사 계정을 쓰는 기간이 아닙니다."
        )


def test_a_session_does_not_outlast_its_account(office):
    client = office.browser(Role.AUDITOR)
    assert client.get("/").status_code == 200

    between(office, None, TODAY - DAY)

    assert client.get("/").headers["Location"].startswith("/login/")


def test_an_account_whose_period_is_over_is_closed_and_others_are_not(office):
    between(office, None, TODAY - DAY)
    between(office, None, TODAY, Role.COUNCIL)

    look(office)

    closed = Account.objects.filter(is_active=False).values_list("role", flat=True)
    assert list(closed) == ["AUDITOR"]
    with municipality(office.code):
        told = list(Operation.objects.values_list("kind", "actor__role", "basis"))
    said = "auditor-3180(감사): 쓰는 기간이 끝나 저절로 닫힘"
    assert told == [("platform.close_account", "OPERATOR", said)]


def test_that_an_account_ends_is_told_once_a_week_before(office):
    last = TODAY + 7 * DAY
    between(office, None, last)
    said = f"감사 계정은 {last}까지 쓰고 그 뒤에는 저절로 닫힙니다."

    assert look(office, TODAY - DAY) == []
    look(office)
    assert sorted(look(office, TODAY + DAY)) == [("AUDITOR", said), ("DIVISION_HEAD", said)]


def test_the_operator_sets_and_sees_a_period_and_opens_with_it_what_a_period_closed(office, capsys):
    login, last = office.accounts[Role.AUDITOR].login, TODAY + 30 * DAY
    between(office, None, TODAY - DAY)
    look(office)

    given = argparse.Namespace(action="period", login=login, first_day=TODAY, last_day=last, basis="감사 실시")
    assert user_actions.act(given) == 0
    assert capsys.readouterr().out == f"{login} 계정을 쓰는 기간: {TODAY}부터 {last}까지\n"
    assert comes_in(office)
    user_actions.act(argparse.Namespace(action="list"))
    assert f"{TODAY}부터 {last}까지" in capsys.readouterr().out


@pytest.mark.parametrize(("first", "last"), [(None, TODAY - DAY), (TODAY + 2 * DAY, TODAY + DAY)])
def test_a_period_that_is_over_or_ends_before_it_begins_is_refused(office, first, last):
    with pytest.raises(WrongPeriod):
        set_period(
            login=office.accounts[Role.AUDITOR].login,
            period=Period(first, last),
            actor_id=operator(),
            basis="감사 실시",
        )


def test_what_the_operator_closed_stays_closed_whatever_period_is_set(office):
    auditor = office.accounts[Role.AUDITOR]
    Account.objects.filter(pk=auditor.pk).update(is_active=False)

    set_period(login=auditor.login, period=Period(last_day=TODAY + DAY), actor_id=operator(), basis="감사 실시")

    assert Client(SERVER_NAME="localhost").get("/").status_code == 302
    assert not Account.objects.get(pk=auditor.pk).is_active
