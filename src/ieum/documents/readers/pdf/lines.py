"""Makes lines of text from letters: over-printed ones once, in reading order, with blanks where they are seen."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise
from statistics import median
from unicodedata import east_asian_width

from ieum.documents.model import Run, Text, plain
from ieum.documents.readers.common.runs import joined, merged
from ieum.documents.readers.pdf.sheets import GUESSED, Glyph

_OVERPRINT = 0.25
"""Letters of one kind nearer than this share of their size are one, printed twice for shadow or weight."""
_NARROW_OVERPRINT = 0.15
"""The same for letters that are not of full width; two l stand not much further apart."""
_SAME_LINE = 0.5
_BLANK = 0.4
"""A gap wider than this share of the size is a blank."""
_GUESSED_BLANK = 0.1
"""The same, beyond the line's usual gap, where the library guesses a blank."""
_BEHIND_MARKER = 0.15
_WIDE = 2.0
_NARROW = 0.6
"""Widest letter, as a share of its size, that is not of full width; many fonts tell no widths."""
_PUNCTUATION = 0.35
_FEWEST_SPREAD = 4
_PRIVATE = ("\ue000", "\uf8ff")
_RAISED = 0.2
"""A smaller letter whose foot stands higher than this share of the line's size is raised."""
_SMALLER = 0.85

Look = tuple[bool, bool]
"""Whether letters are bold, and whether they are raised."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """A printed line."""

    content: Text
    left: float
    right: float
    base: float
    size: float
    text_left: float
    """Where the text behind the first sign begins; hanging lines stand there."""
    first_word: float
    """Width of its first word: it would not have fitted on the line above a broken one."""
    apart: Text = ()
    """What stands apart at the right, such as a team or unit; it is not part of ``content``."""
    page: int = 0
    end: float = 0.0
    """Where its column ends; 0 where lines may reach to the page's margin."""

    @property
    def text(self) -> str:
        """Its characters."""
        return plain(self.content)

    @property
    def tail(self) -> str:
        """The characters of what stands apart."""
        return plain(self.apart)

    @property
    def whole(self) -> Text:
        """All that it says."""
        return merged([*self.content, Run(" "), *self.apart]) if self.apart else self.content


