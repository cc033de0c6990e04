"""Permission at the door of each view; who may do what, the table of permissions says."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import wraps
from typing import Any, TypeVar, cast

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse

from ieum.kernel.registry import permissions
from ieum.platform.powers import gives
from ieum.site.requests import StaffRequest

View = TypeVar("View", bound=Callable[..., HttpResponse])


def may(request: StaffRequest, action: StrEnum) -> bool:
    """Whether who asks may do it: by their own role, or while they act for another by what that one gave them."""
    permission = permissions[action]
    if request.acting is not None and request.acting_account is not None:
        return gives(request.acting, permission, request.acting_account.role)
    return getattr(request.user, "role", "") in permission.roles


def may_oneself(request: StaffRequest, action: StrEnum) -> bool:
    """Whether who asks may do it by their own role, also while they act for another."""
    return request.user.municipality_id is not None and request.user.role in permissions[action].roles


def allowed(action: StrEnum, *, posting: StrEnum | None = None, by_own_role: bool = False) -> Callable[[View], View]:
    """Let only those in who may do the action, and with ``posting`` let only those post who may do that too.

    The view carries both. ``by_own_role`` asks what somebody may do for themselves, also while they act for another.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: StaffRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not (by_own_role and may_oneself(request, action)):
                _require(request, action)
            if posting is not None and request.method == "POST":
                _require(request, posting)
            return view(request, *args, **kwargs)

        return cast("View", _said(guarded, action=action, posting=posting))

    return decorate


@dataclass(frozen=True, slots=True)
class Granted:
    """What whoever asks may do, by the names of actions in small letters, for templates."""

    request: StaffRequest

    def __getitem__(self, name: str) -> bool:
        """Whether it may be done; a page asks for few of all.

        :raises NotRegistered: if there is no such action
        """
        return may(self.request, permissions[name.upper()].action)


def _said(view: Callable[..., HttpResponse], **said: StrEnum | None) -> Callable[..., HttpResponse]:
    """The view with what it asks for written on it, for menus and for the test of the expected access."""
    vars(view).update(said)
    return view


def _require(request: StaffRequest, action: StrEnum) -> None:
    if request.user.municipality_id is None or not may(request, action):
        raise PermissionDenied
