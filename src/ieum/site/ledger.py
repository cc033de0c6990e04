"""What the pages of the budget share: the years, the point that is asked for, and how won are written."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate

from ieum.budget import queries
from ieum.budget.choices import Level, Total
from ieum.budget.figures import BY_DIVISION, FORECASTS, NO_DIVISION, SPENDING, WAY
from ieum.budget.queries import bills
from ieum.platform.database.epochs import NotYetKnown, NotYetPast
from ieum.platform.database.tenancy import municipality, snapshot
from ieum.platform.ui.languages import translated
from ieum.site.lists import render_list
from ieum.site.requests import StaffRequest

if TYPE_CHECKING:
    from ieum.budget.models import BudgetVersion, FiscalYear

UNREPORTED = "관리하지 않음"
"""What stands where a balance is not reported, which is not zero."""


def years_of(request: StaffRequest) -> dict[int, date]:
    """The fiscal years in whose ledger money moved, each with the last day on which something counts."""
    with municipality(request.user.municipality_id):
        return queries.moved_years()


def asked(request: StaffRequest, years: Mapping[int, date], **defaults: str) -> dict[str, Any]:
    """What the address asks for; where it asks for nothing, the last year up to today or what moved last in it."""
    year = request.GET.get("year") or (str(max(years)) if years else "")
    today = localdate()
    last_days = {str(each): day if each < today.year else today for each, day in years.items()}
    day = min(today, last_days.get(year, today)).isoformat()
    first = f"{year}-01-01" if year else day
    given = {name: request.GET[name] for name in request.GET if request.GET[name]}
    return {"year": year, "day": day, "before": first, "after": day, **defaults, **given}


def epoch_of(request: StaffRequest, form: forms.Form, field: str) -> int | None:
    """The epoch that a field of the form names a time of; None where there is none, and the form says why.

    Nothing comes into a closed epoch any more, so that what is read at it in later transactions is the same.
    """
    try:
        with snapshot(request.user.municipality_id, known_at=form.cleaned_data[field]) as epoch:
            return epoch
    except (NotYetKnown, NotYetPast) as error:
        form.add_error(field, str(error))
        return None


def ledger_page(
    request: StaffRequest,
    template: str,
    context: dict[str, Any],
    *,
    times: Sequence[str] = ("known_at",),
    fill: Callable[[dict[str, Any], list[int]], Mapping[str, Any]],
) -> HttpResponse:
    """A page of the ledger, filled where its form can be answered.

    :param context: with the ``form`` and the ``years`` to choose from
    :param times: the fields of the form that say as known when
    :param fill: what the page shows more, from what the form says and the epochs of these times; a ``listing`` in it
        is shown as the list of the page, and ``others`` beside it
    """
    form, years = context["form"], context["years"]
    if years and form.is_valid():
        epochs = [epoch for field in times if (epoch := epoch_of(request, form, field)) is not None]
        if len(epochs) == len(times):
            with municipality(request.user.municipality_id):
                context |= fill(form.cleaned_data, epochs)
                if listing := context.pop("listing", None):
                    others, of_page = context.pop("others", ()), (*form.fields, "path")
                    return render_list(request, template, listing, context, others=others, of_page=of_page)
    return render(request, template, context, status=status_of(years, form))


def status_of(years: Collection[int], form: forms.Form) -> HTTPStatus:
    """Of a page whose form may be wrong; a ledger without years asks nothing yet."""
    return HTTPStatus.UNPROCESSABLE_ENTITY if years and form.errors else HTTPStatus.OK


def year_or_404(request: StaffRequest) -> "FiscalYear":
    """The fiscal year that the address names; where it names none, that of today or the last in which money moved."""
    given = request.GET.get("year", "")
    if given.isdecimal() and len(given) == len("2026"):
        year = queries.find_year(int(given))
    else:
        year = queries.find_year(localdate().year) or queries.find_year(max(queries.moved_years(), default=0))
    if year is None:
        raise Http404("그 회계연도는 아직 열지 않았습니다. 예산팀에 물어보십시오.")
    return year


def day_within(year: "FiscalYear") -> date:
    """Today, or the nearest day of the year: the last one of a year that is over, the first one of one to come."""
    return min(max(localdate(), year.first_day), year.last_day)


def version_or_404(version_id: UUID) -> "BudgetVersion":
    """A bill or an adopted budget by its key."""
    try:
        return bills.version(version_id)
    except bills.NoSuchVersion as error:
        raise Http404(str(error)) from error


def other_years(year: "FiscalYear") -> list[int]:
    """The opened fiscal years that a page of one leads to, the newest first."""
    return [each for each in reversed(queries.years()) if each != year.year]


def won(amount: int | None) -> str:
    """Won as a report prints them, with △ below zero."""
    if amount is None:
        return translated(UNREPORTED)
    return f"△{-amount:,}" if amount < 0 else f"{amount:,}"


def crumbs(title: str) -> list[tuple[str, str]]:
    """The way to a page of the budget."""
    return [(translated("처음"), reverse("home")), (translated("예산 현황"), reverse("budget")), (title, "")]


def ledger_address(named: Mapping[str, str]) -> str:
    """The page that a fact of the ledger leads to: the movements that add up to it, else the balances of its day."""
    year, day = named.get("about.year", ""), named.get("effective_date", "")
    place = named.get("cell", "").rpartition(" · ")[0]
    total = TOTALS.get(named.get("measure", ""))
    of = part_of_place(place)
    if of is not None and total and year.isascii() and year.isdecimal():
        before = date(int(year) - 1, 12, 31).isoformat()
        moved = {"year": year, "total": total.value, "before": before, "after": day, **of}
        return f"{reverse('budget_changes')}?{urlencode(moved, doseq=True)}"
    if place.partition(WAY)[0] == FORECASTS:
        return f"{reverse('budget_forecasts')}?{urlencode({'year': year, 'division': named.get('about.division', '')})}"
    asked_for = {"year": year, "day": day}
    return f"{reverse('budget')}?{urlencode({name: value for name, value in asked_for.items() if value})}"


def part_of_place(place: str) -> dict[str, object] | None:
    """How an address names the part of a year whose movements add up to a fact of that place; None where none do."""
    first, *way = place.split(WAY)
    if first == BY_DIVISION:
        return {"path": ["" if each == NO_DIVISION else each for each in way], "by": Level.DIVISION.value}
    return {"path": way} if first == SPENDING else None


TOTALS = {
    "appropriation": Total.APPROPRIATION,
    "available": Total.AVAILABLE,
    "allotted": Total.ALLOTTED,
    "committed": Total.COMMITTED,
    "spent": Total.SPENT,
    "remaining": Total.REMAINING,
}
"""The totals whose changes a page explains, by the measures that state them."""
