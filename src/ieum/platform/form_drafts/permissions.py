"""Who keeps what is written into forms: one table."""

from enum import StrEnum

from ieum.kernel.permissions import Permission
from ieum.platform.choices import STAFF, Role


class FormDraftAction(StrEnum):
    """Something that forms offer while they are written."""

    KEEP_DRAFTS = "KEEP_DRAFTS"
    """Keep what one writes into a form until it is sent, and load it again."""


PERMISSIONS = (
    Permission(
        FormDraftAction.KEEP_DRAFTS,
        "쓰던 양식을 자동 저장하고 불러오기",
        STAFF | {Role.COUNCIL, Role.AUDITOR},
        in_person="자동 저장한 것은 그 계정만 읽으며 다른 사람의 것을 보지 않음",
    ),
)
