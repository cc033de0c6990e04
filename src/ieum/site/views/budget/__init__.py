"""Views of the budget: bills, the ledger and what is asked of it, reviews and plans."""
