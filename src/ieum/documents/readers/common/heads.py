"""Heads that a word processor puts before paragraphs by itself; they do not stand in the text."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class AutoHead:
    """What stands before a paragraph without being in its text."""

    kind: str = "NONE"
    """NONE, BULLET, NUMBER or OUTLINE."""
    list_id: str = "0"
    level: int = 0
    """From 0."""


@dataclass(frozen=True, slots=True)
class NumberLevel:
    """How one level of a numbering counts: "^1." is the counter of level 1 with a dot."""

    pattern: str
    number_format: str
    start: int = 1


_LONGEST_NUMBER = 10
"""Characters of a number that an attribute may hold."""
NO_HEAD = AutoHead()
"""Of a paragraph that nothing is put before."""


@dataclass(frozen=True, slots=True)
class Lists:
    """The glyph of each bullet list and the levels of each numbering, by id."""

    bullets: Mapping[str, str] = field(default_factory=dict)
    numberings: Mapping[str, Mapping[int, NumberLevel]] = field(default_factory=dict)


def whole_number(value: str | None, default: int = 0) -> int:
    """A number of an attribute; what is missing or none is the default."""
    if not value or len(value) > _LONGEST_NUMBER:
        return default
    return int(value) if value.isdecimal() or value.removeprefix("-").isdecimal() else default
