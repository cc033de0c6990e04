"""Rows of the platform."""

from ieum.platform.models.closed_days import ClosedDay, DecreeCalendar, DecreeDueChange, DueChange
from ieum.platform.models.delegations import Delegation, DelegationEnd
from ieum.platform.models.disposals import DisposalRequest, RetentionHold
from ieum.platform.models.erasures import ErasureRequest, RetentionPeriod
from ieum.platform.models.facts import DATASET, Epoch, File, Observation, Operation, Ruling, Source
from ieum.platform.models.files import (
    Attachment,
    AttachmentRemoval,
    AttachmentRestoration,
    AttachmentText,
    AttachmentVersion,
    FileScan,
)
from ieum.platform.models.form_drafts import FormDraft
from ieum.platform.models.history import RowChange
from ieum.platform.models.jobs import Job
from ieum.platform.models.notices import (
    CalendarEntry,
    CalendarFeed,
    Digest,
    MailAddress,
    Notice,
    NoticeSetting,
)
from ieum.platform.models.search import SearchCommonKey, SearchItem, SearchKeys, SearchTouch
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
    "Attachment",
    "AttachmentRemoval",
    "AttachmentRestoration",
    "AttachmentText",
    "AttachmentVersion",
    "CalendarEntry",
    "CalendarFeed",
    "ClosedDay",
    "Decision",
    "DecisionPart",
    "DecreeCalendar",
    "DecreeDueChange",
    "Delegation",
    "DelegationEnd",
    "Digest",
    "DisposalRequest",
    "DueChange",
    "Epoch",
    "ErasureRequest",
    "File",
    "FileScan",
    "FormDraft",
    "Job",
    "KeptAnswer",
    "MailAddress",
    "Municipality",
    "Notice",
    "NoticeSetting",
    "Observation",
    "Operation",
    "PersonalReading",
    "ReadingCheck",
    "RetentionHold",
    "RetentionPeriod",
    "RowChange",
    "Ruling",
    "SearchCommonKey",
    "SearchItem",
    "SearchKeys",
    "SearchTouch",
    "Source",
    "Tenant",
    "Tombstone",
]
