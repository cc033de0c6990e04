"""Who may confirm that the work of a post was taken over."""

from datetime import date
from uuid import UUID

from ieum.kernel.registry import permissions
from ieum.org.models import Handover
from ieum.org.queries.standings import standing as standing_on
from ieum.org.rules.permissions import OrgAction
from ieum.org.rules.standing import Standing
from ieum.platform.acting import powers_of
from ieum.platform.queries import role_of


def may_receive(found: Handover, account_id: UUID, on: date) -> bool:
    """Whether an account may confirm a hand-over on a day.

    It is who takes over, or who answers for the post by then. For a taker without account it is the nearest head above
    who has one, and where nobody above has, whoever issues orders and so gives people their accounts.
    """
    standing = standing_on(on)
    mine, taker = standing.held_by(account_id), found.taker.account_id if found.taker else None
    if taker is not None:
        return taker == powers_of(account_id) or found.post_id in mine
    heads = [each for each in standing.superiors(found.post_id) if _has_account(standing, each)]
    return heads[0] in mine if heads else _issues_orders(account_id)


def _has_account(standing: Standing, post_id: UUID) -> bool:
    answering = standing.responsible(post_id)
    return answering is not None and answering.holding.account_id is not None


def _issues_orders(account_id: UUID) -> bool:
    return role_of(account_id) in permissions[OrgAction.ISSUE_ORDERS.value].roles
