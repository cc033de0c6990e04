"""Who is told things: one table."""

from enum import StrEnum

from ieum.kernel.permissions import Permission
from ieum.platform.choices import STAFF, Role


class NoticeAction(StrEnum):
    """Something that the pages of notices offer."""

    SEE_NOTICES = "SEE_NOTICES"
    """Read one's own notices, and choose how they come."""
    SEE_CALENDAR = "SEE_CALENDAR"
    """Have a calendar of one's own due dates, which come to posts."""


PERMISSIONS = (
    Permission(
        NoticeAction.SEE_NOTICES,
        "자기에게 온 알림을 읽고 받는 방법을 정하기",
        STAFF | {Role.COUNCIL, Role.AUDITOR, Role.RESIDENT},
        in_person="알림은 그 계정의 것이며 다른 사람의 알림을 보지 않음",
    ),
    Permission(
        NoticeAction.SEE_CALENDAR,
        "자기 기한의 달력을 만들고 폐기하기",
        STAFF | {Role.COUNCIL, Role.AUDITOR},
        in_person="달력은 그 계정의 것이며 다른 사람의 기한을 보지 않음",
    ),
)
