"""When due dates are brought to mind: what holds today, what was set, and setting it."""

from collections.abc import Iterable
from http import HTTPStatus
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate

from ieum.office import operations, queries
from ieum.office.rules.permissions import OfficeAction
from ieum.office.rules.reminders import Habits
from ieum.platform.operations import Refused
from ieum.platform.ui.doers import done_by
from ieum.platform.ui.languages import translated
from ieum.platform.ui.tables import Column, Table
from ieum.site.access import allowed, may
from ieum.site.forms.reminders import RemindersForm
from ieum.site.requests import StaffRequest
from ieum.site.steps import PageStep

if TYPE_CHECKING:
    from ieum.office.models import ReminderTimes

_COLUMNS = (
    Column("before", "기한 전(근무일)"), Column("after", "기한 뒤(근무일)"), Column("minutes", "시각 전", "number"),
    Column("since", "시행일", "date"), Column("basis", "근거"), Column("who", "정한 계정"),
)  # fmt: skip


@allowed(OfficeAction.SEE_CASES, posting=OfficeAction.SET_REMINDERS)
def reminders(request: StaffRequest) -> HttpResponse:
    """Show what holds today and what was set; posting sets it."""
    today = localdate()
    form = RemindersForm(request.POST) if request.method == "POST" else RemindersForm(initial=_written(today))
    if form.is_bound and form.is_valid() and _set(request, form):
        return redirect("reminders")
    context = {
        "title": translated("기한 알림 시점"),
        "breadcrumbs": [
            (translated("처음"), "/"),
            (translated("조직과 정원"), reverse("organisation")),
            (translated("기한 알림 시점"), ""),
        ],
        "holding": Table("holding", translated("오늘의 알림 시점"), _COLUMNS, [_holding()]),
        "stated": _stated(),
        "steps": [PageStep("set", "알림 시점 정하기", form, (("set", "정하기"),))]
        if may(request, OfficeAction.SET_REMINDERS)
        else [],
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "site/reminders.html", context, status=status)


def _written(today: object) -> dict[str, object]:
    held = queries.habits_on(localdate())
    return {"before": _days(held.before), "after": _days(held.after), "minutes": held.minutes, "valid_from": today}


def _set(request: StaffRequest, form: RemindersForm) -> bool:
    """Whether it could be set; otherwise the form tells why not."""
    given = form.cleaned_data
    try:
        made = operations.set_reminders(
            given["habits"], valid_from=given["valid_from"], actor_id=request.user.pk, basis=given["basis"],
            on=localdate(),
        )  # fmt: skip
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, translated("{day}부터 따를 알림 시점을 정했습니다.", day=made.valid_from.isoformat()))
    return True


def _holding() -> list[object]:
    own, today = queries.own_times(localdate()), localdate()
    return _row(own) if own else [*_said(queries.habits_on(today)), translated("기본값"), "", ""]


def _stated() -> Table | None:
    rows = [_row(each) for each in queries.reminder_times()]
    return Table("stated", translated("정한 알림 시점, 새것부터"), _COLUMNS, rows) if rows else None


def _row(found: "ReminderTimes") -> list[object]:
    said = _said(Habits(found.before, found.after, found.minutes))
    return [*said, found.valid_from.isoformat(), found.operation.basis, done_by(found.operation)]


def _said(habits: Habits) -> list[str]:
    after = _days(habits.after) or translated("알리지 않음")
    return [_days(habits.before), after, translated("{minutes}분", minutes=habits.minutes)]


def _days(days: Iterable[int]) -> str:
    return ", ".join(map(str, days))
