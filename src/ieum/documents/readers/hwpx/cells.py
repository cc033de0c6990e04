"""Reads tables with all that stands in their cells."""

from dataclasses import dataclass, field
from typing import Any

from ieum.documents.elements import Places, local
from ieum.documents.model import NOWHERE, Cell, Picture, Table, Text, plain
from ieum.documents.readers.common.foreign import LineRules, pictures_in
from ieum.documents.readers.common.own import is_own
from ieum.documents.readers.common.patterns import our_unit_line, stripped
from ieum.documents.readers.common.pending import Pending
from ieum.documents.readers.common.runs import prefixed
from ieum.documents.readers.common.tables import MOST_POSITIONS_OF_A_PART, RawCell, TooManyPositions, assembled
from ieum.documents.readers.hwpx.lines import Line, paragraphs, read_line, sub_lists
from ieum.documents.readers.hwpx.own import is_silent
from ieum.documents.readers.hwpx.pictures import Pictures
from ieum.documents.readers.hwpx.shapes import Shapes
from ieum.documents.readers.hwpx.tables import position
from ieum.documents.styles.names import KIND_PLACES, PICTURE_LABEL, StyleName

_PLACE_KINDS: dict[str, str] = {place: kind for kind, place in KIND_PLACES.items()}


@dataclass(slots=True)
class Content:
    """What stands in a cell, note or running head."""

    lines: list[Text] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    pending: Pending = field(default_factory=Pending)

    def all_lines(self) -> list[Text]:
        """The lines, then those of the tables."""
        inner = [line for table in self.tables for cell in table.cells for line in _lines_within(cell)]
        return [*self.lines, *inner]

    def all_pictures(self) -> list[Picture]:
        """The pictures, then those of the tables."""
        return [*self.pictures, *(picture for table in self.tables for picture in pictures_in(table))]


class TableReader:
    """Reads the tables of one part."""

    def __init__(self, shapes: Shapes, rules: LineRules, places: Places, pictures: Pictures) -> None:
        self._shapes = shapes
        self._rules = rules
        self._places = places
        self._pictures = pictures
        self._positions = 0

    def table(self, element: Any, host_style: str) -> Table:
        """Read a ``tbl``; the style of the paragraph that holds it tells its kind where the file is ours.

        :raises TooManyPositions: if the tables so far claim more positions than any report has
        """
        raw = [self._cell(cell) for row in element.iterchildren("{*}tr") for cell in row.iterchildren("{*}tc")]
        table = assembled(raw, guess_header=not is_own(host_style))
        self._positions += table.row_count * table.column_count
        if self._positions > MOST_POSITIONS_OF_A_PART:
            raise TooManyPositions(self._positions)
        return Table(
            table.cells,
            table.header_rows,
            self._caption(element),
            kind=_PLACE_KINDS.get(host_style, "data"),
            place=self._places.of(element),
        )

    def content(self, element: Any) -> Content:
        """Everything in the sub-lists of an element."""
        content = Content()
        for sub_list in sub_lists(element):
            for paragraph in paragraphs(sub_list):
                self._paragraph(paragraph, content)
        content.lines += content.pending.release()
        return content

    def _cell(self, element: Any) -> RawCell:
        content = self.content(element)
        lines = () if content.lines == [()] else tuple(content.lines)
        row, column, row_span, column_span = position(element)
        tables, pictures, place = tuple(content.tables), tuple(content.pictures), self._places.of(element)
        cell = Cell(row, column, lines, row_span, column_span, tables, place, pictures)
        return RawCell(cell, element.get("header") == "1", element.get("borderFillIDRef") in self._shapes.shaded)

    def _caption(self, element: Any) -> str:
        caption = element.find("{*}caption")
        lines = [] if caption is None else self.content(caption).all_lines()
        return " ".join(plain(line) for line in lines)

    def _paragraph(self, paragraph: Any, content: Content) -> None:
        line = read_line(paragraph, self._shapes)
        self._line(line, content)
        for element in line.objects:
            self._object(element, line.style, content)

    def _line(self, line: Line, content: Content) -> None:
        if line.style == StyleName.TABLE_CAPTION:
            content.pending.hold_caption(line.text)
        elif line.style == StyleName.TABLE_UNIT:
            content.pending.hold_unit(line.text, our_unit_line(plain(line.text)))
        elif line.style == StyleName.PICTURE_DESCRIPTION:
            content.pictures.append(Picture(plain(line.text).removeprefix(PICTURE_LABEL)))
        elif is_own(line.style):
            content.lines += [] if is_silent(line) else [line.text]
        else:
            content.lines += self._foreign_lines(line)

    def _foreign_lines(self, line: Line) -> list[Text]:
        head = self._rules.automatic_head(line.head)
        value = stripped(line.text)
        if not value:
            return []
        return [prefixed(f"{head} ", value) if head else value]

    def _object(self, element: Any, host_style: str, content: Content) -> None:
        if local(element) == "tbl":
            content.tables.append(content.pending.give(self.table(element, host_style)))
            return
        if picture := self._pictures.read(element, NOWHERE):
            content.pictures.append(picture)
        inner = self.content(element)
        content.lines += inner.lines
        content.tables += inner.tables
        content.pictures += inner.pictures


def _lines_within(cell: Cell) -> list[Text]:
    inner = [line for table in cell.tables for each in table.cells for line in _lines_within(each)]
    return [*cell.lines, *inner]
