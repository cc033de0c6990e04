"""What the operator does with accounts: opens and closes them, changes what they may, and helps who is locked out.

Each is an operation of the account's municipality, so that the audit log says who gave and took access, and why.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate, now

from ieum.kernel.wording import worded
from ieum.platform.choices import FOR_A_TIME, Role
from ieum.platform.database.tenancy import municipality
from ieum.platform.models import Account, Municipality
from ieum.platform.operations import BasisMissing, Refused, open_operation

GIVEN_ROLES = tuple(role for role in Role if role != Role.OPERATOR)
"""All but that of the one account that commands work as, which nobody logs in with."""
_PASSWORD_BYTES = 12
"""Of a first password, which nobody guesses and which can still be typed."""


class NoSuchAccount(Refused):
    """No account has that login."""


class LoginTaken(Refused):
    """Another account has that login."""


class NameOfPerson(Refused):
    """The account of a resident would show who they are, beyond what is sealed and can be erased."""


class WrongPeriod(Refused):
    """The days do not make a period that is to come."""


class OfNoMunicipality(Refused):
    """The account is the installation's own, which nobody logs in as."""


class SameRole(Refused):
    """The account has that role already."""


class NoSuchMunicipality(Refused):
    """No local government of this installation has that code."""


@dataclass(frozen=True, slots=True)
class Period:
    """From and until when an account is in use, both days included; None for no bound."""

    first_day: date | None = None
    last_day: date | None = None

    @property
    def valid_until(self) -> date | None:
        """The day after the last one, as the database keeps it."""
        return None if self.last_day is None else self.last_day + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class NewAccount:
    """What an account is when it is made."""

    login: str
    title: str
    role: Role
    municipality_code: str
    period: Period


def accounts() -> QuerySet[Account]:
    """All accounts of the installation in the order of their logins."""
    return Account.objects.select_related("municipality").order_by("login")


def accounts_of(municipality_id: UUID) -> QuerySet[Account]:
    """The accounts of a municipality by title."""
    return Account.objects.filter(municipality_id=municipality_id).order_by("title", "login")


def open_account(*, new: NewAccount, actor_id: UUID, basis: str) -> str:
    """Make an account; its first password, which is given here and never again.

    :raises NoSuchMunicipality: if the code is unknown
    :raises LoginTaken: if another one has the login
    :raises WrongPeriod: if it would end before it begins, is over, or has no end and needs one
    :raises NameOfPerson: if a resident's shows more than that
    :raises BasisMissing: without basis
    """
    _require_period(new.role, new.period)
    if new.role == Role.RESIDENT and (new.title != Role.RESIDENT.label or "@" in new.login):
        raise NameOfPerson(
            "주민 계정에는 이름이나 메일 주소를 적지 않습니다. 아이디는 'resident-1'처럼 뜻 없이, "
            "화면에 보일 이름은 '주민'으로 적으십시오."
        )
    home = _municipality_of(new.municipality_code)
    account = Account(
        login=new.login, title=new.title, role=new.role, municipality=home, valid_from=new.period.first_day,
        valid_until=new.period.valid_until,
    )  # fmt: skip
    first = _give_password(account)
    with municipality(home.pk):
        _record("open_account", account, actor_id, basis, new.role.label)
        try:
            with transaction.atomic():
                account.save(force_insert=True)
        except IntegrityError as error:
            raise LoginTaken(worded("이미 있는 아이디입니다: {login}", login=new.login)) from error
    return first


def renew_password(*, login: str, actor_id: UUID, basis: str) -> str:
    """Give an account another first password, which is given here; whoever is logged in with the old one is logged out.

    :raises NoSuchAccount: if there is none
    :raises BasisMissing: without basis
    """
    with _to_change(login) as account:
        _record("renew_password", account, actor_id, basis)
        first = _give_password(account)
        account.save(update_fields=["password", "has_first_password"])
        _end_sessions(account)
    return first


def close_account(*, login: str, actor_id: UUID, basis: str) -> None:
    """Close an account, at once for who is logged in with it.

    :raises NoSuchAccount: if there is none
    :raises BasisMissing: without basis
    """
    with _to_change(login) as account:
        _record("close_account", account, actor_id, basis)
        _close(account)


def reopen_account(*, login: str, actor_id: UUID, basis: str) -> None:
    """Open a closed account again.

    :raises NoSuchAccount: if there is none
    :raises WrongPeriod: if it would be opened without an end and needs one
    :raises BasisMissing: without basis
    """
    with _to_change(login) as account:
        if account.valid_until is None:
            _require_period(Role(account.role), Period())
        _record("reopen_account", account, actor_id, basis)
        account.is_active = True
        account.save(update_fields=["is_active"])


