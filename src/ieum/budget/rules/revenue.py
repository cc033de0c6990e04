"""What may be posted to the ledger of revenue: the rules by which the database judges, and their words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby
from uuid import UUID

from ieum.budget.choices import Funding, RevenueBalance, RevenueKind, RevenueTotal
from ieum.budget.rules.versions import revenue_group
from ieum.kernel.wording import worded

COLUMN: Mapping[RevenueKind, RevenueBalance] = {
    RevenueKind.ORIGINAL: RevenueBalance.ORIGINAL,
    RevenueKind.SUPPLEMENTARY: RevenueBalance.SUPPLEMENTARY,
    RevenueKind.LEVY: RevenueBalance.LEVIED,
    RevenueKind.RECEIPT: RevenueBalance.RECEIVED,
    RevenueKind.WRITE_OFF: RevenueBalance.WRITTEN_OFF,
    RevenueKind.DEEMED: RevenueBalance.DEEMED,
    RevenueKind.PRE_USE: RevenueBalance.PRE_USED,
    RevenueKind.ABSORB_DEEMED: RevenueBalance.SUPPLEMENTARY,
    RevenueKind.ABSORB_PRE_USE: RevenueBalance.SUPPLEMENTARY,
    RevenueKind.REORGANISATION: RevenueBalance.REORGANISED,
    RevenueKind.EXCESS_USE: RevenueBalance.EXCESS_USED,
}
"""The balance that each movement adds to."""
ABSORBED: Mapping[RevenueKind, RevenueBalance] = {
    RevenueKind.ABSORB_DEEMED: RevenueBalance.DEEMED,
    RevenueKind.ABSORB_PRE_USE: RevenueBalance.PRE_USED,
}
"""The balance that a supplementary budget takes up in its own, won for won (지방재정법 제45조 단서)."""
WITH_EXPENDITURE = frozenset({RevenueKind.DEEMED, RevenueKind.PRE_USE, RevenueKind.EXCESS_USE, *ABSORBED})
"""What is posted with the expenditure that it pays for, and goes with it."""
ALONE = tuple(kind for kind in RevenueKind if kind not in WITH_EXPENDITURE and kind is not RevenueKind.REVERSAL)
"""What is posted by itself."""
SIGNED = frozenset(
    {RevenueKind.SUPPLEMENTARY, RevenueKind.LEVY, RevenueKind.RECEIPT, RevenueKind.REORGANISATION}
)  # fmt: skip
"""What may also take away: a smaller budget, a levy corrected, money given back (과오납 반환), what others took."""
_BUDGET = (RevenueBalance.ORIGINAL, RevenueBalance.SUPPLEMENTARY, RevenueBalance.DEEMED, RevenueBalance.PRE_USED)
TOTALS: Mapping[RevenueTotal, Mapping[RevenueBalance, int]] = {
    RevenueTotal.BUDGETED: dict.fromkeys(_BUDGET, 1),
    RevenueTotal.REORGANISED: {RevenueBalance.REORGANISED: 1},
    RevenueTotal.AVAILABLE: dict.fromkeys((*_BUDGET, RevenueBalance.REORGANISED), 1),
    RevenueTotal.LEVIED: {RevenueBalance.LEVIED: 1},
    RevenueTotal.RECEIVED: {RevenueBalance.RECEIVED: 1},
    RevenueTotal.WRITTEN_OFF: {RevenueBalance.WRITTEN_OFF: 1},
    RevenueTotal.UNCOLLECTED: {
        RevenueBalance.LEVIED: 1, RevenueBalance.RECEIVED: -1, RevenueBalance.WRITTEN_OFF: -1,
    },
}  # fmt: skip
"""How many times each balance counts in each total (지방회계법 시행령 제12조제2항제1호).

