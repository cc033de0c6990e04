"""For how long the office keeps personal data that law leaves to it: what holds, what was set, and setting it."""

from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate

from ieum.platform.operations import Refused
from ieum.platform.personal import periods, retention
from ieum.platform.personal.permissions import TrustAction
from ieum.platform.ui.languages import translated
from ieum.platform.ui.tables import Column, Table
from ieum.site.access import allowed, may
from ieum.site.days import DayField
from ieum.site.forms.offering import offer
from ieum.site.requests import StaffRequest
from ieum.site.steps import PageStep

_COLUMNS = (
    Column("what", "개인정보"), Column("years", "보유기간", "number"), Column("since", "시행일", "date"),
    Column("basis", "근거"),
)  # fmt: skip


class PeriodForm(forms.Form):
    """Which data, for how many years, from when, by which basis."""

    code = forms.ChoiceField(label="개인정보")
    years = forms.IntegerField(label="보유기간(년)", min_value=1, max_value=periods.MOST_YEARS)
    valid_from = DayField(
        label="시행일", initial=localdate, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="이날부터 끝나는 업무, 임기, 재직에 적용합니다.",
        error_messages=dict.fromkeys(("required", "invalid"), "날을 2026-03-02처럼 적어 주십시오."),
    )  # fmt: skip
    basis = forms.CharField(
        label="근거", max_length=200, help_text="개인정보 내부 관리계획이나 처리방침의 번호와 날짜.",
        error_messages={"required": "근거를 적어야 합니다."},
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "code", ((each, translated(retention.label(each))) for each in retention.SET_BY_OFFICE))


@allowed(TrustAction.SEE_ERASURES, posting=TrustAction.SET_RETENTION)
def retention_periods(request: StaffRequest) -> HttpResponse:
    """Show what holds today and what was set; posting sets a period."""
    form = PeriodForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and _set(request, form):
        return redirect("retention_periods")
    context = {
        "title": translated("개인정보 보유기간"),
        "breadcrumbs": [(translated("처음"), "/"), (translated("개인정보 보유기간"), "")],
        "holding": Table(
            "holding", translated("오늘의 보유기간"), _COLUMNS, [_holding(each) for each in retention.SET_BY_OFFICE]
        ),
        "stated": _stated(),
        "steps": [PageStep("set", "보유기간 정하기", form, (("set", "정하기"),))]
        if may(request, TrustAction.SET_RETENTION)
        else [],
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "site/retention_periods.html", context, status=status)


def _set(request: StaffRequest, form: PeriodForm) -> bool:
    """Whether it could be set; otherwise the form tells why not."""
    given = form.cleaned_data
    try:
        period = periods.Period(given["code"], given["years"], given["valid_from"])
        made = periods.set_retention(period, actor_id=request.user.pk, basis=given["basis"], on=localdate())
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    said = "{what}의 보유기간을 {day}부터 {years}년으로 정했습니다."
    what = translated(retention.label(made.code))
    messages.success(request, translated(said, what=what, day=made.valid_from.isoformat(), years=made.years))
    return True


def _holding(code: str) -> list[object]:
    today = localdate()
    own = retention.set_by_office(code, today)
    years = own.years if own else retention.default(code, today)
    return [
        translated(retention.label(code)), translated("{years}년", years=years),
        own.valid_from.isoformat() if own else translated("기본값"), retention.citation(code, today),
    ]  # fmt: skip


def _stated() -> Table | None:
    rows = [
        [translated(retention.label(each.code)), translated("{years}년", years=each.years),
         each.valid_from.isoformat(), each.operation.basis]
        for each in retention.all_set_by_office()
    ]  # fmt: skip
    return Table("stated", translated("정한 보유기간, 새것부터"), _COLUMNS, rows) if rows else None
