"""The operator's accounts at the command line."""

import argparse
from datetime import date, timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils.timezone import localdate
from tests.site.offices import make_office, texts

from ieum.platform.actions import at_the_keyboard, operator
from ieum.platform.choices import Role
from ieum.platform.database.tenancy import municipality
from ieum.platform.models import Account, Operation

pytestmark = pytest.mark.database
ROLES = "담당, 팀장, 과장, 단체장, 사업부서, 의회, 감사, 주민"

OF_RESIDENTS = (
    "주민 계정에는 이름이나 메일 주소를 적지 않습니다. 아이디는 'resident-1'처럼 뜻 없이, "
    "화면에 보일 이름은 '주민'으로 적으십시오."
)
OWN_PAGE = "/account/password/"
"""What is open to who was given a first password."""


@pytest.fixture
def ieum(database, capsys):
    """Run ``ieum user`` on the test's database; exit code, what it said, and what it complained of."""
    make_office("3180", "영등포구")

    def run(action, **given):
        from ieum.platform import user_actions  # noqa: PLC0415 - models can be named once Django is set up

        code = user_actions.act(argparse.Namespace(action=action, **{"basis": "인사발령", **given}))
        said = capsys.readouterr()
        return code, said.out.strip(), said.err.strip()

    return run


def add(ieum, *, login="lead", role="팀장", title="예산팀장", municipality="3180", first_day=None, last_day=None):
    given = {"title": title, "first_day": first_day, "last_day": last_day}
    return ieum("add", login=login, role=role, municipality=municipality, **given)


def may_log_in(login: str, password: str) -> bool:
    client = Client(SERVER_NAME="localhost")
    client.post("/login/", {"login": login, "password": password})
    return client.get(OWN_PAGE).status_code == 200


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
        ({"role": "주민"}, OF_RESIDENTS),
        ({"role": "주민", "title": "주민", "login": "gadam@example.kr"}, OF_RESIDENTS),
        ({"login": "officer-3180"}, "이미 있는 아이디입니다: officer-3180"),
        ({"role": "감사"}, "감사 계정은 마지막 날이 있어야 합니다. '--until 2026-11-30'처럼 적으십시오."),
        ({"role": "의회"}, "의회 계정은 마지막 날이 있어야 합니다. '--until 2026-11-30'처럼 적으십시오."),
        ({"role": "감사", "last_day": date(2020, 1, 1)}, "마지막 날은 첫날과 오늘보다 앞설 수 없습니다."),
        (
            {"role": "대장"},
            f"모르는 역할입니다: 대장. {ROLES} 가운데 하나를 적으십시오.",
        ),
    ],
)
def test_what_cannot_be_added_is_refused_with_what_there_is(ieum, changed, sentence):
    before = Account.objects.exclude(role=Role.OPERATOR).count()

    assert add(ieum, **changed) == (1, "", sentence)
    assert Account.objects.exclude(role=Role.OPERATOR).count() == before


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


def logged_in(login: str, password: str) -> Client:
    client = Client(SERVER_NAME="localhost")
    client.post("/login/", {"login": login, "password": password})
    return client


def test_a_closed_account_is_out_at_once_and_can_be_opened_again(ieum):
    password = add(ieum)[1].rsplit(" ", 1)[1]
    client = logged_in("lead", password)

    ieum("disable", login="lead")

    assert (client.get(OWN_PAGE).status_code, may_log_in("lead", password)) == (302, False)
    ieum("enable", login="lead")
    # The session of before does not wake up again.
    assert (client.get(OWN_PAGE).status_code, may_log_in("lead", password)) == (302, True)


