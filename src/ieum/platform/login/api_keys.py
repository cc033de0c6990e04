"""The page on which an account makes keys of the API for its programs, and revokes them."""

from datetime import timedelta
from typing import Any

from allauth.account.decorators import reauthentication_required
from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate

from ieum.kernel.registry import scopes
from ieum.platform.database.tenancy import municipality
from ieum.platform.operations import Refused
from ieum.platform.tokens import is_standing, issue_token, offered_scopes, revoke_token, tokens_of
from ieum.platform.ui.languages import translated

_USUAL_DAYS = 90


class KeyForm(forms.Form):
    """A key as it is asked for."""

    name = forms.CharField(
        label="이름",
        max_length=60,
        help_text="어느 프로그램이 쓰는지 나중에 알아볼 수 있게 적으십시오.",
        error_messages={"required": "이름을 적어 주십시오."},
    )
    scopes = forms.MultipleChoiceField(
        label="권한 범위",
        widget=forms.CheckboxSelectMultiple,
        help_text="이 열쇠로 할 일만 고르십시오. 계정의 권한보다 넓어지지 않습니다.",
        error_messages={"required": "하나라도 골라 주십시오."},
    )
    expires_on = forms.DateField(
        label="쓸 수 있는 마지막 날",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages=dict.fromkeys(("required", "invalid"), "날을 2026-10-31처럼 적어 주십시오."),
    )

    def __init__(self, *args: Any, role: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["scopes"].choices = offered_scopes(role)  # type: ignore[attr-defined]  # it is the field above


@reauthentication_required  # type: ignore[untyped-decorator]  # the library has no types
def api_keys(request: HttpRequest) -> HttpResponse:
    """List the keys of the account; posting makes one, which is shown this once, or revokes one."""
    account: Any = request.user
    if account.municipality_id is None:
        raise PermissionDenied
    with municipality(account.municipality_id):
        if "revoke" in request.POST:
            return _revoked(request)
        form = KeyForm(request.POST or None, role=account.role, initial=_initial())
        text = _issued(request, form) if request.method == "POST" and form.is_valid() else ""
        context = {"form": form, "text": text, "keys": [_row(each) for each in tokens_of(account.pk)]}
    response = render(request, "account/api_keys.html", context, status=422 if form.errors else 200)
    response["Cache-Control"] = "no-store"
    return response


def _initial() -> dict[str, Any]:
    return {"expires_on": localdate() + timedelta(days=_USUAL_DAYS)}


def _issued(request: HttpRequest, form: KeyForm) -> str:
    """The text of the new key; "" where it is refused, which the form then tells."""
    account: Any = request.user
    try:
        _, text = issue_token(account_id=account.pk, **form.cleaned_data)
    except Refused as refused:
        form.add_error(None, str(refused))
        return ""
    return text


def _revoked(request: HttpRequest) -> HttpResponse:
    account: Any = request.user
    named = request.POST["revoke"]
    own = {str(each.pk): each.pk for each in tokens_of(account.pk)}
    try:
        # One that is not among one's own is looked for under an id that no key has, and refused with its sentence.
        revoke_token(token_id=own.get(named, account.pk), account_id=account.pk)
    except Refused as refused:
        messages.error(request, translated(refused))
    else:
        messages.success(request, "API 열쇠를 폐기했습니다. 이 열쇠로는 더 들어올 수 없습니다.")
    return redirect("api_keys")


def _row(token: Any) -> dict[str, Any]:
    today = localdate()
    state = (
        translated("쓸 수 있음")
        if is_standing(token, today)
        else translated("폐기함")
        if token.revoked_at
        else translated("기한이 지남")
    )
    labels = [scopes[name].label if name in scopes else name for name in token.scopes]
    return {"token": token, "state": state, "labels": labels, "stands": is_standing(token, today)}
