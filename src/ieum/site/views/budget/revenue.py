"""Revenue of a year: each place with what was budgeted, levied and received, the surplus, and posting to it."""

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html

from ieum.budget import operations
from ieum.budget.choices import MovementKind, RevenueBalance, RevenueKind
from ieum.budget.queries import Point, bills, revenue
from ieum.budget.queries.revenue import RevenueRow
from ieum.budget.rules.permissions import BudgetAction
from ieum.budget.rules.sentences import name_of
from ieum.platform.database.tenancy import municipality, snapshot
from ieum.platform.middleware import opens_own_transactions
from ieum.platform.operations import Refused
from ieum.platform.ui.languages import translated
from ieum.platform.ui.lists import Listing
from ieum.platform.ui.tables import Column
from ieum.site.access import allowed, may
from ieum.site.forms.budget import RevenueForm
from ieum.site.ledger import crumbs, other_years, won, year_or_404
from ieum.site.lists import render_list
from ieum.site.steps import PageStep

if TYPE_CHECKING:
    from ieum.budget.models import FiscalYear, RevenueLine

_SHOWN = (RevenueBalance.LEVIED, RevenueBalance.RECEIVED, RevenueBalance.WRITTEN_OFF)
_PLACES = (
    Column("account", "회계"), Column("group", "장"), Column("code", "세입과목"), Column("division", "부서"),
    Column("budget", "예산액", "number"), *(Column(each, each.label, "number") for each in _SHOWN),
    Column("uncollected", "미수납액", "number"),
)  # fmt: skip
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
def budget_revenue(request: HttpRequest) -> HttpResponse:
    """Show the revenue of a year up to its end; posting adds one movement of it."""
    code = request.user.municipality_id
    with municipality(code):
        year = year_or_404(request)
        form = RevenueForm(
            request.POST or None,
            accounts=[each.name for each in bills.accounts_of_year(year.pk)],
            first_day=year.first_day,
        )
        if request.method == "POST" and form.is_valid() and _posted(request, year, form):
            return redirect(f"{reverse('budget_revenue')}?year={year}")
    with snapshot(code) as epoch:
        at = Point(year.payments_until, epoch)
        context, listing = _context(request, year, form), _listing(year, at)
        surplus = _surplus(year, at)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    with municipality(code):
        return render_list(
            request, "site/budget_revenue.html", listing, context, others=[surplus, _events(year)], of_page=("year",),
            status=status,
        )  # fmt: skip


def _posted(request: HttpRequest, year: "FiscalYear", form: RevenueForm) -> bool:
    """Whether the movement could be posted; otherwise the form tells why not."""
    given: dict[str, Any] = form.cleaned_data
    who = {"actor_id": request.user.pk, "basis": given["basis"]}
    place = {name: given[name] for name in ("account", "division", "code")}
    try:
        cell = operations.register_revenue_cell(year=year.year, **place, **who)
        operations.post_revenue(
            year=year.year, kind=RevenueKind(given["kind"]), lines={cell: given["amount"]}, on=given["on"],
            round=given["round"], **who,
        )  # fmt: skip
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


def _context(request: HttpRequest, year: "FiscalYear", form: forms.Form) -> dict[str, Any]:
    return {
        "title": translated("{year}회계연도 세입", year=year),
        "breadcrumbs": crumbs(translated("세입")),
        "other_years": other_years(year),
        "sealed": [
            translated(name_of(MovementKind(each.kind), each.round)) for each in revenue.sealed_rounds(year.year)
        ],
        "steps": [PageStep("post", translated("세입 등록"), form, (("post", translated("등록")),))]
        if may(request, BudgetAction.POST_BUDGET)
        else [],
    }  # fmt: skip


def _listing(year: "FiscalYear", at: Point) -> Listing:
    rows = revenue.revenue_rows(at, year=year.year)
    return Listing(
        "revenue", translated("{year}회계연도 세입", year=year), _PLACES, rows,
        lambda each: [each.account, each.group, each.code, each.division, *_amounts([each])],
        total=[translated("계"), "", "", "", *_amounts(rows)], note="(단위: 원)",
        empty_text="아직 등록한 세입이 없습니다.",
    )  # fmt: skip


def _amounts(rows: list[RevenueRow]) -> list[str]:
    balances = [sum(row.amount(each) for row in rows) for each in _SHOWN]
    return [won(each) for each in (sum(row.budgeted for row in rows), *balances, sum(row.uncollected for row in rows))]


def _surplus(year: "FiscalYear", at: Point) -> Listing:
    return Listing(
        "surplus", translated("{year}회계연도 세계잉여금", year=year), _SURPLUS, revenue.surpluses(at, year=year.year),
        lambda each: [
            each.account, *map(won, (each.received, each.spent, each.whole, each.carried, each.unused_grants, each.net))
        ],
        note="(단위: 원)", empty_text="아직 등록한 세입이 없습니다.",
    )  # fmt: skip


def _events(year: "FiscalYear") -> Listing:
    return Listing(
        "events", "등록한 세입", _EVENTS, revenue.revenue_lines(year.year), _event_row,
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
