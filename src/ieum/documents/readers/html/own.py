"""Pages that our writer made: their classes say what everything is."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any

from ieum.documents.elements import local
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
    Table,
    Text,
    plain,
)
from ieum.documents.readers.common.heads import whole_number
from ieum.documents.readers.common.patterns import bare_number, our_unit_line
from ieum.documents.readers.common.tables import MOST_POSITIONS_OF_A_PART, TooManyPositions, tiled
from ieum.documents.readers.html.lines import PLAIN, Ink, OpenLine, classes, inked, is_silent, picture_of, place_of
from ieum.documents.readers.html.tables import read_cells, rows_within
from ieum.documents.writers.html import GENERATOR

_COVER = ("title", "organisation", "session", "period")
_LEVEL = re.compile(r"(?:depth|level)-(\d{1,3})")
_PICTURE_LABEL = re.compile(r"\[그림: (?P<description>.*)\]", re.DOTALL)
_BLOCKS = ("ul", "table", "img", "p")
"""What stands in an item or cell beside its lines."""
_NO_NAME = "표"
"""How the writer names a table that has no caption."""


def is_own(root: Any) -> bool:
    """Whether a page says that we made it."""
    return any(
        each.get("name") == "generator" and each.get("content") == GENERATOR for each in root.iterfind("head/meta")
    )


def own_document(root: Any, name: str) -> Document:
    """Read such a page.

    :raises TooManyPositions: if a table claims more positions than any table has
    """
    page = _Page(root)
    main = root.find("body/main")
    blocks = () if main is None else tuple(page.blocks(main))
    title, organisation, session, period = (page.words(root.find(f"body/header/*[@class='{key}']")) for key in _COVER)
    return Document(
        title,
        organisation,
        session,
        period,
        running_head=page.words(root.find("body/p[@class='running-head']")),
        blocks=blocks,
        source=name,
    )


class _Page:
    """What one page says, its notes known."""

    def __init__(self, root: Any) -> None:
        self._notes: dict[str, Text] = {}
        self._notes = {
            f"#{item.get('id')}": self.line(item.find("span")) for item in root.iterfind(".//section/ol/li[@id]")
        }
        self._positions = 0

    def blocks(self, parent: Any) -> Iterator[Block]:
        for element in parent:
            match local(element):
                case "section" if "footnotes" not in classes(element):
                    yield from self.blocks(element)
                case "h2" | "h3" | "h4" | "h5" | "h6":
                    yield self._heading(element)
                case "p":
                    yield self._paragraph(element)
                case "ul":
                    yield from self._bullets(element)
                case "nav":
                    yield self._contents(element)
                case "img":
                    yield picture_of(element)
                case "div" if "page-break" in classes(element):
                    yield PageBreak(place_of(element), "landscape" in classes(element))
                case "div":
                    yield from self._tables_in(element)

    def words(self, element: Any) -> str:
        """The characters of an element; "" where there is none."""
        return "" if element is None else plain(self.line(element))

    def line(self, element: Any, left_out: tuple[str, ...] = ()) -> Text:
        """What an element says; its children with a class of those left out say something else."""
        if element is None:
            return ()
        line = OpenLine()
        self._write(element, PLAIN, line, left_out)
        return line.take()

    def _write(self, element: Any, ink: Ink, line: OpenLine, left_out: tuple[str, ...]) -> None:
        line.add(element.text or "", ink)
        for child in element:
            self._write_child(child, ink, line, left_out)

    def _write_child(self, child: Any, ink: Ink, line: OpenLine, left_out: tuple[str, ...]) -> None:
        name = classes(child)
        if local(child) == "br":
            line.end(ink)
        elif "note-mark" in name:
            link = child.find("a")
            line.note(self._notes.get("" if link is None else link.get("href", ""), ()))
        elif not is_silent(child) and local(child) not in _BLOCKS and name.isdisjoint(left_out):
            self._write(child, _inked(child, ink), line, ())
        line.add(child.tail or "", ink)

    def _heading(self, element: Any) -> Heading:
        height = whole_number(element.get("aria-level"), int(element.tag[1:]))
        level = whole_number(element.get("data-level"), height - 1)
        number, team = (self.words(element.find(f"span[@class='{name}']")) for name in ("number", "team"))
        content = self.line(element, ("number", "team"))
        lost = "from-contents" in classes(element)
        return Heading(max(level, 1), content, bare_number(number), team, lost, place_of(element))

    def _paragraph(self, element: Any) -> Paragraph | Picture:
        role = element.get("class", "body")
        content = self.line(element)
        if role == "picture" and (found := _PICTURE_LABEL.fullmatch(plain(content))):
            return Picture(found["description"], place=place_of(element))
        return Paragraph(content, role, place_of(element))

    def _bullets(self, element: Any) -> Iterator[Bullet]:
        depth = _level(element)
        for item in element.iterchildren("li"):
            marker = self.words(item.find("span[@class='marker']"))
            yield Bullet(marker, depth, self.line(item, ("marker",)), place_of(item))
            for inner in item.iterchildren("ul"):
                yield from self._bullets(inner)

    def _contents(self, element: Any) -> Contents:
        entries = tuple(self._entry(item) for item in element.iterfind("ul/li"))
        return Contents(entries, self.words(element.find("p")), place_of(element))

    def _entry(self, item: Any) -> ContentsEntry:
        number, page = (self.words(item.find(f"span[@class='{name}']")) for name in ("number", "page"))
        return ContentsEntry(
            bare_number(number), plain(self.line(item, ("number", "page"))), page, _level(item), place_of(item)
        )

    # Tables

    def _tables_in(self, element: Any) -> Iterator[Table]:
        label = element.get("aria-label", _NO_NAME)
        for inner in element.iterchildren("table"):
            table = self._table(inner)
            yield table if table.caption or label == _NO_NAME else replace(table, caption=label)

    def _table(self, element: Any) -> Table:
        raw = read_cells(element, self._cell)
        table = Table(tiled(each.cell for each in raw), kind=element.get("class", "data"), place=place_of(element))
        self._positions += table.row_count * table.column_count
        if self._positions > MOST_POSITIONS_OF_A_PART:
            raise TooManyPositions(self._positions)
        apart = sum(row.getparent().tag == "thead" for row in rows_within(element))
        header_rows = min(whole_number(element.get("data-header-rows"), apart), max(table.row_count, 1))
        return self._told(replace(table, header_rows=header_rows), element)

    def _told(self, table: Table, element: Any) -> Table:
        """The table with what its caption and attributes say."""
        caption = element.find("caption")
        title = plain(self.line(caption, ("unit",)))
        told = "" if caption is None else self.words(caption.find("span[@class='unit']"))
        unit = our_unit_line(told) if told else None
        day = unit.base_date if unit else None
        with suppress(ValueError):
            day = date.fromisoformat(element.get("data-base-date", ""))
        return replace(table, caption=title, unit=unit.unit if unit else "", base_date=day)

    def _cell(self, element: Any) -> Cell:
        return Cell(
            0,
            0,
            self._lines(element),
            tables=tuple(self._table(inner) for inner in element.iterchildren("table")),
            place=place_of(element),
            pictures=tuple(self._pictures(element)),
        )

    def _lines(self, element: Any) -> tuple[Text, ...]:
        """The lines of a cell; a break within a line is a soft one."""
        line = OpenLine()
        line.add(element.text or "", PLAIN)
        lines = []
        for child in element:
            if local(child) == "br" and "soft" not in classes(child):
                lines.append(line.take())
                line.add(child.tail or "", PLAIN)
            else:
                self._write_child(child, PLAIN, line, ())
        lines.append(line.take())
        return () if lines == [()] else tuple(lines)

    def _pictures(self, element: Any) -> Iterator[Picture]:
        for child in element:
            if local(child) == "img":
                yield picture_of(child)
            elif local(child) == "p" and isinstance(found := self._paragraph(child), Picture):
                yield found


def _inked(element: Any, ink: Ink) -> Ink:
    """How letters look within an element, the figure that they print and the blanks that they keep among it."""
    if "blank" in classes(element):
        return replace(ink, keeps_blanks=True)
    return replace(inked(element, ink), figure=element.get("data-figure", ink.figure))


def _level(element: Any) -> int:
    found = _LEVEL.search(element.get("class", ""))
    return int(found[1]) if found else 1
