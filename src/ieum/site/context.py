"""What every page has: whose it is, who looks at it, and where one can go from it."""

from typing import Any

from django.urls import reverse

from ieum.platform.database.tenancy import reading
from ieum.platform.notices.permissions import NoticeAction
from ieum.platform.notices.queries import unread
from ieum.platform.powers import last_day
from ieum.platform.search.permissions import SearchAction
from ieum.site.access import Granted, may
from ieum.site.help import panel
from ieum.site.menu import navigation, palette_links, side_menu
from ieum.site.requests import StaffRequest


def page(request: StaffRequest) -> dict[str, Any]:
    """Give the base page its names and addresses; nothing of them where nobody is logged in."""
    user = getattr(request, "user", None)
    always = {"home_url": reverse("home"), "language_url": reverse("set_language")}
    if user is None or not user.is_authenticated:
        return {**always, "login_url": reverse("account_login"), "help_panel": panel(request) if user else ""}
    return {
        **always,
        "municipality_name": user.municipality.name if user.municipality else "",
        "account_name": user.title,
        "account_url": reverse("mfa_index"),
        "logout_url": reverse("account_logout"),
        "help_panel": panel(request),
        "navigation": tuple(navigation(request)),
        "side_menu": side_menu(request),
        **_palette(request),
        **_notices(request),
        **_acting(request),
        "may": Granted(request),
    }


def _palette(request: StaffRequest) -> dict[str, Any]:
    """The search box with the pages that it leads to; nothing for who may not search."""
    if request.user.municipality_id is None or not may(request, SearchAction.SEARCH):
        return {}
    return {"search_template": "site/palette.html", "palette_links": palette_links(request)}


def _acting(request: StaffRequest) -> dict[str, Any]:
    """For whom one acts, as the head of each page says it; nothing while one acts for oneself."""
    if request.acting is None:
        return {}
    told = last_day(request.acting)
    return {"acting": request.acting, "acting_account": request.acting_account, "acting_last_day": told}


def _notices(request: StaffRequest) -> dict[str, Any]:
    """The address of one's notices with how many are unread; nothing for who has none."""
    user = request.user
    if user.municipality_id is None or not may(request, NoticeAction.SEE_NOTICES):
        return {}
    # Some views have left their municipality, or never entered it, when their page is written.
    with reading(user.municipality_id):
        return {"notices_url": reverse("notices"), "unread": unread(user.pk)}
