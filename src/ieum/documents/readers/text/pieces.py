"""The pieces that cells are made of: their text, cleaned of a conversion's remains, and where it stands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ieum.documents.model import NOWHERE, Cell, Place, text

_LIST_BREAK = re.compile(r"</?(?:ul|ol|li|br|p|div)\b[^<>]{0,200}>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:b|strong|i|em|u|span|sup|sub|font)\b[^<>]{0,200}>", re.IGNORECASE)
_BULLET_IN_LIST = re.compile(r"(?<!\s)\s+(?=[◦○•▪]\s)")
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&nbsp;": " ", "&#39;": "'", "&amp;": "&"}


@dataclass(frozen=True, slots=True)
class Piece:
    """What one cell holds before it is known which positions the cell covers."""

    lines: tuple[str, ...] = ()
    place: Place = field(default=NOWHERE)
    is_padding: bool = False
    """Whether it fills up a row that is too short; it is then no part of a merged cell."""

    @property
    def text(self) -> str:
        """All characters, paragraphs divided by a space."""
        return " ".join(self.lines)

    def followed_by(self, other: "Piece") -> "Piece":
        """Make a piece of which the other one is the next paragraph."""
        if not other.lines:
            return self
        end = other.place.end_line or other.place.line
        place = Place(self.place.line, self.place.column, end) if self.lines else other.place
        return Piece(self.lines + other.lines, place)

    def cell(self, row: int, column: int, row_span: int = 1, column_span: int = 1) -> Cell:
        """The cell that this piece fills."""
        return Cell(row, column, tuple(text(line) for line in self.lines), row_span, column_span, place=self.place)


def split_cells(raw: str, number: int) -> list[Piece]:
    """Cut a line at its tabs; a line that ends with a tab has an empty last cell."""
    pieces = []
    start = 0
    for part in raw.split("\t"):
        pieces.append(_piece(part, number, start))
        start += len(part) + 1
    return pieces


def _piece(part: str, number: int, start: int) -> Piece:
    lines = _cell_lines(part)
    offset = part.find(lines[0].split()[0]) if lines else 0
    return Piece(lines, Place(number, start + max(offset, 0) + 1))


def _cell_lines(part: str) -> tuple[str, ...]:
    if "<" not in part and "&" not in part:
        cleaned = " ".join(part.replace("**", "").split())
        return (cleaned,) if cleaned else ()
    if _LIST_BREAK.search(part):
        part = _BULLET_IN_LIST.sub("\n", _LIST_BREAK.sub("\n", part))
    part = _TAG.sub("", part)
    for entity, character in _ENTITIES.items():
        part = part.replace(entity, character)
    lines = (" ".join(line.split()) for line in part.split("\n"))
    return tuple(line for line in lines if line)


def joined(pieces: Sequence[Piece]) -> Piece:
    """Put together what line breaks tore apart; a remark in parentheses stays on a line of its own."""
    lines: list[str] = []
    for piece in pieces:
        for line in piece.lines:
            if lines and not line.startswith("("):
                lines[-1] += f" {line}"
            else:
                lines.append(line)
    if not pieces:
        return Piece()
    first, last = pieces[0].place, pieces[-1].place
    end = last.end_line or last.line
    return Piece(tuple(lines), Place(first.line, first.column, end if end != first.line else None))
