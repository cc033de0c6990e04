"""The powers of other accounts that an account may use on a day: those delegated to it, and those of its 직무대리."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from ieum.kernel.permissions import Permission
from ieum.kernel.registry import Registry
from ieum.platform.accounts import accounts
from ieum.platform.acting import Power, acting, powers_of
from ieum.platform.models import Account, Delegation


@dataclass(frozen=True, slots=True)
class Office:
    """What the app that knows posts says about accounts."""

    name: str
    stands_in: Callable[[UUID, date], list[Power]]
    """The powers that an account has by 직무대리 on a day."""
    answers_for: Callable[[UUID, UUID, date], bool]
    """Whether the first account is a head above the second on a day."""
    excluded: Callable[[UUID, UUID, date, date], str]
    """Why the first account may not act for the second from a day to another; "" where it may."""


offices: Registry[Office] = Registry()


def powers(account_id: UUID, on: date) -> list[Power]:
    """What powers of others an account may use on a day: by delegation, then by 직무대리."""
    delegated = [power_of(each) for each in standing_delegations(on).filter(delegate_id=account_id)]
    found = [*delegated, *(power for office in offices for power in office.stands_in(account_id, on))]
    return [each for each in found if not excluded(account_id, each.behalf_id, on, on)]


def excluded(account_id: UUID, behalf_id: UUID, first: date, last: date) -> str:
    """Why an account may not act for another on some day of a period; "" where it may."""
    return next(filter(None, (office.excluded(account_id, behalf_id, first, last) for office in offices)), "")


def power_for(account_id: UUID, behalf_id: UUID, on: date) -> Power | None:
    """By what an account may act for another on a day; None where it may not, or either is closed."""
    found = next((each for each in powers(account_id, on) if each.behalf_id == behalf_id), None)
    active = Account.objects.filter(pk__in=[account_id, behalf_id], is_active=True).count()
    return found if active == 2 else None


def standing_delegations(on: date) -> QuerySet[Delegation]:
    """The delegations that give something on a day, the one that ends first before the others."""
    rows = Delegation.objects.filter(ends=None, valid_from__lte=on, valid_until__gt=on)
    return rows.select_related("operation__actor", "operation__on_behalf_of", "delegator", "delegate").order_by(
        "valid_until", "id"
    )


def delegations_of(account_id: UUID) -> QuerySet[Delegation]:
    """All delegations by or to an account, the newest first."""
    rows = Delegation.objects.filter(Q(delegator_id=account_id) | Q(delegate_id=account_id))
    rows = rows.select_related("operation__actor", "operation__on_behalf_of", "delegator", "delegate").prefetch_related(
        "ends__operation__actor", "ends__operation__on_behalf_of"
    )
    return rows.order_by("-valid_from", "-id")


def power_of(row: Delegation) -> Power:
    """A delegation as the power that it gives."""
    return Power(
        row.delegate_id, row.delegator_id, "위임", row.valid_from, row.valid_until, row.operation.basis,
        frozenset(row.actions),
    )  # fmt: skip


def gives(power: Power, permission: Permission, role: str) -> bool:
    """Whether a power gives a permission, where ``role`` is what the other account may be now."""
    return role in permission.roles and not permission.in_person and power.covers(permission.name)


def permits(account_id: UUID, permission: Permission) -> bool:
    """Whether an account has a permission by what it is, or by what whoever it acts for is."""
    return bool(permitted(account_id, [permission]))


def permitted(account_id: UUID, asked: Iterable[Permission]) -> list[Permission]:
    """Those of some permissions that an account has, as :func:`permits` says; the account is asked for once."""
    power = acting(account_id)
    role = accounts().filter(pk=powers_of(account_id)).values_list("role", flat=True).first() or ""
    return [each for each in asked if (gives(power, each, role) if power else role in each.roles)]


def last_day(power: Power) -> str:
    """The last day of a power in words."""
    return f"{power.valid_until - timedelta(days=1):%Y-%m-%d}까지" if power.valid_until else "따로 정할 때까지"
