"""Saying that something was done, with a button that takes it back at once."""

from django.contrib import messages
from django.http import HttpRequest


def tell_undoable(request: HttpRequest, text: str, *, undo_url: str) -> None:
    """Tell on the next page what was done; its button posts to ``undo_url``."""
    messages.success(request, text, extra_tags=undo_url)
