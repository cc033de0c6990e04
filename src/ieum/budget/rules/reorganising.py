"""이체 after a reorganisation: what of it was allotted goes with the money (지방재정법 제47조의2제2항)."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from ieum.budget.choices import Balance, Total
from ieum.budget.rules import Line, Place, total_of

MOST_MOVED = 200
"""Cells of one 이체, of which a reorganisation makes many."""


def allotments_of(
    lines: Iterable[Line], places: Mapping[UUID, Place], standing: Mapping[UUID, Mapping[Balance, int]]
) -> tuple[list[Line], list[Line]]:
    """By how much the allotment of cells that give is lowered before, and that of cells that get is raised after.

    What is not allotted yet goes first; more than that takes allotment with it, under the same codes.
    """
    lowered, raised, left = list[Line](), list[Line](), dict[tuple[object, ...], int]()
    ordered = sorted(lines, key=lambda line: line.amount)
    for line in (each for each in ordered if Balance.ALLOTTED in places[each.cell_id].reported):
        place, of = places[line.cell_id], standing[line.cell_id]
        code = (place.programme_code, place.item, place.funding, place.carry_origin)
        if line.amount < 0:
            amount = max(0, -line.amount - max(0, total_of(Total.UNALLOTTED, of)))
            left[code] = left.get(code, 0) + amount
            lowered += [Line(line.cell_id, -amount)] if amount else []
        else:
            amount = min(line.amount, left.get(code, 0))
            left[code] = left.get(code, 0) - amount
            raised += [Line(line.cell_id, amount)] if amount else []
    return lowered, raised
