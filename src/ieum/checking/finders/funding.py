"""Amounts that a title and a table both give: 소요예산 above its table, an item's 예산현황 and the division's."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ieum.checking.claims import Claim, Operand, Severity
from ieum.checking.finders.nesting import last_amounts
from ieum.checking.grids import Grid, is_total, squeeze
from ieum.checking.passages import Passage
from ieum.checking.quantities import in_unit
from ieum.checking.repairs import is_slip

_COST = re.compile(r"소요\s*예산")
_YEAR = re.compile(r"(\d{4})\s*년")


def find_budget_headings(grid: Grid) -> Iterator[Claim]:
    """Find "□ 2021년 소요예산 : 19,000천원" above a funding table: that year of its 계 row, or its grand total."""
    passage = _cost_above(grid)
    row = next((r for r in range(len(grid.body)) if is_total((grid.labels(r) or ("",))[0])), None)
    if passage is None or row is None or not any(is_total(path[-1]) for path in grid.paths):
        return
    amounts = [q for q in last_amounts(passage) if q.is_money]
    if len(amounts) == 1 and grid.unit:
        result = grid.material.operand(passage, amounts[0])
        cells = [in_unit(c, grid.unit, amounts[0].unit) for c in _cells_meant(grid, row, _YEAR.search(passage.text))]
        match = min(cells, key=lambda cell: _distance(cell, result), default=None)
        if match is not None:
            yield Claim(
                "budget-heading", passage.where, result, (match,),
                f"'{grid.row_name(row)}' 행 '{match.label}' {match.printed}", match.value,
            )  # fmt: skip


def _distance(cell: Operand, result: Operand) -> int:
    """How little a cell looks like the amount: not at all, unless it is the same or differs by a slip."""
    if cell.value is None or cell.value == result.value:
        return 0 if cell.value == result.value else 2
    return 1 if is_slip(result, cell.value) else 2


def _cost_above(grid: Grid) -> Passage | None:
    before = grid.sheet.before
    while before is not None and before.index >= 0:
        if _COST.search(before.text):
            return before
        if not (before.text.strip().startswith(("(", "※")) or before.kind == "paragraph") or before.index == 0:
            return None
        before = grid.material.passages[before.index - 1]
    return None


def _cells_meant(grid: Grid, row: int, year: re.Match[str] | None) -> list[Operand]:
    named = [c for c in grid.numeric if year and year[1] in grid.column_name(c)]
    columns = named or sorted(grid.numeric, key=lambda c: not is_total(grid.paths[c][-1]))
    return [operand for c in columns if (operand := grid.value(row, c).operand) is not None]


_Budget = tuple[Grid, int, int]
"""A grid with its budget and spending columns."""


def find_section_budgets(grids: Sequence[Grid]) -> Iterator[Claim]:
    """Find that the 예산현황 of each item is that of a unit programme in the division's table, or a part of it."""
    budgets = [found for grid in grids if (found := _budget_columns(grid))]
    whole = next((b for b in budgets if len(b[0].body) > 2), None)
    sections = [b for b in budgets if len(b[0].body) <= 2 and b[0].labels_end == 0]
    if whole is None or not sections:
        return
    rows = [r for r in range(len(whole[0].body)) if not any(map(is_total, whole[0].labels(r)))]
    for section, row in _align(whole, rows, sections):
        yield from _section_claims(whole, row, section)


def _budget_columns(grid: Grid) -> _Budget | None:
    names = {squeeze(grid.paths[c][0]): c for c in reversed(grid.numeric)}
    budget, spent = names.get("예산액"), names.get("집행액")
    return (grid, budget, spent) if budget is not None and spent is not None else None


def _align(whole: _Budget, rows: Sequence[int], sections: Sequence[_Budget]) -> Iterator[tuple[_Budget, int]]:
    """Pair items with programmes: equal budgets first, between those in order where there are as many of both."""
    anchors = [-1, *(_equal_row(whole, rows, section) for section in sections), len(rows)]
    fixed = [n for n, row in enumerate(anchors) if row is not None]
    for left, right in pairwise(fixed):
        first, last = anchors[left], anchors[right]
        if right - left > 1 and first is not None and last is not None and last - first >= right - left:
            is_open_end = right == len(anchors) - 1
            if last - first == right - left or is_open_end:
                for step in range(1, right - left):
                    yield sections[left + step - 1], rows[first + step]
        if right <= len(sections) and last is not None:
            yield sections[right - 1], rows[last]


def _equal_row(whole: _Budget, rows: Sequence[int], section: _Budget) -> int | None:
    # Where only one of the two amounts is the same, the other may have a slip.
    for which in (1, 2):
        amount = _amount(section, 0, which)
        same = [
            n for n, row in enumerate(rows) if amount and amount.value and _equals(amount, _amount(whole, row, which))
        ]
        if same:
            return same[0]
    return None


def _amount(budget: _Budget, row: int, which: int) -> Operand | None:
    column = budget[1] if which == 1 else budget[2]
    return budget[0].value(row, column).operand


def _section_claims(whole: _Budget, row: int, section: _Budget) -> Iterator[Claim]:
    is_same = any(_equals(_amount(section, 0, which), _amount(whole, row, which)) for which in (1, 2))
    for which, name in ((1, "예산액"), (2, "집행액")):
        result, operand = _amount(section, 0, which), _amount(whole, row, which)
        if result is not None and operand is not None:
            formula = f"{whole[0].sheet.name} '{whole[0].row_name(row)}' {name} {operand.printed}"
            doubt = "두 표의 기준일이 다를 수 있습니다." if is_same else "항목이 단위사업의 일부일 수 있습니다."
            yield Claim(
                "section-budget", section[0].sheet.name, result, (operand,), formula,
                operand.value if is_same else None, worst=Severity.WARNING, doubt=doubt,
            )  # fmt: skip


def _equals(first: Operand | None, second: Operand | None) -> bool:
    return first is not None and second is not None and first.value == second.value
