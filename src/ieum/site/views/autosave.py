"""Keeping what is written into a form (자동 저장): saving it as it is written, telling of it, and discarding it."""

import json
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse, JsonResponse
from django.utils.timezone import localtime
from django.views.decorators.http import require_POST

from ieum.platform.form_drafts import operations, queries
from ieum.platform.form_drafts.permissions import FormDraftAction
from ieum.platform.sealing import CannotUnseal
from ieum.platform.ui.languages import translated
from ieum.site.access import allowed
from ieum.site.requests import StaffRequest

if TYPE_CHECKING:
    from ieum.platform.models import FormDraft


@allowed(FormDraftAction.KEEP_DRAFTS, by_own_role=True)
def autosave(request: StaffRequest) -> HttpResponse:
    """Tell what is kept of a form (204 for nothing); posting keeps it, or is refused with 409 and a sentence."""
    if request.method != "POST":
        return _told(request)
    fields = _fields(request.POST.get("fields", ""))
    seen = request.POST.get("seen", "0")
    if fields is None or not seen.isdecimal() or not request.POST.get("place", "").startswith("/"):
        return JsonResponse({"said": translated("자동 저장할 수 없는 내용입니다.")}, status=HTTPStatus.BAD_REQUEST)
    try:
        kept = operations.keep_draft(
            account_id=request.user.pk, place=request.POST["place"], query=request.POST.get("query", ""),
            fields=fields, seen=int(seen[:9]),
        )  # fmt: skip
    except operations.DraftRefused as refused:
        return JsonResponse({"said": translated(str(refused))}, status=HTTPStatus.CONFLICT)
    return _answer(_about(kept))


@require_POST
@allowed(FormDraftAction.KEEP_DRAFTS, by_own_role=True)
def discard_autosaved(request: StaffRequest) -> HttpResponse:
    """Forget what is kept of a form."""
    operations.discard_draft(account_id=request.user.pk, place=request.POST.get("place", ""))
    return HttpResponse(status=HTTPStatus.NO_CONTENT)


def _told(request: StaffRequest) -> HttpResponse:
    found = queries.draft_of(request.user.pk, request.GET.get("place", ""))
    if found is None:
        return _answer(None)
    try:
        return _answer({**_about(found), "query": found.query, "fields": queries.fields_of(found)})
    except CannotUnseal:
        # What no key opens any more is of no use to anybody.
        operations.discard_draft(account_id=request.user.pk, place=found.place)
        return _answer(None)


def _about(draft: "FormDraft") -> dict[str, Any]:
    return {"revision": draft.revision, "saved_at": f"{localtime(draft.saved_at):%Y-%m-%d %H:%M}"}


def _answer(told: dict[str, Any] | None) -> HttpResponse:
    response = HttpResponse(status=HTTPStatus.NO_CONTENT) if told is None else JsonResponse(told)
    response["Cache-Control"] = "no-store"
    return response


def _fields(text: str) -> list[tuple[str, str]] | None:
    """Names and values as the script sends them, without what is never kept; None for anything else."""
    try:
        pairs = [(name, value) for name, value in json.loads(text)]
    except (ValueError, TypeError):
        return None
    if not all(isinstance(each, str) for pair in pairs for each in pair):
        return None
    return [(name, value) for name, value in pairs if not _is_secret(name)]


def _is_secret(name: str) -> bool:
    return name == "csrfmiddlewaretoken" or any(word in name.lower() for word in ("password", "secret", "otp"))
