"""Who may read personal data, see who read it, and look into what was done: one table."""

from collections.abc import Mapping
from enum import StrEnum

from ieum.platform.choices import Role


class TrustAction(StrEnum):
    """Something that a page about trust offers."""

    READ_PERSONAL = "READ_PERSONAL"
    """See a personal value after saying what for."""
    SEE_READINGS = "SEE_READINGS"
    """See who read personal values, and confirm the monthly check (개인정보 보호책임자, 감사)."""
    SEE_AUDIT = "SEE_AUDIT"
    """See who did what, and whether the chain of decisions is whole."""


MAY: Mapping[TrustAction, frozenset[Role]] = {
    TrustAction.READ_PERSONAL: frozenset({Role.OFFICER, Role.TEAM_LEAD, Role.DIVISION_HEAD}),
    TrustAction.SEE_READINGS: frozenset({Role.DIVISION_HEAD, Role.AUDITOR}),
    TrustAction.SEE_AUDIT: frozenset({Role.AUDITOR}),
}
