"""What is carried over of a cell, and what it rests on (지방재정법 제50조, 시행령 제58조)."""

from dataclasses import dataclass

from ieum.budget.choices import MovementKind, UncommittedGround
from ieum.budget.rules import Line
from ieum.budget.rules.kinds import CARRYING
from ieum.budget.rules.limits import UNCOMMITTED


@dataclass(frozen=True, slots=True)
class CarryOut:
    """Money of a cell that is to be carried over."""

    kind: MovementKind
    line: Line
    paper: str
    """Of a 사고이월 the commitment, or what stands for it; of the others the vote, "" where it is not told."""
    uncommitted: str = ""
    """The ``UncommittedGround`` of a 사고이월 without a commitment; "" of all else."""

    @property
    def authority(self) -> str:
        """What its movement is told to rest on; the ledger knows by its beginning that no commitment is asked for."""
        if not self.uncommitted:
            return self.paper.strip()
        return f"{UNCOMMITTED} {UncommittedGround(self.uncommitted).label}: {self.paper.strip()}"


def carry_fault(asked: CarryOut) -> str:
    """Say why it cannot be carried over whatever the balances are; "" where it may be."""
    if asked.kind not in CARRYING:
        return "명시이월, 사고이월, 계속비이월 가운데 하나를 고르십시오."
    is_incidental = asked.kind is MovementKind.INCIDENTAL_CARRY_OUT
    if asked.uncommitted and (not is_incidental or asked.uncommitted not in UncommittedGround.values):
        return "지출원인행위가 없는 사유는 사고이월에만, 지방재정법 제50조제2항의 세 가지 가운데서 고릅니다."
    if is_incidental and not asked.paper.strip():
        return "사고이월은 회계연도 안에 한 지출원인행위(계약 등)의 문서를 적어야 합니다."
    return ""


def fund_fault(kind: MovementKind, authority: str) -> str:
    """Say why money of a fund cannot be carried over so (지방자치단체 기금관리기본법); "" where it may be.

    Of a fund only what was committed and not paid goes over to the next year.
    """
    if kind not in CARRYING or (kind is MovementKind.INCIDENTAL_CARRY_OUT and not authority.startswith(UNCOMMITTED)):
        return ""
    return (
        "기금은 지출원인행위를 하고 지출하지 못한 금액만 사고이월합니다. 명시이월, 계속비이월, 지출원인행위 없는 "
        "사고이월은 할 수 없습니다. (지방자치단체 기금관리기본법)"
    )
