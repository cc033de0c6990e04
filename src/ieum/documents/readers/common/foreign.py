"""Lines and boxes of files that others wrote: what they are is told by automatic heads, glyphs and numbers."""

import re
from dataclasses import replace

from ieum.documents.model import (
    Block,
    Bullet,
    Cell,
    Contents,
    ContentsEntry,
    Heading,
    Paragraph,
    Picture,
    Place,
    Run,
    Table,
    Text,
    plain,
    text,
)
from ieum.documents.readers.common.heads import NO_HEAD, AutoHead, Lists
from ieum.documents.readers.common.numbering import Numbering
from ieum.documents.readers.common.patterns import (
    NOTE_MARKERS,
    bullet_marker,
    is_number,
    is_purpose,
    is_team,
    level_of,
    rank,
    stripped,
    typed_heading,
)
from ieum.documents.readers.common.runs import merged

_LONGEST_TITLE = 40
_LONGEST_COVER_TITLE = 80
_SHORTEST_PURPOSE = 20
_MOST_ORNAMENTS = 9
"""A table of more cells is no ornamented box."""
_PAGE = re.compile(r"\t\s*\d{1,3}\s*$")


class LineRules:
    """Tells what a line is; remembers the bullets it stands under and the automatic numbers so far."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._numbering = Numbering(lists)
        self._ranks: list[int] = []
        self.outline_list = "1"
        """The numbering that outline paragraphs of the section count by."""

    def automatic_head(self, head: AutoHead) -> str:
        """What is shown before a line by itself, counting it: "•", "1.", "가."; "" for nothing."""
        if head.kind == "BULLET":
            return self._lists.bullets.get(head.list_id, "•")
        if head.kind in ("NUMBER", "OUTLINE"):
            list_id = self.outline_list if head.kind == "OUTLINE" else head.list_id
            return self._numbering.next(list_id, head.level + 1)
        return ""

    def block(self, line: Text, place: Place, head: AutoHead = NO_HEAD) -> Block | None:
        """The block that a line is; None where it is blank."""
        automatic = self.automatic_head(head)
        content = stripped(line)
        if not content:
            return None
        if found := bullet_marker(content):
            return self._bullet(*found, place)
        if head.kind == "OUTLINE":
            self.begin_title()
            return Heading(head.level + 1, content, automatic.rstrip("."), place=place)
        if automatic:
            return self._bullet(automatic, content, place)
        return self._typed(content, place)

    def begin_title(self) -> None:
        """Leave the bullets so far: those under a title stand under nothing else."""
        self._ranks.clear()

    def _typed(self, content: Text, place: Place) -> Block:
        heading = typed_heading(content)
        if heading is None:
            return Paragraph(content, place=place)
        self.begin_title()
        return Heading(heading.level, heading.content, heading.number, place=place)

    def _bullet(self, marker: str, content: Text, place: Place) -> Bullet:
        return Bullet(marker, self._depth(marker), content, place)

    def _depth(self, marker: str) -> int:
        """One deeper than the nearest bullet above with a weightier marker."""
        if marker in NOTE_MARKERS:
            return len(self._ranks) + 1
        while self._ranks and self._ranks[-1] >= rank(marker):
            self._ranks.pop()
        self._ranks.append(rank(marker))
        return len(self._ranks)


def band_heading(table: Table) -> Heading | None:
    """The title that a one-row table is: number, title, and perhaps the team; None where it is none."""
    filled = [cell for cell in table.cells if cell.text.strip()]
    if table.row_count != 1 or len(filled) not in (2, 3) or any(cell.tables for cell in table.cells):
        return None
    number, title = filled[0].text.strip().rstrip("."), filled[1]
    team = filled[2].text.strip() if len(filled) == 3 else ""
    if not is_number(number) or is_number(title.text) or (team and not is_team(team)):
        return None
    return Heading(level_of(number), one_line(title), number, team, place=title.place)


def boxed_block(table: Table) -> Heading | Paragraph | Contents | None:
    """The title, purpose or contents list that a box of one text is; None where it is a table after all."""
    cell = _boxed_cell(table)
    if cell is None:
        return None
    if entries := _listed_entries(cell):
        return Contents(entries, place=cell.place)
    content = one_line(cell)
    value = plain(content)
    if len(value) >= _SHORTEST_PURPOSE and is_purpose(value):
        return Paragraph(content, "purpose", cell.place)
    if len(cell.lines) > 1 or len(value) > _LONGEST_TITLE:
        return None
    heading = typed_heading(content) or Heading(1, content)
    return replace(heading, place=cell.place)


def listed_entry(value: str, level: int, place: Place) -> ContentsEntry:
    """A line "Ⅰ. 개요 → 3" of a contents list: the page, where it has one, stands behind its last tab."""
    title, page = value.rsplit("\t", 1) if _PAGE.search(value) else (value, "")
    heading = typed_heading(text(title))
    if heading is None:
        return ContentsEntry("", title.strip(), page.strip(), level, place)
    return ContentsEntry(heading.number, plain(heading.content), page.strip(), level, place)


def cover_title(table: Table) -> str:
    """The title of the document that a box of one text holds; "" where it is no such box."""
    cell = _boxed_cell(table)
    value = plain(one_line(cell)) if cell else ""
    return value if len(value) <= _LONGEST_COVER_TITLE else ""


def pictures_in(table: Table) -> list[Picture]:
    """The pictures in the cells of a table, which stay where it is taken for something else."""
    return [picture for cell in table.cells for picture in cell.pictures]


def one_line(cell: Cell) -> Text:
    """The paragraphs of a cell in one line."""
    runs: list[Run] = []
    for line in cell.lines:
        runs += [Run(" "), *line] if runs else line
    return merged(runs)


def _boxed_cell(table: Table) -> Cell | None:
    """The only cell with text of a small table; the empty ones around it are ornament."""
    filled = [cell for cell in table.cells if cell.text.strip()]
    if len(filled) != 1 or len(table.cells) > _MOST_ORNAMENTS or any(cell.tables for cell in table.cells):
        return None
    return filled[0]


def _listed_entries(cell: Cell) -> tuple[ContentsEntry, ...]:
    """The lines of a contents list that stands in a box; () where fewer than half of them end in a page."""
    lines = [line for each in cell.lines for line in plain(each).split("\n") if line.strip()]
    with_page = [line for line in lines if _PAGE.search(line)]
    if len(with_page) < 2 or 2 * len(with_page) < len(lines):
        return ()
    return tuple(listed_entry(line, 1, cell.place) for line in lines)
