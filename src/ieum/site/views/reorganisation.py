"""A reorganisation in the browser: its changes, what they come to, and the order."""

from functools import partial
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from ieum.org import operations, queries
from ieum.org.rules.permissions import OrgAction
from ieum.org.rules.reorganisation import Step
from ieum.org.rules.standing import Standing
from ieum.platform.operations import Refused
from ieum.platform.ui.languages import translated
from ieum.site.access import allowed
from ieum.site.forms.order import OrderForm
from ieum.site.forms.reorganisation import ChangeFormSet
from ieum.site.names import PostNames, units_by_name
from ieum.site.requests import StaffRequest
from ieum.site.views.orders import CRUMBS, day_of, kept, more_lines, tell_issued


@allowed(OrgAction.ISSUE_ORDERS)
def reorganisation(request: StaffRequest) -> HttpResponse:
    """Write a reorganisation: more lines, then its preview, then the order."""
    asked = request.POST.get("do", "")
    is_sent, standing = asked in ("preview", "issue"), queries.standing(day_of(request))
    form = OrderForm(request.POST) if is_sent else OrderForm(initial=kept(request))
    changes = partial(ChangeFormSet, form_kwargs={"standing": standing})
    lines = changes(request.POST, prefix="line") if is_sent else more_lines(request, changes)
    outcome = _outcome(request, form, lines, standing, is_preview=asked == "preview") if is_sent else None
    if outcome and asked == "issue":
        said = translated("조직을 개편했습니다. 달라진 것 {count}건.", count=len(outcome.changes))
        tell_issued(request, said, outcome.order_id)
        return redirect("order", outcome.order_id)
    context = {
        "title": translated("조직개편"),
        "breadcrumbs": [*CRUMBS, (translated("명령"), reverse("orders")), (translated("조직개편"), "")],
        "form": form,
        "lines": lines,
        "outcome": outcome,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if is_sent and outcome is None else HTTPStatus.OK
    return render(request, "site/reorganisation.html", context, status=status)


def _outcome(
    request: StaffRequest, form: OrderForm, lines: Any, standing: Standing, *, is_preview: bool
) -> operations.Outcome | None:
    """What the order changes; None where the form, a line or a rule stands against it, which the form then tells."""
    steps = _steps(lines, standing)
    if not form.is_valid() or steps is None:
        return None
    try:
        return operations.reorganise(**form.cleaned_data, steps=steps, actor_id=request.user.pk, is_preview=is_preview)
    except Refused as refused:
        for sentence in str(refused).splitlines():
            form.add_error(None, sentence)
        return None


def _steps(lines: Any, standing: Standing) -> list[Step] | None:
    if not lines.is_valid():
        return None
    made: set[str] = set()
    units, posts = units_by_name(standing), PostNames(standing)
    steps = [each.step(units, posts, made) for each in lines]
    return None if any(each.errors for each in lines) else [each for each in steps if each is not None]
