"""Numbers of the budget for reports: what reports state, what the ledger answers, and the tables that print both."""

from ieum.budget.figures import (
    disclosed,
    disclosure,
    ledger,
    ledger_tables,
    list_tables,
    lists,
    matters,
    mid_term,
    plans,
    stated,
    thresholds,
)
from ieum.budget.figures.answering import LEDGER
from ieum.budget.figures.ledger import BY_DIVISION, FORECASTS, NO_DIVISION, SPENDING, WAY
from ieum.budget.figures.thresholds import THRESHOLDS

DATASETS = (
    *stated.DATASETS,
    *ledger_tables.DATASETS,
    *list_tables.DATASETS,
    *thresholds.DATASETS,
    *matters.DATASETS,
    *mid_term.DATASETS,
    *plans.DATASETS,
    *disclosure.DATASETS,
    *disclosed.DATASETS,
)
FIGURE_TABLES = (
    *stated.FIGURE_TABLES,
    *ledger_tables.FIGURE_TABLES,
    *list_tables.FIGURE_TABLES,
    *thresholds.FIGURE_TABLES,
    *matters.FIGURE_TABLES,
    *mid_term.FIGURE_TABLES,
    *plans.FIGURE_TABLES,
    *disclosure.FIGURE_TABLES,
    *disclosed.FIGURE_TABLES,
)
DERIVED = (*matters.DERIVED, *mid_term.DERIVED, *plans.DERIVED, *disclosed.DERIVED)
ANSWERED = (*ledger.ANSWERED, *lists.ANSWERED, *thresholds.ANSWERED, *plans.ANSWERED, *disclosure.ANSWERED)
LEDGER_TABLES = tuple(each for each in FIGURE_TABLES if each.dataset in {known.name for known in (*DERIVED, *ANSWERED)})
"""Those that can be printed where no report states anything."""

__all__ = [
    "ANSWERED",
    "BY_DIVISION",
    "DATASETS",
    "DERIVED",
    "FIGURE_TABLES",
    "FORECASTS",
    "LEDGER",
    "LEDGER_TABLES",
    "NO_DIVISION",
    "SPENDING",
    "THRESHOLDS",
    "WAY",
]
