"""Tells titles, contents lists and covers by number, size and place."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ieum.documents.model import Block, ContentsEntry, Document, Heading, Paragraph, Place, text
from ieum.documents.readers.common.patterns import typed_heading
from ieum.documents.readers.pdf.lines import TextLine
from ieum.documents.readers.pdf.openings import opened
from ieum.documents.readers.pdf.pages import Page, Pictured, Ruled

_LEADER = re.compile(r"(?P<title>.*?\S)\s*(?:[·․‧…⋯.∙ㆍ・_-]\s*){4,}\s*(?P<page>\d{1,3})")
_ROMAN = re.compile(r"(?P<number>[Ⅰ-Ⅻ]+|[IVX]{1,4}(?=[.．\s]))\s*[.．]?\s*(?P<title>\S.*)")
_DIGITS = re.compile(r"(?P<number>\d{1,2}(?:-\d{1,2})?)\s*[.．]\s*(?P<title>[^\d\s].*)")
_BARE_DIGITS = re.compile(r"(?P<number>\d{1,2})\s+(?P<title>[^\d\s].*)")
_SIGNED = re.compile(
    r"(?P<number>[①-⑳]|[가나다라마바사아자차카타파하]\.|\d{1,2}\)|[가-하]\)|\(\d{1,2}\))\s*(?P<title>\S.*)"
)
_CONTENTS = re.compile(r"목차|차례|보고순서|순서|사업목록|contents", re.IGNORECASE)
_SESSION = re.compile(r"제?\s*\d+\s*회|정례회|임시회|위원회")
_OFFICE = re.compile(r".{1,20}(?:과|관|국|실|원|청|센터|위원회)")
_PERIOD = re.compile(r"(?:['’]?\d{2,4})\s*\.\s*\d{1,2}\s*\.")
_ORNAMENT = " -–―~"
_ENCLOSED = re.compile(r"[(<\[〈【〔]\s*(?P<words>[^()<>\[\]]*?)\s*[)>\]〉】〕]")
_LARGE = 1.1
"""A line this much larger than running text is a title."""
_CHAPTER = 1.6
_ITEM = 1.28
_MOST_COVER_LINES = 14
_LONGEST = 60


def contents_entry(line: TextLine) -> ContentsEntry | None:
    """A line of a contents list, known by leaders and a page; its level is told by its number."""
    match = _LEADER.fullmatch(f"{line.text} {line.tail}".strip())
    if match is None:
        return None
    title, place = match["title"].strip(" ·․‧…⋯∙ㆍ・"), Place(page=line.page)
    for level, pattern in ((1, _ROMAN), (2, _DIGITS)):
        if found := pattern.fullmatch(title):
            return ContentsEntry(found["number"], found["title"], match["page"], level, place)
    return ContentsEntry("", title, match["page"], 1, place)


def is_contents_caption(words: str) -> bool:
    """Whether a line is the title of a contents list."""
    return _CONTENTS.fullmatch("".join(words.split())) is not None


def heading(line: TextLine, body: float) -> Heading | None:
    """The title that a line is by its number and size; None for running text, whose size is ``body``."""
    ratio = line.size / body if body else 1.0
    place = Place(page=line.page)
    if len(line.text) > _LONGEST or opened(line.content):
        return None
    if ratio < _LARGE:
        found = typed_heading(text(line.text))
        return replace(found, place=place) if found and (found.level == 1 or ratio >= 1) else None
    return replace(sized_heading(line.text, ratio), place=place)


def sized_heading(words: str, ratio: float) -> Heading:
    """A title in larger type."""
    if found := _ROMAN.fullmatch(words):
        return Heading(1, text(found["title"]), found["number"])
    usual = 1 if ratio >= _CHAPTER else 2 if ratio >= _ITEM else 3
    if found := _DIGITS.fullmatch(words):
        return Heading(2, text(found["title"]), found["number"])
    if found := _BARE_DIGITS.fullmatch(words):
        return Heading(min(usual, 2), text(found["title"]), found["number"])
    if found := _SIGNED.fullmatch(words):
        return Heading(max(usual, 3), text(found["title"]), found["number"].rstrip("."))
    return Heading(usual, text(words))


def read_cover(page: Page) -> Document | None:
    """What the first page says of the report, where it is a cover; None where it is a page of the report itself."""
    lines = _cover_lines(page)
    if not lines or len(lines) > _MOST_COVER_LINES or any(_is_content(line) for line in lines):
        return None
    largest = max(line.size for line in lines)
    if largest < 20:
        return None
    large = [line for line in lines if line.size > 0.5 * largest and line.size > 18 and not _is_aside(line, largest)]
    title = " ".join(_bare(line) for line in large)
    rest = [_bare(line) for line in lines if line not in large]
    period = next((words for words in rest if _PERIOD.search(words)), "")
    session = next((words for words in rest if words != period and _SESSION.search(words)), "")
    left = [words for words in rest if words not in (period, session)]
    organisation = left.pop() if left else ""
    return Document(title, organisation, session, period, (*_pictures(page), *_remarks(left)))


def _remarks(lines: Sequence[str]) -> list[Block]:
    """What else a cover says, such as how it is to be handled."""
    return [Paragraph(text(words), place=Place(page=1)) for words in lines if words]


def _pictures(page: Page) -> list[Block]:
    return [piece.picture for piece in page.pieces if isinstance(piece, Pictured)]


def _is_aside(line: TextLine, largest: float) -> bool:
    """Whether a large line that is smaller than the title names the office or the session."""
    words = _bare(line)
    return line.size < largest and (_OFFICE.fullmatch(words) is not None or _SESSION.search(words) is not None)


def _cover_lines(page: Page) -> list[TextLine]:
    lines: list[TextLine] = []
    for piece in page.pieces:
        if isinstance(piece, Ruled):
            lines += [_cell_line(words, page) for cell in piece.table.cells for words in cell.text.splitlines()]
        elif isinstance(piece, TextLine):
            lines.append(piece)
    return lines


def _cell_line(words: str, page: Page) -> TextLine:
    return TextLine(text(words), 0, 0, 0, 0, 0, 0, page=page.number)


def _is_content(line: TextLine) -> bool:
    opens = opened(line.content) is not None and not line.text.rstrip().endswith("-")
    return len(line.text) > _LONGEST or opens or contents_entry(line) is not None or _ROMAN.match(line.text) is not None


def _bare(line: TextLine) -> str:
    words = f"{line.text} {line.tail}".strip(_ORNAMENT)
    if found := _ENCLOSED.fullmatch(words):
        words = found["words"]
    parts = words.split()
    spread = len(parts) > 2 and all(len(part) == 1 for part in parts)
    return "".join(parts) if spread else " ".join(parts)
