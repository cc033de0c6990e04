"""Rows of office work."""

from ieum.office.models.beside import CaseAssignment, CoPost, DueSegment
from ieum.office.models.cases import (
    ApprovalStep,
    CaseEvent,
    CaseLink,
    DocumentRecord,
    Draft,
    DraftAttachment,
    OfficeCase,
    OpinionRequest,
)
from ieum.office.models.committees import Committee, CommitteeMember, CommitteeTerm
from ieum.office.models.delegation import DelegationTable
from ieum.office.models.meetings import AgendaItem, Attendance, Meeting, MeetingEvent, MemberNotice, Recusal, Vote
from ieum.office.models.people import MemberContact, Petitioner
from ieum.office.models.reminding import ReminderTimes
from ieum.office.models.views import SavedView

__all__ = [
    "AgendaItem",
    "ApprovalStep",
    "Attendance",
    "CaseAssignment",
    "CaseEvent",
    "CaseLink",
    "CoPost",
    "Committee",
    "CommitteeMember",
    "CommitteeTerm",
    "DelegationTable",
    "DocumentRecord",
    "Draft",
    "DraftAttachment",
    "DueSegment",
    "Meeting",
    "MeetingEvent",
    "MemberContact",
    "MemberNotice",
    "OfficeCase",
    "OpinionRequest",
    "Petitioner",
    "Recusal",
    "ReminderTimes",
    "SavedView",
    "Vote",
]
