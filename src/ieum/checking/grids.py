"""A table as rows and columns of values: which cells name things, which count, and what each cell says."""

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property, lru_cache

from ieum.checking.claims import Operand
from ieum.checking.passages import Material, Sheet
from ieum.documents.model import Cell, Table
from ieum.kernel.numbers import Absence, Printed, parse_cell, parse_number
from ieum.kernel.units import COUNTERS, MONEY, unit_of

TOTAL = re.compile(r"(?:.*[총합소누])?계|전체")
_LABEL_HEADER = re.compile(
    r"(?:구분|연도|년도|연번|번호|순번|순위|재원별?|부서명?|팀명|회계구분|소송|.*사업명|.*과목명|.*별)"
)
_NOT_ADDITIVE = re.compile(r"[율률%]|비율|평균|연번|번호|순번|순위|^쪽$|단가|연도|비중|점수|일자|기간|시기|연월")
_REMARK = re.compile(r"비고|참고")
_SPENT = re.compile(r"집행|지출|결산|징수|수납|수입")
_FOOTNOTE = re.compile(r"\s*(?:[¹²³⁴⁵⁶⁷⁸⁹⁰]+[)⁾]?|\*+)\s*$")
_COUNTERS = "|".join(sorted((*COUNTERS, *(unit.label for unit in MONEY)), key=len, reverse=True))
_AMOUNT = re.compile(
    rf"(?P<number>[△▲-]?\s?(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?)\s*(?P<unit>{_COUNTERS})?\s*(?:\((?P<inner>[^()]*)\))?"
)
_TIME = {"년", "일", "차", "호", "위", "개월", "개년"}
_MILLION = 1_000_000


def squeeze(text: str) -> str:
    """A label without its spaces."""
    return "".join(text.split())


@lru_cache(maxsize=4096)
def is_total(label: str) -> bool:
    """Whether a label names a total: 계, 합계, 소계, "계(A+B)"."""
    return bool(TOTAL.fullmatch(re.sub(r"\(.*?\)", "", squeeze(label))))


@dataclass(frozen=True, slots=True)
class Value:
    """What one cell says."""

    operand: Operand | None
    """Its number, 0 for a dash or dot; None where it has none."""
    absence: Absence | None = None
    """What is printed instead of a number."""
    inner: Operand | None = None
    """A second number in parentheses: the 24 of "22(24)"."""

    @property
    def adds_nothing(self) -> bool:
        """Whether it stands for none in a sum; 미정 and words do not."""
        return self.absence in (Absence.BLANK, Absence.NO_BUDGET)


