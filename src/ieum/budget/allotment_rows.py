"""Rows of an allotment plan and of 수시배정 as an officer pastes them: understood, or refused with the row named."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from ieum.budget.file_values import SCALES, WrongValue, amount_scale, read_won, read_won_if_any, records_of
from ieum.budget.queries.requests import NamedChoice
from ieum.budget.rules.allotment import QUARTERS
from ieum.documents.readers.xlsx.rows import SheetRows
from ieum.kernel.figure_tables import squeeze
from ieum.kernel.row_faults import RowFault, RowsRefused
from ieum.kernel.wording import worded

CELL = "예산과목"
PLAN_COLUMNS = (CELL, *(f"{quarter}분기(원)" for quarter in QUARTERS))
COLUMNS = (CELL, "금액(원)")
MOST_PLANNED = 10_000
MOST_ROWS = 500
Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """What one row gives a cell in each quarter, in won."""

    line: int
    cell_id: UUID
    quarters: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AllottedRow:
    """What one row allots to a cell, in won; below zero where it takes away."""

    line: int
    cell_id: UUID
    amount: int


class NamedCells:
    """The cells of a year by what they are called: their whole names, or words that only one of them has."""

    def __init__(self, cells: Iterable[NamedChoice]) -> None:
        self._words = {each.cell_id: frozenset((*each.label.split(), *each.account.split())) for each in cells}
        self._having: dict[str, set[UUID]] = {}
        for cell_id, words in self._words.items():
            for word in words:
                self._having.setdefault(word, set()).add(cell_id)

    def find(self, text: str) -> UUID:
        """The cell that a text names.

        :raises WrongValue: if none has all of its words, or several have
        """
        words = text.split()
        if not words:
            raise WrongValue(worded("{column} 칸이 비어 있습니다.", column=CELL))
        found = set.intersection(*(self._having.get(word, set()) for word in words))
        if len(found) == 1:
            return found.pop()
        said = (
            "'{text}': 맞는 예산과목이 여럿입니다. 통계목, 부서, 재원까지 적으십시오."
            if found
            else "'{text}': 맞는 예산과목이 없습니다. 세부사업 코드나 이름, 통계목, 부서, 재원을 띄어 적으십시오."
        )
        raise WrongValue(worded(said, text=text))


def read_plan_rows(text: str, cells: NamedCells) -> list[PlannedRow]:
    """What cells get by quarters, under a heading of ``PLAN_COLUMNS``; the unit of all four may be 천원 or 백만원.

    An empty quarter gets nothing. There are none where the text has no more than a heading.

    :raises RowsRefused: naming each row that is wrong
    """
    heading, rows = _sheet(text)
    if not rows:
        return []
    scale, columns = _quarters(heading)

    def row(line: int, record: Mapping[str, str]) -> PlannedRow:
        amounts = [read_won_if_any(record[each], each, scale) or 0 for each in columns]
        wrong = next((each for each, won in zip(columns, amounts, strict=True) if won < 0), "")
        if wrong:
            raise WrongValue(worded("{column}: 0보다 작을 수 없습니다.", column=wrong))
        return PlannedRow(line, cells.find(record[CELL]), tuple(amounts))

    return _read(heading, rows, row, lambda each: each.cell_id, most=MOST_PLANNED)


def read_allotted_rows(text: str, cells: NamedCells) -> list[AllottedRow]:
    """What is allotted beside the plan, under a heading of ``COLUMNS``; △ takes away, and the unit may be another.

    There are none where the text has no more than a heading.

    :raises RowsRefused: naming each row that is wrong
    """
    heading, rows = _sheet(text)
    if not rows:
        return []
    try:
        scale = amount_scale(heading, required=(CELL,), optional=())
    except WrongValue as wrong:
        raise RowsRefused([RowFault(1, str(wrong))]) from wrong

    def row(line: int, record: Mapping[str, str]) -> AllottedRow:
        won = read_won(next(value for name, value in record.items() if name.startswith("금액")), "금액", scale)
        if won == 0:
            raise WrongValue("금액은 0이 아니어야 합니다.")
        return AllottedRow(line, cells.find(record[CELL]), won)

    return _read(heading, rows, row, lambda each: each.cell_id, most=MOST_ROWS)


def _sheet(text: str) -> tuple[list[str], list[list[str]]]:
    """The heading, and the rows with it; no rows where nothing stands below it."""
    rows = [line.split("\t") for line in text.splitlines() if line.strip()]
    return [squeeze(cell) for cell in (rows or [[]])[0]], rows if len(rows) > 1 else []


def _quarters(heading: list[str]) -> tuple[int, list[str]]:
    """Won of the unit of the four quarters, and what their columns are called."""
    for unit, scale in SCALES.items():
        columns = [f"{quarter}분기({unit})" for quarter in QUARTERS]
        if Counter(heading) == Counter([CELL, *columns]):
            return scale, columns
    said = worded(
        "머리글은 {columns}입니다. 네 분기의 단위는 함께 천원이나 백만원이어도 됩니다.", columns=", ".join(PLAN_COLUMNS)
    )
    raise RowsRefused([RowFault(1, said)])


def _read(
    heading: list[str], rows: list[list[str]], read: Callable[[int, Mapping[str, str]], Read],
    cell_of: Callable[[Read], UUID], *, most: int,
) -> list[Read]:  # fmt: skip
    records, faults = records_of(SheetRows(rows), heading)
    if len(records) > most:
        said = worded("한 번에 {most:,}줄까지 적을 수 있습니다. 나누어 적으십시오.", most=most)
        raise RowsRefused([RowFault(1, said)])
    found: dict[UUID, tuple[int, Read]] = {}
    for line, record in records.items():
        try:
            each = read(line, record)
        except WrongValue as wrong:
            faults.append(RowFault(line, str(wrong)))
            continue
        before, _ = found.setdefault(cell_of(each), (line, each))
        if before != line:
            faults.append(
                RowFault(line, worded("{before}행과 같은 예산과목입니다. 한 줄로 합치십시오.", before=before))
            )
    if faults:
        raise RowsRefused(faults)
    return [each for _, each in found.values()]