예산액 is the original budget with all supplements and what is used or deemed before the next one, 예산현액 that with
what divisions took over from each other (이체), 미수납액 what was levied and neither received nor written off.
"""


class RevenueFault(StrEnum):
    """Why a movement of revenue, or the sealing of a round, is refused; the database raises these words."""

    CLOSED = "CLOSED"
    EMPTY = "EMPTY"
    AMOUNT = "AMOUNT"
    NO_CELL = "NO_CELL"
    REVENUE_DAY = "REVENUE_DAY"
    SIGN = "SIGN"
    REVENUE_ROUND = "REVENUE_ROUND"
    SEALED = "SEALED"
    REVENUE_SHORT = "REVENUE_SHORT"
    UNEQUAL = "UNEQUAL"
    UNBALANCED = "UNBALANCED"
    WITH_EXPENDITURE = "WITH_EXPENDITURE"
    UNEQUAL_GRANT = "UNEQUAL_GRANT"
    UNEQUAL_EXCESS = "UNEQUAL_EXCESS"


SENTENCES: Mapping[RevenueFault, str] = {
    RevenueFault.CLOSED: "결산이 끝난 회계연도에는 등록하거나 취소할 수 없습니다.",
    RevenueFault.EMPTY: "등록할 금액이 없습니다. 세입과목과 금액을 적으십시오.",
    RevenueFault.AMOUNT: "금액은 0이 아니어야 하고 1,000조 원을 넘을 수 없으며, 같은 과목이 두 번 있을 수 없습니다.",
    RevenueFault.NO_CELL: "이 회계연도에 없는 세입과목입니다.",
    RevenueFault.REVENUE_DAY: "효력일이 회계연도 밖입니다. 세입예산은 12월 31일, 수납은 다음 해 1월 20일까지입니다.",
    RevenueFault.SIGN: "금액은 0보다 커야 합니다. 줄이려면 그 사건을 취소하십시오.",
    RevenueFault.REVENUE_ROUND: "추경에는 차수가 있어야 하고, 다른 구분에는 없어야 합니다.",
    RevenueFault.SEALED: "세입과 세출을 맞춘 차수는 바꿀 수 없습니다. 다음 추경에 편성하십시오.",
    RevenueFault.REVENUE_SHORT: "수납액과 불납결손액의 합이 징수결정액을 넘거나, 예산액이 0원 아래로 내려갑니다.",
    RevenueFault.UNEQUAL: "세입과 세출 총계가 일치하지 않습니다.",
    RevenueFault.UNBALANCED: (
        "세입 이체는 같은 회계와 세입과목 안에서 부서만 바꿉니다. "
        "보내는 금액(△)과 받는 금액의 합이 0원이 되게 적으십시오."
    ),
    RevenueFault.WITH_EXPENDITURE: (
        "간주처리, 성립전 사용, 수입대체경비 초과지출의 세입은 세출과 함께 등록하고 함께 취소합니다. 간주처리 화면에서 "
        "하십시오."
    ),
    RevenueFault.UNEQUAL_GRANT: (
        "간주처리·성립전 사용은 세입과 세출이 같아야 합니다. "
        "국비·균특·기금·시비는 보조금(5), 특별교부세는 지방교부세(3), 특별조정교부금은 조정교부금(4)의 세입과목에 "
        "적으십시오."
    ),
    RevenueFault.UNEQUAL_EXCESS: (
        "수입대체경비 초과지출은 그 회계의 초과수입만큼만 합니다. "
        "세출과 같은 금액을 초과수입이 난 세입과목에 적으십시오."
    ),
}


@dataclass(frozen=True, slots=True)
class RevenueEntry:
    """What a posted line adds to a balance of a place, from a day on."""

    cell_id: UUID
    balance: RevenueBalance
    amount: int
    effective_date: date


UNDIVIDED = "000-00"
"""Stands where an account's revenue is known and its 세입과목 are not."""


def group_of(code: str, *, on: date) -> str:
    """What a 세입과목 belongs to, such as 지방세수입; "" where its first digit stands for nothing.

    :raises NotYetInForce: if nothing is known of that day
    """
    return "과목 미구분" if code == UNDIVIDED else revenue_group(code, on=on)


GROUPS: Mapping[Funding, str] = {
    Funding.NATIONAL: "5",
    Funding.BALANCED: "5",
    Funding.FUND_GRANT: "5",
    Funding.CITY: "5",
    Funding.SPECIAL_GRANT: "3",
    Funding.SPECIAL_ADJUSTMENT: "4",
    Funding.UNDIVIDED: UNDIVIDED[0],
}
"""The 장 (the first digit of a 세입과목) in which money of others for a stated use comes in."""


def gaps(
    spent: Iterable[tuple[str, Funding, int]], given: Iterable[tuple[str, str, int]]
) -> dict[tuple[str, str], int]:
    """Won by which revenue is more than the expenditure that it pays for, by account and 장; equal ones are left out.

    ``spent`` are accounts, sources and won, ``given`` accounts, 세입과목 and won. Money of our own is no part of it.
    """
    found: dict[tuple[str, str], int] = {}
    for account, funding, amount in spent:
        if funding in GROUPS:
            key = (account, GROUPS[funding])
            found[key] = found.get(key, 0) - amount
    for account, code, amount in given:
        found[account, code[0]] = found.get((account, code[0]), 0) + amount
    return {key: gap for key, gap in found.items() if gap}


