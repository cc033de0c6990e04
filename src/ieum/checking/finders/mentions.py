"""A table's cell told again in a sentence: the row and the column named, and an amount in the table's unit."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ieum.checking.claims import Claim, Severity
from ieum.checking.finders.units import is_power_of_ten
from ieum.checking.grids import Grid, is_total
from ieum.checking.passages import Material, Passage
from ieum.checking.quantities import Quantity, find_quantities
from ieum.kernel.units import unit_of

_WORD = re.compile(r"[가-힣A-Za-z0-9·]+")
_MOST_WORDS = 4
"""How many words of a line may make the name of a row."""
_SHORTEST = 4
_CLOSE = Fraction(1, 50)
_DOUBT = "기준일이나 범위가 다를 수 있습니다."


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a table of money that is named as no other row of the document."""

    grid: Grid
    row: int


def find_cells_in_text(grids: Sequence[Grid]) -> Iterator[Claim]:
    """Find amounts of money in sentences that name a row of a table, and one of its columns where it has several."""
    rows = _rows_by_name(grids)
    if not rows:
        return
    material = grids[0].material
    for passage in material.passages:
        amounts = [each for each in find_quantities(passage.text) if each.is_money and not each.is_rough]
        if len(amounts) == 1:
            found = next((rows[name] for name in _names(passage.text[: amounts[0].start]) if name in rows), None)
            if found is not None:
                yield from _cell_claim(material, passage, amounts[0], found)


def _rows_by_name(grids: Sequence[Grid]) -> dict[str, _Row]:
    rows: dict[str, _Row | None] = {}
    for grid in grids:
        for row in range(len(grid.body)) if grid.unit else ():
            name = grid.labels(row)[-1] if grid.labels(row) else ""
            if len(name) >= _SHORTEST and not is_total(name):
                rows[name] = None if name in rows else _Row(grid, row)
    return {name: found for name, found in rows.items() if found is not None}


def _names(text: str) -> Iterator[str]:
    """What a line may call a row: up to four words of it that stand together, the longest first."""
    words = _WORD.findall(text)[-12:]
    for count in range(_MOST_WORDS, 0, -1):
        for start in range(len(words) - count + 1):
            yield "".join(words[start : start + count])


def _cell_claim(material: Material, passage: Passage, amount: Quantity, found: _Row) -> Iterator[Claim]:
    grid, row = found.grid, found.row
    named = [
        c for c in grid.numeric if len(grid.paths[c][-1]) > 2 and grid.paths[c][-1] in passage.text.replace(" ", "")
    ]
    columns = named if len(named) == 1 else list(grid.numeric) if len(grid.numeric) == 1 else []
    cell = grid.value(row, columns[0]).operand if columns else None
    if cell is None or not cell.value:
        return
    expected = cell.value * Fraction(unit_of(grid.unit).scale, unit_of(amount.unit).scale)
    is_near = abs(expected - amount.value) <= amount.value * _CLOSE
    if is_near or is_power_of_ten(expected, amount.value):
        yield Claim(
            "said-twice", passage.where, material.operand(passage, amount), (cell,),
            f"{grid.sheet.name} '{grid.row_name(row)}' 행 '{cell.label}' {cell.printed}", expected,
            spans=(), worst=Severity.WARNING, doubt=_DOUBT,
        )  # fmt: skip
