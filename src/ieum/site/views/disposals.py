"""Files whose period of retention is over: listed, asked to be disposed of or held back by one, decided by another."""

from http import HTTPStatus
from typing import TYPE_CHECKING, cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html
from django.utils.timezone import localdate, localtime
from django.views.decorators.http import require_POST

from ieum.platform.choices import DisposalOutcome, Retention
from ieum.platform.files import disposing, queries
from ieum.platform.files.permissions import FileAction
from ieum.platform.files.queries import Expired
from ieum.platform.operations import Refused
from ieum.platform.ui.doers import done_by
from ieum.platform.ui.languages import translated
from ieum.platform.ui.lists import Filter, Listing
from ieum.platform.ui.tables import Column, Table
from ieum.site.access import allowed, may
from ieum.site.days import day_said
from ieum.site.forms.disposal import DisposalForm
from ieum.site.forms.reports import BasisForm
from ieum.site.lists import render_list
from ieum.site.requests import StaffRequest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ieum.platform.models import DisposalRequest, Operation, RetentionHold

MOST_SHOWN = 200
"""Decided files that the page shows, the newest."""
_FILE = (
    Column("name", "파일"),
    Column("subject", "붙은 일"),
    Column("retention", "보존기간"),
    Column("completed", "끝난 날", "date"),
    Column("expires", "보존기간이 끝난 날", "date"),
)
_HELD = (
    Column("name", "파일"),
    Column("subject", "붙은 일"),
    Column("until", "보류의 마지막 날", "date"),
    Column("who", "보류한 사람"),
    Column("basis", "까닭"),
)
_DECIDED = (
    Column("when", "결정한 때", "date"),
    Column("name", "파일"),
    Column("outcome", "결정"),
    Column("asked", "요청한 계정"),
    Column("decided", "결정한 계정"),
    Column("basis", "결정의 근거"),
    Column("done", "처분한 날", "date"),
)


@allowed(FileAction.SEE_EXPIRED, posting=FileAction.REQUEST_DISPOSAL)
def expired_attachments(request: StaffRequest) -> HttpResponse:
    """List what is due, held back, asked for and decided; posting asks to dispose of files or holds them back."""
    form = _form(request)
    if form.is_bound and form.is_valid() and _asked(request, form):
        return redirect("expired_attachments")
    return _page(request, form)


@require_POST
@allowed(FileAction.DECIDE_DISPOSAL)
def decide_disposal(request: StaffRequest, request_id: UUID) -> HttpResponse:
    """Let the files that another asked for be disposed of, or refuse to."""
    if request_id not in [each.operation.pk for each in _waiting(request)]:
        raise Http404("폐기 요청을 찾을 수 없습니다. 이미 결정한 요청일 수 있습니다.")
    form = BasisForm(request.POST, auto_id=f"{request_id}_%s")
    if not form.is_valid():
        return _page(request, _form(request, is_sent=False), (request_id, form))
    is_granted = request.POST.get("do") == "dispose"
    outcome = DisposalOutcome.APPROVED if is_granted else DisposalOutcome.REFUSED
    try:
        count = disposing.decide_disposal(
            request_id=request_id, outcome=outcome, actor_id=request.user.pk, basis=form.cleaned_data["basis"]
        )
    except Refused as refused:
        messages.error(request, translated(refused))
    else:
        said = (
            translated("파일 {count}건을 폐기하기로 했습니다. '작업'에서 끝난 것을 봅니다.", count=count)
            if is_granted
            else translated("파일 {count}건을 폐기하지 않기로 했습니다.", count=count)
        )
        messages.success(request, said)
    return redirect("expired_attachments")


def _form(request: StaffRequest, *, is_sent: bool = True) -> DisposalForm:
    today = localdate()
    waits = {each.attachment.pk for asked in disposing.waiting(today) for each in asked.files}
    due = [each for each in _open(request, queries.expired(today)) if each.attachment.pk not in waits]
    held = [(each, hold.kept_until) for each, hold in _held(request)]
    sent = request.POST if request.method == "POST" and is_sent else None
    return DisposalForm(sent, due=due, held=held)


