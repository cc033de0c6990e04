"""Columns whose header gives their formula in letters: "계(A+B)", "증감(A-B)", "달성률(B/A)(%)", "예산(㉮=㉯+㉰)"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from ieum.checking.arithmetic import balance, percentage
from ieum.checking.claims import Claim, Operand
from ieum.checking.finders.columns import likeliest
from ieum.checking.grids import Grid, squeeze

_LETTER = "[A-Za-z①-⑳㉑-㉻ⓐ-ⓩ가-하]"
_FORMULA = re.compile(rf"\((?:(?P<own>{_LETTER})=)?(?P<terms>{_LETTER}(?:[+−/÷-]{_LETTER})+)(?:[×*x]100)?\)")
_SYMBOL = re.compile(rf"\((?P<letter>{_LETTER})(?:=[^()]*)?\)")
_MOST_PLACES = 20
"""Where a letter stands over more columns than these, its table is not read as it was meant."""


@dataclass(frozen=True, slots=True)
class _Formula:
    """What a header says of its column."""

    column: int
    letters: tuple[str, ...]
    signs: str
    """The sign before each letter; "/" alone for a share."""


def find_header_formulas(grid: Grid) -> Iterator[Claim]:
    """Find columns with a formula in letters, and where letters stand over groups, the columns meant within them.

    Where a letter of a sum is not found again (damaged in conversion), the next columns that carry one are taken in
    their order.
    """
    columns = _lettered(grid)
    for column, path in enumerate(grid.paths):
        formula = _formula(column, squeeze(path[-1]))
        if formula is not None:
            outcomes = [list(_claims(grid, formula, chosen)) for chosen in _choices(grid, formula, columns)]
            yield from outcomes[0] if len(outcomes) == 1 else likeliest(outcomes)


def _lettered(grid: Grid) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for column, path in enumerate(grid.paths):
        for match in _SYMBOL.finditer(squeeze("/".join(path))):
            found.setdefault(match["letter"], []).append(column)
    return found


def _formula(column: int, header: str) -> _Formula | None:
    match = _FORMULA.search(header)
    if match is None:
        return None
    letters, operators = match["terms"][::2], match["terms"][1::2].replace("−", "-").replace("÷", "/")
    if "/" in operators:
        return _Formula(column, tuple(letters), "/") if operators == "/" else None
    return _Formula(column, tuple(letters), f"+{operators}")


def _choices(grid: Grid, formula: _Formula, lettered: dict[str, list[int]]) -> list[tuple[int, ...]]:
    """The columns that the letters can mean: of groups those of the same name within each."""
    places = [[c for c in lettered.get(letter, ()) if c != formula.column] for letter in formula.letters]
    if not all(places):
        later = [c for columns in lettered.values() for c in columns if c > formula.column]
        enough = len(later) >= len(places) and "-" not in formula.signs and formula.signs != "/"
        return [tuple(later[: len(places)])] if enough else []
    if any(len(columns) > _MOST_PLACES for columns in places):
        return []
    return [chosen for chosen in product(*places) if len({_name_within(grid, c) for c in chosen}) == 1] or (
        [tuple(columns[0] for columns in places)] if all(len(columns) == 1 for columns in places) else []
    )


def _name_within(grid: Grid, column: int) -> str:
    """What a column is called within its group; "" for one without a group."""
    return "/".join(grid.paths[column][1:])


def _claims(grid: Grid, formula: _Formula, columns: Sequence[int]) -> Iterator[Claim]:
    for row in range(len(grid.body)):
        result = grid.value(row, formula.column).operand
        operands = [operand for c in columns if (operand := grid.value(row, c).operand) is not None]
        if result is not None and len(operands) == len(columns):
            yield from _claim(grid, (row, formula.column), result, operands, formula)


def _claim(
    grid: Grid, cell: tuple[int, int], result: Operand, operands: Sequence[Operand], formula: _Formula
) -> Iterator[Claim]:
    printed = [operand.printed for operand in operands]
    if formula.signs == "/":
        computed, spans = percentage(*operands)
        text = f"{grid.column_name(cell[1])} = {printed[0]} ÷ {printed[1]} × 100"
        if computed is not None:
            yield Claim("rate", grid.where(*cell), result, tuple(operands), text, computed, spans=spans)
        return
    plus = [each for each, sign in zip(operands, formula.signs, strict=True) if sign == "+"]
    minus = [each for each, sign in zip(operands, formula.signs, strict=True) if sign == "-"]
    computed, spans = balance(plus, minus)
    signed = "".join(f" {sign} {words}" for sign, words in zip(formula.signs, printed, strict=True))
    text = f"{grid.column_name(cell[1])} = {signed.removeprefix(' + ')}"
    yield Claim("header-formula", grid.where(*cell), result, tuple(operands), text, computed, spans=spans)
