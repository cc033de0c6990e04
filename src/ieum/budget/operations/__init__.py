"""Every write of the budget."""

from ieum.budget.operations.adoption import Adoption, adopt_version
from ieum.budget.operations.cells import CellRefused, CodeTaken, NoFiscalYear, open_fiscal_year, register_cell
from ieum.budget.operations.execution import ExecutionDifference, TakenExecution, take_execution
from ieum.budget.operations.files import FileRefused, PostedFile, post_file, undo_file
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
from ieum.budget.operations.rollups import fold_rollups
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
    "Adoption",
    "AlreadyClosed",
    "AlreadyReversed",
    "BudgetExceeded",
    "CellRefused",
    "CodeTaken",
    "DependantsStand",
    "ExecutionDifference",
    "FileRefused",
    "MovementRefused",
    "NoFiscalYear",
    "NoSuchMovement",
    "PostedFile",
    "PostedMovement",
    "SavedSheet",
    "SheetMoved",
    "SheetRefused",
    "TakenExecution",
    "VersionRefused",
    "adopt_version",
    "advance_version",
    "check_sheet",
    "close_fiscal_year",
    "fold_rollups",
    "hold_cells",
    "lapse_remainders",
    "open_fiscal_year",
    "open_version",
    "post_file",
    "post_movement",
    "register_cell",
    "register_programme",
    "reverse_movement",
    "take_execution",
    "undo_file",
    "write_sheet",
]
