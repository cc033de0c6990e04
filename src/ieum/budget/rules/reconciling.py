"""Comparing a statement of others with our ledger, and finding the events that explain a difference."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import accumulate

from ieum.budget.choices import ReconciledState, RevenueTotal, Side, Total

AnyTotal = Total | RevenueTotal
TOTALS_OF: Mapping[Side, type[Total] | type[RevenueTotal]] = {Side.EXPENDITURE: Total, Side.REVENUE: RevenueTotal}
"""The amounts of each side that are compared."""
SCALE_SLIP = 1_000
"""원 taken for 천원, or the other way round."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One amount of one row on both sides, in won."""

    names: tuple[str, ...]
    total: AnyTotal
    ours: int | None
    """None where our ledger does not report it."""
    theirs: int | None
    """None where the statement does not have the row."""
    place: int | None
    """The row of the statement."""
    state: ReconciledState


def compare(
    ours: Mapping[tuple[str, ...], Mapping[AnyTotal, int | None]],
    theirs: Mapping[tuple[str, ...], tuple[int, Mapping[AnyTotal, int]]],
    *,
    totals: Sequence[AnyTotal],
    scale: int,
) -> list[Compared]:
    """Every amount that a statement gives beside ours, then what only we have; what neither side has is left out.

    :param theirs: the row of the statement, and its amounts
    :param scale: won that the statement's smallest unit is; a smaller difference is rounding
    """
    found = [
        _beside(Compared(names, total, None, amount, place, ReconciledState.ONLY_THEIRS), ours.get(names), scale)
        for names, (place, amounts) in theirs.items()
        for total, amount in amounts.items()
    ]
    found += [
        Compared(names, total, amount, None, None, ReconciledState.ONLY_OURS)
        for names, amounts in ours.items()
        if names not in theirs
        for total in totals
        if (amount := amounts[total])
    ]
    return found


def _beside(theirs: Compared, own: Mapping[AnyTotal, int | None] | None, scale: int) -> Compared:
    """An amount of a statement with ours of the same row, which is None where we have no such row."""
    ours = 0 if own is None else own[theirs.total]
    if ours is None:
        return replace(theirs, state=ReconciledState.UNREPORTED)
    is_matched = abs(ours - (theirs.theirs or 0)) < scale
    if own is None:
        return replace(theirs, state=ReconciledState.MATCHED) if is_matched else theirs
    return replace(theirs, ours=ours, state=ReconciledState.MATCHED if is_matched else ReconciledState.DIFFERENT)


def is_scale_slip(ours: int | None, theirs: int | None) -> bool:
    """Whether one side is exactly a thousand times the other."""
    return bool(ours and theirs) and (ours == (theirs or 0) * SCALE_SLIP or theirs == (ours or 0) * SCALE_SLIP)


class Explanation(StrEnum):
    """How events explain a difference."""

    AHEAD = "AHEAD"
    """The statement counts events after its day."""
    BEHIND = "BEHIND"
    """The statement does not count the last events up to its day."""
    MISSING = "MISSING"
    """The statement does not have one event."""


EXPLAINED: Mapping[Explanation, str] = {
    Explanation.AHEAD: "명세가 기준일 뒤의 아래 사건까지 세었으면 두 금액이 같아집니다.",
    Explanation.BEHIND: "명세가 기준일까지의 아래 마지막 사건을 아직 세지 않았으면 두 금액이 같아집니다.",
    Explanation.MISSING: "명세에 아래 사건이 빠졌으면 두 금액이 같아집니다.",
}


def explain(gap: int, before: Sequence[int], after: Sequence[int], *, scale: int) -> tuple[Explanation, range] | None:
    """Which events make up a difference exactly; None where none do, and an officer has to look.

    :param gap: theirs less ours, in won
    :param before: what the events up to the day moved, in their order
    :param after: what the events after it moved, in their order
    :return: the places of the events in ``after`` where the statement is ahead, otherwise in ``before``
    """
    for place, reached in enumerate(accumulate(after), 1):
        if abs(reached - gap) < scale:
            return Explanation.AHEAD, range(place)
    for place, reached in enumerate(accumulate(reversed(before)), 1):
        if abs(reached + gap) < scale:
            return Explanation.BEHIND, range(len(before) - place, len(before))
    for place, moved in enumerate(before):
        if abs(moved + gap) < scale:
            return Explanation.MISSING, range(place, place + 1)
    return None
