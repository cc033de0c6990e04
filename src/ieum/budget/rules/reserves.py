"""예비비: what each use of it rests on, and what law lets each ground do (지방재정법 제43조, 시행령 제48조)."""

from collections.abc import Iterable

from ieum.budget.choices import ReserveGround
from ieum.kernel.wording import worded

FOR_DISASTERS = "801-02"
"""재해·재난목적예비비, which is budgeted beside the 1 % of 제43조제1항."""
LONGEST = 200
"""Characters of what a movement rests on."""


def resting_on(ground: str, authority: str) -> str:
    """What the movement is told to rest on: the ground by its name, then the paper; ``authority`` without a ground."""
    label = str(ReserveGround(ground).label) if ground in ReserveGround.values else ""
    return ": ".join(filter(None, (label, authority.strip())))


def ground_of(authority: str) -> ReserveGround | None:
    """The ground that a movement is told to rest on; None where it is told none."""
    return next((each for each in ReserveGround if authority.startswith(str(each.label))), None)


def reserve_fault(authority: str, taken: Iterable[str]) -> str:
    """Say why a reserve may not be used on this ground; ``taken`` are the items that give it. "" where it may."""
    ground = ground_of(authority)
    if ground is None:
        return (
            "예비비를 쓰는 근거를 고르십시오: 예측할 수 없는 예산 외의 지출, 예산 초과 지출, 재해·재난. "
            "(지방재정법 제43조)"
        )
    if len(authority) > LONGEST:
        return worded("결정 근거를 줄이십시오. 예비비의 근거와 함께 {most}자까지입니다.", most=LONGEST)
    if ground is not ReserveGround.DISASTER and FOR_DISASTERS in taken:
        return (
            "재해·재난목적예비비(801-02)는 재해·재난에만 씁니다. 근거를 고치거나 일반예비비(801-01)에서 쓰십시오. "
            "(지방재정법 제43조제2항)"
        )
    return ""
