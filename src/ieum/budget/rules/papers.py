"""The paper by which somebody else decided a movement, which whoever enters it must name."""

from dataclasses import dataclass
from datetime import date

from ieum.budget.choices import MovementKind
from ieum.budget.rules.kinds import BESIDE_VOTE, DECISIONS, EXCHANGES
from ieum.kernel.wording import worded

DECIDED = EXCHANGES | {*BESIDE_VOTE, MovementKind.PROVISIONAL}
"""What the mayor, the council or the budget team decides case by case: 전용, 이용, 예비비, 준예산 and the like."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of approval."""

    number: str
    """문서번호; "" where it is not told."""
    decided_on: date | None = None
    """None where it is not told."""
    decider: str = ""
    """The office that decided, such as 구청장; "" where it is not told."""

    def __str__(self) -> str:
        if self.decided_on is None:
            return self.number
        return f"{self.number}, {self.decided_on} {self.decider} 결재"


def paper_fault(kind: MovementKind, paper: Paper, effective_date: date) -> str:
    """Say why a movement must not be entered by its paper (finance 2.3, 6.2); "" where it may, or needs none."""
    if kind not in DECIDED:
        return ""
    told = {"문서번호": paper.number, "결재일": paper.decided_on, "결재자": paper.decider}
    missing = ", ".join(column for column, value in told.items() if not value)
    if missing:
        return worded(
            "{kind}: 결재한 문서 없이 등록할 수 없습니다. 결정하는 이는 {decider}입니다({article}). "
            "{missing} 열을 채우십시오.",
            kind=worded(str(kind.label)),
            decider=worded(DECISIONS[kind].decider),
            article=worded(DECISIONS[kind].article),
            missing=missing,
        )
    if paper.decided_on and paper.decided_on > effective_date:
        return worded(
            "{kind}: 결재일 {decided}이 효력일 {day}보다 늦습니다. 결재하기 전에는 효력이 없습니다.",
            kind=worded(str(kind.label)),
            decided=paper.decided_on,
            day=effective_date,
        )
    return ""


def own_paper_fault(kind: MovementKind, paper: Paper, title: str) -> str:
    """Say that whoever enters a movement, whose office is ``title``, decided it too; "" where it was another."""
    if kind not in DECIDED or "".join(paper.decider.split()) != "".join(title.split()):
        return ""
    return worded(
        "{kind}: 등록하는 사람({title})이 스스로 결재한 것은 등록할 수 없습니다. 결재자를 확인하십시오.",
        kind=worded(str(kind.label)),
        title=title,
    )
