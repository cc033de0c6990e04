"""What the database refuses, as an officer is told it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from django.db.utils import DatabaseError

BROKEN_RULE = "IE020"
"""The code under which a function of the database names a rule of its app that forbids what was asked."""

Refusals = Mapping[str, tuple[type[Exception], str]]
"""What is raised, with its sentence, by the constraint that is broken or the code that is given.

A name that ends in "_" stands for all constraints whose names begin so.
"""


@contextmanager
def refusals(told: Refusals, broken: Callable[[str, str], Exception] | None = None) -> Iterator[None]:
    """Raise what an officer is told instead of what the database says; what it does not know passes on.

    ``broken`` makes the refusal by a rule of the app from the name of the rule and its detail, "" for none.
    """
    try:
        yield
    except DatabaseError as error:
        constraint, state, message, detail = _said(error)
        if state == BROKEN_RULE and broken is not None:
            raise broken(message, detail) from error
        for name, (refusal, sentence) in told.items():
            if name in (constraint, state) or (name.endswith("_") and constraint.startswith(name)):
                raise refusal(sentence) from error
        raise


def _said(error: DatabaseError) -> tuple[str, str, str, str]:
    """The constraint, the code, the message and the detail that the server gives, each "" where it gives none."""
    state = getattr(error.__cause__, "sqlstate", None) or ""
    diagnosis = getattr(error.__cause__, "diag", None)
    names = ("constraint_name", "message_primary", "message_detail")
    constraint, message, detail = (getattr(diagnosis, name, None) or "" for name in names)
    return constraint, state, message, detail
