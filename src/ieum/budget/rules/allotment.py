"""The allotment plan: how a budget is split into quarters, and what may be allotted from it by now."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ieum.budget.choices import AllotmentKind, BeforeYearGround
from ieum.budget.rules.parameters import parameter
from ieum.kernel.rounding import Rounding, round_to
from ieum.kernel.wording import worded

QUARTERS = (1, 2, 3, 4)
THOUSAND = 1_000
RESERVES = "801"
"""Reserves are not allotted: what they are used for is, once the use is decided (지방재정법 제43조)."""
_WHOLE = 100
_ITEMS_OF = {BeforeYearGround.TRAVEL: "202", BeforeYearGround.PROMOTION: "203"}
"""What the codes of the items begin with, where the ground of an allotment before the year is an item itself."""


@dataclass(frozen=True, slots=True)
class Shares:
    """How much of the budget of some items each quarter gets, in percent."""

    items: str
    """What the codes of the items begin with; "" for all others."""
    percents: tuple[int, ...]


def usual_shares(*, on: date) -> list[Shares]:
    """The shares that a plan begins with on a day.

    :raises NotYetInForce: if none are known for that day
    """
    terms: Mapping[str, Sequence[int]] = parameter("allotment_shares").version(on=on).value
    return [Shares(items, tuple(percents)) for items, percents in terms.items()]


def shares_fault(shares: Sequence[Shares]) -> str:
    """Say what is wrong with the shares of a plan; "" where nothing is."""
    if [each.items for each in shares].count("") != 1:
        return "그 밖의 모든 통계목에 쓸 비율을 한 줄 적으십시오."
    if len({each.items for each in shares}) < len(shares):
        return "같은 통계목의 비율이 두 번 있습니다."
    for each in shares:
        name = each.items or "그 밖의 통계목"
        if len(each.percents) != len(QUARTERS) or any(not 0 <= part <= _WHOLE for part in each.percents):
            return worded("{name}: 네 분기의 비율을 0에서 100 사이의 정수로 적으십시오.", name=name)
        if sum(each.percents) != _WHOLE:
            return worded(
                "{name}: 네 분기의 비율을 더하면 100이어야 합니다. 지금은 {whole}입니다.",
                name=name,
                whole=sum(each.percents),
            )
    return ""


def shares_for(item: str, shares: Sequence[Shares]) -> Shares:
    """The shares of an item: those of the longest beginning that fits."""
    return max((each for each in shares if item.startswith(each.items)), key=lambda each: len(each.items))


def split(amount: int, percents: Sequence[int]) -> tuple[int, ...]:
    """The won of each quarter; each is cut at whole thousands as the running sum is, so that they add up exactly."""
    reached = [0]
    for number in range(1, len(percents)):
        running = Fraction(amount * sum(percents[:number]), _WHOLE * THOUSAND)
        reached.append(min(amount, int(round_to(running, 0, Rounding.HALF_UP)) * THOUSAND))
    return tuple(after - before for before, after in zip(reached, [*reached[1:], amount], strict=True))


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of the allotment of a cell, in won."""

    planned: tuple[int, ...]
    """By quarter."""
    by_plan: int
    """Allotted from the plan, in its time or before."""
    withheld: int
    available: int
    allotted: int
    """In all, also beside the plan."""


def due(standing: Standing, *, through: int) -> int:
    """What may be allotted now by the plan up to a quarter: neither withheld, nor allotted, nor more than is there."""
    planned = min(sum(standing.planned[:through]), sum(standing.planned) - standing.withheld)
    left = standing.available - standing.withheld - standing.allotted
    return max(0, min(planned - standing.by_plan, left))


def planned_fault(quarters: Sequence[int], available: int) -> str:
    """Say why a cell cannot get so much by quarters; "" where it can."""
    whole = sum(quarters)
    if whole <= available:
        return ""
    return worded(
        "네 분기의 합 {whole:,}원이 예산현액 {available:,}원보다 {over:,}원 많습니다.",
        whole=whole, available=available, over=whole - available,
    )  # fmt: skip


def withheld_part(amount: int, percent: int) -> int:
    """What a percentage of an amount is, in whole thousands of won; a half is rounded away from zero."""
    return int(round_to(Fraction(amount * percent, _WHOLE * THOUSAND), 0, Rounding.HALF_UP)) * THOUSAND


def kind_of(quarter: int, year: int, *, on: date) -> AllotmentKind:
    """Whether a quarter is allotted in its time or before (당겨배정)."""
    return AllotmentKind.EARLY if on < date(year, 3 * quarter - 2, 1) else AllotmentKind.REGULAR


def before_year_fault(ground: str, lines: Iterable[tuple[str, int]], *, decided_on: date, first_day: date) -> str:
    """Say why items and won may not be allotted before a fiscal year begins; "" where they may.

    The budget must stand by then, which the ledger looks at (지방재정법 시행령 제57조).
    """
    if ground not in BeforeYearGround.values:
        return (
            "회계연도가 시작되기 전에는 지방재정법 시행령 제57조의 여덟 가지 경비만 배정할 수 있습니다. 근거를 "
            "고르십시오."
        )
    if not first_day.replace(year=first_day.year - 1) <= decided_on < first_day:
        return worded(
            "개시 전 배정은 {first} 전 한 해 안에 결정한 것만 적습니다. 그 뒤에 결정한 것은 수시배정으로 적으십시오. "
            "(지방재정법 시행령 제57조)",
            first=first_day,
        )
    items = _ITEMS_OF.get(BeforeYearGround(ground), "")
    for item, amount in lines:
        if amount < 0:
            return "개시 전 배정으로 줄일 수는 없습니다. 금액을 △ 없이 적으십시오."
        if not item.startswith(items):
            return worded(
                "{ground}는 통계목 {items}에만 배정합니다: {item}. 과목이나 근거를 고치십시오. "
                "(지방재정법 시행령 제57조)",
                ground=worded(BeforeYearGround(ground).label),
                items=items,
                item=item,
            )
    return ""


def quarter_of(day: date) -> int:
    """The quarter that a day lies in."""
    return (day.month + 2) // 3


def plan_of(amounts: Iterable[tuple[str, int]], shares: Sequence[Shares]) -> list[tuple[int, ...]]:
    """The quarters of each item and amount; of reserves nothing is planned."""
    return [
        (0,) * len(QUARTERS) if item.startswith(RESERVES) else split(amount, shares_for(item, shares).percents)
        for item, amount in amounts
    ]
