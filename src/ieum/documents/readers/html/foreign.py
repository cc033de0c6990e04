"""Pages that others made: titles by their elements, lines by what they look like, tables with their spans."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ieum.documents.model import (
    Block,
    Bullet,
    Cell,
    Document,
    Heading,
    Paragraph,
    Picture,
    Table,
    Text,
    plain,
)
from ieum.documents.readers.common.foreign import LineRules, band_heading, boxed_block, pictures_in
from ieum.documents.readers.common.heads import Lists, whole_number
from ieum.documents.readers.common.patterns import (
    UnitLine,
    bullet_marker,
    is_caption,
    our_unit_line,
    stripped,
    typed_heading,
    unit_line,
)
from ieum.documents.readers.common.pending import Pending
from ieum.documents.readers.common.runs import split_lines
from ieum.documents.readers.common.tables import MOST_POSITIONS_OF_A_PART, TooManyPositions, assembled
from ieum.documents.readers.html.flow import TITLES, Flow, items, one_line, parts, said, sign_of
from ieum.documents.readers.html.lines import PLAIN, Ink, inked, is_silent, picture_of, place_of
from ieum.documents.readers.html.tables import read_cells, rows_within, without_empty_edge
from ieum.documents.readers.text.captions import split_beside


class Walk:
    """The blocks of one page, in the making."""

    def __init__(self, root: Any, name: str) -> None:
        self._root, self._name = root, name
        self._body = _content(root)
        titles = [each for each in self._body.iter(*TITLES) if not is_silent(each)]
        alone = [each for each in titles if each.tag == "h1"]
        self._title = alone[0] if len(alone) == 1 and alone[0] is titles[0] else None
        """The title of the page, where its first title is the only one of its height."""
        self._above = 1 if self._title is not None or not alone else 0
        """By how many levels titles of the page stand higher than those of a report."""
        self._rules = LineRules(Lists())
        self._pending = Pending()
        self._blocks: list[Block] = []
        self._positions = 0

    def document(self) -> Document:
        """Read the page.

        :raises TooManyPositions: if a table claims more positions than any table has
        """
        title = said(self._title) if self._title is not None else said(self._root.find("head/title"))
        self._flow(self._body, PLAIN)
        self._release()
        return Document(title, blocks=tuple(self._blocks), source=self._name)

    # Lines

    def _flow(self, element: Any, ink: Ink) -> None:
        Flow(self._line, self._begin).walk(element, ink)

    def _begin(self, element: Any, ink: Ink) -> bool:
        """Take up an element that is a block of its own; False where it is none."""
        if element.tag in TITLES:
            self._heading(element, ink)
        elif element.tag in ("ul", "ol"):
            self._list(element, ink, self._depth_above(), 1)
        elif element.tag == "table":
            self._table(element, ink)
        elif element.tag == "img":
            self._picture(element)
        else:
            return bool(element.tag == "nav")
        return True

    def _line(self, content: Text, element: Any) -> None:
        """A paragraph; where it is broken, a part that begins like a line of its own is one."""
        for part in parts(content):
            self._one_line(part, element)

    def _one_line(self, line: Text, element: Any) -> None:
        value = plain(line)
        if found := unit_line(value):
            self._hold_unit(line, found)
        elif is_caption(value):
            self._release()
            self._pending.hold_caption(line)
        elif block := self._rules.block(line, place_of(element)):
            self._add(block)

    def _hold_unit(self, line: Text, unit: UnitLine) -> None:
        if unit.says_more:
            self._add(Paragraph(line, "note"))
        self._pending.hold_unit(line, unit)

    def _heading(self, element: Any, ink: Ink) -> None:
        if element is self._title:
            return
        content = one_line(element, ink)
        if not plain(content):
            return
        self._rules.begin_title()
        typed = typed_heading(content)
        content, number = (typed.content, typed.number) if typed else (content, "")
        level = max(TITLES[element.tag] - self._above, 1)
        self._add(Heading(level, content, number, place=place_of(element)))

    # Lists

    def _depth_above(self) -> int:
        """The depth of the bullet that a list stands under; 0 where it stands under none."""
        last = self._blocks[-1] if self._blocks else None
        return last.depth if isinstance(last, Bullet) else 0

    def _list(self, element: Any, ink: Ink, above: int, depth: int) -> None:
        count = whole_number(element.get("start"), 1)
        for child in element:
            if is_silent(child):
                continue
            if child.tag in ("ul", "ol"):
                self._list(child, ink, above, depth + 1)
                continue
            count = whole_number(child.get("value"), count)
            self._item(child, ink, sign_of(element, depth, count), above, depth)
            count += 1

    def _item(self, element: Any, ink: Ink, sign: str, above: int, depth: int) -> None:
        """One item: its first line carries the sign of the list, unless it has one of its own."""
        is_first = True

        def line(content: Text, within: Any) -> None:
            nonlocal is_first
            if is_first and not bullet_marker(content):
                self._add(Bullet(sign, above + depth, content, place_of(within)))
            else:
                self._line(content, within)
            is_first = False

        def begin(inner: Any, inner_ink: Ink) -> bool:
            if inner.tag in ("ul", "ol"):
                self._list(inner, inner_ink, above, depth + 1)
                return True
            return self._begin(inner, inner_ink)

        Flow(line, begin).walk(element, inked(element, ink))

    # Tables and pictures

    def _table(self, element: Any, ink: Ink) -> None:
        if _is_layout(element):
            for cell in (cell for row in rows_within(element) for cell in row.iterchildren("td", "th")):
                self._flow(cell, ink)
            return
        for stray in _beside_rows(element):
            self._flow(stray, ink)
        table = self._read_table(element, ink)
        boxed = band_heading(table) or boxed_block(table) if self._pending.is_empty and not table.caption else None
        if boxed:
            self._add(boxed)
            self._blocks += pictures_in(table)
        elif table.cells:
            self._blocks.append(self._given(table))

    def _given(self, table: Table) -> Table:
        """The table with what waited for it, unless its own caption tells."""
        given = self._pending.give(table)
        unit, day = table.unit or given.unit, table.base_date or given.base_date
        return replace(given, unit=unit, base_date=day)

    def _read_table(self, element: Any, ink: Ink) -> Table:
        raw = without_empty_edge(read_cells(element, lambda cell: self._cell(cell, inked(cell, ink))))
        table = assembled(raw, guess_header=True)
        self._positions += table.row_count * table.column_count
        if self._positions > MOST_POSITIONS_OF_A_PART:
            raise TooManyPositions(self._positions)
        title, beside = split_beside(said(element.find("caption")))
        unit = our_unit_line(f"({beside})") if beside else UnitLine("", None, says_more=False)
        return replace(table, caption=title, unit=unit.unit, base_date=unit.base_date, place=place_of(element))

    def _cell(self, element: Any, ink: Ink) -> Cell:
        lines: list[Text] = []
        tables: list[Table] = []
        pictures: list[Picture] = []

        def line(content: Text, _: Any) -> None:
            lines.extend(stripped(part) for part in split_lines(content) if plain(part).strip())

        def begin(inner: Any, inner_ink: Ink) -> bool:
            if inner.tag == "table":
                tables.append(self._read_table(inner, inner_ink))
            elif inner.tag in ("ul", "ol"):
                lines.extend(items(inner, inner_ink, begin))
            elif inner.tag == "img":
                pictures.extend(each for each in [_picture(inner)] if each.data or each.description)
            else:
                return False
            return True

        # A title cell is bold by itself; that says nothing of its words.
        Flow(line, begin).walk(element, ink)
        place = place_of(element)
        return Cell(0, 0, tuple(lines), tables=tuple(tables), place=place, pictures=tuple(pictures))

    def _picture(self, element: Any) -> None:
        picture = _picture(element)
        if picture.data or picture.description:
            self._add(picture)

    def _add(self, block: Block) -> None:
        self._release()
        self._blocks.append(block)

    def _release(self) -> None:
        """Give back a caption or unit line that no table followed."""
        self._blocks += [Paragraph(line) for line in self._pending.release()]


def _content(root: Any) -> Any:
    """What a page is about: its only main part or article; else all of it."""
    for name in ("main", "article"):
        found = list(root.iter(name))
        if len(found) == 1:
            return found[0]
    body = root.find("body")
    return root if body is None else body


def _picture(element: Any) -> Picture:
    picture = picture_of(element)
    return replace(picture, description=" ".join(picture.description.split()))


def _is_layout(table: Any) -> bool:
    """Whether a table only gives things their places on the page: it says so, or its one cell holds blocks."""
    if table.get("role") in ("presentation", "none"):
        return True
    cells = [cell for row in rows_within(table) for cell in row.iterchildren("td", "th")]
    return len(cells) == 1 and next(cells[0].iter("table", "ul", "ol", *TITLES), None) is not None


def _beside_rows(table: Any) -> Iterator[Any]:
    """What stands in a table outside its rows, where nothing may stand; browsers show it before the table."""
    for child in table:
        if child.tag not in ("caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr") and not is_silent(child):
            yield child
