"""Erasing personal data (파기): whose period is over, what would be destroyed, who asked and who decided."""

from http import HTTPStatus
from typing import TYPE_CHECKING, cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate, localtime
from django.views.decorators.http import require_POST

from ieum.platform.choices import ErasureOutcome
from ieum.platform.operations import Refused
from ieum.platform.personal import erasing, queries
from ieum.platform.personal.permissions import TrustAction
from ieum.platform.personal.subjects import subjects
from ieum.platform.ui.doers import done_by
from ieum.platform.ui.languages import translated
from ieum.platform.ui.lists import Listing
from ieum.platform.ui.tables import Column, Table
from ieum.site.access import allowed
from ieum.site.forms.reports import BasisForm
from ieum.site.lists import render_list
from ieum.site.requests import StaffRequest

if TYPE_CHECKING:
    from ieum.platform.models import ErasureRequest, Operation

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
def erasures(request: StaffRequest) -> HttpResponse:
    """List what is due, asked for and decided, and preview one person; posting asks to erase them."""
    number = request.POST.get("number", request.GET.get("number", "")).strip()[:40]
    found, form = _find(number), BasisForm(request.POST if request.method == "POST" else None)
    if found and form.is_bound and form.is_valid() and _asked(request, found, form):
        return redirect("erasures")
    return _page(request, number, found, form)


def _page(
    request: StaffRequest,
    number: str,
    found: UUID | None,
    form: BasisForm,
    decision: tuple[UUID, BasisForm] | None = None,
) -> HttpResponse:
    """The page with the form of a request and one for each request that waits, of which ``decision`` was sent."""
    sent = dict([decision] if decision else [])
    waiting = [
        (each, queries.named(each.subject_id), sent.get(each.pk) or BasisForm(auto_id=f"{each.pk}_%s"))
        for each in erasing.waiting()
    ]
    fault = translated("그 번호를 가진 사람이 없습니다.") if not found and (number or form.is_bound) else ""
    is_wrong = bool(sent or form.is_bound)
    context = {
        "title": translated("개인정보 파기"),
        "breadcrumbs": [(translated("처음"), "/"), (translated("개인정보 파기"), "")],
        "number": number,
        "fault": fault,
        "request_form": form,
        "forms": [form, *sent.values()],
        "preview": _preview(found) if found else None,
        "kept": erasing.kept_because(found, localdate()) if found else "",
        "due": [queries.named(each).rpartition(" ") for each in erasing.due(localdate())],
        "waiting": waiting,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if is_wrong else HTTPStatus.OK
    return render_list(request, "site/erasures.html", _decided(), context, of_page=("number",), status=status)


@require_POST
@allowed(TrustAction.DECIDE_ERASURE)
def decide_erasure(request: StaffRequest, request_id: UUID) -> HttpResponse:
    """Erase the person that another asked to erase, or refuse to."""
    if not erasing.is_asked_for(request_id):
        raise Http404("파기 요청을 찾을 수 없습니다. ‘개인정보 파기’에서 고르십시오.")
    form = BasisForm(request.POST, auto_id=f"{request_id}_%s")
    if not form.is_valid():
        return _page(request, "", None, BasisForm(), (request_id, form))
    is_granted = request.POST.get("do") == "erase"
    outcome = ErasureOutcome.ERASED if is_granted else ErasureOutcome.REFUSED
    try:
        erasing.decide_erasure(
            request_id=request_id, outcome=outcome, actor_id=request.user.pk,
            basis=form.cleaned_data["basis"], on=localdate(),
        )  # fmt: skip
    except Refused as refused:
        messages.error(request, translated(refused))
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


def _asked(request: StaffRequest, found: UUID, form: BasisForm) -> bool:
    """Whether it could be asked for; otherwise the form says why not."""
    try:
        erasing.request_erasure(
            subject_id=found, actor_id=request.user.pk, basis=form.cleaned_data["basis"], on=localdate()
        )
    except Refused as refused:
        form.add_error("basis", str(refused))
        return False
    messages.success(request, "파기를 요청했습니다. 다른 결정자가 결정하면 파기됩니다.")
    return True


def _preview(found: UUID) -> Table:
    rows = [[each.what, each.count, each.becomes] for each in erasing.preview(found)]
    return Table("preview", translated("{named}을 파기하면", named=queries.named(found)), _AFFECTED, rows)


def _decided() -> Listing:
    # In memory, since who it was about stands sealed and is sorted as it is shown.
    return Listing(
        "decided", "결정한 파기", _DECIDED, list(erasing.decided()), _row, empty_text="결정한 파기가 없습니다."
    )


def _row(each: "ErasureRequest") -> list[object]:
    decision = cast("Operation", each.decision)
    return [
        f"{localtime(decision.recorded_at):%Y-%m-%d %H:%M}", queries.named(each.subject_id),
        translated(each.get_outcome_display()), done_by(each.operation), done_by(decision),
        each.operation.basis,
    ]  # fmt: skip
