"""Who may watch: a program on the machine itself, or whoever has the token of IEUM_WATCH_TOKEN."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from ipaddress import ip_address

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ieum.platform.middleware import opens_own_transactions

View = Callable[[HttpRequest], HttpResponse]
_PASSED_ON = ("HTTP_FORWARDED", "HTTP_X_FORWARDED_FOR", "HTTP_X_REAL_IP", "HTTP_VIA")
"""Headers by which a web server in front says that somebody else asks: it stands on this machine too."""


def for_watchers(view: View) -> View:
    """Let nobody but watchers see a page; no session is looked at."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        if is_from_here(request) or has_token(request):
            return view(request)
        said = "이 컴퓨터에서만, 또는 IEUM_WATCH_TOKEN의 열쇠로만 볼 수 있습니다.\n"
        return HttpResponse(said, status=HTTPStatus.FORBIDDEN, content_type="text/plain; charset=utf-8")

    return login_not_required(opens_own_transactions(never_cache(require_safe(guarded))))


def is_from_here(request: HttpRequest) -> bool:
    """Whether a program of this machine asks for itself."""
    if any(name in request.META for name in _PASSED_ON):
        return False
    try:
        return ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False


def has_token(request: HttpRequest) -> bool:
    """Whether the request shows the token; never where none is set."""
    token: str = settings.WATCH_TOKEN
    shown = request.headers.get("Authorization", "")
    return bool(token) and constant_time_compare(shown.encode(), f"Bearer {token}".encode())
