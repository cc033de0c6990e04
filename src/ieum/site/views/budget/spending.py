"""Requests to spend (품의) of a year: which are open, saying one by hand, and what became of it."""

from collections.abc import Collection
from http import HTTPStatus
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localdate

from ieum.budget import operations
from ieum.budget.choices import SpendingState
from ieum.budget.queries.spending import free_of, open_requests, spending_requests
from ieum.budget.rules.permissions import BudgetAction
from ieum.office.rules.permissions import OfficeAction
from ieum.platform.operations import Refused
from ieum.platform.ui.languages import translated
from ieum.platform.ui.lists import Filter, Listing
from ieum.platform.ui.tables import Column
from ieum.site.access import allowed, may
from ieum.site.forms.spending import AskSpendingForm, EndSpendingForm
from ieum.site.ledger import crumbs, other_years, won, year_or_404
from ieum.site.lists import render_list
from ieum.site.requests import StaffRequest
from ieum.site.steps import PageStep
from ieum.site.views.budget.requests import cells_of

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.forms import Form

    from ieum.budget.models import FiscalYear, SpendingRequest

_COLUMNS = (
    Column("number", "품의번호"), Column("asked_on", "품의일자", "date"), Column("cell", "예산과목"),
    Column("division", "부서"), Column("amount", "품의금액", "number"), Column("state", "상태"),
    Column("since", "그 상태가 된 날", "date"), Column("basis", "근거"),
)  # fmt: skip
_LABELS = {"ask": "품의 적기", "end": "원인행위·취소 적기"}
_MOST_ENDED = 500
"""Open requests among which one is chosen; the list finds the others."""


@allowed(BudgetAction.SEE_BUDGET, posting=OfficeAction.WORK_ON_CASES)
def budget_spending(request: StaffRequest) -> HttpResponse:
    """List the requests to spend of a year; posting says one, or what became of it."""
    year = year_or_404(request)
    name = request.POST.get("step", "") if request.method == "POST" else ""
    if request.method == "POST" and name not in _LABELS:
        raise Http404("그런 단계가 없습니다. 화면에서 다시 고르십시오.")
    steps = _steps(request, year, name)
    wrong = next((each for each in steps if each.name == name), None)
    if wrong and wrong.form.is_valid() and _taken(request, wrong):
        return redirect(f"{reverse('budget_spending')}?year={year}")
    open_ones = open_requests(year.year)
    context = {
        "title": translated("{year}년 품의", year=year),
        "breadcrumbs": crumbs(translated("품의")),
        "other_years": other_years(year),
        "whole": won(sum(open_ones.order_by().values_list("amount", flat=True))),
        "count": open_ones.count(),
        "steps": steps,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    listing = _listing(request, year)
    return render_list(request, "site/budget_spending.html", listing, context, of_page=("year",), status=status)


def _listing(request: StaffRequest, year: "FiscalYear") -> Listing:
    asked = request.GET.get("state", "")
    rows = spending_requests(year.year)
    return Listing(
        "spending", translated("{year}회계연도 품의", year=year), _COLUMNS,
        rows.filter(state=asked) if asked in SpendingState.values else rows, _cells,
        search=("number__icontains", "cell__programme__name__icontains", "cell__division__icontains"),
        filters=(Filter("state", "상태", SpendingState.choices),),
        orders={
            "number": ("number",), "asked_on": ("asked_on",), "division": ("cell__division",), "amount": ("amount",),
            "state": ("state",), "since": ("since",),
        },
        note="(단위: 원)", empty_text="아직 적은 품의가 없습니다.",
    )  # fmt: skip


def _cells(each: "SpendingRequest") -> list[object]:
    return [
        each.number, each.asked_on.isoformat(),
        format_html('<a href="{}">{}</a>', reverse("budget_cell", args=[each.cell_id]), each.cell),
        each.cell.division, won(each.amount), translated(SpendingState(each.state).label), each.since.isoformat(),
        each.operation.basis,
    ]  # fmt: skip


def _steps(request: StaffRequest, year: "FiscalYear", name: str) -> list[PageStep]:
    """The forms of the page for whoever may write; the one that was sent is filled."""
    if not may(request, OfficeAction.WORK_ON_CASES):
        return []

    def sent(step: str) -> dict[str, object]:
        return {"data": request.POST if step == name else None, "auto_id": f"{step}_%s"}

    cells = cells_of(request, year, has_reserves=False)
    forms: dict[str, Form] = {
        "ask": AskSpendingForm(cells=cells, year=year.year, initial={"asked_on": localdate()}, **sent("ask"))
    }
    open_ones = _named(open_requests(year.year), cells.divisions)
    if open_ones or name == "end":
        forms["end"] = EndSpendingForm(requests=open_ones, initial={"since": localdate()}, **sent("end"))
    return [PageStep(step, _LABELS[step], form, ((step, _LABELS[step]),)) for step, form in forms.items()]


def _named(rows: "QuerySet[SpendingRequest]", divisions: Collection[str] | None) -> list[tuple[UUID, str]]:
    """Open requests as one chooses them, of divisions or of all."""
    own = rows if divisions is None else rows.filter(cell__division__in=list(divisions))
    return [(each.pk, f"{each.number} {each.cell} {won(each.amount)}") for each in own[:_MOST_ENDED]]


def _taken(request: StaffRequest, step: PageStep) -> bool:
    """Whether the step could be taken; otherwise its form tells why not."""
    given = step.form.cleaned_data
    by = {"basis": given["basis"], "actor_id": request.user.pk, "on": localdate()}
    try:
        if step.name == "end":
            operations.end_spending(
                request_id=UUID(given["request"]), state=SpendingState(given["state"]), since=given["since"], **by
            )
        else:
            asked = operations.AskedSpending(given["asked_on"], given["amount"])
            operations.ask_spending(cell_id=given["cell"], number=given["number"], asked=asked, **by)
    except Refused as refused:
        step.form.add_error(None, str(refused))
        return False
    messages.success(request, translated("{label}: 저장했습니다.", label=translated(step.label)))
    if step.name == "ask":
        _warn(request, given["cell"])
    return True


def _warn(request: StaffRequest, cell_id: UUID) -> None:
    """Tell where more is asked for than is free."""
    over = -free_of([cell_id])[cell_id]
    if over > 0:
        messages.warning(
            request,
            translated(
                "배정액(배정을 관리하지 않으면 예산현액)에서 원인행위액과 품의를 뺀 금액을 {over}원 넘습니다. "
                "금액을 확인하십시오.",
                over=won(over),
            ),
        )
