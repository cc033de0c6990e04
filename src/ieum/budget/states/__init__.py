"""The lives of the matters of the budget as tables."""

from ieum.budget.states.bills import NOTHING_WRONG, VERSION, VersionFacts
from ieum.budget.states.matters import CODES, COMMITTEE_KINDS, MATTERS, WRITE, MatterFacts

__all__ = [
    "CODES",
    "COMMITTEE_KINDS",
    "MATTERS",
    "NOTHING_WRONG",
    "VERSION",
    "WRITE",
    "MatterFacts",
    "VersionFacts",
]
