"""The accounts of who leaves the office: nobody logs in by one from the day on which they hold nothing any more."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.db.models import Q
from django.utils.timezone import localdate

from ieum.org.models import Appointment, Order, Person
from ieum.org.queries import known
from ieum.platform.accounts import Period, close_account, set_period


def departed(person_ids: Iterable[UUID], order: Order) -> list[Person]:
    """Of those, who hold nothing from the day of the order on and have an account, by their number."""
    left = Q(valid_until=None) | Q(valid_until__gt=order.effective_date)
    there = known(Appointment).filter(left, person_id__in=person_ids).values("person_id")
    gone = Person.objects.filter(pk__in=person_ids).exclude(pk__in=there).exclude(account=None)
    return list(gone.select_related("account").order_by("number"))


def close_accounts(people: Iterable[Person], order: Order) -> int:
    """Close the accounts of who has left: at once, or where the order is of a day to come, from that day on.

    Gives how many; one that is closed, or ends by then anyway, is left as it is.
    """
    day, made, actor_id = order.effective_date, 0, order.operation.actor_id
    for account in (each.account for each in people if each.account is not None):
        if not account.is_active or (account.valid_until is not None and account.valid_until <= day):
            continue
        login, why = account.login, _why(order)
        if day <= localdate() or (account.valid_from is not None and account.valid_from >= day):
            close_account(login=login, actor_id=actor_id, basis=why)
        else:
            period = Period(account.valid_from, day - timedelta(days=1))
            set_period(login=login, period=period, actor_id=actor_id, basis=why)
        made += 1
    return made


def reopen_accounts(people: Iterable[Person], undone: Order, order: Order) -> tuple[int, int]:
    """Let those come in again whose leaving is taken back, where their accounts have only been given an end.

    Gives how many, and how many accounts are closed. Who has closed those, and why, somebody is to look at.
    """
    made = closed = 0
    for account in (each.account for each in people if each.account is not None):
        closed += not account.is_active
        if account.is_active and account.valid_until == undone.effective_date:
            period = Period(account.valid_from, None)
            set_period(login=account.login, period=period, actor_id=order.operation.actor_id, basis=_why(order))
            made += 1
    return made, closed


def _why(order: Order) -> str:
    return f"{order.title} ({order.operation.basis})"
