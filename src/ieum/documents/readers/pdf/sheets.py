"""What a page holds, in points from its upper left corner as it is seen."""

from dataclasses import dataclass, field
from typing import NamedTuple

GUESSED = "\x1e"
"""Stands for a blank between letters that no letter prints, as the library guesses it."""


class Glyph(NamedTuple):
    """A letter: left and right edge, baseline, size of type, weight."""

    char: str
    left: float
    right: float
    base: float
    size: float
    bold: bool = False


class Rule(NamedTuple):
    """A straight line along ``at``, from ``start`` to ``end`` on the other axis."""

    at: float
    start: float
    end: float


class Box(NamedTuple):
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is within."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


class Drawn(NamedTuple):
    """A picture and where it stands."""

    box: Box
    media_type: str
    data: bytes


@dataclass
class Sheet:
    """One page."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    across: list[Rule] = field(default_factory=list)
    """Horizontal lines: ``at`` is their height."""
    down: list[Rule] = field(default_factory=list)
    """Vertical lines."""
    fills: list[Box] = field(default_factory=list)
    """Areas filled with a colour other than white."""
    pictures: list[Drawn] = field(default_factory=list)
