"""Rates outside rate columns: "종결사건(92건) 승소율 : 94.5%" behind its counts, and cells such as "766(84.5%)"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from ieum.checking.claims import Claim, Operand, Severity
from ieum.checking.finders.columns import rate_claim
from ieum.checking.grids import Grid
from ieum.checking.passages import Material, Passage
from ieum.checking.quantities import Quantity, find_quantities

_RATE = re.compile(r"(?P<stem>[가-힣]{2,4})(?P<name>[률율])\s*:?\s*(?P<number>\d{1,3}(?:\.\d+)?)\s*%")
_DOUBT = "비율의 정의가 다를 수 있습니다."


def find_rates_in_text(material: Material) -> Iterator[Claim]:
    """Find a rate behind the number it is of, where a part of the same name was counted just before."""
    for passage in material.passages:
        for match in _RATE.finditer(passage.text):
            wholes = [q for q in find_quantities(passage.text[: match.start()]) if q.unit]
            part = _part_named(material, passage, match["stem"], wholes[-1]) if wholes else None
            if part is not None:
                result = _printed_rate(material, passage, match)
                name = match["stem"] + match["name"]
                claim = rate_claim(passage.where, name, result, part, material.operand(passage, wholes[-1]))
                yield replace(claim, worst=Severity.WARNING, doubt=_DOUBT)


def _printed_rate(material: Material, passage: Passage, match: re.Match[str]) -> Operand:
    number = match["number"]
    place = material.locate(passage.place, passage.text, match.start("number"), number)
    return Operand(number, Fraction(number), place, decimals=len(number.partition(".")[2]))


def _part_named(material: Material, passage: Passage, stem: str, whole: Quantity) -> Operand | None:
    """The amount that follows a name, in the same line or the one before."""
    for near in material.passages[max(0, passage.index - 1) : passage.index + 1][::-1]:
        for quantity in find_quantities(near.text):
            before = re.sub(r"\([^()]*\)", "", near.text[: quantity.start]).rstrip(" :")
            if before.endswith(stem) and quantity.unit == whole.unit:
                return material.operand(near, quantity)
    return None


_ROW_NAME = re.compile(r".+\([가-힣]+[률율]\)")
_CELL = re.compile(r"\s*(?P<part>[\d,]+)[가-힣]*\s*\(\s*(?P<number>\d{1,3}(?:\.\d+)?)\s*%\s*\)\s*")


def find_rates_in_cells(grid: Grid) -> Iterator[Claim]:
    """Find "766(84.5%)" in a row named "집행액 (집행률)": the amount of the row above is the whole."""
    for row in range(1, len(grid.body)):
        if not _ROW_NAME.fullmatch(grid.row_name(row)):
            continue
        for column in range(grid.labels_end, len(grid.paths)):
            match = _CELL.fullmatch(grid.body[row][column].text)
            whole = _whole_above(grid, row, column)
            if match and whole is not None:
                yield _cell_claim(grid, (row, column), match, whole)


def _cell_claim(grid: Grid, cell: tuple[int, int], match: re.Match[str], whole: Operand) -> Claim:
    body_cell = grid.body[cell[0]][cell[1]]
    part, number = match["part"], match["number"]
    located = grid.material.locate(body_cell.place, body_cell.text, match.start("part"), part)
    place = grid.material.locate(body_cell.place, body_cell.text, match.start("number"), number)
    result = Operand(number, Fraction(number), place, decimals=len(number.partition(".")[2]))
    operand = Operand(part, Fraction(part.replace(",", "")), located, step=whole.step)
    claim = rate_claim(grid.where(*cell), grid.row_name(cell[0]), result, operand, whole)
    return replace(claim, worst=Severity.WARNING, doubt=_DOUBT)


def _whole_above(grid: Grid, row: int, column: int) -> Operand | None:
    """The amount of money in the cell above, or its only number."""
    cell = grid.body[row - 1][column]
    amounts = find_quantities(cell.text)
    chosen = [quantity for quantity in amounts if quantity.is_money] or (amounts if len(amounts) == 1 else [])
    if not chosen:
        return None
    place = grid.material.locate(cell.place, cell.text, chosen[-1].start, chosen[-1].printed)
    return replace(chosen[-1].operand, place=place)