class Grid:
    """A sheet's body, position by position."""

    def __init__(self, material: Material, sheet: Sheet) -> None:
        self.material, self.sheet, self.table = material, sheet, _without_totals_in_header(sheet.table)
        self.paths = tuple(_path(self.table, column) for column in range(self.table.column_count))
        self.body = self.table.body
        self._values: dict[tuple[int, int], Value] = {}

    @cached_property
    def labels_end(self) -> int:
        """The number of leading columns that name the rows."""
        for column in range(self.table.column_count):
            if not self._names_rows(column):
                return column
        return self.table.column_count

    def _names_rows(self, column: int) -> bool:
        header = re.sub(r"\(.*?\)", "", self.paths[column][-1])
        if _LABEL_HEADER.fullmatch(header):
            return True
        if is_total(header):
            return False
        texts = [row[column].text for row in self.body if row[column].text.strip()]
        if not texts and not header:
            return True
        words = [text for text in texts if parse_value(text)[1] is Absence.TEXT]
        # Beside the first column, words with amounts in them ("5회/137명") are contents.
        named = [text for text in words if column == 0 or not _AMOUNT.search(text)]
        return len(named) * 2 > len(texts)

    @cached_property
    def numeric(self) -> tuple[int, ...]:
        """The columns that hold numbers which can be added."""
        return tuple(c for c in range(self.labels_end, len(self.paths)) if self._is_numeric(c) and self.is_additive(c))

    def _is_numeric(self, column: int) -> bool:
        return any(parse_value(row[column].text)[0] for row in self.body)

    def is_additive(self, column: int) -> bool:
        """Whether numbers of this column may be summed: rates, years and page numbers may not."""
        return not _NOT_ADDITIVE.search("/".join(self.paths[column]))

    def is_remark(self, column: int) -> bool:
        """Whether it is a 비고 column."""
        return bool(_REMARK.search(self.paths[column][0]))

    def labels(self, row: int) -> tuple[str, ...]:
        """The names of a row, from the outer group to the inner one."""
        return self._labels[row]

    @cached_property
    def _labels(self) -> list[tuple[str, ...]]:
        return [tuple(squeeze(cell.text) for cell in row[: self.labels_end]) for row in self.body]

    def row_name(self, row: int) -> str:
        """What to call a row in a message."""
        names = dict.fromkeys(label for label in self.labels(row) if label)
        return " ".join(names) or f"{row + 1}번째"

    def column_name(self, column: int) -> str:
        """What to call a column in a message."""
        return "/".join(self.paths[column])

    def where(self, row: int, column: int) -> str:
        """The place of a cell in words."""
        named = f"'{self.row_name(row)}' 행 " if self.labels_end or len(self.body) > 1 else ""
        return f"{self.sheet.name}, {named}'{self.column_name(column)}' 열"

    def value(self, row: int, column: int) -> Value:
        """What a cell of the body says."""
        key = (row, column)
        if key not in self._values:
            self._values[key] = self._read(self.body[row][column], column)
        return self._values[key]

    def _read(self, cell: Cell, column: int) -> Value:
        number, absence, inner = parse_value(cell.text)
        if absence in (Absence.DASH, Absence.DOT):
            mark = cell.text.strip()
            place = self.material.locate(cell.place, cell.text, 0, mark)
            none = Operand(mark, Fraction(0), place, self.column_name(column))
            return Value(none, absence, none)
        return Value(self._operand(cell, column, number), absence, self._operand(cell, column, inner))

    def _operand(self, cell: Cell, column: int, number: Printed | None) -> Operand | None:
        if number is None:
            return None
        place = self.material.locate(cell.place, cell.text, cell.text.find(number.text), number.text)
        step = self.step(column) if not number.decimals else Fraction(1, 10**number.decimals)
        return Operand(number.text, Fraction(number.value), place, self.column_name(column), number.decimals, step)

    def step(self, column: int) -> Fraction | None:
        """The rounding that a column's numbers have gone through; None where they are exact.

        Budgets are made in 천원, so those are exact; what was spent was rounded to it.
        """
        unit = unit_of(self.unit)
        if unit.base != "원" or unit.scale == 1:
            return None
        was_rounded = unit.scale >= _MILLION or _SPENT.search(self.column_name(column))
        return Fraction(1) if was_rounded else None

    @cached_property
    def goes_on(self) -> bool:
        """Whether the next table, with as many columns and nothing between, may be the rest of this one."""
        later = self.material.sheets[self.sheet.index + 1 : self.sheet.index + 2]
        return any(s.before is self.sheet.before and s.table.column_count == self.table.column_count for s in later)

    @cached_property
    def unit(self) -> str:
        """The table's money unit; "" where it names none."""
        found = re.search(r"백만원|천만원|억원|만원|천원|원", squeeze(self.table.unit))
        return found[0] if found else ""


def _path(table: Table, column: int) -> tuple[str, ...]:
    """The names over a column, from the outer group to its own; a name may have a slash in it: "달성률(B/A)"."""
    cells = dict.fromkeys(row[column] for row in table.grid[: table.header_rows] if row[column].text.strip())
    return tuple(squeeze(cell.text) for cell in cells) or ("",)


def _without_totals_in_header(table: Table) -> Table:
    """The table with a row of totals counted to its body, which a reader may take for the last row of its header."""
    last = [cell for cell in table.cells if cell.row == table.header_rows - 1 and cell.text.strip()]
    numbers = [cell for cell in last[1:] if parse_value(cell.text)[0]]
    if len(numbers) > 1 and len(numbers) + 1 == len(last) and is_total(last[0].text):
        return replace(table, header_rows=table.header_rows - 1)
    return table


def parse_value(text: str) -> tuple[Printed | None, Absence | None, Printed | None]:
    """Read a cell: its number, what stands instead of one, and a number in parentheses behind it."""
    squeezed = _FOOTNOTE.sub("", " ".join(text.split()))
    read = parse_cell(squeezed)
    if isinstance(read, Printed):
        return read, None, None
    if read is not Absence.TEXT:
        return None, read, None
    match = _AMOUNT.fullmatch(squeezed)
    if not match or match["unit"] in _TIME:
        return None, read, None
    number, inner = parse_number(match["number"]), parse_number(match["inner"] or "")
    return number, None, inner
