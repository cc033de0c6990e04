"""What follows from the movements of a year, and until when."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html_join
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from ieum.budget import queries
from ieum.budget.queries import Duty, Point
from ieum.budget.rules import term
from ieum.budget.rules.permissions import BudgetAction
from ieum.platform.middleware import opens_own_transactions
from ieum.platform.ui.languages import translated
from ieum.platform.ui.lists import Listing
from ieum.platform.ui.tables import Column
from ieum.site.access import allowed
from ieum.site.budget_forms import DutiesForm
from ieum.site.ledger import asked, crumbs, ledger_page, won, years_of

_DUTIES = (
    Column("due", "기한", "date"), Column("what", "할 일"), Column("basis", "근거"), Column("amount", "금액", "number"),
    Column("events", "사건"),
)  # fmt: skip


@require_GET
@allowed(BudgetAction.SEE_BUDGET)
@opens_own_transactions
def budget_duties(request: HttpRequest) -> HttpResponse:
    """Show the duties of a fiscal year by the day on which they are due."""
    years = years_of(request)
    form = DutiesForm(asked(request, years), years=years)
    context = {
        "title": translated("뒤따르는 할 일"),
        "breadcrumbs": crumbs(translated("뒤따르는 할 일")),
        "form": form,
        "years": years,
    }
    return ledger_page(
        request, "site/budget_duties.html", context, fill=lambda given, epochs: _duties(given["year"], epochs[0])
    )


def _duties(year: int, epoch: int) -> dict[str, Any]:
    found = queries.duties(Point(term(year).payments_until, epoch), year=year)
    return {
        "listing": Listing(
            "duties", translated("{year}회계연도 뒤따르는 할 일", year=year), _DUTIES, found, _cells, note="(단위: 원)",
            empty_text="뒤따르는 할 일이 없습니다.",
        )
    }  # fmt: skip


def _cells(each: Duty) -> list[object]:
    return [
        f"{each.due_on.isoformat()}{' (지남)' if each.due_on < localdate() else ''}", each.sentence, _basis(each),
        won(each.amount), format_html_join("; ", "{}", ((str(event),) for event in each.events)),
    ]  # fmt: skip


def _basis(duty: Duty) -> str:
    """The article that sets the deadline; that of taking up use before adoption stands in the law itself."""
    return duty.deadline.version.reference if duty.deadline else translated("지방재정법 제45조 단서")
