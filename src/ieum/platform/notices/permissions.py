"""Who is told things: one table."""

from enum import StrEnum

from ieum.kernel.permissions import Permission
from ieum.platform.choices import STAFF, Role


class NoticeAction(StrEnum):
    """Something that the pages of notices offer."""

    SEE_NOTICES = "SEE_NOTICES"
    """Read one's own notices, choose how they come, and have a calendar of one's own due dates."""


PERMISSIONS = (
    Permission(
        NoticeAction.SEE_NOTICES,
        "자기에게 온 알림을 읽고 받는 방법을 정하기",
        STAFF | {Role.COUNCIL, Role.AUDITOR},
        in_person="알림과 달력은 그 계정의 것이며 다른 사람의 알림을 보지 않음",
    ),
)
