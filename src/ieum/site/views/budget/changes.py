"""Why a total of the budget changed between two points, down to the event."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from ieum.budget import queries
from ieum.budget.choices import PATHS, Level, Total
from ieum.budget.queries import Point
from ieum.budget.rules.permissions import BudgetAction
from ieum.platform.middleware import opens_own_transactions
from ieum.platform.ui.languages import translated
from ieum.platform.ui.lists import Listing
from ieum.platform.ui.tables import Column, Table
from ieum.site.access import allowed
from ieum.site.execution_charts import MOST_BARS, chart_of_change
from ieum.site.forms.budget import ChangesForm
from ieum.site.ledger import asked, crumbs, ledger_page, won, years_of


@require_GET
@allowed(BudgetAction.SEE_BUDGET)
@opens_own_transactions
def budget_changes(request: HttpRequest) -> HttpResponse:
    """Show the events whose amounts add up to the difference of a total between two points."""
    years = years_of(request)
    form = ChangesForm(asked(request, years, total=Total.AVAILABLE), years=years)
    context = {
        "title": translated("예산이 달라진 까닭"),
        "breadcrumbs": crumbs(translated("달라진 까닭")),
        "form": form,
        "years": years,
    }
    path = tuple(request.GET.getlist("path"))
    return ledger_page(
        request, "site/budget_changes.html", context, times=("before_known_at", "after_known_at"),
        fill=lambda given, epochs: _changes(request, given, epochs, path),
    )  # fmt: skip


@dataclass(frozen=True)
class _Step:
    """One reason with the total after it."""

    sentence: str
    amount: int
    standing: int


def _changes(
    request: HttpRequest, given: dict[str, Any], epochs: Sequence[int], path: tuple[str, ...]
) -> dict[str, Any]:
    total = Total(given["total"])
    before, after = Point(given["before"], epochs[0]), Point(given["after"], epochs[1])
    start, end = (_total_at(point, given["year"], total, path) for point in (before, after))
    steps, standing = [], start or 0
    reasons = queries.why(before, after, of=queries.Part(given["year"], path), total=total)
    for reason in reasons:
        standing += reason.amount
        steps.append(_Step(reason.sentence, reason.amount, standing))
    rows = [[step.sentence, won(step.amount), won(step.standing)] for step in steps]
    columns = [Column("why", "까닭"), Column("amount", "늘고 준 금액", "number"), Column("after", "그 뒤", "number")]
    note = translated(
        "(단위: 원, {before} {amount} → {after} {amount_2})",
        before=before.as_of, amount=won(start), after=after.as_of, amount_2=won(end),
    )  # fmt: skip
    listing = Listing(
        "reasons",
        translated("{label}이 달라진 까닭", label=translated(total.label)),
        columns,
        rows,
        list,
        note=note,
        caption=translated("{label}이 달라진 까닭 {count}건", label=translated(total.label), count=len(rows)),
        empty_text="두 때 사이에 달라진 것이 없습니다.",
    )
    return {
        "listing": listing,
        "adds_up": standing == (end or 0),
        "difference": won((end or 0) - (start or 0)),
        **_kinds(request, reasons, (start or 0, end or 0), translated(total.label)),
    }


def _kinds(
    request: HttpRequest, reasons: Sequence[queries.Reason], ends: tuple[int, int], label: str
) -> dict[str, Any]:
    """What each kind of movement added, as a table and as a chart whose steps lead to its events."""
    moved: dict[str, int] = {}
    for each in reasons:
        moved[each.kind] = moved.get(each.kind, 0) + each.amount
    if not moved:
        return {}
    asked = request.GET.copy()
    asked["list"] = "reasons"
    links = [f"?{urlencode({**asked.dict(), 'words': kind})}#reasons" for kind in moved]
    caption = translated("종류별로 달라진 {label}", label=label)
    columns = (Column("kind", "구분"), Column("amount", "늘고 준 금액", "number"))
    rows = [[translated(kind), won(amount)] for kind, amount in moved.items()]
    named = [(translated(kind), amount) for kind, amount in moved.items()]
    chart = chart_of_change(ends[0], named, ends[1], caption, links) if len(moved) <= MOST_BARS else ""
    return {"kinds": Table("kinds", caption, columns, rows, note=translated("(단위: 원)")), "kinds_chart": chart}


def _total_at(point: Point, year: int, total: Total, path: tuple[str, ...]) -> int | None:
    """A total of what the path names; None where a part of it is not reported."""
    level = next(
        (each for each, way in PATHS.items() if each is not Level.DIVISION and len(way) == len(path)), Level.ACCOUNT
    )
    return queries.whole(queries.balances(point, year=year, by=level), under=path).total(total)
