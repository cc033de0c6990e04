"""Jobs: what was handed to the workers, how far it is, and what became of it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from ieum.kernel.registry import job_kinds
from ieum.platform.choices import JobState
from ieum.platform.jobs import operations, queries
from ieum.platform.jobs.permissions import JobAction
from ieum.platform.operations import Refused
from ieum.platform.states import JOB, JobFacts
from ieum.platform.ui.languages import translated
from ieum.platform.ui.tables import chosen_page
from ieum.site.access import allowed

if TYPE_CHECKING:
    from ieum.platform.models import Account, Job

_STEPS = {"retry": operations.retry_job, "cancel": operations.cancel_job}
_TONES = {
    JobState.RUNNING: "information", JobState.DONE: "success", JobState.FAILED: "danger", JobState.CANCELLED: "gray"
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class JobRow:
    """One line of the list."""

    job: "Job"
    kind: str
    state: str
    tone: str
    buttons: list[tuple[str, str]]
    """Action and label of what whoever looks may do with it now."""


@require_GET
@allowed(JobAction.SEE_JOBS)
def jobs(request: HttpRequest) -> HttpResponse:
    """List jobs, the newest first; while one is under way, the list asks for itself again."""
    page = chosen_page(queries.jobs(request.user), request.GET)
    rows = [_row(each, request.user) for each in page]
    context = {
        "title": translated("작업"),
        "breadcrumbs": [(translated("처음"), "/"), (translated("작업"), "")],
        "rows": rows,
        "page": page,
        "query": request.GET,
        "oversees": queries.oversees(request.user),
        "is_moving": any(queries.is_moving(each.job) for each in rows),
    }
    is_again = request.headers.get("HX-Target") == "jobs"
    response = render(request, "site/jobs_list.html" if is_again else "site/jobs.html", context)
    response["Vary"] = "HX-Target"
    response["Cache-Control"] = "no-store"
    return response


@require_POST
@allowed(JobAction.SEE_JOBS)
def job_step(request: HttpRequest, job_id: UUID, action: str) -> HttpResponse:
    """Try a job again, or cancel it."""
    if action not in _STEPS:
        raise Http404("그런 일은 할 수 없습니다.")
    try:
        moved = _STEPS[action](job_id=job_id, asker=request.user)
    except queries.NoSuchJob as error:
        raise Http404(str(error)) from error
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"{moved.title}: {_said(moved)}")
    return redirect("jobs")


def _row(found: "Job", asker: "Account") -> JobRow:
    state = JobState(found.state)
    facts = JobFacts(is_cancel_asked=found.is_cancel_asked)
    offered = JOB.offered(found.state, parts=queries.parts(found, asker), facts=facts)
    buttons = [(each.action, each.label) for each in offered]
    kind = job_kinds[found.kind].label if found.kind in job_kinds else found.kind
    return JobRow(found, kind, _said(found), _TONES.get(state, "gray"), buttons)


def _said(found: "Job") -> str:
    is_stopping = found.state == JobState.RUNNING and found.is_cancel_asked
    return translated("취소하는 중") if is_stopping else JobState(found.state).label
