"""The clauses of the 예산총칙 by which money moves between policy programmes (이용)."""

from http import HTTPStatus
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from ieum.budget import operations
from ieum.budget.clause_rows import COLUMNS
from ieum.budget.queries.clauses import clause_rows
from ieum.budget.rules.permissions import BudgetAction
from ieum.platform.operations import Refused
from ieum.platform.ui.languages import translated
from ieum.platform.ui.lists import Listing
from ieum.platform.ui.tables import Column
from ieum.site.access import allowed, may
from ieum.site.forms.clause import ClausesForm
from ieum.site.ledger import crumbs, other_years, year_or_404
from ieum.site.lists import render_list
from ieum.site.requests import StaffRequest
from ieum.site.steps import PageStep

if TYPE_CHECKING:
    from ieum.budget.models import CrossUseClause, FiscalYear

_TITLE = "이용 조항"
_COLUMNS = (
    Column("name", "조항"), Column("what", "이용할 수 있는 경비"), Column("items", "통계목"),
    Column("policies", "정책사업"), Column("day", "의결일", "date"), Column("basis", "근거"),
)  # fmt: skip


@allowed(BudgetAction.SEE_BUDGET, posting=BudgetAction.POST_BUDGET)
def budget_clauses(request: StaffRequest) -> HttpResponse:
    """List the clauses that were voted last; posting tells all of them anew."""
    year = year_or_404(request)
    rows = clause_rows(year.pk)
    told = [COLUMNS, *((each.name, each.what, each.items, each.policies) for each in rows)]
    lines = ["\t".join(each) for each in told]
    form = ClausesForm(request.POST or None, initial={"rows": "\n".join(lines) + "\n"})
    if request.method == "POST" and form.is_valid() and _stated(request, year, form):
        return redirect(f"{reverse('budget_clauses')}?year={year}")
    step = PageStep("state", "조항 적기", form, (("post", "적기"),))
    context = {
        "title": translated("{year}회계연도 이용 조항", year=year),
        "breadcrumbs": crumbs(translated(_TITLE)),
        "other_years": other_years(year),
        "steps": [step] if may(request, BudgetAction.POST_BUDGET) else [],
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render_list(
        request, "site/budget_clauses.html", _listing(year, rows), context, of_page=("year",), status=status
    )


def _stated(request: StaffRequest, year: "FiscalYear", form: ClausesForm) -> bool:
    """Whether they could be told; otherwise the form says why not."""
    given = form.cleaned_data
    try:
        made = operations.state_clauses(
            year=year.year, clauses=given["clauses"], voted_on=given["voted_on"], actor_id=request.user.pk,
            basis=given["basis"],
        )  # fmt: skip
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, translated("이용 조항 {count}개를 적었습니다.", count=len(made)))
    return True


def _listing(year: "FiscalYear", rows: "list[CrossUseClause]") -> Listing:
    every = translated("모두")
    return Listing(
        "clauses", translated("{year}회계연도 이용 조항", year=year), _COLUMNS, rows,
        lambda each: [
            each.name, each.what, each.items or every, each.policies or every, each.voted_on.isoformat(),
            each.operation.basis,
        ],
        empty_text="적은 이용 조항이 없습니다. 이용을 요청하려면 조항을 적거나 의회의 의결 문서를 적습니다.",
    )  # fmt: skip
