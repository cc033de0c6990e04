"""What a field of a form is offered, once it is known what there is."""

from collections.abc import Iterable
from typing import Any, cast

from django.forms import BaseForm, ChoiceField


def offer(form: BaseForm, name: str, choices: Iterable[tuple[Any, Any]], *, empty: str = "") -> None:
    """Let a choice field offer values with their words; ``empty`` is what it says while none is chosen, "" for no such.

    :raises KeyError: if the form has no such field
    """
    field = cast("ChoiceField", form.fields[name])
    field.choices = [("", empty), *choices] if empty else list(choices)
