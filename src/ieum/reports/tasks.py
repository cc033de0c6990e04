"""What workers do for reports."""

from django.conf import settings

from ieum.kernel.registry import JobCall, JobKind, JobResult
from ieum.platform.database.tenancy import municipality
from ieum.platform.jobs.progress import begin_step
from ieum.platform.operations import Refused
from ieum.reports import operations, queries
from ieum.reports.choices import Format
from ieum.reports.rules import Action


def _make_files(call: JobCall) -> JobResult:
    """Make every file of an edition, each in a transaction of its own; those that are there stay as they are."""
    report, number = call.arguments["report"], call.arguments["number"]
    for step, form in enumerate(Format, start=1):
        begin_step(f"{form.label} 파일을 만드는 중", step, len(Format))
        with municipality(call.municipality_id):
            edition = queries.edition(report, number)
        operations.make_file(edition=edition, form=form, actor_id=call.actor_id, styles=settings.REPORT_STYLES)
    said = f"{number}호의 파일 {len(Format)}가지를 만들었습니다."
    return JobResult(said, f"/reports/{report}/editions/{number}/")


MAKE_FILES = JobKind("reports.files", "보고서 파일", _make_files, (Refused, queries.NoSuchEdition), Action.BUILD.value)
