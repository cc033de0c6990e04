"""Why balances differ between two points: the events in between, adding up exactly."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from ieum.budget import rules
from ieum.budget.choices import Balance, Level, MovementKind, Total
from ieum.budget.queries.history import by_event
from ieum.budget.queries.parts import ExecutedPart, Part, TeamChange, amount, lines_between, path_of, team_changes
from ieum.budget.queries.rollups import Point
from ieum.budget.queries.told import RateChange, Reason, Told, reasons_of, steps_of_rate, told
from ieum.budget.rules import sentences
from ieum.kernel.particles import with_particles

_HANDED_OVER = "담당 팀 변경"
_Cell = tuple[tuple[str, ...], Total]


@dataclass(frozen=True, slots=True)
class TableReason:
    """One event with what it adds to each cell of a table, in won; a cell it leaves alone is not named."""

    event_id: UUID | None
    amounts: Mapping[_Cell, int]
    """By the path of the row and the total of the column."""
    sentence: str


def why(before: Point, after: Point, *, of: Part | ExecutedPart, total: Total) -> list[Reason]:
    """Events whose amounts add up exactly to what ``total`` of a part is after, less what it was before."""
    return reasons_of(_events(before, after, of), rules.weights_of(total), total.label)


def why_table(before: Point, after: Point, *, year: int, by: Level, under: tuple[str, ...] = ()) -> list[TableReason]:
    """Events with what each adds to each row and total of a table; for every cell they add up to its difference.

    The rows are those under a path, or all of the year with its funds.
    """
    available = rules.weights_of(Total.AVAILABLE)
    return [
        TableReason(event.id, amounts, event.sentence(Total.AVAILABLE.label, event.effect(available)))
        for event in _events(before, after, Part(year, under, by), also_funds=True)
        if (amounts := _cells(event, by))
    ]


def why_rate(before: Point, after: Point, *, of: Part | ExecutedPart, rate_of: tuple[Total, Total]) -> RateChange:
    """What a rate, ``rate_of`` its part and its whole, is made of between two points, event by event.

    The events are taken in the order of their days, and each is given the step that the rate makes with it, so that the
    steps add up exactly.
    """
    amounts = [amount(before, of=of, total=total) for total in rate_of]
    weights = (rules.weights_of(rate_of[0]), rules.weights_of(rate_of[1]))
    label = f"{rate_of[1].label} 대비 {rate_of[0].label} 비율"
    return steps_of_rate(_events(before, after, of), amounts, weights, label)


def _cells(event: Told, by: Level) -> dict[_Cell, int]:
    found: dict[_Cell, int] = defaultdict(int)
    for line in event.lines:
        path, amount = path_of(line, by), event.sign * int(line["amount"])
        for total, times in _counted_in(line["balance"]):
            found[path, total] += times * amount
    return {key: amount for key, amount in found.items() if amount}


@cache
def _counted_in(balance: Balance) -> tuple[tuple[Total, int], ...]:
    """The totals in which a balance counts, each with how many times it does."""
    counted = ((total, rules.weights_of(total).get(balance, 0)) for total in Total)
    return tuple((total, times) for total, times in counted if times)


def _events(before: Point, after: Point, of: Part | ExecutedPart, *, also_funds: bool = False) -> Iterator[Told]:
    """What counts at one point only: what changed hands, then events by day and by when they were known."""
    yield from map(_handed_over, team_changes(before, after, of))
    for rows in by_event(lines_between(before, after, of, also_funds=also_funds)):
        yield _event(rows, before, after)


def _event(rows: Sequence[dict[str, Any]], before: Point, after: Point) -> Told:
    first = rows[0]
    name = kind = sentences.name_of(MovementKind(first["kind"]), first["round"])
    if first["reversed_kind"]:
        kind = sentences.name_of(MovementKind(first["reversed_kind"]), first["reversed_round"])
        name = f"{kind} {name}"
    lines = [{**row, "balance": Balance(row["balance"])} for row in rows]
    return told(lines, before, after, name=name, kind=kind)


def _handed_over(each: TeamChange) -> Told:
    lines = [{"balance": balance, "amount": amount} for balance, amount in each.standing.items()]
    note = " 이 팀이 맡게 되어" if each.is_taken else " 이 팀이 더는 맡지 않아"
    name = with_particles(f"세부사업 {each.programme}을(를)")
    return Told(None, name, _HANDED_OVER, lines, 1 if each.is_taken else -1, note)
