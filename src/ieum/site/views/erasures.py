"""Erasing personal data (파기): whose period is over, what would be destroyed, who asked and who decided."""

from http import HTTPStatus
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, localtime
from django.views.decorators.http import require_POST

from ieum.platform.choices import ErasureOutcome
from ieum.platform.operations import Refused
from ieum.platform.personal import erasing, queries
from ieum.platform.personal.permissions import TrustAction
from ieum.platform.personal.subjects import subjects
from ieum.platform.ui.languages import translated
from ieum.platform.ui.tables import Column, Table
from ieum.site.access import allowed

if TYPE_CHECKING:
    from ieum.platform.models import ErasureRequest

_AFFECTED = (Column("what", "무엇"), Column("count", "건수", "number"), Column("becomes", "어떻게 되는지"))
_DECIDED = (
    Column("when", "결정한 때", "date"),
    Column("who", "정보주체"),
    Column("outcome", "결정"),
    Column("asked", "요청한 계정"),
    Column("decided", "결정한 계정"),
    Column("basis", "요청한 근거"),
)


@allowed(TrustAction.SEE_ERASURES, posting=TrustAction.REQUEST_ERASURE)
def erasures(request: HttpRequest) -> HttpResponse:
    """List what is due, asked for and decided, and preview one person; posting asks to erase them."""
    number = request.POST.get("number", request.GET.get("number", "")).strip()[:40]
    found, fault = _find(number), ""
    if request.method == "POST":
        fault = _asked(request, found)
        if not fault:
            return redirect("erasures")
    context = {
        "title": translated("개인정보 파기"),
        "breadcrumbs": [(translated("처음"), "/"), (translated("개인정보 파기"), "")],
        "number": number,
        "fault": fault or ("" if found or not number else translated("그 번호를 가진 사람이 없습니다.")),
        "preview": _preview(found) if found else None,
        "due": [queries.named(each).rpartition(" ") for each in erasing.due(localdate())],
        "waiting": [(each, queries.named(each.subject_id)) for each in erasing.waiting()],
        "decided": _decided(),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if fault else HTTPStatus.OK
    return render(request, "site/erasures.html", context, status=status)


@require_POST
@allowed(TrustAction.DECIDE_ERASURE)
def decide_erasure(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """Erase the person that another asked to erase, or refuse to."""
    is_granted = request.POST.get("do") == "erase"
    outcome = ErasureOutcome.ERASED if is_granted else ErasureOutcome.REFUSED
    try:
        erasing.decide_erasure(
            request_id=request_id, outcome=outcome, actor_id=request.user.pk,
            basis=request.POST.get("basis", "")[:500], on=localdate(),
        )  # fmt: skip
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        said = (
            translated("파기했습니다. 어느 백업에서도 다시 읽을 수 없습니다.")
            if is_granted
            else translated("파기하지 않기로 했습니다.")
        )
        messages.success(request, said)
    return redirect("erasures")


def _find(number: str) -> UUID | None:
    return next((found for kind in subjects if number and (found := kind.find(number)) is not None), None)


def _asked(request: HttpRequest, found: UUID | None) -> str:
    """Why it cannot be asked for; "" where it was."""
    if found is None:
        return translated("그 번호를 가진 사람이 없습니다.")
    try:
        erasing.request_erasure(
            subject_id=found, actor_id=request.user.pk, basis=request.POST.get("basis", "")[:500], on=localdate()
        )
    except Refused as refused:
        return str(refused)
    messages.success(request, "파기를 요청했습니다. 다른 결정자가 결정하면 파기됩니다.")
    return ""


def _preview(found: UUID) -> Table:
    rows = [[each.what, each.count, each.becomes] for each in erasing.preview(found)]
    return Table("preview", translated("{named}을 파기하면", named=queries.named(found)), _AFFECTED, rows)


def _decided() -> Table:
    rows = [_row(each) for each in erasing.decided()[:50]]
    return Table("decided", "결정한 파기", _DECIDED, rows, empty_text="결정한 파기가 없습니다.")


def _row(each: "ErasureRequest") -> list[object]:
    return [
        f"{localtime(each.decision.recorded_at):%Y-%m-%d %H:%M}", queries.named(each.subject_id),
        each.get_outcome_display(), each.operation.actor.title, each.decision.actor.title, each.operation.basis,
    ]  # fmt: skip