def taken_up_revenue(
    asked: Mapping[tuple[str, str, str], int],
    standing: Mapping[tuple[str, str, str], int],
    spent: Iterable[tuple[str, Funding, int]],
) -> dict[tuple[str, str, str], int]:
    """Won that a budget takes up by place of revenue: of what stands and it asks for, as much as of expenditure.

    Places are account, division and 세입과목; ``spent`` are accounts, sources and won. What is left over of ``spent``
    lacks its revenue, which ``gaps`` tells.
    """
    left = {key: -gap for key, gap in gaps(spent, ()).items()}
    found = {}
    for place, amount in asked.items():
        key = (place[0], place[2][0])
        part = min(amount, standing.get(place, 0), left.get(key, 0))
        if part > 0:
            left[key] -= part
            found[place] = part
    return found


def pre_used_sentence(code: str, received: int, used: int, left: int) -> str:
    """Say how far the receipts of a 세입과목 were used before their adoption, and what is ``left`` to take up; won."""
    if not used:
        return worded("{code}: 성립전 사용이 아직 없습니다. '간주처리'에서 세출과 함께 등록하십시오.", code=code)
    if received < used:
        return worded(
            "{code}: 성립전 사용액 {used:,}원보다 수납액 {received:,}원이 적습니다. 전액 교부된 돈만 성립 전에 "
            "씁니다. (지방재정법 제45조)",
            code=code, used=used, received=received,
        )  # fmt: skip
    if left:
        return worded(
            "{code}: 성립전 사용액 {used:,}원 가운데 {left:,}원을 다음 추경에 계상해야 합니다. (지방재정법 제45조)",
            code=code, used=used, left=left,
        )  # fmt: skip
    return worded("{code}: 성립전 사용액 {used:,}원을 추경에 모두 계상했습니다.", code=code, used=used)


def total_of_revenue(total: RevenueTotal, standing: Mapping[RevenueBalance, int]) -> int:
    """A total of the balances of one place, in won."""
    return sum(times * standing.get(balance, 0) for balance, times in TOTALS[total].items())


def name_of_revenue(kind: RevenueKind, number: int | None) -> str:
    """The movement as the office calls it: 제1회 세입 추경, 세입 간주처리 제3차, 수납."""
    if number is None or kind is RevenueKind.REVERSAL:
        return kind.label
    return f"제{number}회 {kind.label}" if kind is RevenueKind.SUPPLEMENTARY else f"{kind.label} 제{number}차"


def is_short(entries: Iterable[RevenueEntry], from_day: date) -> bool:
    """Whether a place falls below zero on a day or a later one: its budget, a balance, or what is uncollected."""
    ordered = sorted(entries, key=lambda each: (str(each.cell_id), each.effective_date))
    for _, lines in groupby(ordered, key=lambda each: each.cell_id):
        standing: dict[RevenueBalance, int] = {}
        for day, moved in groupby(lines, key=lambda each: each.effective_date):
            for each in moved:
                standing[each.balance] = standing.get(each.balance, 0) + each.amount
            if day >= from_day and _is_below(standing):
                return True
    return False


def _is_below(standing: Mapping[RevenueBalance, int]) -> bool:
    signed = (RevenueBalance.SUPPLEMENTARY, RevenueBalance.REORGANISED)
    own = (standing.get(each, 0) for each in RevenueBalance if each not in signed)
    made = (
        total_of_revenue(each, standing)
        for each in (RevenueTotal.BUDGETED, RevenueTotal.AVAILABLE, RevenueTotal.UNCOLLECTED)
    )
    return min(*made, *own) < 0


@dataclass(frozen=True, slots=True)
class Surplus:
    """What is left of an account at the end of a year, in won (세계잉여금, 순세계잉여금)."""

    account: str
    received: int
    spent: int
    carried: int
    """명시·사고·계속비이월."""
    unused_grants: int
    """Of money of the state and the city, what was not used and is given back (보조금 집행잔액)."""

    @property
    def whole(self) -> int:
        """세계잉여금: what was received less what was spent."""
        return self.received - self.spent

    @property
    def net(self) -> int:
        """순세계잉여금: what is free of it (지방회계법 제19조)."""
        return self.whole - self.carried - self.unused_grants
