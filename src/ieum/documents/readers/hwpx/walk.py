"""Walks through the paragraphs of a file and makes the blocks of a Document from them."""

import re
from dataclasses import replace
from typing import Any

from ieum.documents.elements import Places, local
from ieum.documents.model import (
    Block,
    Bullet,
    Contents,
    ContentsEntry,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Picture,
    Place,
    Table,
    plain,
)
from ieum.documents.readers.common.foreign import (
    LineRules,
    band_heading,
    boxed_block,
    cover_title,
    listed_entry,
    pictures_in,
)
from ieum.documents.readers.common.own import COVER_FIELDS, is_own
from ieum.documents.readers.common.patterns import (
    UnitLine,
    drop_start,
    is_caption,
    our_unit_line,
    take_start,
    unit_line,
)
from ieum.documents.readers.common.pending import OpenContents, Pending
from ieum.documents.readers.common.tables import TooManyPositions
from ieum.documents.readers.hwpx.bands import read_band
from ieum.documents.readers.hwpx.cells import TableReader
from ieum.documents.readers.hwpx.lines import SEPARATOR, Line, blanked, paragraphs, read_line, sub_lists
from ieum.documents.readers.hwpx.own import contents_entry, is_silent, own_block
from ieum.documents.readers.hwpx.package import Package
from ieum.documents.readers.hwpx.pictures import Pictures
from ieum.documents.readers.hwpx.shapes import read_shapes
from ieum.documents.styles.names import StyleName

_COVER = ("title", "organisation", "session", "period")
_RUNNING = ("header", "footer")
_CONTENTS_STYLE = re.compile(r"차례 \d")


