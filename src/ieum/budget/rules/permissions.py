"""Who may do what with the budget: one table."""

from collections.abc import Mapping
from enum import StrEnum

from ieum.platform.choices import Role


class BudgetAction(StrEnum):
    """Something that a page of the budget offers."""

    SEE_BUDGET = "SEE_BUDGET"
    """Balances of any day, the life of a cell, and why a total changed."""
    POST_BUDGET = "POST_BUDGET"
    """Post movements, and take them back."""


_POSTERS = frozenset({Role.OFFICER, Role.TEAM_LEAD})
_READERS = _POSTERS | {Role.DIVISION_HEAD, Role.MAYOR, Role.DEPARTMENT, Role.AUDITOR}

MAY: Mapping[BudgetAction, frozenset[Role]] = {
    BudgetAction.SEE_BUDGET: _READERS,
    BudgetAction.POST_BUDGET: _POSTERS,
}
"""Council members and residents read what reports and disclosures state, not the ledger of the day."""