def set_period(*, login: str, period: Period, actor_id: UUID, basis: str) -> None:
    """Say from and until when an account is in use. One that its period closed is opened by it.

    :raises NoSuchAccount: if there is none
    :raises WrongPeriod: if it would end before it begins, is over, or has no end and needs one
    :raises BasisMissing: without basis
    """
    with _to_change(login) as account:
        _require_period(Role(account.role), period)
        was_closed = account.valid_until is not None and account.valid_until <= localdate()
        account.valid_from = period.first_day
        account.valid_until = period.valid_until
        account.is_active = account.is_active or was_closed
        _record("set_account_period", account, actor_id, basis, period_in_words(account))
        account.save(update_fields=["valid_from", "valid_until", "is_active"])


def change_role(*, login: str, role: Role, actor_id: UUID, basis: str) -> None:
    """Give an account another role; whoever is logged in with it logs in again.

    :raises NoSuchAccount: if there is none
    :raises SameRole: if it has that role
    :raises WrongPeriod: if the role is for a time, and the account has no last day
    :raises BasisMissing: without basis
    """
    with _to_change(login) as account:
        before = Role(account.role)
        if role == before:
            raise SameRole(worded("{login} 계정은 이미 {role}입니다.", login=login, role=worded(role.label)))
        if account.valid_until is None:
            _require_period(role, Period())
        _record("change_role", account, actor_id, basis, f"{before.label}에서 {role.label}(으)로")
        account.role = role
        account.save(update_fields=["role"])
        _end_sessions(account)


def remove_factors(*, login: str, actor_id: UUID, basis: str) -> int:
    """Take away apps, keys and recovery codes of an account; how many.

    :raises NoSuchAccount: if there is none
    :raises BasisMissing: without basis
    """
    count: int
    with _to_change(login) as account:
        count, _ = Authenticator.objects.filter(user=account).delete()
        _record("remove_factors", account, actor_id, basis, f"{count}개")
    return count


def account_of(login: str) -> Account:
    """The account with that login.

    :raises NoSuchAccount: if there is none
    """
    found = Account.objects.filter(login=login).first()
    if found is None:
        raise NoSuchAccount(worded("그런 계정이 없습니다: {login}. 'ieum user list'로 찾아보십시오.", login=login))
    return found


def period_in_words(account: Account) -> str:
    """The days for which an account is, in words."""
    first = f"{account.valid_from}부터" if account.valid_from else ""
    last = f"{account.valid_until - timedelta(days=1)}까지" if account.valid_until else ""
    return " ".join(filter(None, (first, last))) or "기간 없음"


@contextmanager
def _to_change(login: str) -> Iterator[Account]:
    """The account, held within a transaction of its municipality until what changes it is done.

    :raises NoSuchAccount: if there is none
    :raises OfNoMunicipality: if no municipality's log could tell of it
    """
    home = account_of(login).municipality_id
    if home is None:
        raise OfNoMunicipality(worded("{login}: 지방자치단체에 속하지 않은 계정은 바꾸지 않습니다.", login=login))
    with municipality(home):
        yield Account.objects.select_for_update().get(login=login)


def _record(kind: str, account: Account, actor_id: UUID, basis: str, what: str = "") -> None:
    """Tell the audit log which account it is, what becomes of it, and why."""
    if not basis.strip():
        raise BasisMissing("근거를 적어야 합니다.")
    told = f"{account.login}({account.title})" + (f" {what}" if what else "")
    open_operation(kind=f"platform.{kind}", actor_id=actor_id, basis=f"{told}: {basis.strip()}")


def _close(account: Account) -> None:
    account.is_active = False
    account.save(update_fields=["is_active"])
    _end_sessions(account)


def _end_sessions(account: Account) -> None:
    """Log out whoever is logged in with the account, so that no session wakes up when it is opened again."""
    standing = Session.objects.filter(expire_date__gt=now())
    of_account = [each.pk for each in standing.iterator() if each.get_decoded().get(SESSION_KEY) == str(account.pk)]
    Session.objects.filter(pk__in=of_account).delete()


def _municipality_of(code: str) -> Municipality:
    found = Municipality.objects.filter(code=code).first()
    if found is None:
        known = ", ".join(Municipality.objects.order_by("code").values_list("code", flat=True)) or "하나도 없음"
        raise NoSuchMunicipality(
            worded("등록되지 않은 지방자치단체입니다: {code} (등록된 부호: {known})", code=code, known=known)
        )
    return found


def _give_password(account: Account) -> str:
    first = secrets.token_urlsafe(_PASSWORD_BYTES)
    account.set_password(first)
    account.has_first_password = True
    return first


def _require_period(role: Role, period: Period) -> None:
    """Refuse days that make no period to come, and no last day for who comes for a time."""
    first_day, last_day = period.first_day, period.last_day
    if last_day is None and role in FOR_A_TIME:
        raise WrongPeriod(
            worded(
                "{role} 계정은 마지막 날이 있어야 합니다. '--until 2026-11-30'처럼 적으십시오.",
                role=worded(role.label),
            )
        )
    if last_day is not None and (last_day < localdate() or (first_day is not None and last_day < first_day)):
        raise WrongPeriod("마지막 날은 첫날과 오늘보다 앞설 수 없습니다.")
