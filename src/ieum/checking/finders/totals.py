"""Totals in tables: rows and columns named 계, 합계, 소계, with sub-totals nested in them.

Which cells a total adds is not written in a table, so several choices are tried and the one under which most totals
hold is taken; a slip in one cell then stands out, while a table that adds otherwise makes no noise.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from ieum.checking.arithmetic import total
from ieum.checking.claims import Claim, Operand, Relation, Severity
from ieum.checking.grids import Grid, Value, is_total

_MOST_STEPS = 500_000
"""Totals times lines of one table that are looked at; a table of 1,000 rows may have 500 totals."""


def find_column_totals(grid: Grid) -> Iterator[Claim]:
    """Find the rows that add up other rows."""
    totals = [row for row in range(len(grid.body)) if any(is_total(label) for label in grid.labels(row))]
    for row in totals[: _MOST_STEPS // max(1, len(grid.body))]:
        candidates = [parts for parts in _row_choices(grid, row) if parts]
        yield from _best([list(_down(grid, row, parts)) for parts in candidates])


def _down(grid: Grid, row: int, parts: Sequence[int]) -> Iterator[Claim]:
    for column in grid.numeric:
        yield from _Sum(grid, "column-total", (row, column), [(part, column) for part in parts]).claims()


def _row_choices(grid: Grid, row: int) -> list[list[int]]:
    labels = grid.labels(row)
    level = next(n for n, label in enumerate(labels) if is_total(label))
    group = [r for r in range(len(grid.body)) if r != row and grid.labels(r)[:level] == labels[:level]]
    leaves = [r for r in group if not any(is_total(label) for label in grid.labels(r))]
    if labels[level].startswith("소계") and all(len(set(grid.labels(r))) == 1 for r in group):
        return [_run(group, leaves, row, -1), _run(group, leaves, row, 1)]
    return [_topmost(grid, group, level), leaves]


def _run(group: Sequence[int], leaves: Sequence[int], row: int, step: int) -> list[int]:
    """The rows next to a sub-total, up to the next total."""
    found, current = [], row + step
    while current in group and current in leaves:
        found.append(current)
        current += step
    return sorted(found)


def _topmost(grid: Grid, group: Sequence[int], level: int) -> list[int]:
    """Of each sub-group its own total where it has one, else its rows."""
    by_label: dict[str, list[int]] = {}
    for row in group:
        by_label.setdefault(grid.labels(row)[level], []).append(row)
    found: list[int] = []
    for label, rows in by_label.items():
        subtotals = [row for row in rows if any(is_total(deeper) for deeper in grid.labels(row)[level + 1 :])]
        if not is_total(label):
            found += subtotals or rows
    return found


_COUNTED = re.compile(r".+\((?P<number>\d+)\)")


def find_label_totals(grid: Grid) -> Iterator[Claim]:
    """Find a row whose name carries its total, "공약(69)", before cells that make it."""
    for row in range(len(grid.body)):
        match = _COUNTED.fullmatch(grid.row_name(row)) if grid.labels_end == 1 and len(grid.body) == 1 else None
        parts = [operand for c in grid.numeric if (operand := grid.value(row, c).operand)] if match else []
        if match and len(parts) > 2:
            cell = grid.body[row][0]
            place = grid.material.locate(cell.place, cell.text, cell.text.find("("), match["number"])
            result = Operand(match["number"], Fraction(match["number"]), place)
            computed, _ = total(parts)
            formula = " + ".join(part.printed for part in parts)
            yield Claim("row-total", grid.sheet.name, result, tuple(parts), formula, computed)


def find_row_totals(grid: Grid) -> Iterator[Claim]:
    """Find the columns that add up other columns."""
    totals = [column for column in grid.numeric if _is_plain_total(grid.paths[column])]
    for column in totals[: _MOST_STEPS // max(1, len(grid.paths))]:
        candidates = [parts for parts in _column_choices(grid, column) if parts]
        yield from _best([list(_across(grid, column, parts)) for parts in candidates])


def _is_plain_total(path: Sequence[str]) -> bool:
    return any(is_total(name) for name in path) and "=" not in path[-1] and not _has_letters(path)


def _has_letters(path: Sequence[str]) -> bool:
    return any("+" in name for name in path)


def _across(grid: Grid, column: int, parts: Sequence[int]) -> Iterator[Claim]:
    for row in range(len(grid.body)):
        yield from _Sum(grid, "row-total", (row, column), [(row, part) for part in parts]).claims()


def _column_choices(grid: Grid, column: int) -> list[list[int]]:
    path = grid.paths[column]
    level = next(n for n, name in enumerate(path) if is_total(name))
    group = [c for c in grid.numeric if c != column and grid.paths[c][:level] == path[:level]]
    below = path[level + 1 :]
    if below:
        return [[c for c in group if grid.paths[c][level + 1 :] == below and not is_total(grid.paths[c][level])]]
    top = _top_columns(grid, group, level)
    leaves = [c for c in group if not any(is_total(name) for name in grid.paths[c])]
    right = [c for c in top if c > column]
    choices = [top, right, leaves, [c for c in leaves if c > column]]
    return [[c for c in choice if not grid.is_remark(c)] for choice in choices] + choices


def _top_columns(grid: Grid, group: Sequence[int], level: int) -> list[int]:
    by_name: dict[str, list[int]] = {}
    for column in group:
        by_name.setdefault(grid.paths[column][level], []).append(column)
    found: list[int] = []
    for name, columns in by_name.items():
        if is_total(name):
            continue
        totals = _outer_totals(grid, columns, level)
        loose = [c for c in columns if not totals or len(grid.paths[c]) <= len(grid.paths[totals[0]]) - 1]
        found += sorted({*totals, *(loose if totals else columns)})
    return found


def _outer_totals(grid: Grid, columns: Sequence[int], level: int) -> list[int]:
    totals = [c for c in columns if any(is_total(name) for name in grid.paths[c][level + 1 :])]
    outer = min((len(grid.paths[c]) for c in totals), default=0)
    return [c for c in totals if len(grid.paths[c]) == outer]


def _best(outcomes: Sequence[Sequence[Claim]]) -> Iterator[Claim]:
    """Take the choice under which most totals hold; where none of several holds, the table adds otherwise."""
    outcomes = [claims for claims in outcomes if claims]
    if not outcomes:
        return
    best = max(outcomes, key=_holding)
    if _holding(best) or (len(best) == 1 and _is_near(best[0])):
        yield from best
    elif len(best) <= 2:
        for claim in best:
            yield replace(claim, worst=Severity.WARNING, doubt="합계가 표의 칸을 모두 더한 값이 아닐 수 있습니다.")


def _holding(claims: Sequence[Claim]) -> int:
    return sum(claim.computed == claim.result.value for claim in claims)


def _is_near(claim: Claim) -> bool:
    """Whether the parts give more than half and less than twice the total, as parts with one slip among them do."""
    if not isinstance(claim.computed, Fraction) or not claim.result.value:
        return False
    return claim.result.value / 2 < claim.computed < claim.result.value * 2


@dataclass(frozen=True, slots=True)
class _Sum:
    """A cell that should be the sum of others of its column or row."""

    grid: Grid
    code: str
    cell: tuple[int, int]
    parts: Sequence[tuple[int, int]]

    def claims(self) -> Iterator[Claim]:
        """The claim on the number, and one on the number in parentheses where all cells have one."""
        whole, values = self.grid.value(*self.cell), [self.grid.value(*part) for part in self.parts]
        yield from self._claim(whole.operand, [value.operand for value in values], values)
        if whole.inner and all(value.inner or value.adds_nothing for value in values):
            yield from self._claim(whole.inner, [value.inner for value in values], values)

    def _claim(
        self, result: Operand | None, parts: Sequence[Operand | None], values: Sequence[Value]
    ) -> Iterator[Claim]:
        operands = tuple(part for part in parts if part is not None)
        readable = all(part or value.adds_nothing for part, value in zip(parts, values, strict=True))
        if result is None or not operands or not readable or not any(part.value for part in (result, *operands)):
            return
        computed, spans = total(operands)
        named = [self._name(part) for part, operand in zip(self.parts, parts, strict=True) if operand is not None]
        formula = f"{' + '.join(named)} = {' + '.join(operand.printed for operand in operands)}"
        where = self.grid.where(*self.cell)
        yield Claim(self.code, where, result, operands, formula, computed, Relation.EQUAL, spans)

    def _name(self, part: tuple[int, int]) -> str:
        return self.grid.row_name(part[0]) if part[1] == self.cell[1] else self.grid.column_name(part[1])
