"""Rows of the budget."""

from ieum.budget.models.bills import (
    BudgetLine,
    BudgetVersion,
    CalculationLine,
    LineStatement,
    VersionPosting,
    VersionStep,
)
from ieum.budget.models.ledger import (
    AppropriationCell,
    BudgetAccount,
    FiscalYear,
    LedgerEvent,
    LedgerLine,
    Programme,
    YearClosing,
)
from ieum.budget.models.requests import MovementRequest, RequestLine, RequestPosting

__all__ = [
    "AppropriationCell",
    "BudgetAccount",
    "BudgetLine",
    "BudgetVersion",
    "CalculationLine",
    "FiscalYear",
    "LedgerEvent",
    "LedgerLine",
    "LineStatement",
    "MovementRequest",
    "Programme",
    "RequestLine",
    "RequestPosting",
    "VersionPosting",
    "VersionStep",
    "YearClosing",
]
