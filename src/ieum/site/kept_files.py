"""Files that a page hands on to itself, so that nobody chooses one again after looking at what it would do."""

import base64
from datetime import timedelta

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.core.signing import BadSignature, TimestampSigner
from django.utils.datastructures import MultiValueDict

from ieum.site.requests import StaffRequest

Handed = tuple[str, str]
"""Name of a file and its sealed content, as the page hands them on."""
FIELD = "file"
"""What forms call their file."""
MOST_BYTES = 8 * 2**20
"""Larger files are chosen again: the page would carry them both ways."""
_KEPT = timedelta(days=1)
_LONGEST_NAME = 100


def sent_files(request: StaffRequest) -> "MultiValueDict[str, UploadedFile[bytes]] | None":
    """The file that was chosen, else the one that the page handed on; None where there is neither.

    Nothing else is taken from the page: what was not handed out to the same account on the same page within a day came
    by no door.
    """
    if request.FILES.get(FIELD):
        return request.FILES
    try:
        text = _hand(request).unsign(request.POST.get("content", ""), max_age=_KEPT)
    except BadSignature:
        return None
    name = request.POST.get("name", "")[:_LONGEST_NAME] or FIELD
    return MultiValueDict({FIELD: [SimpleUploadedFile(name, base64.b64decode(text))]})


def hand_on(request: StaffRequest, form: forms.Form) -> Handed | None:
    """What the page hands on of the file that a form was sent with; None where it must be chosen again.

    The field then asks for no other.
    """
    file = form.files.get(FIELD)
    if file is None or not file.size or file.size > MOST_BYTES:
        return None
    form.fields[FIELD].required = False
    file.seek(0)
    return str(file.name)[:_LONGEST_NAME], _hand(request).sign(base64.b64encode(file.read()).decode())


def _hand(request: StaffRequest) -> TimestampSigner:
    return TimestampSigner(salt=f"{request.path} {request.user.pk}")
