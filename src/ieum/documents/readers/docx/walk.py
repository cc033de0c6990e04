"""Walks through the paragraphs of a DOCX and makes the blocks of a Document from them."""

import re
from collections.abc import Iterator
from typing import Any

from ieum.documents.elements import Places, local
from ieum.documents.model import (
    Block,
    Bullet,
    Cell,
    Contents,
    ContentsEntry,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Picture,
    Place,
    Table,
    Text,
    plain,
    text,
)
from ieum.documents.readers.common.foreign import LineRules, band_heading, boxed_block, listed_entry
from ieum.documents.readers.common.patterns import (
    UnitLine,
    drop_start,
    is_caption,
    is_team,
    our_unit_line,
    stripped,
    take_start,
    unit_line,
)
from ieum.documents.readers.common.pending import Pending
from ieum.documents.readers.common.runs import prefixed
from ieum.documents.readers.common.tables import MOST_POSITIONS_OF_A_PART, TooManyPositions
from ieum.documents.readers.docx.lines import WordLine, read_line
from ieum.documents.readers.docx.package import WordPackage
from ieum.documents.readers.docx.shapes import ParagraphShape, WordShapes, attribute
from ieum.documents.readers.docx.tables import read_table
from ieum.documents.writers.docx import styles

_COVER = ("title", "organisation", "session", "period")
_ROLES = {
    styles.PURPOSE: "purpose",
    styles.DATE: "date",
    styles.ORGANISATION: "organisation",
    styles.SESSION: "session",
    styles.NOTE: "note",
}
_CONTENTS = re.compile(r"(?:toc|차례) (?P<level>\d)(?:단계)?", re.IGNORECASE)
_OWN_BULLET = re.compile(styles.BULLET.format(r"(?P<depth>\d)"))
_TYPED_NUMBER = re.compile(
    r"(?P<number>[①-⑳]|\d{1,2}\)|(?:[Ⅰ-Ⅻ]+|[IVX]+|\d{1,2}(?:-\d{1,2})?|[가-하])(?=\.))\.?\s+(?=\S)"
)
_AROUND = ("sdt", "sdtContent", "customXml", "ins")


