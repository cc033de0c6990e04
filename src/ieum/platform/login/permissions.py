"""Who has a first page: one table."""

from enum import StrEnum

from ieum.kernel.permissions import Permission
from ieum.platform.choices import Role


class LoginAction(StrEnum):
    """Something that follows from being logged in to a municipality."""

    SEE_HOME = "SEE_HOME"
    """Reports for who reads them; for residents who they are here, until when, and what they are told."""


PERMISSIONS = (
    Permission(
        LoginAction.SEE_HOME,
        "로그인하여 자기의 첫 화면을 보기",
        frozenset(Role) - {Role.OPERATOR},
        in_person="첫 화면은 로그인한 계정의 것임",
    ),
)
