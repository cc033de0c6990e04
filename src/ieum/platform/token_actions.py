"""What ``ieum token`` does, each action with its sentence; importing this needs Django set up."""

import argparse
import sys
from datetime import timedelta
from uuid import UUID

from django.utils.timezone import localdate, localtime

from ieum.platform.accounts import account_of
from ieum.platform.database.tenancy import municipality
from ieum.platform.operations import Refused
from ieum.platform.tokens import NoSuchToken, is_standing, issue_token, revoke_token, tokens_of

DONE, REFUSED = 0, 1


def act(arguments: argparse.Namespace) -> int:
    """Do what was asked for; say in a sentence why not where it cannot be done."""
    action = {"add": add, "list": show, "revoke": revoke}[arguments.action]
    try:
        account_id, home = _of_a_municipality(arguments.login)
        with municipality(home):
            sys.stdout.write(f"{action(arguments, account_id)}\n")
    except Refused as refused:
        sys.stderr.write(f"{refused}\n")
        return REFUSED
    return DONE


def add(arguments: argparse.Namespace, account_id: UUID) -> str:
    """Make a key and show its text."""
    last = localdate() + timedelta(days=min(max(arguments.days, -1), 10_000))
    _, text = issue_token(account_id=account_id, name=arguments.name, scopes=arguments.scope, expires_on=last)
    return f"{arguments.login} 계정의 열쇠를 만들었습니다. {last}까지 쓸 수 있습니다. 열쇠: {text}"


def show(arguments: argparse.Namespace, account_id: UUID) -> str:
    """List the keys of an account."""
    rows = (
        (each.name, ",".join(each.scopes), f"{each.expires_on}",
         f"{localtime(each.used_at):%Y-%m-%d}" if each.used_at else "쓴 적 없음",
         "사용" if is_standing(each, localdate()) else "사용 안 함")
        for each in tokens_of(account_id)
    )  # fmt: skip
    return "\n".join("\t".join(row) for row in rows) or f"{arguments.login} 계정에는 API 열쇠가 없습니다."


def revoke(arguments: argparse.Namespace, account_id: UUID) -> str:
    """Revoke the keys of a name."""
    named = [each for each in tokens_of(account_id) if each.name == arguments.name and each.revoked_at is None]
    if not named:
        raise NoSuchToken(f"그런 열쇠가 없습니다: {arguments.name}. 'ieum token list'로 찾아보십시오.")
    for each in named:
        revoke_token(token_id=each.pk, account_id=account_id)
    return f"{arguments.login} 계정의 열쇠 {len(named)}개를 폐기했습니다."


def _of_a_municipality(login: str) -> tuple[UUID, UUID]:
    """The account and its municipality.

    :raises Refused: if there is none, or it belongs to none
    """
    account = account_of(login)
    if account.municipality_id is None:
        raise Refused(f"{login}: 지방자치단체에 속하지 않은 계정에는 API 열쇠가 없습니다.")
    return account.pk, account.municipality_id
