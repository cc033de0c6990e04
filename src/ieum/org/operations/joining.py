"""Joining officials to the accounts by which they log in: without one, no work that waits at their posts reaches them.

An account is joined to one official at a time. It is nothing that an order lets hold: taking an order back leaves it.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from ieum.kernel.row_faults import RowFault
from ieum.kernel.wording import worded
from ieum.org.models import Person
from ieum.org.operations.holding import hold_organisation
from ieum.platform.accounts import accounts_of
from ieum.platform.acting import concerned
from ieum.platform.choices import STAFF, Role
from ieum.platform.database.tenancy import current_municipality
from ieum.platform.notices.operations import forget_address
from ieum.platform.operations import Refused, open_operation

if TYPE_CHECKING:
    from ieum.platform.models import Account


class JoinRefused(Refused):
    """An official cannot be joined to an account, or leave it; the message says why and what to do."""


@transaction.atomic
def join_account(*, person_id: UUID, login: str, actor_id: UUID, basis: str) -> None:
    """Let an official log in by an account, instead of the one that they had.

    :raises JoinRefused: if the account is none of the office's staff, closed, another's, theirs already, or that of
        whoever joins them
    :raises BasisMissing: without basis
    """
    hold_organisation()
    person = _person(person_id)
    if person.account is not None and person.account.login == login:
        raise JoinRefused(worded("이미 이 직원에 이어진 계정입니다: {login}.", login=login))
    fault = _join(person, login, _accounts([login]), actor_id, basis)
    if fault:
        raise JoinRefused(fault)


@transaction.atomic
def leave_account(*, person_id: UUID, actor_id: UUID, basis: str) -> None:
    """Let an official be joined to no account; the account itself stays open.

    :raises JoinRefused: if they are joined to none
    :raises BasisMissing: without basis
    """
    hold_organisation()
    person = _person(person_id)
    if person.account is None:
        raise JoinRefused("이 직원에 이어진 계정이 없습니다.")
    _record("leave_account", person, person.account, actor_id, basis)
    _set(person, None)


def join_listed(
    listed: Sequence[tuple[int, UUID, str]], *, actor_id: UUID, basis: str
) -> tuple[int, Sequence[RowFault]]:
    """Join the officials of a file, each a row with its person and login, as part of its order.

    Gives how many were joined that were not, and why rows cannot be; whoever asks refuses the file then.
    """
    accounts = _accounts(login for _, _, login in listed)
    joined: dict[UUID, str] = {}
    made, faults = 0, []
    for line, person_id, login in listed:
        person, before = _person(person_id), joined.setdefault(person_id, login)
        if before != login:
            faults.append(
                RowFault(line, worded("한 직원에 계정을 둘 적었습니다: {first}, {login}.", first=before, login=login))
            )
        elif person.account is None or person.account.login != login:
            fault = _join(person, login, accounts, actor_id, basis)
            made += not fault
            faults += [RowFault(line, fault)] if fault else []
    return made, faults


def _join(person: Person, login: str, accounts: Mapping[str, "Account"], actor_id: UUID, basis: str) -> str:
    """Join them; or why not, and then nothing is written."""
    account = accounts.get(login)
    fault = _fault(login, account, person, actor_id)
    if account is not None and not fault:
        _record("join_account", person, account, actor_id, basis)
        _set(person, account)
    return fault


def _fault(login: str, account: "Account | None", person: Person, actor_id: UUID) -> str:
    """Why an account is not to be joined to an official; another municipality's is as unknown as none."""
    if account is None:
        return worded("이 지방자치단체에 없는 아이디입니다: {login}. 'ieum user add'로 먼저 만드십시오.", login=login)
    if account.role not in STAFF:
        role = worded(Role(account.role).label)
        return worded("직원이 쓰는 계정이 아닙니다: {login}({role}). 직원의 계정을 적으십시오.", login=login, role=role)
    if not account.is_active:
        return worded("닫힌 계정입니다: {login}. 'ieum user enable'로 먼저 여십시오.", login=login)
    if account.pk in concerned(actor_id):
        return worded(
            "자기 자신이나 대행하는 사람의 계정은 이을 수 없습니다: {login}. 다른 결정자가 잇습니다.", login=login
        )
    other = Person.objects.filter(account_id=account.pk).exclude(pk=person.pk).first()
    if other is not None:
        said = "다른 직원({number})에 이어진 계정입니다: {login}. 그 직원의 화면에서 먼저 떼십시오."
        return worded(said, number=other.number, login=login)
    return ""


def _person(person_id: UUID) -> Person:
    found: Person | None = Person.objects.select_related("account").filter(pk=person_id).first()
    if found is None:
        raise JoinRefused("직원을 찾을 수 없습니다. 조직도에서 고르십시오.")
    return found


def _accounts(logins: Iterable[str]) -> dict[str, "Account"]:
    return {each.login: each for each in accounts_of(current_municipality()).filter(login__in=set(logins))}


def _record(kind: str, person: Person, account: "Account", actor_id: UUID, basis: str) -> None:
    """Tell the audit log whom and which account; whom by the id alone, which says nothing once they are erased."""
    told = f"{account.login}({account.title}) 직원 {person.pk}: {basis.strip()}" if basis.strip() else ""
    open_operation(kind=f"org.{kind}", actor_id=actor_id, basis=told)


def _set(person: Person, account: "Account | None") -> None:
    """An account that they leave may become somebody else's, whose notices must not go to their address."""
    if person.account is not None:
        forget_address(person.account.pk)
    person.account = account
    person.save(update_fields=["account"])
