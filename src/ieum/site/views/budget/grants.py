"""Outside money of a year: what was announced, what the budget took in of it and what came in, as of a day."""

from datetime import date
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.timezone import localdate

from ieum.budget import operations
from ieum.budget.choices import MatterKind
from ieum.budget.queries import NOW, Point
from ieum.budget.queries.grant_returns import return_findings
from ieum.budget.queries.grants import GrantStanding, Joined, earlier_grants, offered, pipeline
from ieum.budget.rules.permissions import BudgetAction
from ieum.platform.operations import Refused
from ieum.platform.ui.languages import translated
from ieum.platform.ui.lists import Listing
from ieum.platform.ui.tables import Column
from ieum.site.access import allowed, may
from ieum.site.forms.grant import JoinForm
from ieum.site.ledger import other_years, won, year_or_404
from ieum.site.lists import render_list, row_link
from ieum.site.requests import StaffRequest
from ieum.site.steps import PageStep
from ieum.site.views.budget.matters import crumbs_of
from ieum.site.views.organisation import asked_day

if TYPE_CHECKING:
    from ieum.budget.models import FiscalYear

_TITLE = "외부재원 현황"
_COLUMNS = (
    Column("number", "번호"), Column("title", "제목", "words"), Column("division", "부서"), Column("state", "단계"),
    Column("announced", "확정내시(A)", "number"), Column("budgeted", "예산 편성(B)", "number"),
    Column("not_budgeted", "차이(B-A)", "number"), Column("received", "수납(C)", "number"),
    Column("not_received", "차이(C-A)", "number"), Column("spent", "이은 과목의 집행액", "number"),
    Column("movements", "움직임", "words"),
)  # fmt: skip


@allowed(BudgetAction.SEE_BUDGET, posting=BudgetAction.WORK_ON_MATTERS)
def budget_grants(request: StaffRequest) -> HttpResponse:
    """Show the grants of a year as of a day; posting says in which movement one is found."""
    year = year_or_404(request)
    day = _day(request)
    rows = pipeline(year.year, Point(day, NOW))
    left, at = offered(year.year), Point(day, NOW)
    earlier = earlier_grants(year.year, at)
    form = JoinForm(request.POST or None, grants=rows, earlier=earlier, offered=left)
    if request.method == "POST" and form.is_valid() and _joined(request, form):
        return redirect(f"{reverse('budget_grants')}?year={year}")
    step = PageStep("join", "예산 사건·수납과 잇기", form, (("join", "잇기"),))
    context = {
        "title": translated("{year}회계연도 외부재원 현황", year=year),
        "breadcrumbs": crumbs_of(MatterKind.GRANT, translated(_TITLE)),
        "other_years": other_years(year),
        "day": day,
        "of_year": year.year,
        "whole": [
            (translated("확정내시(A)"), _in_won(sum(each.announced or 0 for each in rows))),
            (translated("예산 편성(B)"), _in_won(sum(each.budgeted for each in rows))),
            (translated("수납(C)"), _in_won(sum(each.received for each in rows))),
        ],
        "returns": [
            (row_link("budget_event", each.event_id, f"{each.on} {_in_won(each.amount)}"), translated(each.said))
            for each in return_findings(year.year, at, left)
        ],
        "steps": [step]
        if may(request, BudgetAction.WORK_ON_MATTERS) and (earlier or any(each.announced for each in rows))
        else [],
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render_list(
        request, "site/budget_grants.html", _listing(year, rows), context, of_page=("year", "on"), status=status
    )


def _in_won(amount: int) -> str:
    return translated("{amount}원", amount=won(amount))


def _day(request: StaffRequest) -> date:
    """The day that is asked for, else today; one to come is today."""
    return min(asked_day(request), localdate())


def _joined(request: StaffRequest, form: JoinForm) -> bool:
    """Whether it could be joined; otherwise the form says why not."""
    try:
        made = operations.join_grant_movement(actor_id=request.user.pk, on=localdate(), **form.joined)
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, translated("{matter}: {won:,}원을 이었습니다.", matter=made.matter, won=made.amount))
    return True


def _listing(year: "FiscalYear", rows: list[GrantStanding]) -> Listing:
    return Listing(
        "grants", translated("{year}회계연도 외부재원 현황", year=year), _COLUMNS, rows, _cells, note="(단위: 원)",
        empty_text="그해의 외부재원이 없습니다. 심사·계획의 외부재원에서 적으십시오.",
    )  # fmt: skip


def _cells(each: GrantStanding) -> list[object]:
    def or_none(amount: int | None) -> str:
        return "-" if amount is None else won(amount)

    return [
        row_link("budget_matter", each.row.pk, str(each.row)), each.row.title, each.row.division,
        translated(each.state.label), or_none(each.announced), won(each.budgeted), or_none(each.not_budgeted),
        won(each.received), or_none(each.not_received), won(each.spent),
        format_html_join(" · ", "{}", ((_movement(one),) for one in each.joined)),
    ]  # fmt: skip


def _movement(one: Joined) -> Any:
    place = "budget_revenue_event" if one.is_receipt else "budget_event"
    name = translated("반환금 {name}", name=translated(one.name)) if one.is_return else translated(one.name)
    back = translated(" (취소함)") if one.taken_back_on else ""
    said = translated("{on} {name} {won:,}원", on=one.on, name=name, won=one.amount)
    return format_html("{}{}", row_link(place, one.id, said), back)
