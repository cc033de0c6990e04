"""Requests to move money: which movements are asked for, who approves them, and for whose cells one may ask."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

from ieum.budget.choices import MovementKind
from ieum.budget.rules.parameters import parameter
from ieum.budget.rules.reorganising import MOST_MOVED
from ieum.kernel.registry import DelegatedMatter
from ieum.kernel.wording import worded
from ieum.office.choices import StepRole
from ieum.office.rules.approval import PlannedStep
from ieum.office.rules.delegation import Delegation, DelegationTerm
from ieum.org.choices import UnitKind
from ieum.org.rules.ranks import head_rank
from ieum.org.rules.standing import Standing

REQUESTED = (
    MovementKind.TRANSFER,
    MovementKind.CHANGE_OF_USE,
    MovementKind.CROSS_USE,
    MovementKind.REORGANISATION,
    MovementKind.RESERVE_USE,
)
"""What is asked for by a request; all of them take from one cell what they give to another."""
MOST_LINES = 20


def most_lines(kind: MovementKind) -> int:
    """As many cells as one request of a kind may name."""
    return MOST_MOVED if kind is MovementKind.REORGANISATION else MOST_LINES


class NoLine(LookupError):
    """There is nobody to approve a request; the message says who is missing."""


@dataclass(frozen=True, slots=True)
class RequestedCell:
    """A cell of a request as far as it matters for who may ask."""

    division: str
    amount: int


def matter_of(kind: MovementKind) -> str:
    """What a municipality's table of delegated decisions calls requests of a kind."""
    return f"budget.{kind.value}"


def usual_decider(kind: MovementKind, on: date) -> tuple[str, str, date]:
    """Who decides on a request of a kind on a day where the municipality does not say: the unit, by which rule, since.

    :raises NotYetInForce: if it is not known for that day
    """
    version = parameter("request_approval").version(on=on)
    decider = UnitKind.MAYOR if version.value["deciders"][kind] == "MAYOR" else UnitKind.DIVISION
    return decider.value, version.reference, version.since


_MATTERS = {
    MovementKind.TRANSFER: "예산 전용",
    MovementKind.CHANGE_OF_USE: "예산 변경사용",
    MovementKind.CROSS_USE: "예산 이용",
    MovementKind.REORGANISATION: "예산 이체",
    MovementKind.RESERVE_USE: "예비비 사용",
    MovementKind.ALLOTMENT: "예산배정계획",
}
DELEGATED = tuple(
    DelegatedMatter(matter_of(kind), label, partial(usual_decider, kind)) for kind, label in _MATTERS.items()
)
"""What a table of delegated decisions may name, by the kind of movement that is asked for."""


def delegated(kind: MovementKind, delegation: Delegation, *, on: date) -> DelegationTerm:
    """Who decides on a request of a kind on a day: by the municipality's own table where it names it.

    ``delegation`` is what that table says on the day.

    :raises NotYetInForce: if it is not known for that day
    """
    own = delegation.get(matter_of(kind))
    if own is not None:
        return own
    decider, rule, since = usual_decider(kind, on)
    return DelegationTerm(UnitKind(decider), rule, since, is_own=False)


def is_directors(term: DelegationTerm) -> bool:
    """Whether the head of the division of the budget team decides, or one below."""
    return head_rank(term.decider) >= head_rank(UnitKind.DIVISION)


def approval_line(standing: Standing, post_id: UUID, term: DelegationTerm, *, on: date) -> list[PlannedStep]:
    """The line of a request: the heads of the drafter's division review, the budget team agrees, the decider decides.

    The decider is the mayor, or of the heads from the budget team upwards the first of the rank that the delegation
    asks for. The heads above the drafter's division that stand lower than that review too.

    :raises NoLine: if no budget team stands on the day, or nobody above it decides
    :raises NotYetInForce: if it is not known which team that is on that day
    """
    agreeing, own = _agreeing(standing, on), _heads(standing, post_id, is_own=True)
    above = _heads(standing, post_id, is_own=False)
    decider = _decider(standing, agreeing, above, term.decider)
    if decider is None:
        raise NoLine("결재할 윗사람이 없습니다. 조직에서 구청장까지의 직위를 확인하십시오.")
    rank = _rank(standing, decider)
    roles = {
        **dict.fromkeys(above, StepRole.REVIEW),
        **dict.fromkeys(agreeing, StepRole.AGREE),
        **dict.fromkeys(own, StepRole.REVIEW),
    }
    beside = (each for each in [*agreeing, *above] if _rank(standing, each) > rank)
    passing = dict.fromkeys([*own, *beside])
    return [
        *(PlannedStep(roles[each], each) for each in passing if each not in {post_id, decider}),
        PlannedStep(StepRole.DECIDE, decider, is_delegated=rank > head_rank(UnitKind.MAYOR)),
    ]


def _decider(standing: Standing, agreeing: Sequence[UUID], above: Sequence[UUID], decider: UnitKind) -> UUID | None:
    """Whose decision it is; None where nobody stands so high."""
    if decider is UnitKind.MAYOR:
        return above[-1] if above else None
    chain = (*agreeing, *_heads(standing, agreeing[-1], is_own=False))
    return next((each for each in chain if _rank(standing, each) <= head_rank(decider)), None)


def _rank(standing: Standing, post_id: UUID) -> int:
    return head_rank(UnitKind(standing.units[standing.posts[post_id].unit_id].kind))


def director_post(standing: Standing, *, on: date) -> UUID:
    """The post of the head of the division that the budget team is in, whom "DIRECTOR" means.

    :raises NoLine: if no budget team stands on the day
    :raises NotYetInForce: if it is not known which team that is on that day
    """
    return _agreeing(standing, on)[-1]


def _agreeing(standing: Standing, on: date) -> list[UUID]:
    """The posts of the heads of the budget team and of its division."""
    team = _team_head(standing, parameter("request_approval").version(on=on).value["team"])
    return [team, *_heads(standing, team, is_own=True)]


def _team_head(standing: Standing, name: str) -> UUID:
    team = next((unit for _, unit in standing.tree() if unit.name == name), None)
    head = next((post.id for post in standing.posts_of(team.id) if post.is_head), None) if team else None
    if head is None:
        raise NoLine(worded("조직에 {name}의 장이 없어 결재선을 만들 수 없습니다.", name=name))
    return head


def _heads(standing: Standing, post_id: UUID, *, is_own: bool) -> list[UUID]:
    """The heads above a post: those of its own division, or those above that."""
    found = [
        (each, UnitKind(standing.units[standing.posts[each].unit_id].kind)) for each in standing.superiors(post_id)
    ]
    return [each for each, kind in found if _is_of_a_division(kind) == is_own]


def _is_of_a_division(kind: UnitKind) -> bool:
    """Whether a unit is a division that has money of its own, or stands in one; 의회사무국 and 공단 count as one."""
    is_alike = kind in {UnitKind.COUNCIL_OFFICE, UnitKind.CORPORATION, UnitKind.FUNDED_BODY}
    return is_alike or head_rank(kind) >= head_rank(UnitKind.DIVISION)


def division_fault(cells: Iterable[RequestedCell], divisions: Iterable[str], *, is_team: bool) -> str:
    """Say why somebody of these divisions may not ask for it; "" where they may.

    The budget team asks for all, others only for more in their own division.
    """
    own = set(divisions)
    others = sorted({each.division for each in cells if each.amount > 0 and each.division not in own})
    if is_team or not others:
        return ""
    return worded(
        "자기 부서의 예산과목만 늘려 달라고 요청할 수 있습니다: {others}.",
        others=", ".join(name or "부서 없음" for name in others),
    )
