"""A report among others: its year, its day, and the figures of its tables by what they are figures of."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from ieum.checking.claims import Operand, bare
from ieum.checking.endless import without_endless_numbers
from ieum.checking.finders.dates.base_days import report_day
from ieum.checking.grids import Grid
from ieum.checking.passages import Material, Sheet
from ieum.documents.model import Document

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_AS_OF = re.compile(
    r"\(?(?:(?P<year>(?:19|20)\d\d)\s*\.)?\s*(?P<month>1[0-2]|0?[1-9])\.(?P<day>3[01]|[12]\d|0?[1-9])\.?(?:기준|현재)\)?"
)
_LAST_YEAR = re.compile(r"전년도?|지난해|작년")
_GROWING = re.compile(r"집행|지출|실적|누계|징수|수납|배정|처리|접수|이행")
_SET = re.compile(r"예산|정원|목표|계획|소요|한도")
_NOT_COMPARED = re.compile(r"[율률%]|잔액|증감|증.?[△▲]?.?감|과부족|비고|연번|순위|쪽")
_SHORTEST = 2


class Key(NamedTuple):
    """What a cell is the figure of."""

    table: str
    """The table's title, bare."""
    item: str
    """The title of its item, bare: tables of one title (소요예산) stand in many."""
    row: str
    column: str
    """The column's name without years and as-of days."""
    year: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a table."""

    key: Key
    operand: Operand
    where: str
    as_of: date | None
    """The day as of which it stands; None where none is told."""
    grid: int
    """Position of its table among the report's."""

    @property
    def grows(self) -> bool:
        """Whether it adds up through the year, as spending does."""
        return bool(_GROWING.search(self.key.column))

    @property
    def is_set(self) -> bool:
        """Whether it is set for a year, as a budget is, and does not change from day to day."""
        return not self.grows and bool(_SET.search(f"{self.key.row}/{self.key.column}"))


class Report:
    """A document with the name of its file, made ready to be compared."""

    def __init__(self, name: str, document: Document) -> None:
        """Prepare a document; its own lines stay as they are."""
        self.name, self.document = name, document
        self.material = Material(without_endless_numbers(document))
        self.grids = [Grid(self.material, sheet) for sheet in self.material.sheets if sheet.table.kind == "data"]

    @cached_property
    def day(self) -> date | None:
        """Its day, or the last one of its month or session; None where the cover tells none."""
        found = report_day(self.material)
        return found[1] if found else None

    @cached_property
    def year(self) -> int | None:
        """The year that it reports on: that of its title, else of its day, else of its tables."""
        titled = _YEAR.search(self.document.title)
        if titled:
            return int(titled[1])
        if self.day:
            return self.day.year
        years = Counter(grid.table.base_date.year for grid in self.grids if grid.table.base_date)
        return max(years, default=None)

    def year_of(self, *titles: str) -> int | None:
        """The year of what stands under titles, the nearest first: the one that a title names, else the report's."""
        for title in titles:
            years = set(_YEAR.findall(title))
            if len(years) == 1:
                return int(years.pop())
        return self.year

    @cached_property
    def figures(self) -> dict[Key, Figure]:
        """The figures that are named as no other of the report, by what they are figures of."""
        found = [figure for index, grid in enumerate(self.grids) for figure in self._figures(index, grid)]
        times = Counter(figure.key for figure in found)
        return {figure.key: figure for figure in found if times[figure.key] == 1}

    def _figures(self, index: int, grid: Grid) -> Iterator[Figure]:
        sheet = grid.sheet
        for column in grid.numeric:
            path = grid.column_name(column)
            year = self._year_of_column(sheet, path)
            if year is None or _NOT_COMPARED.search(path):
                continue
            as_of = _as_of(path, year) or grid.table.base_date
            for row in range(len(grid.body)):
                operand = grid.value(row, column).operand
                if operand is not None and operand.value is not None and grid.labels(row):
                    key = Key(
                        bare(sheet.table.caption or sheet.section), bare(sheet.item), _row(grid, row), _stem(path), year
                    )
                    yield Figure(key, operand, grid.where(row, column), as_of, index)

    def _year_of_column(self, sheet: Sheet, path: str) -> int | None:
        year = self.year_of(path, sheet.table.caption, sheet.section, sheet.item, sheet.chapter)
        named = _YEAR.search(path)
        return year - 1 if year and _LAST_YEAR.search(path) and not named else year


def _row(grid: Grid, row: int) -> str:
    return "/".join(label for label in dict.fromkeys(grid.labels(row)) if label)


def _stem(path: str) -> str:
    without = _LAST_YEAR.sub("", _AS_OF.sub("", re.sub(r"(?:19|20)\d\d년?도?", "", path)))
    return without.strip("/() ").removesuffix("/")


def _as_of(path: str, year: int) -> date | None:
    match = _AS_OF.search(path)
    if match is None:
        return None
    try:
        return date(int(match["year"] or year), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def rows_shared(first: Sequence[Figure], second: Sequence[Figure]) -> int:
    """How many rows of telling names two tables have in common."""
    names = [{figure.key.row for figure in figures if len(figure.key.row) >= _SHORTEST} for figures in (first, second)]
    return len(names[0] & names[1])
