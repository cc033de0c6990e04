"""Rows of the platform."""

from ieum.platform.models.facts import DATASET, Epoch, File, Observation, Operation, Ruling, Source
from ieum.platform.models.tenants import Account, AccountManager, Municipality, Tenant
from ieum.platform.models.tokens import ApiToken, KeptAnswer
from ieum.platform.models.trust import (
    Decision,
    DecisionPart,
    PersonalReading,
    ReadingCheck,
    Tombstone,
)

__all__ = [
    "DATASET",
    "Account",
    "AccountManager",
    "ApiToken",
    "Decision",
    "DecisionPart",
    "Epoch",
    "File",
    "KeptAnswer",
    "Municipality",
    "Observation",
    "Operation",
    "PersonalReading",
    "ReadingCheck",
    "Ruling",
    "Source",
    "Tenant",
    "Tombstone",
]
