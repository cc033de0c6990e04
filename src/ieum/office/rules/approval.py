"""Approval lines: which one a draft takes by the delegation of its day, and what is wrong with one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any
from uuid import UUID

from ieum.kernel.parameters import load_yaml, read_parameter
from ieum.kernel.wording import worded
from ieum.office.choices import StepRole
from ieum.org.choices import UnitKind
from ieum.org.rules.standing import Standing

MOST_STEPS = 12
_SHORTEST = 2
"""Steps of a line that leaves no review out any more."""


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A place on an approval line."""

    role: str
    post_id: UUID
    is_delegated: bool = False
    """전결: the decision is taken below the head of the municipality."""


@cache
def _delegation() -> Any:
    return read_parameter(load_yaml(files("ieum.office") / "parameters" / "delegation.yaml"), dict)


def deciding_kind(kind: str, *, on: date) -> UnitKind:
    """The kind of unit whose head decides on a kind of case on a day.

    :raises NotYetInForce: if no delegation is known for that day
    """
    return UnitKind(_delegation().version(on=on).value[kind])


def proposed_line(standing: Standing, post_id: UUID, kind: str, *, on: date) -> list[PlannedStep]:
    """The line from a drafter's post up: each head reviews, the first at or above the deciding kind decides.

    Empty where nobody stands above the drafter.
    """
    return next(iter(possible_lines(standing, post_id, kind, on=on)), [])


def possible_lines(standing: Standing, post_id: UUID, kind: str, *, on: date) -> list[list[PlannedStep]]:
    """The lines that the delegation allows, the proposed one first: nobody below the deciding kind decides.

    A longer one ends with a head further up; a shorter one leaves out the reviews between the nearest head and the end.
    """
    heads = list(standing.superiors(post_id))
    ranks = list(UnitKind)
    limit = ranks.index(deciding_kind(kind, on=on))
    kinds = [UnitKind(standing.units[standing.posts[head].unit_id].kind) for head in heads]
    first = next((number for number, each in enumerate(kinds) if ranks.index(each) <= limit), len(heads) - 1)
    ends = range(max(first, 0), len(heads))
    whole = [_line(heads[: last + 1], is_delegated=kinds[last] is not UnitKind.MAYOR) for last in ends]
    return [line for each in whole for line in (each, [each[0], each[-1]])[: 2 if len(each) > _SHORTEST else 1]]


def _line(heads: Sequence[UUID], *, is_delegated: bool) -> list[PlannedStep]:
    return [
        *(PlannedStep(StepRole.REVIEW, head) for head in heads[:-1]),
        PlannedStep(StepRole.DECIDE, heads[-1], is_delegated=is_delegated),
    ]


def line_fault(steps: Sequence[PlannedStep], standing: Standing, drafter: UUID | None) -> str:
    """Say what is wrong with a line; ``drafter`` is the person who drafts. "" where nothing is."""
    if not steps or steps[-1].role != StepRole.DECIDE or any(each.role == StepRole.DECIDE for each in steps[:-1]):
        return "결재선의 끝에 결재할 직위를 하나 두십시오."
    if len(steps) > MOST_STEPS:
        return worded("결재선은 {most}단계까지 둘 수 있습니다.", most=MOST_STEPS)
    if {each.post_id for each in steps} - standing.posts.keys() or len({each.post_id for each in steps}) < len(steps):
        return "결재선에 그날 없는 직위나 두 번 나온 직위가 있습니다."
    found = standing.responsible(steps[-1].post_id)
    if found is None:
        return "결재할 사람이 없습니다. 다른 직위를 고르십시오."
    if found.holding.person_id == drafter:
        return "기안자는 스스로 결재할 수 없습니다. 윗사람을 결재선의 끝에 두십시오."
    return ""
