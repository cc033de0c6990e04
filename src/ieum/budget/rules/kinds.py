"""What each kind of movement is about, who decides it, and where it may move."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ieum.budget.choices import Balance, CarryOrigin, ExcessGround, MovementKind, PreUseGround
from ieum.kernel.wording import worded

COLUMN = {
    MovementKind.ORIGINAL: Balance.ORIGINAL,
    MovementKind.REVISED: Balance.ORIGINAL,
    MovementKind.PROVISIONAL: Balance.PROVISIONAL,
    MovementKind.ABSORB_PROVISIONAL: Balance.ORIGINAL,
    MovementKind.PRE_USE: Balance.PRE_USED,
    MovementKind.ABSORB_PRE_USE: Balance.SUPPLEMENTARY,
    MovementKind.SUPPLEMENTARY: Balance.SUPPLEMENTARY,
    MovementKind.DEEMED: Balance.DEEMED,
    MovementKind.ABSORB_DEEMED: Balance.SUPPLEMENTARY,
    MovementKind.CARRY_IN: Balance.CARRIED_IN,
    MovementKind.COUNCIL_CUT: Balance.COUNCIL_CUT,
    MovementKind.RESERVE_USE: Balance.RESERVE_USED,
    MovementKind.CROSS_USE: Balance.CROSS_USED,
    MovementKind.REORGANISATION: Balance.REORGANISED,
    MovementKind.TRANSFER: Balance.TRANSFERRED,
    MovementKind.CHANGE_OF_USE: Balance.CHANGED,
    MovementKind.EXCESS_USE: Balance.EXCESS_USED,
    MovementKind.ALLOTMENT: Balance.ALLOTTED,
    MovementKind.SUB_ALLOTMENT: Balance.SUB_ALLOTTED,
    MovementKind.COMMITMENT: Balance.COMMITTED,
    MovementKind.EXPENDITURE: Balance.SPENT,
    MovementKind.RETURN: Balance.SPENT,
    MovementKind.EXPRESS_VOTE: Balance.EXPRESS_VOTED,
    MovementKind.CONTINUING_VOTE: Balance.CONTINUING_VOTED,
    MovementKind.EXPRESS_CARRY_OUT: Balance.CARRIED_EXPRESS,
    MovementKind.INCIDENTAL_CARRY_OUT: Balance.CARRIED_INCIDENTAL,
    MovementKind.CONTINUING_CARRY_OUT: Balance.CARRIED_CONTINUING,
    MovementKind.LAPSE: Balance.LAPSED,
}
"""The balance that each movement is about."""

ABSORBED = {
    MovementKind.ABSORB_PROVISIONAL: Balance.PROVISIONAL,
    MovementKind.ABSORB_PRE_USE: Balance.PRE_USED,
    MovementKind.ABSORB_DEEMED: Balance.DEEMED,
}
"""The balance that the budget takes up in its own, won for won (지방재정법 제45조 단서, 제46조)."""

WITH_REVENUE = {
    MovementKind.PRE_USE,
    MovementKind.DEEMED,
    MovementKind.ABSORB_PRE_USE,
    MovementKind.ABSORB_DEEMED,
    MovementKind.EXCESS_USE,
}
"""What names as much revenue as it raises expenditure, or takes both up (지방재정법 제34조, 제45조)."""

EXCHANGES = {
    MovementKind.RESERVE_USE,
    MovementKind.CROSS_USE,
    MovementKind.REORGANISATION,
    MovementKind.TRANSFER,
    MovementKind.CHANGE_OF_USE,
}
"""What takes from one cell as much as it gives to another (I4)."""
SIGNED = EXCHANGES | {
    MovementKind.REVISED,
    MovementKind.SUPPLEMENTARY,
    MovementKind.ALLOTMENT,
    MovementKind.SUB_ALLOTMENT,
    MovementKind.COMMITMENT,
    MovementKind.EXPRESS_VOTE,
    MovementKind.CONTINUING_VOTE,
}
"""What may also take away; all else is taken back by its reversal alone."""
OF_UNITS = {MovementKind.SUB_ALLOTMENT, MovementKind.COMMITMENT, MovementKind.RETURN}
"""What a 동 or 사업소 has a part in that money was allotted further to (I1, 지방재정법 시행령 제85조)."""
ROUNDS = {
    MovementKind.SUPPLEMENTARY,
    MovementKind.ABSORB_PRE_USE,
    MovementKind.DEEMED,
    MovementKind.ABSORB_DEEMED,
}
"""What is counted in rounds."""
EARMARKED = {MovementKind.DEEMED, MovementKind.PRE_USE}
"""What only money of others with a stated use may be (I5)."""
BESIDE_VOTE = (MovementKind.DEEMED, MovementKind.PRE_USE, MovementKind.EXCESS_USE)
"""What is entered with the revenue that pays for it, beside what the council votes."""
CARRYING = (
    MovementKind.EXPRESS_CARRY_OUT,
    MovementKind.INCIDENTAL_CARRY_OUT,
    MovementKind.CONTINUING_CARRY_OUT,
)
"""What carries money over into the next year."""
OUTGOING = {*CARRYING, MovementKind.LAPSE}
"""What ends the year of a cell: from its last day on."""
GRANTED = (
    Balance.ORIGINAL, Balance.SUPPLEMENTARY, Balance.DEEMED, Balance.PROVISIONAL, Balance.PRE_USED, Balance.CARRIED_IN,
)  # fmt: skip
DECIDED_SINCE = (Balance.RESERVE_USED, Balance.CROSS_USED)
"""A 세부사업 is in the budget where either of the two adds up to more than nothing (지방재정법 제49조제2항제1호)."""
PAYING = {MovementKind.EXPENDITURE, MovementKind.RETURN}
NEEDING_AUTHORITY = {
    MovementKind.PROVISIONAL,
    MovementKind.PRE_USE,
    MovementKind.CROSS_USE,
    MovementKind.REORGANISATION,
    MovementKind.EXCESS_USE,
}
"""What is allowed only where something else was decided before, which is named."""

_CURRENT = frozenset({CarryOrigin.CURRENT})
_ANY = frozenset(CarryOrigin)
_ORIGINS = {
    MovementKind.CARRY_IN: _ANY - _CURRENT,
    # Money that was carried over by accident is not carried over again (unverified).
    MovementKind.INCIDENTAL_CARRY_OUT: frozenset({CarryOrigin.CURRENT, CarryOrigin.EXPRESS}),
    MovementKind.CONTINUING_VOTE: frozenset({CarryOrigin.CURRENT, CarryOrigin.CONTINUING}),
    MovementKind.CONTINUING_CARRY_OUT: frozenset({CarryOrigin.CURRENT, CarryOrigin.CONTINUING}),
    MovementKind.REORGANISATION: _ANY,
    MovementKind.ALLOTMENT: _ANY,
    MovementKind.SUB_ALLOTMENT: _ANY,
    MovementKind.COMMITMENT: _ANY,
    MovementKind.EXPENDITURE: _ANY,
    MovementKind.RETURN: _ANY,
    MovementKind.LAPSE: _ANY,
}


def origins(kind: MovementKind) -> frozenset[CarryOrigin]:
    """The kinds of cell that a movement may name, by where their money came from."""
    return _ORIGINS.get(kind, _CURRENT)


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decides a movement, and by which article."""

    decider: str
    article: str


