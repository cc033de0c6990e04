"""Why revenue changed between two points, and the life of one place of it."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_GET

from ieum.budget.choices import RevenueBalance, RevenueTotal
from ieum.budget.queries import Point, revenue
from ieum.budget.queries.revenue_reasons import (
    PostedRevenue,
    RevenuePart,
    revenue_amount,
    revenue_cell,
    revenue_history,
    why_collected,
    why_revenue,
)
from ieum.budget.rules.permissions import BudgetAction
from ieum.budget.rules.revenue import total_of_revenue
from ieum.platform.database.tenancy import municipality, snapshot
from ieum.platform.middleware import opens_own_transactions
from ieum.platform.ui.languages import translated
from ieum.platform.ui.lists import Listing
from ieum.platform.ui.tables import Column
from ieum.site.access import allowed
from ieum.site.forms.budget import COLLECTED, RevenueChangesForm
from ieum.site.ledger import asked, crumbs, ledger_page, won
from ieum.site.lists import render_list
from ieum.site.requests import StaffRequest
from ieum.site.revenue_links import kept_names, revenue_part
from ieum.site.shown_changes import Change, change_of_rate, change_of_total, shown_change

_STANDING = (RevenueTotal.AVAILABLE, RevenueTotal.UNCOLLECTED)


@require_GET
@allowed(BudgetAction.SEE_BUDGET)
@opens_own_transactions
def budget_revenue_changes(request: StaffRequest) -> HttpResponse:
    """Show the events that the difference of a total or 수납률 between two points is made of, adding up to it."""
    with municipality(request.user.municipality_id):
        years = revenue.revenue_years()
    form = RevenueChangesForm(asked(request, years, total=RevenueTotal.RECEIVED), years=years)
    title = translated("세입이 달라진 까닭")
    context = {
        "title": title,
        "breadcrumbs": _crumbs(title),
        "form": form,
        "years": years,
        "kept": kept_names(request),
        "back": (reverse("budget_revenue"), translated("세입으로")),
    }
    return ledger_page(
        request, "site/budget_changes.html", context, times=("before_known_at", "after_known_at"),
        fill=lambda given, epochs: _changes(request, given, epochs),
    )  # fmt: skip


@require_GET
@allowed(BudgetAction.SEE_BUDGET)
@opens_own_transactions
def budget_revenue_cell(request: StaffRequest, revenue_cell_id: UUID) -> HttpResponse:
    """Show every event of a place of revenue with what stood after it."""
    with snapshot(request.user.municipality_id) as epoch:
        cell = revenue_cell(revenue_cell_id)
        events = revenue_history(revenue_cell_id, epoch=epoch)
    if cell is None:
        raise Http404("그런 세입과목이 없습니다. 세입 화면에서 고르십시오.")
    moved = [each for each in RevenueBalance if any(event.moved.get(each) for event in events)]
    title = f"{cell.account} {cell}"
    columns = [
        Column("day", "효력일", "date"), Column("kind", "구분"), Column("basis", "근거"),
        *(Column(each, each.label, "number") for each in moved),
        *(
            Column(f"after_{each}", translated("그 뒤 {label}", label=translated(each.label)), "number")
            for each in _STANDING
        ),
    ]  # fmt: skip
    listing = Listing(
        "events", title, columns, events, lambda event: _event_row(event, moved), note="(단위: 원)",
        empty_text="아직 등록된 사건이 없습니다.",
    )  # fmt: skip
    year = cell.account.fiscal_year
    names = {"year": year, "account": cell.account.name, "code": cell.code, "division": cell.division}
    context = {
        "title": title,
        "breadcrumbs": _crumbs(title),
        "changes_url": f"{reverse('budget_revenue_changes')}?{urlencode(names)}",
        "back": f"{reverse('budget_revenue')}?year={year}",
    }
    with municipality(request.user.municipality_id):
        return render_list(request, "site/budget_revenue_cell.html", listing, context)


def _crumbs(title: str) -> list[tuple[str, str]]:
    return [*crumbs("")[:-1], (translated("세입"), reverse("budget_revenue")), (title, "")]


def _changes(request: StaffRequest, given: dict[str, Any], epochs: Sequence[int]) -> dict[str, Any]:
    of = revenue_part(request, given["year"])
    before, after = Point(given["before"], epochs[0]), Point(given["after"], epochs[1])
    change = _change(before, after, of, given["total"])
    shown = shown_change(request, change, (before.as_of, after.as_of), "budget_revenue_event")
    return {"part": " › ".join(of.names), **shown}


def _change(before: Point, after: Point, of: RevenuePart, asked_for: str) -> Change:
    if asked_for == COLLECTED:
        return change_of_rate(translated("수납률(징수결정액 대비)"), why_collected(before, after, of=of))
    total = RevenueTotal(asked_for)
    start, end = (revenue_amount(at, of=of, total=total) for at in (before, after))
    return change_of_total(translated(total.label), start, end, why_revenue(before, after, of=of, total=total))


def _event_row(event: PostedRevenue, moved: Sequence[RevenueBalance]) -> list[object]:
    link = reverse("budget_revenue_event", args=[event.event_id])
    return [
        event.day.isoformat(), format_html('<a href="{}">{}</a>', link, translated(event.name)), event.basis,
        *(won(event.moved[each]) if each in event.moved else "" for each in moved),
        *(won(total_of_revenue(each, event.standing)) for each in _STANDING),
    ]  # fmt: skip
