"""Who may have decided a movement that is entered on the ground of a paper."""

from uuid import UUID

from ieum.platform.accounts import accounts_of
from ieum.platform.acting import concerned
from ieum.platform.choices import Role
from ieum.platform.database.tenancy import current_municipality

_DECIDERS = (Role.MAYOR, Role.DIVISION_HEAD)
"""The mayor, and the heads whom the delegation of the office names (finance 6.2)."""


def approvers(*, actor_id: UUID) -> dict[UUID, str]:
    """The titles of the accounts that may have decided what an account enters, by their ids: never its own.

    Nor those of whom it acts for.
    """
    found = accounts_of(current_municipality()).filter(role__in=_DECIDERS, is_active=True)
    return {each.pk: each.title for each in found.exclude(pk__in=concerned(actor_id))}
