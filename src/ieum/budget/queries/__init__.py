"""Reads of the ledger: balances of any day as known at any epoch, and why they changed."""

from ieum.budget.queries.balances import BalanceRow, balances, whole
from ieum.budget.queries.cells import (
    cells_of,
    codes_of_names,
    find_year,
    known_of,
    last_returned,
    name_of_cell,
    path_of_cell,
    places,
    programme_codes,
    registered_cells,
    remainders,
    source_of_content,
    standing_events,
    years,
)
from ieum.budget.queries.disclosure import DisclosureRow, disclosure
from ieum.budget.queries.duties import Duty, duties
from ieum.budget.queries.execution import Executed, NamedCell, executed, execution_key, named_cells, replaced
from ieum.budget.queries.history import Posted, history, resting_on
from ieum.budget.queries.parts import ExecutedPart, Part, amount, amount_if_known, executed_row
from ieum.budget.queries.progress import (
    ExecutedRow,
    MonthRow,
    Spending,
    by_month,
    events_behind,
    executed_by,
    executing_divisions,
    moved_years,
    whole_of,
)
from ieum.budget.queries.reasons import TableReason, why, why_rate, why_table
from ieum.budget.queries.rollups import Point, folded_epoch
from ieum.budget.queries.told import RateChange, RateReason, Reason

__all__ = [
    "BalanceRow",
    "DisclosureRow",
    "Duty",
    "Executed",
    "ExecutedPart",
    "ExecutedRow",
    "MonthRow",
    "NamedCell",
    "Part",
    "Point",
    "Posted",
    "RateChange",
    "RateReason",
    "Reason",
    "Spending",
    "TableReason",
    "amount",
    "amount_if_known",
    "balances",
    "by_month",
    "cells_of",
    "codes_of_names",
    "disclosure",
    "duties",
    "events_behind",
    "executed",
    "executed_by",
    "executed_row",
    "executing_divisions",
    "execution_key",
    "find_year",
    "folded_epoch",
    "history",
    "known_of",
    "last_returned",
    "moved_years",
    "name_of_cell",
    "named_cells",
    "path_of_cell",
    "places",
    "programme_codes",
    "registered_cells",
    "remainders",
    "replaced",
    "resting_on",
    "source_of_content",
    "standing_events",
    "whole",
    "whole_of",
    "why",
    "why_rate",
    "why_table",
    "years",
]
