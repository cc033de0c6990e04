"""Saying that something was done, with a button that takes it back at once."""

from django.contrib import messages
from django.http import QueryDict

from ieum.platform.ui.languages import korean
from ieum.site.requests import StaffRequest

AT_ONCE = korean("잘못하여 바로 되돌림")
"""The basis of what is taken back by the button."""


def tell_undoable(request: StaffRequest, text: str, undo_url: str, **fields: object) -> None:
    """Tell on the next page what was done; its button posts the fields to ``undo_url``, the page that takes it back.

    That page asks again whether whoever presses it may, and refuses in a sentence what cannot be taken back any more.
    """
    given = QueryDict(mutable=True)
    given.update({name: str(value) for name, value in fields.items()})
    messages.success(request, text, extra_tags=f"{undo_url}?{given.urlencode()}" if fields else undo_url)
