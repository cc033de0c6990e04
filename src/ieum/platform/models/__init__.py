"""Rows of the platform."""

from ieum.platform.models.facts import DATASET, Epoch, File, Observation, Operation, Ruling, Source
from ieum.platform.models.tenants import Account, AccountManager, Municipality, Tenant

__all__ = [
    "DATASET",
    "Account",
    "AccountManager",
    "Epoch",
    "File",
    "Municipality",
    "Observation",
    "Operation",
    "Ruling",
    "Source",
    "Tenant",
]
