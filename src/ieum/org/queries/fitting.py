"""Accounts whose role is not that of the posts of their person, on a day and by an order."""

from datetime import date
from uuid import UUID

from ieum.org.choices import OrderKind
from ieum.org.models import Duty, Order
from ieum.org.queries.order_changes import standings_of
from ieum.org.queries.standings import holding_on
from ieum.org.queries.standings import standing as standing_on
from ieum.org.rules.roles import NO_DIVISION, Misfit, budget_divisions, misfits
from ieum.org.rules.standing import Standing
from ieum.platform.accounts import accounts_of
from ieum.platform.database.tenancy import current_municipality


def role_misfits(standing: Standing, day: date) -> list[Misfit]:
    """The accounts whose role is not that of their person's posts in an organisation of a day, by number."""
    roles = dict(accounts_of(current_municipality()).values_list("pk", "role"))
    return misfits(standing, divisions_in_charge(standing, day), roles)


def divisions_in_charge(standing: Standing, day: date) -> set[UUID]:
    """The divisions that are in charge of the budget in an organisation of a day; none where no duty says so."""
    lines = {row.unit_id: row.lines.splitlines() for row in holding_on(Duty, day)}
    return budget_divisions(standing, lines)


def role_doubt(standing: Standing, day: date) -> str:
    """Why nobody knows whether roles fit in an organisation of a day; "" where it is known."""
    return "" if divisions_in_charge(standing, day) else NO_DIVISION


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
