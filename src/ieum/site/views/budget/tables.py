"""Tables that the budget's ledger answers, one by one: looked at, asked where a number comes from, taken as a file."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from ieum.budget.rules.permissions import BudgetAction
from ieum.documents.writing import write_document
from ieum.kernel.registry import figure_tables
from ieum.platform.database.epochs import NotYetKnown, NotYetPast
from ieum.platform.database.tenancy import municipality
from ieum.platform.middleware import opens_own_transactions
from ieum.platform.ui.languages import in_korean, translated
from ieum.reports.choices import Format
from ieum.reports.editions import Edition
from ieum.reports.sidecar import describe_figure, printed_figures
from ieum.reports.tables import NoSuchTable, resolve_table
from ieum.site.access import allowed
from ieum.site.article import article_from
from ieum.site.downloads import download
from ieum.site.figure_changes import changes_of
from ieum.site.forms.budget import LedgerTableForm
from ieum.site.ledger import asked, crumbs, status_of, years_of
from ieum.site.requests import StaffRequest
from ieum.site.views.editions import figure_page

_XLSX = "xlsx"
_FILES = {
    _XLSX: "엑셀(XLSX)",
    **{each.value: each.label for each in (Format.HWPX, Format.PDF)},
}


@require_GET
@allowed(BudgetAction.SEE_BUDGET)
@opens_own_transactions
def budget_tables(request: StaffRequest) -> HttpResponse:
    """Show a table of the ledger as of a day, as known at a moment."""
    form = _form(request)
    years = form.years
    resolved = _resolved(request, form) if years and form.is_valid() else None
    context = {
        "title": translated("예산 서식"),
        "breadcrumbs": crumbs(translated("예산 서식")),
        "form": form,
        "years": years,
    }
    if resolved is not None:
        address = f"{reverse('budget_table_figure')}?{_said(form)}&key="
        files = [(label, f"{reverse('budget_table_file', args=[each])}?{_said(form)}")
                 for each, label in _FILES.items()]  # fmt: skip
        context |= {
            "article": article_from(resolved),
            "figures_url": address,
            "files": files,
            "epoch": resolved.epoch,
        }
    return render(request, "site/budget_tables.html", context, status=status_of(years, form))


@require_GET
@allowed(BudgetAction.SEE_BUDGET)
@opens_own_transactions
def budget_table_figure(request: StaffRequest) -> HttpResponse:
    """Show where a number of such a table comes from; ``key`` names it."""
    form = _form(request)
    resolved = _resolved(request, form) if form.is_valid() else None
    key = request.GET.get("key", "")
    if resolved is None or key not in resolved.figures:
        raise Http404("그 날 기준의 표에 그런 숫자가 없습니다.")
    back = f"{reverse('budget_tables')}?{_said(form)}"
    figure = {"printed": printed_figures(resolved.document).get(key, []), **describe_figure(resolved.figures[key])}
    way = [*crumbs(translated("예산 서식"))[:-1], (translated("예산 서식"), back), (translated("숫자의 근거"), "")]
    with municipality(request.user.municipality_id):
        changes_url = changes_of(resolved.figures[key])
    return figure_page(request, figure, back, way, changes_url=changes_url)


@require_GET
@allowed(BudgetAction.SEE_BUDGET)
@opens_own_transactions
@in_korean
def budget_table_file(request: StaffRequest, kind: str) -> HttpResponse:
    """Give such a table out as a file."""
    form = _form(request)
    resolved = _resolved(request, form) if kind in _FILES and form.is_valid() else None
    if resolved is None:
        raise Http404("그런 표나 형식이 없습니다. 예산 서식 화면에서 고르십시오.")
    data = write_document(resolved.document, f".{kind}", styles=settings.REPORT_STYLES)
    # The day that the table prints: the last on which anything it shows moved, up to the one that was asked for.
    day = next((each.base_date for each in resolved.document.tables() if each.base_date), resolved.as_of)
    return download(data, f"{figure_tables[form.cleaned_data['table']].caption} {day:%Y-%m-%d}.{kind}")


def _form(request: StaffRequest) -> LedgerTableForm:
    years = years_of(request)
    return LedgerTableForm(asked(request, years, table="budget.execution.daily", quarter="1"), years=years)


def _resolved(request: StaffRequest, form: LedgerTableForm) -> Edition | None:
    """The table that the form asks for; None where the form now says what is wrong."""
    given: dict[str, Any] = form.cleaned_data
    try:
        return resolve_table(
            given["table"],
            municipality_code=request.user.municipality_id,
            as_of=given["day"],
            where={
                **dict.fromkeys(("year", "plan"), str(given["year"])),
                "quarter": given["quarter"],
                "division": given["division"],
            },
            known_at=given["known_at"],
        )
    except NoSuchTable as error:
        form.add_error("division", str(error))
    except (NotYetKnown, NotYetPast) as error:
        form.add_error("known_at", str(error))
    return None


def _said(form: LedgerTableForm) -> str:
    """What the form asks, as it stands in an address."""
    return urlencode({name: form[name].value() for name in form.fields if form[name].value()})
