"""Who may see and attach files at all; which ones, the matter that they hang on says."""

from enum import StrEnum

from ieum.kernel.permissions import Permission
from ieum.platform.choices import STAFF, Role


class FileAction(StrEnum):
    """Something that a page of files offers."""

    SEE_FILES = "SEE_FILES"
    """See the files of matters that one may see."""
    ATTACH_FILES = "ATTACH_FILES"
    """Attach files to matters in which one has a part, and take them off."""
    SEE_EXPIRED = "SEE_EXPIRED"
    """See whose period of retention is over."""


PERMISSIONS = (
    Permission(FileAction.SEE_FILES, "볼 수 있는 일의 붙임 파일을 보고 받기", STAFF | {Role.COUNCIL, Role.AUDITOR}),
    Permission(FileAction.ATTACH_FILES, "맡은 일에 파일을 붙이고 떼기", STAFF, writes=True),
    Permission(
        FileAction.SEE_EXPIRED,
        "보존기간이 끝난 파일의 목록을 보기",
        frozenset({Role.TEAM_LEAD, Role.DIVISION_HEAD, Role.AUDITOR}),
    ),
)
