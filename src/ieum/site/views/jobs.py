"""Jobs: what was handed to the workers, how far it is, and what became of it."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_POST

from ieum.kernel.registry import job_kinds
from ieum.platform.choices import JobState
from ieum.platform.jobs import operations, queries
from ieum.platform.jobs.permissions import JobAction
from ieum.platform.operations import Refused
from ieum.platform.states import JOB, JobFacts
from ieum.platform.ui.doers import done_by
from ieum.platform.ui.languages import translated
from ieum.platform.ui.lists import Filter, Listing
from ieum.platform.ui.tables import Column
from ieum.site.access import allowed
from ieum.site.lists import render_list
from ieum.site.requests import StaffRequest

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from ieum.platform.models import Job

_STEPS = {"retry": operations.retry_job, "cancel": operations.cancel_job}
_TONES = {
    JobState.RUNNING: "information", JobState.DONE: "success", JobState.FAILED: "danger", JobState.CANCELLED: "gray"
}  # fmt: skip
_LINES = 5
"""So many lines of a result stand open."""


_COLUMNS = (
    Column("title", "작업"), Column("kind", "구분"), Column("asker", "맡긴 사람"),
    Column("asked_at", "맡긴 때", "date"), Column("state", "상태"), Column("said", "진행과 결과"),
    Column("action", "할 수 있는 일", "action"),
)  # fmt: skip


@require_GET
@allowed(JobAction.SEE_JOBS)
def jobs(request: StaffRequest) -> HttpResponse:
    """List jobs, the newest first; while one is under way, the rows ask for themselves again."""
    asked = {name: request.GET.get(name, "") for name in ("kind", "state")}
    found = queries.jobs(request.user).filter(**{name: value for name, value in asked.items() if value})
    context = {
        "title": translated("작업"),
        "breadcrumbs": [(translated("처음"), "/"), (translated("작업"), "")],
        "oversees": queries.oversees(request.user),
        "is_moving": queries.are_moving(found),
    }
    is_again = request.headers.get("HX-Trigger") == "jobs-watch"
    template = "site/jobs_list.html" if is_again else "site/jobs.html"
    response = render_list(request, template, _listing(request, found), context)
    response["Vary"] = "HX-Trigger"
    response["Cache-Control"] = "no-store"
    return response


def _listing(request: StaffRequest, found: "QuerySet[Job]") -> Listing:
    kinds = [(each.name, each.label) for each in job_kinds]
    return Listing(
        "jobs", "작업", _COLUMNS, found, lambda each: _cells(request, each),
        filters=(Filter("kind", "구분", kinds), Filter("state", "상태", JobState.choices)),
        search=("title__icontains", "said__icontains"),
        orders={**{each: (each,) for each in ("title", "kind", "state")}, "asker": ("operation__actor__title",),
                "asked_at": ("operation__recorded_at",)},
        empty_text="맡긴 작업이 없습니다.",
    )  # fmt: skip


@require_POST
@allowed(JobAction.SEE_JOBS)
def job_step(request: StaffRequest, job_id: UUID, action: str) -> HttpResponse:
    """Try a job again, or cancel it."""
    if action not in _STEPS:
        raise Http404("그런 일은 할 수 없습니다.")
    try:
        moved = _STEPS[action](job_id=job_id, asker=request.user)
    except queries.NoSuchJob as error:
        raise Http404(str(error)) from error
    except Refused as refused:
        messages.error(request, translated(refused))
    else:
        messages.success(request, f"{moved.title}: {_said(moved)}")
    return redirect("jobs")


def _cells(request: StaffRequest, found: "Job") -> list[object]:
    title = format_html('<a id="job-{}" href="{}">{}</a>', found.pk, found.address, found) if found.address else found
    tone = _TONES.get(JobState(found.state), "gray")
    return [
        title,
        translated(job_kinds[found.kind].label if found.kind in job_kinds else found.kind),
        done_by(found.operation),
        f"{localtime(found.operation.recorded_at):%Y-%m-%d %H:%M}",
        format_html('<span class="krds-badge bg-light-{}">{}</span>', tone, translated(_said(found))),
        _result(found) if found.said or found.doing else "-",
        _buttons(request, found) or "-",
    ]


def _result(found: "Job") -> str:
    """How far it is or what became of it; of a file with many faults the first few, the others folded."""
    lines = found.said.splitlines()
    first, rest = lines[:_LINES], lines[_LINES:]
    said = {"first": "\n".join(first), "rest": "\n".join(rest), "count": len(rest)}
    return render_to_string("site/job_said.html", {"job": found, **said})


def _buttons(request: StaffRequest, found: "Job") -> str:
    """What whoever looks may do with it now."""
    facts = JobFacts(is_cancel_asked=found.is_cancel_asked)
    offered = JOB.offered(found.state, parts=queries.parts(found, request.user), facts=facts)
    return render_to_string("site/job_buttons.html", {"job": found, "offered": offered}, request) if offered else ""


def _said(found: "Job") -> str:
    is_stopping = found.state == JobState.RUNNING and found.is_cancel_asked
    return translated("취소하는 중") if is_stopping else JobState(found.state).label
