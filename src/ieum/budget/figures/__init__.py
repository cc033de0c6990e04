"""Numbers of the budget for reports: what reports state, what the ledger answers, and the tables that print both."""

from ieum.budget.figures import ledger_tables, stated
from ieum.budget.figures.ledger import ANSWERED, DERIVED, LEDGER, WAY

DATASETS = (*stated.DATASETS, *ledger_tables.DATASETS)
FIGURE_TABLES = (*stated.FIGURE_TABLES, *ledger_tables.FIGURE_TABLES)

__all__ = ["ANSWERED", "DATASETS", "DERIVED", "FIGURE_TABLES", "LEDGER", "WAY"]
