"""What ``ieum user`` does, each action with its sentence; importing this needs Django set up."""

import argparse
import sys
from datetime import timedelta

from ieum.platform import accounts
from ieum.platform.choices import Role
from ieum.platform.models import Account
from ieum.platform.operations import Refused

DONE, REFUSED = 0, 1
_HEADING = ("아이디", "화면에 보일 이름", "역할", "지방자치단체", "상태", "기간")


def act(arguments: argparse.Namespace) -> int:
    """Do what was asked for; say in a sentence why not where it cannot be done."""
    action = {
        "add": add,
        "list": show,
        "password": password,
        "period": period,
        "disable": disable,
        "enable": enable,
        "reset-factors": reset_factors,
    }[arguments.action]
    try:
        sys.stdout.write(f"{action(arguments)}\n")
    except Refused as refused:
        sys.stderr.write(f"{refused}\n")
        return REFUSED
    return DONE


def add(arguments: argparse.Namespace) -> str:
    """Make an account with a first password."""
    first = accounts.open_account(
        login=arguments.login,
        title=arguments.title,
        role=_role(arguments.role),
        municipality_code=arguments.municipality,
        period=accounts.Period(arguments.first_day, arguments.last_day),
    )
    return f"{arguments.login} 계정을 만들었습니다. 첫 비밀번호: {first}"


def show(arguments: argparse.Namespace) -> str:  # noqa: ARG001 - each action takes what was typed
    """List all accounts."""
    rows = [
        (each.login, each.title, each.get_role_display(), each.municipality.name if each.municipality else "-",
         "사용" if each.is_active else "사용 안 함", _period(each))
        for each in accounts.accounts()
    ]  # fmt: skip
    if not rows:
        return "계정이 없습니다. 'ieum user add'로 만드십시오."
    return "\n".join("\t".join(row) for row in [_HEADING, *rows])


def password(arguments: argparse.Namespace) -> str:
    """Give an account another first password."""
    first = accounts.renew_password(login=arguments.login)
    return f"{arguments.login} 계정의 새 비밀번호: {first}"


def period(arguments: argparse.Namespace) -> str:
    """Say for which days an account is."""
    accounts.set_period(login=arguments.login, period=accounts.Period(arguments.first_day, arguments.last_day))
    return f"{arguments.login} 계정을 쓰는 기간: {_period(accounts.account_of(arguments.login))}"


def disable(arguments: argparse.Namespace) -> str:
    """Let an account log in no more."""
    accounts.set_active(login=arguments.login, is_active=False)
    return f"{arguments.login} 계정을 쓰지 못하게 했습니다."


def enable(arguments: argparse.Namespace) -> str:
    """Let an account log in again."""
    accounts.set_active(login=arguments.login, is_active=True)
    return f"{arguments.login} 계정을 다시 쓰게 했습니다."


def reset_factors(arguments: argparse.Namespace) -> str:
    """Take away what an account confirms itself with beside the password."""
    count = accounts.remove_factors(login=arguments.login)
    return f"{arguments.login} 계정의 인증 수단 {count}개를 지웠습니다. 비밀번호로 로그인하여 다시 등록하게 하십시오."


def _period(account: Account) -> str:
    """The days for which an account is, in words."""
    first = f"{account.valid_from}부터" if account.valid_from else ""
    last = f"{account.valid_until - timedelta(days=1)}까지" if account.valid_until else ""
    return " ".join(filter(None, (first, last))) or "기간 없음"


def _role(label: str) -> Role:
    for role in Role:
        if label in (role.label, role.value):
            return role
    raise Refused(f"모르는 역할입니다: {label}. {', '.join(Role.labels)} 가운데 하나를 적으십시오.")
