"""Forms that keep themselves: what is written is loaded again after a crash, and forgotten once it was sent."""

from collections.abc import Callable
from typing import Any

from django.contrib.messages import ERROR, get_messages
from django.http import HttpResponse

from ieum.platform.database.tenancy import municipality
from ieum.platform.form_drafts.operations import discard_draft
from ieum.platform.form_drafts.permissions import FormDraftAction
from ieum.site.access import may_oneself
from ieum.site.requests import StaffRequest

PLACE = "autosave_place"
"""The field by which a form that is sent says under which place it was kept."""
_REDIRECTS = frozenset({302, 303})


class AutosaveMiddleware:
    """Forgets the draft of a form whose sending led on to another page.

    What was refused is answered with the form, or leads on with a fault told; then the draft is offered there again.
    """

    def __init__(self, get_response: Callable[[StaffRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: StaffRequest) -> HttpResponse:
        """Answer first; only what was answered so is forgotten."""
        response = self._get_response(request)
        if request.method != "POST" or response.status_code not in _REDIRECTS or PLACE not in request.POST:
            return response
        if _tells_fault(request):
            return response
        # The redirect of somebody who is not logged in any more leads to the log-in, and nothing was recorded.
        if request.user.is_authenticated and may_oneself(request, FormDraftAction.KEEP_DRAFTS):
            with municipality(request.user.municipality_id):
                discard_draft(account_id=request.user.pk, place=request.POST[PLACE])
        return response


def _tells_fault(request: StaffRequest) -> bool:
    """Whether the page that is led on to begins with a fault."""
    # Looking through the messages themselves would count as having shown them.
    told: Any = get_messages(request)
    return any(each.level >= ERROR for each in told._queued_messages)  # noqa: SLF001 - see above
