"""Every write of the budget."""

from ieum.budget.operations.cells import CellRefused, CodeTaken, NoFiscalYear, open_fiscal_year, register_cell
from ieum.budget.operations.files import FileRefused, PostedFile, post_file, undo_file
from ieum.budget.operations.movements import (
    AlreadyReversed,
    BudgetExceeded,
    MovementRefused,
    NoSuchMovement,
    PostedMovement,
    hold_cells,
    post_movement,
    reverse_movement,
)
from ieum.budget.operations.rollups import fold_rollups

__all__ = [
    "AlreadyReversed",
    "BudgetExceeded",
    "CellRefused",
    "CodeTaken",
    "FileRefused",
    "MovementRefused",
    "NoFiscalYear",
    "NoSuchMovement",
    "PostedFile",
    "PostedMovement",
    "fold_rollups",
    "hold_cells",
    "open_fiscal_year",
    "post_file",
    "post_movement",
    "register_cell",
    "reverse_movement",
    "undo_file",
]
