"""Migrations that draw only the model that they change.

Django draws anew each model that is related to a changed one. Here all are, by their municipality, so that a migration
took half a minute of a processor to change a column. What a statement needs of the models around it, their tables and
keys, does not change with them; code of ours within a migration still sees all of them drawn anew.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.migrations.state import ProjectState


@contextmanager
def only_what_changes() -> Iterator[None]:
    """Apply migrations in this way during the block.

    The file of tables is written in Django's own way (`tools/tables.py`), and a test holds this one against it.
    """
    state: Any = ProjectState  # whose types do not tell of what is its own
    of_django = state._find_reload_model  # noqa: SLF001 - there is no other place to say so
    state._find_reload_model = _itself  # noqa: SLF001 - as above
    try:
        yield
    finally:
        state._find_reload_model = of_django  # noqa: SLF001 - as above


def _itself(state: Any, app_label: str, model_name: str, *_delay: bool) -> set[tuple[str, str]]:
    # Django draws all models before it runs a function of a migration, where it knows that some were not.
    state.is_delayed = True
    return {(app_label, model_name)}
