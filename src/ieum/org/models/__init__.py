"""Rows of the organisation: what holds on which days, and since when it is known.

Units, posts and persons are identities that other apps may name; what is said of them are dated rows. A dated row is
never rewritten: a later order ends it and adds what holds instead, so that every earlier answer stays as it was.
"""

from ieum.org.models.handovers import Handover, HandoverItem, HandoverReceipt, StandingMark
from ieum.org.models.people import AccountingOffice, Appointment, Person, Quota, StaffingForm
from ieum.org.models.rows import Dated, Order, OrgRow
from ieum.org.models.things import Equipment, EquipmentTerm, Facility, FacilityTerm
from ieum.org.models.units import Duty, Post, PostClosing, PostGrades, PostTerm, Succession, Unit, UnitTerm

__all__ = [
    "AccountingOffice",
    "Appointment",
    "Dated",
    "Duty",
    "Equipment",
    "EquipmentTerm",
    "Facility",
    "FacilityTerm",
    "Handover",
    "HandoverItem",
    "HandoverReceipt",
    "Order",
    "OrgRow",
    "Person",
    "Post",
    "PostClosing",
    "PostGrades",
    "PostTerm",
    "Quota",
    "StaffingForm",
    "StandingMark",
    "Succession",
    "Unit",
    "UnitTerm",
]
