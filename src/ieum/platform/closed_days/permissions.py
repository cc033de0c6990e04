"""Who may see on which days the municipality is closed, and who decides on them."""

from enum import StrEnum

from ieum.kernel.permissions import Permission
from ieum.platform.choices import STAFF, Role


class ClosedDayAction(StrEnum):
    """Something that the page of closed days offers."""

    SEE_CLOSED_DAYS = "SEE_CLOSED_DAYS"
    """See the closed days, and what moved with them."""
    CLOSE_DAYS = "CLOSE_DAYS"
    """Close a day, and take that back; both count open deadlines anew."""


PERMISSIONS = (
    Permission(
        ClosedDayAction.SEE_CLOSED_DAYS, "자치단체 휴무일과 바뀐 기한을 보기", STAFF | {Role.COUNCIL, Role.AUDITOR}
    ),
    Permission(
        ClosedDayAction.CLOSE_DAYS,
        "자치단체 휴무일을 정하고 취소하기",
        frozenset({Role.DIVISION_HEAD, Role.MAYOR}),
        writes=True,
    ),
)