def test_another_role_ends_the_sessions_of_the_account_and_of_no_other(ieum):
    passwords = [add(ieum, login=login)[1].rsplit(" ", 1)[1] for login in ("lead", "other")]
    client, other = (logged_in(login, each) for login, each in zip(("lead", "other"), passwords, strict=True))

    said = ieum("role", login="lead", role="담당")

    assert said == (0, "lead 계정의 역할: 담당. 로그인한 사람은 다시 로그인합니다.", "")
    assert [each.get(OWN_PAGE).status_code for each in (client, other)] == [302, 200]
    assert Account.objects.get(login="lead").role == Role.OFFICER
    assert may_log_in("lead", passwords[0])


@pytest.mark.parametrize(
    ("role", "sentence"),
    [
        ("팀장", "lead 계정은 이미 팀장입니다."),
        ("감사", "감사 계정은 마지막 날이 있어야 합니다. '--until 2026-11-30'처럼 적으십시오."),
        ("운영자", f"모르는 역할입니다: 운영자. {ROLES} 가운데 하나를 적으십시오."),
    ],
)
def test_a_role_that_an_account_cannot_be_given_is_refused(ieum, role, sentence):
    add(ieum)

    assert ieum("role", login="lead", role=role) == (1, "", sentence)
    assert Account.objects.get(login="lead").role == Role.TEAM_LEAD


def test_whatever_gives_or_takes_access_is_told_to_auditors_with_who_and_why(ieum):
    last = localdate() + timedelta(days=30)
    add(ieum)
    ieum("role", login="lead", role="담당", basis="전보 발령")
    ieum("password", login="lead")
    ieum("period", login="lead", first_day=None, last_day=last)
    ieum("disable", login="lead")
    ieum("enable", login="lead")
    ieum("reset-factors", login="lead", basis="휴대전화를 잃음")

    auditor = Client(SERVER_NAME="localhost")
    auditor.force_login(Account.objects.get(login="auditor-3180"))
    page = auditor.get("/audit/")

    by, who = f"(명령줄: {at_the_keyboard()})", "lead(예산팀장)"
    columns = [[text.strip() for text in texts(page, f"//tbody//tr/td[{place}]")] for place in (1, 2, 4)]
    assert list(zip(*columns, strict=True))[::-1] == [
        ("계정 만들기", "운영자", f"{who} 팀장: 인사발령 {by}"),
        ("계정의 역할 바꿈", "운영자", f"{who} 팀장에서 담당(으)로: 전보 발령 {by}"),
        ("비밀번호 새로 정함", "운영자", f"{who}: 인사발령 {by}"),
        ("계정을 쓰는 기간 정함", "운영자", f"{who} {last}까지: 인사발령 {by}"),
        ("계정 닫음", "운영자", f"{who}: 인사발령 {by}"),
        ("계정 다시 엶", "운영자", f"{who}: 인사발령 {by}"),
        ("인증 수단 지움", "운영자", f"{who} 0개: 휴대전화를 잃음 {by}"),
    ]


@pytest.mark.parametrize("action", ["password", "disable", "enable", "reset-factors"])
def test_without_a_basis_nothing_changes_and_nothing_is_told(ieum, action):
    add(ieum)
    before = Account.objects.values().get(login="lead")

    assert ieum(action, login="lead", basis=" ") == (1, "", "근거를 적어야 합니다.")
    assert Account.objects.values().get(login="lead") == before
    with municipality("3180"):
        assert list(Operation.objects.values_list("kind", flat=True)) == ["platform.open_account"]


def test_what_is_refused_is_not_told_as_if_it_had_been_done(ieum):
    add(ieum)

    assert add(ieum)[0] == 1
    with municipality("3180"):
        assert Operation.objects.count() == 1


def test_the_account_that_commands_work_as_is_left_alone(ieum):
    actor = operator()

    said = "operator: 지방자치단체에 속하지 않은 계정은 바꾸지 않습니다."
    assert ieum("password", login="operator") == (1, "", said)
    assert Account.objects.get(pk=actor).is_active


def test_with_sudo_the_log_names_who_called_it(monkeypatch):
    monkeypatch.setenv("SUDO_USER", "kim")

    assert at_the_keyboard() == "kim"


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
