"""Revenue of a year as of any day: its rows down to a place, the surplus, and posting to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localdate

from ieum.budget import operations
from ieum.budget.choices import MovementKind, RevenueBy, RevenueKind, RevenueTotal
from ieum.budget.queries import Point, bills, revenue
from ieum.budget.queries.revenue import RevenueRow
from ieum.budget.queries.revenue_reasons import RevenuePart
from ieum.budget.rules.permissions import BudgetAction
from ieum.budget.rules.sentences import name_of
from ieum.kernel.rounding import Rounding, rate, round_to
from ieum.platform.database.tenancy import municipality
from ieum.platform.middleware import opens_own_transactions
from ieum.platform.operations import Refused
from ieum.platform.ui.languages import translated
from ieum.platform.ui.lists import Listing
from ieum.platform.ui.tables import Column
from ieum.site.access import allowed, may
from ieum.site.change_links import Changes
from ieum.site.forms.budget import COLLECTED, RevenueForm, RevenueRowsForm
from ieum.site.ledger import crumbs, epoch_of, other_years, won, year_or_404
from ieum.site.lists import render_list
from ieum.site.requests import StaffRequest
from ieum.site.revenue_links import REVENUE_NAMES, asked_names, kept_names, revenue_part
from ieum.site.steps import PageStep

if TYPE_CHECKING:
    from ieum.budget.models import FiscalYear, RevenueLine

_TITLE = "세입"
_SHOWN = tuple(RevenueTotal)
_AMOUNTS = (
    *(Column(each, each.label, "number") for each in _SHOWN),
    Column("rate", "수납률(%, 징수결정액 대비)", "number"),
)  # fmt: skip
_NAMES = {"account": "회계", "group": "장", "code": "세입과목", "division": "부서"}
_DIVIDED: Mapping[RevenueBy, tuple[str, ...]] = {
    RevenueBy.ACCOUNT: ("account",),
    RevenueBy.GROUP: ("account", "group"),
    RevenueBy.CODE: ("account", "group", "code"),
    RevenueBy.DIVISION: ("account", "division"),
    RevenueBy.CELL: ("account", "group", "code", "division"),
}
"""What names a row."""
_BELOW = {
    RevenueBy.ACCOUNT: RevenueBy.GROUP, RevenueBy.GROUP: RevenueBy.CODE, RevenueBy.CODE: RevenueBy.CELL,
    RevenueBy.DIVISION: RevenueBy.CELL,
}  # fmt: skip
_SURPLUS = (
    Column("account", "회계"), Column("received", "수납액", "number"), Column("spent", "집행액", "number"),
    Column("whole", "세계잉여금", "number"), Column("carried", "이월액", "number"),
    Column("unused", "보조금 집행잔액", "number"), Column("net", "순세계잉여금", "number"),
)  # fmt: skip
_EVENTS = (
    Column("kind", "구분"), Column("code", "세입과목"), Column("amount", "금액", "number"),
    Column("day", "효력일", "date"), Column("basis", "근거"),
)  # fmt: skip


@allowed(BudgetAction.SEE_BUDGET, posting=BudgetAction.POST_BUDGET)
@opens_own_transactions
def budget_revenue(request: StaffRequest) -> HttpResponse:
    """Show the revenue of a year at a point; posting adds one movement of it."""
    with municipality(request.user.municipality_id):
        year, years = year_or_404(request), revenue.revenue_years()
        form = RevenueForm(
            request.POST or None,
            accounts=[each.name for each in bills.accounts_of_year(year.pk)],
            first_day=year.first_day,
        )
        if request.method == "POST" and form.is_valid() and _posted(request, year, form):
            return redirect(f"{reverse('budget_revenue')}?year={year}")
        context = _context(request, year, form)
    given = {"by": RevenueBy.CELL, "day": _day_of(year).isoformat(), **request.GET.dict(), "year": year.year}
    looked = RevenueRowsForm(given, years=years)
    epoch = epoch_of(request, looked, "known_at") if looked.is_valid() else None
    context["looked"] = looked
    if epoch is None:
        return render(request, "site/budget_revenue.html", context, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    at = Point(looked.cleaned_data["day"], epoch)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    with municipality(request.user.municipality_id):
        part = revenue_part(request, year.year)
        listing = _listing(request, part, at, looked.cleaned_data)
        context |= {"part": " › ".join(part.names), "epoch": epoch, "kept": kept_names(request)}
        return render_list(
            request, "site/budget_revenue.html", listing, context, others=[_surplus(year, at), _events(year, part)],
            of_page=(*looked.fields, *REVENUE_NAMES), status=status,
        )  # fmt: skip


def _day_of(year: "FiscalYear") -> date:
    """Today, or the nearest day on which money of the year comes in."""
    return min(max(localdate(), year.first_day), year.payments_until)


def _posted(request: StaffRequest, year: "FiscalYear", form: RevenueForm) -> bool:
    """Whether the movement could be posted; otherwise the form tells why not."""
    given: dict[str, Any] = form.cleaned_data
    who = {"actor_id": request.user.pk, "basis": given["basis"]}
    place = {"account": given["account"], "code": given["code"]}
    moved = {given["division"]: given["amount"]}
    if given["taken_by"]:
        moved = {given["division"]: -given["amount"], given["taken_by"]: given["amount"]}
    try:
        lines = {
            operations.register_revenue_cell(year=year.year, division=division, **place, **who): amount
            for division, amount in moved.items()
        }
        operations.post_revenue(
            year=year.year, kind=RevenueKind(given["kind"]), lines=lines, on=given["on"], round=given["round"], **who
        )
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(
        request,
        translated(
            "{label} {amount}원을 등록했습니다.",
            label=translated(RevenueKind(given["kind"]).label),
            amount=won(given["amount"]),
        ),
    )
    return True


def _context(request: StaffRequest, year: "FiscalYear", form: forms.Form) -> dict[str, Any]:
    return {
        "title": translated("{year}회계연도 세입", year=year),
        "breadcrumbs": crumbs(translated(_TITLE)),
        "other_years": other_years(year),
        "sealed": [
            translated(name_of(MovementKind(each.kind), each.round)) for each in revenue.sealed_rounds(year.year)
        ],
        "steps": [PageStep("post", translated("세입 등록"), form, (("post", translated("등록")),))]
        if may(request, BudgetAction.POST_BUDGET)
        else [],
    }  # fmt: skip


@dataclass(frozen=True)
class _Row:
    """What places that are called alike hold together."""

    names: Mapping[str, str]
    places: Sequence[RevenueRow]

    def total(self, total: RevenueTotal) -> int:
        return sum(each.total(total) for each in self.places)


def _listing(request: StaffRequest, part: RevenuePart, at: Point, given: Mapping[str, Any]) -> Listing:
    by = RevenueBy(given["by"])
    found: dict[tuple[str, ...], list[RevenueRow]] = {}
    for each in revenue.revenue_rows(at, year=part.year):
        if part.names and not part.has(each):
            continue
        found.setdefault(tuple(getattr(each, name) for name in _DIVIDED[by]), []).append(each)
    rows = [_Row(dict(zip(_DIVIDED[by], key, strict=True)), places) for key, places in found.items()]
    whole = _Row(asked_names(part), [each for row in rows for each in row.places if part.has(each)])
    changes = Changes.of_year(given, "budget_revenue_changes")
    label = translated("계") if part.names else translated("계(기금 제외)")
    return Listing(
        "revenue", translated("{year}회계연도 세입", year=part.year),
        [*(Column(each, _NAMES[each]) for each in _DIVIDED[by]), *_AMOUNTS], rows,
        lambda row: [*_named(request, row, by), *_amounts(row, changes)],
        total=[label, *[""] * (len(_DIVIDED[by]) - 1), *_amounts(whole, changes)], on=at.as_of,
        note=translated("(단위: 원, {day:%Y-%m-%d} 기준)", day=at.as_of), empty_text="아직 등록한 세입이 없습니다.",
    )  # fmt: skip


def _named(request: StaffRequest, row: _Row, by: RevenueBy) -> list[str]:
    """The names of a row, of which the last leads to what it is made of."""
    *first, last = row.names.values()
    if by is RevenueBy.CELL:
        (place,) = row.places
        address = reverse("budget_revenue_cell", args=[place.cell_id])
    else:
        query = request.GET.copy()
        for name in ("page", "sort", "words", "list"):
            query.pop(name, None)
        query["by"] = _BELOW[by].value
        for name, value in row.names.items():
            query[name] = value
        address = f"?{query.urlencode()}"
    return [*first, format_html('<a href="{}">{}</a>', address, last)]


def _amounts(row: _Row, changes: Changes) -> list[str]:
    """The totals and the rate of a row, each leading to why it is what it is."""
    linked = [changes.link(won(row.total(each)), each.value, **row.names) for each in _SHOWN]
    of = rate(row.total(RevenueTotal.RECEIVED), row.total(RevenueTotal.LEVIED))
    if of is None:
        return [*linked, "-"]
    return [*linked, changes.link(str(round_to(of, 1, Rounding.HALF_UP)), COLLECTED, **row.names)]


def _surplus(year: "FiscalYear", at: Point) -> Listing:
    return Listing(
        "surplus", translated("{year}회계연도 세계잉여금", year=year), _SURPLUS, revenue.surpluses(at, year=year.year),
        lambda each: [
            each.account, *map(won, (each.received, each.spent, each.whole, each.carried, each.unused_grants, each.net))
        ],
        note="(단위: 원)", empty_text="아직 등록한 세입이 없습니다.",
    )  # fmt: skip


def _events(year: "FiscalYear", part: RevenuePart) -> Listing:
    """The lines of all movements; of a part that an address names, those of its account, item and division."""
    lines = revenue.revenue_lines(year.year)
    own = {"cell__account__name": part.account, "cell__code": part.code, "cell__division": part.division}
    return Listing(
        "events", "등록한 세입", _EVENTS, lines.filter(**{name: value for name, value in own.items() if value}),
        _event_row,
        search=("cell__code__icontains", "event__operation__basis__icontains"),
        orders={"kind": ("event__kind",), "code": ("cell__code",), "amount": ("amount",),
                "day": ("event__effective_date",)},
        note="(단위: 원)", empty_text="아직 등록한 세입이 없습니다.",
    )  # fmt: skip


def _event_row(line: "RevenueLine") -> list[object]:
    event = line.event
    address = reverse("budget_revenue_event", args=[event.pk])
    return [
        format_html('<a href="{}">{}</a>', address, translated(event.get_kind_display())), line.cell.code,
        won(line.amount), event.effective_date.isoformat(), event.operation.basis,
    ]  # fmt: skip
