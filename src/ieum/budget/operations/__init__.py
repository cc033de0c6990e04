"""Every write of the budget."""

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

__all__ = [
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
    "TakenExecution",
    "close_fiscal_year",
    "fold_rollups",
    "hold_cells",
    "lapse_remainders",
    "open_fiscal_year",
    "post_file",
    "post_movement",
    "register_cell",
    "reverse_movement",
    "take_execution",
    "undo_file",
]
