"""Payments that are settled later (일상경비, 선금급, 개산급): which are still open, saying one, and settling it."""

from collections.abc import Callable, Collection, Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localdate

from ieum.budget import operations
from ieum.budget.choices import AdvanceKind, AdvanceState, MovementKind
from ieum.budget.queries import bills, events
from ieum.budget.queries.advances import advances, open_advances, paid_by, unmatched_returns
from ieum.budget.rules.permissions import BudgetAction
from ieum.office.rules.permissions import OfficeAction
from ieum.platform.operations import Refused
from ieum.platform.ui.languages import translated
from ieum.platform.ui.lists import Filter, Listing
from ieum.platform.ui.tables import Column
from ieum.site.access import allowed, may
from ieum.site.forms.advance import MatchReturnForm, SayAdvanceForm, SettleAdvanceForm, WithdrawAdvanceForm
from ieum.site.ledger import crumbs, other_years, won, year_or_404
from ieum.site.lists import render_list
from ieum.site.requests import StaffRequest
from ieum.site.steps import PageStep

if TYPE_CHECKING:
    from django.forms import Form

    from ieum.budget.models import FiscalYear

_COLUMNS = (
    Column("paid_on", "지출일", "date"), Column("kind", "구분"), Column("place", "과목"), Column("division", "부서"),
    Column("amount", "지출액", "number"), Column("due_on", "정산기한", "date"), Column("state", "상태"),
    Column("used", "정산액", "number"), Column("returned", "반납액", "number"),
    Column("left", "반납할 금액", "number"), Column("basis", "근거"),
)  # fmt: skip
_LABELS = {"say": "정산할 지출로 적기", "settle": "정산하기", "match": "반납과 잇기", "withdraw": "잘못 적은 것 취소"}
_STATES = [each for each in AdvanceState.choices if each[0] != AdvanceState.WITHDRAWN]
_WORK: Mapping[str, Callable[..., object]] = {
    "say": operations.say_advance, "settle": operations.settle_advance, "match": operations.match_return,
    "withdraw": operations.withdraw_advance,
}  # fmt: skip
_MOST_NAMED = 500
"""Payments among which one is chosen; the list finds the others."""


