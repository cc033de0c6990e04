"""Every write of the budget."""

from ieum.budget.operations.adoption import Adoption, adopt_version
from ieum.budget.operations.allotment import (
    Allotted,
    allot_occasionally,
    allot_quarter,
    draft_allotment_plan,
    release_hold,
    withhold_allotment,
)
from ieum.budget.operations.approving import NotApproved
from ieum.budget.operations.books import BookOf, BookRefused, post_book
from ieum.budget.operations.carrying import Carried, CarryRefused, carry_out, carry_over, take_back_carrying
from ieum.budget.operations.cells import CellRefused, CodeTaken, NoFiscalYear, open_fiscal_year, register_cell
from ieum.budget.operations.code_tables import CodesRefused, TakenCodes, take_in_codes, withdraw_codes
from ieum.budget.operations.codes import SuccessionRefused, Successions, end_succession, record_successors
from ieum.budget.operations.deeming import NotPaidIn, add_revenue, deem
from ieum.budget.operations.disclosing import ask_for_items, name_document
from ieum.budget.operations.drafting import RequestRefused
from ieum.budget.operations.duties import DutyRefused, report_duty
from ieum.budget.operations.enclosures import enclose
from ieum.budget.operations.execution import (
    ExecutionDifference,
    TakenExecution,
    UndoneExecution,
    take_execution,
    undo_execution,
)
from ieum.budget.operations.files import FileRefused, PostedFile, post_file, undo_file
from ieum.budget.operations.matters import (
    SUBJECTS,
    MatterRefused,
    MatterUnclear,
    advance_matter,
    record_matter,
    state_matter,
)
from ieum.budget.operations.movements import (
    AlreadyClosed,
    AlreadyReversed,
    BudgetExceeded,
    DependantsStand,
    MovementRefused,
    NoSuchMovement,
    PostedMovement,
    close_fiscal_year,
    hold_cells,
    lapse_remainders,
    post_movement,
    reverse_movement,
)
from ieum.budget.operations.provisions import contract_debt, write_provisions
from ieum.budget.operations.reconciling import (
    Reconciled,
    ReconciliationRefused,
    explain_difference,
    reconcile,
    void_reconciliation,
)
from ieum.budget.operations.requests import (
    APPROVED_REQUESTS,
    Asked,
    movement_asked,
    request_movement,
    revise_request,
)
from ieum.budget.operations.revenue import (
    RevenueRefused,
    hold_year,
    post_revenue,
    post_revenue_of,
    post_with_revenue,
    register_revenue_cell,
    reverse_revenue,
    seal_round,
)
from ieum.budget.operations.revenue_files import PostedRevenueFile, post_revenue_file, undo_revenue_file
from ieum.budget.operations.rollups import fold_rollups
from ieum.budget.operations.taken_files import undo_taken_file
from ieum.budget.operations.targets import TargetRefused, set_execution_target, set_saving_target, state_saving
from ieum.budget.operations.teams import TeamRefused, carry_teams, put_in_charge, undo_carried_teams
from ieum.budget.operations.versions import (
    SavedSheet,
    SheetMoved,
    SheetRefused,
    VersionRefused,
    advance_version,
    check_sheet,
    open_version,
    register_programme,
    write_sheet,
)

__all__ = [
    "APPROVED_REQUESTS",
    "SUBJECTS",
    "Adoption",
    "Allotted",
    "AlreadyClosed",
    "AlreadyReversed",
    "Asked",
    "BookOf",
    "BookRefused",
    "BudgetExceeded",
    "Carried",
    "CarryRefused",
    "CellRefused",
    "CodeTaken",
    "CodesRefused",
    "DependantsStand",
    "DutyRefused",
    "ExecutionDifference",
    "FileRefused",
    "MatterRefused",
    "MatterUnclear",
    "MovementRefused",
    "NoFiscalYear",
    "NoSuchMovement",
    "NotApproved",
    "NotPaidIn",
    "PostedFile",
    "PostedMovement",
    "PostedRevenueFile",
    "Reconciled",
    "ReconciliationRefused",
    "RequestRefused",
    "RevenueRefused",
    "SavedSheet",
    "SheetMoved",
    "SheetRefused",
    "SuccessionRefused",
    "Successions",
    "TakenCodes",
    "TakenExecution",
    "TargetRefused",
    "TeamRefused",
    "UndoneExecution",
    "VersionRefused",
    "add_revenue",
    "adopt_version",
    "advance_matter",
    "advance_version",
    "allot_occasionally",
    "allot_quarter",
    "ask_for_items",
    "carry_out",
    "carry_over",
    "carry_teams",
    "check_sheet",
    "close_fiscal_year",
    "contract_debt",
    "deem",
    "draft_allotment_plan",
    "enclose",
    "end_succession",
    "explain_difference",
    "fold_rollups",
    "hold_cells",
    "hold_year",
    "lapse_remainders",
    "movement_asked",
    "name_document",
    "open_fiscal_year",
    "open_version",
    "post_book",
    "post_file",
    "post_movement",
    "post_revenue",
    "post_revenue_file",
    "post_revenue_of",
    "post_with_revenue",
    "put_in_charge",
    "reconcile",
    "record_matter",
    "record_successors",
    "register_cell",
    "register_programme",
    "register_revenue_cell",
    "release_hold",
    "report_duty",
    "request_movement",
    "reverse_movement",
    "reverse_revenue",
    "revise_request",
    "seal_round",
    "set_execution_target",
    "set_saving_target",
    "state_matter",
    "state_saving",
    "take_back_carrying",
    "take_execution",
    "take_in_codes",
    "undo_carried_teams",
    "undo_execution",
    "undo_file",
    "undo_revenue_file",
    "undo_taken_file",
    "void_reconciliation",
    "withdraw_codes",
    "withhold_allotment",
    "write_provisions",
    "write_sheet",
]
