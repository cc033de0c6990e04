"""What the operator does with accounts: opens and closes them, and helps who is locked out."""

from datetime import date, timedelta
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate

from ieum.platform.choices import Role
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


def open_account(*, login: str, title: str, role: Role, password: str, municipality_code: str) -> None:
    """Make an account.

    :raises NoSuchMunicipality: if the code is unknown
    :raises LoginTaken: if another one has the login
    """
    municipality = Municipality.objects.filter(code=municipality_code).first()
    if municipality is None:
        known = ", ".join(Municipality.objects.order_by("code").values_list("code", flat=True)) or "하나도 없음"
        raise NoSuchMunicipality(f"등록되지 않은 지방자치단체입니다: {municipality_code} (등록된 부호: {known})")
    account = Account(login=login, title=title, role=role, municipality=municipality)
    account.set_password(password)
    try:
        with transaction.atomic():
            account.save(force_insert=True)
    except IntegrityError as error:
        raise LoginTaken(f"이미 있는 아이디입니다: {login}") from error


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
    """
    account = account_of(login)
    account.is_active = is_active
    account.save(update_fields=["is_active"])


def set_period(*, login: str, first_day: date | None, last_day: date | None) -> None:
    """Say from and until when an account is in use; None for no bound. One that its period closed is opened by it.

    :raises NoSuchAccount: if there is none
    :raises WrongPeriod: if it would end before it begins, or is over
    """
    if last_day is not None and (last_day < localdate() or (first_day is not None and last_day < first_day)):
        raise WrongPeriod("마지막 날은 첫날과 오늘보다 앞설 수 없습니다.")
    account = account_of(login)
    was_closed = account.valid_until is not None and account.valid_until <= localdate()
    account.valid_from = first_day
    account.valid_until = None if last_day is None else last_day + timedelta(days=1)
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
        raise NoSuchAccount(f"그런 계정이 없습니다: {login}. 'ieum user list'로 찾아보십시오.")
    return found
