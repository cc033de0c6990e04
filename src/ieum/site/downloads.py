"""Files that pages give out to be saved."""

import hashlib
from pathlib import PurePath
from typing import cast

from django.http import HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header

from ieum.site.requests import StaffRequest

_OFFICE = "application/vnd.openxmlformats-officedocument"
_MEDIA = {
    ".csv": "text/csv; charset=utf-8",
    ".docx": f"{_OFFICE}.wordprocessingml.document",
    ".html": "text/html; charset=utf-8",
    ".hwpx": "application/hwp+zip",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".sarif": "application/sarif+json",
    ".xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    ".zip": "application/zip",
}


def download(data: bytes, name: str) -> HttpResponse:
    """Give a file to be saved under a name, whose ending tells what it holds; anything else is bytes."""
    answer = HttpResponse(data, content_type=_MEDIA.get(PurePath(name).suffix, "application/octet-stream"))
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return answer


def steady_download(request: StaffRequest, data: bytes, name: str) -> HttpResponse:
    """Give a file that seldom changes: who has these bytes already is told so and gets none."""
    answer = download(data, name)
    answer["ETag"] = f'"{hashlib.sha256(data).hexdigest()}"'
    answer["Cache-Control"] = "private, no-cache"
    # With a response given there is always one.
    return cast("HttpResponse", get_conditional_response(request, etag=answer["ETag"], response=answer))
