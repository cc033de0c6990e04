"""Every write of the organisation. Each is one order: all of it holds, or nothing is written."""

from ieum.org.operations.accounting import DesignationRefused, designate, relieve
from ieum.org.operations.equipment import Place, change_equipment
from ieum.org.operations.facilities import change_facility
from ieum.org.operations.fitting import fit_roles
from ieum.org.operations.importing import FileRefused, import_file
from ieum.org.operations.joining import JoinRefused, join_account, leave_account
from ieum.org.operations.orders import OrderRefused, Outcome, undo_order
from ieum.org.operations.personnel import (
    AlreadyReceived,
    NotTakingOver,
    issue_personnel_order,
    receive_handover,
    register_person,
)
from ieum.org.operations.reorganising import reorganise

__all__ = [
    "AlreadyReceived",
    "DesignationRefused",
    "FileRefused",
    "JoinRefused",
    "NotTakingOver",
    "OrderRefused",
    "Outcome",
    "Place",
    "change_equipment",
    "change_facility",
    "designate",
    "fit_roles",
    "import_file",
    "issue_personnel_order",
    "join_account",
    "leave_account",
    "receive_handover",
    "register_person",
    "relieve",
    "reorganise",
    "undo_order",
]
