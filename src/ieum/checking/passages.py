"""A Document prepared for finding claims: its lines of text with their titles, and its tables with their context."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ieum.checking.claims import Operand
from ieum.checking.quantities import Quantity
from ieum.documents.model import Block, Bullet, Contents, Document, Heading, Paragraph, Place, Table, Text, plain
from ieum.documents.patch.remarks import alone

_BELOW_BULLETS = 99
"""Depth of running text: it belongs to the bullet before it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One line of text: a title, a bullet, a paragraph, a table cell or a footnote."""

    text: str
    place: Place
    kind: str
    """"heading", "bullet", "paragraph", "cell" or "footnote"."""
    depth: int
    """Negative for titles, from 1 for bullets, 99 for running text."""
    index: int = -1
    """Position among the passages of the document; -1 for a cell or footnote."""
    chapter: str = ""
    item: str = ""
    section: str = ""
    is_note: bool = False
    """Whether it is a remark on what stands above (※, *), and so no part of it."""
    number: int = 0
    """Number of a footnote in reading order, from 1; 0 for other text. Its place is that of the line it hangs on."""

    @property
    def where(self) -> str:
        """The place in words."""
        if self.number:
            return f"각주 {self.number}"
        return self.item or self.section or self.chapter or "본문"


@dataclass(frozen=True, slots=True)
class Mention:
    """An amount where it stands, and what it is called there."""

    passage: Passage
    quantity: Quantity
    label: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with the passage before it and the titles over it."""

    table: Table
    before: Passage | None
    chapter: str
    item: str
    section: str
    index: int = -1
    """Position among the sheets of the document."""

    @property
    def name(self) -> str:
        """What to call the table in a message."""
        name = self.table.caption or self.section or self.item or self.chapter
        return f"'{' '.join(name.split())[:30]}' 표" if name else "표"


@dataclass(frozen=True, slots=True)
class Listing:
    """A contents list with the chapter in which it stands ("" before the first) and how many headings precede it."""

    contents: Contents
    chapter: str
    headings_before: int

    @property
    def name(self) -> str:
        """What to call the list in a message."""
        return self.contents.caption or self.chapter or "차례"


