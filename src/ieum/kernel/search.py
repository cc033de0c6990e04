"""What apps let be found: their subjects with title, text, day and place, and who may open them."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

EVERYBODY = ""
"""Reads a thing like any other of its kind, though not all of that kind are read by all."""


@dataclass(frozen=True, slots=True)
class Findable:
    """One thing that can be found: a subject, or a part of it. It holds nothing of what is kept enciphered."""

    subject: str
    """What it is called among those of its kind, such as its id."""
    title: str
    body: str
    address: str
    """Of its page."""
    day: date | None = None
    """The day that it is of; None where it has none."""
    place: str = ""
    """Whose it is: the id of a post or unit, or a division's name; "" where it is nobody's alone."""
    part: str = ""
    """Which part of the subject; "" where it is the whole."""
    readers: frozenset[str] = frozenset()
    """Of a kind that not everybody reads alike: the ids of the posts that read this one, or ``EVERYBODY``."""


@dataclass(frozen=True, slots=True)
class FoundWith:
    """What a matter says of itself so that the files that hang on it are found by whoever reads the matter."""

    title: str
    """What it is called before all who read it."""
    place: str = ""
    """As ``Findable.place``."""
    readers: frozenset[str] = frozenset({EVERYBODY})
    """As ``Findable.readers``."""
    by_text: bool = True
    """Whether its files are found by what they say: not where that may be what the matter keeps enciphered."""


@dataclass(frozen=True, slots=True)
class Searchable:
    """A kind of things that can be found by whoever may open their pages."""

    name: str
    label: str
    action: StrEnum
    """The row of the table of permissions that opens the pages."""
    read: Callable[[Collection[str] | None], Iterable[Findable]]
    """What is to be found of these subjects as they stand now, nothing of those that are gone; of all where None."""
    reads_as: Callable[[UUID], Collection[str] | None] | None = None
    """As which of ``Findable.readers`` an account reads, today; None where it reads all. Without it all read all."""
    unless: StrEnum | None = None
    """A row of the table whose holders find the same things under another kind, and not once more under this one."""

    def is_for(self, may: Callable[[StrEnum], bool]) -> bool:
        """Whether somebody who may do so much is offered the kind."""
        return may(self.action) and (self.unless is None or not may(self.unless))
