"""Rows of the platform."""

from ieum.platform.models.delegations import Delegation, DelegationEnd
from ieum.platform.models.facts import DATASET, Epoch, File, Observation, Operation, Ruling, Source
from ieum.platform.models.jobs import Job
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
    "Delegation",
    "DelegationEnd",
    "Epoch",
    "File",
    "Job",
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
