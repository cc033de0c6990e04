"""Accounts whose role is not that of the posts of their person, on a day and by an order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ieum.org.choices import OrderKind
from ieum.org.models import Appointment, Duty, Order
from ieum.org.queries.order_changes import standings_of
from ieum.org.queries.standings import holding_on
from ieum.org.queries.standings import standing as standing_on
from ieum.org.rules.roles import NO_DIVISION, Misfit, budget_divisions, misfits
from ieum.org.rules.standing import Standing
from ieum.platform.accounts import accounts_of
from ieum.platform.acting import concerned
from ieum.platform.database.tenancy import current_municipality


@dataclass(frozen=True, slots=True)
class Unfit:
    """Accounts whose role does not fit, under the order on whose page that is settled."""

    order: Order
    misfits: tuple[Misfit, ...]


def role_misfits(standing: Standing, day: date) -> list[Misfit]:
    """The accounts whose role is not that of their person's posts in an organisation of a day, by number."""
    roles = dict(accounts_of(current_municipality()).values_list("pk", "role"))
    return misfits(standing, divisions_in_charge(standing, day), roles)


def divisions_in_charge(standing: Standing, day: date) -> set[UUID]:
    """The divisions that are in charge of the budget in an organisation of a day; none where no duty says so."""
    lines = {row.unit_id: row.lines.splitlines() for row in holding_on(Duty, day)}
    return budget_divisions(standing, lines)


def role_doubt(standing: Standing, day: date) -> str:
    """Why nobody knows whether roles fit in an organisation of a day; "" where it is known, or nothing stands yet."""
    return "" if not standing.units or divisions_in_charge(standing, day) else NO_DIVISION


def misfits_by_order(order: Order, on: date) -> list[Misfit]:
    """Of the accounts whose role does not fit on a day, or on that of an order to come, those that the order moved.

    A reorganisation may move what any post asks for.
    """
    day = max(on, order.effective_date)
    found = role_misfits(standing_on(day), day)
    if order.kind == OrderKind.REORGANISATION:
        return found
    before, after = standings_of(order)
    moved = {each.person_id for each in set(before.holdings) ^ set(after.holdings)}
    return [each for each in found if each.holding.person_id in moved]


def unfit(on: date) -> list[Unfit]:
    """The accounts whose role does not fit on a day, each under the last order that moved what its person holds.

    A reorganisation may move what any post asks for. The latest order comes first.
    """
    found = role_misfits(standing_on(on), on)
    last = _last_orders({each.holding.person_id for each in found}, on)
    orders = Order.objects.filter(pk__in=last.values()).select_related("operation")
    return [
        Unfit(order, tuple(each for each in found if last.get(each.holding.person_id) == order.pk))
        for order in orders.order_by("-effective_date", "-pk")
    ]


def unfit_for(account_id: UUID, on: date) -> list[Unfit]:
    """Of those what an account may settle: by no order of its own, and not its own role."""
    own = concerned(account_id)
    left = (
        Unfit(each.order, tuple(one for one in each.misfits if one.account_id not in own))
        for each in unfit(on)
        if each.order.operation.actor_id not in own
    )
    return [each for each in left if each.misfits]


def _last_orders(people: Iterable[UUID], on: date) -> dict[UUID, UUID]:
    """The last order up to a day that moved what each of these persons holds."""
    ids = set(people)
    if not ids:
        return {}
    done = Order.objects.filter(effective_date__lte=on)
    days: dict[UUID, date] = dict(done.values_list("pk", "effective_date"))
    rows = Appointment.objects.filter(person__in=ids).values_list("person_id", "order_id", "ended_by_id")
    moved = {(person, order) for person, *both in rows for order in both if order in days}
    all_moved = (
        done.filter(kind=OrderKind.REORGANISATION).order_by("-effective_date", "-pk").values_list("pk", flat=True)
    )
    moved |= {(person, order) for person in ids for order in all_moved[:1]}
    return dict(sorted(moved, key=lambda each: (days[each[1]], each[1])))
