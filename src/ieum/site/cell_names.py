"""Cells of a year as forms name them: found by code or words, and offered a few at a time while they are written.

A year has thousands of cells, and a form names a handful.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from ieum.budget.allotment_rows import NamedCells
from ieum.budget.choices import CarryOrigin
from ieum.budget.queries import requests
from ieum.budget.queries.requests import NamedChoice
from ieum.budget.rules import CellDraft
from ieum.budget.rules.request_places import YearCodes, names_an_item, place_label, read_place
from ieum.platform.ui.languages import translated
from ieum.site.names import MOST_OFFERED, offering

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

_NO_CELL = "맞는 예산과목이 없습니다. 세부사업 코드나 이름, 통계목을 적고 목록에서 고르십시오."
_MOST_ALIKE = 200
"""Cells among which one is looked for by its whole name; its codes leave fewer."""


@dataclass(frozen=True, slots=True)
class FoundCell:
    """What was written for a cell: the cell with its whole name, or what is wrong with it."""

    label: str
    cell_id: UUID | None = None
    """None where something is wrong, or it is a place that has no cell yet."""
    fault: str = ""
    place: CellDraft | None = None
    """The place that has no cell yet; None otherwise."""


@dataclass(frozen=True, slots=True)
class CellNames:
    """The cells of a year that a form may name: "0111 사업 201-01 재무과 구비"."""

    year_id: UUID
    divisions: Collection[str] | None = None
    """Those whose cells may be named, beside the reserves; None for all."""
    has_reserves: bool = True
    origins: Collection[CarryOrigin] = requests.THIS_YEARS
    codes: Callable[[], YearCodes] | None = None
    """What the year has, of which a place without a cell may be named; None where only cells may be."""

    def find(self, text: str) -> FoundCell:
        """The cell of a whole name, or the only one that has all the words, such as "0111 201-01"."""
        words = text.split()
        alike = self._beside(words, _MOST_ALIKE) if words else []
        found = [each for each in _told_apart(alike) if each[0].split() == words] or list(_told_apart(alike))
        if len(found) == 1:
            label, cell = found[0]
            return FoundCell(label, cell.cell_id)
        if not found:
            return self._place(text) or FoundCell(text, fault=translated(_NO_CELL))
        return FoundCell(
            text, fault=translated("맞는 예산과목이 여럿입니다. 통계목, 부서, 재원까지 적거나 목록에서 고르십시오.")
        )

    def _place(self, text: str) -> FoundCell | None:
        """The place without a cell that a text names, or what is wrong with it; None where it names none."""
        words = text.split()
        if self.codes is None or not names_an_item(words):
            return None
        read = read_place(words, self.codes())
        if read.cell is None:
            return FoundCell(text, fault=translated(read.fault))
        if self.divisions is not None and read.cell.division not in self.divisions:
            return None
        return FoundCell(place_label(read.cell), place=read.cell)

    def every(self) -> NamedCells:
        """All of them but the reserves, to find the cells of many rows at once."""
        return NamedCells(requests.all_cells(self.year_id, self.origins))

    def offered(self, text: str) -> Iterator[str]:
        """Names of the first cells that have all the words."""
        return (label for label, _ in _told_apart(self._beside(text.split(), MOST_OFFERED)))

    def attributes(self, year: int) -> "dict[str, str | StrPromise]":
        """What a field asks for that a cell is written in; its page holds an empty list ``cells``."""
        asked = {"year": str(year)} | ({} if self.has_reserves else {"reserves": "without"})
        return offering(f"{reverse('budget_cell_names')}?{urlencode(asked)}", "cells") | {"hx-include": "[name=kind]"}

    def _beside(self, words: Collection[str], most: int) -> list[NamedChoice]:
        return requests.cells_named(
            self.year_id, self.divisions, words, most=most, has_reserves=self.has_reserves, origins=self.origins
        )


def _told_apart(cells: Collection[NamedChoice]) -> Iterator[tuple[str, NamedChoice]]:
    """Each cell by its name, before which its account stands where another has the same."""
    times = Counter(each.label for each in cells)
    for each in cells:
        yield each.label if times[each.label] == 1 else f"{each.account} {each.label}", each