class Material:
    """A Document's passages and sheets, made once and read by all finders."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.passages: list[Passage] = []
        self.footnotes: list[Passage] = []
        self.sheets: list[Sheet] = []
        self.headings: list[tuple[Heading, Passage]] = []
        self.listings: list[Listing] = []
        self._titles = ["", "", ""]
        for block in document.blocks:
            self._take(block)

    def _take(self, block: Block) -> None:
        if isinstance(block, Heading):
            self._take_heading(block)
        elif isinstance(block, Bullet):
            content = plain(block.content)
            if block.depth == 1:
                self._titles[2] = content
            self._add("bullet", content, block.depth, block.place, is_note=_is_note(block.marker) or _is_note(content))
        elif isinstance(block, Paragraph):
            content = plain(block.content)
            self._add("paragraph", content, _BELOW_BULLETS, block.place, is_note=_is_note(content))
        elif isinstance(block, Contents):
            self.listings.append(Listing(block, self._titles[0], len(self.headings)))
        elif isinstance(block, Table):
            self._take_table(block)
        if isinstance(block, Heading | Bullet | Paragraph):
            self._take_footnotes(block.content, block.place)

    def _take_footnotes(self, content: Text, place: Place) -> None:
        for note in filter(None, (plain(run.footnote) for run in content)):
            number = len(self.footnotes) + 1
            passage = Passage(note, place, "footnote", _BELOW_BULLETS, is_note=True, number=number)
            chapter, item, section = self._titles
            self.footnotes.append(replace(passage, chapter=chapter, item=item, section=section))

    def _take_heading(self, block: Heading) -> None:
        title = plain(block.content)
        self._titles = [title, "", ""] if block.level == 1 else [self._titles[0], title, ""]
        self._add("heading", title, block.level - 10, block.place)
        self.headings.append((block, self.passages[-1]))

    def _take_table(self, block: Table) -> None:
        before = self.passages[-1] if self.passages else None
        chapter, item, section = self._titles
        self.sheets.append(Sheet(block, before, chapter, item, section, len(self.sheets)))
        for cell in block.cells:
            for line in cell.lines:
                self._take_footnotes(line, cell.place)
            for inner in cell.tables:
                self._take_table(inner)

    def _add(self, kind: str, content: str, depth: int, place: Place, *, is_note: bool = False) -> None:
        chapter, item, section = self._titles
        self.passages.append(Passage(content, place, kind, depth, len(self.passages), chapter, item, section, is_note))

    @cached_property
    def cells(self) -> list[Passage]:
        """The text of all table cells, as passages."""
        return [
            Passage(
                " ".join(cell.text.split("\n")), cell.place, "cell", _BELOW_BULLETS, -1, s.chapter, s.item, s.section
            )
            for s in self.sheets
            for cell in s.table.cells
            if cell.text.strip()
        ]

    def below(self, passage: Passage) -> Iterator[Passage]:
        """The passages that stand under one: all deeper ones up to the next of its own depth."""
        for index in range(passage.index + 1, len(self.passages)):
            later = self.passages[index]
            if later.depth <= passage.depth:
                return
            yield later

    def before(self, passage: Passage) -> Iterator[Passage]:
        """The passages of the same item before one, from the nearest back, beginning with itself."""
        for index in range(passage.index, -1, -1):
            earlier = self.passages[index]
            if (earlier.chapter, earlier.item) != (passage.chapter, passage.item):
                return
            yield earlier

    def children(self, passage: Passage) -> list[Passage]:
        """The bullets directly under a passage."""
        bullets = [later for later in self.below(passage) if later.kind == "bullet"]
        nearest = min((bullet.depth for bullet in bullets), default=0)
        return [bullet for bullet in bullets if bullet.depth == nearest]

    def next_siblings(self, passage: Passage) -> Iterator[Passage]:
        """The passages of the same depth that follow under the same parent."""
        for index in range(passage.index + 1, len(self.passages)):
            later = self.passages[index]
            if later.depth < passage.depth:
                return
            if later.depth == passage.depth and later.kind == passage.kind:
                yield later

    def operand(self, passage: Passage, quantity: Quantity) -> Operand:
        """A quantity of a passage as an operand with its exact place."""
        place = self.locate(passage.place, passage.text, quantity.start, quantity.printed)
        return quantity.at(place)

    @property
    def texts(self) -> list[Passage]:
        """All passages, footnotes and table cells last."""
        return [*self.passages, *self.footnotes, *self.cells]

    def locate(self, place: Place, text: str, start: int, phrase: str) -> Place:
        """The exact place of a phrase of a piece; the piece's own place where that is all that is known."""
        return locate(self.document.source_lines, place, text, start, phrase)


def _is_note(text: str) -> bool:
    return text.lstrip().startswith(("※", "*"))


def locate(lines: Sequence[str], place: Place, text: str, start: int, phrase: str) -> Place:
    """Find a phrase of a piece in the lines of its file, or within the piece where the file has no lines."""
    if place.element is not None:
        return replace(place, column=start + 1)
    if place.line is None or not lines:
        return place
    nth = sum(match.start() < start for match in alone(phrase).finditer(text))
    last = place.end_line or place.line
    return _nth_occurrence(lines, place, last, phrase, nth) or place


def _nth_occurrence(lines: Sequence[str], place: Place, last: int, phrase: str, nth: int) -> Place | None:
    first = place.line or 1
    for number, column in _occurrences(lines, first, last, phrase, (place.column or 1) - 1):
        if nth == 0:
            return replace(place, line=number, column=column, end_line=None)
        nth -= 1
    return None


def _occurrences(lines: Sequence[str], first: int, last: int, phrase: str, skip: int) -> Iterator[tuple[int, int]]:
    for number in range(first, min(last, len(lines)) + 1):
        for match in alone(phrase).finditer(lines[number - 1]):
            if number > first or match.start() >= skip:
                yield number, match.start() + 1
