"""Who may do what with cases and committees: one table. What may be done with one, its state machine says by posts."""

from collections.abc import Mapping
from enum import StrEnum

from ieum.platform.choices import Role


class OfficeAction(StrEnum):
    """Something that a page of office work offers."""

    SEE_CASES = "SEE_CASES"
    WORK_ON_CASES = "WORK_ON_CASES"
    """Receive cases, and move those on in which one has a part."""
    SEE_COMMITTEES = "SEE_COMMITTEES"
    RUN_COMMITTEES = "RUN_COMMITTEES"
    """Register committees and take the steps of meetings in which one has a part."""


_STAFF = frozenset({Role.OFFICER, Role.TEAM_LEAD, Role.DIVISION_HEAD, Role.MAYOR, Role.DEPARTMENT})

MAY: Mapping[OfficeAction, frozenset[Role]] = {
    OfficeAction.SEE_CASES: _STAFF | {Role.AUDITOR},
    OfficeAction.WORK_ON_CASES: _STAFF,
    OfficeAction.SEE_COMMITTEES: _STAFF | {Role.AUDITOR, Role.COUNCIL},
    OfficeAction.RUN_COMMITTEES: _STAFF,
}
