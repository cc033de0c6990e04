"""Rows of the budget."""

from ieum.budget.models.allotments import (
    AllotmentHold,
    AllotmentPlan,
    AllotmentPosting,
    HeldAmount,
    HoldRelease,
    PlannedAllotment,
)
from ieum.budget.models.bills import (
    BudgetLine,
    BudgetVersion,
    CalculationLine,
    LineStatement,
    VersionPosting,
    VersionStep,
)
from ieum.budget.models.clauses import CrossUseClause
from ieum.budget.models.codes import CodeEntry, CodeSuccessor, CodeTable
from ieum.budget.models.duties import DutyReport
from ieum.budget.models.forecasts import ExecutionForecast
from ieum.budget.models.grants import GrantMovement
from ieum.budget.models.ledger import (
    AppropriationCell,
    BudgetAccount,
    FiscalYear,
    LedgerEvent,
    LedgerLine,
    Programme,
    UnitMovement,
    YearClosing,
)
from ieum.budget.models.matters import Matter, MatterAmount, MatterStatement, MatterStep
from ieum.budget.models.proposals import PostingProposal, ProposalDecision
from ieum.budget.models.provisions import (
    DebtContract,
    Enclosure,
    Provision,
    ProvisionAmount,
    ProvisionStatement,
)
from ieum.budget.models.reconciling import DifferenceReason, ReconciledLine, Reconciliation, ReconciliationVoid
from ieum.budget.models.requests import MovementRequest, RequestedPlace, RequestLine, RequestPosting
from ieum.budget.models.revenue import RevenueCell, RevenueEvent, RevenueFileEvent, RevenueLine, SealedRound
from ieum.budget.models.spending import AdvancePayment, AdvanceReturn, SpendingRequest
from ieum.budget.models.targets import ExecutionTarget, SavingResult, SavingTarget
from ieum.budget.models.teams import TeamTerm

__all__ = [
    "AdvancePayment",
    "AdvanceReturn",
    "AllotmentHold",
    "AllotmentPlan",
    "AllotmentPosting",
    "AppropriationCell",
    "BudgetAccount",
    "BudgetLine",
    "BudgetVersion",
    "CalculationLine",
    "CodeEntry",
    "CodeSuccessor",
    "CodeTable",
    "CrossUseClause",
    "DebtContract",
    "DifferenceReason",
    "DutyReport",
    "Enclosure",
    "ExecutionForecast",
    "ExecutionTarget",
    "FiscalYear",
    "GrantMovement",
    "HeldAmount",
    "HoldRelease",
    "LedgerEvent",
    "LedgerLine",
    "LineStatement",
    "Matter",
    "MatterAmount",
    "MatterStatement",
    "MatterStep",
    "MovementRequest",
    "PlannedAllotment",
    "PostingProposal",
    "Programme",
    "ProposalDecision",
    "Provision",
    "ProvisionAmount",
    "ProvisionStatement",
    "ReconciledLine",
    "Reconciliation",
    "ReconciliationVoid",
    "RequestLine",
    "RequestPosting",
    "RequestedPlace",
    "RevenueCell",
    "RevenueEvent",
    "RevenueFileEvent",
    "RevenueLine",
    "SavingResult",
    "SavingTarget",
    "SealedRound",
    "SpendingRequest",
    "TeamTerm",
    "UnitMovement",
    "VersionPosting",
    "VersionStep",
    "YearClosing",
]