@allowed(BudgetAction.SEE_BUDGET, posting=OfficeAction.WORK_ON_CASES)
def budget_advances(request: StaffRequest) -> HttpResponse:
    """List the payments of a year that are settled later; posting says one, settles it, or takes that back."""
    year = year_or_404(request)
    name = request.POST.get("step", "") if request.method == "POST" else ""
    if request.method == "POST" and name not in _LABELS:
        raise Http404("그런 단계가 없습니다. 화면에서 다시 고르십시오.")
    steps = _steps(request, year, name)
    wrong = next((each for each in steps if each.name == name), None)
    if wrong and wrong.form.is_valid() and _taken(request, wrong):
        return redirect(f"{reverse('budget_advances')}?year={year}")
    open_ones = [each for each in advances(year.year) if each.state == AdvanceState.OPEN]
    context = {
        "title": translated("{year}년 정산할 지출", year=year),
        "breadcrumbs": crumbs(translated("정산할 지출")),
        "other_years": other_years(year),
        "whole": won(sum(each.amount for each in open_ones)),
        "count": len(open_ones),
        "late": sum(each.due_on < localdate() for each in open_ones),
        "steps": steps,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    return render_list(
        request, "site/budget_advances.html", _listing(request, year), context, of_page=("year",), status=status
    )


def _listing(request: StaffRequest, year: "FiscalYear") -> Listing:
    asked, rows = request.GET.get("state", ""), advances(year.year)
    return Listing(
        "advances", translated("{year}회계연도 정산할 지출", year=year), _COLUMNS,
        rows.filter(state=asked) if asked in AdvanceState.values else rows, _cells,
        search=("division__icontains", "programme__icontains"),
        filters=(Filter("state", "상태", _STATES),),
        orders={
            "paid_on": ("paid_on",), "kind": ("kind",), "division": ("division",), "amount": ("amount",),
            "due_on": ("due_on",), "state": ("state",),
        },
        note="(단위: 원)", empty_text="정산할 지출이 없습니다. 지출 사건의 화면에서 적습니다.",
    )  # fmt: skip


def _cells(each: Any) -> list[object]:
    said = AdvanceState(each.state)
    late = translated(" (기한 지남)") if said is AdvanceState.OPEN and each.due_on < localdate() else ""
    left = None if each.used is None else each.amount - each.used - each.returned
    return [
        format_html(
            '<a href="{}">{}</a>', reverse("budget_event", args=[each.event_id]), each.event.effective_date.isoformat()
        ),
        translated(AdvanceKind(each.kind).label), f"{each.programme or ''} {each.item}".strip(), each.division,
        won(each.amount), each.due_on.isoformat(), translated(said.label) + late,
        "-" if each.used is None else won(each.used), won(each.returned),
        "-" if left is None else won(left), each.operation.basis,
    ]  # fmt: skip


def _steps(request: StaffRequest, year: "FiscalYear", name: str) -> list[PageStep]:
    """The forms of the page for whoever may write; the one that was sent is filled."""
    if not may(request, OfficeAction.WORK_ON_CASES):
        return []

    def sent(step: str) -> dict[str, Any]:
        return {"data": request.POST if step == name else None, "auto_id": f"{step}_%s"}

    divisions = None if bills.role_parts(request.user.pk) else bills.own_divisions(localdate(), request.user.pk)
    forms: dict[str, Form] = {}
    if name == "say" or request.GET.get("event"):
        payment = _asked_payment(request)
        forms["say"] = SayAdvanceForm(payments=[payment], initial={"due_on": year.last_day}, **sent("say"))
    if (open_ones := _named(open_advances(divisions))) or name == "settle":
        forms["settle"] = SettleAdvanceForm(payments=open_ones, initial={"settled_on": localdate()}, **sent("settle"))
    rest = _returnable(_of(advances(year.year), divisions))
    returns = _named_returns(unmatched_returns(year.year, divisions))
    if (rest and returns) or name == "match":
        forms["match"] = MatchReturnForm(payments=rest, returns=returns, **sent("match"))
    if (own := _named(_of(advances(year.year), divisions))) or name == "withdraw":
        forms["withdraw"] = WithdrawAdvanceForm(payments=own, **sent("withdraw"))
    return [PageStep(step, _LABELS[step], form, ((step, _LABELS[step]),)) for step, form in forms.items()]


def _asked_payment(request: StaffRequest) -> tuple[UUID, str]:
    """The payment that the page of an event led from.

    :raises Http404: if there is no such payment
    """
    said = request.POST.get("event") or request.GET.get("event", "")
    try:
        event = events.ledger_event(UUID(said))
    except ValueError:
        event = None
    if event is None or event.kind != MovementKind.EXPENDITURE:
        raise Http404("그런 지출이 없습니다. 지출 사건의 화면에서 다시 누르십시오.")
    paid, divisions = paid_by(event)
    return event.pk, f"{event.effective_date} {' '.join(sorted(divisions))} {won(paid)}"


def _of(rows: Any, divisions: Collection[str] | None) -> Any:
    return rows if divisions is None else rows.filter(division__in=list(divisions))


def _named(rows: Any) -> list[tuple[UUID, str]]:
    return [
        (each.event_id, f"{each.paid_on} {translated(AdvanceKind(each.kind).label)} {each.division} {won(each.amount)}")
        for each in rows[:_MOST_NAMED]
    ]


def _returnable(rows: Any) -> list[tuple[UUID, str]]:
    """Payments of which something is left to be given back."""
    return _named([each for each in rows if each.amount > (each.used or 0) + each.returned])


def _named_returns(rows: Any) -> list[tuple[UUID, str]]:
    return [
        (each.pk, f"{each.effective_date} {each.division} {each.item} {won(each.amount)}")
        for each in rows[:_MOST_NAMED]
    ]


def _taken(request: StaffRequest, step: PageStep) -> bool:
    """Whether the step could be taken; otherwise its form tells why not."""
    given = {**step.form.cleaned_data, "actor_id": request.user.pk, "on": localdate()}
    given["event_id"] = UUID(str(given.pop("event")))
    if "given_back" in given:
        given["return_id"] = UUID(given.pop("given_back"))
    if "kind" in given:
        given["kind"] = AdvanceKind(given["kind"])
    try:
        _WORK[step.name](**given)
    except Refused as refused:
        step.form.add_error(None, str(refused))
        return False
    messages.success(request, translated("{label}: 저장했습니다.", label=translated(step.label)))
    return True
