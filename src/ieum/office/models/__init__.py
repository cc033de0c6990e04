"""Rows of office work."""

from ieum.office.models.cases import (
    ApprovalStep,
    CaseEvent,
    CaseLink,
    DocumentRecord,
    Draft,
    OfficeCase,
    OpinionRequest,
)

__all__ = ["ApprovalStep", "CaseEvent", "CaseLink", "DocumentRecord", "Draft", "OfficeCase", "OpinionRequest"]