def _page(request: StaffRequest, form: DisposalForm, decision: tuple[UUID, BasisForm] | None = None) -> HttpResponse:
    """The page with the form of a request and one for each request that waits, of which ``decision`` was sent."""
    day = day_said(request.GET.get("on", "")) or localdate()
    listing = Listing(
        "expired",
        "보존기간이 끝난 파일",
        _FILE,
        _open(request, queries.expired(day)),
        _cells,
        on=day,
        filters=(Filter("on", "기준일", kind="date", usual=day.isoformat()),),
        caption=translated("{day} 전에 보존기간이 끝난 파일", day=day.isoformat()),
        empty_text="보존기간이 끝난 파일이 없습니다.",
    )
    sent = dict([decision] if decision else [])
    context = {
        "title": translated("보존기간이 끝난 파일"),
        "breadcrumbs": [(translated("처음"), "/"), (translated("보존기간이 끝난 파일"), "")],
        "code": request.user.municipality.code,
        "asking": form if form.offers and may(request, FileAction.REQUEST_DISPOSAL) else None,
        "forms": [form, *sent.values()],
        "waiting": [
            (each, _asked_table(each), sent.get(each.operation.pk) or _basis(each)) for each in _waiting(request)
        ],
    }  # fmt: skip
    others = [each for each in (_held_list(request), _decided(request)) if each.items]
    status = HTTPStatus.UNPROCESSABLE_ENTITY if sent or form.errors else HTTPStatus.OK
    return render_list(request, "site/expired_attachments.html", listing, context, others=others, status=status)


def _asked(request: StaffRequest, form: DisposalForm) -> bool:
    """Whether it could be asked for or held back; otherwise the form says why not."""
    given = form.cleaned_data
    ids, by = [UUID(each) for each in given["files"]], {"actor_id": request.user.pk, "basis": given["basis"]}
    is_hold = request.POST.get("do") == "hold"
    if is_hold and given["kept_until"] is None:
        form.add_error("kept_until", "언제까지 보류하는지 적어 주십시오.")
        return False
    try:
        if is_hold:
            disposing.hold(attachment_ids=ids, kept_until=given["kept_until"], on=localdate(), **by)
            said = translated("파일 {count}건의 폐기를 보류했습니다.", count=len(ids))
        else:
            disposing.request_disposal(attachment_ids=ids, on=localdate(), **by)
            said = translated("파일 {count}건의 폐기를 요청했습니다. 다른 과장이 결정하면 폐기됩니다.", count=len(ids))
    except Refused as refused:
        form.add_error("kept_until" if is_hold else "files", str(refused))
        return False
    messages.success(request, said)
    return True


def _open(request: StaffRequest, files: "Sequence[Expired]") -> "list[Expired]":
    """Those of some files whose matters whoever asks may open."""
    opened = queries.opened((each.attachment for each in files), request.user.pk)
    return [each for each in files if each.attachment.pk in opened]


def _waiting(request: StaffRequest) -> list[disposing.Asked]:
    """The requests all of whose files whoever asks may see."""
    asked = disposing.waiting(localdate())
    opened = queries.opened((file.attachment for each in asked for file in each.files), request.user.pk)
    return [each for each in asked if all(file.attachment.pk in opened for file in each.files)]


def _asked_table(each: disposing.Asked) -> Table:
    caption = translated("폐기를 요청한 파일")
    return Table(f"asked-{each.operation.pk}", caption, _FILE, [*map(_cells, each.files)])


def _basis(each: disposing.Asked) -> BasisForm:
    return BasisForm(auto_id=f"{each.operation.pk}_%s")


def _held(request: StaffRequest) -> "list[tuple[Expired, RetentionHold]]":
    found = queries.holds(localdate())
    opened = queries.opened((each.attachment for each, _ in found), request.user.pk)
    return [(each, hold) for each, hold in found if each.attachment.pk in opened]


def _held_list(request: StaffRequest) -> Listing:
    return Listing("held", "폐기를 보류한 파일", _HELD, _held(request), _held_cells)


def _held_cells(pair: "tuple[Expired, RetentionHold]") -> list[object]:
    each, hold = pair
    return [*_cells(each)[:2], hold.kept_until.isoformat(), done_by(hold.operation), hold.operation.basis]


def _decided(request: StaffRequest) -> Listing:
    newest = list(disposing.decided()[:MOST_SHOWN])
    opened = queries.opened((each.attachment for each in newest), request.user.pk)
    names, records = queries.last_names(opened), queries.disposals_of(opened)
    rows = [
        _decided_cells(each, names[each.attachment_id], records.get(each.attachment_id, {}).get("on", ""))
        for each in newest
        if each.attachment_id in opened
    ]
    return Listing("decided", "결정한 폐기, 새것부터", _DECIDED, rows, list)


def _decided_cells(each: "DisposalRequest", name: str, done_on: str) -> list[object]:
    decision = cast("Operation", each.decision)
    return [
        f"{localtime(decision.recorded_at):%Y-%m-%d %H:%M}", name, translated(each.get_outcome_display()),
        done_by(each.operation), done_by(decision), decision.basis, done_on,
    ]  # fmt: skip


def _cells(each: Expired) -> list[object]:
    return [
        each.name,
        format_html('<a href="{}">{}</a>', each.address, each.subject),
        translated(Retention(each.attachment.retention).label),
        each.completed_on.isoformat(),
        each.expires_on.isoformat(),
    ]
