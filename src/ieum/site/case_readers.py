"""A case at the door of its pages: there for who reads it, and nowhere for others."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import Http404

from ieum.office import queries
from ieum.site.requests import StaffRequest

if TYPE_CHECKING:
    from ieum.office.models import OfficeCase


def case_or_404(request: StaffRequest, case_id: UUID) -> "OfficeCase":
    """A case that whoever asks reads.

    :raises Http404: if there is none, or they do not read it
    """
    try:
        return queries.case_for(request.user.pk, case_id)
    except queries.NoSuchCase as error:
        raise Http404(str(error)) from error
