"""Acting for another account within a session: entered by a switch, looked at anew on each request."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.timezone import localdate

from ieum.platform.acting import Power, acting_as
from ieum.platform.database.tenancy import municipality
from ieum.platform.powers import power_for
from ieum.platform.queries import accounts
from ieum.site.requests import StaffRequest

if TYPE_CHECKING:
    from ieum.platform.models import Account

_KEY = "acting_for"


class ActingMiddleware:
    """Runs a request on behalf of whom the session acts for, as long as the power to do so stands."""

    def __init__(self, get_response: Callable[[StaffRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: StaffRequest) -> HttpResponse:
        """Look the power up; one that has ended is told and left, and nothing else is done by that request."""
        request.acting, request.acting_account = _chosen(request)
        with acting_as(request.acting):
            return self._get_response(request)


def begin(request: StaffRequest, behalf_id: UUID) -> bool:
    """Act for another account from the next request on; False where one may not."""
    if power_for(request.user.pk, behalf_id, localdate()) is None:
        return False
    request.session[_KEY] = str(behalf_id)
    return True


def stop(request: StaffRequest) -> None:
    """Act for oneself from the next request on."""
    request.session.pop(_KEY, None)


def _chosen(request: StaffRequest) -> "tuple[Power | None, Account | None]":
    named = request.session.get(_KEY)
    if named is None or getattr(request.user, "municipality_id", None) is None:
        return None, None
    with municipality(request.user.municipality_id):
        power = power_for(request.user.pk, UUID(named), localdate())
        if power is not None:
            return power, accounts([power.behalf_id])[power.behalf_id]
    stop(request)
    messages.warning(request, "대행하던 기간이 끝났거나 취소되어 자기 권한으로 돌아왔습니다.")
    return None, None