class Walk:
    """The blocks of one file, in the making."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._shapes = read_shapes(package.header())
        self._rules = LineRules(self._shapes.lists)
        self._pictures = Pictures(package)
        self._pending = Pending()
        self._contents = OpenContents()
        self._cover: dict[str, str] = {}
        self._blocks: list[Block] = []
        self._running_head = ""
        self._shown: set[str] = set()
        """The master pages so far."""
        self._is_turned = False
        """Whether the pages lie on their long side, by the wish of the document."""
        self._begin_part(Places())

    def document(self) -> Document:
        """Read all sections.

        :raises UnreadableDocument: naming the part that cannot be read
        """
        for part in self._package.sections:
            root = self._package.xml(part)
            self._begin_part(Places(part, root))
            self._section(root)
        self._release()
        title, organisation, session, period = (self._cover.get(name, "") for name in _COVER)
        blocks, name = self._contents.filled(self._blocks), self._package.name
        return Document(title, organisation, session, period, blocks, name, running_head=self._running_head)

    def _begin_part(self, places: Places) -> None:
        self._places = places
        self._place = Place(part=places.part)
        self._tables = TableReader(self._shapes, self._rules, places, self._pictures)

    def _section(self, root: Any) -> None:
        # By its path, since a search would go over the whole part.
        properties = root.find("{*}p/{*}run/{*}secPr")
        if properties is not None:
            self._rules.outline_list = properties.get("outlineShapeIDRef", "1")
        self._turn(root, properties)
        try:
            self._master_pages(properties)
            for paragraph in paragraphs(root):
                self._paragraph(paragraph)
        except TooManyPositions as error:
            raise self._package.fault(
                "{part}의 표가 지나치게 커서 읽지 않았습니다. 표를 나누어 올려 주십시오.", part=self._place.part
            ) from error

    def _master_pages(self, properties: Any) -> None:
        """Keep what stands on every page from a part of its own (바탕쪽), once for all sections that name it."""
        for named in () if properties is None else properties.iter("{*}masterPage"):
            part = self._package.master_page(named.get("idRef", ""))
            if part and part not in self._shown:
                self._shown.add(part)
                self._running(self._package.xml(part))

    def _turn(self, root: Any, properties: Any) -> None:
        """Take up how the pages of a section lie; where another says nothing of a break, turned paper is one."""
        first = next(paragraphs(root), None)
        style = "" if first is None else self._shapes.style_names.get(first.get("styleIDRef"), "")
        page = None if properties is None else properties.find("{*}pagePr")
        is_turned = page is not None and page.get("landscape") == "NARROWLY" and style != StyleName.TURNED
        if is_turned != self._is_turned and not is_own(style) and first is not None and first.get("pageBreak") != "1":
            self._add(PageBreak(self._place, is_turned))
        self._is_turned = is_turned

    def _paragraph(self, paragraph: Any) -> None:
        outer, self._place = self._place, self._places.of(paragraph)
        self._line(paragraph)
        self._place = outer

    def _line(self, paragraph: Any) -> None:
        line = read_line(paragraph, self._shapes)
        if line.page_break and line.style != StyleName.COVER_END:
            self._add(PageBreak(self._place, self._is_turned))
        if is_own(line.style):
            self._own_line(line)
        else:
            self._foreign_line(line)
        for element in line.objects:
            self._object(element, line.style)

    def _own_line(self, line: Line) -> None:
        value = plain(line.text)
        if is_silent(line):
            return
        if line.style in COVER_FIELDS:
            self._cover[COVER_FIELDS[line.style]] = value
        elif line.style == StyleName.TABLE_CAPTION:
            self._hold_caption(line)
        elif line.style == StyleName.TABLE_UNIT:
            self._hold_unit(line, our_unit_line(value))
        elif line.style == StyleName.CONTENTS_CAPTION:
            self._add(Contents((), value, self._place))
        elif entry := contents_entry(line, self._place):
            self._add_entry(entry)
        elif block := own_block(line, self._place) or self._rules.block(line.text, self._place, line.head):
            self._add(block)

    def _foreign_line(self, line: Line) -> None:
        value = plain(line.text)
        if found := unit_line(value):
            self._hold_unit(line, found)
        elif is_caption(value):
            self._release()
            self._pending.hold_caption(line.text)
        elif _CONTENTS_STYLE.fullmatch(line.style) and value.strip():
            self._add_entry(listed_entry(value, int(line.style[-1]), self._place))
        elif block := self._rules.block(line.text, self._place, line.head):
            self._add(block)

    def _hold_caption(self, line: Line) -> None:
        """Keep a caption, and the unit that may stand at the right of it."""
        caption, sign, unit = line.value.partition(f"\t{SEPARATOR}")
        self._pending.hold_caption(blanked(take_start(line.runs, len(caption))))
        if sign:
            rest = drop_start(line.runs, len(caption) + len(sign))
            self._hold_unit(replace(line, runs=rest), our_unit_line(unit))

    def _hold_unit(self, line: Line, unit: UnitLine) -> None:
        if unit.says_more:
            self._add(Paragraph(line.text, "note", self._place))
        self._pending.hold_unit(line.text, unit)

    def _object(self, element: Any, host_style: str) -> None:
        name = local(element)
        if name == "tbl":
            self._table(element, host_style)
        elif name in _RUNNING:
            self._running(element)
        else:
            self._other_object(element)

    def _other_object(self, element: Any) -> None:
        picture = self._pictures.read(element, self._place)
        if picture:
            self._add(picture)
        for sub_list in sub_lists(element):
            for paragraph in paragraphs(sub_list):
                self._paragraph(paragraph)

    def _running(self, element: Any) -> None:
        """Keep running heads and feet; ours is told once for all pages."""
        styles = {self._shapes.style_names.get(each.get("styleIDRef")) for each in element.iter("{*}p")}
        content = self._tables.content(element)
        if styles == {StyleName.RUNNING_HEAD}:
            self._running_head = "\n".join(map(plain, content.all_lines()))
            return
        for line in content.all_lines():
            self._add(Paragraph(line, "running", self._place))
        for picture in content.all_pictures():
            self._add(replace(picture, place=self._place))

    def _table(self, element: Any, host_style: str) -> None:
        if host_style == StyleName.BAND_PLACE:
            band = read_band(element, self._shapes, self._places)
            self._cover.update(band.cover)
            for block in band.blocks:
                self._add(block)
            if band.is_known:
                return
        table = self._titled(self._tables.table(element, host_style), host_style)
        is_named = table.caption or not self._pending.is_empty
        if is_own(host_style) or is_named or not self._boxed(table):
            self._add_table(table)

    def _titled(self, table: Table, host_style: str) -> Table:
        """The table with its caption, where that is the title straight above."""
        above = self._blocks[-1] if self._blocks else None
        if host_style != StyleName.TITLED_TABLE_PLACE or not isinstance(above, Heading | Bullet):
            return table
        return replace(table, caption=plain(above.content))

    def _boxed(self, table: Table) -> bool:
        """Whether a table of others is a title or a purpose in a box, and was taken as such."""
        if self._is_at_cover() and (title := cover_title(table)):
            self._cover["title"] = title
            self._blocks += pictures_in(table)
            return True
        block = band_heading(table) or boxed_block(table)
        if block:
            self._add(block)
            self._blocks += pictures_in(table)
        return block is not None

    def _is_at_cover(self) -> bool:
        return not self._cover and all(map(_may_precede_title, self._blocks))

    def _add_table(self, table: Table) -> None:
        self._blocks.append(self._pending.give(table))

    def _add_entry(self, entry: ContentsEntry) -> None:
        self._release()
        self._contents.add(self._blocks, entry)

    def _add(self, block: Block) -> None:
        self._release()
        self._blocks.append(block)

    def _release(self) -> None:
        """Give back a caption or unit line that no table followed."""
        self._blocks += [Paragraph(line, place=self._place) for line in self._pending.release()]


def _may_precede_title(block: Block) -> bool:
    """Whether a block may stand before the title on the cover: a head that runs on every page, or a picture."""
    return isinstance(block, Picture) or (isinstance(block, Paragraph) and block.role == "running")