_COUNCIL, _MAYOR, _TEAM = "구의회", "구청장", "예산팀"
DECISIONS: Mapping[MovementKind, Decision] = {
    MovementKind.ORIGINAL: Decision(_COUNCIL, "지방자치법 제142조"),
    MovementKind.REVISED: Decision(_COUNCIL, "지방자치법 제142조"),
    MovementKind.PROVISIONAL: Decision(_MAYOR, "지방자치법 제146조, 지방재정법 제46조"),
    MovementKind.ABSORB_PROVISIONAL: Decision(_COUNCIL, "지방재정법 제46조"),
    MovementKind.PRE_USE: Decision(_MAYOR, "지방재정법 제45조 단서"),
    MovementKind.ABSORB_PRE_USE: Decision(_COUNCIL, "지방재정법 제45조 단서"),
    MovementKind.SUPPLEMENTARY: Decision(_COUNCIL, "지방재정법 제45조, 지방자치법 제145조"),
    MovementKind.DEEMED: Decision(_TEAM, "지방재정법 제40조 (예산총칙)"),
    MovementKind.ABSORB_DEEMED: Decision(_COUNCIL, "지방재정법 제45조"),
    MovementKind.CARRY_IN: Decision(_MAYOR, "지방재정법 제50조"),
    MovementKind.COUNCIL_CUT: Decision(_COUNCIL, "지방자치법 제142조"),
    MovementKind.RESERVE_USE: Decision(_MAYOR, "지방재정법 제43조, 지방자치법 제144조"),
    MovementKind.CROSS_USE: Decision(_COUNCIL, "지방재정법 제47조의2제1항"),
    MovementKind.REORGANISATION: Decision(_MAYOR, "지방재정법 제47조의2제2항"),
    MovementKind.TRANSFER: Decision(_MAYOR, "지방재정법 제49조"),
    MovementKind.CHANGE_OF_USE: Decision(_TEAM, "예산집행 기준"),
    MovementKind.EXCESS_USE: Decision(_MAYOR, "지방회계법 제26조제1항 단서, 시행령 제27조"),
    MovementKind.ALLOTMENT: Decision(_MAYOR, "지방재정법 시행령 제56조, 제57조"),
    MovementKind.SUB_ALLOTMENT: Decision("재무관", "지방재정법 시행령 제85조"),
    MovementKind.COMMITMENT: Decision("재무관", "지방회계법 제29조"),
    MovementKind.EXPENDITURE: Decision("지출원", "지방회계법 제31조"),
    MovementKind.RETURN: Decision("지출원", "지방회계법 제27조"),
    MovementKind.EXPRESS_VOTE: Decision(_COUNCIL, "지방재정법 제50조제1항"),
    MovementKind.CONTINUING_VOTE: Decision(_COUNCIL, "지방재정법 제42조"),
    MovementKind.EXPRESS_CARRY_OUT: Decision(_MAYOR, "지방재정법 제50조제1항"),
    MovementKind.INCIDENTAL_CARRY_OUT: Decision(_MAYOR, "지방재정법 제50조제2항"),
    MovementKind.CONTINUING_CARRY_OUT: Decision(_MAYOR, "지방재정법 제50조제3항"),
    MovementKind.LAPSE: Decision("지출원", "지방회계법 시행령 제12조"),
}
"""Who decides each movement (finance 2.3); who may do so for them, the delegation of each office says."""


def authority_with(authority: str, ground: PreUseGround | ExcessGround) -> str:
    """What 성립전 사용 or 초과지출 is told to rest on: a grant, plan or reason, and which ground of the law it is."""
    return f"{authority} ({ground.label})"


def beside_vote_fault(authority: str, labels: Sequence[str]) -> str:
    """Say that 성립전 사용 or 초과지출 tells none of the grounds of its law by their ``labels``; "" where it does."""
    if any(label in authority for label in labels):
        return ""
    return worded(
        "결정 근거에 법의 사유 가운데 하나를 적으십시오: {labels}. 예: 교부결정 제3호 ({first})",
        labels=", ".join(worded(each) for each in labels), first=worded(labels[0]),
    )  # fmt: skip
