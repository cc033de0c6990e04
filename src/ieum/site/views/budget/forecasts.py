"""What a division will have spent by 31 December, beside what it has and spent on a day; posting states it."""

from collections.abc import Sequence
from datetime import date
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate

from ieum.budget import operations
from ieum.budget.queries import Point
from ieum.budget.queries.bills import own_divisions
from ieum.budget.queries.forecasts import (
    ProgrammeForecast,
    UnitForecast,
    forecasting_divisions,
    programme_forecasts,
    unit_forecasts,
)
from ieum.budget.rules.permissions import BudgetAction
from ieum.kernel.rounding import Rounding, rate, round_to
from ieum.office.rules.permissions import OfficeAction
from ieum.platform.database.tenancy import municipality, snapshot
from ieum.platform.middleware import opens_own_transactions
from ieum.platform.operations import Refused
from ieum.platform.ui.languages import translated
from ieum.platform.ui.lists import Listing
from ieum.platform.ui.tables import Column
from ieum.site.access import allowed, may
from ieum.site.forms.forecast import ForecastForm
from ieum.site.ledger import crumbs, day_within, other_years, won, year_or_404
from ieum.site.lists import render_list
from ieum.site.requests import StaffRequest
from ieum.site.steps import PageStep
from ieum.site.views.organisation import asked_day

if TYPE_CHECKING:
    from ieum.budget.models import FiscalYear

_AMOUNTS = (
    Column("available", "예산현액", "number"), Column("spent", "집행액", "number"),
    Column("forecast", "연말 예상 집행액", "number"),
)  # fmt: skip
_UNITS = (
    Column("unit", "단위사업"), Column("account", "회계"), *_AMOUNTS,
    Column("rate", "연말 예상 집행률(%, 예산현액 대비)", "number"),
)  # fmt: skip
_PROGRAMMES = (
    Column("code", "세부사업 코드"), Column("programme", "세부사업"), Column("unit", "단위사업"),
    Column("account", "회계"),
    *_AMOUNTS, Column("stated_on", "적은 기준일", "date"), Column("remark", "비고"),
)  # fmt: skip


@allowed(BudgetAction.SEE_BUDGET, posting=OfficeAction.WORK_ON_CASES)
@opens_own_transactions
def budget_forecasts(request: StaffRequest) -> HttpResponse:
    """Show what a division said of the end of a year as of a day; posting records pasted rows."""
    code = request.user.municipality_id
    with municipality(code):
        year = year_or_404(request)
        divisions = forecasting_divisions(year.year)
        division, day = _division(request, divisions), _day(request, year)
        posted = request.POST if request.method == "POST" else None
        form = ForecastForm(posted, divisions=divisions, initial={"division": division, "stated_on": day})
        if form.is_bound and form.is_valid() and _stated(request, year, form):
            return redirect(_address(year, form.cleaned_data["division"], form.cleaned_data["stated_on"]))
    with snapshot(code) as epoch:
        rows = programme_forecasts(Point(day, epoch), year=year.year, division=division)
    units = unit_forecasts(rows)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    with municipality(code):
        context = _context(request, year, rows, form) | {"divisions": divisions, "division": division, "day": day}
        return render_list(
            request, "site/budget_forecasts.html", _of_units(year, units, day), context,
            others=[_of_programmes(year, rows, day)], of_page=("year", "division", "on"), status=status,
        )  # fmt: skip


def _division(request: StaffRequest, divisions: Sequence[str]) -> str:
    """The division that is asked for, else one's own, else the first; "" where none has money of a programme."""
    asked = (request.GET.get("division", ""), *own_divisions(localdate(), request.user.pk), *divisions[:1])
    return next((each for each in asked if each in divisions), "")


def _day(request: StaffRequest, year: "FiscalYear") -> date:
    """The day of the year that is asked for; what is none, or after today, is today."""
    asked, last = asked_day(request), day_within(year)
    return asked if year.first_day <= asked <= last else last


def _stated(request: StaffRequest, year: "FiscalYear", form: ForecastForm) -> bool:
    """Whether the rows could be recorded; otherwise the form tells why not."""
    given = form.cleaned_data
    try:
        count = operations.state_forecasts(
            year=year.year, division=given["division"], stated_on=given["stated_on"], rows=given["forecasts"],
            basis=given["basis"], actor_id=request.user.pk, on=localdate(),
        )  # fmt: skip
    except operations.ForecastRefused as refused:
        form.add_error("rows", [str(fault) for fault in refused.faults])
        return False
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, translated("세부사업 {count}개의 연말 예상 집행액을 적었습니다.", count=count))
    return True


def _address(year: "FiscalYear", division: str, day: date) -> str:
    asked = {"year": year.year, "division": division, "on": day.isoformat()}
    return f"{reverse('budget_forecasts')}?{urlencode(asked)}"


def _context(
    request: StaffRequest, year: "FiscalYear", rows: Sequence[ProgrammeForecast], form: ForecastForm
) -> dict[str, Any]:
    title = translated("연말 예상 집행액")
    may_state = bool(rows) and may(request, OfficeAction.WORK_ON_CASES)
    return {
        "title": title,
        "breadcrumbs": crumbs(title),
        "year": year.year,
        "other_years": other_years(year),
        "missing": sum(1 for each in rows if each.amount is None),
        "has_rows": bool(rows),
        "step": PageStep("forecast", "연말 예상 집행액 적기", form, (("record", "적기"),)) if may_state else None,
    }


def _of_units(year: "FiscalYear", units: Sequence[UnitForecast], day: date) -> Listing:
    return Listing(
        "units", translated("{year}회계연도 단위사업별 연말 예상 집행액", year=year), _UNITS, units, _unit_row, on=day,
        note=translated("(단위: 원, {day:%Y-%m-%d} 기준)", day=day),
        empty_text="그 날까지 등록된 사건이 없습니다.",
    )  # fmt: skip


def _unit_row(each: UnitForecast) -> list[object]:
    account, _, unit = each.unit
    of = None if each.amount is None else rate(each.amount, each.available)
    return [
        unit, account, won(each.available), won(each.spent), _known(each.amount),
        "-" if of is None else f"{round_to(of, 1, Rounding.HALF_UP)}",
    ]  # fmt: skip


def _of_programmes(year: "FiscalYear", rows: Sequence[ProgrammeForecast], day: date) -> Listing:
    return Listing(
        "programmes", translated("{year}회계연도 세부사업별 연말 예상 집행액", year=year), _PROGRAMMES, rows,
        _programme_row, on=day, note=translated("(단위: 원, {day:%Y-%m-%d} 기준)", day=day),
        empty_text="그 날까지 등록된 사건이 없습니다.",
    )  # fmt: skip


def _programme_row(each: ProgrammeForecast) -> list[object]:
    account, _, unit = each.unit
    return [
        each.code, each.name, unit, account, won(each.available), won(each.spent),
        _known(each.said.amount if each.said else None), each.said.stated_on.isoformat() if each.said else "",
        each.fault,
    ]  # fmt: skip


def _known(amount: int | None) -> str:
    return translated("모름") if amount is None else won(amount)
