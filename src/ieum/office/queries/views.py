"""Views of lists: whose one may use, and with whom one may share one's own."""

from collections.abc import Iterator
from uuid import UUID

from django.db.models import QuerySet
from django.utils.timezone import localdate

from ieum.office.models import SavedView
from ieum.org.queries import standing as standing_on
from ieum.org.rules.standing import Standing, StandingUnit

_OF_LIST = """
    SELECT * FROM office_savedview
    WHERE list_name = %s AND removed_at IS NULL AND (account_id = %s OR unit_id IS NOT NULL)
"""
"""As it stands here, since each list asks it, and putting it together takes longer than answering it."""


def own_views(account_id: UUID) -> QuerySet[SavedView]:
    """The views that an account keeps, by list and name."""
    rows: QuerySet[SavedView] = SavedView.objects.filter(account_id=account_id, removed_at=None)
    return rows.order_by("list_name", "name")


def views_of(account_id: UUID, list_name: str) -> list[SavedView]:
    """The views of a list that an account may use: its own, then those that heads share with its units."""
    rows = SavedView.objects.raw(_OF_LIST, [list_name, account_id])
    found = sorted(rows, key=lambda each: (each.account_id != account_id, each.name, each.pk))
    if all(each.account_id == account_id for each in found):
        # Who sees it is asked only where there is something to see.
        return found
    units = set(_units_above(account_id, standing_on(localdate())))
    return [each for each in found if each.account_id == account_id or each.unit_id in units]


def headed_units(account_id: UUID) -> list[StandingUnit]:
    """The units that the person of an account heads today, in the order of the organisation."""
    standing = standing_on(localdate())
    posts = (standing.posts[each] for each in standing.answered_by(account_id))
    return [standing.units[unit] for unit in dict.fromkeys(each.unit_id for each in posts if each.is_head)]


def unit_name(view: SavedView) -> str:
    """The name of the unit that sees a view too; "" for a view of one's own, or where the unit is no more."""
    if view.unit_id is None:
        return ""
    unit = standing_on(localdate()).units.get(view.unit_id)
    return unit.name if unit else ""


def _units_above(account_id: UUID, standing: Standing) -> Iterator[UUID]:
    """The units in which an account's person works, and those above them."""
    for post in standing.answered_by(account_id):
        unit_id: UUID | None = standing.posts[post].unit_id
        while unit_id is not None:
            yield unit_id
            unit_id = standing.units[unit_id].parent_id