def once(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Each letter once, also where it is printed several times over itself."""
    seen: dict[tuple[str, int], list[Glyph]] = {}
    kept = []
    for glyph in glyphs:
        near = max(glyph.size, 1.0) * (_OVERPRINT if east_asian_width(glyph.char) in "WF" else _NARROW_OVERPRINT)
        band = int(glyph.base // 4)
        known = (seen.get((glyph.char, band + step), ()) for step in (-1, 0, 1))
        if not any(abs(o.left - glyph.left) < near and abs(o.base - glyph.base) < near for some in known for o in some):
            kept.append(glyph)
            seen.setdefault((glyph.char, band), []).append(glyph)
    return kept


def text_lines(glyphs: Iterable[Glyph], page: int = 0) -> list[TextLine]:
    """Lines from top to bottom."""
    printed = [glyph for glyph in glyphs if glyph.size > 0 and _counts(glyph.char)]
    ordered = sorted(printed, key=lambda glyph: glyph.base)
    rows: list[list[Glyph]] = []
    size = base = 0.0
    for level, group in groupby(ordered, key=lambda glyph: glyph.base):
        members = list(group)
        tallest = max(glyph.size for glyph in members)
        if rows and level - base < _SAME_LINE * max(size, tallest):
            rows[-1] += members
            size = max(size, tallest)
            base = level if tallest >= size else base
        else:
            rows.append(members)
            size, base = tallest, level
    return [line for row in rows if (line := _line(row, page)) is not None]


def _line(row: Sequence[Glyph], page: int) -> TextLine | None:
    glyphs = sorted(row, key=lambda glyph: glyph.left)
    while glyphs and is_blank(glyphs[0].char):
        glyphs = glyphs[1:]
    while glyphs and is_blank(glyphs[-1].char):
        glyphs = glyphs[:-1]
    if not glyphs:
        return None
    size = _usual_size(glyphs)
    base = max((glyph for glyph in glyphs if glyph.size == size), key=lambda glyph: glyph.base).base
    words = _words(glyphs, size, base)
    if not words:
        return None
    line = TextLine(
        _content(words),
        glyphs[0].left,
        max(glyph.right for glyph in glyphs),
        base,
        size,
        words[1].left if len(words) > 1 else glyphs[0].left,
        words[0].right - words[0].left,
        page=page,
    )
    return _with_tail(line, words)


@dataclass(slots=True)
class _Word:
    left: float
    right: float
    text: str = ""
    pieces: list[tuple[str, Look]] = field(default_factory=list)

    def add(self, char: str, look: Look, right: float) -> None:
        self.text += char
        self.right = right
        if self.pieces and self.pieces[-1][1] == look:
            self.pieces[-1] = (self.pieces[-1][0] + char, look)
        else:
            self.pieces.append((char, look))


def _content(words: Sequence[_Word]) -> Text:
    """Words with a blank between each two, which looks like them where both look alike."""
    pieces: list[tuple[str, bool, bool]] = []
    for word in words:
        if pieces:
            look = pieces[-1][1:] if pieces[-1][1:] == word.pieces[0][1] else (False, False)
            pieces.append((" ", *look))
        pieces += [(chars, *look) for chars, look in word.pieces]
    return joined(pieces)


def _words(glyphs: Sequence[Glyph], size: float, base: float) -> list[_Word]:
    words: list[_Word] = []
    letters = [glyph for glyph in glyphs if not is_blank(glyph.char)]
    spread = _is_spread(letters)
    if spread:
        glyphs = letters
    usual = _usual_gap(letters)
    least = _BLANK * size
    for index, glyph in enumerate(glyphs):
        if is_blank(glyph.char):
            least = min(least, usual + _GUESSED_BLANK * size if glyph.char == GUESSED else -size)
            continue
        gap = glyph.left - words[-1].right if words else 0.0
        char = _shown(glyph, is_first=index == 0)
        if not words or (gap > least and not spread) or not words[-1].text:
            words.append(_Word(glyph.left, glyph.left))
        is_raised = glyph.size < _SMALLER * size and glyph.base < base - _RAISED * size
        words[-1].add(char, (glyph.bold, is_raised), end_of(glyph))
        least = _least_blank(glyph, size, is_first=index == 0)
    return [word for word in words if word.text]


def _least_blank(glyph: Glyph, size: float, *, is_first: bool) -> float:
    """How wide a gap behind a letter is a blank: any behind a sign whose width is not known, little behind a marker."""
    if _is_private(glyph.char):
        return -size
    return _BEHIND_MARKER * size if is_first and not glyph.char.isalnum() else _BLANK * size


def _is_spread(letters: Sequence[Glyph]) -> bool:
    """Whether letters of full width stand at one distance all along: a title that is spread, and one word."""
    if len(letters) < _FEWEST_SPREAD or any(east_asian_width(glyph.char) not in "WF" for glyph in letters):
        return False
    steps = [after.left - before.left for before, after in pairwise(letters)]
    return max(steps) - min(steps) < 0.05 * letters[0].size


def _usual_gap(letters: Sequence[Glyph]) -> float:
    gaps = [after.left - end_of(before) for before, after in pairwise(letters)]
    return max(median(gaps), 0.0) if gaps else 0.0


def end_of(glyph: Glyph) -> float:
    """The right edge of a letter, also where its font tells no widths."""
    if east_asian_width(glyph.char) in "WF":
        return glyph.right
    widest = _PUNCTUATION if glyph.char in ",.:;'’‘·()[]|!" else _NARROW
    return min(glyph.right, glyph.left + widest * glyph.size)


def _with_tail(line: TextLine, words: Sequence[_Word]) -> TextLine:
    """Set apart what stands behind the last wide gap."""
    for index in range(len(words) - 1, 0, -1):
        if words[index].left - words[index - 1].right > _WIDE * line.size:
            head, tail = words[:index], words[index:]
            return replace(line, content=_content(head), apart=_content(tail))
    return line


def _usual_size(glyphs: Sequence[Glyph]) -> float:
    """The size that most letters have."""
    counts: dict[float, int] = defaultdict(int)
    for glyph in glyphs:
        counts[glyph.size] += not is_blank(glyph.char)
    return max(counts, key=lambda size: (counts[size], size))


def _counts(char: str) -> bool:
    return char.isprintable() or char == GUESSED or _is_private(char)


def is_blank(char: str) -> bool:
    """Whether a letter shows nothing."""
    return char == GUESSED or char.isspace()


def _is_private(char: str) -> bool:
    return _PRIVATE[0] <= char <= _PRIVATE[1]


def _shown(glyph: Glyph, *, is_first: bool) -> str:
    """A sign of a font of signs, of which no more is told than its place: a wide one that opens a line is a □."""
    if not _is_private(glyph.char):
        return glyph.char
    return "□" if is_first and glyph.right - glyph.left > 0.6 * glyph.size else ""
