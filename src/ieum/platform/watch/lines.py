"""One line for each request, without anything that somebody typed or is called.

A line tells the view's name and not the address, and a pseudonym of the account and not its login.
"""

import hashlib
import hmac
import logging
from collections.abc import Callable
from functools import lru_cache
from time import perf_counter
from uuid import UUID, uuid4

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

from ieum.platform.models import Account, Municipality
from ieum.platform.sealing import derived_key
from ieum.platform.watch.metrics import count_request, database_time

requests = logging.getLogger("ieum.requests")
NO_VIEW = "none"
"""Stands for a view where no address matched, or a file was served."""


class WatchMiddleware:
    """Counts each request and tells of it; stands before all others, so that it sees what they refuse."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on, and take note of the answer."""
        request_id, begun = uuid4().hex, perf_counter()
        request.request_id = request_id  # type: ignore[attr-defined]  # ours, for answers that name it
        with database_time() as spent:
            response = self._get_response(request)
        seconds = perf_counter() - begun
        match = request.resolver_match
        view = match.view_name if match and match.view_name else NO_VIEW
        count_request(view, response.status_code, seconds, spent)
        account_id, code = _who(request)
        told = {
            "request": request_id,
            "method": request.method if request.method in _METHODS else "other",
            "view": view,
            "status": response.status_code,
            "ms": round(seconds * 1000, 1),
            "database_ms": round(spent.seconds * 1000, 1),
            "account": pseudonym(account_id) if account_id else None,
            "municipality": code,
        }
        requests.info("request", extra={"told": told})
        response.headers["X-Request-ID"] = request_id
        return response


_METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}


def pseudonym(account_id: UUID) -> str:
    """A name for an account that only this installation can lead back to it, and the same in every line."""
    return hmac.new(derived_key("request lines"), account_id.bytes, hashlib.sha256).hexdigest()[:16]


def _who(request: HttpRequest) -> tuple[UUID | None, str | None]:
    """The account and the code of its municipality, as far as the request has found them out already."""
    # Looked at and not asked for: asking could read the session of a request that needed none.
    account: Account | None = getattr(request, "_cached_user", None)
    if account is not None and account.is_authenticated:
        return account.pk, _code(account.municipality_id)
    bearer = getattr(request, "auth", None)
    return (bearer.account_id, _code(bearer.municipality_id)) if bearer is not None else (None, None)


def _code(municipality_id: UUID | None) -> str | None:
    try:
        return _known_code(municipality_id) if municipality_id else None
    except (DatabaseError, Municipality.DoesNotExist):
        return None


@lru_cache(maxsize=256)
def _known_code(municipality_id: UUID) -> str:
    """The code, which never changes."""
    return Municipality.objects.values_list("code", flat=True).get(pk=municipality_id)
