"""What counts at one of two points and not at the other, told in sentences whose amounts add up to the difference."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID

from ieum.budget.queries.rollups import Point
from ieum.kernel.particles import with_particles
from ieum.kernel.rounding import Rounding, rate, round_to

Weights = Mapping[Any, int]
"""How many times each balance counts in a total, of expenditure or of revenue."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One event that a difference is made of."""

    event_id: UUID | None
    """None where no event is behind it: a programme that another team took over."""
    amount: int
    """What it adds to the difference, in won; below zero where it had counted before and does no more."""
    sentence: str
    kind: str
    """Its movement, such as 제1회 추경; what takes one back is of the same kind."""


@dataclass(frozen=True, slots=True)
class RateReason:
    """One event, or several that only together leave a rate defined, with what it adds to the rate."""

    event_ids: tuple[UUID | None, ...]
    difference: Fraction
    """Percentage points, exact."""
    points: Decimal
    """As printed to two digits: the rounded rate after it less the one before it, so that these add up, too."""
    sentence: str
    kind: str
    """As in ``Reason``; of several events each kind once."""


@dataclass(frozen=True, slots=True)
class RateChange:
    """A rate at two points and what its difference is made of; a rate of nothing is None and has no reasons."""

    before: Fraction | None
    after: Fraction | None
    reasons: tuple[RateReason, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What counts at one of two points: an event with its lines, or what a programme held that changed hands."""

    id: UUID | None
    name: str
    kind: str
    lines: Sequence[Mapping[str, Any]]
    """Each with its ``balance`` and its ``amount``."""
    sign: int = 1
    """1 where it counts at the later point, -1 where it counted at the earlier one."""
    note: str = ""

    def effect(self, weights: Weights) -> int:
        """What it adds to a total, in won."""
        return self.sign * sum(weighed(line, weights) for line in self.lines)

    def reason(self, label: str, amount: int) -> Reason:
        """It as a reason why a total that is called so changed by an amount."""
        return Reason(self.id, amount, self.sentence(label, amount), self.kind)

    def sentence(self, label: str, amount: int) -> str:
        """What it adds, in words."""
        moved = (
            f"{label} {abs(amount):,}원이 {_verb(amount)}" if amount else with_particles(f"{label}은(는) 그대로입니다")
        )
        return f"{self.name}{self.note} {moved}."


def weighed(line: Mapping[str, Any], weights: Weights) -> int:
    """What a line adds to a total, in won."""
    return weights.get(line["balance"], 0) * int(line["amount"])


def told(lines: Sequence[Mapping[str, Any]], before: Point, after: Point, *, name: str, kind: str) -> Told:
    """An event by its lines, which say its ``id``, ``effective_date``, ``epoch`` and ``basis``."""
    first = lines[0]
    sign = 1 if first["effective_date"] <= after.as_of and first["epoch"] <= after.epoch else -1
    is_late = sign > 0 and first["effective_date"] <= before.as_of and first["epoch"] > before.epoch
    note = " 뒤늦게 등록되어" if is_late else "" if sign > 0 else " 더는 포함되지 않아"
    called = f"{first['effective_date']:%Y. %-m. %-d.} {name}({first['basis']})"
    return Told(first["id"], called, kind, lines, sign, note)


def reasons_of(events: Iterable[Told], weights: Weights, label: str) -> list[Reason]:
    """The events that move a total, which is called so."""
    return [event.reason(label, moved) for event in events if (moved := event.effect(weights))]


def steps_of_rate(
    events: Iterable[Told], amounts: Sequence[int], weights: tuple[Weights, Weights], label: str
) -> RateChange:
    """What a rate is made of, event by event: each is given the step that the rate makes with it.

    ``amounts`` are its part and its whole before, and ``weights`` how events move them.
    """
    reached = first = rate(*amounts)
    reasons: list[RateReason] = []
    waiting: list[Told] = []
    for event in events:
        moved = [event.effect(each) for each in weights]
        if not any(moved):
            continue
        amounts = [each + more for each, more in zip(amounts, moved, strict=True)]
        waiting.append(event)
        now = rate(*amounts)
        if now is not None and reached is not None:
            reasons.append(_rate_reason(waiting, reached, now, label))
            reached, waiting = now, []
    last = rate(*amounts)
    return RateChange(first, last, tuple(reasons) if first is not None and last is not None else ())


def _rate_reason(events: Sequence[Told], before: Fraction, after: Fraction, label: str) -> RateReason:
    names, difference = ", ".join(event.name for event in events), after - before
    points = round_to(after, 2, Rounding.HALF_UP) - round_to(before, 2, Rounding.HALF_UP)
    moved = f"{label}이 {abs(points)}%p {_verb(difference)}" if difference else f"{label}은 그대로입니다"
    kind = ", ".join(dict.fromkeys(event.kind for event in events))
    ids = tuple(event.id for event in events)
    return RateReason(ids, difference, points, f"{names}{events[-1].note} {moved}.", kind)


def _verb(amount: Fraction | int) -> str:
    return "늘었습니다" if amount > 0 else "줄었습니다"
