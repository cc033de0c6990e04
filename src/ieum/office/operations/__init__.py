"""Every write of office work; each is one step of a case, allowed by its state machine or refused with a sentence."""

from ieum.office.operations.approvals import approve, return_draft, submit, submit_by_own_rule, withdraw_draft
from ieum.office.operations.cases import (
    CaseRefused,
    assign,
    close,
    correct_document,
    move_work,
    receive_case,
    record_document,
    reply,
    settle,
    undo_assignment,
)
from ieum.office.operations.co_posts import add_co_posts, give_opinion, move_co_posts, remove_co_post
from ieum.office.operations.committees import (
    CommitteeRefused,
    appoint_member,
    end_committee,
    move_committees,
    register_committee,
    remove_member,
    renew_member,
    revise_committee,
)
from ieum.office.operations.contacts import state_contact
from ieum.office.operations.data_requests import request_data
from ieum.office.operations.deciding import decide_item, defer_item, drop_item, recuse_member
from ieum.office.operations.delegation import set_delegation
from ieum.office.operations.due_dates import extend_due, resume_due, suspend_due
from ieum.office.operations.linking import link_cases, unlink_cases
from ieum.office.operations.meeting_steps import MeetingRefused
from ieum.office.operations.meetings import (
    arrange_meeting,
    cancel_meeting,
    confirm_minutes,
    correct_attendance,
    deliberate_in_writing,
    end_meeting,
    fail_meeting,
    open_meeting,
    plan_meeting,
    propose_item,
)
from ieum.office.operations.noticing import notify_meeting, tell_members
from ieum.office.operations.opinions import answer_opinion, ask_opinion, withdraw_opinion
from ieum.office.operations.reminding import RemindersRefused, set_reminders
from ieum.office.operations.views import change_view, remove_view, restore_view, save_view

__all__ = [
    "CaseRefused",
    "CommitteeRefused",
    "MeetingRefused",
    "RemindersRefused",
    "add_co_posts",
    "answer_opinion",
    "appoint_member",
    "approve",
    "arrange_meeting",
    "ask_opinion",
    "assign",
    "cancel_meeting",
    "change_view",
    "close",
    "confirm_minutes",
    "correct_attendance",
    "correct_document",
    "decide_item",
    "defer_item",
    "deliberate_in_writing",
    "drop_item",
    "end_committee",
    "end_meeting",
    "extend_due",
    "fail_meeting",
    "give_opinion",
    "link_cases",
    "move_co_posts",
    "move_committees",
    "move_work",
    "notify_meeting",
    "open_meeting",
    "plan_meeting",
    "propose_item",
    "receive_case",
    "record_document",
    "recuse_member",
    "register_committee",
    "remove_co_post",
    "remove_member",
    "remove_view",
    "renew_member",
    "reply",
    "request_data",
    "restore_view",
    "resume_due",
    "return_draft",
    "revise_committee",
    "save_view",
    "set_delegation",
    "set_reminders",
    "settle",
    "state_contact",
    "submit",
    "submit_by_own_rule",
    "suspend_due",
    "tell_members",
    "undo_assignment",
    "unlink_cases",
    "withdraw_draft",
    "withdraw_opinion",
]
