"""What ``ieum user`` does, each action with its sentence; importing this needs Django set up."""

import argparse
import sys
from typing import TypedDict
from uuid import UUID

from ieum.platform import accounts
from ieum.platform.actions import at_the_keyboard, operator
from ieum.platform.choices import Role
from ieum.platform.operations import Refused

DONE, REFUSED = 0, 1


class By(TypedDict):
    """Who does it and why, as operations take it."""

    actor_id: UUID
    basis: str


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
        "role": role,
    }[arguments.action]
    try:
        sys.stdout.write(f"{action(arguments)}\n")
    except Refused as refused:
        sys.stderr.write(f"{refused}\n")
        return REFUSED
    return DONE


def add(arguments: argparse.Namespace) -> str:
    """Make an account with a first password."""
    new = accounts.NewAccount(
        login=arguments.login,
        title=arguments.title,
        role=_role(arguments.role),
        municipality_code=arguments.municipality,
        period=accounts.Period(arguments.first_day, arguments.last_day),
    )
    first = accounts.open_account(new=new, **_by(arguments))
    return f"{arguments.login} 계정을 만들었습니다. 첫 비밀번호: {first}"


def show(arguments: argparse.Namespace) -> str:  # noqa: ARG001 - each action takes what was typed
    """List all accounts."""
    rows = [
        (each.login, each.title, each.get_role_display(), each.municipality.name if each.municipality else "-",
         "사용" if each.is_active else "사용 안 함", accounts.period_in_words(each))
        for each in accounts.accounts()
    ]  # fmt: skip
    if not rows:
        return "계정이 없습니다. 'ieum user add'로 만드십시오."
    return "\n".join("\t".join(row) for row in [_HEADING, *rows])


def password(arguments: argparse.Namespace) -> str:
    """Give an account another first password."""
    first = accounts.renew_password(login=arguments.login, **_by(arguments))
    return f"{arguments.login} 계정의 새 비밀번호: {first}"


def period(arguments: argparse.Namespace) -> str:
    """Say for which days an account is."""
    given = accounts.Period(arguments.first_day, arguments.last_day)
    accounts.set_period(login=arguments.login, period=given, **_by(arguments))
    return f"{arguments.login} 계정을 쓰는 기간: {accounts.period_in_words(accounts.account_of(arguments.login))}"


def disable(arguments: argparse.Namespace) -> str:
    """Let an account log in no more."""
    accounts.close_account(login=arguments.login, **_by(arguments))
    return f"{arguments.login} 계정을 쓰지 못하게 했습니다."


def enable(arguments: argparse.Namespace) -> str:
    """Let an account log in again."""
    accounts.reopen_account(login=arguments.login, **_by(arguments))
    return f"{arguments.login} 계정을 다시 쓰게 했습니다."


def reset_factors(arguments: argparse.Namespace) -> str:
    """Take away what an account confirms itself with beside the password."""
    count = accounts.remove_factors(login=arguments.login, **_by(arguments))
    return f"{arguments.login} 계정의 인증 수단 {count}개를 지웠습니다. 비밀번호로 로그인하여 다시 등록하게 하십시오."


def role(arguments: argparse.Namespace) -> str:
    """Give an account another role."""
    given = _role(arguments.role)
    accounts.change_role(login=arguments.login, role=given, **_by(arguments))
    return f"{arguments.login} 계정의 역할: {given.label}. 로그인한 사람은 다시 로그인합니다."


def _by(arguments: argparse.Namespace) -> By:
    """The operator's account, with who sits at the keyboard told in the basis; "" stays, and is refused."""
    basis = arguments.basis.strip()
    return {"actor_id": operator(), "basis": basis and f"{basis} (명령줄: {at_the_keyboard()})"}


def _role(label: str) -> Role:
    for each in accounts.GIVEN_ROLES:
        if label in (each.label, each.value):
            return each
    known = ", ".join(each.label for each in accounts.GIVEN_ROLES)
    raise Refused(f"모르는 역할입니다: {label}. {known} 가운데 하나를 적으십시오.")
