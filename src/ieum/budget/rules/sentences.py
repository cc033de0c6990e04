"""Why a movement is refused, in words that an officer reads."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ieum.budget.choices import Bound, MovementKind, Total
from ieum.budget.rules import (
    Entry,
    Fault,
    Movement,
    Overdraft,
    Place,
    Term,
    banned,
    days_of,
    named,
    weights_of,
)
from ieum.kernel.wording import worded

_SENTENCES = {
    Fault.RECIPIENT: (
        "재배정에는 받는 동이나 사업소를 적어야 하고, 재배정·지출원인행위·반납이 아닌 사건에는 적지 않습니다."
    ),
    Fault.CLOSED: "결산이 끝난 회계연도에는 등록하거나 취소할 수 없습니다.",
    Fault.EMPTY: "옮길 금액이 없습니다. 예산과목과 금액을 적으십시오.",
    Fault.AMOUNT: "금액은 0이 아니어야 하고 1,000조 원을 넘을 수 없습니다.",
    Fault.REPEATED: "같은 예산과목이 두 번 있습니다. 한 줄로 합치십시오.",
    Fault.NO_CELL: "이 회계연도에 없는 예산과목입니다.",
    Fault.DAY: "효력일이 회계연도 밖입니다. 효력일을 고치거나, 그날의 회계연도에 있는 과목을 고르십시오.",
    Fault.SIGN: "금액은 0보다 커야 합니다. 줄이려면 그 사건을 취소하십시오.",
    Fault.ROUND: "추경과 간주처리에는 차수가 있어야 하고, 다른 구분에는 없어야 합니다.",
    Fault.AUTHORITY: "먼저 결정된 근거(예산총칙 조항, 조례, 교부결정)를 적어야 합니다.",
    Fault.ORIGIN: "이월액은 이월 예산과목에, 그 밖의 예산은 현년도 예산과목에 적어야 합니다.",
    Fault.UNREPORTED: "이 예산과목에서는 그 잔액을 관리하지 않습니다.",
    Fault.FUNDING: (
        "간주처리는 국가와 시가 용도를 정해 준 돈만 할 수 있습니다. 구비·지방채·기타는 추경에 편성하고, 재원 미구분은 "
        "어느 재원인지 적으십시오."
    ),
    Fault.UNBALANCED: "늘리는 금액과 줄이는 금액이 같아야 합니다.",
    Fault.ACCOUNT: "같은 회계의 세부사업 사이에서만 옮길 수 있습니다.",
    Fault.POLICY: "정책사업이 다르므로 전용이 아니라 이용(의회 사전 의결) 대상입니다.",
    Fault.UNIT: "변경사용은 한 단위사업 안에서만 할 수 있습니다. 단위사업이 다르면 전용하십시오.",
    Fault.ONE_POLICY: "한 정책사업 안에서는 이용이 아니라 전용 대상입니다.",
    Fault.CODES: "이체는 세부사업·통계목·재원을 그대로 두고 부서만 바꿔야 합니다.",
    Fault.RESERVE: (
        "예비비는 예비비(801-01, 801-02) 과목에서 다른 과목으로만 옮길 수 있습니다. 801-03은 예비비가 아니므로 추경에 "
        "편성하십시오."
    ),
    Fault.CUT: "의회에서 삭감된 항목에는 예비비를 사용할 수 없습니다.",
    Fault.UNBUDGETED: (
        "예산에 없는 사업으로는 전용할 수 없습니다. (지방재정법 제49조제2항) 그 세부사업을 먼저 추경에 편성하십시오."
    ),
    Fault.PRE_USE_OPEN: "성립전 사용 예산이 추경예산안에 계상되지 않았습니다. 먼저 같은 차수에 계상하십시오.",
    Fault.APPROVER: "요구한 사람이 스스로 승인할 수 없습니다.",
    Fault.SEALED: "세입과 세출을 맞춘 차수는 바꿀 수 없습니다. 다음 추경에 편성하십시오.",
    Fault.NO_REVENUE: (
        "본예산의 세입과 세출을 맞춘 회계연도입니다. 간주처리, 성립전 사용, 수입대체경비 초과지출에는 같은 금액의 "
        "세입과목을 함께 적으십시오."
    ),
    Fault.REVENUE_TAKEN_UP: "함께 등록한 세입이 이미 추경에 계상되어 취소할 수 없습니다. 그 추경을 먼저 취소하십시오.",
    Fault.UNSETTLED: "집행·이월·불용으로 나누어지지 않은 예산현액이 있어 결산할 수 없습니다.",
}
_BY_KIND = {
    (Fault.DAY, MovementKind.TRANSFER): (
        "회계연도가 지나 전용할 수 없습니다. 올해의 회계연도를 골라 요청하고, 지난해에 남은 예산은 이월하거나 불용으로 "
        "결산하십시오."
    ),
    (Fault.DAY, MovementKind.RETURN): (
        "반납의 효력일은 회계연도 첫날부터 다음 해 1월 20일까지입니다. 그 뒤에 반납된 돈은 반납된 해의 세입에 수납으로 "
        "등록하십시오. (지방회계법 제27조)"
    ),
    (Fault.DAY, MovementKind.REVISED): "수정예산의 효력일은 본예산처럼 회계연도의 첫날입니다.",
    (Fault.ACCOUNT, MovementKind.TRANSFER): _SENTENCES[Fault.POLICY],
    (Fault.ACCOUNT, MovementKind.RESERVE_USE): "예비비는 같은 회계의 세부사업에만 사용할 수 있습니다.",
    (Fault.CUT, MovementKind.TRANSFER): (
        "의회에서 삭감된 항목으로는 전용할 수 없습니다. (지방재정법 제49조제2항) 필요하면 추경에 다시 편성하십시오."
    ),
    (Fault.AUTHORITY, MovementKind.PRE_USE): (
        "용도 지정 및 전액 교부가 확인되지 않아 성립전 사용을 할 수 없습니다. 교부결정을 적으십시오."
    ),
    (Fault.AUTHORITY, MovementKind.EXCESS_USE): (
        "예산을 초과하여 수입대체경비를 지출하는 이유를 적어야 합니다. (지방회계법 시행령 제27조제1항)"
    ),
    (Fault.AUTHORITY, MovementKind.CROSS_USE): "이용은 의회가 미리 의결한 예산총칙 조항을 적어야 합니다.",
    (Fault.AUTHORITY, MovementKind.REORGANISATION): "이체는 조직·정원에 관한 법령이나 조례를 적어야 합니다.",
}
"""What a rule says of one kind in words of its own."""


def sentence_of(fault: Fault, movement: Movement, places: Mapping[UUID, Place], year: Term) -> str:
    """Say why a movement of a fiscal year is refused, except for an overdraft."""
    if fault is Fault.BANNED:
        return banned(movement, places)
    said = _BY_KIND.get((fault, movement.kind))
    return said or (_day_sentence(movement.kind, year) if fault is Fault.DAY else _SENTENCES[fault])


def _day_sentence(kind: MovementKind, year: Term) -> str:
    first, last = days_of(kind, year)
    return worded(
        "{kind}의 효력일은 {first}부터 {last}까지입니다. 효력일을 고치거나, 그날의 회계연도에 있는 과목을 고르십시오.",
        kind=worded(str(kind.label)),
        first=first,
        last=last,
    )


_LEFT: Mapping[Total | Bound, str] = {
    Total.AVAILABLE: "예산현액의 남은 금액",
    Total.ALLOTTED: "배정잔액",
    Total.COMMITTED: "원인행위 잔액",
    Bound.SUB_ALLOTTED: "재배정 잔액",
}
"""What is left of each total."""


_CUT_TOO_DEEP = "{place}: 감액 후 {upper}이 이미 있는 {lower}보다 작아집니다. ({day} 기준 {gap:,}원)"
_CUT_BELOW_ALLOTMENT = (
    "{place}: 감액 후 {upper}이 이미 있는 {lower}보다 작아집니다. ({day} 기준 {gap:,}원) "
    "예산 배정의 수시배정에서 그만큼을 △로 적어 배정을 먼저 줄이십시오."
)


def explain_overdraft(found: Overdraft, moved: Sequence[Entry], place: Place) -> str:
    """Say what is left and on which day it would be passed; ``moved`` are the entries that were refused."""
    upper = named(found.upper)
    if not found.lower:
        return worded(
            "{place}: {day} {upper}이 {gap:,}원 모자라 0원 아래로 내려갑니다.",
            place=_where(found, place),
            day=found.day,
            upper=worded(str(upper.label)),
            gap=-found.gap,
        )
    lower = named(found.lower)
    own = [each for each in moved if each.cell_id == found.cell_id]
    raised, lowered = _effect(own, lower), -_effect(own, upper)
    if lowered > 0 and raised <= 0:
        return worded(
            _CUT_BELOW_ALLOTMENT if lower is Total.ALLOTTED else _CUT_TOO_DEEP,
            place=_where(found, place),
            upper=worded(str(upper.label)),
            lower=worded(str(lower.label)),
            day=found.day,
            gap=-found.gap,
        )
    if lower is Bound.CARRIED_INCIDENTAL and found.gap + raised + lowered <= 0:
        return worded(
            "{place}: 회계연도 내 지출원인행위가 없어 사고이월할 수 없습니다. ({gap:,}원 초과)",
            place=_where(found, place),
            gap=-found.gap,
        )
    left = found.gap + raised + lowered
    return worded(
        "{place}: {left_of} {left:,}원을 넘습니다. ({day} 기준 {gap:,}원 초과)",
        place=_where(found, place),
        left_of=_LEFT.get(upper, upper.label),
        left=left,
        day=found.day,
        gap=-found.gap,
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """A movement that stands, as it is named to an officer."""

    event_id: UUID
    kind: MovementKind
    round: int | None
    effective_date: date
    basis: str

    def __str__(self) -> str:
        return f"{self.effective_date:%Y. %-m. %-d.} {name_of(self.kind, self.round)}({self.basis})"


def explain_early_lapse(on: date, returned_on: date) -> str:
    """Say why nothing lapses on a day after which money still came back, and from which day on it does."""
    return worded(
        "{on} 뒤에 반납된 금액이 있어 그날에는 남은 예산을 모두 불용으로 등록할 수 없습니다. "
        "효력일을 {returned_on}(마지막 반납일) 이후로 적으십시오.",
        on=on,
        returned_on=returned_on,
    )


MOST_NAMED = 3


def general_sentence(fault: Fault) -> str:
    """Say why something is refused that is no movement of its own: a reversal, or the closing of a year."""
    return _SENTENCES[fault]


def explain_dependants(found: Overdraft, place: Place, resting: Sequence[Standing]) -> str:
    """Say what rests on a movement that cannot be reversed, and name the last ones of it."""
    said = ", ".join(map(str, resting[:MOST_NAMED]))
    more = f" 외 {len(resting) - MOST_NAMED}건" if len(resting) > MOST_NAMED else ""
    return f"{_what_rests(found, place)} 딸린 사건: {said}{more}." if said else _what_rests(found, place)


def _what_rests(found: Overdraft, place: Place) -> str:
    upper = named(found.upper).label
    if not found.lower:
        return worded(
            "{place}: 취소하면 {day} {upper}이 {gap:,}원 모자랍니다. 뒤에 딸린 사건을 먼저 취소하십시오.",
            place=_where(found, place),
            day=found.day,
            upper=upper,
            gap=-found.gap,
        )
    lower = named(found.lower).label
    return worded(
        "{place}: 취소하면 {day} {lower}이 {upper}보다 {gap:,}원 많아집니다. "
        "그날까지의 {lower}을 먼저 줄이거나 취소하십시오.",
        place=_where(found, place),
        day=found.day,
        lower=lower,
        upper=upper,
        gap=-found.gap,
    )


def _where(found: Overdraft, place: Place) -> str:
    return f"{place.name} {found.unit}".strip()


def _effect(moved: Iterable[Entry], total: Total | Bound) -> int:
    return sum(weights_of(total).get(each.balance, 0) * each.amount for each in moved)


_COUNTED_BEFORE = (MovementKind.SUPPLEMENTARY, MovementKind.ABSORB_PRE_USE, MovementKind.ABSORB_DEEMED)


def name_of(kind: MovementKind, number: int | None) -> str:
    """The movement as the office calls it: 제2회 추경, 간주처리 제3차, 지출."""
    if number is None:
        return kind.label
    return f"제{number}회 {kind.label}" if kind in _COUNTED_BEFORE else f"{kind.label} 제{number}차"
