"""Fills the fields and cells of an HWPX form and leaves every other byte of its parts as it is."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count

from ieum.documents.errors import CannotFill
from ieum.documents.patch.archive import replaced
from ieum.documents.patch.blanks import Blank, FormTable, fields
from ieum.documents.patch.parts import Edit, EditsOverlap, Part
from ieum.documents.patch.rows import Record, repeated_rows
from ieum.documents.readers.hwpx.package import Package
from ieum.documents.reading import detect_format
from ieum.kernel.particles import with_particles

Value = str | Sequence[Record]
"""A text; or for a row of a table the records that it is to be repeated for."""
_ADDRESS = re.compile(r"표\s*(?P<table>\d{1,6})\s*(?P<row>\d{1,6})행(?:\s*(?P<column>\d{1,6})열)?")
_MOST_LISTED = 40
_UTF_8 = (None, "UTF-8", "utf-8", "ASCII")


class Form:
    """An HWPX file that is to be filled."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open a file; ``name`` is for messages.

        :raises UnreadableDocument: if it is damaged
        :raises CannotFill: if it is no HWPX
        """
        if detect_format(data, name) != "hwpx":
            raise CannotFill(f"{name}: 한글(hwpx) 서식만 채울 수 있습니다. 한글에서 hwpx로 저장하여 다시 하십시오.")
        self._data = data
        self._package = Package(data, name)
        self._parts = {part: self._part(part) for part in self._package.sections}
        self._tables = [
            FormTable(part, element, number)
            for number, (part, element) in enumerate(
                ((part, element) for part in self._parts.values() for element in part.root.iter("{*}tbl")), 1
            )
        ]
        self._named = list(self._named_blanks())

    def blanks(self) -> Iterator[Blank]:
        """All that can be named: fields and named cells, then the cells of all tables by their address."""
        yield from (blank for _, blank in self._named)
        for table in self._tables:
            yield from table.blanks

    def filled(self, values: Mapping[str, Value]) -> bytes:
        """The file with these values; all of them or none.

        :raises CannotFill: if a name is not there, cannot take its value, or means what another one means too
        """
        self._require_known(values)
        edits: dict[int, list[Edit]] = {}
        rows: dict[int, dict[int, Sequence[Record]]] = {}
        for name, value in values.items():
            for part, edit in self._text_edits(name, value, rows):
                edits.setdefault(id(part), []).append(edit)
        for number, records in rows.items():
            table = self._tables[number - 1]
            edits.setdefault(id(table.part), []).extend(repeated_rows(table, records))
        changed = {name: self._edited(part, edits[id(part)]) for name, part in self._parts.items() if id(part) in edits}
        return replaced(self._data, changed)

    def _part(self, name: str) -> Part:
        root = self._package.xml(name)
        if root.getroottree().docinfo.encoding not in _UTF_8 or root.nsmap.get("hp") is None:
            raise self._refusal(
                with_particles(f"{name}이(가) 한글이 저장한 모양이 아닙니다. 한글에서 다시 저장하여 올려 주십시오.")
            )
        return Part(self._package.read(name), root)

    def _named_blanks(self) -> Iterator[tuple[Part, Blank]]:
        numbers = count(1)
        for part in self._parts.values():
            for blank in fields(part):
                yield part, blank if blank.name else replace(blank, name=f"누름틀{next(numbers)}")
        yield from ((table.part, blank) for table in self._tables for blank in table.named)

    def _text_edits(
        self, name: str, value: Value, rows: dict[int, dict[int, Sequence[Record]]]
    ) -> Iterator[tuple[Part, Edit]]:
        """The edits for one value; records are put to ``rows``, since rows of one table move each other."""
        meant = self._meant(name)
        match = _ADDRESS.fullmatch(name)
        if not meant and match:
            if isinstance(value, str):
                raise self._refusal(f"'{name}'에는 글이 아니라 행마다의 값을 넣어야 합니다.")
            rows.setdefault(int(match["table"]), {})[int(match["row"])] = value
        for part, blank in meant:
            if not isinstance(value, str):
                raise self._refusal(f"'{name}'에는 글 하나만 넣을 수 있습니다.")
            if blank.obstacle:
                raise self._refusal(f"'{name}'에는 {blank.obstacle} 글을 넣을 수 없습니다. 다른 칸을 지정하십시오.")
            yield from ((part, edit) for edit in blank.filled(value))

    def _meant(self, name: str) -> list[tuple[Part, Blank]]:
        """All fields and cells of that name; a name that several have means each of them."""
        named = [(part, blank) for part, blank in self._named if blank.name == name]
        match = None if named else _ADDRESS.fullmatch(name)
        if match is None or match["column"] is None:
            return named
        table = self._tables[int(match["table"]) - 1]
        return [(table.part, table.blank(cell)) for cell in table.at(int(match["row"]), int(match["column"]))]

    def _require_known(self, values: Iterable[str]) -> None:
        unknown = [name for name in values if not self._is_known(name)]
        if unknown:
            known = list(dict.fromkeys(blank.name for _, blank in self._named))
            more = f" 외 {len(known) - _MOST_LISTED}개" if len(known) > _MOST_LISTED else ""
            quoted = ", ".join(f"'{name}'" for name in unknown)
            lacking = with_particles(f"{quoted}이(가) 서식에 없습니다.")
            raise self._refusal(
                f"{lacking} 쓸 수 있는 이름: {', '.join(known[:_MOST_LISTED]) or '없음'}{more}. "
                f"칸은 '표1 2행 3열', 되풀이할 행은 '표1 2행'처럼 적습니다(표 {len(self._tables)}개). "
                "모두 보려면 ieum fill --list로 서식을 여십시오."
            )

    def _is_known(self, name: str) -> bool:
        match = _ADDRESS.fullmatch(name)
        if any(blank.name == name for _, blank in self._named):
            return True
        if match is None or not 0 < int(match["table"]) <= len(self._tables):
            return False
        table, row = self._tables[int(match["table"]) - 1], int(match["row"])
        return bool(table.at(row, int(match["column"]))) if match["column"] else row in table.rows

    def _edited(self, part: Part, edits: Sequence[Edit]) -> bytes:
        try:
            return part.edited(edits)
        except EditsOverlap:
            raise self._refusal("같은 자리를 두 이름으로 적었습니다. 하나만 남기고 다시 하십시오.") from None

    def _refusal(self, sentence: str) -> CannotFill:
        return CannotFill(f"{self._package.name}: {sentence}")
