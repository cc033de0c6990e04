"""What a budget bill must hold to: equal sides, a small reserve, and what the council may not do alone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Protocol, TypeVar
from uuid import UUID

from ieum.budget.choices import Funding, MovementKind, Side, Stage, VersionKind
from ieum.budget.rules.parameters import parameter
from ieum.kernel.parameters import NotYetInForce
from ieum.kernel.wording import worded

GENERAL_RESERVE = "801-01"
COUNCIL = frozenset({Stage.COMMITTEE, Stage.SPECIAL_COMMITTEE, Stage.PLENARY})
ASKING = frozenset({Stage.REQUEST, Stage.DEPARTMENT})
CONSENT = "consent"
"""The action by which the mayor agrees to what the council raised."""
ADOPTED = frozenset({Stage.ADOPTED, Stage.TRANSFERRED, Stage.PUBLISHED})
"""The stages of a budget that the council voted."""
ENDED = ADOPTED | {Stage.REJECTED}
"""The stages in which nothing of a bill is written any more."""

REOPEN = "reopen"
"""The action by which a step that posted nothing is taken back."""
_BEFORE = ASKING | {Stage.TEAM, Stage.MAYOR}

TAKEN_UP = {
    VersionKind.ORIGINAL: ((MovementKind.ABSORB_PROVISIONAL, "PROVISIONAL"),),
    VersionKind.SUPPLEMENTARY: ((MovementKind.ABSORB_PRE_USE, "PRE_USED"), (MovementKind.ABSORB_DEEMED, "DEEMED")),
}
"""What a budget takes up before its own movement, with the balance that it clears (지방재정법 제45조, 제46조)."""


class Step(Protocol):
    """A step of a bill as its rules see it."""

    position: int
    stage: str
    action: str
    decided_on: date


AnyStep = TypeVar("AnyStep", bound=Step)


def proposals(taken: Iterable[Step]) -> list[int]:
    """Positions of the steps whose amounts the council has: the mayor's, then those of revised bills.

    None before the mayor proposes. What went back behind the proposal, and a revised bill that was given up, are none.
    """
    found: list[int] = []
    before = ""
    for step in taken:
        if step.stage in _BEFORE:
            found = [step.position] if step.stage == Stage.MAYOR else []
        elif step.stage == Stage.REVISION:
            found.append(step.position)
        elif step.action == REOPEN and before == Stage.REVISION:
            found.pop()
        before = step.stage
    return found


def submitted_on(taken: Iterable[Step]) -> date | None:
    """The day on which the council got the bill; None while it has none, or after it came back."""
    found = None
    for step in taken:
        if step.stage in _BEFORE:
            found = None
        elif step.action == "submit":
            found = step.decided_on
    return found


def handed_over(taken: Sequence[AnyStep]) -> list[AnyStep]:
    """The steps of a bill that the council has: from the proposal on; none before it got one, and after it came back.

    What asked for it, and a revised bill that is in hand or was given up, are drafts of the executive.
    """
    if submitted_on(taken) is None:
        return []
    given = proposals(taken)
    found = [
        step for step in taken
        if step.position >= given[0] and (step.stage != Stage.REVISION or step.position in given)
    ]  # fmt: skip
    return found[:-1] if found[-1].stage == Stage.REVISION else found


@dataclass(frozen=True, slots=True)
class StagedLine:
    """A line of a bill with its money at one stage."""

    side: Side
    account_id: UUID
    account: str
    name: str
    code: str
    shares: Mapping[Funding, int] = field(default_factory=dict)
    """Won by who pays; of revenue all is own."""

    @property
    def amount(self) -> int:
        """Won in all."""
        return sum(self.shares.values())


def revenue_group(code: str, *, on: date) -> str:
    """What a 세입과목 belongs to, such as 지방세수입; "" where its first digit stands for nothing.

    :raises NotYetInForce: if nothing is known of that day
    """
    groups: Mapping[str, str] = parameter("revenue_groups").version(on=on).value
    return groups.get(code[:1], "")


def imbalances(lines: Iterable[StagedLine]) -> list[str]:
    """Accounts whose revenue and expenditure differ, in words (I3)."""
    sums: dict[str, dict[Side, int]] = {}
    for line in lines:
        of = sums.setdefault(line.account, dict.fromkeys(Side, 0))
        of[line.side] += line.amount
    return [
        f"{account}: 세입 {of[Side.REVENUE]:,}원, 세출 {of[Side.EXPENDITURE]:,}원, "
        f"차이 {won(of[Side.REVENUE] - of[Side.EXPENDITURE])}원"
        for account, of in sums.items()
        if of[Side.REVENUE] != of[Side.EXPENDITURE]
    ]


def reserve_faults(totals: Mapping[str, int], reserves: Mapping[str, int], *, on: date) -> list[str]:
    """Accounts whose general reserve is above the limit of a day, in words (I6); none before there was a limit."""
    try:
        share = parameter("reserve_limit").version(on=on).value
    except NotYetInForce:
        return []
    limit = Fraction(share)
    return [
        worded(
            "{account}: 일반예비비 {reserve:,}원이 예산 총액 {total:,}원의 {share}인 {most:,}원을 넘습니다.",
            account=account,
            reserve=reserve,
            total=totals[account],
            share=share,
            most=int(totals[account] * limit),
        )
        for account, reserve in reserves.items()
        if reserve > totals[account] * limit
    ]


def raised(before: StagedLine | None, after: StagedLine) -> int:
    """Won by which the council raised a line of expenditure; 0 where it did not."""
    if after.side is not Side.EXPENDITURE:
        return 0
    return max(after.amount - (before.amount if before else 0), 0)


def cuts(before: Mapping[Funding, int], after: Mapping[Funding, int]) -> dict[Funding, int]:
    """Won that the council cut, by who would have paid."""
    cut = {funding: amount - after.get(funding, 0) for funding, amount in before.items()}
    return {funding: amount for funding, amount in cut.items() if amount > 0}


def revised(adopted: int, first: int, last: int) -> int:
    """Won of what was adopted that the revised bill brought or took: ``first`` was proposed, and ``last`` after it.

    What the council cut of a rise is not there, and what it cut beside a reduction is no part of that.
    """
    return min(max(adopted - first, 0), last - first) if last > first else last - first


def taken_up(amount: int, standing: Iterable[int]) -> list[int]:
    """How much of an amount takes up what stands of each balance, in their order; the last is the rest of it."""
    left, taken = amount, []
    for each in standing:
        part = max(min(each, left), 0)
        taken.append(part)
        left -= part
    return [*taken, left]


def won(amount: int) -> str:
    """Won with △ below zero."""
    return f"△{-amount:,}" if amount < 0 else f"{amount:,}"
