"""Why a movement is refused, in words that an officer reads."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from ieum.budget.choices import MovementKind, Total
from ieum.budget.rules import TOTALS, Entry, Fault, Movement, Overdraft, Place, ban_on

_SENTENCES = {
    Fault.EMPTY: "옮길 금액이 없습니다. 예산과목과 금액을 적으십시오.",
    Fault.AMOUNT: "금액은 0이 아니어야 하고 1,000조 원을 넘을 수 없습니다.",
    Fault.REPEATED: "같은 예산과목이 두 번 있습니다. 한 줄로 합치십시오.",
    Fault.NO_CELL: "이 회계연도에 없는 예산과목입니다.",
    Fault.DAY: "효력일이 회계연도 밖입니다.",
    Fault.SIGN: "금액은 0보다 커야 합니다. 줄이려면 그 사건을 취소하십시오.",
    Fault.ROUND: "추경과 간주처리에는 차수가 있어야 하고, 다른 구분에는 없어야 합니다.",
    Fault.ORIGIN: "이월액은 이월 예산과목에, 그 밖의 예산은 현년도 예산과목에 적어야 합니다.",
    Fault.UNREPORTED: "이 예산과목에서는 그 잔액을 관리하지 않습니다.",
    Fault.FUNDING: "간주처리는 용도가 정해진 국비·시비만 할 수 있습니다. 구비는 추경에 편성하십시오.",
    Fault.UNBALANCED: "늘리는 금액과 줄이는 금액이 같아야 합니다.",
    Fault.POLICY: "정책사업이 다르므로 전용이 아니라 이용(의회 사전 의결) 대상입니다.",
    Fault.RESERVE: "예비비는 예비비(801) 과목에서 다른 과목으로만 옮길 수 있습니다.",
}


def sentence_of(fault: Fault, movement: Movement, places: Mapping[UUID, Place]) -> str:
    """Say why a movement is refused, except for an overdraft."""
    if fault is Fault.DAY and movement.kind is MovementKind.TRANSFER:
        return "회계연도가 지나 전용할 수 없습니다."
    if fault is Fault.POLICY and movement.kind is MovementKind.RESERVE_USE:
        return "예비비는 같은 회계의 세부사업에만 사용할 수 있습니다."
    ban = ban_on(movement, places) if fault is Fault.BANNED else None
    return ban.sentence if ban else _SENTENCES[fault]


_LEFT = {Total.AVAILABLE: "예산현액의 남은 금액", Total.ALLOTTED: "배정잔액", Total.COMMITTED: "원인행위 잔액"}
"""What is left of each total."""


def explain_overdraft(found: Overdraft, moved: Sequence[Entry], place: Place) -> str:
    """Say what is left and on which day it would be passed; ``moved`` are the entries that were refused."""
    upper = Total(found.upper)
    if not found.lower:
        return f"{place.name}: {found.day} {upper.label}이 {-found.gap:,}원 모자라 0원 아래로 내려갑니다."
    lower = Total(found.lower)
    own = [each for each in moved if each.cell_id == found.cell_id]
    raised, lowered = _effect(own, lower), -_effect(own, upper)
    if lowered > 0 and raised <= 0:
        return (
            f"{place.name}: 감액 후 {upper.label}이 이미 있는 {lower.label}보다 작아집니다. "
            f"({found.day} 기준 {-found.gap:,}원)"
        )
    left = found.gap + raised + lowered
    return f"{place.name}: {_LEFT[upper]} {left:,}원을 넘습니다. ({found.day} 기준 {-found.gap:,}원 초과)"


def explain_dependants(found: Overdraft, place: Place) -> str:
    """Say what rests on a movement that cannot be reversed."""
    upper = Total(found.upper).label
    if not found.lower:
        return (
            f"{place.name}: 취소하면 {found.day} {upper}이 {-found.gap:,}원 모자랍니다. "
            "뒤에 딸린 사건을 먼저 취소하십시오."
        )
    lower = Total(found.lower).label
    return (
        f"{place.name}: 취소하면 {found.day} {lower}이 {upper}보다 {-found.gap:,}원 많아집니다. "
        f"그날까지의 {lower}을 먼저 줄이거나 취소하십시오."
    )


def _effect(moved: Iterable[Entry], total: Total) -> int:
    return sum(TOTALS[total].get(each.balance, 0) * each.amount for each in moved)


def name_of(kind: MovementKind, number: int | None) -> str:
    """The movement as the office calls it: 제2회 추경, 간주처리 제3차, 지출."""
    if number is None:
        return kind.label
    return f"제{number}회 {kind.label}" if kind is MovementKind.SUPPLEMENTARY else f"{kind.label} 제{number}차"
