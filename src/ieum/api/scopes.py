"""What keys may be for: the permissions that some operation of the API asks for."""

from dataclasses import replace

from ieum.budget.rules.permissions import BudgetAction
from ieum.kernel.registry import permissions
from ieum.office.rules.permissions import OfficeAction
from ieum.org.rules.permissions import OrgAction
from ieum.platform.choices import Role
from ieum.platform.closed_days.permissions import ClosedDayAction
from ieum.platform.files.permissions import FileAction
from ieum.platform.jobs.permissions import JobAction
from ieum.platform.notices.permissions import NoticeAction
from ieum.platform.search.permissions import SearchAction
from ieum.reports.rules import Action

_ACTIONS = (
    Action.SEE_REPORTS,
    Action.SEE_INTAKES,
    Action.TAKE_IN,
    Action.CONFIRM,
    Action.CORRECT,
    Action.CHECK_FILES,
    Action.BUILD,
    BudgetAction.SEE_BUDGET,
    BudgetAction.POST_BUDGET,
    BudgetAction.DECIDE_POSTINGS,
    BudgetAction.TAKE_BACK,
    BudgetAction.WRITE_BUDGET_LINES,
    BudgetAction.COMPILE_BUDGET,
    BudgetAction.WORK_ON_MATTERS,
    OrgAction.SEE_ORGANISATION,
    OrgAction.ISSUE_ORDERS,
    OrgAction.DESIGNATE_ACCOUNTING,
    OrgAction.SEE_HANDOVERS,
    OrgAction.HAND_OVER,
    OfficeAction.SEE_CASES,
    OfficeAction.WORK_ON_CASES,
    OfficeAction.REQUEST_DATA,
    OfficeAction.SEE_COMMITTEES,
    OfficeAction.RUN_COMMITTEES,
    OfficeAction.KEEP_VIEWS,
    ClosedDayAction.SEE_CLOSED_DAYS,
    ClosedDayAction.CLOSE_DAYS,
    FileAction.SEE_FILES,
    FileAction.ATTACH_FILES,
    FileAction.SEE_EXPIRED,
    FileAction.REQUEST_DISPOSAL,
    NoticeAction.SEE_NOTICES,
    JobAction.SEE_JOBS,
    SearchAction.SEARCH,
)

_ALLOWED = [permissions[action.value] for action in _ACTIONS]
SCOPES = [replace(each, roles=each.roles - {Role.RESIDENT}) for each in _ALLOWED]
"""Residents have no programs."""
