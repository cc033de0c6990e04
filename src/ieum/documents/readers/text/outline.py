"""Makes blocks of lines: chapters, items, bullets with their depth, paragraphs, and the tables between them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from ieum.documents.model import (
    Block,
    Bullet,
    Contents,
    ContentsEntry,
    Heading,
    PageBreak,
    Paragraph,
    Place,
    Run,
    Table,
    Text,
    plain,
)
from ieum.documents.readers.text.captions import base_date_of, beside_table, caption_from, split_unit, unit_in
from ieum.documents.readers.text.headings import Numbering, Title, split_team, team_line
from ieum.documents.readers.text.lines import Line, Rank, page_number, squeeze
from ieum.documents.readers.text.numbering import circled_number, read_chapter
from ieum.documents.readers.text.regions import Region

_MOST_SUBHEADING = 40
_AMOUNT = re.compile(r"\d,\d{3}")
_UNMARKED_CHAPTERS = re.compile(r"일반현황|.{2,10}목록")


@dataclass(frozen=True, slots=True)
class Habits:
    """How a whole document was converted, which tells what a single line cannot."""

    double_spaced: bool
    """Whether an empty line follows every line, and so divides nothing."""
    has_chapters: bool
    """Whether chapters are numbered."""
    box_titles: frozenset[str]
    """Titles that a □ opens somewhere, without spaces: where one stands bare, it lost its marker."""


@dataclass(slots=True)
class Open:
    """A bullet or paragraph to which more lines may come."""

    line: int
    column: int
    depth: int = 0
    """0 for a paragraph."""
    marker: str = ""
    parts: list[str] = field(default_factory=list)
    end: int = 0
    """Its last line so far."""


@dataclass(slots=True)
class Outline:
    """Goes through the lines once, from top to bottom."""

    lines: Sequence[Line]
    regions: Mapping[int, Region]
    habits: Habits
    numbering: Numbering
    year: int | None
    blocks: list[Block] = field(default_factory=list)
    lists: list[tuple[int, tuple[ContentsEntry, ...]]] = field(default_factory=list)
    """Contents lists of items: index of the block, and what it names."""
    _open: Open | None = None
    _awaited: Title | None = None
    """An item's title of which only the number has come."""
    _stack: list[tuple[Rank, int, int]] = field(default_factory=list)
    _note: str = ""
    """What the line above says of the table below: its unit and base date."""

    def read(self, start: int, skipped: frozenset[int]) -> None:
        """Make the blocks of all lines from ``start`` on but the skipped ones."""
        index, gap = start, True
        while index < len(self.lines):
            region = self.regions.get(index)
            if region:
                index = self._add_region(region)
                gap = True
                continue
            line = self.lines[index]
            if index not in skipped and line.text:
                self._add_line(index, line, gap=gap)
            gap = not line.text
            index += 1
        self._close()

    def _add_line(self, index: int, line: Line, *, gap: bool) -> None:
        note = beside_table(line.text)
        if note is not None:
            self._close()
            self._note = note
        elif line.is_rule:
            self._close()
        elif page_number(line.text):
            self._close()
            self.blocks.append(PageBreak(place=_place(line)))
        elif line.rank:
            self._open_bullet(line, line.rank, line.marker, line.content)
        elif not self._add_heading(index, line):
            self._add_plain(index, line, gap=gap)

    # Headings

    def _add_heading(self, index: int, line: Line) -> bool:
        chapter = read_chapter(line.text)
        if chapter:
            self._add_chapter(line, *chapter)
            return True
        if (
            not self.habits.has_chapters
            and self._is_isolated(index)
            and _UNMARKED_CHAPTERS.fullmatch(squeeze(line.text))
        ):
            self._add_chapter(line, "", line.text)
            return True
        return self._add_item(index, line)

    def _add_chapter(self, line: Line, number: str, title: str) -> None:
        self._close()
        self._stack.clear()
        self.numbering.open_chapter()
        column = line.column + line.text.find(title)
        self.blocks.append(Heading(1, runs(title), number, place=Place(line.number, column)))

    def _add_item(self, index: int, line: Line) -> bool:
        if team_line(line.text) and self._set_team(line):
            return True
        title = self._awaited or self.numbering.item(line.text, self._next_plain(index), fresh=self._is_fresh())
        if title is None:
            return False
        self._close()
        self._stack.clear()
        words = line.text if self._awaited else title.text
        # A number in a box of its own comes on a line of its own; the next one has the title.
        self._awaited = None if words else title
        if words:
            name, team = split_team(words)
            place = Place(line.number, line.column + line.text.find(name))
            self.blocks.append(Heading(title.level, runs(name), title.number, team, place=place))
        return True

    def _is_fresh(self) -> bool:
        """Whether nothing but titles and lists stands since the last title, so that numbering may begin."""
        return self._open is None and (not self.blocks or isinstance(self.blocks[-1], Heading | Contents | PageBreak))

    def _set_team(self, line: Line) -> bool:
        if self._open or not self.blocks:
            return False
        last = self.blocks[-1]
        if not isinstance(last, Heading) or last.level == 1 or last.team:
            return False
        self.blocks[-1] = replace(last, team=line.text)
        return True

    # Bullets and paragraphs

    def _open_bullet(self, line: Line, rank: Rank, marker: str, content: str) -> None:
        self._close()
        column = line.content_column if line.rank else line.column + line.text.find(content)
        depth = self._depth(rank, line.indent)
        self._open = Open(line.number, column, depth, marker, [content], line.number)

    def _depth(self, rank: Rank, indent: int) -> int:
        if rank is Rank.BOX:
            self._stack[:] = [(rank, indent, 1)]
            return 1
        if rank is Rank.NOTE:
            return (self._stack[-1][2] if self._stack else 1) + 1
        while self._stack and not _is_above(self._stack[-1], rank, indent):
            self._stack.pop()
        depth = (self._stack[-1][2] if self._stack else 1) + 1
        self._stack.append((rank, indent, depth))
        return depth

    def _add_plain(self, index: int, line: Line, *, gap: bool) -> None:
        opened = self._open
        if opened and (not gap or self.habits.double_spaced):
            opened.parts.append(line.text)
            opened.end = line.number
        elif circled_number(line.text):
            self._open_bullet(line, Rank.COUNTED, line.text[0], line.text[1:].lstrip())
        elif self._is_lost_box(index):
            marker = "□" if _label(line.text) in self.habits.box_titles else ""
            self._open_bullet(line, Rank.BOX, marker, line.text)
        else:
            self._close()
            self._open = Open(line.number, line.column, parts=[line.text], end=line.number)

    def _is_lost_box(self, index: int) -> bool:
        """Whether a line is a subheading whose □ was lost: short, by itself, and with something under it."""
        line = self.lines[index]
        if len(line.text) > _MOST_SUBHEADING or not self._is_isolated(index) or line.text[0] in "〈【[《(<":
            return False
        if _label(line.text) in self.habits.box_titles:
            return True
        following = self._following(index)
        has_titles = self.numbering.has_begun
        if following is None or self.habits.double_spaced or not has_titles:
            return False
        below = self.lines[following]
        return (
            (below.rank is Rank.DASH and below.indent == 0)
            or following in self.regions
            or (beside_table(below.text) is not None)
        )

    def _close(self) -> None:
        opened, self._open = self._open, None
        if opened is None:
            return
        content = runs(" ".join(opened.parts))
        place = Place(opened.line, opened.column, opened.end if opened.end > opened.line else None)
        if opened.depth:
            self.blocks.append(Bullet(opened.marker, opened.depth, content, place))
        else:
            self.blocks.append(Paragraph(content, place=place))

    # Tables and contents lists

    def _add_region(self, region: Region) -> int:
        self._close()
        place = Place(self.lines[region.start].number, 1, self.lines[region.end - 1].number)
        end = region.end
        if region.entries and any(entry.level > 1 for entry in region.entries):
            self.lists.append((len(self.blocks), region.entries))
        if region.cells:
            end = self._add_table(region, place)
        else:
            self.blocks.append(Contents(region.entries, region.caption, place))
        self._note = ""
        return end

    def _add_table(self, region: Region, place: Place) -> int:
        caption, note = self._caption()
        note, end = (note, region.end) if "단위" in note else self._note_below(region.end, note)
        header = [cell for cell in region.cells if cell.row < region.header_rows]
        self.blocks.append(
            Table(
                region.cells,
                region.header_rows,
                caption,
                unit_in(note),
                base_date_of(note, header, self.year),
                "contents" if region.entries else "data",
                place,
            )
        )
        return end

    def _caption(self) -> tuple[str, str]:
        """The label above a table, and what is said of the table beside the label or under it."""
        index = len(self.blocks) - 1
        while index > 0 and _is_mere_remark(self.blocks[index]):
            index -= 1
        last = self.blocks[index] if self.blocks else None
        if not isinstance(last, Heading | Bullet | Paragraph):
            return "", self._note
        label, note = split_unit(plain(last.content))
        if note and not self._note:
            self.blocks[index] = replace(last, content=runs(label))
        return caption_from(label), self._note or note

    def _note_below(self, end: int, note: str) -> tuple[str, int]:
        """A unit under the table, where none stands above, unless it is the next table's."""
        index = next((at for at in range(end, min(end + 4, len(self.lines))) if self.lines[at].text), None)
        below = beside_table(self.lines[index].text) if index is not None else None
        if index is None or below is None or "단위" not in below or self._following(index) in self.regions:
            return note, end
        return f"{note} {below}".strip(), index + 1

    # Looking around

    def _following(self, index: int) -> int | None:
        """Index of the next line that is not empty."""
        return next((at for at in range(index + 1, len(self.lines)) if self.lines[at].text), None)

    def _next_plain(self, index: int) -> str:
        following = self._following(index)
        if following is None or following in self.regions or not self.lines[following].is_plain:
            return ""
        return self.lines[following].text

    def _is_isolated(self, index: int) -> bool:
        before = index == 0 or not self.lines[index - 1].text
        return before and (index + 1 == len(self.lines) or not self.lines[index + 1].text)


def _is_above(upper: tuple[Rank, int, int], rank: Rank, indent: int) -> bool:
    return upper[0] < rank or (upper[0] is rank and upper[1] < indent)


def _is_mere_remark(block: Block) -> bool:
    """Whether a block between a label and its table says something of the amounts instead of naming the table."""
    return isinstance(block, Bullet) and block.marker in "※*☞" and _AMOUNT.search(plain(block.content)) is not None


def _label(text: str) -> str:
    return squeeze(text.split(":", 1)[0])


def _place(line: Line) -> Place:
    return Place(line.number, line.column)


def runs(content: str) -> Text:
    """Make runs of a text in which stars mark bold stretches."""
    parts = content.replace("\t", " ").split("**")
    if len(parts) % 2 == 0:
        parts = ["".join(parts)]
    return tuple(Run(part, bold=index % 2 == 1) for index, part in enumerate(parts) if part)
