"""Who may do what with reports: one table."""

from enum import StrEnum

from ieum.kernel.permissions import Permission
from ieum.platform.choices import STAFF, Role


class Action(StrEnum):
    """Something that a page offers."""

    SEE_REPORTS = "SEE_REPORTS"
    SEE_INTAKES = "SEE_INTAKES"
    """Reports that were handed in, their proposals, and facts one by one."""
    TAKE_IN = "TAKE_IN"
    CONFIRM = "CONFIRM"
    CORRECT = "CORRECT"
    RULE = "RULE"
    """Decide which of several competing values is used."""
    EDIT = "EDIT"
    """Change the sentences of a report."""
    BUILD = "BUILD"
    """Make an edition."""
    CHECK_FILES = "CHECK_FILES"
    """Have files checked that nobody records."""


_WRITERS = frozenset({Role.OFFICER, Role.TEAM_LEAD})
_DECIDERS = frozenset({Role.TEAM_LEAD, Role.DIVISION_HEAD})
_DIVISION = _WRITERS | _DECIDERS
_READERS = STAFF | {Role.COUNCIL, Role.AUDITOR}

PERMISSIONS = (
    Permission(Action.SEE_REPORTS, "보고서와 호를 읽기", _READERS),
    Permission(Action.SEE_INTAKES, "등록한 값과 그 이력을 읽기", _DIVISION | {Role.AUDITOR}),
    Permission(Action.TAKE_IN, "보고서 파일을 올리기", _WRITERS, writes=True),
    Permission(Action.CONFIRM, "값을 등록하기", _WRITERS, writes=True),
    Permission(Action.CORRECT, "등록한 값을 바로잡기", _WRITERS, writes=True),
    Permission(Action.RULE, "어긋나는 값 가운데 하나를 채택하기", _DECIDERS, writes=True),
    Permission(Action.EDIT, "보고서의 문장을 고치기", _WRITERS, writes=True),
    Permission(Action.BUILD, "보고서의 호를 만들기", _DIVISION, writes=True),
    Permission(Action.CHECK_FILES, "파일을 검사하고 변환하기", _READERS),
)
"""Residents and the operator have no part in reports: no edition is marked as public."""
