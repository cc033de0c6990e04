"""A report as of another day, resolved to be looked at and not kept."""

from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from ieum.platform.database.epochs import NotYetKnown, NotYetPast
from ieum.platform.database.tenancy import municipality
from ieum.platform.middleware import opens_own_transactions
from ieum.platform.ui.languages import translated
from ieum.reports import operations, queries
from ieum.reports.editions import Edition
from ieum.reports.rules import Action
from ieum.reports.sidecar import describe_figure, printed_figures
from ieum.site.access import allowed
from ieum.site.article import article_from
from ieum.site.forms.reports import AsOfForm
from ieum.site.requests import StaffRequest
from ieum.site.views.editions import crumbs, figure_page, revision_or_404


@require_GET
@allowed(Action.SEE_REPORTS)
@opens_own_transactions
def as_of(request: StaffRequest, report: str) -> HttpResponse:
    """Show the report as of ``day``, as known at ``known_at``; nothing is stored."""
    form = AsOfForm(request.GET)
    resolved = _resolved(request, report, form)
    with municipality(request.user.municipality_id):
        title = revision_or_404(report).title
    context = {
        "title": title,
        "breadcrumbs": crumbs(title, report, translated("다른 날 기준")),
        "report": report,
        "form": form,
    }
    if resolved is not None:
        context |= {"day": resolved.as_of, "epoch": resolved.epoch}
        context |= {} if resolved.is_empty else _article(resolved, report, form)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if resolved is None else HTTPStatus.OK
    return render(request, "site/as_of.html", context, status=status)


@require_GET
@allowed(Action.SEE_REPORTS)
@opens_own_transactions
def as_of_figure(request: StaffRequest, report: str) -> HttpResponse:
    """Show where a number of such a report comes from; ``key`` names it."""
    form = AsOfForm(request.GET)
    resolved = _resolved(request, report, form)
    key = request.GET.get("key", "")
    if resolved is None or key not in resolved.figures:
        raise Http404("그 날 기준의 보고서에 그런 숫자가 없습니다.")
    back = f"{reverse('as_of', args=[report])}?{_asked(form)}"
    way = crumbs(resolved.definition.title, report, (translated("다른 날 기준"), back), translated("숫자의 근거"))
    printed = printed_figures(resolved.document).get(key, [])
    figure = {"printed": printed, **describe_figure(resolved.figures[key])}
    return figure_page(request, figure, back, way)


def _resolved(request: StaffRequest, report: str, form: AsOfForm) -> Edition | None:
    """The report of the day; None where the form says what is wrong."""
    if not form.is_valid():
        return None
    try:
        return operations.resolve_edition(
            municipality_code=request.user.municipality_id,
            report=report,
            as_of=form.cleaned_data["day"],
            known_at=form.cleaned_data["known_at"],
        )
    except queries.NoSuchReport as error:
        raise Http404(str(error)) from error
    except (NotYetKnown, NotYetPast) as error:
        form.add_error("known_at", str(error))
        return None


def _article(resolved: Edition, report: str, form: AsOfForm) -> dict[str, Any]:
    # The key of a number is put behind this address, so it stands last.
    address = f"{reverse('as_of_figure', args=[report])}?{_asked(form)}&key="
    return {"article": article_from(resolved), "figures_url": address}


def _asked(form: AsOfForm) -> str:
    """The day and the moment as they stood in the address."""
    return urlencode({name: form[name].value() for name in form.fields if form[name].value()})
