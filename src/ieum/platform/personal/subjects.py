"""Whom personal values are about: each app says how long its persons are kept, and what goes with their key."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ieum.kernel.registry import Registry


@dataclass(frozen=True, slots=True)
class Subject:
    """A kind of persons, such as officials."""

    name: str
    """The model, such as "org.person"."""
    label: str
    find: Callable[[str], UUID | None]
    """The person with a number of the office; None where there is none."""
    number: Callable[[UUID], str | None]
    """That number; None for somebody of another kind."""
    kept_because: Callable[[UUID, date], str]
    """Why somebody may not be erased on a day, as a Korean sentence; "" where they may."""
    due: Callable[[date], list[UUID]]
    """Who is kept no longer on a day, also those who were erased."""
    forget: Callable[[UUID], None]
    """Take away what identifies without a key."""


subjects: Registry[Subject] = Registry()


def subject_of(subject_id: UUID) -> Subject | None:
    """What kind of person that is; None where no app knows."""
    return next((each for each in subjects if each.number(subject_id) is not None), None)
