"""Totals in tables: rows and columns named 계, 합계, 소계, with sub-totals nested in them.

Which cells a total adds is not written in a table, so several choices are tried and the one under which most totals
hold is taken; a slip in one cell then stands out, while a table that adds otherwise makes no noise.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from ieum.checking.arithmetic import total
from ieum.checking.claims import Claim, Operand, Relation, Severity
from ieum.checking.grids import Grid, Value, is_total
from ieum.checking.quantities import is_partition

_MOST_STEPS = 500_000
"""Totals times lines of one table that are looked at; a table of 1,000 rows may have 500 totals."""
_MOST_PARTS = 40
"""Among more parts than these no other reading of a total is sought."""
_LEFT_OUT = re.compile(r"미포함|불포함|제외|별도")
"""What tells that a row may not be counted."""
_SOME_OF = re.compile(r"주요|일부|발췌|상위|우수|대표|예시")
"""What tells that a table need not list everything that its total counts."""


def find_column_totals(grid: Grid) -> Iterator[Claim]:
    """Find the rows that add up other rows."""
    totals = [row for row in range(len(grid.body)) if any(is_total(label) for label in grid.labels(row))]
    for row in totals[: _MOST_STEPS // max(1, len(grid.body))]:
        choices = _row_choices(grid, row)
        counted = [[part for part in parts if not _LEFT_OUT.search(grid.row_name(part))] for parts in choices]
        candidates = [list(parts) for parts in dict.fromkeys(map(tuple, (*choices, *counted))) if parts]
        outcomes = [list(_down(grid, row, parts)) for parts in candidates]
        others = (list(_down(grid, row, parts)) for parts in _other_rows(grid, row, totals, candidates))
        yield from _best(outcomes, others, is_open=_lists_some(grid) or _is_subtotal(grid, row))


def _down(grid: Grid, row: int, parts: Sequence[int]) -> Iterator[Claim]:
    for column in grid.numeric:
        yield from _Sum(grid, "column-total", (row, column), [(part, column) for part in parts]).claims()


def _row_choices(grid: Grid, row: int) -> list[list[int]]:
    labels = grid.labels(row)
    level = next(n for n, label in enumerate(labels) if is_total(label))
    group = [r for r in range(len(grid.body)) if r != row and grid.labels(r)[:level] == labels[:level]]
    leaves = [r for r in group if not any(is_total(label) for label in grid.labels(r))]
    if _is_subtotal(grid, row):
        # Sub-totals head their parts in a table that begins with one, and close them in others.
        ahead = 1 if any(is_total(label) for label in grid.labels(0)) else -1
        return [_run(group, leaves, row, ahead), _run(group, leaves, row, -ahead)]
    return [_topmost(grid, group, level), leaves]


def _is_subtotal(grid: Grid, row: int) -> bool:
    """Whether it is a sub-total that no label to its left binds to a group, so that only its place tells its parts."""
    return "소계" in grid.labels(row)[0]


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


def _other_rows(grid: Grid, row: int, totals: Sequence[int], choices: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Further readings of a total: of the sub-totals behind or before it, without details, or of rows side by side."""
    behind, before = [r for r in totals if r > row], [r for r in totals if r < row][::-1]
    for subtotals in (behind[:_MOST_PARTS], before[:_MOST_PARTS]):
        yield from (subtotals[:length] for length in range(len(subtotals), 1, -1))
    for rows in choices[-1:]:
        if 2 < len(rows) <= _MOST_PARTS:
            yield _without_details(grid, rows)
            yield from _runs_of(rows)


def _without_details(grid: Grid, rows: Sequence[int]) -> list[int]:
    kept, position = [], 0
    while position < len(rows):
        kept.append(rows[position])
        position += 1 + _details(grid, rows[position:])
    return kept


def _details(grid: Grid, rows: Sequence[int]) -> int:
    """How many of the rows behind the first are summed up by it in most columns; 0 where it is none of theirs."""
    for end in range(3, len(rows) + 1):
        claims = list(_down(grid, rows[0], rows[1:end]))
        if len(claims) > 1 and _holding(claims) * 2 > len(claims):
            return end - 1
    return 0


def _runs_of(parts: Sequence[int]) -> Iterator[list[int]]:
    """Two or more parts next to each other, the longest first, but not all of them."""
    for length in range(len(parts) - 1, 1, -1):
        for start in range(len(parts) - length + 1):
            yield list(parts[start : start + length])


