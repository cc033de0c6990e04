"""The operator's accounts at the command line."""

import argparse
from datetime import date, timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils.timezone import localdate
from tests.site.offices import make_office

from ieum.platform.choices import Role
from ieum.platform.models import Account

pytestmark = pytest.mark.database


@pytest.fixture
def ieum(database, capsys):
    """Run ``ieum user`` on the test's database; exit code, what it said, and what it complained of."""
    make_office("3180", "영등포구")

    def run(action, **given):
        from ieum.platform import user_actions  # noqa: PLC0415 - models can be named once Django is set up

        code = user_actions.act(argparse.Namespace(action=action, **given))
        said = capsys.readouterr()
        return code, said.out.strip(), said.err.strip()

    return run


def add(ieum, *, login="lead", role="팀장", municipality="3180", first_day=None, last_day=None):
    given = {"title": "예산팀장", "first_day": first_day, "last_day": last_day}
    return ieum("add", login=login, role=role, municipality=municipality, **given)


def may_log_in(login: str, password: str) -> bool:
    client = Client(SERVER_NAME="localhost")
    client.post("/login/", {"login": login, "password": password})
    return client.get("/").status_code == 200


def test_a_new_account_logs_in_with_the_password_that_was_shown(ieum):
    code, said, _ = add(ieum)
    shown = said.rsplit(" ", 1)[1]

    assert (code, said.split(".")[0]) == (0, "lead 계정을 만들었습니다")
    assert may_log_in("lead", shown)
    assert not may_log_in("lead", shown + "x")


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"municipality": "9999"}, "등록되지 않은 지방자치단체입니다: 9999 (등록된 부호: 3180)"),
        ({"login": "officer-3180"}, "이미 있는 아이디입니다: officer-3180"),
        ({"role": "감사"}, "감사 계정은 마지막 날이 있어야 합니다. '--until 2026-11-30'처럼 적으십시오."),
        ({"role": "의회"}, "의회 계정은 마지막 날이 있어야 합니다. '--until 2026-11-30'처럼 적으십시오."),
        ({"role": "감사", "last_day": date(2020, 1, 1)}, "마지막 날은 첫날과 오늘보다 앞설 수 없습니다."),
        (
            {"role": "대장"},
            f"모르는 역할입니다: 대장. {', '.join(Role.labels)} 가운데 하나를 적으십시오.",
        ),
    ],
)
def test_what_cannot_be_added_is_refused_with_what_there_is(ieum, changed, sentence):
    before = Account.objects.count()

    assert add(ieum, **changed) == (1, "", sentence)
    assert Account.objects.count() == before


def test_the_account_of_an_auditor_never_stands_without_a_last_day(ieum):
    last = localdate() + timedelta(days=30)
    assert add(ieum, login="audit", role="감사", last_day=last)[0] == 0
    refused = "감사 계정은 마지막 날이 있어야 합니다. '--until 2026-11-30'처럼 적으십시오."

    assert ieum("period", login="audit", first_day=localdate(), last_day=None) == (1, "", refused)
    assert f"audit\t예산팀장\t감사\t영등포구\t사용\t{last}까지" in ieum("list")[1].splitlines()
    # One that stood without an end before such an end was asked for is not opened again without one.
    Account.objects.filter(login="audit").update(valid_until=None)
    ieum("disable", login="audit")
    assert ieum("enable", login="audit") == (1, "", refused)


def test_a_new_password_replaces_the_old_one(ieum):
    old = add(ieum)[1].rsplit(" ", 1)[1]

    new = ieum("password", login="lead")[1].rsplit(" ", 1)[1]

    assert (may_log_in("lead", old), may_log_in("lead", new)) == (False, True)


def test_a_closed_account_is_out_at_once_and_can_be_opened_again(ieum):
    password = add(ieum)[1].rsplit(" ", 1)[1]
    client = Client(SERVER_NAME="localhost")
    client.post("/login/", {"login": "lead", "password": password})

    ieum("disable", login="lead")

    assert (client.get("/").status_code, may_log_in("lead", password)) == (302, False)
    ieum("enable", login="lead")
    assert may_log_in("lead", password)


def test_lost_factors_can_be_taken_away(ieum):
    add(ieum)
    account = Account.objects.get(login="lead")
    Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={})

    assert ieum("reset-factors", login="lead")[1].startswith("lead 계정의 인증 수단 1개를 지웠습니다.")
    assert not Authenticator.objects.filter(user=account).exists()


@pytest.mark.parametrize("action", ["password", "disable", "enable", "reset-factors"])
def test_an_unknown_login_is_said(ieum, action):
    assert ieum(action, login="nobody") == (1, "", "그런 계정이 없습니다: nobody. 'ieum user list'로 찾아보십시오.")


def test_the_list_shows_who_may_do_what_where(ieum):
    add(ieum)

    lines = ieum("list")[1].splitlines()

    heading, *accounts = lines
    assert heading == "아이디\t화면에 보일 이름\t역할\t지방자치단체\t상태\t기간"
    assert "lead\t예산팀장\t팀장\t영등포구\t사용\t기간 없음" in accounts
    assert accounts == sorted(accounts)
