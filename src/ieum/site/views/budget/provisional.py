"""준예산 of a year: what was provided for while the council had not voted, and entering more of it."""

from http import HTTPStatus
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html

from ieum.budget import operations
from ieum.budget.queries import deemed, provisional
from ieum.budget.rules.permissions import BudgetAction
from ieum.platform.operations import Refused
from ieum.platform.ui.languages import translated
from ieum.platform.ui.lists import Listing
from ieum.platform.ui.tables import Column
from ieum.site.access import allowed, may
from ieum.site.forms.provisional import ProvisionalForm
from ieum.site.ledger import crumbs, day_within, other_years, won, year_or_404
from ieum.site.lists import render_list
from ieum.site.requests import StaffRequest
from ieum.site.steps import PageStep

if TYPE_CHECKING:
    from ieum.budget.models import FiscalYear

_COLUMNS = (
    Column("day", "효력일", "date"), Column("amount", "금액", "number"), Column("authority", "근거"),
    Column("basis", "결정 문서"), Column("approver", "승인"), Column("state", "상태"),
)  # fmt: skip


@allowed(BudgetAction.SEE_BUDGET, posting=BudgetAction.POST_BUDGET)
def budget_provisional(request: StaffRequest) -> HttpResponse:
    """Show the 준예산 of a year; posting enters more of it, which another confirms."""
    year = year_or_404(request)
    is_voted = provisional.is_voted(year.year)
    form = ProvisionalForm(
        request.POST or None, programmes=deemed.programmes_of(year.year), initial={"on": day_within(year)}
    )
    if request.method == "POST" and form.is_valid() and _entered(request, year, form):
        return redirect(f"{reverse('budget_provisional')}?year={year}")
    step = PageStep("provide", "준예산 등록", form, (("post", "등록"),))
    is_offered = may(request, BudgetAction.POST_BUDGET) and not (is_voted and not form.is_bound)
    context = {
        "title": translated("{year}회계연도 준예산", year=year),
        "breadcrumbs": crumbs(translated("준예산")),
        "other_years": other_years(year),
        "is_voted": is_voted,
        "steps": [step] if is_offered else [],
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render_list(
        request, "site/budget_provisional.html", _listing(year), context, of_page=("year",), status=status
    )


def _entered(request: StaffRequest, year: "FiscalYear", form: ProvisionalForm) -> bool:
    """Whether it could be entered; otherwise the form tells why not."""
    given = form.cleaned_data
    try:
        made = operations.propose_provisional(
            year=year.year, amounts=given["rows"], ground=given["ground"], authority=given["authority"],
            on=given["on"], actor_id=request.user.pk, basis=given["basis"],
        )  # fmt: skip
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    said = translated(
        "준예산 {amount}원을 올렸습니다. 다른 과장이나 단체장이 승인하면 등록됩니다.", amount=won(made.amount)
    )
    messages.success(request, said)
    return True


def _listing(year: "FiscalYear") -> Listing:
    rows = provisional.provided_in(year.year)
    whole = won(sum(each.amount for each in rows if not each.is_reversed))
    return Listing(
        "provisional", translated("{year}회계연도 준예산", year=year), _COLUMNS, rows,
        lambda each: [
            format_html(
                '<a href="{}">{}</a>', reverse("budget_event", args=[each.event_id]), each.on.isoformat()
            ),
            won(each.amount), each.authority, each.basis, each.approver,
            translated("취소함") if each.is_reversed else translated("등록"),
        ],
        total=[translated("계(취소한 것 제외)"), whole, "", "", "", ""], note="(단위: 원)",
        empty_text="이 회계연도에 준예산으로 쓴 것이 없습니다.",
    )  # fmt: skip
