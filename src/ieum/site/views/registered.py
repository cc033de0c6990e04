"""The page of one thing that is registered by the day (시설, 물품): what it is, its history, and a change of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from ieum.org import operations, queries
from ieum.platform.operations import Refused
from ieum.platform.ui.languages import translated
from ieum.platform.ui.tables import Table
from ieum.site.days import day_said
from ieum.site.requests import StaffRequest
from ieum.site.views.orders import tell_issued
from ieum.site.views.organisation import asked_day

CRUMBS = [(gettext_lazy("처음"), "/"), (gettext_lazy("조직도"), "/organisation/")]


@dataclass(frozen=True, slots=True)
class Registered:
    """What the page shows."""

    number: str
    name: str
    facts: list[tuple[str, object]]
    """What is said of it on the day; empty where it is not there then."""
    history: Table
    template: str
    register: tuple[str | Promise, str]
    """The list that it stands in: title and name of the address."""


def day_of_change(request: StaffRequest) -> date:
    """The day that was written into the form, else the day that is shown."""
    return day_said(request.POST.get("effective_date", "")) or asked_day(request)


def show_registered(
    request: StaffRequest, shown: Registered, form: forms.Form, change: Callable[..., operations.Outcome]
) -> HttpResponse:
    """Show it; posting previews the change that the form describes, or makes it and shows it as of then."""
    outcome, is_preview = None, request.POST.get("do") != "change"
    if request.method == "POST" and form.is_valid():
        outcome = _changed(request, form, change, is_preview=is_preview)
        if outcome and not is_preview:
            said = translated("등록했습니다. {names}.", names=" ".join(outcome.changes))
            tell_issued(request, said, outcome.order_id)
            return redirect(f"{request.path}?on={form.cleaned_data['effective_date']}")
    title, register = shown.register
    context = {
        "title": f"{shown.name} {shown.number}",
        "breadcrumbs": [*CRUMBS, (title, reverse(register)), (shown.number, "")],
        "day": asked_day(request),
        "facts": shown.facts,
        "history": shown.history,
        "form": form,
        "outcome": outcome,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, shown.template, context, status=status)


def _changed(
    request: StaffRequest, form: forms.Form, change: Callable[..., operations.Outcome], *, is_preview: bool
) -> operations.Outcome | None:
    try:
        return change(**form.cleaned_data, actor_id=request.user.pk, is_preview=is_preview)
    except (Refused, queries.NotInOrganisation) as refused:
        form.add_error(None, str(refused))
        return None
