"""The parts of an XLSX as grids of shown text."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Any, ClassVar

from lxml.etree import QName

from ieum.documents.number_formats import is_date, shown
from ieum.documents.readers.package import ZipPackage
from ieum.kernel.wording import Wording, worded

MOST_CELLS = 300_000
"""All sheets together; the largest table of a report has a few thousand."""
MOST_MERGED = 20_000
"""On one sheet."""
_MAIN = re.compile(r"\.main\+xml$")
_REFERENCE = re.compile(r"\$?(?P<column>[A-Za-z]{1,3})\$?(?P<row>\d{1,7})")
_BUILT_IN = {
    **dict.fromkeys((*range(14, 18), 22, *range(27, 32), *range(50, 59)), "yyyy. m. d."),
    **dict.fromkeys((3, 37, 38, 41, 42), "#,##0"),
    **dict.fromkeys((4, 39, 40, 43, 44), "#,##0.00"),
    1: "0",
    2: "0.00",
    9: "0%",
    10: "0.00%",
}
"""Formats that the program knows by number alone; the rest of them show a number as it is."""
_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
_LAST_DAY = 2_900_000
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

Area = tuple[int, int, int, int]
"""First row and column, last row and column, from 0."""


@dataclass
class Grid:
    """One sheet: what its cells show."""

    name: str
    part: str
    shown: dict[tuple[int, int], str] = field(default_factory=dict)
    """Text by row and column, from 0; empty cells are left out."""
    merged: list[Area] = field(default_factory=list)
    ground: Area | None = None
    """Where the table stands, in a file of ours."""
    titles: tuple[int, int] | None = None
    """Rows that are printed again on each page; None where none are."""


class Workbook(ZipPackage):
    """One XLSX file."""

    program: ClassVar[Wording] = worded("엑셀")
    kind: ClassVar[Wording] = worded("엑셀(xlsx)")

    def __init__(self, data: bytes, name: str) -> None:
        super().__init__(data, name)
        self._count = 0

    def sheets(self) -> Iterator[Grid]:
        """All sheets that are shown, in their order.

        :raises UnreadableDocument: naming the part that cannot be read
        """
        for index, sheet in enumerate(self._root.iter("{*}sheet")):
            part = self._relations.get(sheet.get(_RELATION, ""), "")
            if sheet.get("state", "visible") == "visible" and "sheets/" in part and self.has(part):
                yield self._grid(index, sheet.get("name", ""), part)

    @cached_property
    def _main(self) -> str:
        for override in self.xml("[Content_Types].xml").iter("{*}Override"):
            if _MAIN.search(override.get("ContentType", "")):
                return str(override.get("PartName", "")).lstrip("/")
        return "xl/workbook.xml"

    @cached_property
    def _root(self) -> Any:
        return self.xml(self._main)

    @cached_property
    def _relations(self) -> dict[str, str]:
        folder, name = posixpath.split(self._main)
        return {
            relation.get("Id", ""): posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip(
                "/"
            )
            for relation in self.xml(posixpath.join(folder, "_rels", f"{name}.rels")).iter("{*}Relationship")
            if relation.get("TargetMode") != "External"
        }

    def _related(self, name: str) -> Any | None:
        part = next((part for part in self._relations.values() if part.endswith(f"/{name}.xml")), "")
        return self.xml(part) if self.has(part) else None

    @cached_property
    def _strings(self) -> list[str]:
        root = self._related("sharedStrings")
        return [] if root is None else [_string(each) for each in root.iterchildren("{*}si")]

    @cached_property
    def _formats(self) -> list[str]:
        """The number format of each look."""
        root = self._related("styles")
        looks = None if root is None else root.find("{*}cellXfs")
        if root is None or looks is None:
            return []
        own = {each.get("numFmtId"): each.get("formatCode", "") for each in root.iter("{*}numFmt")}
        ids = [look.get("numFmtId", "0") for look in looks.iterchildren("{*}xf")]
        return [own.get(each) or _BUILT_IN.get(_whole(each), "") for each in ids]

    @cached_property
    def _first_day(self) -> date:
        properties = self._root.find("{*}workbookPr")
        is_1904 = properties is not None and properties.get("date1904") in ("1", "true")
        return _EPOCH_1904 if is_1904 else _EPOCH

    def _grid(self, index: int, name: str, part: str) -> Grid:
        grid = Grid(name, part, ground=self._named(index, "_ieum.표"))
        titles = self._named(index, "_xlnm.Print_Titles")
        grid.titles = (titles[0], titles[2]) if titles else None
        root = self.xml(part)
        for number, row in enumerate(root.iter("{*}row")):
            self._row(row, number, grid)
        for merge in root.iter("{*}mergeCell"):
            if area := _area(merge.get("ref", "")):
                grid.merged.append(area)
        if len(grid.merged) > MOST_MERGED:
            raise self.fault(
                "{sheet} 시트에 합친 칸이 지나치게 많습니다. 시트를 나누어 저장하여 올려 주십시오.", sheet=name
            )
        return grid

    def _row(self, row: Any, number: int, grid: Grid) -> None:
        at = (_whole(row.get("r", "")) or number + 1) - 1
        for position, cell in enumerate(row.iterchildren("{*}c")):
            self._count += 1
            if self._count > MOST_CELLS:
                raise self.fault("칸이 지나치게 많습니다. 필요한 시트만 남기고 저장하여 올려 주십시오.")
            place = _place(cell.get("r", "")) or (at, position)
            if words := self._words(cell):
                grid.shown[place] = words

    def _words(self, cell: Any) -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return "".join(_string(each) for each in cell.iterchildren("{*}is")).strip()
        found = cell.find("{*}v")
        value = "" if found is None else (found.text or "").strip()
        if kind == "s":
            index = _whole(value)
            return self._strings[index].strip() if value.isdecimal() and index < len(self._strings) else ""
        if kind == "b":
            return {"1": "TRUE", "0": "FALSE"}.get(value, value)
        return self._number(value, _whole(cell.get("s", ""))) if kind == "n" else value

    def _number(self, value: str, look: int) -> str:
        code = self._formats[look] if look < len(self._formats) else ""
        try:
            number = Decimal(value)
        except InvalidOperation:
            return value
        if not number.is_finite() or abs(number.adjusted()) > 30:
            return value
        if is_date(code) and 0 < number < _LAST_DAY:
            day = self._first_day + timedelta(days=int(number))
            return f"{day.year}. {day.month}. {day.day}."
        return shown(_as_typed(number), code)

    def _named(self, index: int, name: str) -> Area | None:
        for defined in self._root.iter("{*}definedName"):
            if defined.get("name") == name and defined.get("localSheetId") == str(index):
                return _area((defined.text or "").rpartition("!")[2])
        return None


def _as_typed(number: Decimal) -> Decimal:
    """A number without the dust of binary fractions: 0.52100000000000002 was typed as 0.521."""
    return Decimal(repr(float(number))) if number != number.to_integral_value() else number


def _string(element: Any) -> str:
    """The text of a string item; how its syllables are spoken (rPh) is no part of it."""
    said = (each.text or "" for each in element.iter("{*}t") if QName(each.getparent()).localname != "rPh")
    return "".join(said).replace("\r\n", "\n")


def _whole(value: str) -> int:
    return int(value) if value.isdecimal() and len(value) < 10 else 0


def _place(reference: str) -> tuple[int, int] | None:
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return None
    column = 0
    for letter in match["column"].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match["row"]) - 1, column - 1


def _area(reference: str) -> Area | None:
    """The corners of "A1:C2", of "A1", or of whole rows "$3:$4"."""
    first, _, last = reference.partition(":")
    if rows := re.fullmatch(r"\$?(\d{1,7}):\$?(\d{1,7})", reference):
        return int(rows[1]) - 1, 0, int(rows[2]) - 1, 0
    start, end = _place(first), _place(last or first)
    if start is None or end is None or end[0] < start[0] or end[1] < start[1]:
        return None
    return (*start, *end)
