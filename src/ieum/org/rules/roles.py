"""Which role the account of whoever holds a post should have: rights follow the post and its unit, as work does."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from ieum.kernel.wording import worded
from ieum.org.choices import UnitKind
from ieum.org.rules.standing import OWN, Holding, Standing
from ieum.platform.choices import STAFF, Role

_BUDGETING = re.compile(
    r"(?:구|시|군|도)?(?:전체|세입[·ㆍ]?세출|일반회계|본|당초)*예산안?(?:의|(?:및|·|ㆍ)(?:결산|기금))?"
    r"(?:편성|총괄)(?!요구|자료|의견|협조|신청)"
)
"""How 분장사무, written without spaces, begins that makes a unit's division that of planning and budget.

"보조금 예산편성" and "소관 예산편성" are part of a budget, "예산편성 자료 제출" is what every division has.
"""
_BULLET = re.compile(r"^(?:[\W\d_]|[가-하]\.|ㅇ\s)+")
NO_DIVISION = (
    "분장사무에 예산 편성이나 예산 총괄이 있는 부서가 없어 계정의 역할이 직위와 맞는지 알 수 없습니다. "
    "조직개편의 '분장사무 정하기'에서 예산팀의 분장사무에 적으십시오."
)
_RISING = (Role.DEPARTMENT, Role.OFFICER, Role.TEAM_LEAD, Role.DIVISION_HEAD, Role.MAYOR)


@dataclass(frozen=True, slots=True)
class Misfit:
    """An account whose role is not that of the posts of its person."""

    holding: Holding
    """One of what the person holds."""
    account_id: UUID
    role: Role
    fitting: Role

    def __str__(self) -> str:
        return worded(
            "{person}({number}): 계정의 역할은 {role}, 직위에 맞는 역할은 {fitting}", person=self.holding.person,
            number=self.holding.number, role=worded(self.role.label), fitting=worded(self.fitting.label),
        )  # fmt: skip


def budget_divisions(standing: Standing, duties: Mapping[UUID, Iterable[str]]) -> set[UUID]:
    """The divisions that are in charge of the budget of all, by what units are in charge of."""
    in_charge = (unit for unit, lines in duties.items() if any(map(is_budgeting, lines)))
    return {standing.division(unit).id for unit in in_charge if unit in standing.units}


def is_budgeting(line: str) -> bool:
    """Whether one of the things that a line of 분장사무 lists is the budget of all: "예산편성, 중기재정계획"."""
    listed = (part for each in re.split(r"[,、;]", line) for part in (each, *re.split(r"\s및\s", each)))
    return any(_BUDGETING.match("".join(_BULLET.sub("", each.strip()).split())) for each in listed)


def role_of_post(standing: Standing, post_id: UUID, divisions: Collection[UUID]) -> Role:
    """The role that a post asks for; ``divisions`` are those that are in charge of the budget."""
    post = standing.posts[post_id]
    unit = standing.units[post.unit_id]
    if unit.kind == UnitKind.MAYOR and post.is_head:
        return Role.MAYOR
    if standing.division(unit.id).id in divisions:
        if not post.is_head:
            return Role.OFFICER
        return Role.TEAM_LEAD if unit.kind == UnitKind.TEAM else Role.DIVISION_HEAD
    return Role.DIVISION_HEAD if post.is_head and standing.within(unit.id) & set(divisions) else Role.DEPARTMENT


def misfits(standing: Standing, divisions: Collection[UUID], roles: Mapping[UUID, str]) -> list[Misfit]:
    """The accounts of staff whose role is not the highest that their person's posts ask for, by number.

    ``roles`` are those of accounts. Nothing is known, and so none, while no division is in charge of the budget.
    """
    if not divisions:
        return []
    found: dict[UUID, tuple[Holding, list[Role]]] = {}
    for each in _answering(standing):
        if each.account_id is not None and roles.get(each.account_id) in STAFF:
            asked = found.setdefault(each.account_id, (each, []))[1]
            asked.append(role_of_post(standing, each.post_id, divisions))
    told = [
        Misfit(holding, account, Role(roles[account]), max(asked, key=_RISING.index))
        for account, (holding, asked) in found.items()
    ]
    return sorted((each for each in told if each.role != each.fitting), key=lambda each: each.holding.number)


def confirming_posts(standing: Standing, divisions: Collection[UUID]) -> list[UUID]:
    """The posts whose holders may confirm other roles: the heads of the divisions, and after each those above it."""
    heads = [
        post
        for division in sorted(divisions, key=standing.path)
        for head in standing.posts_of(division)
        if head.is_head
        for post in (head.id, *standing.superiors(head.id))
    ]
    return [post for post in dict.fromkeys(heads) if role_of_post(standing, post, divisions) == Role.DIVISION_HEAD]


def _answering(standing: Standing) -> Iterator[Holding]:
    """Who holds a post, and who acts for a vacant one; for a holder who is away they have that one's powers."""
    for each in standing.holdings:
        if each.post_id not in standing.posts:
            continue
        is_vacant = not any(other.kind in OWN for other in standing.holders(each.post_id))
        if each.kind in OWN or (each.kind == "ACTING" and is_vacant):
            yield each
