"""Pages of editions: the report with its proof, its findings, its files, and all that were made."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET

from ieum.documents.writing import write_document
from ieum.platform import chain
from ieum.platform.database.tenancy import municipality
from ieum.platform.files.scanning import NotClean
from ieum.platform.middleware import opens_own_transactions
from ieum.platform.ui.doers import done_by
from ieum.platform.ui.languages import in_korean, korean, translated
from ieum.platform.ui.lists import Listing
from ieum.platform.ui.tables import Column
from ieum.reports import operations, queries
from ieum.reports.choices import Format
from ieum.reports.release import release_sheet
from ieum.reports.rules import Action
from ieum.site.access import allowed, may
from ieum.site.article import article_of
from ieum.site.downloads import download, steady_download
from ieum.site.forms.reports import AsOfForm
from ieum.site.lists import render_list
from ieum.site.provenance import step_of
from ieum.site.requests import StaffRequest

_EDITIONS = (
    Column("number", "호"),
    Column("as_of", "기준일", "date"),
    Column("epoch", "등록 회차", "number"),
    Column("revision", "문장", "number"),
    Column("made", "만든 때", "date"),
    Column("actor", "만든 사람"),
    Column("action", "할 일", "action"),
)
_ORDERS = {
    "number": ("number",), "as_of": ("as_of",), "epoch": ("epoch",), "revision": ("revision__number",),
    "made": ("operation__recorded_at",), "actor": ("operation__actor__title",),
}  # fmt: skip


@require_GET
@allowed(Action.SEE_REPORTS)
def report(request: StaffRequest, report: str) -> HttpResponse:
    """Show the last edition."""
    revision = revision_or_404(report)
    last = queries.last_edition(report)
    if last is not None:
        return _page(request, last)
    context = {"title": revision.title, "breadcrumbs": crumbs(revision.title), "report": report}
    return render(request, "site/no_edition.html", context)


@require_GET
@allowed(Action.SEE_REPORTS)
def edition(request: StaffRequest, report: str, number: int) -> HttpResponse:
    """Show one edition."""
    return _page(request, edition_or_404(report, number))


@require_GET
@allowed(Action.SEE_REPORTS)
def editions(request: StaffRequest, report: str) -> HttpResponse:
    """List all editions of a report."""
    revision = revision_or_404(report)
    listing = Listing(
        "editions", "만든 호", _EDITIONS, queries.editions_of(report), _edition_row,
        search=("operation__actor__title__icontains", "operation__on_behalf_of__title__icontains"), orders=_ORDERS,
        empty_text="아직 만든 호가 없습니다.",
    )  # fmt: skip
    last = queries.last_edition(report)
    context = {
        "title": revision.title, "breadcrumbs": crumbs(revision.title, report, translated("만든 호")),
        "tabs": tabs(request, last, "editions") if last else [],
    }  # fmt: skip
    return render_list(request, "site/editions.html", listing, context)


@require_GET
@allowed(Action.SEE_REPORTS)
def findings(request: StaffRequest, report: str, number: int) -> HttpResponse:
    """List what the check of an edition found."""
    found = edition_or_404(report, number)
    context = _context(request, found, "findings") | {
        "findings": article_of(found).findings,
        "summary": found.findings["summary"],
        "report_url": reverse("edition", args=[report, number]),
    }
    return render(request, "site/findings.html", context)


@require_GET
@allowed(Action.SEE_REPORTS)
def figure(request: StaffRequest, report: str, number: int, key: str) -> HttpResponse:
    """Show where a number comes from: a piece for the side panel, or a page of its own."""
    found = edition_or_404(report, number)
    figures = queries.edition_sidecar(found)["figures"]
    if key not in figures:
        raise Http404("이 호에 그런 숫자가 없습니다.")
    address = reverse("edition", args=[report, number])
    return figure_page(request, figures[key], address, crumbs(found.revision.title, report, translated("숫자의 근거")))


def figure_page(
    request: StaffRequest, figure: Any, back: str, way: list[tuple[str, str]], *, changes_url: str = ""
) -> HttpResponse:
    """A described figure in words: a piece for the side panel, or a page of its own with the way back.

    ``changes_url`` is the page of why it changed; "" where there is none.
    """
    context = {"step": step_of(figure), "figure": figure, "edition_url": back, "changes_url": changes_url}
    is_panel = request.headers.get("HX-Request") == "true"
    context |= {"is_panel": is_panel, "sub": "h4" if is_panel else "h3"}
    if not is_panel:
        context |= {"title": translated("숫자의 근거"), "breadcrumbs": way}
    response = render(request, "site/figure_panel.html" if is_panel else "site/figure.html", context)
    response["Vary"] = "HX-Request"
    return response


@require_GET
@allowed(Action.SEE_REPORTS)
@in_korean
@opens_own_transactions
def file(request: StaffRequest, report: str, number: int, form: str) -> HttpResponse:
    """Give an edition out as a file; the same bytes each time."""
    if form not in Format.values:
        raise Http404("그런 형식의 파일은 만들지 않습니다.")
    with municipality(request.user.municipality_id):
        found = edition_or_404(report, number)
    styles = settings.REPORT_STYLES
    try:
        made = operations.make_file(edition=found, form=Format(form), actor_id=request.user.pk, styles=styles)
    except (NotClean, operations.NotLinked) as error:
        raise Http404(str(error)) from error
    name = korean(f"{found.revision.title} {found.number}호.{form}")
    return steady_download(request, bytes(made.data), name)


@require_GET
@allowed(Action.SEE_REPORTS)
@in_korean
def release(request: StaffRequest, report: str, number: int) -> HttpResponse:  # noqa: ARG001 - who asks was asked before
    """Give the release sheet of an edition out, with the link of the chain that speaks of it."""
    found = edition_or_404(report, number)
    link = chain.link_of(found.operation_id)
    if link is None:
        raise Http404("이 호는 결정의 사슬에 없습니다.")
    data = write_document(release_sheet(found, link), ".pdf", styles=settings.REPORT_STYLES)
    return download(data, korean(f"{found.revision.title} {found.number}호 발행 확인서.pdf"))


def revision_or_404(report: str) -> Any:
    """The definition in use; a page that does not exist where the municipality has no such report."""
    try:
        return queries.current_revision(report)
    except queries.NoSuchReport as error:
        raise Http404(str(error)) from error


def edition_or_404(report: str, number: int) -> Any:
    """One edition; a page that does not exist where there is none."""
    try:
        return queries.edition(report, number)
    except queries.NoSuchEdition as error:
        raise Http404(str(error)) from error


def crumbs(title: str, report: str = "", *more: str | tuple[str, str]) -> list[tuple[str, str]]:
    """The way from the first page to a report, and on; steps may have addresses."""
    address = reverse("report", args=[report]) if report else ""
    steps = ((each, "") if isinstance(each, str) else each for each in more)
    return [(translated("처음"), reverse("home")), (title, address), *steps]


def tabs(request: StaffRequest, edition: Any, current: str) -> list[tuple[str, str, bool]]:
    """The pages of one report."""
    here = [edition.report, edition.number]
    count = len(edition.findings["findings"])
    pages = [
        ("edition", translated("보고서"), reverse("edition", args=here)),
        ("findings", translated("점검 지적 {count}건", count=count), reverse("findings", args=here)),
        ("changes", translated("달라진 점"), reverse("changes", args=here)),
        ("editions", translated("만든 호"), reverse("editions", args=[edition.report])),
    ]
    if may(request, Action.EDIT):
        pages.insert(3, ("items", translated("문장 고치기"), reverse("items", args=[edition.report])))
    return [(label, address, name == current) for name, label, address in pages]


def _page(request: StaffRequest, edition: Any) -> HttpResponse:
    article = article_of(edition)
    address = reverse("edition", args=[edition.report, edition.number])
    context = _context(request, edition, "edition") | {
        "article": article,
        "figures_url": f"{address}figures/",
        "files": [(form.label, f"{address}files/{form}/") for form in Format],
        "form": AsOfForm(initial={"day": edition.as_of}),
        "last": queries.last_edition(edition.report),
        "link": chain.link_of(edition.operation_id),
    }
    return render(request, "site/edition.html", context)


def _context(request: StaffRequest, edition: Any, current: str) -> dict[str, Any]:
    title = edition.revision.title
    more = {"edition": "", "findings": translated("점검 지적"), "changes": translated("달라진 점")}[current]
    return {
        "title": title,
        "edition": edition,
        "tabs": tabs(request, edition, current),
        "breadcrumbs": crumbs(title, edition.report, more) if more else crumbs(title),
    }


def _edition_row(edition: Any) -> list[object]:
    address = reverse("edition", args=[edition.report, edition.number])
    return [
        format_html(translated('<a href="{}">{}호</a>'), address, edition.number),
        edition.as_of.isoformat(),
        edition.epoch,
        translated("{number}판", number=edition.revision.number),
        f"{localtime(edition.operation.recorded_at):%Y-%m-%d %H:%M}",
        done_by(edition.operation),
        format_html(translated('<a class="krds-btn small tertiary" href="{}changes/">달라진 점</a>'), address),
    ]
