"""Days on which the municipality is closed: what would move, closing them, taking them back."""

from collections import Counter
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html

from ieum.kernel.deadlines.explaining import name_day
from ieum.platform.closed_days import operations, queries
from ieum.platform.closed_days.operations import Moved
from ieum.platform.closed_days.permissions import ClosedDayAction
from ieum.platform.closed_days.queries import NoSuchClosedDay
from ieum.platform.operations import Refused
from ieum.platform.ui.doers import done_by
from ieum.platform.ui.languages import translated
from ieum.platform.ui.lists import Listing
from ieum.platform.ui.tables import Column, Table
from ieum.site.access import allowed, may
from ieum.site.forms.closed_day import ClosingForm, ReopeningForm
from ieum.site.lists import render_list
from ieum.site.requests import StaffRequest
from ieum.site.undoing import AT_ONCE, tell_undoable

_COLUMNS = (
    Column("day", "휴무일", "date"),
    Column("name", "이름"),
    Column("basis", "근거"),
    Column("by", "정한 계정"),
    Column("moved", "바뀐 기한", "number"),
    Column("withdrawn", "취소"),
    Column("action", ""),
)
_NONE = "그런 휴무일이 없거나 이미 취소되었습니다. 자치단체 휴무일의 목록에서 고르십시오."
_MOVES = (
    Column("kind", "구분"),
    Column("title", "기한이 있는 것"),
    Column("before", "앞 기한", "date"),
    Column("after", "다음 기한", "date"),
)


@allowed(ClosedDayAction.SEE_CLOSED_DAYS, posting=ClosedDayAction.CLOSE_DAYS)
def closed_days(request: StaffRequest) -> HttpResponse:
    """List closed days; posting a day, or asking for one of them, shows what would move, and confirming does it."""
    form = _form(request)
    is_confirmed = form.is_bound and form.is_valid() and request.POST.get("do") == "confirm"
    if is_confirmed and _done(request, form):
        return redirect("closed_days")
    preview = _preview(form)
    context = {
        "title": translated("자치단체 휴무일"),
        "breadcrumbs": [
            (translated("처음"), "/"),
            (translated("조직과 정원"), reverse("organisation")),
            (translated("자치단체 휴무일"), ""),
        ],
        "form": form,
        "is_reopening": isinstance(form, ReopeningForm),
        "preview": preview,
        "moving": len(preview.rows) if preview else 0,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    listing = _listing(may_close=may(request, ClosedDayAction.CLOSE_DAYS))
    return render_list(request, "site/closed_days.html", listing, context, status=status)


def _form(request: StaffRequest) -> Any:
    """The form that is posted or asked for.

    :raises Http404: if no closed day is called so
    """
    if request.method == "POST":
        return (ReopeningForm if "reopen" in request.POST else ClosingForm)(request.POST)
    if "reopen" not in request.GET:
        return ClosingForm()
    try:
        return ReopeningForm(initial={"reopen": queries.closed_day(UUID(request.GET["reopen"])).pk})
    except (ValueError, NoSuchClosedDay) as error:
        raise Http404(_NONE) from error


def _done(request: StaffRequest, form: Any) -> bool:
    given, actor_id = dict(form.cleaned_data), request.user.pk
    try:
        if "reopen" in given:
            moved = operations.reopen_day(closed_day_id=given["reopen"], actor_id=actor_id, basis=given["basis"])
        else:
            moved = operations.close_day(actor_id=actor_id, **given)
    except (Refused, NoSuchClosedDay) as refused:
        form.add_error(None, str(refused))
        return False
    said = translated("적었습니다. {count}건의 기한을 다시 계산하고 맡은 사람에게 알렸습니다.", count=len(moved))
    if "reopen" in given:
        messages.success(request, said)
        return True
    made = next(each for each in queries.closed_days() if each.day == given["day"] and each.withdrawn_by_id is None)
    tell_undoable(request, said, reverse("closed_days"), reopen=made.pk, basis=AT_ONCE, do="confirm")
    return True


def _preview(form: Any) -> Table | None:
    """What would move; None where the form does not say which day, or it cannot be closed, which the form then says."""
    given = form.initial if not form.is_bound else {} if form.errors else form.cleaned_data
    try:
        if "reopen" in given:
            return _moves(operations.moved_by_reopening(given["reopen"]))
        if "day" in given:
            return _moves(operations.moved_by_closing(given["day"], given["name"]))
    except (Refused, NoSuchClosedDay) as refused:
        form.add_error(None, str(refused))
    return None


def _moves(moved: Moved) -> Table:
    rows = [
        [
            keeper.label, format_html('<a href="{}">{}</a>', each.address, each.title),
            name_day(each.before), name_day(each.after),
        ]
        for keeper, moves in moved
        for each in moves
    ]  # fmt: skip
    return Table(
        "moves",
        translated("{count}건의 기한이 바뀝니다", count=len(rows)),
        _MOVES,
        rows,
        empty_text="바뀌는 기한이 없습니다.",
    )


def _listing(*, may_close: bool) -> Listing:
    found = queries.closed_days()
    moved = Counter(each.closed_day_id for each in queries.changes_by([row.pk for row in found]))
    return Listing(
        "closed-days", "자치단체 휴무일", _COLUMNS, found,
        lambda each: [
            name_day(each.day), each.name, each.operation.basis, done_by(each.operation), str(moved[each.pk]),
            each.withdrawn_by.basis if each.withdrawn_by else "", _reopening(each) if may_close else "",
        ],
        empty_text="정한 휴무일이 없습니다.",
    )  # fmt: skip


def _reopening(each: Any) -> str:
    if each.withdrawn_by_id:
        return ""
    words = translated('<a class="krds-btn small tertiary" href="?reopen={}">{} 취소하기</a>')
    return format_html(words, each.pk, each.day.isoformat())
