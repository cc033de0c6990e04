"""Data that somebody of the council or an auditor demands: their own demands, a new one, and what was answered."""

from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from ieum.kernel.deadlines.falling_due import due_words
from ieum.office import operations, queries
from ieum.office.choices import CaseState
from ieum.office.rules.permissions import OfficeAction
from ieum.org.queries import standing as standing_on
from ieum.org.rules.standing import Standing, answering_heads
from ieum.platform.choices import Role
from ieum.platform.operations import Refused
from ieum.platform.ui.languages import in_korean, translated
from ieum.platform.ui.lists import Listing
from ieum.platform.ui.tables import Column
from ieum.site.access import allowed
from ieum.site.forms.case import DataForm
from ieum.site.histories import post_label
from ieum.site.lists import render_list
from ieum.site.requests import StaffRequest
from ieum.site.views.attachments import given

if TYPE_CHECKING:
    from ieum.office.models import OfficeCase

_CRUMBS = [(gettext_lazy("처음"), "/"), (gettext_lazy("자료 요구"), "/data-requests/")]
_COLUMNS = (
    Column("number", "번호"),
    Column("title", "제목"),
    Column("post", "담당 직위"),
    Column("state", "상태"),
    Column("due", "낼 날", "date"),
)


@require_GET
@allowed(OfficeAction.REQUEST_DATA)
def data_requests(request: StaffRequest) -> HttpResponse:
    """List what one has demanded, the newest first."""
    standing = standing_on(localdate())
    listing = Listing(
        "data_requests", "자료 요구", _COLUMNS, queries.data_requests(request.user.pk),
        lambda each: _cells(each, standing),
        orders={"number": ("year", "number"), "title": ("title",), "state": ("state",), "due": ("due_on",)},
        empty_text="요구한 자료가 없습니다.",
    )  # fmt: skip
    context = {
        "title": translated("자료 요구"),
        "breadcrumbs": [(translated("처음"), "/"), (translated("자료 요구"), "")],
    }
    return render_list(request, "site/data_requests.html", listing, context)


@allowed(OfficeAction.REQUEST_DATA)
def ask_data(request: StaffRequest) -> HttpResponse:
    """Demand data of a unit."""
    today = localdate()
    form = DataForm(request.POST or None, heads=answering_heads(standing_on(today)), role=Role(request.user.role))
    if request.method == "POST" and form.is_valid():
        who: dict[str, Any] = {"requester": request.user.title, "actor_id": request.user.pk, "on": today}
        try:
            made = operations.request_data(**form.cleaned_data, by=Role(request.user.role), **who)
        except Refused as refused:
            form.add_error("due_on", str(refused))
        else:
            messages.success(request, translated("요구했습니다. 번호는 {made}입니다.", made=made))
            return redirect("data_request", made.pk)
    context = {
        "title": translated("자료 요구하기"),
        "breadcrumbs": [*_CRUMBS, (translated("자료 요구하기"), "")],
        "form": form,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "site/ask_data.html", context, status=status)


@require_GET
@allowed(OfficeAction.REQUEST_DATA)
def data_request(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Show one's demand: where it stands, and the answer with its files once there is one."""
    found = _found_or_404(request, case_id)
    answer = queries.data_answer(found)
    context = {
        "title": found.title,
        "breadcrumbs": [*_CRUMBS, (str(found), "")],
        "case": found,
        "about": [
            (translated("번호"), str(found)),
            (translated("상태"), translated(CaseState(found.state).label)),
            (translated("담당 직위"), post_label(standing_on(localdate()), found.post_id)),
            (translated("요구한 날"), found.received_on.isoformat()),
            (translated("낼 날"), _due(found)),
            (translated("요구의 근거"), found.operation.basis),
        ],
        "answer": answer,
        "files": queries.answer_files(found),
    }
    return render(request, "site/data_request.html", context)


@require_GET
@allowed(OfficeAction.REQUEST_DATA)
@in_korean
def data_request_file(request: StaffRequest, case_id: UUID, attachment_id: UUID) -> HttpResponse:
    """Give a file of the answer to who demanded it; before the answer there is none."""
    found = _found_or_404(request, case_id)
    for each in queries.answer_files(found):
        if each.version.attachment_id == attachment_id:
            return given(each)
    raise Http404("회신에 그런 파일이 없습니다. 자료 요구의 화면에서 고르십시오.")


def _found_or_404(request: StaffRequest, case_id: UUID) -> "OfficeCase":
    try:
        return queries.data_request(case_id, request.user.pk)
    except queries.NoSuchCase as error:
        raise Http404(str(error)) from error


def _cells(each: "OfficeCase", standing: Standing) -> list[object]:
    return [
        format_html('<a href="{}">{}</a>', reverse("data_request", args=[each.pk]), each),
        each.title,
        post_label(standing, each.post_id),
        translated(CaseState(each.state).label),
        _due(each),
    ]


def _due(found: "OfficeCase") -> str:
    late = translated(" (늦음)") if queries.is_late(found, localtime()) else ""
    return f"{due_words(found.due_on, found.due_time)}{late}"