class Walk:
    """The blocks of one file, in the making."""

    def __init__(self, package: WordPackage) -> None:
        self._package = package
        self._shapes = WordShapes(package)
        self._rules = LineRules(self._shapes.lists)
        self._pending = Pending()
        self._cover: dict[str, str] = {}
        self._blocks: list[Block] = []
        self._positions = 0
        root = package.xml(package.main)
        self._places = Places(package.main, root)
        self._place = Place(part=package.main)
        self._body = root.find("{*}body")

    def document(self) -> Document:
        """Read the body.

        :raises UnreadableDocument: if there is none, or a table is beyond bounds
        """
        if self._body is None:
            raise self._package.fault("본문이 비어 있습니다. 워드에서 다시 저장한 뒤 올려 주십시오.")
        try:
            self._content(self._body)
        except TooManyPositions as error:
            raise self._package.fault("표가 지나치게 커서 읽지 않았습니다. 표를 나누어 올려 주십시오.") from error
        self._release()
        title, organisation, session, period = (self._cover.get(name, "") for name in _COVER)
        return Document(title, organisation, session, period, tuple(self._blocks), self._package.name)

    def _content(self, parent: Any) -> None:
        for child in _unwrapped(parent):
            if local(child) == "p":
                self._paragraph(child)
            elif local(child) == "tbl":
                self._table(child)

    def _paragraph(self, paragraph: Any) -> None:
        outer, self._place = self._place, self._places.of(paragraph)
        line, shape = read_line(paragraph), self._shapes.of(paragraph)
        if line.page_break and self._blocks:
            self._add(PageBreak(self._place))
        self._line(line, shape)
        for element in line.objects:
            self._object(element)
        for kind, note_id in line.notes:
            for content in self._note(kind, note_id):
                self._add(Paragraph(content, "note", self._place))
        self._place = outer

    def _line(self, line: WordLine, shape: ParagraphShape) -> None:
        value = plain(line.runs)
        if not value.strip():
            return
        if shape.outline is not None:
            self._add(self._heading(stripped(line.runs), shape, shape.outline + 1))
        elif shape.style == "caption":
            self._caption(line.runs)
        elif found := _CONTENTS.fullmatch(shape.style):
            self._add_entry(listed_entry(value, int(found["level"]), self._place))
        elif shape.style.lower() == "toc heading":
            self._add(Contents((), value.strip(), self._place))
        elif not self._covered(value.strip(), shape.style):
            self._plain_line(line.runs, shape)

    def _heading(self, content: Text, shape: ParagraphShape, level: int) -> Heading:
        """A title: its number is counted by a list or typed, its team stands behind a tab."""
        self._rules.begin_title()
        number = self._rules.automatic_head(self._shapes.head(shape)) if shape.list_id else ""
        team = plain(content).rpartition("\t")[2]
        if team != plain(content) and is_team(team):
            content = stripped(take_start(content, len(plain(content)) - len(team)))
        else:
            team = ""
        typed = None if number else _TYPED_NUMBER.match(plain(content))
        if typed:
            content, number = drop_start(content, typed.end()), typed["number"]
        return Heading(level, content, number.rstrip("."), team, place=self._place)

    def _caption(self, line: Text) -> None:
        """A line over or under a table: its title, and perhaps the unit behind a tab."""
        title, tab, rest = plain(line).rpartition("\t")
        found = unit_line(rest)
        self._release()
        if found is None:
            self._pending.hold_caption(stripped(line))
            return
        if title.strip():
            self._pending.hold_caption(stripped(take_start(line, len(title))))
        self._pending.hold_unit(text(rest), our_unit_line(rest) if tab else found)

    def _covered(self, value: str, style: str) -> bool:
        """Whether a line is one of the cover's fields, and was taken as such."""
        names = {"Title": ("title",), styles.DIVISION: ("organisation",), styles.SESSION: ("session", "period")}
        is_open = not any(isinstance(block, Heading | Table) for block in self._blocks)
        free = [name for name in names.get(style, ()) if name not in self._cover]
        if not free or not is_open:
            return False
        self._cover[free[0]] = value
        return True

    def _plain_line(self, line: Text, shape: ParagraphShape) -> None:
        value = plain(line)
        if found := unit_line(value):
            self._hold_unit(line, found)
        elif is_caption(value):
            self._release()
            self._pending.hold_caption(line)
        elif own := _own_bullet(line, shape.style, self._place):
            self._add(own)
        elif shape.style in _ROLES:
            self._add(Paragraph(stripped(line), _ROLES[shape.style], self._place))
        elif block := self._rules.block(line, self._place, self._shapes.head(shape)):
            self._add(block)

    def _hold_unit(self, line: Text, unit: UnitLine) -> None:
        if unit.says_more:
            self._add(Paragraph(line, "note", self._place))
        self._pending.hold_unit(line, unit)

    def _object(self, element: Any) -> None:
        """A picture, and the paragraphs of a text box; of two renderings of one thing the newer is read."""
        for image in _pictures(element):
            media_type, data = self._package.image(image)
            description = next((each.get("descr", "") for each in element.iter("{*}docPr")), "")
            self._add(Picture(description, media_type, data, self._place))
        for box in _boxes(element):
            self._content(box)

    def _note(self, kind: str, note_id: str) -> Iterator[Text]:
        root = self._package.related_xml(kind)
        for note in () if root is None else root:
            if local(note) in ("footnote", "endnote") and attribute(note, "id") == note_id:
                for paragraph in note.iter("{*}p"):
                    yield prefixed("* ", stripped(read_line(paragraph).runs))

    def _table(self, element: Any) -> None:
        table = self._read_table(element)
        boxed = band_heading(table) or boxed_block(table) if self._pending.is_empty else None
        if boxed:
            self._add(boxed)
        else:
            self._blocks.append(self._pending.give(table))

    def _read_table(self, element: Any) -> Table:
        table = read_table(element, self._cell)
        self._positions += table.row_count * table.column_count
        if self._positions > MOST_POSITIONS_OF_A_PART:
            raise TooManyPositions(self._positions)
        return Table(table.cells, table.header_rows, place=self._places.of(element))

    def _cell(self, element: Any) -> Cell:
        lines: list[Text] = []
        tables: list[Table] = []
        for child in _unwrapped(element):
            if local(child) == "tbl":
                tables.append(self._read_table(child))
            elif local(child) == "p":
                lines += self._cell_lines(child)
        return Cell(0, 0, tuple(lines), tables=tuple(tables), place=self._places.of(element))

    def _cell_lines(self, paragraph: Any) -> Iterator[Text]:
        line = read_line(paragraph)
        head = self._rules.automatic_head(self._shapes.head(self._shapes.of(paragraph)))
        content = stripped(line.runs)
        if content:
            yield prefixed(f"{head} ", content) if head else content
        for box in (box for element in line.objects for box in _boxes(element)):
            for inner in box.iterchildren("{*}p"):
                yield from self._cell_lines(inner)
        for kind, note_id in line.notes:
            yield from self._note(kind, note_id)

    def _add_entry(self, entry: ContentsEntry) -> None:
        last = self._blocks[-1] if self._blocks else None
        if isinstance(last, Contents):
            self._blocks[-1] = Contents((*last.entries, entry), last.caption, last.place)
        else:
            self._add(Contents((entry,), place=self._place))

    def _add(self, block: Block) -> None:
        self._release()
        self._blocks.append(block)

    def _release(self) -> None:
        """Give back a caption or unit line that no table followed."""
        self._blocks += [Paragraph(line, place=self._place) for line in self._pending.release()]


def _own_bullet(line: Text, style: str, place: Place) -> Bullet | None:
    """A line in a style of ours, which says its depth; its sign stands before a tab."""
    found = _OWN_BULLET.fullmatch(style)
    if found is None:
        return None
    marker, tab, _ = plain(line).partition("\t")
    return Bullet(marker if tab else "", int(found["depth"]), drop_start(line, len(marker) + 1) if tab else line, place)


def _unwrapped(parent: Any) -> Iterator[Any]:
    """The children of a body or cell, those within a form control or an insertion among them."""
    for child in parent:
        if local(child) in _AROUND:
            yield from _unwrapped(child)
        else:
            yield child


def _shown(element: Any) -> Iterator[Any]:
    """What an object shows: of two renderings of one thing only the first."""
    if local(element) == "AlternateContent":
        yield from element.iterchildren("{*}Choice")
    else:
        yield element


def _boxes(element: Any) -> Iterator[Any]:
    """The nearest text boxes; those within them belong to their paragraphs."""
    for shown in _shown(element):
        for child in shown:
            if local(child) == "txbxContent":
                yield child
            else:
                yield from _boxes(child)


def _pictures(element: Any) -> Iterator[str]:
    """The relations of the images that an object shows, those in its text boxes left out."""
    for shown in _shown(element):
        for child in shown:
            if local(child) == "blip":
                yield next((str(key) for name, key in child.attrib.items() if name.endswith("}embed")), "")
            elif local(child) != "txbxContent":
                yield from _pictures(child)
