"""Every write of office work; each is one step of a case, allowed by its state machine or refused with a sentence."""

from ieum.office.operations.approvals import approve, return_draft, submit, withdraw_draft
from ieum.office.operations.cases import (
    CaseRefused,
    assign,
    close,
    link_cases,
    move_work,
    receive_case,
    record_document,
    reply,
    settle,
)
from ieum.office.operations.opinions import answer_opinion, ask_opinion

__all__ = [
    "CaseRefused",
    "answer_opinion",
    "approve",
    "ask_opinion",
    "assign",
    "close",
    "link_cases",
    "move_work",
    "receive_case",
    "record_document",
    "reply",
    "return_draft",
    "settle",
    "submit",
    "withdraw_draft",
]
