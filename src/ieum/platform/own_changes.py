"""What an account changes of its own password and second factors is an operation, as what the operator changes is.

The pages are the login library's: what they changed is seen by comparing before and after, in one transaction with
them, so that nothing changes without being told. No secret is told, only which kind of factor came or went.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from ieum.platform.database.tenancy import municipality
from ieum.platform.middleware import View
from ieum.platform.models import Account
from ieum.platform.operations import open_operation

_FACTORS = {
    Authenticator.Type.TOTP: "인증 앱",
    Authenticator.Type.WEBAUTHN: "보안키·패스키",
    Authenticator.Type.RECOVERY_CODES: "복구번호",
}


@dataclass(frozen=True, slots=True)
class _Guards:
    """What guards an account: the hash of its password, and by kind which factors it has."""

    password: str
    factors: dict[str, frozenset[int]]


def told(view: View) -> View:
    """Let a page of the library tell the audit log what it changed of the account that is logged in."""

    @wraps(view)
    def telling(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.method != "POST":
            return view(request, *args, **kwargs)
        account_id, home = _visitor(request)
        with municipality(home):
            return _telling(account_id, lambda: view(request, *args, **kwargs))

    return telling


def _telling(account_id: UUID, work: Callable[[], HttpResponse]) -> HttpResponse:
    before = _guards(account_id)
    answer = work()
    after = _guards(account_id)
    if after.password != before.password:
        open_operation(kind="platform.change_own_password", actor_id=account_id, basis="스스로 비밀번호를 바꿈")
    if words := _changes(before.factors, after.factors):
        open_operation(kind="platform.change_own_factors", actor_id=account_id, basis=f"스스로 {', '.join(words)}")
    return answer


def _guards(account_id: UUID) -> _Guards:
    found = list(Authenticator.objects.filter(user_id=account_id).values_list("type", "pk"))
    factors = {kind: frozenset(pk for each, pk in found if each == kind) for kind in _FACTORS}
    return _Guards(Account.objects.values_list("password", flat=True).get(pk=account_id), factors)


def _changes(before: dict[str, frozenset[int]], after: dict[str, frozenset[int]]) -> list[str]:
    """Which kinds of factors came, went, or took the place of others, in words."""
    words = {(True, False): "더함", (False, True): "지움", (True, True): "새로 만듦"}
    changed = ((label, after[kind] - before[kind], before[kind] - after[kind]) for kind, label in _FACTORS.items())
    return [f"{label} {words[bool(came), bool(went)]}" for label, came, went in changed if came or went]


def _visitor(request: HttpRequest) -> tuple[UUID, UUID]:
    """Who is logged in, and the municipality whose log tells of it; only accounts of one log in."""
    visitor = request.user
    if not isinstance(visitor, Account) or visitor.municipality_id is None:
        raise PermissionDenied("지방자치단체에 속하지 않은 계정은 바꾸지 않습니다.")
    return visitor.pk, visitor.municipality_id
