"""What the operator does with accounts: opens and closes them, and helps who is locked out."""

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


class NoSuchAccount(Refused):
    """No account has that login."""


class LoginTaken(Refused):
    """Another account has that login."""


class WrongPeriod(Refused):
    """The days do not make a period that is to come."""


class NoSuchMunicipality(Refused):
    """No local government of this installation has that code."""


def accounts() -> QuerySet[Account]:
    """All accounts of the installation in the order of their logins."""
    return Account.objects.select_related("municipality").order_by("login")


def accounts_of(municipality_id: UUID) -> QuerySet[Account]:
    """The accounts of a municipality by title."""
    return Account.objects.filter(municipality_id=municipality_id).order_by("title", "login")


def open_account(  # noqa: PLR0913 - all that an account is, called by names
    *,
    login: str,
    title: str,
    role: Role,
    password: str,
    municipality_code: str,
    first_day: date | None = None,
    last_day: date | None = None,
) -> None:
    """Make an account, for the days from the first to the last where those are given.

    :raises NoSuchMunicipality: if the code is unknown
    :raises LoginTaken: if another one has the login
    :raises WrongPeriod: if it would end before it begins, is over, or has no end and needs one
    """
    _require_period(role, first_day, last_day)
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
        login=login, title=title, role=role, municipality=municipality, valid_from=first_day,
        valid_until=_end(last_day),
    )  # fmt: skip
    account.set_password(password)
    try:
        with transaction.atomic():
            account.save(force_insert=True)
    except IntegrityError as error:
        raise LoginTaken(worded("이미 있는 아이디입니다: {login}", login=login)) from error


def set_password(*, login: str, password: str) -> None:
    """Give an account another password; whoever is logged in with the old one is logged out.

    :raises NoSuchAccount: if there is none
    """
    account = account_of(login)
    account.set_password(password)
    account.save(update_fields=["password"])


def set_active(*, login: str, is_active: bool) -> None:
    """Close an account, at once for who is logged in with it, or open it again.

    :raises NoSuchAccount: if there is none
    :raises WrongPeriod: if it would be opened without an end and needs one
    """
    account = account_of(login)
    if is_active and account.valid_until is None:
        _require_period(Role(account.role), None, None)
    account.is_active = is_active
    account.save(update_fields=["is_active"])


def set_period(*, login: str, first_day: date | None, last_day: date | None) -> None:
    """Say from and until when an account is in use; None for no bound. One that its period closed is opened by it.

    :raises NoSuchAccount: if there is none
    :raises WrongPeriod: if it would end before it begins, is over, or has no end and needs one
    """
    account = account_of(login)
    _require_period(Role(account.role), first_day, last_day)
    was_closed = account.valid_until is not None and account.valid_until <= localdate()
    account.valid_from = first_day
    account.valid_until = _end(last_day)
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


def _require_period(role: Role, first_day: date | None, last_day: date | None) -> None:
    """Refuse days that make no period to come, and no last day for who comes for a time."""
    if last_day is None and role in FOR_A_TIME:
        raise WrongPeriod(
            worded(
                "{role} 계정은 마지막 날이 있어야 합니다. '--until 2026-11-30'처럼 적으십시오.",
                role=worded(role.label),
            )
        )
    if last_day is not None and (last_day < localdate() or (first_day is not None and last_day < first_day)):
        raise WrongPeriod("마지막 날은 첫날과 오늘보다 앞설 수 없습니다.")


def _end(last_day: date | None) -> date | None:
    """The day after the last one, as the database keeps it."""
    return None if last_day is None else last_day + timedelta(days=1)
