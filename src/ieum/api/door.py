"""The door of each operation: whose key it is, what it is for, what its account may do, and how often it may ask.

Nothing else opens it: cookies are not looked at, so that no other page can make a browser ask.
"""

import logging
from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from http import HTTPStatus
from typing import Any, TypeVar

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from django.utils.timezone import now
from ninja import Router
from ninja.security import HttpBearer

from ieum.api.errors import BROKEN, Error, Refusal, answer, no_such_method
from ieum.api.examples import described
from ieum.kernel.registry import scopes
from ieum.kernel.wording import worded
from ieum.platform.database.tenancy import municipality
from ieum.platform.files.door import admitted, uploads_of
from ieum.platform.middleware import opens_own_transactions
from ieum.platform.tokens import PER_MINUTE, Bearer, use_token

_log = logging.getLogger(__name__)
View = TypeVar("View", bound=Callable[..., Any])
ALWAYS = (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.TOO_MANY_REQUESTS)
"""What any operation may answer with."""
MISSING = (HTTPStatus.NOT_FOUND,)
REFUSES = (HTTPStatus.NOT_FOUND, HTTPStatus.CONFLICT)


_BEHALF = "On-Behalf-Of"
_IN_PERSON = (
    "열쇠로는 남을 대신할 수 없습니다. 위임과 직무대리는 사람이 화면에서 고릅니다. 머리글 On-Behalf-Of를 빼거나 "
    "그 일을 할 수 있는 계정의 열쇠를 쓰십시오."
)


class ApiKey(HttpBearer):
    """Lets in who has a key for an action, and an account that may do it."""

    def __init__(self, action: StrEnum) -> None:
        super().__init__()
        self.action = action

    def authenticate(self, request: HttpRequest, token: str) -> Bearer | None:
        """Who asks; None where the key opens nothing.

        :raises Refusal: if it asks too often, is not for this, or its account may not
        """
        moment = now()
        bearer = use_token(token, moment=moment)
        if bearer is None:
            return None
        if bearer.requests > PER_MINUTE:
            raise _too_many(60 - moment.second)
        if _BEHALF in request.headers:
            raise Refusal(HTTPStatus.FORBIDDEN, "NOT_ON_BEHALF", _IN_PERSON)
        scope = scopes[self.action.value]
        if scope.name not in bearer.scopes:
            said = worded(
                "이 열쇠의 권한 범위에 '{scope}'({name})가 없습니다. 그 범위로 열쇠를 새로 만드십시오.",
                scope=worded(scope.label),
                name=scope.name,
            )
            raise Refusal(HTTPStatus.FORBIDDEN, "OUT_OF_SCOPE", said)
        if bearer.role not in scope.roles:
            said = worded(
                "이 계정은 '{scope}' 권한이 없습니다. 맡은 일에 필요하면 기획예산과에 요청하십시오.",
                scope=worded(scope.label),
            )
            raise Refusal(HTTPStatus.FORBIDDEN, "FORBIDDEN", said)
        return bearer


def operation(  # noqa: PLR0913 - a declaration, read by its names
    router: Router,
    address: str,
    action: StrEnum,
    gives: Any,
    *,
    told: str,
    refuses: tuple[HTTPStatus, ...] = (),
    own_transactions: bool = False,
    method: str = "GET",
    status: HTTPStatus = HTTPStatus.OK,
) -> Callable[[View], View]:
    """Declare a view as an operation: who may, what it gives, and in one sentence what it does.

    It runs in one transaction of the key's municipality; with ``own_transactions`` it enters the municipality itself.
    ``bytes`` gives a file.
    """

    def decorate(view: View) -> View:
        run = _admitting(view if own_transactions else _within(view))
        router.api_operation(
            [method],
            address,
            auth=ApiKey(action),
            response={status: None if gives is bytes else gives, **dict.fromkeys((*ALWAYS, *refuses), Error)},
            operation_id=view.__name__,
            url_name=f"api_{view.__name__}",
            summary=told.partition(".")[0],
            description=told,
            openapi_extra=described(view.__name__, action, status, is_file=gives is bytes),
        )(run)
        return view

    return decorate


def writing(  # noqa: PLR0913 - a declaration, read by its names
    router: Router, address: str, action: StrEnum, gives: Any, *, told: str, own_transactions: bool = False
) -> Callable[[View], View]:
    """Declare a view as an operation that writes: what its address names may be missing, and it may refuse."""
    return operation(
        router, address, action, gives, told=told, own_transactions=own_transactions, refuses=REFUSES, method="POST",
        status=HTTPStatus.CREATED,
    )  # fmt: skip


def opened(pattern: URLPattern) -> URLPattern:
    """An address with what all of them have: no cookies, and errors in one form."""
    view = pattern.callback

    @login_not_required
    @opens_own_transactions
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            response: HttpResponse = view(request, *args, **kwargs)
        except Exception:  # noqa: BLE001 - whatever it is, the program is told in the one form, and the log has it
            _log.exception("request %s", request.request_id)  # type: ignore[attr-defined]  # set by the middleware
            response = answer(request, BROKEN)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            response = answer(request, no_such_method(response.headers["Allow"]))
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    guarded.csrf_exempt = True  # type: ignore[attr-defined]  # a mark on the function; no cookie opens anything here
    return URLPattern(pattern.pattern, guarded, pattern.default_args, pattern.name)


def _within(view: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(view)
    def inside(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        with municipality(bearer_of(request).municipality_id):
            return view(request, *args, **kwargs)

    return inside


def _admitting(view: Callable[..., Any]) -> Callable[..., Any]:
    """Let what is sent through the one door for files first."""

    @wraps(view)
    def behind(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        bearer = bearer_of(request)
        with admitted(uploads_of(request), code=bearer.municipality_id, actor_id=bearer.account_id):
            return view(request, *args, **kwargs)

    return behind


def bearer_of(request: HttpRequest) -> Bearer:
    """Who asks."""
    bearer: Bearer = request.auth  # type: ignore[attr-defined]  # set by the library
    return bearer


def _too_many(seconds: int) -> Refusal:
    said = worded(
        "1분에 {most}번까지 요청할 수 있습니다. {seconds}초 뒤에 다시 하십시오.", most=PER_MINUTE, seconds=seconds
    )
    return Refusal(HTTPStatus.TOO_MANY_REQUESTS, "TOO_MANY_REQUESTS", said, headers={"Retry-After": str(seconds)})
