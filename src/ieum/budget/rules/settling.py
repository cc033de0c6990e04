"""What follows the closing of a year: who audits its settlement, and what the council wants corrected."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Protocol

from ieum.budget.choices import SETTLEMENT_ORDER, MatterState
from ieum.budget.rules.matters import MatterFault, StatedMatter
from ieum.budget.rules.parameters import version_on
from ieum.budget.rules.versions import REOPEN
from ieum.kernel.wording import worded

HEADING = ("시정요구", "부서", "처리 결과")
MOST_FINDINGS, LONGEST_FINDING, LONGEST_NAME = 100, 400, 60
APPROVAL = "approve"
"""The step by which the council approves, be it with demands or without."""
_NO_STEPS = frozenset({"record", "write"})
"""What is kept of a settlement without its going on."""
DECIDED = frozenset(SETTLEMENT_ORDER[SETTLEMENT_ORDER.index(MatterState.APPROVED) :])
"""States in which the council has said all that it wants corrected."""


class Step(Protocol):
    """A step of a settlement as its rules see it."""

    state: str
    action: str
    decided_on: date


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that the council wants corrected (시정요구)."""

    demand: str
    division: str
    """Who sees to it; "" while that is not said."""
    answer: str
    """What was done about it; "" while nothing was."""


def standing_days(taken: Iterable[Step]) -> dict[str, date]:
    """The day of each step that stands, by its action; what a way back took back, and all behind it, does not.

    An approval with demands is an approval.
    """
    found: dict[str, tuple[int, date]] = {}
    before = 0
    for step in taken:
        after = SETTLEMENT_ORDER.index(MatterState(step.state))
        if step.action == REOPEN:
            found = {action: known for action, known in found.items() if known[0] < after}
        else:
            found[step.action.removesuffix("_with")] = before, step.decided_on
        before = after
    return {action: day for action, (_, day) in found.items()}


def audit_fault(stated: StatedMatter, *, on: date) -> str | None:
    """Say why these people cannot audit a settlement; "" where they can, None where the law of the day is not known."""
    version = version_on("settlement_audit", on)
    if version is None:
        return None
    numbers = [stated.traits.get(name, "0") for name in ("councillors", "experts")]
    if not all(each.isdecimal() for each in numbers):
        return "검사위원의 수는 3이나 7처럼 적으십시오. '내용 적기'에서 고칩니다."
    councillors, whole = int(numbers[0]), sum(map(int, numbers))
    terms, article = version.value, version.reference
    if not terms["least"] <= whole <= terms["most"]:
        return worded(
            "검사위원은 {least}명 이상 {most}명 이하여야 하는데 {whole}명입니다. '내용 적기'에서 고치십시오. "
            "({article})",
            least=terms["least"], most=terms["most"], whole=whole, article=article,
        )  # fmt: skip
    if councillors > terms["councillors"] or councillors > whole * Fraction(terms["share"]):
        return worded(
            "지방의원은 검사위원의 3분의 1까지, {most}명까지입니다. {whole}명 가운데 {councillors}명입니다. "
            "({article})",
            most=terms["councillors"], whole=whole, councillors=councillors, article=article,
        )  # fmt: skip
    return ""


def findings_of(traits: Mapping[str, str]) -> tuple[Finding, ...]:
    """What the council wants corrected, with what was done about it.

    :raises MatterFault: naming each row that is wrong
    """
    lines = traits.get("findings", "").splitlines()
    cells = ([cell.strip() for cell in line.split("\t")] for line in lines)
    rows = [(number, row) for number, row in enumerate(cells, start=1) if any(row) and row[0] != HEADING[0]]
    faults = [f"{number}번째 줄: {fault}" for number, row in rows if (fault := _row_fault(row))]
    if len(rows) > MOST_FINDINGS:
        faults = [worded("시정요구는 {most}건까지 적을 수 있습니다. 합쳐 적으십시오.", most=MOST_FINDINGS)]
    if faults:
        raise MatterFault({"findings": " ".join(faults[:5])})
    return tuple(Finding(*[*row, "", ""][: len(HEADING)]) for _, row in rows)


def restated_fault(state: MatterState, before: Mapping[str, str], after: Mapping[str, str]) -> str:
    """Say why findings cannot be restated so: what the council demanded stands once it approved; "" where they can."""
    demanded, left = ([each.demand for each in findings_of(traits)] for traits in (before, after))
    if state not in DECIDED or demanded == left:
        return ""
    return "승인한 뒤에는 시정요구를 더하거나 고치거나 지우지 못합니다. 부서와 처리 결과만 적으십시오."


def order_fault(taken: Sequence[Step], action: str, on: date) -> str:
    """Say why a step cannot be of a day: none is before the last one that stands; "" where it can."""
    days = standing_days(each for each in taken if each.action not in _NO_STEPS)
    last = max(days.values(), default=on)
    if action == REOPEN or last <= on:
        return ""
    return worded("앞 단계를 한 날({last})보다 이릅니다. 한 날을 고치십시오.", last=last.isoformat())


def _row_fault(row: list[str]) -> str:
    if len(row) > len(HEADING):
        return worded("칸이 셋보다 많습니다. {heading} 칸만 붙이십시오.", heading=", ".join(HEADING))
    demand, division, answer = [*row, "", ""][: len(HEADING)]
    if not demand:
        return "시정요구가 비어 있습니다. 첫 칸에 적으십시오."
    if max(len(demand), len(answer)) > LONGEST_FINDING or len(division) > LONGEST_NAME:
        return worded("글은 {most}자, 부서는 {name}자까지 적으십시오.", most=LONGEST_FINDING, name=LONGEST_NAME)
    return ""
