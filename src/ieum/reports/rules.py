"""Who may do what with reports: one table."""

from collections.abc import Mapping
from enum import StrEnum

from ieum.platform.choices import Role


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
_READERS = _DIVISION | {Role.MAYOR, Role.DEPARTMENT, Role.COUNCIL, Role.AUDITOR}

MAY: Mapping[Action, frozenset[Role]] = {
    Action.SEE_REPORTS: _READERS,
    Action.SEE_INTAKES: _DIVISION | {Role.AUDITOR},
    Action.TAKE_IN: _WRITERS,
    Action.CONFIRM: _WRITERS,
    Action.CORRECT: _WRITERS,
    Action.RULE: _DECIDERS,
    Action.EDIT: _WRITERS,
    Action.BUILD: _DIVISION,
    Action.CHECK_FILES: _READERS,
}
"""Residents and the operator have no part in reports yet."""


def may(role: str, action: Action) -> bool:
    """Whether an account of that role may do it."""
    return role in MAY[action]
