"""The last draft of a case as a file, to be taken along to 온나라."""

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from ieum.documents.writing import write_document
from ieum.office import queries
from ieum.office.rules.permissions import OfficeAction
from ieum.org.queries import standing
from ieum.platform.ui.languages import in_korean
from ieum.site.access import allowed
from ieum.site.case_readers import case_or_404
from ieum.site.downloads import steady_download
from ieum.site.requests import StaffRequest

FILES = {"hwpx": "한글", "pdf": "PDF"}
"""Formats of a draft, and what their links are called."""


@require_GET
@allowed(OfficeAction.SEE_CASES)
@in_korean
def case_draft(request: StaffRequest, case_id: UUID, form: str) -> HttpResponse:
    """Give the last draft of a case out with its approval line and the list of what is attached."""
    if form not in FILES:
        raise Http404("그런 형식의 파일은 만들지 않습니다.")
    found = case_or_404(request, case_id)
    try:
        document = queries.draft_document(found, standing(localdate()))
    except queries.NoSuchCase as error:
        raise Http404(str(error)) from error
    data = write_document(document, f".{form}", styles=settings.REPORT_STYLES)
    return steady_download(request, data, f"{found} {document.title}.{form}")
