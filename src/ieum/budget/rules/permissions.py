"""Who may do what with the budget: one table."""

from collections.abc import Mapping
from enum import StrEnum
from uuid import UUID

from ieum.org.choices import UnitKind
from ieum.org.rules.standing import Standing
from ieum.platform.choices import Role


class BudgetAction(StrEnum):
    """Something that a page of the budget offers."""

    SEE_BUDGET = "SEE_BUDGET"
    """Balances of any day, the life of a cell, and why a total changed."""
    POST_BUDGET = "POST_BUDGET"
    """Post movements, and take them back."""
    WRITE_BUDGET_LINES = "WRITE_BUDGET_LINES"
    """Write calculation sheets; which lines at which stage, the table of bills says."""
    COMPILE_BUDGET = "COMPILE_BUDGET"
    """Open bills and move them on; which step is whose, the table of bills says."""


_POSTERS = frozenset({Role.OFFICER, Role.TEAM_LEAD})
_COMPILERS = _POSTERS | {Role.DIVISION_HEAD, Role.MAYOR}
_READERS = _COMPILERS | {Role.DEPARTMENT, Role.AUDITOR}

MAY: Mapping[BudgetAction, frozenset[Role]] = {
    BudgetAction.SEE_BUDGET: _READERS,
    BudgetAction.POST_BUDGET: _POSTERS,
    BudgetAction.WRITE_BUDGET_LINES: _COMPILERS | {Role.DEPARTMENT},
    BudgetAction.COMPILE_BUDGET: _COMPILERS,
}
"""Council members and residents read what reports and disclosures state, not the ledger of the day."""


def divisions_of(standing: Standing, account_id: UUID) -> dict[str, bool]:
    """The divisions that an account's posts are in, by name, and whether it answers for the head of one.

    A team is part of the division above it.
    """
    found: dict[str, bool] = {}
    for post_id in standing.held_by(account_id):
        post = standing.posts[post_id]
        unit = standing.units[post.unit_id]
        is_head = post.is_head and unit.kind != UnitKind.TEAM
        while unit.kind == UnitKind.TEAM and unit.parent_id:
            unit = standing.units[unit.parent_id]
        found[unit.name] = found.get(unit.name, False) or is_head
    return found


def division_parts(standing: Standing, account_id: UUID, division: str) -> frozenset[str]:
    """What an account is to the lines of a division."""
    own = divisions_of(standing, account_id)
    if division not in own:
        return frozenset()
    return frozenset({"OWN_DIVISION", "OWN_HEAD"} if own[division] else {"OWN_DIVISION"})
