"""Makes lines of text from letters: over-printed ones once, in reading order, with blanks where they are seen."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import median
from unicodedata import east_asian_width

from ieum.documents.readers.pdf.sheets import GUESSED, Glyph

_OVERPRINT = 0.25
"""Letters of one kind nearer than this share of their size are one, printed twice for shadow or weight."""
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
_PRIVATE = ("\ue000", "\uf8ff")


@dataclass(frozen=True, slots=True)
class TextLine:
    """A printed line."""

    text: str
    left: float
    right: float
    base: float
    size: float
    text_left: float
    """Where the text behind the first sign begins; hanging lines stand there."""
    first_word: float
    """Width of its first word: it would not have fitted on the line above a broken one."""
    tail: str = ""
    """What stands apart at the right, such as a team or unit; it is not part of ``text``."""
    page: int = 0


def once(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Each letter once, also where it is printed several times over itself."""
    seen: dict[tuple[str, int], list[Glyph]] = {}
    kept = []
    for glyph in glyphs:
        near = max(glyph.size, 1.0) * _OVERPRINT
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
    while glyphs and _is_blank(glyphs[0].char):
        glyphs = glyphs[1:]
    while glyphs and _is_blank(glyphs[-1].char):
        glyphs = glyphs[:-1]
    if not glyphs:
        return None
    size = _usual_size(glyphs)
    words = _words(glyphs, size)
    base = max((glyph for glyph in glyphs if glyph.size == size), key=lambda glyph: glyph.base).base
    line = TextLine(
        " ".join(word.text for word in words),
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
    text: str
    left: float
    right: float


def _words(glyphs: Sequence[Glyph], size: float) -> list[_Word]:
    words: list[_Word] = []
    letters = [glyph for glyph in glyphs if not _is_blank(glyph.char)]
    usual = _usual_gap(letters)
    least = _BLANK * size
    for index, glyph in enumerate(glyphs):
        if _is_blank(glyph.char):
            least = min(least, usual + _GUESSED_BLANK * size if glyph.char == GUESSED else -size)
            continue
        gap = glyph.left - words[-1].right if words else 0.0
        char = _shown(glyph, is_first=index == 0)
        if words and gap <= least and words[-1].text:
            words[-1].text += char
            words[-1].right = _end(glyph)
        else:
            words.append(_Word(char, glyph.left, _end(glyph)))
        least = _least_blank(glyph, size, is_first=index == 0)
    return [word for word in words if word.text]


def _least_blank(glyph: Glyph, size: float, *, is_first: bool) -> float:
    """How wide a gap behind a letter is a blank: any behind a sign whose width is not known, little behind a marker."""
    if _is_private(glyph.char):
        return -size
    return _BEHIND_MARKER * size if is_first and not glyph.char.isalnum() else _BLANK * size


def _usual_gap(letters: Sequence[Glyph]) -> float:
    gaps = [after.left - _end(before) for before, after in pairwise(letters)]
    return max(median(gaps), 0.0) if gaps else 0.0


def _end(glyph: Glyph) -> float:
    if east_asian_width(glyph.char) in "WF":
        return glyph.right
    widest = _PUNCTUATION if glyph.char in ",.:;'’‘·()[]|!" else _NARROW
    return min(glyph.right, glyph.left + widest * glyph.size)


def _with_tail(line: TextLine, words: Sequence[_Word]) -> TextLine:
    """Set apart what stands behind the last wide gap."""
    for index in range(len(words) - 1, 0, -1):
        if words[index].left - words[index - 1].right > _WIDE * line.size:
            head, tail = words[:index], words[index:]
            texts = [" ".join(word.text for word in part) for part in (head, tail)]
            return replace(line, text=texts[0], tail=texts[1])
    return line


def _usual_size(glyphs: Sequence[Glyph]) -> float:
    """The size that most letters have."""
    counts: dict[float, int] = defaultdict(int)
    for glyph in glyphs:
        counts[glyph.size] += not _is_blank(glyph.char)
    return max(counts, key=lambda size: (counts[size], size))


def _counts(char: str) -> bool:
    return char.isprintable() or char == GUESSED or _is_private(char)


def _is_blank(char: str) -> bool:
    return char == GUESSED or char.isspace()


def _is_private(char: str) -> bool:
    return _PRIVATE[0] <= char <= _PRIVATE[1]


def _shown(glyph: Glyph, *, is_first: bool) -> str:
    """A sign of a font of signs, of which no more is told than its place: a wide one that opens a line is a □."""
    if not _is_private(glyph.char):
        return glyph.char
    return "□" if is_first and glyph.right - glyph.left > 0.6 * glyph.size else ""
