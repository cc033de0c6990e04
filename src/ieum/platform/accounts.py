"""What the operator does with accounts: opens and closes them, and helps who is locked out."""

import secrets
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate

from ieum.kernel.wording import worded
from ieum.platform.choices import FOR_A_TIME, Role
from ieum.platform.models import Account, Municipality
from ieum.platform.operations import Refused

_PASSWORD_BYTES = 12
"""Of a first password, which nobody guesses and which can still be typed."""


class NoSuchAccount(Refused):
    """No account has that login."""


class LoginTaken(Refused):
    """Another account has that login."""


class WrongPeriod(Refused):
    """The days do not make a period that is to come."""


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


def accounts() -> QuerySet[Account]:
    """All accounts of the installation in the order of their logins."""
    return Account.objects.select_related("municipality").order_by("login")


def accounts_of(municipality_id: UUID) -> QuerySet[Account]:
    """The accounts of a municipality by title."""
    return Account.objects.filter(municipality_id=municipality_id).order_by("title", "login")


def open_account(*, login: str, title: str, role: Role, municipality_code: str, period: Period) -> str:
    """Make an account; its first password, which is given here and never again.

    :raises NoSuchMunicipality: if the code is unknown
    :raises LoginTaken: if another one has the login
    :raises WrongPeriod: if it would end before it begins, is over, or has no end and needs one
    """
    _require_period(role, period)
    municipality = Municipality.objects.filter(code=municipality_code).first()
    if municipality is None:
        known = ", ".join(Municipality.objects.order_by("code").values_list("code", flat=True)) or "하나도 없음"
        raise NoSuchMunicipality(
            worded(
                "등록되지 않은 지방자치단체입니다: {code} (등록된 부호: {known})",
                code=municipality_code,
                known=known,
            )
        )
    account = Account(
        login=login, title=title, role=role, municipality=municipality, valid_from=period.first_day,
        valid_until=period.valid_until,
    )  # fmt: skip
    first = _give_password(account)
    try:
        with transaction.atomic():
            account.save(force_insert=True)
    except IntegrityError as error:
        raise LoginTaken(worded("이미 있는 아이디입니다: {login}", login=login)) from error
    return first


def renew_password(*, login: str) -> str:
    """Give an account another first password, which is given here; whoever is logged in with the old one is logged out.

    :raises NoSuchAccount: if there is none
    """
    account = account_of(login)
    first = _give_password(account)
    account.save(update_fields=["password"])
    return first


def set_active(*, login: str, is_active: bool) -> None:
    """Close an account, at once for who is logged in with it, or open it again.

    :raises NoSuchAccount: if there is none
    :raises WrongPeriod: if it would be opened without an end and needs one
    """
    account = account_of(login)
    if is_active and account.valid_until is None:
        _require_period(Role(account.role), Period())
    account.is_active = is_active
    account.save(update_fields=["is_active"])


def set_period(*, login: str, period: Period) -> None:
    """Say from and until when an account is in use. One that its period closed is opened by it.

    :raises NoSuchAccount: if there is none
    :raises WrongPeriod: if it would end before it begins, is over, or has no end and needs one
    """
    account = account_of(login)
    _require_period(Role(account.role), period)
    was_closed = account.valid_until is not None and account.valid_until <= localdate()
    account.valid_from = period.first_day
    account.valid_until = period.valid_until
    account.is_active = account.is_active or was_closed
    account.save(update_fields=["valid_from", "valid_until", "is_active"])


def remove_factors(*, login: str) -> int:
    """Take away apps, keys and recovery codes of an account; how many.

    :raises NoSuchAccount: if there is none
    """
    count: int
    count, _ = Authenticator.objects.filter(user=account_of(login)).delete()
    return count


def account_of(login: str) -> Account:
    """The account with that login.

    :raises NoSuchAccount: if there is none
    """
    found = Account.objects.filter(login=login).first()
    if found is None:
        raise NoSuchAccount(worded("그런 계정이 없습니다: {login}. 'ieum user list'로 찾아보십시오.", login=login))
    return found


def _give_password(account: Account) -> str:
    first = secrets.token_urlsafe(_PASSWORD_BYTES)
    account.set_password(first)
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
