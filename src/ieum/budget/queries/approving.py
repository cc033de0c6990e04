"""Who may have decided a movement that is entered on the ground of a paper, and who may take it back."""

from uuid import UUID

from django.db.models import Q
from django.utils.timezone import localdate

from ieum.budget.rules.requests import NoLine, director_post
from ieum.kernel.parameters import NotYetInForce
from ieum.org.queries import standing as standing_on
from ieum.platform.accounts import accounts_of
from ieum.platform.acting import concerned, powers_of
from ieum.platform.choices import Role
from ieum.platform.database.tenancy import current_municipality


def deciders() -> dict[UUID, str]:
    """The titles of the accounts that decide on movements, by their ids (finance 6.2).

    The mayor, and the head of the division that the budget team is in: none where no budget team stands today.
    """
    heads = Q(role=Role.DIVISION_HEAD, pk__in=_heads_of_the_budget())
    found = accounts_of(current_municipality()).filter(Q(role=Role.MAYOR) | heads, is_active=True)
    return {each.pk: each.title for each in found}


def approvers(*, actor_id: UUID) -> dict[UUID, str]:
    """The titles of the accounts that may have decided what an account enters, by their ids: never its own.

    Nor those of whom it acts for.
    """
    own = concerned(actor_id)
    return {pk: title for pk, title in deciders().items() if pk not in own}


def decides(account_id: UUID) -> bool:
    """Whether an account, or the one it acts for, decides on movements."""
    return powers_of(account_id) in deciders()


def _heads_of_the_budget() -> set[UUID | None]:
    """Who holds the post of the head, or stands in for its holder."""
    today = localdate()
    standing = standing_on(today)
    try:
        post_id = director_post(standing, on=today)
    except (NoLine, NotYetInForce):
        return set()
    return {each.account_id for each in standing.holders(post_id)}
