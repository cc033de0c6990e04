"""What keys may be for: the actions of the apps' tables that some operation of the API asks for."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from ieum.budget.rules import permissions as budget
from ieum.budget.rules.permissions import BudgetAction
from ieum.kernel.registry import Scope
from ieum.office.rules import permissions as office
from ieum.office.rules.permissions import OfficeAction
from ieum.org.rules import permissions as org
from ieum.org.rules.permissions import OrgAction
from ieum.platform.choices import Role
from ieum.reports import rules as reports
from ieum.reports.rules import Action

_LABELS: Mapping[StrEnum, str] = {
    Action.SEE_REPORTS: "보고서와 호를 읽기",
    Action.SEE_INTAKES: "등록한 값과 그 이력을 읽기",
    Action.TAKE_IN: "보고서 파일을 올리기",
    Action.CONFIRM: "값을 등록하기",
    Action.CHECK_FILES: "파일을 검사하고 변환하기",
    BudgetAction.SEE_BUDGET: "예산 원장을 읽기",
    BudgetAction.POST_BUDGET: "예산 사건을 등록하기",
    OrgAction.SEE_ORGANISATION: "조직과 직위를 읽기",
    OfficeAction.SEE_CASES: "업무와 기한을 읽기",
    OfficeAction.WORK_ON_CASES: "업무를 접수하고 처리하기",
}
_TABLES: tuple[Mapping[Any, frozenset[Role]], ...] = (reports.MAY, budget.MAY, org.MAY, office.MAY)
_MAY = {action: roles for table in _TABLES for action, roles in table.items()}

SCOPES = [Scope(action.value, label, _MAY[action]) for action, label in _LABELS.items()]
