"""이용: which clause of the 예산총칙 lets money move between policy programmes (지방재정법 제47조의2제1항)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from ieum.kernel.wording import worded

VOTED = "의결"
"""The word by which a ground tells a vote of the council on this one 이용."""


class Moved(NamedTuple):
    """What a clause asks of a cell between which money moves."""

    policy_code: str
    item: str


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause as the council voted it."""

    name: str
    what: str
    """What it lets be moved, in the words of the 예산총칙."""
    items: tuple[str, ...] = ()
    """What the codes of the 통계목 begin with that may be moved; () for all."""
    policies: tuple[str, ...] = ()
    """The codes of the 정책사업 between which it may be moved; () for all."""

    def covers(self, places: Iterable[Moved]) -> bool:
        """Whether it lets money move between all of these."""
        return all(
            (not self.items or place.item.startswith(self.items))
            and (not self.policies or place.policy_code in self.policies)
            for place in places
        )


def cross_use_fault(authority: str, places: Collection[Moved], clauses: Collection[Clause]) -> str:
    """Say why an 이용 has no ground; ``clauses`` are those in force. "" where a clause or a vote lets it.

    A ground that names a clause is held to that clause.
    """
    told = [each for each in clauses if each.name in authority]
    named = max(told, key=lambda each: len(each.name), default=None)
    fitting = ", ".join(each.name for each in clauses if each.covers(places))
    if named is not None and not named.covers(places):
        said: str = worded(
            "예산총칙 {name}은(는) 이 과목들의 이용을 정하지 않았습니다({what}).", name=named.name, what=named.what
        )
    elif named is None and VOTED not in authority:
        said = "이용은 예산총칙의 이용 조항이나 의회가 의결한 문서(예: 제321회 제2차 의결)를 적어야 합니다."
    else:
        return ""
    hint = (
        worded("맞는 조항: {fitting}.", fitting=fitting) if fitting else "맞는 조항이 없으니 의회의 의결을 받으십시오."
    )
    return f"{said} {hint} (지방재정법 제47조의2제1항)"
