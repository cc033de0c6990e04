"""Who may do what with the organisation: one table."""

from collections.abc import Mapping
from enum import StrEnum

from ieum.platform.choices import Role


class OrgAction(StrEnum):
    """Something that a page of the organisation offers."""

    SEE_ORGANISATION = "SEE_ORGANISATION"
    """Units, posts, who holds them, orders and staffing."""
    ISSUE_ORDERS = "ISSUE_ORDERS"
    """Issue orders, take files in and take orders back."""
    HAND_OVER = "HAND_OVER"
    """See what is handed over, and confirm what one takes over."""


_STAFF = frozenset({Role.OFFICER, Role.TEAM_LEAD, Role.DIVISION_HEAD, Role.MAYOR, Role.DEPARTMENT})

MAY: Mapping[OrgAction, frozenset[Role]] = {
    OrgAction.SEE_ORGANISATION: _STAFF | {Role.COUNCIL, Role.AUDITOR},
    OrgAction.ISSUE_ORDERS: frozenset({Role.TEAM_LEAD, Role.DIVISION_HEAD}),
    OrgAction.HAND_OVER: _STAFF | {Role.AUDITOR},
}
