"""Where one can go from every page: the main menu, and what the command palette offers beside it."""

from django.http import HttpRequest
from django.urls import reverse

from ieum.budget.rules.permissions import BudgetAction
from ieum.office.rules.permissions import OfficeAction
from ieum.org.rules.permissions import OrgAction
from ieum.platform.jobs.permissions import JobAction
from ieum.platform.personal.permissions import TrustAction
from ieum.platform.search.permissions import SearchAction
from ieum.reports.rules import Action
from ieum.site.access import may

_MENU = (
    ("home", "보고서", Action.SEE_REPORTS),
    ("take_in", "보고서 올리기", Action.TAKE_IN),
    ("budget", "예산", BudgetAction.SEE_BUDGET),
    ("check_files", "파일 검사", Action.CHECK_FILES),
    ("search", "검색", SearchAction.SEARCH),
    ("inbox", "내 할 일", OfficeAction.SEE_CASES),
    ("jobs", "작업", JobAction.SEE_JOBS),
    ("committees", "위원회", OfficeAction.SEE_COMMITTEES),
    ("organisation", "조직·인사", OrgAction.SEE_ORGANISATION),
    ("readings", "접속기록", TrustAction.SEE_READINGS),
    ("erasures", "개인정보 파기", TrustAction.SEE_ERASURES),
    ("audit", "감사 기록", TrustAction.SEE_AUDIT),
    ("permissions", "권한표", TrustAction.SEE_PERMISSIONS),
    ("delegations", "권한 위임", TrustAction.ACT_FOR),
)
"""Name of the address, what it is called, and the action that opens it."""
_MORE = (
    ("budget_execution", "예산 집행 현황", BudgetAction.SEE_BUDGET),
    ("budget_changes", "예산이 달라진 까닭", BudgetAction.SEE_BUDGET),
    ("budget_versions", "예산안", BudgetAction.SEE_BUDGET),
    ("budget_file", "예산 파일 등록", BudgetAction.POST_BUDGET),
    ("cases", "업무 목록", OfficeAction.SEE_CASES),
    ("receive_case", "업무 접수", OfficeAction.WORK_ON_CASES),
    ("register_committee", "위원회 등록", OfficeAction.RUN_COMMITTEES),
    ("orders", "발령과 조직개편", OrgAction.SEE_ORGANISATION),
    ("personnel_order", "인사발령 내기", OrgAction.ISSUE_ORDERS),
    ("reorganisation", "조직개편 하기", OrgAction.ISSUE_ORDERS),
    ("import_staff", "조직·인사 파일 등록", OrgAction.ISSUE_ORDERS),
    ("handovers", "인계인수", OrgAction.SEE_HANDOVERS),
    ("accounting", "회계관직", OrgAction.SEE_ORGANISATION),
)
"""Pages that need no further choice and stand in no menu."""


def navigation(request: HttpRequest) -> list[tuple[str, str, bool]]:
    """Words and address of each page of the menu that whoever asks may open, and whether they are there."""
    links = ((label, reverse(name)) for name, label, action in _MENU if may(request, action))
    return [(label, url, request.path == url) for label, url in links]


def palette_pages(request: HttpRequest) -> list[tuple[str, str]]:
    """Words and addresses of all pages that need no further choice and that whoever asks may open."""
    return [(label, reverse(name)) for name, label, action in (*_MENU, *_MORE) if may(request, action)]
