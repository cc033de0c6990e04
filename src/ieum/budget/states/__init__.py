"""The lives of the matters of the budget as tables."""

from ieum.budget.states.bills import NOTHING_WRONG, VERSION, VersionFacts

__all__ = ["NOTHING_WRONG", "VERSION", "VersionFacts"]
