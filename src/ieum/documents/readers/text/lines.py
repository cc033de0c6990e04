"""One line of a report, and what can be told from it alone: its marker, its indentation, its numbers."""

import re
from dataclasses import dataclass
from enum import IntEnum


class Rank(IntEnum):
    """How deep a marker stands by custom: a higher one belongs under a lower one."""

    NONE = 0
    BOX = 1
    CIRCLE = 2
    COUNTED = 3
    DASH = 4
    DOT = 5
    NOTE = 6
    """※ and its like: a remark on what stands before it."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line, taken apart. Columns count from 1; heading signs and bold stars around the text are taken off."""

    number: int
    raw: str
    text: str
    column: int
    rank: Rank = Rank.NONE
    marker: str = ""
    content: str = ""
    """What stands behind the marker; the text itself where there is none."""
    content_column: int = 1
    indent: int = 0

    @property
    def has_cells(self) -> bool:
        """Whether tabs divide the line into at least two cells with something in them."""
        return "\t" in self.text and sum(1 for part in self.raw.split("\t") if part.strip()) > 1

    @property
    def is_rule(self) -> bool:
        """Whether it is the ruled line under a table's header that some conversions write."""
        return bool(self.text) and not self.text.strip("-=|+: \t") and "---" in self.text

    @property
    def is_plain(self) -> bool:
        """Whether it is running text, told by no marker and by no tabs."""
        return bool(self.text) and self.rank is Rank.NONE and not self.has_cells


_OPENING = re.compile(r"(?P<indent>\s*)(?:\#{1,6}\s+)?(?:\*\*(?!\s))?\s*")
_MARKERS = (
    (Rank.BOX, re.compile(r"[□■▢◻❏❑◈◆◇▣]\s*")),
    (Rank.CIRCLE, re.compile(r"[○◯●◦❍◎]\s*|ㅇ\s+|[oO]\s+(?=[가-힣])|[가나다라마바사아자차카타파하]\.\s+")),
    (Rank.NOTE, re.compile(r"[※☞⇒➔⇨➡]\s*|\*\s+")),
    (Rank.COUNTED, re.compile(r"(?:\d{1,2}|[가나다라마바사아자차카타파하])\)\s+")),
    (Rank.DASH, re.compile(r"[-–−―‐]\s+|[-–−―‐](?=[가-힣「‘'])")),
    (Rank.DOT, re.compile(r"[·∙•▪‣▸▶▷ㆍ・](?![·∙•▪‣ㆍ・])\s*(?![·∙•])")),
)
_LOST_PICTURE = re.compile(r"ㅇ+")
_PAGE_NUMBER = re.compile(r"[-–]\s*(\d{1,4})\s*[-–]")


def take_apart(number: int, raw: str) -> Line:
    """Find indentation, marker and content of one line."""
    opening = _OPENING.match(raw)
    start = opening.end() if opening else 0
    indent = len(opening["indent"].replace("\f", "")) if opening else 0
    text = raw[start:].rstrip()
    if "**" in raw[:start] and text.endswith("**"):
        text = text[:-2]
    if _LOST_PICTURE.fullmatch(text):
        text = ""
    rank, marker, offset = _marker(text)
    stars = 2 if text.startswith("**", offset) else 0
    content = text[offset:] if text.count("**", offset) != 1 else text[offset:].replace("**", "")
    return Line(number, raw, text, start + 1, rank, marker, content, start + offset + 1 + stars, indent)


def _marker(text: str) -> tuple[Rank, str, int]:
    if not text or _PAGE_NUMBER.fullmatch(text) or len(text) == 1:
        return Rank.NONE, "", 0
    rank, marker, offset = _first_marker(text, 0)
    if rank is Rank.DASH:
        # Conversions write "- ※ ..." where the source had a mere ※: the mark that means something is kept.
        inner, sign, end = _first_marker(text, offset)
        if inner is Rank.NOTE:
            return rank, sign, end
    return rank, marker, offset


def _first_marker(text: str, start: int) -> tuple[Rank, str, int]:
    for rank, pattern in _MARKERS:
        match = pattern.match(text, start)
        if match:
            return rank, match[0].strip(), match.end()
    return Rank.NONE, "", start


def page_number(text: str) -> int | None:
    """The number of a line that is nothing but a page's foot, "- 11 -"; None for any other line."""
    match = _PAGE_NUMBER.fullmatch(text)
    return int(match[1]) if match else None


def squeeze(text: str) -> str:
    """The characters without any white space: "예 산 액" and "예산액" are the same label."""
    return "".join(text.split())


def close_up(label: str) -> str:
    """Write a label that was spread over its width ("예 산 현 황") as one word; any other label stays."""
    words = label.split()
    return "".join(words) if len(words) > 1 and all(len(word) == 1 for word in words) else " ".join(words)
