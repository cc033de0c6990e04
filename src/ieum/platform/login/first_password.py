"""Whoever came in with a first password, which the operator knows, chooses their own before anything else."""

from collections.abc import Callable

from allauth.account.authentication import get_authentication_records
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from ieum.platform.models import Account

_OPEN = frozenset({"account_change_password", "account_logout", "account_reauthenticate", "set_language"})
"""The pages that are open until then, by their names."""


class FirstPasswordMiddleware:
    """Leads to the change of the password; those who came in by single sign-on or passkey used none."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on; the view is looked at once it is known."""
        return self._get_response(request)

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponse | None:
        """Another way, where one has to choose a password first; None elsewhere."""
        account, place = request.user, request.resolver_match
        if not isinstance(account, Account) or not account.has_first_password or not place or place.url_name in _OPEN:
            return None
        if not any(each.get("method") == "password" for each in get_authentication_records(request, account)):
            return None
        messages.warning(request, "처음 받은 비밀번호는 운영자도 압니다. 내 비밀번호로 바꾼 뒤 쓰십시오.")
        return redirect("account_change_password")
