"""Who may do what with the organisation: one table."""

from enum import StrEnum

from ieum.kernel.permissions import Permission
from ieum.platform.choices import STAFF, Role


class OrgAction(StrEnum):
    """Something that a page of the organisation offers."""

    SEE_ORGANISATION = "SEE_ORGANISATION"
    """Units, posts, who holds them, orders and staffing."""
    ISSUE_ORDERS = "ISSUE_ORDERS"
    """Issue orders, take files in and take orders back; confirm for whoever takes over and has no account."""
    SEE_HANDOVERS = "SEE_HANDOVERS"
    """See what is handed over."""
    DESIGNATE_ACCOUNTING = "DESIGNATE_ACCOUNTING"
    """Designate 재무관, 지출원 and 출납원, and relieve them."""
    FIT_ROLES = "FIT_ROLES"
    """Give accounts the roles that their posts ask for after somebody else's order."""
    HAND_OVER = "HAND_OVER"
    """Confirm what one takes over."""


PERMISSIONS = (
    Permission(OrgAction.SEE_ORGANISATION, "조직과 직위를 읽기", STAFF | {Role.COUNCIL, Role.AUDITOR}),
    Permission(
        OrgAction.ISSUE_ORDERS,
        "조직·인사 명령을 내고 되돌리기",
        frozenset({Role.TEAM_LEAD, Role.DIVISION_HEAD}),
        writes=True,
    ),
    Permission(
        OrgAction.DESIGNATE_ACCOUNTING,
        "재무관·지출원·출납원을 지정하고 해제하기",
        frozenset({Role.DIVISION_HEAD, Role.MAYOR}),
        writes=True,
    ),
    Permission(
        OrgAction.FIT_ROLES,
        "다른 사람이 낸 명령에 따라 계정의 역할을 직위에 맞추기",
        frozenset({Role.DIVISION_HEAD}),
        writes=True,
    ),
    Permission(OrgAction.SEE_HANDOVERS, "인계 목록을 읽기", STAFF | {Role.AUDITOR}),
    Permission(OrgAction.HAND_OVER, "넘겨받은 업무를 확인하기", STAFF, writes=True),
)
