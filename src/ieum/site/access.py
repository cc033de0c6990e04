"""Permission at the door of each view; who may do what, the table of permissions says."""

from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from ieum.kernel.registry import permissions

View = TypeVar("View", bound=Callable[..., HttpResponse])


def may(request: HttpRequest, action: StrEnum) -> bool:
    """Whether who asks may do it."""
    return getattr(request.user, "role", "") in permissions[action.value].roles


def allowed(action: StrEnum, *, posting: StrEnum | None = None) -> Callable[[View], View]:
    """Let only those in who may do the action, and with ``posting`` let only those post who may do that too.

    The view carries both.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            _require(request, action)
            if posting is not None and request.method == "POST":
                _require(request, posting)
            return view(request, *args, **kwargs)

        guarded.action, guarded.posting = action, posting
        return guarded

    return decorate


def all_permissions(request: HttpRequest) -> dict[str, bool]:
    """What the account may do, by the names of actions in small letters, for templates."""
    return {each.name.lower(): may(request, each.action) for each in permissions}


def _require(request: HttpRequest, action: StrEnum) -> None:
    if request.user.municipality_id is None or not may(request, action):
        raise PermissionDenied
