"""Who may see and attach files at all; which ones, the matter that they hang on says."""

from enum import StrEnum

from ieum.kernel.permissions import Permission
from ieum.platform.choices import STAFF, Role

PROPOSES = frozenset({Role.TEAM_LEAD, Role.DIVISION_HEAD})
APPROVES = frozenset({Role.DIVISION_HEAD})
_FOR_GOOD = "폐기는 되돌릴 수 없어 누가 요청하고 결정했는지가 처분 기록에 남음(공공기록물 관리에 관한 법률 제27조)"


class FileAction(StrEnum):
    """Something that a page of files offers."""

    SEE_FILES = "SEE_FILES"
    """See the files of matters that one may see."""
    ATTACH_FILES = "ATTACH_FILES"
    """Attach files to matters in which one has a part, and take them off."""
    SEE_EXPIRED = "SEE_EXPIRED"
    """See whose period of retention is over."""
    REQUEST_DISPOSAL = "REQUEST_DISPOSAL"
    """Ask to dispose of files whose period is over, and hold them back."""
    DECIDE_DISPOSAL = "DECIDE_DISPOSAL"
    """Let files be disposed of, or refuse to, where another asked for it."""


PERMISSIONS = (
    Permission(FileAction.SEE_FILES, "볼 수 있는 일의 붙임 파일을 보고 받기", STAFF | {Role.COUNCIL, Role.AUDITOR}),
    Permission(FileAction.ATTACH_FILES, "맡은 일에 파일을 붙이고 떼기", STAFF, writes=True),
    Permission(
        FileAction.SEE_EXPIRED,
        "보존기간이 끝난 파일의 목록을 보기",
        frozenset({Role.TEAM_LEAD, Role.DIVISION_HEAD, Role.AUDITOR}),
    ),
    Permission(
        FileAction.REQUEST_DISPOSAL, "보존기간이 끝난 파일의 폐기를 요청하거나 보류하기", PROPOSES, writes=True,
        in_person=_FOR_GOOD,
    ),
    Permission(
        FileAction.DECIDE_DISPOSAL, "남이 요청한 파일 폐기를 결정하기", APPROVES, writes=True, in_person=_FOR_GOOD
    ),
)  # fmt: skip
