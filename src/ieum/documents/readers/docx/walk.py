"""Walks through the paragraphs of a DOCX and makes the blocks of a Document from them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain, repeat
from typing import Any

from ieum.documents.elements import Places, local
from ieum.documents.model import (
    Block,
    Cell,
    Contents,
    ContentsEntry,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Picture,
    Place,
    Run,
    Table,
    Text,
    plain,
    text,
)
from ieum.documents.readers.common.foreign import LineRules, band_heading, boxed_block, listed_entry, pictures_in
from ieum.documents.readers.common.own import is_own
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
from ieum.documents.readers.common.pending import OpenContents, Pending
from ieum.documents.readers.common.runs import merged, prefixed
from ieum.documents.readers.common.tables import MOST_POSITIONS_OF_A_PART, TooManyPositions
from ieum.documents.readers.docx.lines import Letters, WordLine, read_line
from ieum.documents.readers.docx.own import contents_entry, cover_field, is_silent, own_block
from ieum.documents.readers.docx.package import WordPackage
from ieum.documents.readers.docx.sections import is_page_number, read_sections, sections_of
from ieum.documents.readers.docx.shapes import ParagraphShape, WordShapes, attribute, value
from ieum.documents.readers.docx.tables import read_table
from ieum.documents.styles.names import PICTURE_LABEL, StyleName
from ieum.documents.writers.docx.names import TABLE_STYLES

_COVER = ("title", "organisation", "session", "period")
_KINDS = {style: kind for kind, style in TABLE_STYLES.items()}
_CONTENTS = re.compile(r"toc (?P<level>\d)", re.IGNORECASE)
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
        self._contents = OpenContents()
        self._letters = Letters(self._shapes.names, self._note)
        self._cover: dict[str, str] = {}
        self._running_head = ""
        self._blocks: list[Block] = []
        self._positions = 0
        root = package.xml(package.main)
        self._places = Places(package.main, root)
        self._place = Place(part=package.main)
        self._body = root.find("{*}body")
        self._is_turned = False
        """Whether the pages lie on their long side, by the wish of the document."""

    def document(self) -> Document:
        """Read the body.

        :raises UnreadableDocument: if there is none, or a table is beyond bounds
        """
        if self._body is None:
            raise self._package.fault("본문이 비어 있습니다. 워드에서 다시 저장한 뒤 올려 주십시오.")
        try:
            self._sections(self._body)
        except TooManyPositions as error:
            raise self._package.fault("표가 지나치게 커서 읽지 않았습니다. 표를 나누어 올려 주십시오.") from error
        self._release()
        title, organisation, session, period = (self._cover.get(name, "") for name in _COVER)
        blocks, name = self._contents.filled(self._blocks), self._package.name
        return Document(title, organisation, session, period, blocks, name, running_head=self._running_head)

    def _sections(self, body: Any) -> None:
        shown: set[str] = set()
        sections = read_sections(body, self._package)
        for children, section in zip(
            sections_of(_unwrapped(body)), chain(sections, repeat(sections[-1])), strict=False
        ):
            for part in section.running:
                if part not in shown:
                    self._running(part)
                    shown.add(part)
            self._section(children, is_turned=section.is_turned)

    def _section(self, children: list[Any], *, is_turned: bool) -> None:
        ids = {value(child, "{*}pPr/{*}pStyle") or "" for child in children if local(child) == "p"}
        styles = {self._letters.styles.get(each, "") for each in ids}
        is_turned = is_turned and StyleName.TURNED not in styles
        is_ours = any(is_own(style) for style in styles)
        if is_turned != self._is_turned and not is_ours and self._blocks:
            self._add(PageBreak(self._place, is_turned))
        self._is_turned = is_turned
        for child in children:
            self._element(child)

    def _running(self, part: str) -> None:
        """Keep the lines of a head or foot, but not ours, which are told otherwise, and not mere page numbers."""
        for paragraph in self._package.xml(part).iter("{*}p"):
            line = read_line(paragraph, self._letters)
            if self._shapes.of(paragraph).style == StyleName.RUNNING_HEAD:
                self._running_head = plain(line.runs)
            elif not is_page_number(plain(line.runs)):
                self._add(Paragraph(stripped(line.runs), "running", Place(part=part)))

    def _content(self, parent: Any) -> None:
        for child in _unwrapped(parent):
            self._element(child)

    def _element(self, child: Any) -> None:
        if local(child) == "p":
            self._paragraph(child)
        elif local(child) == "tbl":
            self._table(child)

    def _paragraph(self, paragraph: Any) -> None:
        outer, self._place = self._place, self._places.of(paragraph)
        line, shape = read_line(paragraph, self._letters), self._shapes.of(paragraph)
        ours = is_own(shape.style)
        if line.page_break and shape.style != StyleName.COVER_END and (ours or self._blocks):
            self._add(PageBreak(self._place, self._is_turned))
        if ours:
            self._own_line(line, shape)
        else:
            self._line(line, shape)
        for element in line.objects:
            self._object(element)
        self._place = outer

    def _own_line(self, line: WordLine, shape: ParagraphShape) -> None:
        style, value = shape.style, plain(line.runs)
        if is_silent(line, style):
            return
        if name := cover_field(style):
            self._cover[name] = value
        elif style == StyleName.TABLE_CAPTION:
            self._pending.hold_caption(line.runs)
        elif style == StyleName.TABLE_UNIT:
            self._hold_unit(line.runs, our_unit_line(value))
        elif style == StyleName.CONTENTS_CAPTION:
            self._add(Contents((), value, self._place))
        elif entry := contents_entry(line, style, self._place):
            self._add_entry(entry)
        elif block := own_block(line, style, self._place) or self._rules.block(line.runs, self._place):
            self._add(block)

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
        """Whether a line is the title on the cover, and was taken as such."""
        if style != "Title" or "title" in self._cover:
            return False
        if any(isinstance(block, Heading | Table) for block in self._blocks):
            return False
        self._cover["title"] = value
        return True

    def _plain_line(self, line: Text, shape: ParagraphShape) -> None:
        value = plain(line)
        if found := unit_line(value):
            self._hold_unit(line, found)
        elif is_caption(value):
            self._release()
            self._pending.hold_caption(line)
        elif block := self._rules.block(line, self._place, self._shapes.head(shape)):
            self._add(block)

    def _hold_unit(self, line: Text, unit: UnitLine) -> None:
        if unit.says_more:
            self._add(Paragraph(line, "note", self._place))
        self._pending.hold_unit(line, unit)

    def _object(self, element: Any) -> None:
        """A picture, and the paragraphs of a text box; of two renderings of one thing the newer is read."""
        for picture in self._pictures(element):
            self._add(picture)
        for box in _boxes(element):
            self._content(box)

    def _pictures(self, element: Any) -> Iterator[Picture]:
        for image in _images(element):
            media_type, data = self._package.image(image)
            description = next((each.get("descr", "") for each in element.iter("{*}docPr")), "")
            yield Picture(description, media_type, data, self._place)

    def _note(self, mark: str, note_id: str) -> Text:
        """The words of a footnote or endnote, its paragraphs on lines of their own."""
        note = self._notes.get((mark, note_id))
        # A note has no notes itself.
        letters = replace(self._letters, note=lambda *_: ())
        runs: list[Run] = []
        for paragraph in () if note is None else note.iter("{*}p"):
            line = read_line(paragraph, letters)
            content = line.runs if line.head is not None else stripped(line.runs)
            runs += [Run("\n"), *content] if runs else content
        return merged(runs)

    @cached_property
    def _notes(self) -> dict[tuple[str, str], Any]:
        """The notes by the kind of their mark and their id."""
        roots = {kind: self._package.related_xml(f"{kind}s") for kind in ("footnote", "endnote")}
        return {
            (f"{kind}Reference", attribute(note, "id")): note
            for kind, root in roots.items()
            if root is not None
            for note in root.iterchildren(f"{{*}}{kind}")
        }

    def _table(self, element: Any) -> None:
        table = self._read_table(element)
        is_foreign = self._own_kind(element) is None and self._pending.is_empty
        boxed = band_heading(table) or boxed_block(table) if is_foreign else None
        if boxed:
            self._add(boxed)
            self._blocks += pictures_in(table)
        else:
            self._blocks.append(self._pending.give(table))

    def _own_kind(self, element: Any) -> str | None:
        """The kind of a table of ours; None of one of others."""
        return _KINDS.get(self._letters.styles.get(value(element, "{*}tblPr/{*}tblStyle") or "", ""))

    def _read_table(self, element: Any) -> Table:
        kind = self._own_kind(element)
        table = read_table(element, self._cell, guess_header=kind is None)
        self._positions += table.row_count * table.column_count
        if self._positions > MOST_POSITIONS_OF_A_PART:
            raise TooManyPositions(self._positions)
        return replace(table, kind=kind or "data", place=self._places.of(element))

    def _cell(self, element: Any) -> Cell:
        found = _CellContent()
        for child in _unwrapped(element):
            if local(child) == "tbl":
                found.tables.append(found.pending.give(self._read_table(child)))
            elif local(child) == "p":
                self._cell_paragraph(child, found)
        lines = [*found.lines, *found.pending.release()]
        place, tables = self._places.of(element), tuple(found.tables)
        return Cell(
            0, 0, () if lines == [()] else tuple(lines), tables=tables, place=place, pictures=tuple(found.pictures)
        )

    def _cell_paragraph(self, paragraph: Any, found: "_CellContent") -> None:
        line, shape = read_line(paragraph, self._letters), self._shapes.of(paragraph)
        if is_own(shape.style):
            _take_own_line(line, shape.style, found)
        else:
            head = self._rules.automatic_head(self._shapes.head(shape))
            content = stripped(line.runs)
            found.lines += [prefixed(f"{head} ", content) if head else content] if content else []
        for element in line.objects:
            found.pictures += self._pictures(element)
            for box in _boxes(element):
                for inner in box.iterchildren("{*}p"):
                    self._cell_paragraph(inner, found)

    def _add_entry(self, entry: ContentsEntry) -> None:
        self._release()
        self._contents.add(self._blocks, entry)

    def _add(self, block: Block) -> None:
        self._release()
        self._blocks.append(block)

    def _release(self) -> None:
        """Give back a caption or unit line that no table followed."""
        self._blocks += [Paragraph(line, place=self._place) for line in self._pending.release()]


@dataclass
class _CellContent:
    """What stands in a cell, in the making."""

    lines: list[Text] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    pending: Pending = field(default_factory=Pending)

    def cell(self, place: Place) -> Cell:
        """The cell, which is over; one with an empty line alone is empty."""
        lines = (*self.lines, *self.pending.release())
        kept = () if lines == ((),) else lines
        return Cell(0, 0, kept, tables=tuple(self.tables), place=place, pictures=tuple(self.pictures))


def _take_own_line(line: WordLine, style: str, found: _CellContent) -> None:
    if style == StyleName.TABLE_CAPTION:
        found.pending.hold_caption(line.runs)
    elif style == StyleName.TABLE_UNIT:
        found.pending.hold_unit(line.runs, our_unit_line(plain(line.runs)))
    elif style == StyleName.PICTURE_DESCRIPTION:
        found.pictures.append(Picture(plain(line.runs).removeprefix(PICTURE_LABEL)))
    elif not is_silent(line, style):
        found.lines.append(line.runs)


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


def _images(element: Any) -> Iterator[str]:
    """The relations of the images that an object shows, those in its text boxes left out."""
    for shown in _shown(element):
        for child in shown:
            if local(child) == "blip":
                yield next((str(key) for name, key in child.attrib.items() if name.endswith("}embed")), "")
            elif local(child) != "txbxContent":
                yield from _images(child)
