"""The operator's accounts at the command line."""

import argparse

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
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


def add(ieum, login="lead", role="팀장", municipality="3180"):
    return ieum("add", login=login, title="예산팀장", role=role, municipality=municipality)


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

    assert "lead\t예산팀장\t팀장\t영등포구\t사용\t기간 없음" in lines
    assert lines == sorted(lines)
