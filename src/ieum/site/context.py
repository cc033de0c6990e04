"""What every page has: whose it is, who looks at it, and where one can go from it."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from ieum.budget.rules.permissions import BudgetAction
from ieum.office.rules.permissions import OfficeAction
from ieum.org.rules.permissions import OrgAction
from ieum.platform.jobs.permissions import JobAction
from ieum.platform.personal.permissions import TrustAction
from ieum.reports.rules import Action
from ieum.site.access import all_permissions, may

_MENU = (
    ("home", "보고서", Action.SEE_REPORTS),
    ("take_in", "보고서 올리기", Action.TAKE_IN),
    ("budget", "예산", BudgetAction.SEE_BUDGET),
    ("check_files", "파일 검사", Action.CHECK_FILES),
    ("inbox", "내 할 일", OfficeAction.SEE_CASES),
    ("jobs", "작업", JobAction.SEE_JOBS),
    ("committees", "위원회", OfficeAction.SEE_COMMITTEES),
    ("organisation", "조직·인사", OrgAction.SEE_ORGANISATION),
    ("readings", "접속기록", TrustAction.SEE_READINGS),
    ("audit", "감사 기록", TrustAction.SEE_AUDIT),
    ("permissions", "권한표", TrustAction.SEE_PERMISSIONS),
)


def page(request: HttpRequest) -> dict[str, Any]:
    """Give the base page its names and addresses; nothing of them where nobody is logged in."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"home_url": reverse("home"), "login_url": reverse("account_login")}
    return {
        "municipality_name": user.municipality.name if user.municipality else "",
        "account_name": user.title,
        "home_url": reverse("home"),
        "account_url": reverse("mfa_index"),
        "logout_url": reverse("account_logout"),
        "navigation": _navigation(request),
        "may": all_permissions(request),
    }


def _navigation(request: HttpRequest) -> list[tuple[str, str, bool]]:
    links = ((label, reverse(name)) for name, label, action in _MENU if may(request, action))
    return [(label, url, request.path == url) for label, url in links]
