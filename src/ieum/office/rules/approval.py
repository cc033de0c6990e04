"""Approval lines: which one a draft takes by the delegation of its day, and what is wrong with one."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from ieum.kernel.wording import worded
from ieum.office.choices import CaseKind, StepRole
from ieum.office.rules.delegation import TITLES, Delegation
from ieum.org.choices import UnitKind
from ieum.org.rules.ranks import head_rank
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


def proposed_line(standing: Standing, post_id: UUID, kind: str, delegation: Delegation) -> list[PlannedStep]:
    """The line from a drafter's post up: each head reviews, the first at or above the deciding kind decides.

    Empty where nobody stands above the drafter.
    """
    return next(iter(possible_lines(standing, post_id, kind, delegation)), [])


def possible_lines(standing: Standing, post_id: UUID, kind: str, delegation: Delegation) -> list[list[PlannedStep]]:
    """The lines that the delegation allows, the proposed one first: nobody below the deciding kind decides.

    A longer one ends with a head further up; a shorter one leaves out the reviews between the nearest head and the end.
    """
    heads, first = _heads(standing, post_id, kind, delegation)
    whole = [_line(standing, heads[: last + 1]) for last in range(first, len(heads))]
    return [line for each in whole for line in (each, [each[0], each[-1]])[: 2 if len(each) > _SHORTEST else 1]]


def delegation_fault(
    steps: Sequence[PlannedStep], standing: Standing, post_id: UUID, kind: str, delegation: Delegation
) -> str:
    """Say why the delegation does not let the last of a line decide on a draft of a post; "" where it does."""
    heads, first = _heads(standing, post_id, kind, delegation)
    term, decider = delegation[kind], steps[-1].post_id
    if decider in heads[first:]:
        return ""
    known = {"kind": worded(CaseKind(kind).label), "rule": worded(term.rule), "since": term.since}
    if decider not in heads:
        return worded(
            "{kind}의 결재는 기안한 직위의 윗사람이 합니다({rule}, {since} 시행). 결재선의 끝을 고치십시오.", **known
        )
    return worded(
        "{kind}의 결재는 {title} 이상이 합니다({rule}, {since} 시행). 결재선의 끝에 {title}이나 그 윗사람을 두십시오.",
        **known, title=worded(TITLES[term.decider]),
    )  # fmt: skip


def is_delegated(standing: Standing, post_id: UUID) -> bool:
    """Whether a decision at a post is one below the head of the municipality (전결)."""
    return _kind_of(standing, post_id) is not UnitKind.MAYOR


def _heads(standing: Standing, post_id: UUID, kind: str, delegation: Delegation) -> tuple[list[UUID], int]:
    """The heads above a post, the nearest first, and the place of the first who may decide on a kind of case.

    Where none of them stands high enough, the highest decides.
    """
    heads = list(standing.superiors(post_id))
    limit = head_rank(delegation[kind].decider)
    able = (number for number, each in enumerate(heads) if head_rank(_kind_of(standing, each)) <= limit)
    return heads, next(able, max(len(heads) - 1, 0))


def _kind_of(standing: Standing, post_id: UUID) -> UnitKind:
    return UnitKind(standing.units[standing.posts[post_id].unit_id].kind)


def _line(standing: Standing, heads: Sequence[UUID]) -> list[PlannedStep]:
    return [
        *(PlannedStep(StepRole.REVIEW, head) for head in heads[:-1]),
        PlannedStep(StepRole.DECIDE, heads[-1], is_delegated=is_delegated(standing, heads[-1])),
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
