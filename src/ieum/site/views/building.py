"""Making an edition: the form, the one call that builds, and its files made ahead."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from ieum.platform.database.epochs import NotYetKnown, NotYetPast
from ieum.platform.database.tenancy import municipality
from ieum.platform.jobs.operations import ask_job
from ieum.platform.middleware import opens_own_transactions
from ieum.platform.operations import Refused
from ieum.platform.ui.languages import korean, translated
from ieum.reports import operations, queries
from ieum.reports.rules import Action
from ieum.site.access import allowed
from ieum.site.forms.reports import BuildForm
from ieum.site.requests import StaffRequest
from ieum.site.rounds import BUILD, steps
from ieum.site.views.editions import crumbs, edition_or_404, revision_or_404


@require_GET
@allowed(Action.BUILD)
def build_form(request: StaffRequest, report: str) -> HttpResponse:
    """Ask for the day; the last step of the round."""
    revision_or_404(report)
    last = queries.last_edition(report)
    day = last.as_of if last else queries.definition_of(report).as_of
    return _build_page(request, report, BuildForm(initial={"as_of": day}))


def _build_page(request: StaffRequest, report: str, form: BuildForm) -> HttpResponse:
    revision, last = revision_or_404(report), queries.last_edition(report)
    context = {
        "title": translated("새 호 만들기"),
        "breadcrumbs": crumbs(revision.title, report, translated("새 호 만들기")),
        "form": form,
        "build_url": reverse("build", args=[report]),
        "last": last,
        "revision": revision,
        "steps": steps(request, report=report),
        "step": BUILD,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "site/build.html", context, status=status)


@require_POST
@allowed(Action.BUILD)
@opens_own_transactions
def build(request: StaffRequest, report: str) -> HttpResponse:
    """Make the edition, or find the same one made before; then show it, or with ``then`` what changed."""
    form = BuildForm(request.POST)
    if not form.is_valid():
        with municipality(request.user.municipality_id):
            return _build_page(request, report, form)
    edition = _built(request, report, form.cleaned_data)
    if edition is None:
        return redirect("report", report)
    page = "changes" if request.POST.get("then") == "changes" and edition.replaces_id else "edition"
    return redirect(page, report, edition.number)


@require_POST
@allowed(Action.BUILD)
def make_files(request: StaffRequest, report: str, number: int) -> HttpResponse:
    """Let the workers make every file of an edition, so that each is there when it is asked for."""
    found = edition_or_404(report, number)
    title = korean(f"{found.revision.title} {number}호의 파일")
    try:
        ask_job(
            kind="reports.files", title=title, arguments={"report": report, "number": number}, actor_id=request.user.pk
        )
    except Refused as refused:
        messages.error(request, translated(refused))
        return redirect("edition", report, number)
    messages.success(request, "작업으로 맡겼습니다. 이 목록에서 진행을 볼 수 있습니다.")
    return redirect("jobs")


def _built(request: StaffRequest, report: str, given: dict[str, Any]) -> Any:
    """The edition; None where it cannot be made, which the next page then tells."""
    with municipality(request.user.municipality_id):
        made = {each.number for each in queries.editions(report)}
    try:
        edition = operations.build_edition(
            municipality_code=request.user.municipality_id,
            report=report,
            actor_id=request.user.pk,
            as_of=given["as_of"],
            known_at=given["known_at"],
        )
    except queries.NoSuchReport as error:
        raise Http404(str(error)) from error
    except (NotYetKnown, NotYetPast) as error:
        messages.error(request, translated(error))
        return None
    what = {"as_of": edition.as_of, "number": edition.number}
    if edition.number in made:
        words = "등록된 자료와 문장이 그대로여서 새로 만들지 않았습니다. {as_of} 기준 {number}호입니다."
        messages.info(request, translated(words, **what))
    else:
        messages.success(request, translated("{as_of} 기준 {number}호입니다.", **what))
    return edition