def _lists_some(grid: Grid) -> bool:
    """Whether rows may be missing: the table goes on in the next one, or says that it lists some of them."""
    return grid.goes_on or bool(_SOME_OF.search(f"{grid.table.caption} {grid.sheet.section}"))


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
        candidates = [list(parts) for parts in dict.fromkeys(map(tuple, _column_choices(grid, column))) if parts]
        outcomes = [list(_across(grid, column, parts)) for parts in candidates]
        runs = (run for parts in candidates[-1:] if len(parts) <= _MOST_PARTS for run in _runs_of(parts))
        others = (list(_across(grid, column, run)) for run in runs if len(grid.body) > 1 or _may_be_all(grid, run))
        is_whole = bool(candidates) and all(
            _divides(grid, parts) or len(grid.paths[column]) > 1 for parts in candidates
        )
        yield from _best(outcomes, others, is_whole=is_whole)


def _may_be_all(grid: Grid, columns: Sequence[int]) -> bool:
    """Whether a lone row may add these columns: they divide a whole, or all but the last one or two (여성, 노인)."""
    return _divides(grid, columns) or (columns[0] == min(grid.numeric[1:]) and columns[-1] >= grid.numeric[-1] - 2)


def _divides(grid: Grid, columns: Sequence[int]) -> bool:
    """Whether the columns are known to divide a whole, as 남 and 여 do."""
    return is_partition([grid.paths[c][-1] for c in columns])


def _is_plain_total(path: Sequence[str]) -> bool:
    is_running = any("누계" in name for name in path)
    return any(is_total(name) for name in path) and "=" not in path[-1] and not _has_letters(path) and not is_running


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


def _best(
    outcomes: Sequence[Sequence[Claim]],
    others: Iterable[Sequence[Claim]] = (),
    *,
    is_open: bool = False,
    is_whole: bool = False,
) -> Iterator[Claim]:
    """Take the choice under which most totals hold, or another under which all do.

    Where no total holds under any, a table with all its parts has a fault, and one that adds otherwise gives numbers
    far from its totals. Some parts may be missing (open), or are known to be all of it (whole).
    """
    best: Sequence[Claim] = max((claims for claims in outcomes if claims), key=_holding, default=())
    if not _is_shown(best):
        best = next((claims for claims in others if claims and _holding(claims) == len(claims)), best)
    failing = [claim for claim in best if claim.computed != claim.result.value]
    near = sum(_is_near(claim) for claim in failing)
    if _is_shown(best) or not failing or is_whole or (not is_open and near * 2 >= len(failing)):
        yield from best
    elif len(best) <= 2:
        for claim in best:
            yield replace(claim, worst=Severity.WARNING, doubt="합계가 표의 칸을 모두 더한 값이 아닐 수 있습니다.")


def _holding(claims: Sequence[Claim]) -> int:
    return sum(claim.computed == claim.result.value for claim in claims)


def _is_shown(claims: Sequence[Claim]) -> bool:
    """Whether a total of two numbers or more shows that the table adds in this way, or else most totals do."""
    holding = [claim for claim in claims if claim.computed == claim.result.value]
    return len(holding) * 2 > len(claims) or any(sum(bool(o.value) for o in c.operands) > 1 for c in holding)


def _is_mean(result: Operand, parts: Sequence[Operand]) -> bool:
    """Whether a total is rather a mean of its parts: it lies among them, and none is twice another."""
    values = [part.value or Fraction(0) for part in parts]
    low, high = min(values), max(values)
    return len(values) > 1 and 0 < low <= (result.value or 0) <= high < 2 * low


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
        whole, values = self.grid.value(*self.cell), [self.grid.value(*part) for part in self._apart]
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
        if _is_mean(result, operands):
            return
        computed, spans = total(operands)
        named = [self._name(part) for part, operand in zip(self._apart, parts, strict=True) if operand is not None]
        formula = f"{' + '.join(named)} = {' + '.join(operand.printed for operand in operands)}"
        where = self.grid.where(*self.cell)
        yield Claim(self.code, where, result, operands, formula, computed, Relation.EQUAL, spans)

    @property
    def _apart(self) -> list[tuple[int, int]]:
        """The parts, of those that one merged cell covers the first."""
        cells = {id(self.grid.body[row][column]): (row, column) for row, column in reversed(self.parts)}
        return [part for part in self.parts if cells[id(self.grid.body[part[0]][part[1]])] == part]

    def _name(self, part: tuple[int, int]) -> str:
        return self.grid.row_name(part[0]) if part[1] == self.cell[1] else self.grid.column_name(part[1])
