"""Requests enter the database as the municipality of who is logged in."""

from collections.abc import Callable
from contextlib import ExitStack
from contextvars import ContextVar
from http import HTTPStatus
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from ieum.platform.database.tenancy import municipality
from ieum.platform.files.door import admitted, uploads_of
from ieum.platform.files.scanning import NotClean
from ieum.platform.models import Account
from ieum.platform.visitors import coming_from, visitor_address

View = Callable[..., HttpResponse]
_doors: ContextVar[ExitStack] = ContextVar("doors")
"""What is closed behind the request that is answered now."""


def opens_own_transactions(view: View) -> View:
    """Mark a view that the middleware leaves alone, because what it calls opens transactions of its own.

    Such a view reads nothing of a municipality except through ``municipality`` or ``snapshot``.
    """
    view.opens_own_transactions = True  # type: ignore[attr-defined]  # a mark on the function
    return view


def holds_unscanned(view: View) -> View:
    """Mark a view that keeps a file which no scan came to an end of, and gives it to nobody until one did."""
    view.holds_unscanned = True  # type: ignore[attr-defined]  # a mark on the function
    return view


class MunicipalityMiddleware:
    """Runs each view of a logged-in account in one transaction of its municipality.

    It calls the view itself: Django turns exceptions into answers before a middleware sees them, and a transaction
    that ends in one must not be kept.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on, as what comes from where it does; the work is done around the view."""
        with coming_from(visitor_address(request)):
            return self._get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Run the view and render its answer inside of the municipality.

        None where nobody of one is logged in, or the view opens transactions itself: Django then calls it.
        """
        municipality_id = getattr(request.user, "municipality_id", None)
        if municipality_id is None or getattr(view, "opens_own_transactions", False):
            return None
        with municipality(municipality_id):
            response = view(request, *args, **kwargs)
            render = getattr(response, "render", None)
            return render() if render else response


class DoorMiddleware:
    """Lets the files that a logged-in account sends through the one door, before the view and its transaction begin.

    It looks at every address and every name, so that no page can forget to.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on; what was said of the files ends with the request."""
        with ExitStack() as doors:
            _doors.set(doors)
            return self._get_response(request)

    def process_view(self, request: HttpRequest, view: View, *_: object) -> HttpResponse | None:
        """Look at what was sent, of nobody who is not logged in; the page that refuses it where it is not clean."""
        sender = request.user
        if request.method != "POST" or not isinstance(sender, Account) or sender.municipality_id is None:
            return None
        may_wait = getattr(view, "holds_unscanned", False)
        door = admitted(uploads_of(request), code=sender.municipality_id, actor_id=sender.pk, may_wait=may_wait)
        try:
            _doors.get().enter_context(door)
        except NotClean as refused:
            told, status = {"said": str(refused), "back": request.path}, HTTPStatus.UNPROCESSABLE_ENTITY
            return render(request, "ui/turned_away.html", told, status=status)
        return None


class UnkeptMiddleware:
    """Lets neither a browser nor a machine between keep what is answered to who is logged in.

    Else the page of a person stays in the browser's files for the next one at the machine. Views that know better, such
    as those of files that are asked for again, say so themselves.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Say it in the answer."""
        response = self._get_response(request)
        if request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response


class NoNulMiddleware:
    """Refuses addresses and forms with a NUL: no text holds one, and the database takes none."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on; forms are looked at when their secret has been."""
        return self._get_response(request)

    def process_view(self, request: HttpRequest, view: View, *_: object) -> None:
        """Look at what was sent.

        :raises BadRequest: if a NUL is in it
        """
        # What is exempt from the secret of forms, such as the API, reads and refuses what is sent in its own words.
        is_form = not getattr(view, "csrf_exempt", False)
        if "\0" in request.path or (is_form and (_has_nul(request.GET) or _has_nul(request.POST))):
            raise BadRequest("NUL")


def _has_nul(given: QueryDict) -> bool:
    return any("\0" in text for name, values in given.lists() for text in (name, *map(str, values)))
