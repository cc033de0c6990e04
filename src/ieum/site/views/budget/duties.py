"""What follows from the movements of a year, and until when."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET, require_POST

from ieum.budget import operations, queries
from ieum.budget.queries import NOW, Duty, Point
from ieum.budget.queries.duties import REPORTED
from ieum.budget.queries.milestones import STATED, milestones
from ieum.budget.rules import term
from ieum.budget.rules.permissions import BudgetAction
from ieum.platform.middleware import opens_own_transactions
from ieum.platform.operations import Refused
from ieum.platform.ui.languages import translated
from ieum.platform.ui.lists import Listing
from ieum.platform.ui.tables import Column, Table
from ieum.site.access import allowed
from ieum.site.forms.budget import DutiesForm, DutyReportForm
from ieum.site.ledger import asked, crumbs, ledger_page, won, years_of
from ieum.site.requests import StaffRequest

_DUTIES = (
    Column("due", "기한", "date"), Column("what", "할 일"), Column("basis", "근거"), Column("amount", "금액", "number"),
    Column("events", "사건"),
)  # fmt: skip

_MILESTONES = (Column("due", "기한", "date"), Column("what", "일정"), Column("basis", "근거"), Column("state", "상태"))


@require_GET
@allowed(BudgetAction.SEE_BUDGET)
@opens_own_transactions
def budget_duties(request: StaffRequest) -> HttpResponse:
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


@require_POST
@allowed(BudgetAction.POST_BUDGET)
def report_duty(request: StaffRequest) -> HttpResponse:
    """Say that a duty was done."""
    form = DutyReportForm(request.POST)
    if not form.is_valid():
        for faults in form.errors.values():
            messages.error(request, " ".join(map(str, faults)))
        return redirect("budget_duties")
    given = form.cleaned_data
    code, _, period = given["duty"].partition(" ")
    try:
        operations.report_duty(
            year=given["year"], code=code, period=period, epoch=NOW, actor_id=request.user.pk, on=given["on"],
            basis=given["basis"],
        )  # fmt: skip
    except Refused as refused:
        messages.error(request, translated(refused))
    else:
        messages.success(request, translated("할 일을 마쳤다고 적었습니다."))
    return redirect(f"{reverse('budget_duties')}?year={given['year']}")


def _duties(year: int, epoch: int) -> dict[str, Any]:
    found = queries.duties(Point(term(year).payments_until, epoch), year=year)
    calendar = milestones(year)
    open_ones = [(f"{each.code} {each.period}", translated(each.sentence)) for each in (*found, *calendar)
                 if each.code in REPORTED | STATED and each.reported_on is None]  # fmt: skip
    return {
        "milestones": Table(
            "milestones", translated("{year}회계연도의 일정", year=year), _MILESTONES, list(map(_milestone, calendar)),
            empty_text="연 회계연도가 아니어서 일정이 없습니다.",
        ),
        "report_form": DutyReportForm(duties=open_ones, initial={"year": year}) if open_ones else None,
        "listing": Listing(
            "duties", translated("{year}회계연도 뒤따르는 할 일", year=year), _DUTIES, found, _cells, note="(단위: 원)",
            empty_text="뒤따르는 할 일이 없습니다.",
        )
    }  # fmt: skip


def _cells(each: Duty) -> list[object]:
    late = translated(" (지남)") if each.due_on < localdate() and each.reported_on is None else ""
    done = translated(" {day}에 마쳤습니다.", day=each.reported_on) if each.reported_on else ""
    return [
        f"{each.due_on.isoformat()}{late}", f"{translated(each.sentence)}{done}", _basis(each),
        won(each.amount), format_html_join("; ", "{}", ((str(event),) for event in each.events)),
    ]  # fmt: skip


def _milestone(each: Duty) -> list[object]:
    if each.reported_on:
        state = translated("{day}에 마쳤습니다.", day=each.reported_on)
    elif each.is_done:
        state = translated("마쳤습니다. 본예산이 원장에 있습니다.")
    else:
        state = translated("지남") if each.due_on < localdate() else translated("남음")
    return [each.due_on.isoformat(), translated(each.sentence), _basis(each), state]


def _basis(duty: Duty) -> str:
    """The article that sets the deadline; where a budget is the deadline it stands in the law itself."""
    if duty.deadline:
        return duty.deadline.version.reference
    return translated("지방재정법 제44조제4항") if duty.code == "DEBT" else translated("지방재정법 제45조 단서")
