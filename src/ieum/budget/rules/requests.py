"""Requests to move money: which movements are asked for, who approves them, and for whose cells one may ask."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any
from uuid import UUID

from ieum.budget.choices import MovementKind
from ieum.kernel.parameters import load_yaml, read_parameter
from ieum.kernel.wording import worded
from ieum.office.choices import StepRole
from ieum.office.rules.approval import PlannedStep
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


class NoLine(LookupError):
    """There is nobody to approve a request; the message says who is missing."""


@dataclass(frozen=True, slots=True)
class RequestedCell:
    """A cell of a request as far as it matters for who may ask."""

    division: str
    amount: int


@cache
def _approval() -> Any:
    return read_parameter(load_yaml(files("ieum.budget") / "parameters" / "request_approval.yaml"), dict)


def decider_of(kind: MovementKind, *, on: date) -> str:
    """Who decides on a request of a kind on a day: "MAYOR", or "DIRECTOR" for the head of the division of the team.

    :raises NotYetInForce: if it is not known for that day
    """
    terms: Mapping[str, Any] = _approval().version(on=on).value
    return str(terms["deciders"][kind])


def approval_line(standing: Standing, post_id: UUID, kind: MovementKind, *, on: date) -> list[PlannedStep]:
    """The line of a request: the heads of the drafter's division review, the budget team agrees, the decider decides.

    :raises NoLine: if no budget team stands on the day, or nobody above it decides
    :raises NotYetInForce: if it is not known who decides on that day
    """
    agreeing = _agreeing(standing, on)
    above = _heads(standing, post_id, is_own=False)
    deciders = agreeing[-1:] if decider_of(kind, on=on) == "DIRECTOR" else above[-1:]
    if not deciders:
        raise NoLine("결재할 윗사람이 없습니다. 조직에서 구청장까지의 직위를 확인하십시오.")
    roles = {
        **dict.fromkeys(above, StepRole.REVIEW),
        **dict.fromkeys(agreeing, StepRole.AGREE),
        **dict.fromkeys(_heads(standing, post_id, is_own=True), StepRole.REVIEW),
    }
    own = _heads(standing, post_id, is_own=True)
    passing = dict.fromkeys([*own, *agreeing, *([] if deciders == agreeing[-1:] else above)])
    return [
        *(PlannedStep(roles[each], each) for each in passing if each not in {post_id, *deciders}),
        PlannedStep(StepRole.DECIDE, deciders[0], is_delegated=deciders == agreeing[-1:]),
    ]


def director_post(standing: Standing, *, on: date) -> UUID:
    """The post of the head of the division that the budget team is in, whom "DIRECTOR" means.

    :raises NoLine: if no budget team stands on the day
    :raises NotYetInForce: if it is not known which team that is on that day
    """
    return _agreeing(standing, on)[-1]


def approval_rule(*, on: date) -> str:
    """The rule by which such a line is made, with the day from which it holds.

    :raises NotYetInForce: if it is not known who decides on that day
    """
    version = _approval().version(on=on)
    return f"{version.reference} ({version.since} 시행)"


def _agreeing(standing: Standing, on: date) -> list[UUID]:
    """The posts of the heads of the budget team and of its division."""
    team = _team_head(standing, _approval().version(on=on).value["team"])
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
    is_alike = kind in {UnitKind.COUNCIL_OFFICE, UnitKind.CORPORATION}
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
