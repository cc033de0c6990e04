"""Why a total or a rate of the budget changed between two points, down to the event."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from ieum.budget import queries
from ieum.budget.choices import Total
from ieum.budget.queries import ExecutedPart, Part, Point
from ieum.budget.rules.permissions import BudgetAction
from ieum.platform.middleware import opens_own_transactions
from ieum.platform.ui.languages import translated
from ieum.site.access import allowed
from ieum.site.change_links import RATES, asked_part, kept_part, level_below
from ieum.site.forms.budget import ChangesForm
from ieum.site.ledger import asked, crumbs, ledger_page, years_of
from ieum.site.requests import StaffRequest
from ieum.site.shown_changes import Change, change_of_rate, change_of_total, shown_change


@require_GET
@allowed(BudgetAction.SEE_BUDGET)
@opens_own_transactions
def budget_changes(request: StaffRequest) -> HttpResponse:
    """Show the events that the difference of a total or a rate between two points is made of, adding up to it."""
    years = years_of(request)
    form = ChangesForm(asked(request, years, total=Total.AVAILABLE), years=years)
    context = {
        "title": translated("예산이 달라진 까닭"),
        "breadcrumbs": crumbs(translated("달라진 까닭")),
        "form": form,
        "years": years,
        "kept": kept_part(request),
        "back": (reverse("budget"), translated("예산 현황으로")),
    }
    return ledger_page(
        request, "site/budget_changes.html", context, times=("before_known_at", "after_known_at"),
        fill=lambda given, epochs: _changes(request, given, epochs),
    )  # fmt: skip


def _changes(request: StaffRequest, given: dict[str, Any], epochs: Sequence[int]) -> dict[str, Any]:
    of = asked_part(request, given["year"])
    before, after = Point(given["before"], epochs[0]), Point(given["after"], epochs[1])
    base = RATES.get(given["total"])
    change = _of_rate(before, after, of, base) if base else _of_total(before, after, of, Total(given["total"]))
    return {
        "part": _named(of, after),
        "table_url": _table_url(request, of, given),
        **shown_change(request, change, (before.as_of, after.as_of), "budget_event"),
    }


def _of_total(before: Point, after: Point, of: Part | ExecutedPart, total: Total) -> Change:
    start, end = (queries.amount_if_known(at, of=of, total=total) for at in (before, after))
    return change_of_total(translated(total.label), start, end, queries.why(before, after, of=of, total=total))


def _of_rate(before: Point, after: Point, of: Part | ExecutedPart, base: Total) -> Change:
    label = translated("집행률({label} 대비)", label=translated(base.label))
    return change_of_rate(label, queries.why_rate(before, after, of=of, rate_of=(Total.SPENT, base)))


def _named(of: Part | ExecutedPart, at: Point) -> str:
    """What the part is called; "" for the whole of the budget."""
    if isinstance(of, Part):
        return " › ".join(of.path)
    row = queries.executed_row(at, of) if of.by else None
    return translated("집행을 관리하는 예산과목: {name}", name=row.label if row else translated("계"))


def _table_url(request: StaffRequest, of: Part | ExecutedPart, given: dict[str, Any]) -> str:
    """The page of why the table below a row of balances changed; "" where there is none below."""
    below = level_below(of)
    if below is None or given["total"] in RATES:
        return ""
    stated = {name: given[name] for name in ("year", "total", "before", "after")}
    known = {name: request.GET[name] for name in ("before_known_at", "after_known_at") if request.GET.get(name)}
    asked = {**stated, **known, "by": below.value, "path": of.path if isinstance(of, Part) else ()}
    return f"{reverse('budget_changes_table')}?{urlencode(asked, doseq=True)}"
