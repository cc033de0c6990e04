"""Permission at the door of each view; what each role may do, the rules of the apps say."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import wraps
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from ieum.budget.rules import permissions as budget
from ieum.office.rules import permissions as office
from ieum.org.rules import permissions as org
from ieum.platform.choices import Role
from ieum.platform.personal import permissions as trust
from ieum.reports import rules as reports

MAY: Mapping[StrEnum, frozenset[Role]] = {**reports.MAY, **budget.MAY, **org.MAY, **office.MAY, **trust.MAY}
"""The tables of all apps as one."""
View = TypeVar("View", bound=Callable[..., HttpResponse])


def may(role: str, action: StrEnum) -> bool:
    """Whether an account of that role may do it."""
    return role in MAY[action]


def allowed(action: StrEnum) -> Callable[[View], View]:
    """Let only those in who may do the action; the view carries it as ``action``."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            require(request, action)
            return view(request, *args, **kwargs)

        guarded.action = action
        return guarded

    return decorate


def require(request: HttpRequest, action: StrEnum) -> None:
    """Refuse where the account has no municipality or may not do the action.

    :raises PermissionDenied: then
    """
    if request.user.municipality_id is None or not may(request.user.role, action):
        raise PermissionDenied


def permissions(request: HttpRequest) -> dict[str, bool]:
    """What the account may do, by the names of actions in small letters, for templates."""
    role = getattr(request.user, "role", "")
    return {action.name.lower(): may(role, action) for action in MAY}
